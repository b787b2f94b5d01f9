"""Findings that are kept are those that a fresh look would find."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.commands.agreements import RemoveAgreement, UpdateAgreement
from crewplanner.app.commands.bookings import BookPeople, RemoveBookings
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.commands.people import AddDeal, AddPerson, EditDeal
from crewplanner.app.commands.productions import AddPlace, AddProduction
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.costs import CrewCosts
from crewplanner.app.finding_words import finding_text
from crewplanner.app.laws import Laws
from crewplanner.app.pricing import Pricing
from crewplanner.app.remedies import remedies
from crewplanner.app.words import date_text
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Deal, Person
from crewplanner.domain.productions import Place, Production
from crewplanner.domain.rules import Scope, check
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock
from tests.app.conftest import day, span
from tests.app.work import EVERYTHING, do_at_random
from tests.effort import tries

IN_A_ROW = RuleKind.CONSECUTIVE_DAYS
SPANS = (span(0, 6), span(3, 20), span(2))


def asked(workspace):
    """Which findings somebody asks for: of each production and of all, over several spans."""
    return [(key, dates) for key in (*workspace.plan.productions, None) for dates in SPANS]


def agrees(workspace):
    for production, dates in asked(workspace):
        assert workspace.findings(production, dates) == fresh_look(workspace, production, dates)


def fresh_look(workspace, production, dates):
    scope = Scope(production=production, span=dates)
    costs = CrewCosts(Pricing).of(workspace.plan)
    return check(workspace.plan, scope, laws_of=Laws().under(workspace.plan), costs_of=costs)


@settings(max_examples=tries(50), suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_what_is_kept_equals_a_fresh_look_after_any_work(prepared, dice, length):
    with prepared() as workspace:
        agrees(workspace)
        for _ in range(length):
            step = dice.choice(("do", "do", "do", "undo", "redo"))
            if step == "undo" and workspace.undo_label is not None:
                workspace.undo()
            elif step == "redo" and workspace.redo_label is not None:
                workspace.redo()
            else:
                do_at_random(workspace, dice, EVERYTHING)
            if dice.random() < 0.6:
                agrees(workspace)
        agrees(workspace)


def test_asking_again_costs_nothing(planned):
    key = next(iter(planned.plan.productions))
    found = planned.findings(key, SPANS[0])
    assert found
    assert planned.findings(key, SPANS[0]) is found


def test_what_no_rule_looks_at_leaves_all_as_it_is(planned):
    key = next(iter(planned.plan.productions))
    found = planned.findings(key, SPANS[0])
    planned.do(AddPlace(place=Place(id=NEW, production=key, name="Mill")))
    assert planned.findings(key, SPANS[0]) is found


def test_a_deal_brings_the_laws_of_its_agreement(planned):
    key, person = next(iter(planned.plan.productions)), next(iter(planned.plan.people))
    rest = [f for f in planned.findings(key, SPANS[0]) if f.rule is RuleKind.REST]
    assert {f.clause for f in rest} == {""}
    terms = Deal(
        id=NEW, production=key, person=person, rate=Decimal(250), agreement="uk-pact-tv-2023"
    )
    deal = planned.do(AddDeal(deal=terms)).added["deals"][0]
    rest = [f for f in planned.findings(key, SPANS[0]) if f.rule is RuleKind.REST]
    assert {f.person: f.clause for f in rest}[person].startswith("UK Working Time Regulations")
    agrees(planned)
    planned.do(EditDeal(deal=replace(planned.plan.deals[deal], agreement="us-ny")))
    assert not any(f.clause for f in planned.findings(key, SPANS[0]))
    agrees(planned)


def test_a_wrap_that_moves_past_an_own_call_is_told_and_its_remedy_clears_it(planned):
    key, person = next(iter(planned.plan.productions)), next(iter(planned.plan.people))
    tuesday = next(one for one in planned.plan.shoot_days.values() if one.date == day(1))
    (own,) = planned.plan.bookings_of[person]
    planned.do(SetOwnTimes(booking=own.id, call=Clock(minutes=960), wrap=None, span=span(1)))

    def told():
        agrees(planned)
        return [f for f in planned.findings(key, SPANS[0]) if f.rule is RuleKind.NO_HOURS]

    assert told() == []
    planned.do(EditShootDay(day=replace(tuesday, wrap=900, meals=())))
    (finding,) = told()
    assert finding_text(finding, planned.plan) == (
        f"Ana Foss: no hours count on {date_text(tuesday.date, year=False)}. "
        "The wrap 15:00 is not after the call 16:00."
    )
    planned.do(remedies(finding, planned.plan)[0].command)
    assert told() == []


def test_limits_that_a_production_keeps_are_felt_at_once_deal_or_none(planned):
    key, person = next(iter(planned.plan.productions)), next(iter(planned.plan.people))
    planned.do(AddDeal(deal=Deal(id=NEW, production=key, person=person, rate=Decimal(250))))
    before = planned.findings(key, SPANS[0])
    planned.do(UpdateAgreement(production=key, agreement="uk-wtr"))
    rest = [f for f in planned.findings(key, SPANS[0]) if f.rule is RuleKind.REST]
    without = {one for one in planned.plan.people if not planned.plan.deals_of.get(one)}
    told = {f.person for f in rest if f.clause.startswith("UK Working Time")}
    assert person in told
    assert told & without
    agrees(planned)
    planned.undo()
    assert planned.findings(key, SPANS[0]) == before
    agrees(planned)
    planned.redo()
    planned.do(RemoveAgreement(production=key, agreement="uk-wtr"))
    assert planned.findings(key, SPANS[0]) == before
    agrees(planned)


def test_work_of_a_unit_is_felt_in_averages_months_later(workspace):
    key, person, days = months(workspace, weeks=18, hours=10)
    workspace.do(
        AddDeal(
            deal=Deal(id=NEW, production=key, person=person, rate=Decimal(1), agreement="uk-wtr")
        )
    )
    whole = span(0, 18 * 7)

    def told():
        found = workspace.findings(key, whole)
        assert found == fresh_look(workspace, key, whole)
        return [(f.until, f.actual) for f in found if f.rule is RuleKind.WEEKLY_AVERAGE]

    both = [(day(17 * 7 - 1), 3000), (day(18 * 7 - 1), 3000)]
    assert told() == both
    for number in range(2):
        first = workspace.plan.shoot_days[days[number]]
        workspace.do(EditShootDay(day=replace(first, day_type=DayType.DARK)))
    assert told() == [(day(17 * 7 - 1), (17 * 3000 - 1200) // 17), both[1]]
    workspace.undo()
    workspace.undo()
    assert told() == both
    short = {"call": Clock(minutes=480), "wrap": Clock(minutes=500)}
    workspace.do(LogTimes(production=key, person=person, date=day(7), **short))
    assert told() == [(until, (17 * 3000 - 580) // 17) for until, _actual in both]
    workspace.do(LogTimes(production=key, person=person, date=day(8), kind=DayKind.SICK))
    assert [until for until, _actual in told()] == [day(17 * 7)]


def months(workspace, *, weeks, hours):
    """A production whose unit works Monday to Friday, with one person booked for all of it."""
    key = workspace.do(AddProduction(production=Production(id=NEW, title="Long")))
    key = key.added["productions"][0]
    unit = next(iter(workspace.plan.units))
    person = workspace.do(AddPerson(person=Person(id=NEW, name="Ana Foss"))).added["people"][0]
    days = tuple(
        ShootDay(id=NEW, production=key, unit=unit, date=day(n), call=480, wrap=480 + 60 * hours)
        for n in range(weeks * 7)
        if n % 7 < 5
    )
    added = workspace.do(AddShootDays(days=days)).added["shoot_days"]
    workspace.do(
        BookPeople(
            production=key,
            people=(person,),
            spans=(span(0, weeks * 7 - 1),),
            status=BookingStatus.CONFIRMED,
        )
    )
    return key, person, added


def test_an_edit_leaves_what_was_found_about_others(planned):
    key = next(iter(planned.plan.productions))
    ana, ben, _cleo = planned.plan.people
    before = {f for f in planned.findings(key, SPANS[0]) if f.person == ana}
    gone = next(b for b in planned.plan.bookings.values() if b.person == ben)
    planned.do(RemoveBookings(bookings=(gone.id,)))
    after = planned.findings(key, SPANS[0])
    assert {id(f) for f in after if f.person == ana} == {id(f) for f in before}
    assert before
    assert not any(f.person == ben for f in after)


def test_a_dark_day_breaks_a_run_that_goes_on_for_weeks(workspace):
    key = workspace.do(AddProduction(production=Production(id=NEW, title="Long")))
    key = key.added["productions"][0]
    unit = next(iter(workspace.plan.units))
    person = workspace.do(AddPerson(person=Person(id=NEW, name="Ana Foss"))).added["people"][0]
    days = tuple(
        ShootDay(id=NEW, production=key, unit=unit, date=day(n), call=480, wrap=1080)
        for n in range(40)
    )
    added = workspace.do(AddShootDays(days=days)).added["shoot_days"]
    workspace.do(
        BookPeople(
            production=key,
            people=(person,),
            spans=(span(0, 39),),
            status=BookingStatus.CONFIRMED,
        )
    )
    runs = {f.date: f.actual for f in workspace.findings(key, span(30, 39)) if f.rule is IN_A_ROW}
    assert runs[day(39)] == 40
    third = workspace.plan.shoot_days[added[2]]
    workspace.do(EditShootDay(day=replace(third, day_type=DayType.DARK)))
    runs = {f.date: f.actual for f in workspace.findings(key, span(30, 39)) if f.rule is IN_A_ROW}
    assert runs[day(39)] == 37
    assert workspace.findings(key, span(30, 39)) == check(
        workspace.plan, Scope(production=key, span=span(30, 39))
    )


def test_findings_of_many_spans_are_still_right(planned):
    key = next(iter(planned.plan.productions))
    weeks = [span(first, first + 6) for first in range(-20, 20)]
    for _again in range(2):
        for dates in weeks:
            assert planned.findings(key, dates) == check(
                planned.plan, Scope(production=key, span=dates)
            )
