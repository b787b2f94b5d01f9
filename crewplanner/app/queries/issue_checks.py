"""What to look at before a week goes out: what is open, what is missing."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from crewplanner.app.finding_words import finding_text
from crewplanner.app.queries.coverage import coverage
from crewplanner.app.queries.grouping import alone
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.bookings import TENTATIVE
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.people import ContactKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext

_LOUD = frozenset({Severity.BLOCK, Severity.WARN})
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCheck:
    """One thing to look at: in a few words, and in full. `severe` should not go out like this."""

    text: str
    detail: str
    severe: bool = False


def issue_checks(
    plan: Plan, production: ProductionId, span: DateSpan, findings: Iterable[Finding]
) -> tuple[IssueCheck, ...]:
    """The severe ones first; nothing where all is said and nothing is open."""
    found = (
        *_findings(plan, findings),
        *_days(plan, production, span),
        *_people(plan, production, span),
    )
    return tuple(sorted(found, key=lambda one: not one.severe))


def _findings(plan: Plan, findings: Iterable[Finding]) -> Iterator[IssueCheck]:
    loud = [one for one in findings if one.severity in _LOUD and is_open(plan, one)]
    if loud:
        text = ngettext(
            "{count} finding is not accepted", "{count} findings are not accepted", len(loud)
        )
        yield IssueCheck(
            text=text.format(count=len(loud)),
            detail=_listed(finding_text(one, plan) for one in loud),
            severe=any(one.severity is Severity.BLOCK for one in loud),
        )


def _days(plan: Plan, production: ProductionId, span: DateSpan) -> Iterator[IssueCheck]:
    days = [day for date in span for day in plan.days_on.get((production, date), ()) if day.working]
    lacks: tuple[tuple[str, str, Callable[[ShootDay], bool]], ...] = (
        (
            _("{count} day has no call"),
            _("{count} days have no call"),
            lambda day: day.call is None,
        ),
        (
            _("{count} day has no place"),
            _("{count} days have no place"),
            lambda day: not day.places,
        ),
        (
            _("{count} day has a place without address"),
            _("{count} days have a place without address"),
            lambda day: any(not plan.places[key].address for key in day.places),
        ),
        (
            _("{count} day has times to check"),
            _("{count} days have times to check"),
            lambda day: day.check_times,
        ),
    )
    for one, many, lacking in lacks:
        found = [day for day in days if lacking(day)]
        if found:
            text = (one if len(found) == 1 else many).format(count=len(found))
            yield IssueCheck(text=text, detail=_dates(found))
    missing = 0
    for date in span:
        pairs = coverage(plan, production, date).values()
        missing += sum(max(0, needed - filled) for filled, needed in pairs)
    if missing:
        text = ngettext("{count} slot is open", "{count} slots are open", missing)
        yield IssueCheck(text=text.format(count=missing), detail="")


def _people(plan: Plan, production: ProductionId, span: DateSpan) -> Iterator[IssueCheck]:
    booked = {
        booking.id: booking
        for date in span
        for booking in plan.bookings_at.get((production, date), ())
    }
    held = {one.person for one in booked.values() if one.status in TENTATIVE}
    if held:
        text = ngettext("{count} person is only held", "{count} people are only held", len(held))
        names = (plan.people[key].name for key in sorted(held))
        yield IssueCheck(text=text.format(count=len(held)), detail=_listed(names))
    idle = tuple(_workless(plan, production, span, {one.person for one in booked.values()}))
    if idle:
        count = len({person for person, _date in idle})
        text = ngettext(
            "{count} person is booked where no day is planned",
            "{count} people are booked where no day is planned",
            count,
        )
        about = (f"{plan.people[key].name}, {date_text(day, year=False)}" for key, day in idle)
        yield IssueCheck(text=text.format(count=count), detail=_listed(about))
    people = (plan.people[key] for key in sorted({one.person for one in booked.values()}))
    mute = [one for one in people if all(c.kind is not ContactKind.EMAIL for c in one.contacts)]
    if mute:
        text = ngettext(
            "{count} person has no e-mail address",
            "{count} people have no e-mail address",
            len(mute),
        )
        names = (person.name for person in mute)
        yield IssueCheck(text=text.format(count=len(mute)), detail=_listed(names))


def _workless(
    plan: Plan, production: ProductionId, span: DateSpan, people: Iterable[PersonId]
) -> Iterator[tuple[PersonId, dt.date]]:
    """Who is booked on a date without a day of the unit, or for none but dark or cancelled days."""
    for person in sorted(people):
        diary = Diary(plan, person)
        for date in span:
            waiting = {one.booking for one in diary.claims(date) if not one.at_work}
            for booking in diary.bookings(date):
                idle = booking in waiting or alone(plan, booking)
                if booking.production == production and idle:
                    yield person, date
                    break


def _dates(days: Iterable[ShootDay]) -> str:
    dates = dict.fromkeys(day.date for day in days)
    return ", ".join(date_text(date, year=False) for date in dates)


def _listed(texts: Iterable[str]) -> str:
    """The first ones, and how many more there are."""
    every = list(dict.fromkeys(texts))
    more = len(every) - _NAMED
    shown = every[:_NAMED] if more > 1 else every
    if more > 1:
        shown.append(_("and {count} more").format(count=more))
    return "\n".join(shown)
