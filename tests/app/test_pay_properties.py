"""What pay under every agreement keeps to, on weeks that nobody thought of."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crewplanner.app.agreements import shipped
from crewplanner.domain.pay.agreement import ELECTIONS, ruleset
from crewplanner.domain.pay.cards import Card, Case, MealBreak, Terms
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.people import RatePer
from tests.domain.pay.weeks import evaluated

NAMES = sorted(shipped())
BY_HOURS = [name for name in NAMES if not name.startswith(("uk-", "eu-"))]
MONDAY = dt.date(2026, 9, 7)
OWED = {"worked", "overtime", "day", "salary", "guarantee", "extra_hour"}


@st.composite
def worked_days(draw, place):
    call = draw(st.integers(0, 96)) * 15 + draw(st.integers(0, 14))
    wrap = call + draw(st.integers(30, 18 * 60))
    wrap = min(wrap, 47 * 60)
    assume(wrap > call)
    meals = ()
    if wrap - call > 7 * 60 and draw(st.booleans()):
        out = call + draw(st.integers(4 * 60, 6 * 60 + 40))
        meals = (MealBreak(start=out, end=out + draw(st.integers(20, 60))),)
    return Card(
        date=MONDAY + dt.timedelta(days=place),
        call=call,
        wrap=wrap,
        meals=meals,
        kind=draw(st.sampled_from(["shoot", "shoot", "shoot", "prep"])),
        shape=draw(st.sampled_from(["SWD", "SWD", "CWD"])),
        overtime_kind=draw(st.sampled_from(["camera", "other"])),
        scheduled_wrap=wrap if draw(st.booleans()) else None,
        missed_breaks=draw(st.sampled_from([0, 0, 1])),
        elections=dict.fromkeys(ELECTIONS, False),
    )


@st.composite
def weeks(draw):
    places = sorted(draw(st.sets(st.integers(0, 7), min_size=1, max_size=7)))
    cards = [draw(worked_days(place)) for place in places]
    kept = cards[:1]
    for card in cards[1:]:
        gap = (card.date - kept[-1].date).days * 1440 + card.call - kept[-1].wrap
        if gap > 0:
            kept.append(card)
    return tuple(kept)


@st.composite
def terms_of(draw):
    per = draw(st.sampled_from(list(RatePer)))
    rates = {RatePer.HOUR: (20, 90), RatePer.DAY: (150, 900), RatePer.WEEK: (800, 4000)}
    return Terms(
        rate=Decimal(draw(st.integers(*rates[per]))) + Decimal(draw(st.integers(0, 99))) / 100,
        per=per,
        guarantee=600 if per is RatePer.DAY else None,
        department=draw(st.sampled_from(["", "Costume"])),
    )


def case(name, cards, terms, **more):
    return Case(agreement=name, cards=cards, terms=terms, **more)


def priced(name, cards, terms, **more):
    return price(case(name, cards, terms, **more), RULES[name])


RULES = {name: ruleset(shipped()[name], {}) for name in NAMES}
EACH = pytest.mark.parametrize("name", NAMES)
TRIES = settings(max_examples=25, deadline=None)


@EACH
@TRIES
@given(cards=weeks(), terms=terms_of())
def test_the_total_is_the_sum_of_lines_that_recompute_themselves(name, cards, terms):
    found = priced(name, cards, terms)
    lines = list(lines_of(found.parts, "USD", name, {}))
    assert sum((line.amount for line in lines), Decimal(0)) == rounded(found.total, "USD")
    for line in lines:
        assert line.clause.startswith(name)
        exact = evaluated(line.arithmetic)
        assert rounded(exact, "USD") == line.amount
        assert ("≈" in line.arithmetic) is (exact != Fraction(line.amount))


@pytest.mark.parametrize("name", BY_HOURS)
@TRIES
@given(cards=weeks(), terms=terms_of())
def test_minutes_of_the_bands_are_the_minutes_worked(name, cards, terms):
    tick = RULES[name].tick
    for day in priced(name, cards, terms).days:
        whole = -(-day.worked // tick) * tick
        guaranteed = sum(p.minutes for p in day.parts if p.rule == "guarantee" and p.span)
        week = sum(p.minutes for p in day.parts if p.rule == "guarantee" and not p.span)
        assert sum(day.hours.values()) - week == whole + guaranteed
        spans = [p.span for p in day.parts if p.span]
        assert all(one[1] == two[0] for one, two in pairwise(spans))


@EACH
@TRIES
@given(cards=weeks(), terms=terms_of(), data=st.data())
def test_the_order_of_entry_changes_nothing(name, cards, terms, data):
    mixed = tuple(data.draw(st.permutations(cards)))
    assert priced(name, mixed, terms) == priced(name, cards, terms)


@EACH
@TRIES
@given(cards=weeks(), terms=terms_of(), data=st.data())
def test_a_day_entered_in_two_parts_without_a_break_is_the_same(name, cards, terms, data):
    place = data.draw(st.integers(0, len(cards) - 1))
    card = cards[place]
    if card.meals:
        return
    cut = data.draw(st.integers(card.call + 1, card.wrap - 1))
    first, second = replace(card, wrap=cut), replace(card, call=cut)
    parted = (*cards[:place], first, second, *cards[place + 1 :])
    assert priced(name, parted, terms) == priced(name, cards, terms)


def converts(name, before, after):
    """Whether more work made a day another kind of day: a named conversion."""
    shapes = [[day.shape for day in found.days] for found in (before, after)]
    return shapes[0] != shapes[1]


@EACH
@TRIES
@given(cards=weeks(), terms=terms_of(), more=st.integers(1, 240))
def test_more_work_never_pays_less(name, cards, terms, more):
    last = cards[-1]
    assume(last.wrap + more <= 48 * 60)
    longer = (*cards[:-1], replace(last, wrap=last.wrap + more))
    before, after = priced(name, cards, terms), priced(name, longer, terms)
    if not converts(name, before, after):
        assert after.total >= before.total


@TRIES
@given(cards=weeks(), terms=terms_of())
def test_without_overtime_rules_it_is_straight_time(cards, terms):
    rules = ruleset(shipped()["deal-memo"], {"overtime_steps": [[0, "1"]]})
    terms = replace(terms, per=RatePer.HOUR, guarantee=None)
    found = price(case("deal-memo", cards, terms), rules)
    worked = sum(day.worked for day in found.days)
    assert found.total == Fraction(terms.rate) * worked / 60
    assert not any(day.overtime_minutes for day in found.days)


@pytest.mark.parametrize("name", ["uk-pact-tv-2023"])
def test_an_unanswered_election_is_asked_for_and_not_paid(name):
    late = Card(date=MONDAY, call=720, wrap=1440, meals=(MealBreak(start=1020, end=1080),))
    early = Card(
        date=MONDAY + dt.timedelta(days=1),
        call=480,
        wrap=1140,
        meals=(MealBreak(start=780, end=840),),
    )
    terms = Terms(rate=Decimal(300), per=RatePer.DAY)
    asked = priced(name, (late, early), terms)
    assert [(one.ask, one.minutes) for one in asked.questions] == [("comp_rest", 180)]
    assert not any(part.rule == "rest" for part in asked.parts)
    paid = priced(name, (late, replace(early, elections={"comp_rest": False})), terms)
    assert paid.total - asked.total == 45
    rested = priced(name, (late, replace(early, elections={"comp_rest": True})), terms)
    assert rested.total == asked.total
    assert rested.questions == ()


def test_a_flat_day_in_california_is_asked_about_and_not_guessed():
    card = Card(date=MONDAY, hours=600)
    found = priced("us-ca-order12", (card,), Terms(rate=Decimal(500), per=RatePer.DAY))
    assert [one.ask for one in found.questions] == ["guarantee_hours"]
    assert found.total == 0
