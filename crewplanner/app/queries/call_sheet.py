"""The call sheet of one unit's day: all that is known of it, before anything is left out."""

import datetime as dt
from enum import StrEnum

from crewplanner.app.queries.sunlight import DaySun
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.call_sheets import CallSheet, CastKind, CastLine, ScheduleLine
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.ids import BookingId, DayId, PersonId, PlaceId, ProductionId, UnitId
from crewplanner.domain.productions import FilmWords, Place
from crewplanner.domain.values import TimeRange


class Remark(StrEnum):
    """What stands out about one of the crew on the day."""

    AWAY = "away"
    INSIDE_REST = "inside_rest"
    NOT_CONFIRMED = "not_confirmed"
    DAILY = "daily"
    NEW = "new"
    LAST = "last"


class HeadRole(StrEnum):
    """Who stands at the head of a call sheet."""

    DIRECTOR = "Director"
    EXECUTIVE = "Executive Producer"
    PRODUCER = "Producer"
    SERIES = "Series Producer"
    LINE = "Line Producer"
    UPM = "Unit Production Manager"
    FIRST_AD = "First AD"
    SECOND_AD = "Second AD"
    COORDINATOR = "Production Coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContact:
    """One of the people at the head."""

    head: HeadRole
    person: PersonId
    role: str
    name: str
    phone: str
    phone_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """One of the crew. Times are minutes of the work date.

    `call` is planned, `call_text` stands in its place (O/C). `last_date` and `last_wrap` are when
    the person last wrapped before, planned or as worked, `earliest` the first minute with the rest
    that is asked for; None where no rest binds the day. `kind` is the person's own kind of day.
    """

    person: PersonId
    booking: BookingId
    name: str
    role: str
    phone: str
    phone_private: bool
    status: BookingStatus
    rank: int
    call: int | None
    call_text: str
    wrap: int | None
    own_call: bool
    pickup: int | None
    last_date: dt.date | None
    last_wrap: int | None
    earliest: int | None
    remarks: tuple[Remark, ...]
    kind: DayType | None
    note: str

    @property
    def short(self) -> bool:
        """Whether the call comes before the rest is over."""
        return Remark.INSIDE_REST in self.remarks

    @property
    def urgent(self) -> bool:
        """Whether a remark has to be seen."""
        return self.short or Remark.AWAY in self.remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDepartment:
    """A department's people of the day in order."""

    name: str
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAdvance:
    """One of the coming days of the unit, in short."""

    date: dt.date
    day_type: DayType
    number: int | None
    call: int | None
    wrap: int | None
    places: tuple[str, ...]
    note: str
    heads: int
    schedule: tuple[ScheduleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetView:
    """The whole sheet. Times are minutes of the work date.

    `sheet` is what was written for it, an empty one where nothing was. `hospital` is the first
    place that has one. `open_roles` are roles the unit needs more people of, with filled and
    needed. `project` is the project's uuid, for stable calendar ids.
    """

    project: str
    production: ProductionId
    title: str
    code: str
    client: str
    company: str
    office_phone: str
    contact: str
    emergency: str
    words: FilmWords
    timezone: str
    logo: str
    day: DayId
    unit: UnitId
    unit_name: str
    units: int
    date: dt.date
    day_type: DayType
    status: DayStatus
    number: int | None
    total: int
    holiday: str
    day_title: str
    note: str
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    check_times: bool
    sheet: CallSheet
    contacts: tuple[SheetContact, ...]
    places: tuple[Place, ...]
    hospital: Place | None
    sun: DaySun | None
    departments: tuple[SheetDepartment, ...]
    advance: tuple[SheetAdvance, ...]
    open_roles: tuple[tuple[str, int, int], ...]

    @property
    def people(self) -> tuple[SheetPerson, ...]:
        """All the crew in order."""
        return tuple(person for one in self.departments for person in one.people)

    @property
    def lunch(self) -> int | None:
        """When lunch is: as written, else where the day's first meal begins."""
        if self.sheet.lunch is not None:
            return self.sheet.lunch
        return self.meals[0].start if self.meals else None

    def cast(self, *kinds: CastKind) -> tuple[CastLine, ...]:
        """The lines of these kinds, in order."""
        return tuple(line for line in self.sheet.cast if line.kind in kinds)

    @property
    def eaters(self) -> tuple[int, int, int]:
        """How many eat: crew, cast with stand-ins and minors, extras."""
        extras = (line.number for line in self.cast(CastKind.EXTRAS))
        cast = self.cast(CastKind.CAST, CastKind.STAND_IN, CastKind.MINOR)
        return (
            len(self.people),
            len(cast),
            sum(int(number) if number.isdecimal() else 1 for number in extras),
        )


def place_of(view: CallSheetView, key: PlaceId) -> Place | None:
    """The place of the day with that id."""
    return next((place for place in view.places if place.id == key), None)
