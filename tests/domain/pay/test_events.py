"""Late meals and short ones."""

import pytest

from tests.domain.pay.cases import day, extras, hours, lines, paid, rules_of

SHAPES = [
    {"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60},
    {"id": "SCWD", "clause": "scwd", "contracted": "10.5", "meal": 30},
    {"id": "CWD", "clause": "cwd", "contracted": 9},
]
DAY_RATE = {"rate": {"clause": "rate", "day": 10}, "shapes": SHAPES}


LADDER = {"clause": "meals", "after": 6, "ladder": ["8.50", "11", "13.50"]}


def late(rule, card, **more):
    """What is paid for late meals: (count, sum, minutes late of each)."""
    found = paid(rules_of(meals=[rule]), card, **more)
    (one,) = found.days
    assert one.meal_amount == sum(p.amount.exact for p in found.parts if p.rule == "meal_late")
    return one.meal_count, float(one.meal_amount), [m for _, m, _ in extras(found)]


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(0, "8-18", "14-14:30"), (0, 0, [])),
        (day(0, "8-18", "14:01-14:30"), (1, 8.5, [1])),
        (day(0, "8-18", "14:30-15"), (1, 8.5, [30])),
        (day(0, "8-18", "14:31-15"), (2, 19.5, [31])),
        (day(0, "8-20", "16:01-16:30"), (5, 60, [121])),
        (day(0, "8-14"), (0, 0, [])),
        (day(0, "8-14:01"), (1, 8.5, [1])),
        (day(0, "8-21", "13-13:30"), (3, 33, [90])),
        (day(0, "8-21", "14:10-14:30", "20:40-21"), (2, 17, [10, 10])),
        (day(0, "8-21", "19:15-19:45", "12-12:30"), (2, 19.5, [45])),
        (day(0, "8-18", "13-13:15 ndb"), (0, 0, [])),
        (day(0, "8-19:16", "13-13:15 ndb"), (1, 8.5, [1])),
        (day(0, "8-18", "13-13:15 break"), (8, 100.5, [240])),
        (day(0, "7-18", "13:30-14", unit_call="8"), (1, 8.5, [30])),
        (day(0, "8-18", elections={"meal_waived": True}), (0, 0, [])),
        (day(0, "8-18", elections={"meal_waived": False}), (8, 100.5, [240])),
        (day(0, "10"), (0, 0, [])),
        (day(0, "8-18", kind="travel"), (0, 0, [])),
        (day(0, "8-18", "15-15:30", on_set_wrap="14:30"), (2, 19.5, [60])),
    ],
)
def test_a_late_meal_costs_a_sum_for_each_started_half_hour(card, wanted):
    """Within six hours of the call and of the end of the last meal; the last sum repeats."""
    assert late(LADDER, card) == wanted


