"""What clears a finding: the smallest changes, in words, and as a command where one does it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import EditBooking, FreeDates
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.commands.people import EditPerson
from crewplanner.app.words import date_text, person_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import earliest_call, latest_wrap
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.rules.no_hours import crossed
from crewplanner.domain.stints import Diary, Stint, rest_between, week_of
from crewplanner.domain.values import (
    LATEST,
    Clock,
    DateSpan,
    TimeSpec,
    format_duration,
    format_minutes,
)
from crewplanner.i18n import _

_DAYS_BACK = 3
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A change that clears a finding, as a sentence; with the command that makes it, if it is one.

    What a command cannot do alone, such as finding somebody else, is said and left to people.
    """

    text: str
    command: Command | None = None


def remedies(finding: Finding, plan: Plan) -> tuple[Remedy, ...]:
    """What clears the finding, the smallest change first. There is always one."""
    case = _Case(finding, plan)
    found = tuple(_REMEDIES[finding.rule](case))
    return found or (case.free(),)


def remedy_text(finding: Finding, plan: Plan) -> str:
    """The first remedies in a line."""
    first, *others = (remedy.text for remedy in remedies(finding, plan)[:2])
    return _("{first} Or: {second}").format(first=first, second=others[0]) if others else first


class _Case:
    """A finding with what its remedies are made of."""

    def __init__(self, finding: Finding, plan: Plan) -> None:
        self.finding = finding
        self.plan = plan
        self.person = finding.person or PersonId(0)
        self.name = person_name(plan.people.get(self.person))
        self.on = date_text(finding.date, year=False)
        self.diary = Diary(plan, self.person)
        production = plan.productions.get(finding.production)
        self.first_weekday = production.first_weekday if production else 0
        self.words = production.words if production else FilmWords.US

    @property
    def booking(self) -> Booking | None:
        """The booking that the finding is filed under."""
        return next((self.plan.bookings.get(key) for key in self.finding.bookings[:1]), None)

    def free(self, date: dt.date | None = None, booking: Booking | None = None) -> Remedy:
        """Take a date out of a booking: of the finding's own where none is said."""
        at, own = date or self.finding.date, booking or self.booking
        command = None
        if own is not None and at in own.span:
            command = FreeDates(booking=own.id, span=DateSpan(first=at, last=at))
        text = _("Free {name} on {date}.").format(name=self.name, date=date_text(at, year=False))
        return Remedy(text=text, command=command)

    def call(self, stint: Stint, minutes: int) -> Remedy | None:
        """Call somebody at that time or later; None where the day would be over."""
        if minutes >= (stint.wrap or LATEST):
            return None
        text = _("Call {name} at {time} or later on {date}.").format(
            name=self.name, time=format_minutes(minutes), date=date_text(stint.date, year=False)
        )
        return Remedy(text=text, command=_own_times(stint, call=Clock(minutes=minutes)))

    def wrap(self, stint: Stint, minutes: int) -> Remedy | None:
        """Let somebody wrap by that time; None where the day would not have begun."""
        if minutes <= (stint.call or 0) or stint.worked:
            return None
        text = _("Wrap {name} by {time} on {date}.").format(
            name=self.name, time=format_minutes(minutes), date=date_text(stint.date, year=False)
        )
        return Remedy(text=text, command=_own_times(stint, wrap=Clock(minutes=minutes)))


def _own_times(
    stint: Stint, call: TimeSpec | None = None, wrap: TimeSpec | None = None
) -> Command | None:
    own = stint.booking
    if own is None or stint.worked or stint.date not in own.span:
        return None
    return SetOwnTimes(
        booking=own.id,
        call=call or own.call,
        wrap=wrap or own.wrap,
        span=DateSpan(first=stint.date, last=stint.date),
    )


def _rest(case: _Case) -> Iterator[Remedy]:
    """Between a wrap and the next call there must be `limit` minutes: later, or earlier."""
    pairs = [
        (rest, before, after)
        for after in case.diary.on(case.finding.date)
        for back in range(_DAYS_BACK + 1)
        for before in case.diary.on(case.finding.date - back * _ONE)
        if before is not after
        and (rest := rest_between(before, after)) is not None
        and max(0, rest) == case.finding.actual
        and {s.booking.id for s in (before, after) if s.booking} <= {*case.finding.bookings}
    ]
    for _rest_minutes, before, after in pairs[:1]:
        limit = case.finding.limit
        wrap, call = (before.date, before.wrap or 0), (after.date, after.call or 0)
        later = earliest_call(wrap, limit, after.date, after.zone, before.zone)
        earlier = latest_wrap(call, limit, before.date, before.zone, after.zone)
        found = (case.call(after, later), case.wrap(before, earlier))
        yield from (remedy for remedy in found if remedy is not None)
    yield case.free()


