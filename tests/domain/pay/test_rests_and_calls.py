"""Short rests, missed breaks, travel outside the day, early calls."""

import pytest

from tests.domain.pay.cases import day, extras, lines, paid, rules_of

REST = {"clause": "rest", "due": 11}
NIGHT = day(0, "12-22", "16-17")


@pytest.mark.parametrize(
    ("rest", "call", "wanted"),
    [
        ({"pay": {"add": 1}}, "8:59", [("rest 1 @1 = 1 by rest", 1, "")]),
        ({"pay": {"add": 1}}, "9", []),
        ({"pay": {"add": "0.5"}}, "8", [("rest 60 @0.5 = 30 by rest", 60, "")]),
        (
            {"pay": {"tariff": {"multiple": "1.5", "tick": 30, "most": "80"}}},
            "8:10",
            [("rest 60 @1.5 = 80 by rest", 50, "most")],
        ),
        (
            {"pay": {"add": 1}, "beyond": 60, "pay_beyond": {"add": 2}},
            "8",
            [("rest 60 @1 = 60 by rest", 60, "")],
        ),
        (
            {"pay": {"add": 1}, "beyond": 60, "pay_beyond": {"add": 2}},
            "7:59",
            [("rest 61 @2 = 122 by rest", 61, "")],
        ),
        ({"pay": {"add": 1}, "beyond": 60}, "7:59", [("rest 61 @1 = 61 by rest", 61, "")]),
        ({}, "7", []),
        ({"pay": {"at_most": "300"}}, "8", [("rest 0 @1 = 300 by rest", 60, "most")]),
        ({"pay": {"at_most": "300"}}, "9", []),
        (
            {"pay": {"add": 1, "tariff": {"multiple": 2}}},
            "8:59",
            [("rest 1 @1 = 1 by rest", 1, ""), ("rest 1 @2 = 2 by rest", 1, "")],
        ),
    ],
)
def test_missing_rest_is_paid_as_the_agreement_says(rest, call, wanted):
    """Wrapped at 22:00 with eleven hours of rest due."""
    found = paid(rules_of(rest=REST | rest), NIGHT, day(1, f"{call}-18"))
    assert extras(found) == wanted
    assert found.days[0].rest_breach is None


def test_invaded_rest_is_paid_to_the_minute():
    """Hours are made tenths under the IATSE agreement, invaded rest is not."""
    rules = rules_of(tick=6, rest=REST | {"pay": {"add": 1}})
    found = paid(rules, NIGHT, day(1, "7:59-18"))
    assert extras(found) == [("rest 61 @1 = 61 by rest", 61, "")]
    assert found.days[1].rest_breach == 61


WEEKEND = {"due": 56, "late_call": "06:00", "then": 54}


@pytest.mark.parametrize(
    ("weekend", "free", "call", "short"),
    [
        (WEEKEND, (5, 6), "5:59", 61),  # Friday 23:00 to Monday 05:59 is 54 h 59
        (WEEKEND, (5, 6), "6", 0),
        ({"due": 56}, (5, 6), "6", 60),
        ({"due": 56, "late_call": "06:00"}, (5, 6), "6", 60),
        (WEEKEND, (6,), "5:59", 0),
        (WEEKEND, (2, 3), "5:59", 0),
        (WEEKEND, (4, 5, 6), "5", 0),
        (None, (5, 6), "5:59", 0),
    ],
)
def test_a_weekend_asks_for_more_rest_than_a_night(weekend, free, call, short):
    """Over two free dates between two weeks of work, not inside one, not over one or three."""
    rules = rules_of(
        rest=REST | {"pay": {"at_most": "300"}} | ({"weekend": weekend} if weekend else {})
    )
    wrapped, again = min(free) - 1, max(free) + 1
    found = paid(rules, day(wrapped, "15-23"), day(again, f"{call}-14"), quote="60 h")
    assert found.days[1].rest_breach == short
    assert [line for line, *_ in extras(found)] == (["rest 0 @1 = 300 by rest"] if short else [])


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("250 d", [("rest 0 @1 = 250 by rest", None, "")]),
        ("300 d", [("rest 0 @1 = 300 by rest", None, "most")]),
        ("900 d", [("rest 0 @1 = 300 by rest", None, "most")]),
        ("30 h", [("rest 0 @1 = 300 by rest", None, "most")]),
    ],
)
def test_a_forced_call_pays_the_lesser_of_a_day_and_a_sum(quote, wanted):
    """SAG-AFTRA rest periods; where the day before is not given, by its word."""
    rules = rules_of(rest=REST | {"pay": {"at_most": "300"}}, rate={"clause": "rate", "day": 8})
    found = paid(rules, day(0, "9-17", forced_call=True), quote=quote)
    assert extras(found) == wanted
    assert found.parts[-1].amount.text == ("250.00" if quote == "250 d" else "300.00")
    assert (
        extras(paid(rules_of(rest=REST | {"pay": {"add": 1}}), day(0, "9-17", forced_call=True)))
        == []
    )


