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
from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.cards import Card, Case, MealBreak, OtherPay, Terms
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.people import RatePer
from tests.domain.pay.weeks import evaluated
from tests.effort import tries

NAMES = sorted(shipped())
BY_HOURS = [name for name in NAMES if not name.startswith(("uk-", "eu-"))]
WITH_STEPS = [
    name for name, one in shipped().items() if any(p.id == "overtime_steps" for p in one.params)
]
MONDAY = dt.date(2026, 9, 7)
WEEKS = (
    (None, MONDAY),
    ("Europe/London", dt.date(2026, 3, 23)),  # the clock skips an hour on the Sunday
    ("Europe/London", dt.date(2026, 10, 19)),  # an hour comes twice on the Sunday
    ("America/New_York", dt.date(2026, 3, 2)),
    ("America/New_York", dt.date(2026, 10, 26)),
)
SHORTEST_NIGHT = 120
"""Minutes between a wrap and the next call, more than a clock change takes away."""


@st.composite
def worked_days(draw, date):
    call = draw(st.integers(0, 96)) * 15 + draw(st.integers(0, 14))
    wrap = min(call + draw(st.integers(30, 18 * 60)), 47 * 60)
    assume(wrap > call)
    meals = ()
    if wrap - call > 7 * 60 and draw(st.booleans()):
        out = call + draw(st.integers(4 * 60, 6 * 60 + 40))
        meals = (MealBreak(start=out, end=out + draw(st.integers(20, 60))),)
    return Card(
        date=date,
        call=call,
        wrap=wrap,
        meals=meals,
        kind=draw(st.sampled_from(["shoot", "shoot", "shoot", "prep"])),
        shape=draw(st.sampled_from(["SWD", "SWD", "CWD"])),
        overtime_kind=draw(st.sampled_from(["camera", "other"])),
        scheduled_wrap=wrap if draw(st.booleans()) else None,
        missed_breaks=draw(st.sampled_from([0, 0, 1])),
        elections={name: draw(st.sampled_from([False, False, True])) for name in ELECTIONS},
    )


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


@st.composite
def weeks(draw, name):
    """A person's days of a week and a day, in the weeks of clock changes too, with holidays."""
    zone, monday = draw(st.sampled_from(WEEKS))
    dates = [monday + dt.timedelta(days=place) for place in range(8)]
    worked = sorted(draw(st.sets(st.sampled_from(dates), min_size=1, max_size=7)))
    cards = [draw(worked_days(date)) for date in worked]
    kept = cards[:1]
    for card in cards[1:]:
        if rest(kept[-1], card) >= SHORTEST_NIGHT:
            kept.append(card)
    return Case(
        agreement=name,
        cards=tuple(kept),
        terms=draw(terms_of()),
        zone=zone,
        holidays=frozenset(draw(st.sets(st.sampled_from(dates), max_size=2))),
    )


def rest(before, after):
    return (after.date - before.date).days * 1440 + after.call - before.wrap


def priced(case):
    return price(case, RULES[case.agreement])


RULES = {name: ruleset(shipped()[name], {}) for name in NAMES}
EACH = pytest.mark.parametrize("name", NAMES)
TRIES = settings(max_examples=tries(25), deadline=None)


@EACH
@TRIES
@given(data=st.data())
def test_the_total_is_the_sum_of_lines_that_recompute_themselves(name, data):
    found = priced(data.draw(weeks(name)))
    lines = list(lines_of(found.parts, "USD", name, {}))
    assert sum((line.amount for line in lines), Decimal(0)) == rounded(found.total, "USD")
    for line in lines:
        assert line.clause.startswith(name)
        exact = evaluated(line.arithmetic)
        assert rounded(exact, "USD") == line.amount
        assert ("≈" in line.arithmetic) is (exact != Fraction(line.amount))


@pytest.mark.parametrize("name", BY_HOURS)
@TRIES
@given(data=st.data())
def test_minutes_of_the_bands_are_the_minutes_worked(name, data):
    """Each stretch that is paid alike is made whole units: it gains less than one."""
    tick = RULES[name].tick
    for day in priced(data.draw(weeks(name))).days:
        gained = [p.minutes - p.measured for p in day.parts if p.measured and p.span]
        assert all(0 <= minutes < tick for minutes in gained)
        guaranteed = sum(p.minutes for p in day.parts if p.rule == "guarantee" and p.span)
        week = sum(p.minutes for p in day.parts if p.rule == "guarantee" and not p.span)
        assert sum(day.hours.values()) - week == day.worked + sum(gained) + guaranteed
        spans = [p.span for p in day.parts if p.span]
        assert all(one[1] == two[0] for one, two in pairwise(spans))