def _day_off(case: _Case) -> Iterator[Remedy]:
    """A week without its long rest, or a row of days without end."""
    yield case.free()
    day = case.finding.date - _ONE
    for stint in case.diary.on(day)[:1]:
        yield case.free(day, stint.booking)


def _shorter_day(case: _Case) -> Iterator[Remedy]:
    over = case.finding.actual - case.finding.limit
    for stint in reversed(case.diary.on(case.finding.date)):
        if stint.wrap is not None and stint.minutes > over:
            remedy = case.wrap(stint, stint.wrap - over)
            if remedy is not None:
                yield remedy
                break
    text = _("Plan {over} h less for {name} on {date}.")
    over_text = format_duration(over)
    yield Remedy(text=text.format(over=over_text, name=case.name, date=case.on))


def _less_work(case: _Case) -> Iterator[Remedy]:
    over = case.finding.actual - case.finding.limit
    for stint in case.diary.on(case.finding.date)[-1:]:
        if stint.wrap is not None and stint.minutes > over:
            remedy = case.wrap(stint, stint.wrap - over)
            if remedy is not None:
                yield remedy
    week = week_of(case.finding.date, case.first_weekday)
    days = [date for date in week if sum(s.minutes for s in case.diary.on(date)) >= over]
    if days:
        stint = case.diary.on(days[-1])[-1]
        yield case.free(days[-1], stint.booking)
    text = _("Plan {over} h less for {name} up to {date}.")
    yield Remedy(text=text.format(over=format_duration(over), name=case.name, date=case.on))


def _average(case: _Case) -> Iterator[Remedy]:
    weeks = max(1, case.finding.weeks)
    over = (case.finding.actual - case.finding.limit) * weeks
    until = date_text(case.finding.until or case.finding.date, year=False)
    text = _("Plan {over} h less for {name} in the {weeks} weeks to {until}.")
    over_text = format_duration(max(1, over))
    yield Remedy(text=text.format(over=over_text, name=case.name, weeks=weeks, until=until))


def _double(case: _Case) -> Iterator[Remedy]:
    for key in case.finding.bookings:
        booking = case.plan.bookings.get(key)
        if booking is None:
            continue
        show = case.plan.productions.get(booking.production)
        dates = [case.finding.date, case.finding.date - _ONE]
        at = next((date for date in dates if date in booking.span), case.finding.date)
        text = _("Free {name} from {title} on {date}.").format(
            name=case.name, title=show.title if show else "", date=date_text(at, year=False)
        )
        yield replace(case.free(at, booking), text=text)


def _away(case: _Case) -> Iterator[Remedy]:
    yield case.free()
    text = _("Agree on it with {name} and change the time away.")
    yield Remedy(text=text.format(name=case.name))


def _held(case: _Case) -> Iterator[Remedy]:
    text = _("Ask {who} whether they release {name}.")
    yield Remedy(text=text.format(who=case.finding.name, name=case.name))
    yield case.free()


def _holiday(case: _Case) -> Iterator[Remedy]:
    yield case.free()
    yield Remedy(text=_("Check what the deal pays on that day, and accept it."))


def _skill(case: _Case) -> Iterator[Remedy]:
    person = case.plan.people.get(case.person)
    role = case.plan.roles.get(case.finding.role) if case.finding.role else None
    if person is None or role is None:
        return
    text = _("Add {what} to the skills of {name}.").format(what=case.finding.name, name=case.name)
    missing = tuple(skill for skill in role.skills if skill in case.finding.name.split(", "))
    skilled = replace(person, skills=(*person.skills, *missing))
    yield Remedy(text=text, command=EditPerson(person=skilled))
    yield Remedy(text=_("Book somebody who has it."))