@pytest.mark.parametrize(
    ("answer", "wanted", "asked"),
    [
        (None, [], [("comp_rest", "rest", 60)]),
        (True, [], []),
        (False, [("rest 60 @1 = 60 by rest", 60, "")], []),
    ],
)
def test_rest_that_may_be_made_good_is_asked_about(answer, wanted, asked):
    rules = rules_of(rest=REST | {"pay": {"add": 1}, "ask": "comp_rest"})
    elections = {} if answer is None else {"comp_rest": answer}
    found = paid(rules, NIGHT, day(1, "8-18", elections=elections))
    assert extras(found) == wanted
    assert [(one.ask, one.clause, one.minutes) for one in found.questions] == asked


def test_the_rate_of_the_last_wrap_runs_on_into_the_next_day():
    bands = [{"clause": "daily", "steps": [[0, 1], [8, 2]]}]
    rules = rules_of(bands=bands, rest=REST | {"pay": "last_wrap_rate"})
    first, *rest = lines(paid(rules, day(0, "12-22"), day(1, "8-18")))[1:]
    assert first == "worked 120 @2 = 240 by daily"
    assert rest == [
        "worked 60 @2 = 120 by rest",
        "worked 420 @1 = 420 by daily",
        "worked 120 @2 = 240 by daily",
    ]
    straight = paid(rules, day(0, "14-22"), day(1, "8-16"))
    assert lines(straight)[1:] == ["worked 480 @1 = 480 by daily"]
    half = rules_of(
        bands=[{"clause": "half", "steps": [[0, "0.5"]]}], rest=REST | {"pay": "last_wrap_rate"}
    )
    journey = paid(half, day(0, "14-22", kind="travel"), day(1, "8-16"))
    assert lines(journey) == ["worked 480 @0.5 = 240 by half"]


BREAK = {"clause": "3.4", "minutes": 30, "pay": {"multiple": "1.5", "tick": 20, "most": "80"}}


@pytest.mark.parametrize(
    ("missed", "wanted"),
    [(0, []), (1, 1), (2, 2)],
)
def test_each_break_that_was_not_given_is_paid(missed, wanted):
    line = ("missed_break 40 @1 = 53.3333 by 3.4", None, "most")
    found = paid(rules_of(missed_break=BREAK), day(0, "8-18", missed_breaks=missed))
    assert extras(found) == [line] * (wanted or 0)
    assert extras(paid(rules_of(), day(0, "8-18", missed_breaks=missed))) == []


@pytest.mark.parametrize(
    ("rule", "card", "wanted"),
    [
        ({}, day(0, "8-18", travel=50), [("travel 50 @1 = 50 by 7", 50, "")]),
        ({"pay": {"tick": 30}}, day(0, "8-18", travel=50), [("travel 60 @1 = 60 by 7", 50, "")]),
        ({"below": 11}, day(0, "8-18", travel=59), []),
        ({"below": 11}, day(0, "8-18", travel=60), [("travel 60 @1 = 60 by 7", 60, "")]),
        ({"works": True}, day(0, "8-18", travel=60), []),
        ({}, day(0, "8-18"), []),
    ],
)
def test_travel_outside_call_to_wrap(rule, card, wanted):
    found = paid(rules_of(travel={"clause": "7", **rule}), card)
    assert extras(found) == wanted
    assert found.days[0].worked == 600 + 60 * bool(rule.get("works"))
    assert extras(paid(rules_of(), card)) == []


