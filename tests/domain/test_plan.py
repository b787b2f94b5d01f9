"""The snapshot: its look-ups, and that changing it gives what building it anew would give."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DaySheet, Need, ShootDay
from crewplanner.domain.ids import (
    BookingId,
    DayId,
    DaySheetId,
    DealId,
    PersonId,
    ProductionId,
    RoleId,
    TimecardId,
    UnitId,
)
from crewplanner.domain.people import Deal, Unavailability
from crewplanner.domain.plan import TABLE_OF, TABLES, Plan, make_plan
from crewplanner.domain.productions import Holiday, Unit
from crewplanner.domain.timecards import DayKind, Timecard
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange
from tests import plans
from tests.plans import march

DATES = st.integers(1, 6).map(march)
FEW = st.integers(1, 3)
SPANS = st.tuples(DATES, DATES).map(lambda p: DateSpan(first=min(p), last=max(p)))
IDS = st.integers(1, 5)

RECORDS = st.one_of(
    st.builds(Unit, id=FEW, production=FEW, name=st.just("unit"), position=FEW),
    st.builds(Holiday, id=IDS, production=FEW, date=DATES, name=st.sampled_from("ab")),
    st.builds(
        Deal,
        id=IDS,
        production=FEW,
        person=FEW,
        rate=st.just(Decimal(1)),
        valid_from=st.none() | DATES,
    ),
    st.builds(Unavailability, id=IDS, person=FEW, span=SPANS),
    st.builds(ShootDay, id=IDS, production=FEW, unit=FEW, date=DATES, call=st.none() | FEW),
    st.builds(Need, id=IDS, production=FEW, unit=FEW, role=FEW, count=FEW),
    st.builds(
        Booking,
        id=IDS,
        production=FEW,
        person=FEW,
        span=SPANS,
        unit=st.none() | FEW,
        status=st.sampled_from([BookingStatus.CONFIRMED, BookingStatus.RELEASED]),
    ),
    st.builds(DaySheet, id=IDS, day=IDS, call=FEW),
    st.builds(Timecard, id=IDS, production=FEW, person=FEW, date=DATES),
)
CHANGES = st.lists(st.tuples(RECORDS, st.booleans()), max_size=8)


def tables_of(changes):
    tables = {}
    for record, there in changes:
        table = tables.setdefault(TABLE_OF[type(record)], {})
        table[record.id] = record if there else None
    return tables


@settings(max_examples=300)
@given(st.lists(CHANGES, max_size=5))
def test_a_replaced_plan_equals_one_made_from_scratch(steps):
    plan = Plan()
    for changes in steps:
        plan = plan.replaced(tables_of(changes))
    records = [record for table in TABLES for record in getattr(plan, table).values()]
    anew = make_plan(records)
    for one in fields(Plan):
        assert getattr(plan, one.name) == getattr(anew, one.name), one.name


@given(CHANGES, CHANGES)
def test_the_plan_before_a_change_stays_as_it_was(first, second):
    plan = Plan().replaced(tables_of(first))
    kept = {one.name: dict(getattr(plan, one.name)) for one in fields(Plan)}
    plan.replaced(tables_of(second))
    assert kept == {one.name: getattr(plan, one.name) for one in fields(Plan)}


def test_an_unknown_table_is_a_key_error():
    with pytest.raises(KeyError, match="bookings_of"):
        Plan().replaced({"bookings_of": {}})


def test_every_table_has_a_kind_of_record_and_comes_after_its_parents():
    assert set(TABLE_OF.values()) == set(TABLES)
    order = TABLES.index
    assert order("productions") < order("units") < order("shoot_days") < order("day_sheets")
    assert order("people") < order("bookings") < order("import_records")


SHOW, ANA = ProductionId(1), PersonId(1)


def booking(number, **more):
    return Booking(
        id=BookingId(number),
        production=SHOW,
        person=ANA,
        span=DateSpan(first=march(2), last=march(4)),
        status=more.pop("status", BookingStatus.CONFIRMED),
        **more,
    )


def test_the_days_of_a_date_follow_the_order_of_their_units():
    days = [ShootDay(id=DayId(n), production=SHOW, unit=UnitId(n), date=march(2)) for n in (1, 2)]
    units = [Unit(id=UnitId(n), production=SHOW, name=str(n), position=n) for n in (1, 2)]
    plan = make_plan([*days, *units])
    assert [day.unit for day in plan.days_on[SHOW, march(2)]] == [1, 2]
    after = plan.replaced({"units": {1: replace(units[0], position=3)}})
    assert [day.unit for day in after.days_on[SHOW, march(2)]] == [2, 1]
    renamed = after.replaced({"units": {1: replace(units[0], position=3, name="main")}})
    assert renamed.days_on == after.days_on


def test_a_booking_works_the_day_of_its_unit_or_the_first():
    days = [ShootDay(id=DayId(n), production=SHOW, unit=UnitId(n), date=march(2)) for n in (1, 2)]
    plan = make_plan(days)
    assert plan.day_of(booking(1, unit=UnitId(2)), march(2)) == days[1]
    assert plan.day_of(booking(1), march(2)) == days[0]
    assert plan.day_of(booking(1, unit=UnitId(3)), march(2)) is None
    assert plan.day_of(booking(1), march(3)) is None


def test_only_live_bookings_are_on_a_date():
    plan = make_plan([booking(1), booking(2, status=BookingStatus.RELEASED)])
    assert [b.id for b in plan.booking_on(ANA, march(4))] == [1]
    assert plan.booking_on(ANA, march(5)) == ()
    assert [b.id for b in plan.bookings_at[SHOW, march(3)]] == [1]


def test_a_card_is_found_by_production_and_date():
    cards = [
        Timecard(id=TimecardId(n), production=ProductionId(production), person=ANA, date=march(day))
        for n, (production, day) in enumerate([(1, 2), (2, 3), (1, 3), (1, 4)], start=1)
    ]
    plan = make_plan(cards)
    assert plan.timecard_on(SHOW, ANA, march(3)) == cards[2]
    assert plan.timecard_on(ProductionId(2), ANA, march(4)) is None
    assert plan.timecard_on(SHOW, ANA, march(5)) is None
    assert plan.timecard_on(SHOW, PersonId(2), march(3)) is None


def deal(number, role=None, since=None, production=1):
    return Deal(
        id=DealId(number),
        production=ProductionId(production),
        person=ANA,
        role=None if role is None else RoleId(role),
        rate=Decimal(number),
        valid_from=since,
        valid_to=march(20),
    )


@pytest.mark.parametrize(
    ("deals", "role", "chosen"),
    [
        ([deal(1), deal(2, since=march(1))], None, 2),
        ([deal(1), deal(2, since=march(9))], None, 1),
        ([deal(1), deal(2, role=7)], 7, 2),
        ([deal(2), deal(1, role=7)], 8, 2),
        ([deal(1, role=7), deal(2, role=8, since=march(1))], 9, 2),
        ([deal(1, role=7, since=march(1)), deal(2, role=8)], None, 1),
        ([deal(1, production=2)], None, None),
        ([], None, None),
    ],
)
def test_the_deal_in_force_is_that_of_the_role_and_the_latest(deals, role, chosen):
    found = make_plan(deals).deal_on(SHOW, ANA, march(5), role)
    assert (found and found.id) == chosen


def test_no_deal_covers_a_date_after_all_have_ended():
    assert make_plan([deal(1)]).deal_on(SHOW, ANA, march(21)) is None


LUNCH = TimeRange(start=780, end=840)


def on_set(*records, **own):
    day = ShootDay(id=DayId(1), production=SHOW, unit=UnitId(1), date=march(2), call=480, wrap=1140)
    sheet = DaySheet(id=DaySheetId(1), day=DayId(1), call=490, wrap=1200, meals=(LUNCH,))
    return make_plan([day, sheet, booking(1, **own), *records])


def card(**own):
    return Timecard(id=TimecardId(1), production=SHOW, person=ANA, date=march(2), **own)


@pytest.mark.parametrize(
    ("records", "own", "worked"),
    [
        ((), {}, (490, 1200, (LUNCH,))),
        ((), {"call": Offset(minutes=-60)}, (430, 1200, (LUNCH,))),
        ((), {"call": Clock(minutes=400)}, (400, 1200, (LUNCH,))),
        ((card(call=Offset(minutes=5)),), {"call": Clock(minutes=400)}, (495, 1200, (LUNCH,))),
        ((card(wrap=Clock(minutes=800)),), {}, (490, 800, ())),
        ((card(meals=()),), {}, (490, 1200, ())),
        ((), {"wrap": Offset(minutes=45)}, (490, 1245, (LUNCH,))),
        ((), {"wrap": Clock(minutes=900)}, (490, 900, (LUNCH,))),
        ((card(wrap=Offset(minutes=5)),), {"wrap": Clock(minutes=900)}, (490, 1205, (LUNCH,))),
        ((), {"call": Clock(minutes=700), "wrap": Clock(minutes=690)}, None),
        ((card(wrap=Clock(minutes=490)),), {}, None),
        ((card(kind=DayKind.SICK),), {}, None),
    ],
)
def test_what_was_worked_is_the_sheets_unless_the_card_says_otherwise(records, own, worked):
    day = on_set(*records, **own).worked_on(SHOW, ANA, march(2))
    assert (day and (day.call, day.wrap, day.meals)) == worked


def test_without_a_sheet_or_a_booking_only_the_card_tells():
    times = card(call=Clock(minutes=480), wrap=Clock(minutes=900))
    day = make_plan([times]).worked_on(SHOW, ANA, march(2))
    assert day is not None
    assert plans.times(day) == "08:00-15:00"
    assert make_plan([booking(1, call=Clock(minutes=480))]).worked_on(SHOW, ANA, march(2)) is None
    assert make_plan().worked_on(SHOW, ANA, march(2)) is None


def test_the_confirmed_bookings_unit_comes_before_the_tentative_ones():
    second = ShootDay(id=DayId(2), production=SHOW, unit=UnitId(2), date=march(2))
    sheet = DaySheet(id=DaySheetId(2), day=DayId(2), call=600, wrap=900)
    tentative = booking(1, unit=UnitId(1), status=BookingStatus.PENCIL)
    plan = on_set(second, sheet, tentative, booking(2, unit=UnitId(2)))
    day = plan.worked_on(SHOW, ANA, march(2))
    assert day is not None
    assert plans.times(day) == "10:00-15:00"
