"""Pay that is kept is what pricing anew would give."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.agreements import agreements_for
from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.people import AddDeal, AddPerson, AddRole, EditPerson, EditRole
from crewplanner.app.commands.productions import AddHoliday, AddPlace, AddProduction
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.pricing import Pricing
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.people import Deal, Person, RatePer, Role
from crewplanner.domain.productions import Holiday, Place, Production
from crewplanner.domain.values import Clock, TimeRange
from tests.app.conftest import day, span
from tests.app.work import EVERYTHING, any_of, date, do_at_random

CARRYING = ("uk-pact-tv-2023", "uk-pact-film-2021", "ca-bc", "us-ca-order12", "deal-memo")
SPANS = (span(0, 6), span(9), span(3, 24))
LUNCH = (TimeRange(start=780, end=840),)


def deal_under(name):
    def make(plan, dice):
        return AddDeal(
            deal=Deal(
                id=NEW,
                production=any_of(dice, plan.productions).id,
                person=any_of(dice, plan.people).id,
                rate=Decimal(dice.randint(100, 900)),
                per=dice.choice(list(RatePer)),
                guarantee=dice.choice((None, 600)),
                agreement=name,
                valid_from=dice.choice((None, date(dice))),
            )
        )

    return make


def begin(workspace, name):
    """Give everybody a deal and three weeks of work."""
    plan = workspace.plan
    production, people = next(iter(plan.productions)), tuple(plan.people)
    unit = next(iter(plan.units))
    for person in people:
        deal = Deal(id=NEW, production=production, person=person, rate=Decimal(300), agreement=name)
        workspace.do(AddDeal(deal=deal))
    days = tuple(
        ShootDay(
            id=NEW,
            production=production,
            unit=unit,
            date=day(number),
            call=480,
            wrap=1140,
            meals=LUNCH,
        )
        for number in range(7, 20)
    )
    workspace.do(AddShootDays(days=days))
    status = BookingStatus.CONFIRMED
    spans = (span(7, 12), span(14, 19))
    workspace.do(BookPeople(production=production, people=people, spans=spans, status=status))
    return production


def agrees(workspace, dice=None):
    """Ask for the pay of everybody, or at random for some of it, both ways."""
    plan = workspace.plan
    for production in plan.productions:
        for dates in SPANS:
            for basis in Basis:
                if dice is not None and dice.random() < 0.5:
                    continue
                kept = workspace.pricing.week(plan, production, dates, basis=basis)
                agreements = agreements_for(plan, production)
                assert kept == price_week(
                    plan, production, dates, basis=basis, agreements=agreements
                )


@pytest.mark.parametrize("name", CARRYING)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(dice=st.randoms(use_true_random=False), length=st.integers(1, 6))
def test_what_is_kept_equals_pricing_anew_after_any_work(prepared, name, dice, length):
    makers = {**EVERYTHING, "deal": deal_under(name), "another deal": deal_under("uk-wtr")}
    with prepared() as workspace:
        begin(workspace, name)
        agrees(workspace)
        for _ in range(length):
            step = dice.choice(("do", "do", "do", "undo", "redo"))
            if step == "undo" and workspace.undo_label is not None:
                workspace.undo()
            elif step == "redo" and workspace.redo_label is not None:
                workspace.redo()
            else:
                do_at_random(workspace, dice, makers)
            if dice.random() < 0.6:
                agrees(workspace, dice)
        agrees(workspace)


def sheet(workspace, number, wrap=1140):
    """Fill the unit's sheet of a day."""
    found = next(d for d in workspace.plan.shoot_days.values() if d.date == day(number))
    workspace.do(FillDaySheet(day=found.id, call=480, wrap=wrap, meals=LUNCH))


def weeks_priced(workspace, production, act=None):
    """How many pay weeks of people are priced when three weeks are asked for, after an act."""
    pricing, dates = workspace.pricing, span(0, 20)
    pricing.week(workspace.plan, production, dates)
    before = pricing.priced
    if act is not None:
        act()
    pricing.week(workspace.plan, production, dates)
    return pricing.priced - before


def wrap_of(workspace, production, person, number, wrap=1260):
    """Something to do: type the person's own wrap."""
    return lambda: workspace.do(
        LogTimes(
            production=production,
            person=person,
            date=day(number),
            call=Clock(minutes=480),
            wrap=Clock(minutes=wrap),
        )
    )


