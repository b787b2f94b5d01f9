"""Timecards: what a person really worked on a date, and how it follows from the unit's sheet."""

import datetime as dt
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.day_details import NO_DETAILS, DayDetails
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import PersonId, ProductionId, TimecardId
from crewplanner.domain.values import TimeRange, TimeSpec, resolve


class DayKind(StrEnum):
    """What a date was for the person."""

    WORKED = "worked"
    TRAVEL = "travel"
    STANDBY = "standby"
    SICK = "sick"
    LEAVE = "leave"
    OFF = "off"
    TOIL = "toil"
    """Time off in lieu: overtime of before, taken as a free day."""


ABSENT = frozenset({DayKind.SICK, DayKind.LEAVE, DayKind.OFF, DayKind.TOIL})
"""What a date is for somebody who did not come."""


class MarkKind(StrEnum):
    """What else is noted of a day, beside its times."""

    FORCED_CALL = "fc"
    """Called again before the rest was over, and agreed to."""
    BREAKFAST = "ndb"
    """A non-deductible breakfast: a paid meal, so it shortens no work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One mark of a day. `at` is its minute of the work date, where it has one."""

    kind: MarkKind
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timecard:
    """A person's own times on a date. What is None is inherited from the unit's day sheet.

    `elections` is what was decided of what an agreement leaves to a person, by name.
    """

    id: TimecardId
    production: ProductionId
    person: PersonId
    date: dt.date
    kind: DayKind = DayKind.WORKED
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    meals: tuple[TimeRange, ...] | None = None
    remarks: str = ""
    marks: tuple[DayMark, ...] = ()
    details: DayDetails = NO_DETAILS
    elections: tuple[tuple[str, bool], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the card says nothing that would not hold without it."""
        own = (self.call, self.wrap, self.meals)
        said = self.remarks or self.marks or self.elections or self.details != NO_DETAILS
        return self.kind is DayKind.WORKED and own == (None, None, None) and not said


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedDay:
    """Times that count, with exceptions and inheritance resolved; minutes of the work date."""

    person: PersonId
    date: dt.date
    kind: DayKind
    call: int
    wrap: int
    meals: tuple[TimeRange, ...] = ()
    marks: tuple[DayMark, ...] = ()
    details: DayDetails = NO_DETAILS
    elections: tuple[tuple[str, bool], ...] = ()


def known_times(
    card: Timecard | None,
    sheet: DaySheet | None,
    own_call: TimeSpec | None = None,
    own_wrap: TimeSpec | None = None,
) -> tuple[int | None, int | None]:
    """Call and wrap that follow from a card, the unit's sheet and a booking's own times.

    In minutes; what is not known is None. The wrap may lie before the call.
    """
    unit_call, unit_wrap = (sheet.call, sheet.wrap) if sheet else (None, None)
    inherited = resolve(own_call, unit_call) if unit_call is not None else None
    call = inherited if card is None or card.call is None else resolve(card.call, unit_call)
    leaving = resolve(own_wrap, unit_wrap) if unit_wrap is not None else None
    wrap = leaving if card is None or card.wrap is None else resolve(card.wrap, unit_wrap)
    return call, wrap


def worked_day(
    person: PersonId,
    date: dt.date,
    card: Timecard | None,
    sheet: DaySheet | None,
    own_call: TimeSpec | None = None,
    own_wrap: TimeSpec | None = None,
) -> WorkedDay | None:
    """The day that follows from a person's card and the unit's sheet; None without known times.

    `own_call` and `own_wrap` are those of the person's booking: whoever was called an hour early
    came an hour early, unless the card says otherwise. A day that was not worked (`ABSENT`)
    gives None. A meal outside call to wrap is left out.
    """
    kind = card.kind if card else DayKind.WORKED
    if kind in ABSENT:
        return None
    call, wrap = known_times(card, sheet, own_call, own_wrap)
    if call is None or wrap is None or wrap <= call:
        return None
    own = card.meals if card else None
    meals = own if own is not None else (sheet.meals if sheet else ())
    inside = tuple(meal for meal in meals if call <= meal.start and meal.end <= wrap)
    marks = card.marks if card else ()
    details = sheet.details if sheet else NO_DETAILS
    return WorkedDay(
        person=person,
        date=date,
        kind=kind,
        call=call,
        wrap=wrap,
        meals=inside,
        marks=marks,
        details=card.details.over(details) if card else details,
        elections=card.elections if card else (),
    )