@pytest.mark.parametrize(
    ("more", "card", "wanted"),
    [
        ({"grace": 12}, day(0, "8-18", "14:12-14:30"), (0, 0, [])),
        ({"grace": 12}, day(0, "8-18", "14:13-14:30"), (1, 8.5, [13])),
        ({"grace": 12}, day(0, "8-14:12"), (0, 0, [])),
        ({"grace": 12}, day(0, "8-14:13"), (1, 8.5, [13])),
        ({"tick": 15}, day(0, "8-18", "14:31-15"), (3, 33, [31])),
        ({"least": 30}, day(0, "8-15", "13-13:29"), (2, 19.5, [60])),
        ({"least": 30}, day(0, "8-15", "13-13:30"), (0, 0, [])),
        ({"later": False}, day(0, "8-22", "14:10-15"), (1, 8.5, [10])),
        ({"later": False}, day(0, "8-22"), (16, 208.5, [480])),
        ({"missed": "none"}, day(0, "8-22"), (0, 0, [])),
        ({"missed": "none"}, day(0, "8-22", "14:10-15"), (1, 8.5, [10])),
        ({"missed": "later"}, day(0, "8-22"), (0, 0, [])),
        ({"missed": "later"}, day(0, "8-22", "14-15"), (2, 19.5, [60])),
        ({"wrapping": 30}, day(0, "8-14:30"), (0, 0, [])),
        ({"wrapping": 30}, day(0, "8-14:31"), (2, 19.5, [31])),
        ({"wrapping": 30}, day(0, "8-18", "14:20-15"), (1, 8.5, [20])),
        ({"resets": ["deductible"]}, day(0, "8-15", "13-13:15 ndb"), (2, 19.5, [60])),
        (
            {"resets": ["deductible"]},
            day(0, "8-16", "10-10:15 ndb", "14:10-14:40"),
            (1, 8.5, [10]),
        ),
        ({"call": "unit_call"}, day(0, "7-18", "14:10-14:40", unit_call="8"), (1, 8.5, [10])),
        ({"measured_to": "on_set_wrap"}, day(0, "8-18", on_set_wrap="14:20"), (1, 8.5, [20])),
        (
            {"measured_to": "on_set_wrap"},
            day(0, "8-18", "15-15:30", on_set_wrap="14:20"),
            (1, 8.5, [20]),
        ),
        ({"ndb_within": 2, "ndb_least": 15}, day(0, "8-15", "10-10:15 ndb"), (0, 0, [])),
        ({"ndb_within": 2, "ndb_least": 15}, day(0, "8-15", "10:01-10:16 ndb"), (2, 19.5, [60])),
        ({"ndb_within": 2, "ndb_least": 15}, day(0, "8-15", "9-9:14 ndb"), (2, 19.5, [60])),
        (
            {"ndb_within": 2},
            day(0, "8-16", "10:01-10:16 ndb", "14:10-14:40"),
            (1, 8.5, [10]),
        ),
        ({"ladder_later": ["20"]}, day(0, "8-21", "14:10-14:30", "20:40-21"), (2, 28.5, [10, 10])),
        (
            {"ladder_later": ["20"]},
            day(0, "8-21", "9-9:15 ndb", "15:25-15:45"),
            (1, 8.5, [10]),
        ),
        ({"shapes": ["CWD"]}, day(0, "8-18"), (0, 0, [])),
        ({"shapes": ["SWD"]}, day(0, "8-15"), (2, 19.5, [60])),
    ],
)
def test_grace_units_and_which_meals_count_are_the_agreements(more, card, wanted):
    assert late(LADDER | more, card) == wanted


def test_a_meal_is_paid_as_each_tariff_says():
    flat = {"clause": "3.1", "after": 6, "flat": "10.00"}
    card = day(0, "8-18", "14:20-15")
    assert extras(paid(rules_of(meals=[flat]), card)) == [("meal_late 0 @1 = 10 by 3.1", 20, "")]
    tariff = {"clause": "5.4", "after": 6, "pay": {"multiple": 2, "tick": 15, "most": "90"}}
    found = paid(rules_of(meals=[tariff]), card)
    assert extras(found) == [("meal_late 30 @2 = 45 by 5.4", 20, "most")]
    assert found.parts[-1].rate == 90
    assert found.days[0].meal_count == 1
    ladder = paid(rules_of(meals=[LADDER]), day(0, "8-21", "16:31-17"))
    assert ladder.parts[-1].amount.text == "8.50 + 11.00 + 4 × 13.50"
    assert ladder.parts[-1].rate == ladder.parts[-1].amount.exact
    two = paid(rules_of(meals=[flat, LADDER]), card)
    assert two.days[0].meal_count == 2
    hour = {"clause": "226.7", "after": 6, "hour": True}
    twice = day(0, "8-21", "14:20-14:30", "20:40-21")
    for rules, count in (([flat], 2), ([ADD], 2), ([LADDER, hour], 3), ([tariff], 2)):
        assert paid(rules_of(meals=rules), twice).days[0].meal_count == count


def test_an_hour_at_the_regular_rate_is_paid_once_a_day():
    """Labor Code 226.7."""
    rule = {"clause": "226.7", "after": 6, "hour": True}
    rules = rules_of(meals=[rule], missed_break={"clause": "rest", "hour": True})
    found = paid(rules, day(0, "8-22", "14:30-15", missed_breaks=2))
    assert extras(found) == [
        ("meal_late 60 @1 = 60 by 226.7", None, ""),
        ("missed_break 60 @1 = 60 by rest", None, ""),
    ]
    assert found.days[0].meal_count == 1
    assert extras(paid(rules, day(0, "8-14"))) == []