def test_asking_again_prices_nothing(planned):
    production = begin(planned, "uk-pact-tv-2023")
    sheet(planned, 8)
    assert weeks_priced(planned, production) == 0
    assert planned.pricing.priced == 9
    first = planned.pricing.week(planned.plan, production, span(7, 13)).people
    again = planned.pricing.week(planned.plan, production, span(7, 13)).people
    assert all(one is other for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize(
    ("name", "weeks"), [("us-ca-order12", 1), ("deal-memo", 1), ("uk-pact-tv-2023", 2)]
)
def test_an_edit_prices_the_persons_week_and_later_ones_only_where_it_carries(planned, name, weeks):
    production = begin(planned, name)
    for number in (8, 9, 15):
        sheet(planned, number)
    ana = next(iter(planned.plan.people))
    assert weeks_priced(planned, production, wrap_of(planned, production, ana, 9)) == weeks
    assert weeks_priced(planned, production, wrap_of(planned, production, ana, 16)) == 1


def test_a_units_day_prices_its_crew_and_nobody_else(planned):
    production = begin(planned, "us-ca-order12")
    ana, ben, cleo = planned.plan.people
    for person in (ana, ben, cleo):
        wrap_of(planned, production, person, 9)()
    first = next(b for b in planned.plan.bookings_at[production, day(10)] if b.person == cleo)
    others = [b.id for b in planned.plan.bookings_at[production, day(10)] if b.id != first.id]
    assert len(others) == 2
    assert weeks_priced(planned, production, lambda: sheet(planned, 10)) == 3
    assert weeks_priced(planned, production, lambda: sheet(planned, 3)) == 2


def test_what_no_pay_depends_on_leaves_all_as_it_is(planned):
    production = begin(planned, "us-ca-order12")
    department = next(iter(planned.plan.departments))

    def act():
        planned.do(AddPlace(place=Place(id=NEW, production=production, name="Mill")))
        planned.do(AddRole(role=Role(id=NEW, department=department, name="Drone pilot")))
        planned.do(AddPerson(person=Person(id=NEW, name="Dara Ito")))
        planned.do(AddProduction(production=Production(id=NEW, title="Another")))

    assert weeks_priced(planned, production, act) == 0


def test_a_role_that_is_renamed_may_be_paid_otherwise(planned):
    production = begin(planned, "uk-pact-tv-2023")
    sheet(planned, 8)
    ana = next(iter(planned.plan.people))
    gaffer = planned.plan.roles[planned.plan.people[ana].roles[0]]
    agrees(planned)
    before = planned.pricing.week(planned.plan, production, span(8), [ana]).total
    planned.do(EditRole(role=replace(gaffer, name="Script")))
    agrees(planned)
    after = planned.pricing.week(planned.plan, production, span(8), [ana]).total
    assert after > before


def test_a_person_with_another_role_may_be_paid_otherwise(planned):
    production = begin(planned, "uk-pact-tv-2023")
    sheet(planned, 8)
    cleo = [*planned.plan.people][2]
    pricing = planned.pricing
    before = pricing.week(planned.plan, production, span(8), [cleo]).total
    costume = next(
        role.id
        for role in planned.plan.roles.values()
        if planned.plan.departments[role.department].name == "Costume"
    )
    planned.do(EditPerson(person=replace(planned.plan.people[cleo], roles=(costume,))))
    assert pricing.week(planned.plan, production, span(8), [cleo]).total > before


def test_a_holiday_is_paid_to_who_works_into_it(planned):
    production = begin(planned, "uk-pact-tv-2023")
    sheet(planned, 8, wrap=1680)
    agrees(planned)
    planned.do(AddHoliday(holiday=Holiday(id=NEW, production=production, date=day(9), name="Fair")))
    agrees(planned)


def test_those_asked_for_longest_ago_are_let_go(planned):
    production = begin(planned, "us-ca-order12")
    ana, ben, _cleo = planned.plan.people
    pricing = Pricing(weeks_kept=2)
    for person in (ana, ben, ben, ana):
        pricing.week(planned.plan, production, span(7, 20), [person])
    assert pricing.priced == 6
    kept = pricing.week(planned.plan, production, span(7, 20))
    assert kept == price_week(
        planned.plan, production, span(7, 20), agreements=agreements_for(planned.plan, production)
    )


def test_another_production_is_not_known(planned):
    with pytest.raises(KeyError):
        planned.pricing.week(planned.plan, 99, span(0, 6))