@EACH
@TRIES
@given(data=st.data())
def test_the_order_of_entry_changes_nothing(name, data):
    case = data.draw(weeks(name))
    mixed = replace(case, cards=tuple(data.draw(st.permutations(case.cards))))
    assert priced(mixed) == priced(case)


@EACH
@TRIES
@given(data=st.data())
def test_a_day_entered_in_two_parts_without_a_break_is_the_same(name, data):
    case = data.draw(weeks(name))
    place = data.draw(st.integers(0, len(case.cards) - 1))
    card = case.cards[place]
    cut = data.draw(st.integers(card.call + 1, card.wrap - 1))
    assume(not any(meal.start < cut < meal.end for meal in card.meals))
    first = replace(card, wrap=cut, meals=tuple(m for m in card.meals if m.end <= cut))
    second = replace(card, call=cut, meals=tuple(m for m in card.meals if m.start >= cut))
    parted = (*case.cards[:place], first, second, *case.cards[place + 1 :])
    assert priced(replace(case, cards=parted)) == priced(case)


def kind_of_call(name, call):
    """Which of the agreement's windows for calls a call falls in: another is another kind of day.

    So a night call under the APA terms is paid by the hour and a call a minute earlier by the day.
    """
    rules = RULES[name]
    windows = [
        *(rule.call for rule in rules.days),
        *(early.call for early in rules.early),
        *(hours.call for hours in (rules.night.windows if rules.night else ())),
        rules.night_run.call if rules.night_run else None,
        rules.night_work.window if rules.night_work else None,
    ]
    late = rules.late_call is not None and call % 1440 > rules.late_call
    return late, [window.holds(call) for window in windows if window is not None]


def converts(name, before, after, calls=(0, 0)):
    """Whether more work made a day another kind of day: a named conversion."""
    shapes = [[day.shape for day in found.days] for found in (before, after)]
    return shapes[0] != shapes[1] or kind_of_call(name, calls[0]) != kind_of_call(name, calls[1])


@EACH
@TRIES
@given(data=st.data(), more=st.integers(1, 240))
def test_a_later_wrap_never_pays_less(name, data, more):
    case = data.draw(weeks(name))
    place = data.draw(st.integers(0, len(case.cards) - 1))
    card = case.cards[place]
    later = replace(card, wrap=card.wrap + more)
    assume(later.wrap <= 48 * 60)
    assume(all(rest(later, after) >= SHORTEST_NIGHT for after in case.cards[place + 1 :]))
    cards = (*case.cards[:place], later, *case.cards[place + 1 :])
    before, after = priced(case), priced(replace(case, cards=cards))
    if not converts(name, before, after):
        assert after.total >= before.total


@EACH
@TRIES
@given(data=st.data(), more=st.integers(1, 240))
def test_an_earlier_call_never_pays_less(name, data, more):
    case = data.draw(weeks(name))
    place = data.draw(st.integers(0, len(case.cards) - 1))
    card = case.cards[place]
    earlier = replace(card, call=card.call - more)
    assume(earlier.call >= 0)
    assume(all(rest(before, earlier) >= SHORTEST_NIGHT for before in case.cards[:place]))
    cards = (*case.cards[:place], earlier, *case.cards[place + 1 :])
    before, after = priced(case), priced(replace(case, cards=cards))
    if not converts(name, before, after, (card.call, earlier.call)):
        assert after.total >= before.total


@TRIES
@given(hours=st.lists(st.integers(0, 16 * 60), min_size=6, max_size=6), name=st.just("ca-bc"))
def test_british_columbia_pays_no_minute_twice(hours, name):
    no_minute_twice(name, hours)


@TRIES
@given(hours=st.lists(st.integers(0, 16 * 60), min_size=6, max_size=6))
def test_california_pays_no_minute_twice(hours):
    """The larger of the daily and the weekly overtime governs, and they are not added."""
    no_minute_twice("us-ca-order12", hours)


