"""The shorthand of the group sheet: what somebody types into a person's cell becomes a change.

+45  -0:30      later or earlier than the unit
22:30  26:15    a time of its own; past midnight may be written either way
6.5             hours worked without meals, in the wrap's cell
sick leave off toil travel standby
fc              a forced call, agreed to; -fc takes the mark away
ndb 7:30        a non-deductible breakfast at that time; -ndb takes it away
cwd, cam 45     what agreements ask of a day, see `shorthand_details`
(nothing)       as the unit

Marks and details may stand beside a time, with a space or a comma between: 6:15 fc, cam 45.
"""

import datetime as dt
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.calls import interpret, minutes_worked, planned, zone_of
from crewplanner.domain.day_details import NO_DETAILS, DayDetails, Detail
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.shorthand_details import EXAMPLES, parts_apart, read_details
from crewplanner.domain.timecards import ABSENT, DayKind, DayMark, MarkKind, Timecard
from crewplanner.domain.values import (
    DAY,
    HOUR,
    LATEST,
    Clock,
    Offset,
    TimeRange,
    TimeSpec,
    format_minutes,
    parse_minutes,
    resolve,
)

_OFFSET = re.compile(r"([+\-−])\s*(?:(\d{1,2}):([0-5]\d)|(\d{1,3}))", re.ASCII)
_HOURS = re.compile(r"(\d{1,2})(?:,(\d{1,2})|\.(\d)|\.(\d{2})(?=\s*h))\s*h?", re.ASCII)
_FORMS = (
    "write a time (22:30), +45 or -0:30 against the unit, hours (6.5), sick, leave, off, travel,"
    f" fc, ndb 7:30, {EXAMPLES}"
)
_MARK = re.compile(
    r"(?<!\S)(?:(?:-|−|no\s+)(?P<off>fc|ndb)|(?P<fc>fc)|ndb(?:\s+(?P<at>\d[\d:.h]*))?)(?!\S)",
    re.ASCII,
)
_NEXT_DAY = re.compile(r"(\d\S*)\s*\+\s*1", re.ASCII)


