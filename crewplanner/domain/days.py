"""Shoot days: what happens on a date for a unit, and the times typed for it afterwards."""

import datetime as dt
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.day_details import NO_DETAILS, DayDetails
from crewplanner.domain.ids import (
    DayId,
    DaySheetId,
    NeedId,
    PlaceId,
    ProductionId,
    RoleId,
    UnitId,
)
from crewplanner.domain.values import TimeRange


class DayType(StrEnum):
    """What kind of day it is."""

    SHOOT = "shoot"
    PREP = "prep"
    WRAP = "wrap"
    PRE_LIGHT = "pre_light"
    BUILD = "build"
    STRIKE = "strike"
    RECCE = "recce"
    TEST = "test"
    REHEARSAL = "rehearsal"
    FITTING = "fitting"
    TRAVEL = "travel"
    STANDBY = "standby"
    HOLD = "hold"
    IDLE = "idle"
    DARK = "dark"
    OFFICE = "office"
    RESEARCH = "research"
    EDIT = "edit"


NOT_WORKED = frozenset({DayType.DARK, DayType.HOLD, DayType.IDLE})
"""Types of day on which nobody is called."""


class DayStatus(StrEnum):
    """How firm a day is."""

    DRAFT = "draft"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    SHOOTING = "shooting"
    WRAPPED = "wrapped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootDay:
    """One date of one unit. Call, wrap and meals are minutes of the work date, past 24:00 allowed.

    `check_times` marks times that came from outside and were not said for this very day.
    """

    id: DayId
    production: ProductionId
    unit: UnitId
    date: dt.date
    day_type: DayType = DayType.SHOOT
    status: DayStatus = DayStatus.PLANNED
    places: tuple[PlaceId, ...] = ()
    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()
    title: str = ""
    note: str = ""
    check_times: bool = False

    @property
    def working(self) -> bool:
        """Whether anybody is called: not cancelled, and not a dark, hold or idle day."""
        return self.status is not DayStatus.CANCELLED and self.day_type not in NOT_WORKED


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """The times a unit really worked, typed once; everyone booked that day inherits them."""

    id: DaySheetId
    day: DayId
    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()
    details: DayDetails = NO_DETAILS


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How many people of a role a unit needs on each of its shoot days."""

    id: NeedId
    production: ProductionId
    unit: UnitId
    role: RoleId
    count: int = 1