def _role(case: _Case) -> Iterator[Remedy]:
    person, booking = case.plan.people.get(case.person), case.booking
    role = case.plan.roles.get(case.finding.role) if case.finding.role else None
    if person is None or role is None or booking is None:
        return
    said = _("Add {role} to the roles of {name}.")
    roles = (*person.roles, role.id)
    yield Remedy(
        text=said.format(role=role_name(role, case.words), name=case.name),
        command=EditPerson(person=replace(person, roles=roles)),
    )
    usual = case.plan.roles.get(person.roles[0]) if person.roles else None
    if usual is not None:
        text = _("Book {name} as {role}.")
        yield Remedy(
            text=text.format(name=case.name, role=role_name(usual, case.words)),
            command=EditBooking(booking=replace(booking, role=usual.id)),
        )


def _notice(case: _Case) -> Iterator[Remedy]:
    for stint in case.diary.on(case.finding.date):
        if stint.booking is not None and stint.booking.id in case.finding.bookings:
            told, short = stint.booking.told_at, case.finding.limit - case.finding.actual
            remedy = case.call(stint, (stint.call or 0) + short) if told else None
            if remedy is not None:
                yield remedy
    yield Remedy(text=_("Agree on it with {name}, and accept it.").format(name=case.name))


def _no_hours(case: _Case) -> Iterator[Remedy]:
    """The call or the wrap that is somebody's own is given up, or both."""
    said = {"name": case.name, "date": case.on}
    for stint in case.diary.on(case.finding.date):
        own, day = stint.booking, stint.day
        if own is None or day is None or own.id not in case.finding.bookings:
            continue
        ways = (
            (_("Call {name} with the unit on {date}."), None, own.wrap),
            (_("Wrap {name} with the unit on {date}."), own.call, None),
            (_("Call and wrap {name} with the unit on {date}."), None, None),
        )
        for text, call, wrap in ways:
            changed = replace(own, call=call, wrap=wrap)
            if changed != own and crossed(case.plan, changed, day) is None:
                span = DateSpan(first=stint.date, last=stint.date)
                command = SetOwnTimes(booking=own.id, call=call, wrap=wrap, span=span)
                yield Remedy(text=text.format(**said), command=command)
                break
    text = _("Give {name} a wrap after {time} on {date}.")
    yield Remedy(text=text.format(time=format_minutes(case.finding.limit), **said))


def _coverage(case: _Case) -> Iterator[Remedy]:
    finding = case.finding
    role = case.plan.roles.get(finding.role) if finding.role else None
    said = {"role": role_name(role, case.words), "date": case.on}
    missing = finding.limit - finding.actual
    if finding.natural is Severity.INFO:
        yield Remedy(text=_("Confirm those who are held as {role} on {date}.").format(**said))
        return
    text = _("Book {count} more as {role} on {date}.")
    yield Remedy(text=text.format(count=missing, **said))


def _check_times(case: _Case) -> Iterator[Remedy]:
    yield Remedy(text=_("Look at the times of {date} and save the day.").format(date=case.on))


def _budget(case: _Case) -> Iterator[Remedy]:

    from crewplanner.app.money_text import money  # noqa: PLC0415 - the window starts without pay

    production = case.plan.productions.get(case.finding.production)
    currency = production.currency if production else ""
    over = money(Decimal(case.finding.actual - case.finding.limit) / 100, currency)
    yield Remedy(text=_("Raise the budget by {over}.").format(over=over))
    yield Remedy(text=_("Release or shorten bookings worth {over}.").format(over=over))


_REMEDIES: Mapping[RuleKind, Callable[[_Case], Iterator[Remedy]]] = MappingProxyType(
    {
        RuleKind.DOUBLE_BOOKING: _double,
        RuleKind.UNAVAILABLE: _away,
        RuleKind.REST: _rest,
        RuleKind.WEEKLY_REST: _day_off,
        RuleKind.CONSECUTIVE_DAYS: _day_off,
        RuleKind.DAILY_HOURS: _shorter_day,
        RuleKind.WEEKLY_HOURS: _less_work,
        RuleKind.ROLLING_HOURS: _less_work,
        RuleKind.NO_HOURS: _no_hours,
        RuleKind.HOLIDAY: _holiday,
        RuleKind.OUTSIDE_HOLD: _held,
        RuleKind.COVERAGE: _coverage,
        RuleKind.CHECK_TIMES: _check_times,
        RuleKind.WEEKLY_AVERAGE: _average,
        RuleKind.NIGHT_AVERAGE: _average,
        RuleKind.SKILL: _skill,
        RuleKind.ROLE_MATCH: _role,
        RuleKind.TRAVEL: _rest,
        RuleKind.NOTICE: _notice,
        RuleKind.BUDGET: _budget,
    }
)
