"""The group sheet's shorthand, from what is typed to what counts."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import BookingId, DaySheetId, PersonId, ProductionId, TimecardId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.shorthand import (
    CardChange,
    Inherited,
    SheetField,
    applied,
    copied,
    inherited_on,
    parse_exception,
)
from crewplanner.domain.timecards import DayKind, DayMark, MarkKind, Timecard, worked_day
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests import plans
from tests.plans import board, march

CALL, WRAP = SheetField.CALL, SheetField.WRAP
LUNCH = TimeRange(start=13 * 60, end=14 * 60)
UNIT = Inherited(
    date=march(2),
    unit_call=8 * 60,
    unit_wrap=19 * 60,
    call=8 * 60,
    planned_call=8 * 60,
    meals=(LUNCH,),
)
EMPTY = Inherited(date=march(2))


def clock(hours, minutes=0):
    return Clock(minutes=hours * 60 + minutes)


@pytest.mark.parametrize(
    ("text", "field", "time"),
    [
        ("+45", WRAP, Offset(minutes=45)),
        ("-0:30", CALL, Offset(minutes=-30)),
        ("−1:15", CALL, Offset(minutes=-75)),
        ("+ 90", WRAP, Offset(minutes=90)),
        ("22:30", WRAP, clock(22, 30)),
        ("26:15", WRAP, clock(26, 15)),
        ("2:15", WRAP, clock(26, 15)),
        ("0215", WRAP, clock(26, 15)),
        ("7", CALL, clock(7)),
        ("06:30", CALL, clock(6, 30)),
        ("7.30", CALL, clock(7, 30)),
        ("6.5", WRAP, clock(15, 30)),
        ("6,5", WRAP, clock(15, 30)),
        ("6,50", WRAP, clock(15, 30)),
        ("6.50 h", WRAP, clock(15, 30)),
        ("10.0h", WRAP, clock(19)),
        ("4.5", WRAP, clock(12, 30)),
        ("5.0", WRAP, clock(13)),
        ("5.5", WRAP, clock(14, 30)),
    ],
)
def test_a_text_becomes_a_time(text, field, time):
    assert parse_exception(text, field, UNIT) == CardChange(field=field, time=time)


@pytest.mark.parametrize("word", ["sick", "off", "leave", "travel", "Standby", " OFF "])
def test_a_word_becomes_a_kind_of_day(word):
    assert parse_exception(word, WRAP, EMPTY).kind == DayKind(word.strip().lower())


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_inherits(text):
    assert parse_exception(text, CALL, UNIT) == CardChange(field=CALL, kind=DayKind.WORKED)


@pytest.mark.parametrize(
    ("text", "field", "inherited", "says"),
    [
        ("fine", WRAP, UNIT, "“fine” is not understood"),
        ("25:61", WRAP, UNIT, "is not understood"),
        ("+45", WRAP, EMPTY, "needs the unit's wrap"),
        ("-15", CALL, EMPTY, "needs the unit's call"),
        ("6.5", CALL, UNIT, "are hours worked"),
        ("6.5", WRAP, EMPTY, "need a call to count from"),
        ("-12:00", WRAP, UNIT, "a wrap at 07:00 is not after the call at 08:00"),
        ("+999", WRAP, replace(UNIT, unit_wrap=40 * 60), "more than a day past"),
        ("1:00", WRAP, replace(UNIT, call=26 * 60), "more than a day past"),
    ],
)
def test_what_cannot_be_meant_is_said(text, field, inherited, says):
    with pytest.raises(ValueError, match=says):
        parse_exception(text, field, inherited)


def test_a_wrap_before_any_call_is_read_by_the_planned_one_or_the_start_of_the_day():
    assert parse_exception("2:00", WRAP, EMPTY).time == clock(26)
    assert parse_exception("19:00", WRAP, EMPTY).time == clock(19)
    night = replace(EMPTY, planned_call=20 * 60)
    assert parse_exception("7:30", WRAP, night).time == clock(31, 30)


@pytest.mark.parametrize(("date", "wrap"), [((2026, 3, 7), 31), ((2026, 10, 31), 29)])
def test_hours_worked_are_true_hours_in_the_night_of_a_clock_change(date, wrap):
    night = Inherited(date=dt.date(*date), zone="America/New_York", call=22 * 60)
    assert parse_exception("8.0", WRAP, night).time == clock(wrap)


def test_more_hours_than_two_dates_hold_end_with_them():
    late = replace(EMPTY, call=40 * 60)
    assert parse_exception("12.0", WRAP, late).time == clock(48)


CARD = Timecard(
    id=TimecardId(1),
    production=ProductionId(1),
    person=PersonId(1),
    date=march(2),
    call=clock(7),
    wrap=clock(20),
    meals=(LUNCH,),
)


def test_a_change_sets_only_its_field():
    assert applied(CARD, CardChange(field=CALL, time=clock(6))) == replace(CARD, call=clock(6))
    assert applied(CARD, CardChange(field=WRAP, time=clock(21))) == replace(CARD, wrap=clock(21))
    inherit = CardChange(field=WRAP, kind=DayKind.WORKED)
    assert applied(CARD, inherit) == replace(CARD, wrap=None)


def test_who_is_sick_has_no_times_and_comes_back_with_one():
    sick = applied(CARD, CardChange(field=WRAP, kind=DayKind.SICK))
    assert sick == replace(CARD, kind=DayKind.SICK, call=None, wrap=None, meals=None)
    back = applied(sick, CardChange(field=CALL, time=clock(6)))
    assert (back.kind, back.call) == (DayKind.WORKED, clock(6))


def test_a_travel_day_stays_one_when_a_time_is_typed():
    travel = applied(CARD, CardChange(field=WRAP, kind=DayKind.TRAVEL))
    assert applied(travel, CardChange(field=WRAP, time=clock(15))).kind is DayKind.TRAVEL


BOARD = """
             Mon 2
    unit     08:00-19:00
    ana      06:30
    ben      x