def no_minute_twice(name, hours):
    cards = tuple(
        Card(date=MONDAY + dt.timedelta(days=place), hours=minutes)
        for place, minutes in enumerate(hours)
    )
    terms = Terms(rate=Decimal(60), per=RatePer.HOUR)
    rules = ruleset(shipped()[name], {"minimum_call_hours": 0})
    found = price(Case(agreement=name, cards=cards, terms=terms), rules)
    by_multiple = {}
    for day in found.days:
        for multiple, minutes in day.hours.items():
            by_multiple[multiple] = by_multiple.get(multiple, 0) + minutes
    worked, daily = sum(hours), sum(max(0, minutes - 480) for minutes in hours)
    double = sum(max(0, minutes - 720) for minutes in hours)
    overtime = max(daily, worked - 2400)
    wanted = {Fraction(1): worked - overtime, Fraction(3, 2): overtime - double, 2: double}
    assert by_multiple == {multiple: minutes for multiple, minutes in wanted.items() if minutes}
    assert found.total == worked + Fraction(overtime - double, 2) + double


OFF = {
    "overtime_steps": [[0, "1"]],
    "sixth_day_steps": [[0, "1"]],
    "golden_after_hours": None,
    "triple_after_hours": None,
    "minimum_call_hours": 0,
    "meal_ladder": [],
    "night_premium": [],
    "rest_hours": 0,
}
"""The rules that make an hour dearer, by parameter, where an agreement has them."""


@pytest.mark.parametrize("name", WITH_STEPS)
@TRIES
@given(data=st.data(), rate=st.integers(20, 90))
def test_without_overtime_rules_it_is_straight_time(name, data, rate):
    known = {parameter.id for parameter in shipped()[name].params}
    rules = ruleset(shipped()[name], {key: value for key, value in OFF.items() if key in known})
    lengths = data.draw(st.lists(st.integers(1, 95), min_size=1, max_size=4))  # of six minutes
    spans = [(data.draw(st.integers(0, 10)) * 60, 600 + 6 * length) for length in lengths]
    worked = sum(wrap - call for call, wrap in spans)
    assume(worked <= 40 * 60)
    cards = tuple(
        Card(
            date=MONDAY + dt.timedelta(days=place),
            call=call,
            wrap=wrap,
            elections={"meal_waived": True},
        )
        for place, (call, wrap) in enumerate(spans)
    )
    terms = Terms(rate=Decimal(rate), per=RatePer.HOUR)
    found = price(Case(agreement=name, cards=cards, terms=terms), rules)
    assert sum(day.worked for day in found.days) == worked
    assert found.total == Fraction(rate * worked, 60)
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

    def after(**elections):
        cards = (late, replace(early, elections=elections))
        return priced(Case(agreement=name, cards=cards, terms=terms))

    asked = after()
    assert [(one.ask, one.minutes) for one in asked.questions] == [("comp_rest", 180)]
    assert not any(part.rule == "rest" for part in asked.parts)
    paid = after(comp_rest=False)
    assert paid.total - asked.total == 45
    rested = after(comp_rest=True)
    assert rested.total == asked.total
    assert rested.questions == ()


def test_the_approval_of_a_sixth_prep_day_is_asked_for():
    week = [
        Card(date=MONDAY + dt.timedelta(days=place), kind="prep", hours=300) for place in range(6)
    ]
    terms = Terms(rate=Decimal(300), per=RatePer.DAY)

    def asked(**elections):
        cards = (*week[:5], replace(week[5], elections=elections))
        found = priced(Case(agreement="uk-pact-tv-2023", cards=cards, terms=terms))
        assert found.total == 1800
        return [(one.date, one.ask, one.clause) for one in found.questions]

    saturday = MONDAY + dt.timedelta(days=5)
    assert asked() == [(saturday, "sixth_day_approved", "sixth_short")]
    assert asked(sixth_day_approved=True) == []
    assert asked(sixth_day_approved=False) == []


def test_a_flat_day_in_california_is_asked_about_and_not_guessed():
    card = Card(date=MONDAY, hours=600)
    terms = Terms(rate=Decimal(500), per=RatePer.DAY)
    found = priced(Case(agreement="us-ca-order12", cards=(card,), terms=terms))
    assert [one.ask for one in found.questions] == ["guarantee_hours"]
    assert found.total == 0


KNOWN = {name: Alike(RULES[name]) for name in NAMES}


@EACH
@TRIES
@given(data=st.data(), bonus=st.sampled_from([0, 0, 50]))
def test_days_that_were_reckoned_before_come_to_the_same(name, data, bonus):
    other_pay = (OtherPay(kind="bonus", amount=Decimal(bonus)),) if bonus else ()
    case = replace(data.draw(weeks(name)), other_pay=other_pay)
    week = dt.timedelta(days=7)
    later = replace(case, cards=tuple(replace(c, date=c.date + week) for c in case.cards))
    for asked in (case, later, case):
        assert price(asked, RULES[name], KNOWN[name]) == price(asked, RULES[name])
