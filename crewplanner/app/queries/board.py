"""The board: people against days, by department, unit or production, or as one list."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple, Protocol

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import (
    BookingId,
    DayId,
    DepartmentId,
    OutsideHoldId,
    PersonId,
    PlaceId,
    ProductionId,
    RoleId,
    UnitId,
)
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.values import DateSpan, TimeRange


class RowsBy(StrEnum):
    """What the rows are grouped by; by person they are one list from A to Z."""

    DEPARTMENT = "department"
    PERSON = "person"
    UNIT = "unit"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupKey:
    """Which group of rows it is. Of a unit the production is named too.

    With nothing named it holds who belongs nowhere: people without a department, or not booked.
    """

    by: RowsBy = RowsBy.DEPARTMENT
    department: DepartmentId | None = None
    production: ProductionId | None = None
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How rows are grouped, and which productions are shown besides the board's own."""

    rows_by: RowsBy = RowsBy.DEPARTMENT
    besides: frozenset[ProductionId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDayEntry:
    """What one unit does on a date. `code` names its production where several are shown."""

    day: DayId
    unit: UnitId
    unit_name: str
    day_type: DayType
    number: int | None
    total: int
    place: str
    call: int | None
    wrap: int | None
    night: bool
    check_times: bool
    code: str = ""
    production: ProductionId | None = None
    meals: tuple[TimeRange, ...] = ()
    evening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDay:
    """One column: a date with what each unit does on it.

    The board's own production comes first, and in each the main unit.
    """

    date: dt.date
    entries: tuple[BoardDayEntry, ...] = ()
    holiday: str = ""
    weekend: bool = False
    heads: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """One booking of a person on one date.

    `first` and `last` mark the ends of the booking, `role` and `unit` are what it says itself.
    `call` and `wrap` are planned minutes of the work date; `night` and `evening` say that much of
    them lies there, a night being no evening besides. `idle` is a date inside the booking on
    which its unit does not work: dark, or no day. `check_times` is the unit day's: its times were
    not said for this very day. `elsewhere` names where it belongs when it is not to this row: a
    production that is not shown, another group's, or another company's hold. `outside` is that
    hold; `booking` is none of ours then, only a number of its own.
    """

    booking: BookingId
    production: ProductionId
    status: BookingStatus
    rank: int
    span: DateSpan
    first: bool
    last: bool
    role: RoleId | None = None
    unit: UnitId | None = None
    day_type: DayType | None = None
    call: int | None = None
    wrap: int | None = None
    own_call: bool = False
    check_times: bool = False
    night: bool = False
    evening: bool = False
    idle: bool = False
    elsewhere: str = ""
    severity: Severity | None = None
    accepted: bool = False
    findings: tuple[Finding, ...] = ()
    outside: OutsideHoldId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardAway:
    """A person is away on a date, the whole day or a part of it."""

    kind: UnavailabilityKind
    part: TimeRange | None
    note: str


class Covered(NamedTuple):
    """People on a date against the need: who is more than is needed does not count."""

    confirmed: int
    pencilled: int
    needed: int

    @property
    def filled(self) -> int:
        """Confirmed or pencilled."""
        return self.confirmed + self.pencilled

    @property
    def missing(self) -> int:
        """How many nobody is booked for."""
        return self.needed - self.filled

    def and_of(self, need: int, firm: int, tentative: int) -> "Covered":
        """Together with one more need and those booked for it."""
        confirmed = min(need, firm)
        return Covered(
            self.confirmed + confirmed,
            self.pencilled + min(need - confirmed, tentative),
            self.needed + need,
        )


NOTHING_NEEDED = Covered(0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGroup:
    """The heading row of a group. `coverage` says by date how far its need is filled, if any."""

    name: str
    heads: int
    coverage: Mapping[dt.date, Covered]
    by: RowsBy = RowsBy.DEPARTMENT
    department: DepartmentId | None = None
    production: ProductionId | None = None
    unit: UnitId | None = None

    @property
    def key(self) -> GroupKey:
        """Which group it heads."""
        return GroupKey(
            by=self.by, department=self.department, production=self.production, unit=self.unit
        )


class Packing(Protocol):
    """How the bookings of a row are stacked where they meet."""

    @property
    def depth(self) -> int:
        """How many lanes there are, at least one."""
        ...

    @property
    def lanes(self) -> Mapping[BookingId, int]:
        """The lane of each booking; absent: 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One person: the cells by date (more than one where bookings overlap) and the days away.

    `packing` says how the bookings are stacked; None if nobody has looked yet.
    `group` tells the rows of one person apart; None where everybody has but one.
    """

    person: PersonId
    name: str
    role: str
    department: DepartmentId | None
    cells: Mapping[dt.date, tuple[BoardCell, ...]]
    away: Mapping[dt.date, BoardAway]
    packing: Packing | None = field(default=None, compare=False)
    group: GroupKey | None = None

    @property
    def key(self) -> "RowKey":
        """Which row of the board it is."""
        return self.person, self.group


RowKey = tuple[PersonId, GroupKey | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """All that the board shows for a span of dates. `today` is the present production day."""

    production: ProductionId
    span: DateSpan
    today: dt.date
    days: tuple[BoardDay, ...]
    rows: tuple[BoardGroup | BoardRow, ...]
    hidden: int = 0
    arrangement: Arrangement = Arrangement()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """Which people the board shows. Nothing chosen shows everybody; what is hidden is counted.

    Of several values of one kind any will do, of several kinds all are asked for.
    """

    departments: frozenset[DepartmentId] = frozenset()
    roles: frozenset[RoleId] = frozenset()
    places: frozenset[PlaceId] = frozenset()
    statuses: frozenset[BookingStatus] = frozenset()
    booked_only: bool = False
    with_findings: bool = False
    unconfirmed: bool = False
    overtime: bool = False

    @property
    def active(self) -> bool:
        """Whether it may hide somebody."""
        return self != BoardFilter()

    @property
    def by_days(self) -> bool:
        """Whether what units do on a date decides who is shown."""
        return bool(self.places) or self.overtime
