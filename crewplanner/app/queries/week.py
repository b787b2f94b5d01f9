"""The week: one view for screen and paper of who works when, where and for how long."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan, TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekUnitDay:
    """One unit on one date of the week; times are minutes of the work date."""

    unit: str
    day_type: DayType
    number: int | None
    total: int
    places: tuple[str, ...]
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    note: str
    check_times: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """One date: its units, the holiday's name, head counts.

    `cost` is decimal text in the production's currency, for producers only; empty where not priced.
    """

    date: dt.date
    weekend: bool
    holiday: str
    units: tuple[WeekUnitDay, ...]
    heads: int
    needed: int
    filled: int
    cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCell:
    """One person on one date, as worked where that is known (`worked`), else as planned.

    `minutes` is the work without meals, in true minutes.

    `cost` is decimal text in the production's currency, for producers only; empty where not priced.

    `marks` are short codes for the legend: NIGHT, SIXTH (sixth or later day in a row), REST (short
    rest before), TRAVEL, NEW (first day), LAST, FINDING. `uid` is stable for the calendar file.
    """

    date: dt.date
    uid: str
    status: BookingStatus
    rank: int
    day_type: DayType | None
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    unit: str
    place: str
    address: str
    minutes: int
    marks: tuple[str, ...]
    own_call: bool
    worked: bool = False
    cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPerson:
    """One row. Seven `cells`, each with the bookings of that date (empty when not booked).

    `planned` are the minutes of the cells, as worked where that is known; `worked` those worked.
    `away` names the kind of unavailability for each date, empty where available. `rest` is the
    shortest rest of the week in minutes. `cost` is decimal text in the production's currency, for
    producers only.
    `phone_private` keeps the phone off every paper but the producer's.
    """

    person: PersonId
    name: str
    role: str
    phone: str
    cells: tuple[tuple[WeekCell, ...], ...]
    away: tuple[str, ...]
    days: int
    planned: int
    worked: int
    overtime: int
    evening: int
    night: int
    rest: int | None
    cost: str
    phone_private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDepartment:
    """A department's people in order, with head counts by date.

    `needed` and `filled` count the asked-for roles by date; empty where nothing was asked for.
    """

    name: str
    people: tuple[WeekPerson, ...]
    heads: tuple[int, ...]
    needed: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekNote:
    """A finding with its sentence, or a hold to decide, for the producer's version.

    `accepted` says why a finding was accepted, by whom and when. `person` is whom it is about.
    """

    date: dt.date
    text: str
    severity: str
    accepted: str = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """Everything a weekly schedule shows; the paper leaves out what its audience may not see."""

    production: ProductionId
    title: str
    code: str
    client: str
    contact: str
    words: FilmWords
    timezone: str
    currency: str
    iso_week: str
    week_number: int
    span: DateSpan
    days: tuple[WeekDay, ...]
    departments: tuple[WeekDepartment, ...]
    notes: tuple[WeekNote, ...]
    holds: tuple[WeekNote, ...]
    findings: tuple[Finding, ...]
    total_planned: int
    total_overtime: int
    total_cost: str