SWD = [{"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60}]
EARLY = {
    "rule": "early_call",
    "clause": "1.9",
    "call": {"from": "00:00", "to": "06:00"},
    "until": "06:00",
    "pay": {"multiple": "0.5", "tick": 15},
}


@pytest.mark.parametrize(
    ("rule", "card", "wanted"),
    [
        ({}, day(0, "5:20-16"), [("early_call 45 @0.5 = 22.5 by 1.9", 40, "")]),
        ({}, day(0, "6-16"), []),
        ({}, day(0, "23-34"), []),
        ({}, day(0, "24-34"), [("early_call 360 @0.5 = 180 by 1.9", 360, "")]),
        ({}, day(0, "5-5:30"), [("early_call 30 @0.5 = 15 by 1.9", 30, "")]),
        ({}, day(0, "4-16", "5-5:30"), [("early_call 90 @0.5 = 45 by 1.9", 90, "")]),
        ({}, day(0, "10"), []),
        ({}, day(0, "5-16", kind="travel"), []),
        ({}, day(0, "5-16", unit_call="7"), [("early_call 60 @0.5 = 30 by 1.9", 60, "")]),
        ({"of": "unit_call"}, day(0, "5-16", unit_call="7"), []),
        (
            {"of": "unit_call"},
            day(0, "4-16", unit_call="5"),
            [("early_call 60 @0.5 = 30 by 1.9", 60, "")],
        ),
        (
            {"call": None, "until": None},
            day(0, "7-16", unit_call="8"),
            [("early_call 60 @0.5 = 30 by 1.9", 60, "")],
        ),
        ({"call": None, "until": None}, day(0, "8-16"), []),
        (
            {"until": None},
            day(0, "7-16", unit_call="8"),
            [("early_call 60 @0.5 = 30 by 1.9", 60, "")],
        ),
        ({"call": None, "until": None}, day(0, "9-16", unit_call="8"), []),
        (
            {"replaces": True, "pay": {"multiple": 2, "most": "90"}},
            day(0, "4-16"),
            [("early_call 120 @1 = 60 by 1.9", 120, "most")],
        ),
        ({"replaces": True, "pay": {"multiple": 1}}, day(0, "4-16"), []),
    ],
)
def test_an_early_call_is_paid_up_to_when_the_ordinary_day_begins(rule, card, wanted):
    early = {key: value for key, value in (EARLY | rule).items() if value is not None}
    rules = rules_of(early=[early])
    assert extras(paid(rules, card)) == wanted


def test_what_the_day_pays_anyway_is_taken_off_as_its_ceiling_leaves_it():
    """Twice 60 for two hours, less what the Sunday pays for them: 80 an hour at the most."""
    early = EARLY | {"pay": {"multiple": 2}, "replaces": True}
    sunday = {"id": "s", "clause": "s", "pay": "hours", "multiple": "1.5", "most": "80"}
    found = paid(rules_of(early=[early], days=[sunday]), day(0, "4-14"))
    assert extras(found) == [("early_call 120 @1 = 80 by 1.9", 120, "")]


TENTHS = {"multiple": 1, "tick": 6}
WHOLE = TENTHS | {"whole_after": 1}


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ({"travel": {"clause": "7", "pay": TENTHS}}, [("travel", 66, 6)]),
        ({"travel": {"clause": "7", "pay": WHOLE}}, [("travel", 120, 60)]),
        ({"early": [EARLY | {"pay": WHOLE}]}, [("early_call", 180, 60)]),
        ({"early": [EARLY | {"pay": TENTHS}]}, [("early_call", 126, 6)]),
        (
            {"early": [EARLY | {"replaces": True, "pay": WHOLE | {"multiple": 2}}]},
            [("early_call", 180, 60)],
        ),
        ({"missed_break": BREAK}, [("missed_break", 40, 1)]),
        ({"meals": [{"clause": "m", "after": 9, "flat": "10"}]}, [("meal_late", 0, 1)]),
    ],
)
def test_a_line_says_in_which_units_of_time_it_is_paid(rules, wanted):
    card = day(0, "3:54-18", travel=61, missed_breaks=1)
    found = paid(rules_of(**rules), card)
    own = [part for part in found.parts if part.rule != "worked"]
    assert [(part.rule, part.minutes, part.unit) for part in own] == wanted


@pytest.mark.parametrize(
    ("card", "early"),
    [
        (day(0, "7-16", unit_call="8"), 60),
        (day(0, "12-21", unit_call="13"), 0),
        (day(0, "11-21", unit_call="13"), 0),
        (day(0, "10:30-21", unit_call="13"), 30),
    ],
)
def test_what_the_day_counts_already_is_not_before_the_units_call(card, early):
    """APA: a day with a late call counts from 11:00."""
    before = {"rule": "pre_call", "clause": "2.1", "pay": {"multiple": 1}}
    rules = rules_of(early=[before], unit_call=True, late_call="11:00", shapes=SWD)
    found = [part.minutes for part in paid(rules, card).parts if part.rule == "pre_call"]
    assert sum(found) == early


@pytest.mark.parametrize(
    ("pay", "replaces", "wanted"),
    [
        ("hours", False, []),
        ("day", False, [("early_call 120 @2 = 240 by 1.9", 120, "")]),
        ("hours", True, [("early_call 120 @1 = 60 by 1.9", 120, "")]),
    ],
)
def test_a_day_paid_by_the_hour_pays_an_early_call_only_what_is_more(pay, replaces, wanted):
    early = EARLY | {"pay": {"multiple": 2}, "replaces": replaces}
    rule = {"id": "sixth", "clause": "6", "pay": pay, "multiple": "1.5"}
    rules = rules_of(rate={"clause": "rate", "day": 10}, early=[early], days=[rule])
    found = paid(rules, day(0, "4-14"), quote="600 d")
    assert extras(found) == wanted
    if replaces:
        assert found.parts[-1].amount.text == "2 h × (600.00 ÷ 10) × 2 − 2 h × (600.00 ÷ 10) × 1.5"
        assert found.parts[-1].rate == 30