def test_every_rule_for_meals_is_looked_at():
    """One for another shape, or one that pays an hour a day, does not end the others."""
    card = day(0, "8-18", "14:20-15")
    elsewhere = LADDER | {"shapes": ["CWD"]}
    hour = {"clause": "226.7", "after": 6, "hour": True}
    ladder = ("meal_late 0 @1 = 8.5 by meals", 20, "")
    assert extras(paid(rules_of(meals=[elsewhere, LADDER]), card)) == [ladder]
    found = extras(paid(rules_of(meals=[hour, LADDER]), card))
    assert found == [("meal_late 60 @1 = 60 by 226.7", None, ""), ladder]


ADD = {"clause": "delayed", "after": 5, "add": {"multiple": 1, "tick": 15, "up_from": 5}}
STEPS = {"bands": [{"clause": "daily", "steps": [[0, 1], [8, "1.5"], [10, 2]]}]}


@pytest.mark.parametrize(
    ("card", "added", "wanted"),
    [
        (day(0, "8-16", "13:04-14"), None, None),
        (day(0, "8-16", "13:05-14"), 15, {1.0: 410, 2.0: 15}),
        (day(0, "8-16", "13:50-14:50"), 60, {1.0: 360, 2.0: 60}),
        (day(0, "7-17:20", "11-12", "17:20-17:30"), 30, {1.0: 480, 1.5: 50, 2.5: 30}),
        (day(0, "7-17:50", "11-12", "17:50-18"), 60, {1.0: 480, 1.5: 50, 2.5: 60}),
        (day(0, "8-17", "14-15"), 60, {1.0: 420, 2.0: 60}),
        (day(0, "8-19", "13-13:30", "19-19:10"), 30, {1.0: 480, 1.5: 120, 3.0: 30}),
        (day(0, "7-18", "11-12", "17:30-17:40"), 30, {1.0: 480, 1.5: 80, 2.5: 30}),
        (
            day(0, "8-19:30", "12-12:30", "19-19:15"),
            90,
            {1.0: 480, 1.5: 60, 2.5: 60, 3.0: 30, 2.0: 15},
        ),
    ],
)
def test_a_delayed_meal_adds_to_whatever_runs_until_it_begins(card, added, wanted):
    """1x becomes 2x, 1.5x 2.5x, 2x 3x; quarters of an hour count from their fifth minute."""
    found = paid(rules_of(**STEPS, meals=[ADD]), card)
    line = extras(found)
    assert line == (
        [] if added is None else [(f"meal_late {added} @1 = {added} by delayed", line[0][1], "")]
    )
    assert found.days[0].meal_count == (added is not None)
    if wanted:
        assert hours(found) == wanted


@pytest.mark.parametrize(
    ("meals", "late"),
    [
        (["12:30-12:50 break", "13:50-14:50"], 0),
        (["8-8:20 break", "13:50-14:50"], 0),
        (["12:30-12:50 break", "14:05-15"], 15),
        (["12:30-12:49 break", "13:50-14:50"], 60),
        (["13-13:20 break", "13:50-14:50"], 0),
        (["13:01-13:21 break", "13:50-14:50"], 60),
        (["12-12:20 break", "13-14"], 30),
        (["13-14", "18-18:20 break"], 0),
    ],
)
def test_a_paid_rest_puts_off_the_meal_after_it(meals, late):
    rule = ADD | {"rest_least": 20, "rest_after": 6}
    found = extras(paid(rules_of(**STEPS, meals=[rule]), day(0, "8-19:30", *meals)))
    assert sum(int(text.split()[1]) for text, _, _ in found) == late


def test_a_delayed_meal_takes_its_rounded_time_from_what_runs_until_it_begins():
    """165 minutes are 180, and what begins with the meal, on duty, is no longer late."""
    bands = [{"clause": "daily", "steps": [[0, 1], ["7.75", "1.5"]]}]
    later = ADD | {"add": {"multiple": 1, "tick": 20, "up_from": 5}}
    found = paid(rules_of(bands=bands, meals=[later]), day(0, "8-18", "15:45-16 ndb"))
    assert extras(found)[0][0].startswith("meal_late 180 ")
    assert hours(found) == {1.0: 465 - 180, 2.0: 180, 1.5: 135}


