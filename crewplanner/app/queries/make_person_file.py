"""Gathering everything about one person: the records of the plan, then what is said elsewhere."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.details_text import details_words
from crewplanner.app.ledgers import LedgerPeriod
from crewplanner.app.queries.person_file import Heading, Held, PersonFile, Section, Value
from crewplanner.app.queries.person_mentions import mention_sections
from crewplanner.app.time_text import show_spec
from crewplanner.app.words import department_name, marks_text, role_name, status_text, word
from crewplanner.app.workspace import Workspace
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.ledger import Irregular
from crewplanner.domain.pay.engine import weeks_of
from crewplanner.domain.pay.lines import PersonPay
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import DateSpan, TimeRange, TimeSpec, format_minutes
from crewplanner.i18n import N_, _

_KINDS: Mapping[Irregular, str] = MappingProxyType(
    {
        Irregular.EVENING: N_("Evening"),
        Irregular.NIGHT: N_("Night"),
        Irregular.SATURDAY: N_("Saturday"),
        Irregular.SUNDAY: N_("Sunday"),
        Irregular.HOLIDAY: N_("Holiday"),
        Irregular.SIXTH_DAY: N_("6th day"),
        Irregular.SEVENTH_DAY: N_("7th day"),
        Irregular.SHORT_REST: N_("Short rest"),
    }
)


def person_file(workspace: Workspace, person: PersonId) -> PersonFile:
    """All that the project holds. Raises KeyError for nobody, Damaged for a file that rotted."""
    return _Gathering(workspace, person).file()


class _Gathering:
    """One person in one project."""

    def __init__(self, workspace: Workspace, person: PersonId) -> None:
        self._workspace = workspace
        self._plan = workspace.plan
        self._person = self._plan.people[person]

    def file(self) -> PersonFile:
        """The whole."""
        person = self._person
        words = self._words(None)
        usual = self._plan.roles.get(person.roles[0]) if person.roles else None
        department = self._plan.departments.get(usual.department) if usual else None
        facts = (
            ("name", _("Name"), person.name),
            ("sort_name", _("Sorted as"), person.sort_name),
            ("roles", _("Roles"), ", ".join(self._role(role, None) for role in person.roles)),
            ("department", _("Department"), department_name(department, words) if usual else ""),
            ("skills", _("Skills"), ", ".join(person.skills)),
            ("note", _("Note"), person.note),
        )
        sections = (
            self._contacts(),
            self._deals(),
            self._bookings(),
            self._outside_holds(),
            self._away(),
            self._times(),
            self._approvals(),
            self._pay(),
            self._irregular(),
            self._overrides(),
            *mention_sections(self._workspace, person),
        )
        return PersonFile(person=person.id, name=person.name, facts=facts, sections=sections)

    def _contacts(self) -> Section:
        return Section(
            key="contacts",
            title=_("Contacts"),
            headings=(
                Heading(key="kind", title=_("Kind")),
                Heading(key="value", title=_("Contact"), weight=3),
                Heading(key="shown", title=_("Who sees it"), weight=2),
            ),
            rows=tuple(
                (
                    word(one.kind),
                    one.value,
                    _("producer alone") if one.private else _("papers for the crew too"),
                )
                for one in self._person.contacts
            ),
        )

    def _deals(self) -> Section:
        return Section(
            key="deals",
            title=_("Deals"),
            headings=(
                Heading(key="production", title=_("Production"), weight=2),
                Heading(key="role", title=_("Role"), weight=1.4),
                Heading(key="rate", title=_("Rate"), held=Held.MONEY),
                Heading(key="per", title=_("Paid")),
                Heading(key="kit", title=_("Kit a day"), held=Held.MONEY),
                Heading(key="agreement", title=_("Agreement"), weight=1.4),
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="terms", title=_("Other terms"), weight=2),
            ),
            rows=tuple(
                (
                    self._title(one.production),
                    self._role(one.role, one.production),
                    one.rate,
                    word(one.per),
                    one.kit,
                    one.agreement,
                    one.valid_from,
                    one.valid_to,
                    ", ".join(f"{name} {text}" for name, text in one.parameters),
                )
                for one in self._plan.deals_of.get(self._person.id, ())
            ),
        )

    def _bookings(self) -> Section:
        return Section(
            key="bookings",
            title=_("Bookings"),
            headings=(
                Heading(key="production", title=_("Production"), weight=2),
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="status", title=_("Status"), weight=1.2),
                Heading(key="role", title=_("Role"), weight=1.4),
                Heading(key="unit", title=_("Unit")),
                Heading(key="call", title=_("Call")),
                Heading(key="wrap", title=_("Wrap")),
                Heading(key="kind", title=_("Kind")),
                Heading(key="told", title=_("Told at"), weight=2),
                Heading(key="note", title=_("Note"), weight=2),
            ),
            rows=tuple(
                (
                    self._title(one.production),
                    one.span.first,
                    one.span.last,
                    status_text(one.status, one.rank, self._words(one.production)),
                    self._role(one.role, one.production),
                    self._unit(one.unit),
                    _spec(one.call),
                    _spec(one.wrap),
                    self._day_type(one.day_type, one.production),
                    one.told_at,
                    one.note,
                )
                for one in self._plan.bookings_of.get(self._person.id, ())
            ),
        )

    def _outside_holds(self) -> Section:
        return Section(
            key="outside_holds",
            title=_("Holds of others"),
            headings=(
                Heading(key="holder", title=_("Whose"), weight=2),
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="status", title=_("Status")),
                Heading(key="note", title=_("Note"), weight=2),
            ),
            rows=tuple(
                (
                    one.holder,
                    one.span.first,
                    one.span.last,
                    status_text(one.status, one.rank, self._words(None)),
                    one.note,
                )
                for one in self._plan.outside_holds_of.get(self._person.id, ())
            ),
        )

    def _away(self) -> Section:
        return Section(
            key="away",
            title=_("Away"),
            headings=(
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="part", title=_("Hours")),
                Heading(key="kind", title=_("Kind")),
                Heading(key="note", title=_("Note"), weight=3),
            ),
            rows=tuple(
                (one.span.first, one.span.last, _range(one.part), word(one.kind), one.note)
                for one in self._plan.unavailabilities_of.get(self._person.id, ())
            ),
        )

    def _times(self) -> Section:
        cards = self._plan.timecards_of.get(self._person.id, ())
        return Section(
            key="times",
            title=_("Own times"),
            headings=(
                Heading(key="production", title=_("Production"), weight=2),
                Heading(key="date", title=_("Date"), held=Held.DATE),
                Heading(key="kind", title=_("Kind")),
                Heading(key="call", title=_("Call"), held=Held.TIME),
                Heading(key="wrap", title=_("Wrap"), held=Held.TIME),
                Heading(key="meals", title=_("Meals")),
                Heading(key="marks", title=_("Marks")),
                Heading(key="details", title=_("Details"), weight=1.5),
                Heading(key="remarks", title=_("Remarks"), weight=2),
            ),
            rows=tuple(self._card(card) for card in cards),
        )

    def _card(self, card: Timecard) -> tuple[Value, ...]:
        worked = self._plan.worked_on(card.production, card.person, card.date)
        decided = (f"{name}: {_('yes') if yes else _('no')}" for name, yes in card.elections)
        return (
            self._title(card.production),
            card.date,
            word(card.kind),
            worked.call if worked else None,
            worked.wrap if worked else None,
            ", ".join(map(_range, worked.meals)) if worked else "",
            marks_text(card.marks),
            " · ".join(filter(None, (details_words(card.details), *decided))),
            card.remarks,
        )

    def _approvals(self) -> Section:
        return Section(
            key="approvals",
            title=_("Approvals of times"),
            headings=(
                Heading(key="production", title=_("Production"), weight=2),
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="deed", title=_("What")),
                Heading(key="who", title=_("By")),
                Heading(key="at", title=_("At"), weight=1.4),
                Heading(key="reason", title=_("Reason"), weight=2),
            ),
            rows=tuple(
                (
                    self._title(one.production),
                    one.span.first,
                    one.span.last,
                    word(one.deed),
                    one.who,
                    one.at,
                    one.reason,
                )
                for one in self._plan.approvals_of.get(self._person.id, ())
            ),
        )

    def _pay(self) -> Section:
        weeks = tuple(self._weeks())
        totals: dict[ProductionId, list[PersonPay]] = {}
        for production, _week, pay in weeks:
            totals.setdefault(production, []).append(pay)
        return Section(
            key="pay",
            title=_("Pay by week, as worked"),
            headings=(
                Heading(key="production", title=_("Production"), weight=2),
                Heading(key="from", title=_("From"), held=Held.DATE),
                Heading(key="to", title=_("To"), held=Held.DATE),
                Heading(key="days", title=_("Days"), held=Held.NUMBER),
                Heading(key="minutes", title=_("Hours"), held=Held.MINUTES),
                Heading(key="overtime", title=_("Overtime"), held=Held.MINUTES),
                Heading(key="pay", title=_("Pay"), held=Held.MONEY),
                Heading(key="currency", title=_("Currency")),
            ),
            rows=tuple(
                (self._title(production), week.first, week.last, *_figures((pay,)))
                for production, week, pay in weeks
            ),
            totals=tuple(
                (
                    _("{title}, total").format(title=self._title(production)),
                    None,
                    None,
                    *_figures(p),
                )
                for production, p in totals.items()
            ),
        )

    def _weeks(self) -> Iterator[tuple[ProductionId, DateSpan, PersonPay]]:
        """Every pay week with work in it."""
        pricing, person = self._workspace.pricing, self._person.id
        for production, settings in self._plan.productions.items():
            span = self._span(production)
            for week in weeks_of(span, settings.first_weekday) if span else ():
                for pay in pricing.week(self._plan, production, week, (person,)).people:
                    if pay.lines or pay.minutes:
                        yield production, week, pay

    def _span(self, production: ProductionId | None) -> DateSpan | None:
        """From the first to the last date of bookings and times; of any production for None."""
        bookings = self._plan.bookings_of.get(self._person.id, ())
        cards = self._plan.timecards_of.get(self._person.id, ())
        spans = [one.span for one in bookings if production in {None, one.production}]
        dates = [one.date for one in cards if production in {None, one.production}]
        dates += [date for span in spans for date in (span.first, span.last)]
        return DateSpan(first=min(dates), last=max(dates)) if dates else None

    def _irregular(self) -> Section:
        span, rows = self._span(None), list[tuple[Value, ...]]()
        if span is not None:
            period = LedgerPeriod(span=span, until=span.last)
            ledger = self._workspace.ledgers.of(self._plan, self._person.id, period)
            rows = [
                (
                    _(_KINDS[kind]),
                    len(days),
                    ledger.by_minutes.get(kind, 0),
                    ", ".join(day.date.isoformat() for day in days),
                )
                for kind in Irregular
                if (days := ledger.of(kind))
            ]
        return Section(
            key="irregular",
            title=_("Irregular hours"),
            headings=(
                Heading(key="kind", title=_("Kind")),
                Heading(key="count", title=_("Dates"), held=Held.NUMBER),
                Heading(key="minutes", title=_("Hours"), held=Held.MINUTES),
                Heading(key="dates", title=_("Which dates"), weight=4),
            ),
            rows=tuple(rows),
        )

    def _overrides(self) -> Section:
        own = [one for one in self._plan.overrides.values() if one.person == self._person.id]
        return Section(
            key="overrides",
            title=_("Findings accepted about them"),
            headings=(
                Heading(key="date", title=_("Date"), held=Held.DATE),
                Heading(key="rule", title=_("Rule")),
                Heading(key="reason", title=_("Reason"), weight=3),
                Heading(key="who", title=_("By")),
                Heading(key="at", title=_("At"), weight=1.4),
            ),
            rows=tuple((one.date, one.rule, one.reason, one.who, one.at) for one in own),
        )

    def _title(self, production: ProductionId) -> str:
        return self._plan.productions[production].title

    def _words(self, production: ProductionId | None) -> FilmWords:
        if production is not None:
            return self._plan.productions[production].words
        shared = {one.words for one in self._plan.productions.values()}
        return shared.pop() if len(shared) == 1 else FilmWords.US

    def _role(self, role: RoleId | None, production: ProductionId | None) -> str:
        known = self._plan.roles.get(role) if role is not None else None
        return role_name(known, self._words(production))

    def _unit(self, unit: UnitId | None) -> str:
        return self._plan.units[unit].name if unit is not None else ""

    def _day_type(self, kind: DayType | None, production: ProductionId) -> str:
        return word(kind, self._words(production)) if kind else ""


def _figures(pays: tuple[PersonPay, ...] | list[PersonPay]) -> tuple[Value, ...]:
    return (
        sum(pay.days for pay in pays),
        sum(pay.minutes for pay in pays),
        sum(pay.overtime for pay in pays),
        sum((pay.total for pay in pays), Decimal(0)),
        pays[0].currency,
    )


def _spec(spec: TimeSpec | None) -> str:
    return show_spec(spec) if spec is not None else ""


def _range(part: TimeRange | None) -> str:
    return f"{format_minutes(part.start)}–{format_minutes(part.end)}" if part else ""
