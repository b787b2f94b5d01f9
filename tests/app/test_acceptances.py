"""Findings that stay knowingly: reason, who and when; back only if they get worse."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.accepted_words import accepted_text, told_text
from crewplanner.app.commands.bookings import EditBooking, RemoveBookings, SetBookingStatus
from crewplanner.app.commands.days import EditShootDay, MoveCall
from crewplanner.app.commands.findings import AcceptFindings, WithdrawAcceptances
from crewplanner.app.commands.rules import SetRule
from crewplanner.app.errors import Refused
from crewplanner.app.queries.findings import finding_rows, solved_acceptances
from crewplanner.domain.acceptances import acceptance_of, is_open, state_in
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.findings import OFF, RuleKind, Severity
from crewplanner.domain.overrides import FindingState
from tests.app.conftest import NOON, span

WEEK = span(0, 6)


def first(planned, rule):
    """The first finding of a rule, and the production."""
    key = next(iter(planned.plan.productions))
    return next(f for f in planned.findings(key, WEEK) if f.rule is rule), key


def test_who_why_and_when_is_kept(planned):
    rest, key = first(planned, RuleKind.REST)
    planned.do(AcceptFindings(findings=(rest,), reason=" Agreed on the phone "))
    kept = acceptance_of(planned.plan, rest)
    assert (kept.reason, kept.who, kept.at) == ("Agreed on the phone", "Tamsin", NOON)
    assert state_in(planned.plan, rest) is FindingState.ACCEPTED
    assert accepted_text(planned.plan, rest) == "Agreed on the phone (Tamsin, Wed 4 Mar)"
    assert told_text(rest, planned.plan).endswith("Accepted by Tamsin: Agreed on the phone")
    states = {r.state for r in finding_rows(planned.plan, planned.findings(key, WEEK))}
    assert states == {FindingState.NEW, FindingState.ACCEPTED}
    planned.undo()
    assert is_open(planned.plan, rest)


def test_a_worse_one_is_new_again_and_a_milder_one_is_not(planned):
    rest, key = first(planned, RuleKind.REST)
    planned.do(AcceptFindings(findings=(rest,), reason="Agreed"))
    day = next(d for d in planned.plan.shoot_days.values() if d.date == rest.date)
    for earlier, state in ((30, FindingState.WORSE), (-30, FindingState.ACCEPTED)):
        planned.do(EditShootDay(day=replace(day, call=day.call - earlier)))
        now, _key = first(planned, RuleKind.REST)
        assert state_in(planned.plan, now) is state
        planned.undo()
    planned.do(AcceptFindings(findings=(replace(rest, actual=0),), reason="Even none"))
    assert len(planned.plan.overrides) == 1
    assert key in planned.plan.productions


def test_an_acceptance_whose_finding_is_gone_is_solved(planned):
    rest, key = first(planned, RuleKind.REST)
    planned.do(AcceptFindings(findings=(rest,), reason="Agreed"))
    assert not solved_acceptances(planned.plan, key, WEEK, planned.findings(key, WEEK))
    planned.do(RemoveBookings(bookings=rest.bookings))
    solved = solved_acceptances(planned.plan, key, WEEK, planned.findings(key, WEEK))
    assert [one.reason for one in solved] == ["Agreed"]
    planned.do(WithdrawAcceptances(overrides=(solved[0].id,)))
    assert not planned.plan.overrides


def test_no_reason_is_no_acceptance(planned):
    rest, _key = first(planned, RuleKind.REST)
    with pytest.raises(Refused, match="Say why"):
        planned.do(AcceptFindings(findings=(rest,), reason="  "))


def test_a_production_says_how_hard_a_rule_is(planned):
    rest, key = first(planned, RuleKind.REST)
    assert rest.severity is Severity.WARN
    planned.do(SetRule(production=key, rule=RuleKind.REST, severity="BLOCK"))
    hard, _key = first(planned, RuleKind.REST)
    assert (hard.severity, hard.natural) == (Severity.BLOCK, Severity.WARN)
    planned.do(SetRule(production=key, rule=RuleKind.REST, severity=OFF))
    assert not [f for f in planned.findings(key, WEEK) if f.rule is RuleKind.REST]
    planned.do(SetRule(production=key, rule=RuleKind.REST, severity="WARN"))
    assert planned.plan.productions[key].severities == ()
    with pytest.raises(Refused):
        planned.do(SetRule(production=key, rule=RuleKind.REST, limits=(("daily_limit", 60),)))


def test_confirming_tells_and_what_was_told_stays_told(planned):
    told = {b.told_at for b in planned.plan.bookings.values() if b.firm}
    assert told == {NOON}
    assert {b.told_at for b in planned.plan.bookings.values() if not b.firm} == {None}


def test_missing_crew_that_a_hold_fills_is_worse_without_the_hold(planned):
    key = next(iter(planned.plan.productions))
    ben = next(p.id for p in planned.plan.people.values() if p.name == "Ben Osei")
    bookings = tuple(one.id for one in planned.plan.bookings_of[ben])
    planned.do(SetBookingStatus(bookings=bookings, status=BookingStatus.PENCIL))
    held, _key = first(planned, RuleKind.COVERAGE)
    assert held.severity is Severity.INFO
    planned.do(AcceptFindings(findings=(held,), reason="May fall away"))
    assert state_in(planned.plan, held) is FindingState.ACCEPTED
    planned.do(SetBookingStatus(bookings=bookings, status=BookingStatus.RELEASED))
    short = next(f for f in planned.findings(key, WEEK) if f.rule is RuleKind.COVERAGE)
    assert (short.actual, short.limit, short.date) == (held.actual, held.limit, held.date)
    assert state_in(planned.plan, short) is FindingState.WORSE


@pytest.fixture
def tomorrow(planned):
    """The first day of the bookings, its call still to come."""
    day = next(d for d in planned.plan.shoot_days.values() if d.date == span(0).first)
    early = NOON.replace(year=2025)
    for booking in list(planned.plan.bookings.values()):
        if booking.firm:
            planned.do(EditBooking(booking=replace(booking, told_at=early)))
    return day, early


def told(planned):
    return {b.told_at for b in planned.plan.bookings.values() if b.firm}


def test_who_begins_on_a_day_is_told_anew_when_its_call_moves(planned, tomorrow, clock):
    day, early = tomorrow
    clock.now = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    planned.do(MoveCall(day=day.id, call=day.call - 30))
    assert told(planned) == {clock.now}
    planned.undo()
    assert told(planned) == {early}


def test_a_later_day_or_a_call_that_has_passed_tells_nobody(planned, tomorrow, clock):
    day, early = tomorrow
    clock.now = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    later = next(d for d in planned.plan.shoot_days.values() if d.date == span(1).first)
    planned.do(MoveCall(day=later.id, call=later.call + 30))
    assert told(planned) == {early}
    clock.now = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
    planned.do(MoveCall(day=day.id, call=day.call + 15))
    assert told(planned) == {early}
