"""From the plan to the cards that are priced: times, kinds of days, what the unit did, deals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.days import PayCase
from crewplanner.domain.pay.lines import Basis
from crewplanner.domain.plan import make_plan
from crewplanner.domain.stints import Diary, week_of
from tests import plans
from tests.domain.pay.weeks import deal
from tests.plans import march


def case(text, *deals, basis=Basis.PLANNED, change=None, **more):
    """A person's case; `change` makes other shoot days of the board's."""
    records = [*plans.records(text), *deals]
    if change:
        records = [change(one) if isinstance(one, ShootDay) else one for one in records]
    plan = make_plan(records)
    return PayCase(
        plan=plan,
        production=ProductionId(1),
        person=PersonId(1),
        basis=basis,
        firm_only=False,
        diary=Diary(plan, PersonId(1)),
        **more,
    )


def card(text, **more):
    (found,) = case(text, **more).days([march(2)])
    return found


UNIT = """
         Mon 2
unit     08:00-19:00 meal:13:00-14:00
ana      x"""


def test_a_card_has_the_persons_times_and_the_units():
    found = card(UNIT)
    assert (found.date, found.minutes, found.deal) == (march(2), 600, None)
    one = found.card
    assert (one.date, one.kind, one.call, one.wrap, one.hours) == (
        march(2),
        "shoot",
        480,
        1140,
        None,
    )
    assert [(meal.start, meal.end, meal.kind) for meal in one.meals] == [(780, 840, "deductible")]
    assert (one.unit_call, one.scheduled_wrap) == (480, 1140)
    own = card(f"{UNIT} 07:30").card
    assert (own.call, own.unit_call) == (450, 480)
    worked = card(f"{UNIT} =07:00-20:30", basis=Basis.WORKED)
    assert (worked.card.call, worked.card.wrap) == (420, 1230)
    assert (worked.card.unit_call, worked.card.scheduled_wrap) == (480, 1140)


@pytest.mark.parametrize(
    ("day_type", "kind"),
    [
        ("shoot", "shoot"),
        ("prep", "prep"),
        ("test", "prep"),
        ("rehearsal", "prep"),
        ("fitting", "prep"),
        ("office", "prep"),
        ("wrap", "wrap"),
        ("pre_light", "prelight"),
        ("build", "build"),
        ("strike", "strike"),
        ("recce", "recce"),
        ("travel", "travel"),
    ],
)
def test_the_units_day_says_what_kind_of_day_it_is(day_type, kind):
    def change(one):
        return replace(one, day_type=type(one.day_type)(day_type))

    assert card(UNIT, change=change).card.kind == kind
    assert card(f"{UNIT} =07:00-20:30", basis=Basis.WORKED, change=change).card.kind == kind


def test_a_card_without_a_units_day_is_a_shooting_day_without_a_units_times():
    found = card("         Mon 2\nana      day =09:00-17:00", basis=Basis.WORKED).card
    assert (found.kind, found.call, found.wrap) == ("shoot", 540, 1020)
    assert (found.unit_call, found.scheduled_wrap) == (None, None)


def test_two_units_on_a_date_have_hours_and_no_common_clock():
    text = "         Mon 2\nana      06:00-10:00\nana      12:00-15:00 2"

    def prepared(one):
        return replace(one, day_type=type(one.day_type)("prep"))

    found = card(text, change=prepared)
    assert (found.minutes, found.card.hours, found.card.kind) == (420, 420, "prep")
    assert (found.card.call, found.card.wrap) == (None, None)


@pytest.mark.parametrize("order", [("06:00-10:00", "06:00-12:00"), ("06:00-12:00", "06:00-10:00")])
def test_of_two_bookings_for_one_day_the_longer_is_paid(order):
    text = "         Mon 2\nunit     06:00-18:00" + "".join(f"\nana      x {t[:5]}" for t in order)
    assert card(text).minutes == 720


@pytest.mark.parametrize("kind", ["travel", "standby"])
def test_a_day_paid_without_times_has_no_minutes(kind):
    found = card(f"         Mon 2\nana      ={kind}", basis=Basis.WORKED)
    assert (found.minutes, found.card.kind) == (0, kind)
    assert (found.card.call, found.card.hours) == (None, None)


def test_the_deal_of_the_bookings_role_is_in_force():
    general, special = deal("600 d", number=2), replace(deal("700 d"), role=1)
    text = "         Mon 2\nana      08:00-18:00 as:Gaffer"
    assert case(text, general, special).deal_on(march(2)).rate == Decimal(700)
    assert case(text, general, special).deal_on(march(3)).rate == Decimal(600)


def test_a_week_engages_its_booked_weekdays_and_what_was_worked_at_most_five():
    days = "Mon 2  Tue 3  Wed 4  Thu 5  Fri 6  Sat 7  Sun 8"
    terms = deal("3000 w")
    week = week_of(march(2), 0)

    def engaged(cells, *worked):
        text = f"         {days}\nana      {cells}"
        return case(text, terms).engaged(terms, week, frozenset(march(day) for day in worked))

    assert engaged("day    day    -      -      -      -      -") == 2
    assert engaged("day    -      -      -      -      day    day") == 1
    assert engaged("day    -      -      -      -      day    day", 7) == 2
    assert engaged("day    day    day    day    day    -      -", 7, 8) == 5
    assert engaged("-      -      -      -      -      -      -", 3, 4) == 2
    other = replace(terms, rate=Decimal(1))
    text = f"         {days}\nana      day    -      -      -      -      -      -"
    assert case(text, terms).engaged(other, week, frozenset()) == 0