"""


def with_sheet(*cards, call=9 * 60):
    plan = board(BOARD)
    (day,) = plan.shoot_days.values()
    sheet = DaySheet(id=DaySheetId(1), day=day.id, call=call, wrap=20 * 60, meals=(LUNCH,))
    return plan.replaced({"day_sheets": {1: sheet}, "timecards": {card.id: card for card in cards}})


def stood_on(plan, person):
    return inherited_on(plan, ProductionId(1), PersonId(person), march(2))


def test_a_cell_stands_on_the_sheet_of_the_unit():
    ben = stood_on(with_sheet(), 2)
    assert (ben.unit_call, ben.unit_wrap, ben.call, ben.planned_call) == (540, 1200, 540, 480)
    assert ben.meals == (LUNCH,)
    assert ben.day_start == 360


def test_a_call_of_the_bookings_own_counts_before_the_sheets():
    ana = stood_on(with_sheet(), 1)
    assert (ana.unit_call, ana.call, ana.planned_call) == (540, 390, 390)


def test_a_card_of_ones_own_counts_first():
    card = replace(CARD, call=Offset(minutes=-60), meals=())
    ana = stood_on(with_sheet(card), 1)
    assert (ana.call, ana.meals) == (480, ())


def test_before_the_sheet_is_typed_only_the_plan_is_known():
    ana = stood_on(board(BOARD), 1)
    assert (ana.unit_call, ana.call, ana.planned_call, ana.meals) == (None, None, 390, ())
    nobody = stood_on(make_plan(), 9)
    assert nobody == Inherited(date=march(2), day_start=0)


@pytest.mark.parametrize(
    ("text", "field", "worked"),
    [
        ("+45", WRAP, "09:00-20:45"),
        ("-0:30", CALL, "08:30-20:00"),
        ("6.5", WRAP, "09:00-16:30"),
        ("1:00", WRAP, "09:00-25:00"),
        ("", WRAP, "09:00-20:00"),
        ("sick", WRAP, None),
    ],
)
def test_what_is_typed_becomes_the_day_worked(text, field, worked):
    plan = with_sheet()
    change = parse_exception(text, field, stood_on(plan, 2))
    empty = Timecard(
        id=TimecardId(1), production=ProductionId(1), person=PersonId(2), date=march(2)
    )
    after = plan.replaced({"timecards": {1: applied(empty, change)}})
    day = after.worked_on(ProductionId(1), PersonId(2), march(2))
    assert (day and plans.times(day)) == worked


def test_the_booking_is_the_confirmed_one():
    plan = with_sheet()
    tentative = replace(
        plan.bookings[BookingId(2)], id=BookingId(3), call=clock(5), status="pencil"
    )
    both = plan.replaced({"bookings": {3: tentative}})
    assert stood_on(both, 2).call == 540


FORCED = DayMark(kind=MarkKind.FORCED_CALL)
BLANK = Timecard(id=TimecardId(1), production=ProductionId(1), person=PersonId(1), date=march(2))


@pytest.mark.parametrize(
    ("text", "field", "call", "wrap", "marks"),
    [
        ("fc", CALL, None, None, (FORCED,)),
        ("FC", WRAP, None, None, (FORCED,)),
        ("6:15 fc", CALL, clock(6, 15), None, (FORCED,)),
        ("fc +45", WRAP, None, Offset(minutes=45), (FORCED,)),
        ("ndb 7:30", CALL, None, None, (DayMark(kind=MarkKind.BREAKFAST, at=450),)),
        ("ndb 0730", CALL, None, None, (DayMark(kind=MarkKind.BREAKFAST, at=450),)),
        (
            "6:15 fc ndb 6:45",
            CALL,
            clock(6, 15),
            None,
            (FORCED, DayMark(kind=MarkKind.BREAKFAST, at=405)),
        ),
        ("26:15 +1".replace("26", "02"), WRAP, None, clock(26, 15), ()),
    ],
)
def test_marks_beside_times_and_alone(text, field, call, wrap, marks):
    card = applied(BLANK, parse_exception(text, field, UNIT))
    assert (card.call, card.wrap, card.marks) == (call, wrap, marks)


def test_a_mark_alone_keeps_the_times_that_were_typed():
    card = applied(BLANK, parse_exception("6:15", CALL, UNIT))
    card = applied(card, parse_exception("ndb 7:00", CALL, UNIT))
    assert (card.call, len(card.marks)) == (clock(6, 15), 1)
    card = applied(card, parse_exception("ndb 7:15", WRAP, UNIT))
    assert card.marks == (DayMark(kind=MarkKind.BREAKFAST, at=435),)
    card = applied(card, parse_exception("fc", CALL, UNIT))
    card = applied(card, parse_exception("-ndb", CALL, UNIT))
    assert (card.call, card.marks) == (clock(6, 15), (FORCED,))
    assert applied(card, parse_exception("no fc", CALL, UNIT)).marks == ()


def test_a_breakfast_before_a_night_call_is_past_midnight():
    night = replace(UNIT, call=25 * 60, unit_call=25 * 60)
    card = applied(BLANK, parse_exception("ndb 1:30", CALL, night))
    assert card.marks == (DayMark(kind=MarkKind.BREAKFAST, at=25 * 60 + 30),)


@pytest.mark.parametrize("text", ["ndb", "ndb later", "sick fc", "fc fc fast", "fcx"])
def test_marks_that_are_none_are_refused(text):
    with pytest.raises(ValueError, match=r"needs its time|has no marks|is not understood"):
        parse_exception(text, CALL, UNIT)


def test_marks_count_as_data_and_shorten_no_work():
    sheet = DaySheet(id=DaySheetId(1), day=1, call=480, wrap=1140, meals=(LUNCH,))
    marked = replace(BLANK, marks=(FORCED, DayMark(kind=MarkKind.BREAKFAST, at=450)))
    plain = worked_day(PersonId(1), march(2), BLANK, sheet)
    with_marks = worked_day(PersonId(1), march(2), marked, sheet)
    assert with_marks.marks == marked.marks
    assert replace(with_marks, marks=()) == plain


def test_time_off_in_lieu_is_a_day_without_times():
    card = applied(replace(BLANK, call=clock(7)), parse_exception("toil", CALL, UNIT))
    assert (card.kind, card.call) == (DayKind.TOIL, None)
    sheet = DaySheet(id=DaySheetId(1), day=1, call=480, wrap=1140)
    assert worked_day(PersonId(1), march(2), card, sheet) is None


@pytest.mark.parametrize("field", [CALL, WRAP, None])
def test_filling_down_copies_one_field(field):
    source = replace(BLANK, call=clock(7), wrap=Offset(minutes=30), meals=(LUNCH,))
    after = copied(replace(BLANK, kind=DayKind.SICK), source, field)
    assert after.kind is DayKind.WORKED
    assert (after.call, after.wrap, after.meals) == (
        source.call if field is CALL else None,
        source.wrap if field is WRAP else None,
        source.meals if field is None else None,
    )
    assert copied(source, None, field) == replace(
        source,
        call=None if field is CALL else source.call,
        wrap=None if field is WRAP else source.wrap,
        meals=None if field is None else source.meals,
    )
    assert copied(source, replace(BLANK, kind=DayKind.SICK), field).kind is DayKind.SICK
