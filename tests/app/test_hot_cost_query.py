"""The hot cost of a day: planned beside worked, who is open, extra or not priced, and why."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.app.agreements import shipped
from crewplanner.app.commands.bookings import BookPeople, SetBookingStatus
from crewplanner.app.commands.people import AddDeal, EditDeal
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.hot_cost_words import (
    because,
    complete_text,
    difference_word,
    open_text,
    short_text,
    side_word,
    standing_text,
    unpriced_text,
    used_causes,
)
from crewplanner.app.queries.hot_cost import hot_cost_view
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.hot_cost import CAUSES, Cause, Standing
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis, PayNote
from crewplanner.domain.pay.engine import price_day
from crewplanner.domain.people import Deal, RatePer
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, TimeRange
from tests.app.conftest import day, span
from tests.effort import tries

LUNCH = (TimeRange(start=780, end=840),)


def harbour(workspace):
    return next(p.id for p in workspace.plan.productions.values() if p.title == "Harbour")


def view_of(workspace, number=0):
    return hot_cost_view(workspace.plan, harbour(workspace), day(number))


def of(view, name):
    return next(one for one in view.people if one.name == name)


def named(workspace, name):
    return next(one for one in workspace.plan.people.values() if one.name == name)


def amounts(split):
    return {cause: split.of(cause) for cause in CAUSES if split.of(cause)}


def log(workspace, name, number=0, **times):
    workspace.do(
        LogTimes(
            production=harbour(workspace),
            person=named(workspace, name).id,
            date=day(number),
            **times,
        )
    )


def fill(workspace, number, call=480, wrap=1140):
    shoot = next(d for d in workspace.plan.shoot_days.values() if d.date == day(number))
    workspace.do(FillDaySheet(day=shoot.id, call=call, wrap=wrap, meals=LUNCH))


def deal(workspace, name, **terms):
    terms = {"rate": Decimal(300)} | terms
    person = named(workspace, name).id
    workspace.do(AddDeal(deal=Deal(id=NEW, production=harbour(workspace), person=person, **terms)))


def change_deal(workspace, **changes):
    found = next(iter(workspace.plan.deals.values()))
    workspace.do(EditDeal(deal=replace(found, **changes)))


# --- the figures ---------------------------------------------------------------------------------


def test_planned_is_the_plan_and_actual_what_was_worked(planned):
    ana = of(view_of(planned), "Ana Foss")
    assert ana.standing is Standing.WORKED
    assert (ana.planned_minutes, ana.minutes) == (600, 1095)
    assert amounts(ana.planned) == {Cause.BASE: 450}
    # Ten hours at 45, two at 1.5x, six and a quarter at 2x.
    assert amounts(ana.actual) == {Cause.BASE: 450, Cause.OVERTIME: 135 + Decimal("562.50")}
    assert amounts(ana.difference) == {Cause.OVERTIME: Decimal("697.50")}
    assert because(ana.difference, "GBP") == "Overtime +697.50"


def test_the_lines_are_kept_for_whoever_asks_why(planned):
    ana = of(view_of(planned), "Ana Foss")
    assert [line.amount for line in ana.planned_lines] == [450]
    assert sum(line.amount for line in ana.lines) == ana.actual.total
    assert all(line.date == day(0) and line.arithmetic for line in ana.lines)


def test_the_unit_is_shown_with_both_times(planned):
    (unit,) = view_of(planned).units
    assert (unit.name, unit.number, unit.total) == ("Main unit", 1, 5)
    assert (unit.call, unit.wrap, unit.worked_call, unit.worked_wrap) == (480, 1140, 480, 1590)
    (later,) = view_of(planned, 1).units
    assert (later.worked_call, later.worked_wrap) == (None, None)


def test_whose_times_are_open_counts_as_planned_and_is_said(planned):
    view = view_of(planned, 1)
    assert {one.standing for one in view.people} == {Standing.OPEN}
    sums = view.sums
    assert (sums.people, sums.open, sums.still_open) == (2, 2, 450)
    assert sums.actual == sums.planned
    assert complete_text(sums, "GBP").startswith("No times are known yet")
    log(planned, "Ben Osei", 1, call=Clock(minutes=480), wrap=Clock(minutes=1200), meals=())
    view = view_of(planned, 1)
    assert (view.sums.people, view.sums.open, view.sums.still_open) == (2, 1, 450)
    assert of(view, "Ben Osei").standing is Standing.WORKED
    said = complete_text(view.sums, "GBP")
    assert said == "1 of 2 still open, counted as planned (450.00)."
    fill(planned, 1)
    assert complete_text(view_of(planned, 1).sums, "GBP") == "All times are known."


def test_an_open_person_is_not_charged_for_the_day_before(planned):
    change_deal(planned, agreement="us-sag-day", guarantee=480)
    view = view_of(planned, 1)
    # The wrap of the first day breaks the rest, but nobody has come to work on the second yet.
    assert of(view, "Ana Foss").difference.total == 0
    fill(planned, 1)
    assert of(view_of(planned, 1), "Ana Foss").difference.of(Cause.REST) == 450


def test_who_has_no_deal_is_named_and_costs_nothing(planned):
    ben = of(view_of(planned), "Ben Osei")
    assert ben.unpriced is PayNote.MISSING_DEAL
    assert unpriced_text(ben) == "No deal"
    assert (short_text(ben), open_text(ben)) == ("Not priced", "")
    assert ben.planned.total == ben.actual.total == 0


def test_an_open_choice_is_named(planned):
    change_deal(planned, agreement="uk-pact-tv-2023")
    fill(planned, 1)
    ana = of(view_of(planned, 1), "Ana Foss")
    assert [question.ask for question in ana.questions] == ["comp_rest"]
    assert unpriced_text(ana) == ""
    assert open_text(ana) == "A choice is still open; nothing is paid on it"
    assert short_text(ana) == "To decide"
    assert open_text(of(view_of(planned, 2), "Ana Foss")) == ""


def test_an_agreement_for_other_dates_prices_and_is_named(planned):
    change_deal(planned, agreement="uk-apa-2026", guarantee=None)
    ana = of(view_of(planned), "Ana Foss")
    assert (ana.unpriced, ana.outdated, ana.planned.total) == (None, True, 450)
    assert open_text(ana) == "Priced by an agreement for other dates"
    assert short_text(ana) == "Other dates"


def test_who_was_planned_and_did_not_come_is_under_plan(planned):
    log(planned, "Ana Foss", 1, kind=DayKind.SICK)
    ana = of(view_of(planned, 1), "Ana Foss")
    assert ana.standing is Standing.ABSENT
    assert standing_text(ana) == "Did not work"
    assert amounts(ana.difference) == {Cause.BASE: -450}
    assert (ana.minutes, ana.lines) == (0, ())


def test_who_was_not_planned_is_extra_with_all_their_pay(planned):
    deal(planned, "Cleo Rao")
    log(planned, "Cleo Rao", 1, call=Clock(minutes=480), wrap=Clock(minutes=1200), meals=())
    view = view_of(planned, 1)
    cleo = of(view, "Cleo Rao")
    assert cleo.standing is Standing.EXTRA
    assert amounts(cleo.actual) == {Cause.EXTRA_PEOPLE: 300 + 2 * 45}
    assert cleo.planned.total == 0
    assert Cause.EXTRA_PEOPLE in used_causes(view.sums)
    assert view.departments[-1].name == "No department"


def test_a_hold_is_no_planned_money_and_who_is_held_does_not_inherit(planned):
    booking = next(b for b in planned.plan.bookings.values() if b.production == harbour(planned))
    planned.do(SetBookingStatus(bookings=(booking.id,), status=BookingStatus.PENCIL))
    held = named(planned, planned.plan.people[booking.person].name).name
    assert held not in [one.name for one in view_of(planned, 1).people]
    fill(planned, 1)
    assert held not in [one.name for one in view_of(planned, 1).people]
    log(planned, held, 1, call=Clock(minutes=480), wrap=Clock(minutes=1140))
    assert of(view_of(planned, 1), held).standing is Standing.EXTRA


def test_a_day_on_which_nobody_is_planned_is_empty(planned):
    view = view_of(planned, 6)
    assert (view.people, view.units, view.departments) == ((), (), ())
    assert view.sums.difference.total == 0
    assert complete_text(view.sums, "GBP") == "Nobody is planned."
    assert used_causes(view.sums) == (Cause.BASE,)


def test_a_weekly_rate_is_not_settled_on_the_first_day_that_is_known(planned):
    change_deal(planned, per=RatePer.WEEK, rate=Decimal(2500), guarantee=None)
    ana = of(view_of(planned), "Ana Foss")
    # The first of five days: a fifth of the week and the day's overtime, not the rest of the week.
    assert ana.planned.total == 500
    assert ana.actual.of(Cause.BASE) == 500


def test_the_week_s_threshold_and_the_sixth_day_count(planned):
    change_deal(planned, agreement="us-flsa", per=RatePer.HOUR, rate=Decimal(40), guarantee=None)
    for number in range(1, 5):
        fill(planned, number, wrap=1200)
    last = of(view_of(planned, 4), "Ana Foss")
    assert last.planned.of(Cause.OVERTIME) == 10 * 60
    # Forty hours are over before the fifth day: all of its eleven hours are overtime.
    assert amounts(last.actual) == {Cause.OVERTIME: 11 * 60}


def test_the_side_of_the_plan_is_a_word():
    assert [difference_word(Decimal(n)) for n in (1, 0, -1)] == [
        "over plan",
        "as planned",
        "under plan",
    ]
    assert [side_word(Decimal(n)) for n in (1, 0, -1)] == ["over", "", "under"]


# --- they add up ---------------------------------------------------------------------------------


def test_departments_and_causes_add_up(planned):
    deal(planned, "Ben Osei", rate=Decimal("317.35"))
    view = view_of(planned)
    for split in ("planned", "actual", "difference"):
        of_all = getattr(view.sums, split)
        for cause in CAUSES:
            people = sum(getattr(one, split).of(cause) for one in view.people)
            assert sum(getattr(one.sums, split).of(cause) for one in view.departments) == people
            assert of_all.of(cause) == people
        assert of_all.total == sum(of_all.amounts)
    assert view.sums.difference.total == view.sums.actual.total - view.sums.planned.total


@pytest.mark.parametrize("name", sorted(shipped()))
@settings(max_examples=tries(3), deadline=None)
@given(
    wraps=st.lists(st.integers(600, 2000), min_size=5, max_size=5),
    call=st.integers(0, 540),
    meal=st.integers(0, 8),
    per=st.sampled_from(RatePer),
)
def test_under_every_agreement_the_view_is_what_pay_says(prepared, name, wraps, call, meal, per):
    with prepared() as workspace:
        rate = {RatePer.HOUR: "37.45", RatePer.DAY: "431.10", RatePer.WEEK: "2117.77"}[per]
        guarantee = 600 if per is RatePer.DAY else None
        change_deal(workspace, agreement=name, per=per, rate=Decimal(rate), guarantee=guarantee)
        deal(workspace, "Ben Osei", agreement=name, rate=Decimal("52.35"), per=RatePer.HOUR)
        for number, wrap in enumerate(wraps):
            shoot = next(d for d in workspace.plan.shoot_days.values() if d.date == day(number))
            start = call + 60 * meal
            meals = (TimeRange(start=start, end=start + 30),) if start + 30 < wrap else ()
            workspace.do(FillDaySheet(day=shoot.id, call=call, wrap=wrap, meals=meals))
        production = harbour(workspace)
        for number in (0, 3, 4):
            view = view_of(workspace, number)
            for basis, split in ((Basis.PLANNED, "planned"), (Basis.WORKED, "actual")):
                pay = price_day(
                    workspace.plan,
                    production,
                    day(number),
                    basis=basis,
                    firm_only=True,
                    agreements=shipped(),
                )
                assert getattr(view.sums, split).total == pay.total
            for one in (*view.people, *(department.sums for department in view.departments)):
                assert one.difference == one.actual - one.planned
                assert sum(one.difference.amounts) == one.actual.total - one.planned.total


def test_booking_more_people_raises_the_plan(planned):
    deal(planned, "Cleo Rao")
    planned.do(
        BookPeople(
            production=harbour(planned),
            people=(named(planned, "Cleo Rao").id,),
            spans=(span(1, 1),),
            status=BookingStatus.CONFIRMED,
        )
    )
    cleo = of(view_of(planned, 1), "Cleo Rao")
    assert (cleo.standing, cleo.planned.total) == (Standing.OPEN, 300)