class SheetField(StrEnum):
    """Which cell of the group sheet was typed into."""

    CALL = "call"
    WRAP = "wrap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What a person's cell stands on: the unit's times, and those that count for the person now.

    `call` and `meals` are those in force with what was typed so far; `planned_call` helps to read
    a wrap while nobody has typed a call.
    """

    date: dt.date
    zone: str = "UTC"
    day_start: int = 360
    unit_call: int | None = None
    unit_wrap: int | None = None
    call: int | None = None
    planned_call: int | None = None
    meals: tuple[TimeRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChange:
    """What the text asks of the card: a time for the field (None: inherit), or another kind of day.

    `kind` None keeps the kind, but makes it a day worked where it was sick, leave or off. `marks`
    come onto the card and those of the kinds `unmarked` go, and so do `details` and those that are
    `unsaid`; with `beside_only` nothing else changes.
    """

    field: SheetField
    time: TimeSpec | None = None
    kind: DayKind | None = None
    marks: tuple[DayMark, ...] = ()
    unmarked: frozenset[MarkKind] = frozenset()
    details: DayDetails = NO_DETAILS
    unsaid: frozenset[Detail] = frozenset()
    beside_only: bool = False


def parse_exception(text: str, field: SheetField, inherited: Inherited) -> CardChange:
    """The change that the text means in that field.

    Raises ValueError with a sentence for what is no shorthand, for hours or an offset that nothing
    can be counted from, and for a wrap that would not be after the call.
    """
    apart = parts_apart(text)
    told, rest = read_details(apart, _call(inherited), inherited.day_start)
    marks, unmarked, rest = _read_marks(rest, inherited)
    if told is None and not marks and not unmarked:
        return _plain(text.strip().lower(), field, inherited)
    change = _plain(rest, field, inherited) if rest else CardChange(field=field)
    details = told.details if told else NO_DETAILS
    if change.kind in ABSENT and (marks or details != NO_DETAILS):
        raise ValueError(f"“{apart}”: a day of kind “{change.kind}” has no marks and no details")
    return replace(
        change,
        marks=marks,
        unmarked=unmarked,
        details=details,
        unsaid=told.unsaid if told else frozenset(),
        beside_only=not rest,
    )


def _plain(typed: str, field: SheetField, inherited: Inherited) -> CardChange:
    """The change that a text without marks and details means."""
    if not typed:
        return CardChange(field=field, kind=DayKind.WORKED)
    if typed in set(DayKind):
        return CardChange(field=field, kind=DayKind(typed))
    time = _offset(typed, field, inherited) or _hours(typed, field, inherited)
    if time is None:
        time = _clock(typed, field, inherited)
    _require_order(time, field, inherited)
    return CardChange(field=field, time=time)


def applied(card: Timecard, change: CardChange) -> Timecard:
    """The card after the change. Whoever is sick, on leave or off has no times of their own."""
    marks = _marked(card.marks, change)
    card = replace(card, details=change.details.over(card.details.without(change.unsaid)))
    if change.beside_only:
        return replace(card, marks=marks)
    kind = change.kind
    if kind is None:
        kind = DayKind.WORKED if card.kind in ABSENT else card.kind
    elif kind in ABSENT:
        return _absent(card, kind)
    if change.field is SheetField.CALL:
        return replace(card, kind=kind, call=change.time, marks=marks)
    return replace(card, kind=kind, wrap=change.time, marks=marks)


def _absent(card: Timecard, kind: DayKind) -> Timecard:
    bare = replace(card, call=None, wrap=None, meals=None, marks=(), details=NO_DETAILS)
    return replace(bare, kind=kind)


def copied(card: Timecard, source: Timecard | None, field: SheetField | None) -> Timecard:
    """The card with what another says in that field (None: meals); without a source, the unit's."""
    kind = source.kind if source else DayKind.WORKED
    if kind in ABSENT:
        return _absent(card, kind)
    present = replace(card, kind=DayKind.WORKED) if card.kind in ABSENT else card
    if field is SheetField.CALL:
        return replace(present, kind=kind, call=source.call if source else None)
    if field is SheetField.WRAP:
        return replace(present, wrap=source.wrap if source else None)
    return replace(present, meals=source.meals if source else None)


def inherited_on(
    plan: Plan, production: ProductionId, person: PersonId, date: dt.date
) -> Inherited:
    """What the person's cells of a date stand on: the unit's sheet, found through the booking."""
    card = plan.timecard_on(production, person, date)
    bookings = [b for b in plan.booking_on(person, date) if b.production == production]
    booking = min(bookings, key=lambda b: not b.firm, default=None)
    day = plan.day_of(booking, date) if booking else None
    sheet = plan.sheet_of.get(day.id) if day else None
    plans = planned(plan, booking, date) if booking else None
    settings = plan.productions.get(production)
    unit_call = sheet.call if sheet else None
    call = resolve(booking.call if booking else None, unit_call)
    if card is not None and card.call is not None:
        call = resolve(card.call, unit_call)
    elif unit_call is None:
        call = None
    meals = card.meals if card else None
    return Inherited(
        date=date,
        zone=zone_of(plan, production),
        day_start=settings.day_start if settings else 0,
        unit_call=unit_call,
        unit_wrap=sheet.wrap if sheet else None,
        call=call,
        planned_call=plans.call if plans else None,
        meals=meals if meals is not None else (sheet.meals if sheet else ()),
    )


