"""The words for codes: one place for window, command line and papers, in US or UK film words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from crewplanner.domain.approvals import Deed, TimesState
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.findings import RuleKind, Severity
from crewplanner.domain.overrides import FindingState
from crewplanner.domain.people import (
    ContactKind,
    Department,
    Person,
    RatePer,
    Role,
    UnavailabilityKind,
)
from crewplanner.domain.productions import FilmWords, ProductionStatus
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind
from crewplanner.domain.values import DAY, DateSpan, format_minutes
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
    (RuleKind.NO_HOURS, N_("No hours")),
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