def test_nothing_is_made_dearer_where_nobody_worked_or_the_day_is_paid_whole():
    """A meal too short to be one and the next right after it; a Sunday at twice the day."""
    short = day(0, "8-16", "13-13:20", "13:20-13:50")
    found = paid(rules_of(meals=[ADD | {"least": 30}]), short)
    assert extras(found)[0][0] == "meal_late 30 @1 = 30 by delayed"
    assert hours(found) == {1.0: 430}
    sunday = [{"id": "sun", "clause": "sun", "pay": "day", "multiple": 2}]
    rules = rules_of(**DAY_RATE, days=sunday, meals=[ADD])
    assert hours(paid(rules, day(0, "8-18", "14-15"), quote="600 d")) == {2.0: 600}


SHORT = {"clause": "cut", "pay": {"multiple": 2, "tick": 15}}
LUNCH = {"clause": "late", "after": 6, "missed": "none", "pay": {"multiple": 1}}


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(0, "8-18", "13-14"), []),
        (day(0, "8-18", "13-13:50"), [("meal_short 15 @2 = 30 by cut", 10, "")]),
        (day(0, "8-18", "13-14:30"), []),
        (day(0, "8-18"), [("meal_short 60 @2 = 120 by cut", 60, "")]),
        (day(0, "8-14"), []),
        (day(0, "8-14:01"), [("meal_short 60 @2 = 120 by cut", 60, "")]),
        (day(0, "8-18", "13-13:50 ndb"), [("meal_short 60 @2 = 120 by cut", 60, "")]),
        (day(0, "8-18", "13-14", "16-16:10"), []),
        (day(0, "8-18", "13-13:20", shape="SCWD"), [("meal_short 15 @2 = 30 by cut", 10, "")]),
        (day(0, "8-18", shape="SCWD"), [("meal_short 30 @2 = 60 by cut", 30, "")]),
        (day(0, "8-17", shape="CWD"), []),
        (day(0, "8-18", "13-13:50", kind="prep"), []),
    ],
)
def test_what_the_first_meal_was_cut_by_is_paid(card, wanted):
    """Up to the whole of it: an hour on a standard day, half an hour on a semi-continuous one."""
    rules = rules_of(**DAY_RATE, meals=[LUNCH], short_meal=[SHORT | {"kinds": ["shoot"]}])
    assert extras(paid(rules, card, quote="600 d")) == wanted


@pytest.mark.parametrize(
    ("times", "cut"), [("7-14", False), ("7-14:01", True), ("9-14", False), ("9-14:01", True)]
)
def test_lunch_is_due_where_it_counts_from_the_units_call(times, cut):
    rules = rules_of(**DAY_RATE, meals=[LUNCH | {"call": "unit_call"}], short_meal=[SHORT])
    found = extras(paid(rules, day(0, times, unit_call="8"), quote="600 d"))
    assert bool(found) is cut


def test_a_meal_that_was_not_due_cannot_be_cut():
    rules = rules_of(**DAY_RATE, short_meal=[SHORT])
    assert extras(paid(rules, day(0, "8-18"), quote="600 d")) == []
    assert extras(paid(rules, day(0, "8-18", "13-13:50"), quote="600 d")) != []
    no_shapes = rules_of(meals=[LUNCH], short_meal=[SHORT])
    assert extras(paid(no_shapes, day(0, "8-18", "13-13:50"))) == []


@pytest.mark.parametrize(
    ("wrap", "wanted"),
    [("18:30", ["meal_short 30 @1 = 30 by cut"]), ("18:31", ["overtime 1 @1 = 1 by swd"])],
)
def test_a_cut_meal_brings_the_overtime_forward_instead_where_there_is_some(wrap, wanted):
    """APA 3.3."""
    shapes = [SHAPES[0] | {"counts": "contracted"}]
    short = {"clause": "cut", "earlier": True, "pay": {"multiple": 1}}
    rules = rules_of(rate=DAY_RATE["rate"], shapes=shapes, meals=[LUNCH], short_meal=[short])
    _, *rest = lines(paid(rules, day(0, f"8-{wrap}", "13-13:30"), quote="600 d"))
    assert rest == wanted
    by_hours = {"id": "sunday", "clause": "s", "pay": "hours", "overtimes": False}
    rules = rules_of(shapes=shapes, meals=[LUNCH], short_meal=[short], days=[by_hours])
    assert extras(paid(rules, day(0, f"8-{wrap}", "13-13:30"))) == []


def test_a_day_may_know_no_meals():
    build = {"id": "build", "clause": "b", "pay": "hours", "meals": False}
    rules = rules_of(meals=[LADDER], days=[build])
    assert extras(paid(rules, day(0, "8-18"))) == []
