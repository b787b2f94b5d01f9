"""The words for codes: one place for window, command line and papers, in US or UK film words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from crewplanner.domain.approvals import Deed, TimesState
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.overrides import FindingState
from crewplanner.domain.people import (
    ContactKind,
    Department,
    Person,
    RatePer,
    Role,
    UnavailabilityKind,
)
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, ProductionStatus
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind
from crewplanner.domain.values import DAY, DateSpan, format_duration, format_minutes
from crewplanner.i18n import N_, _

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (BookingStatus.ENQUIRED, N_("Enquired")),
    (BookingStatus.PENCIL, N_("Hold")),
    (BookingStatus.CHALLENGED, N_("Challenged")),
    (BookingStatus.OFFERED, N_("Offered")),
    (BookingStatus.CONFIRMED, N_("Confirmed")),
    (BookingStatus.DECLINED, N_("Declined")),
    (BookingStatus.RELEASED, N_("Released")),
    (BookingStatus.CANCELLED, N_("Cancelled")),
    (DayType.SHOOT, N_("Shoot")),
    (DayType.PREP, N_("Prep")),
    (DayType.WRAP, N_("Wrap")),
    (DayType.PRE_LIGHT, N_("Pre-light")),
    (DayType.BUILD, N_("Build")),
    (DayType.STRIKE, N_("Strike")),
    (DayType.RECCE, N_("Tech scout")),
    (DayType.TEST, N_("Test")),
    (DayType.REHEARSAL, N_("Rehearsal")),
    (DayType.FITTING, N_("Fitting")),
    (DayType.TRAVEL, N_("Travel")),
    (DayType.STANDBY, N_("Stand-by")),
    (DayType.HOLD, N_("Hold")),
    (DayType.IDLE, N_("Idle")),
    (DayType.DARK, N_("Dark")),
    (DayType.OFFICE, N_("Office")),
    (DayType.RESEARCH, N_("Research")),
    (DayType.EDIT, N_("Edit")),
    (DayStatus.DRAFT, N_("Draft")),
    (DayStatus.PLANNED, N_("Planned")),
    (DayStatus.CONFIRMED, N_("Confirmed")),
    (DayStatus.ISSUED, N_("Issued")),
    (DayStatus.SHOOTING, N_("Shooting")),
    (DayStatus.WRAPPED, N_("Wrapped")),
    (DayStatus.CANCELLED, N_("Cancelled")),
    (ProductionStatus.DEVELOPMENT, N_("Development")),
    (ProductionStatus.PREP, N_("Prep")),
    (ProductionStatus.SHOOT, N_("Shoot")),
    (ProductionStatus.WRAP, N_("Wrap")),
    (ProductionStatus.POST, N_("Post")),
    (ProductionStatus.DELIVERED, N_("Delivered")),
    (ProductionStatus.ON_HOLD, N_("On hold")),
    (ProductionStatus.CANCELLED, N_("Cancelled")),
    (UnavailabilityKind.LEAVE, N_("Leave")),
    (UnavailabilityKind.OTHER_JOB, N_("Other job")),
    (UnavailabilityKind.SICK, N_("Sick")),
    (UnavailabilityKind.PERSONAL, N_("Personal")),
    (DayKind.WORKED, N_("Worked")),
    (DayKind.TRAVEL, N_("Travel")),
    (DayKind.STANDBY, N_("Stand-by")),
    (DayKind.SICK, N_("Sick")),
    (DayKind.LEAVE, N_("Leave")),
    (DayKind.OFF, N_("Off")),
    (DayKind.TOIL, N_("Time off in lieu")),
    (MarkKind.FORCED_CALL, N_("Forced call")),
    (MarkKind.BREAKFAST, N_("Non-deductible breakfast")),
    (TimesState.OPEN, N_("Open")),
    (TimesState.SUBMITTED, N_("Submitted")),
    (TimesState.APPROVED, N_("Approved")),
    (TimesState.LOCKED, N_("Locked")),
    (Deed.SUBMITTED, N_("Submitted")),
    (Deed.APPROVED, N_("Approved")),
    (Deed.REJECTED, N_("Rejected")),
    (Deed.LOCKED, N_("Locked")),
    (Deed.REOPENED, N_("Reopened")),
    (Deed.EDITED, N_("Edited, open again")),
    (ContactKind.PHONE, N_("Phone")),
    (ContactKind.EMAIL, N_("E-mail")),
    (ContactKind.ADDRESS, N_("Address")),
    (ContactKind.AGENT, N_("Agent")),
    (ContactKind.EMERGENCY, N_("Emergency contact")),
    (RatePer.HOUR, N_("per hour")),
    (RatePer.DAY, N_("per day")),
    (RatePer.WEEK, N_("per week")),
    (FilmWords.US, N_("US film words")),
    (FilmWords.UK, N_("UK film words")),
    (Severity.BLOCK, N_("Conflict")),
    (Severity.WARN, N_("Warning")),
    (Severity.INFO, N_("Note")),
    (RuleKind.DOUBLE_BOOKING, N_("Double booking")),
    (RuleKind.UNAVAILABLE, N_("Booked while away")),
    (RuleKind.REST, N_("Short rest")),
    (RuleKind.CONSECUTIVE_DAYS, N_("Days in a row")),
    (RuleKind.DAILY_HOURS, N_("Long day")),
    (RuleKind.WEEKLY_HOURS, N_("Long week")),
    (RuleKind.HOLIDAY, N_("Public holiday")),
    (RuleKind.COVERAGE, N_("Crew missing")),
    (RuleKind.CHECK_TIMES, N_("Times to check")),
    (RuleKind.WEEKLY_AVERAGE, N_("Long weeks on average")),
    (RuleKind.NIGHT_AVERAGE, N_("Long nights on average")),
    (RuleKind.WEEKLY_REST, N_("Short weekly rest")),
    (RuleKind.ROLLING_HOURS, N_("Long run of days")),
    (RuleKind.SKILL, N_("Skill missing")),
    (RuleKind.ROLE_MATCH, N_("Another role")),
    (RuleKind.TRAVEL, N_("Travel time")),
    (RuleKind.NOTICE, N_("Short notice")),
    (RuleKind.BUDGET, N_("Over budget")),
    (FindingState.NEW, N_("New")),
    (FindingState.WORSE, N_("Worse than accepted")),
    (FindingState.ACCEPTED, N_("Accepted")),
    (FindingState.SOLVED, N_("Solved")),
    (RuleKind.OUTSIDE_HOLD, N_("Held by others")),
)
_UK_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (BookingStatus.PENCIL, N_("Pencil")),
    (DayType.RECCE, N_("Tech recce")),
)


def _by_code(pairs: tuple[tuple[StrEnum, str], ...]) -> Mapping[tuple[type, str], str]:
    # Members of different enums with the same value are equal as text: the type keeps them apart.
    return MappingProxyType({(type(code), code.value): text for code, text in pairs})


@lru_cache(maxsize=1)
def _pay_words() -> Mapping[tuple[type, str], str]:
    from crewplanner.app.pay_words import PAY_WORDS  # noqa: PLC0415 - the window starts without pay

    return _by_code(PAY_WORDS)


_BY_CODE = MappingProxyType({FilmWords.US: _by_code(_WORDS), FilmWords.UK: _by_code(_UK_WORDS)})
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WEEKDAYS_LONG = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


_MARKS = MappingProxyType(
    {
        BookingStatus.CONFIRMED: "C",
        BookingStatus.ENQUIRED: "?",
        BookingStatus.OFFERED: "O",
        BookingStatus.DECLINED: "D",
        BookingStatus.RELEASED: "R",
        BookingStatus.CANCELLED: "X",
    }
)
_SENTENCES = MappingProxyType(
    {
        RuleKind.UNAVAILABLE: N_("{name} is booked on {date} while away ({what})."),
        RuleKind.REST: N_("{name} has {actual} h rest before {date}; {limit} h are asked for."),
        RuleKind.CONSECUTIVE_DAYS: N_("{name}: {date} is day {count} in a row."),
        RuleKind.DAILY_HOURS: N_("{name} works {actual} h on {date}; the limit is {limit} h."),
        RuleKind.WEEKLY_HOURS: N_(
            "{name} works {actual} h in the week of {date}; the limit is {limit} h."
        ),
        RuleKind.HOLIDAY: N_("{name} works on {date}, a public holiday ({what})."),
        RuleKind.COVERAGE: N_("{unit} on {date}: {role}, {count} of {need} booked."),
        RuleKind.CHECK_TIMES: N_(
            "{unit} on {date}: the times come from a longer entry. Check them."
        ),
        RuleKind.WEEKLY_AVERAGE: N_(
            "{name} works {actual} h a week on average over {weeks} weeks to {until}; the limit is "
            "{limit} h."
        ),
        RuleKind.WEEKLY_REST: N_(
            "{name}: the longest rest in the week of {date} is {actual} h; {limit} h are asked for."
        ),
        RuleKind.ROLLING_HOURS: N_(
            "{name} works {actual} h in the {days} days to {date}; the limit is {limit} h."
        ),
        RuleKind.SKILL: N_("{name} is booked as {role} on {date} and lacks {what}."),
        RuleKind.ROLE_MATCH: N_("{name} is booked as {role} on {date}, which is another role."),
        RuleKind.TRAVEL: N_(
            "{name} has {actual} h from {place} to {other} on {date}; the way takes {limit} h."
        ),
        RuleKind.NOTICE: N_(
            "{name} is told {actual} h before the call on {date}; {limit} h are asked for."
        ),
        RuleKind.BUDGET: N_(
            "{what}: spent by {date}. The crew costs {cost}, the budget has {money}."
        ),
        RuleKind.NIGHT_AVERAGE: N_(
            "{name} works at night, {actual} h in 24 on average over {weeks} weeks to {until}; the "
            "limit is {limit} h."
        ),
        RuleKind.OUTSIDE_HOLD: N_("{name} is confirmed by {what} for {date}."),
    }
)


def word(code: StrEnum, words: FilmWords = FilmWords.US) -> str:
    """The word for a code, translated. Raises KeyError for a code without one."""
    key = (type(code), code.value)
    return _(_BY_CODE[words].get(key) or _BY_CODE[FilmWords.US].get(key) or _pay_words()[key])


def status_mark(status: BookingStatus, rank: int, words: FilmWords = FilmWords.US) -> str:
    """The letters that tell a status without color: C, 1H (UK 1P), 2H, ?, O, R, X, D."""
    if status in {BookingStatus.PENCIL, BookingStatus.CHALLENGED}:
        letter = "P" if words is FilmWords.UK else "H"
        return f"{rank}{letter}" + ("!" if status is BookingStatus.CHALLENGED else "")
    return _MARKS[status]


def status_text(status: BookingStatus, rank: int, words: FilmWords = FilmWords.US) -> str:
    """A status as a person says it: "Confirmed", "1st hold", "2nd pencil"."""
    if status is not BookingStatus.PENCIL:
        return word(status, words)
    ordinals = {1: _("1st"), 2: _("2nd"), 3: _("3rd")}
    ordinal = ordinals.get(rank, _("{rank}th").format(rank=rank))
    return f"{ordinal} {word(status, words).lower()}"


def marks_text(marks: Iterable[DayMark]) -> str:
    """The marks of a day as the sheet writes them: `FC · NDB 07:30`."""
    texts = (
        mark.kind.value.upper() + ("" if mark.at is None else f" {format_minutes(mark.at % DAY)}")
        for mark in marks
    )
    return " · ".join(texts)


def date_text(date: dt.date, *, year: bool = True) -> str:
    """A date nobody can misread, whatever the locale: `Tue 3 Mar 2026`."""
    short = f"{_(_WEEKDAYS[date.weekday()])} {date.day} {_(_MONTHS[date.month - 1])}"
    return f"{short} {date.year}" if year else short


def weekday_text(weekday: int, *, long: bool = False) -> str:
    """The name of a weekday, Monday = 0."""
    return _((_WEEKDAYS_LONG if long else _WEEKDAYS)[weekday])


def month_text(month: int) -> str:
    """The short name of a month, January = 1."""
    return _(_MONTHS[month - 1])


def span_text(span: DateSpan) -> str:
    """A span of dates as short as it is clear: 23–29 Nov 2026, 30 Nov – 6 Dec 2026."""
    first, last = span.first, span.last
    end = f"{last.day} {month_text(last.month)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = f"{first.day} {month_text(first.month)}"
    return f"{start} – {end}" if first.year == last.year else f"{start} {first.year} – {end}"


def department_name(department: Department | None, words: FilmWords) -> str:
    """A department in the chosen film words."""
    if department is None:
        return _("No department")
    uk = words is FilmWords.UK and department.name_uk
    return department.name_uk if uk else department.name


def role_name(role: Role | None, words: FilmWords) -> str:
    """A role in the chosen film words; empty where there is none."""
    if role is None:
        return ""
    return role.name_uk if words is FilmWords.UK and role.name_uk else role.name


def person_name(person: Person | None) -> str:
    """The name, or a word for somebody who is gone."""
    return person.name if person else _("somebody")


def finding_text(finding: Finding, plan: Plan) -> str:
    """The whole sentence: who, when, what, and by how much."""
    production = plan.productions.get(finding.production)
    words = production.words if production else FilmWords.US
    role = plan.roles.get(finding.role) if finding.role else None
    places = [plan.places[key].name for key in finding.places if key in plan.places]
    place, other = [*places, "?", "?"][:2]
    currency = production.currency if production else ""
    said = _sentence(finding, plan).format(
        place=place,
        other=other,
        days=production.rolling_days if production else 0,
        cost=_amount(finding, finding.actual, currency),
        money=_amount(finding, finding.limit, currency),
        name=person_name(plan.people.get(finding.person) if finding.person else None),
        date=date_text(finding.date, year=False),
        actual=format_duration(finding.actual),
        limit=format_duration(finding.limit),
        count=finding.actual,
        need=finding.limit,
        what=_what(finding),
        role=role_name(role, words),
        unit=_unit_name(finding, plan),
        weeks=finding.weeks,
        until=date_text(finding.until or finding.date, year=False),
    )
    return f"{said.removesuffix('.')} ({finding.clause})." if finding.clause else said


def _amount(finding: Finding, hundredths: int, currency: str) -> str:
    if finding.rule is not RuleKind.BUDGET:
        return ""
    from crewplanner.app.money_text import money  # noqa: PLC0415 - the window starts without pay

    return money(Decimal(hundredths) / 100, currency)


def _sentence(finding: Finding, plan: Plan) -> str:
    match finding.rule, finding.natural:
        case RuleKind.DOUBLE_BOOKING, _:
            return _double_booking(finding, plan)
        case RuleKind.COVERAGE, Severity.INFO:
            return _("{unit} on {date}: {role}, {count} of {need} confirmed, others only held.")
        case RuleKind.OUTSIDE_HOLD, _ if finding.actual:
            return _("{name} is confirmed on {date}, though {what} has first refusal.")
        case rule, _:
            return _(_SENTENCES[rule])


def _what(finding: Finding) -> str:
    if finding.rule is RuleKind.UNAVAILABLE and finding.name in _AWAY:
        return word(UnavailabilityKind(finding.name)).lower()
    return finding.name


_AWAY = frozenset(kind.value for kind in UnavailabilityKind)


def _double_booking(finding: Finding, plan: Plan) -> str:
    """The sentence, to be filled in; the other production's title is in it already."""
    bookings = [plan.bookings[key] for key in finding.bookings if key in plan.bookings]
    own, other = [*bookings, None, None][:2]
    if own is not None and other is not None and _two_roles(finding, own, other):
        return _("{name} is booked in two roles on {date}.")
    if finding.natural is Severity.BLOCK:
        text = _("{name} is booked twice on {date}")
    elif other is None or other.firm:
        text = _("{name} is also booked on {date}")
    else:
        text = _("{name} is also held on {date}")
    title = plan.productions[other.production].title if other is not None else ""
    return text + (f": {_braced(title)}." if title else ".")


def _two_roles(finding: Finding, own: Booking, other: Booking) -> bool:
    """Whether it is one day of one unit: the rule is mild about two roles there."""
    place = (own.production, own.unit) == (other.production, other.unit)
    roles = None not in {own.role, other.role} and own.role != other.role
    return finding.natural is Severity.INFO and place and roles


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _unit_name(finding: Finding, plan: Plan) -> str:
    unit = plan.units.get(finding.unit) if finding.unit else None
    return unit.name if unit else _("The unit")