def _read_marks(
    typed: str, inherited: Inherited
) -> tuple[tuple[DayMark, ...], frozenset[MarkKind], str]:
    """The marks in a text, the kinds that it takes away, and the rest of it."""
    marks: list[DayMark] = []
    unmarked: set[MarkKind] = set()
    for match in _MARK.finditer(typed):
        if match["off"]:
            unmarked.add(MarkKind(match["off"]))
        elif match["fc"]:
            marks.append(DayMark(kind=MarkKind.FORCED_CALL))
        elif match["at"]:
            marks.append(DayMark(kind=MarkKind.BREAKFAST, at=_breakfast(match["at"], inherited)))
        else:
            raise ValueError("“ndb” needs its time: write ndb 7:30")
    return tuple(marks), frozenset(unmarked), _MARK.sub(" ", typed).strip(" ,")


def _call(inherited: Inherited) -> int | None:
    """The call that times of the day follow: the one in force, else the planned one."""
    return inherited.planned_call if inherited.call is None else inherited.call


def _breakfast(text: str, inherited: Inherited) -> int:
    """The minute of a breakfast: of the two that the clock may mean, the one nearer to the call."""
    minutes = parse_minutes(text)
    call = _call(inherited)
    if call is None or abs(minutes - call) <= abs(minutes + DAY - call):
        return minutes
    return minutes + DAY


def _marked(marks: tuple[DayMark, ...], change: CardChange) -> tuple[DayMark, ...]:
    gone = change.unmarked | {mark.kind for mark in change.marks}
    kept = [mark for mark in marks if mark.kind not in gone]
    return tuple(sorted((*kept, *change.marks), key=lambda mark: mark.kind))


def _offset(typed: str, field: SheetField, inherited: Inherited) -> TimeSpec | None:
    match = _OFFSET.fullmatch(typed)
    if match is None:
        return None
    unit = inherited.unit_call if field is SheetField.CALL else inherited.unit_wrap
    if unit is None:
        raise ValueError(f"“{typed}” needs the unit's {field}: type it first, or write a time")
    minutes = int(match[4]) if match[4] else int(match[2]) * HOUR + int(match[3])
    return Offset(minutes=minutes if match[1] == "+" else -minutes)


def _hours(typed: str, field: SheetField, inherited: Inherited) -> TimeSpec | None:
    match = _HOURS.fullmatch(typed)
    if match is None:
        return None
    if field is SheetField.CALL:
        raise ValueError(f"“{typed}” are hours worked: write them in the cell of the wrap")
    if inherited.call is None:
        raise ValueError(f"“{typed}” hours need a call to count from: type the call first")
    hours = Decimal(f"{match[1]}.{match[2] or match[3] or match[4]}")
    worked = int((hours * HOUR).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Clock(minutes=_wrap_after(worked, inherited.call, inherited))


def _wrap_after(worked: int, call: int, inherited: Inherited) -> int:
    """The first wrap by which so many minutes are worked, the meals on the way taken out."""
    meals = [meal for meal in inherited.meals if meal.start >= call]
    wrap = call
    while wrap < LATEST:
        done = minutes_worked(inherited.date, call, wrap, meals, inherited.zone)
        if done >= worked:
            break
        wrap += max(1, worked - done - HOUR)
    return min(wrap, LATEST)


def _clock(typed: str, field: SheetField, inherited: Inherited) -> TimeSpec:
    next_day = _NEXT_DAY.fullmatch(typed)
    try:
        minutes = parse_minutes(next_day[1]) + DAY if next_day else parse_minutes(typed)
    except ValueError as error:
        raise ValueError(f"“{typed}” is not understood: {_FORMS}") from error
    if field is SheetField.WRAP:
        minutes = interpret(minutes, _call(inherited), inherited.day_start)
    return Clock(minutes=minutes)


def _require_order(time: TimeSpec, field: SheetField, inherited: Inherited) -> None:
    if field is SheetField.CALL:
        return
    wrap = resolve(time, inherited.unit_wrap)
    if wrap is None or inherited.call is None:
        return
    if wrap <= inherited.call:
        times = format_minutes(wrap), format_minutes(inherited.call)
        raise ValueError(f"a wrap at {times[0]} is not after the call at {times[1]}")
    if wrap > LATEST:
        raise ValueError(f"a wrap at {format_minutes(wrap)} is more than a day past its own date")
