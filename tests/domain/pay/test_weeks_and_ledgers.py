"""What no single day can decide: weekly overtime and rest, night work, runs of nights, quotas."""

import pytest

from crewplanner.domain.pay.reading import Wrong
from tests.domain.pay.cases import day, hours, lines, paid, rules_of
from tests.domain.pay.test_earnings import SWD

WEEK = {"clause": "weekly", "after": 40, "multiple": "1.5"}
DAILY = [{"clause": "daily", "steps": [[0, 1], [8, "1.5"], [12, 2]]}]


@pytest.mark.parametrize(
    ("worked", "wanted"),
    [
        (["8"] * 5, {1.0: 2400}),
        (["8"] * 6, {1.0: 2400, 1.5: 480}),
        (["10"] * 5, {1.0: 2400, 1.5: 600}),
        (["7.25"] * 5 + ["8"], {1.0: 2400, 1.5: 255}),
        (["8", "4", "8", "12", "8"], {1.0: 2160, 1.5: 240}),
        (["13"] * 6, {1.0: 2400, 1.5: 1920, 2.0: 360}),
    ],
)
def test_straight_hours_past_the_weeks_threshold_are_lifted_in_order(worked, wanted):
    """An hour that daily overtime pays already is not counted again."""
    cards = [day(n, text) for n, text in enumerate(worked)]
    assert hours(paid(rules_of(bands=DAILY, week=WEEK), *cards)) == wanted


def test_the_minute_at_which_a_week_is_full_cuts_a_day():
    found = paid(rules_of(week=WEEK), *(day(n, "12") for n in range(4)))
    assert lines(found)[-2:] == ["worked 240 @1 = 240 by hours", "worked 480 @1.5 = 720 by weekly"]
    assert [part.span for part in found.parts[-2:]] == [(0, 240), (240, 720)]
    exact = paid(rules_of(week=WEEK), *(day(n, "10") for n in range(5)))
    assert lines(exact)[3:] == ["worked 600 @1 = 600 by hours", "worked 600 @1.5 = 900 by weekly"]
    over = paid(rules_of(week=WEEK), *(day(n, "20") for n in range(3)))
    assert lines(over)[1:] == [
        "worked 1200 @1 = 1200 by hours",
        "worked 1200 @1.5 = 1800 by weekly",
    ]


def test_every_week_stands_alone_and_begins_where_it_is_said():
    cards = [day(n, "8") for n in range(4, 10)]
    assert hours(paid(rules_of(week=WEEK), *cards)) == {1.0: 2880}
    assert hours(paid(rules_of(week=WEEK), *cards, first_weekday=4)) == {1.0: 2400, 1.5: 480}


def test_a_shift_into_the_next_week_is_parted_at_midnight_where_the_date_is_the_workday():
    cards = [*(day(n, "8") for n in range(5)), day(6, "20-28")]
    assert hours(paid(rules_of(week=WEEK), *cards)) == {1.0: 2400, 1.5: 480}
    parted = rules_of(week=WEEK, workday="midnight")
    assert hours(paid(parted, *cards)) == {1.0: 2640, 1.5: 240}


def test_the_days_own_pay_and_its_overtime_are_not_lifted():
    rules = rules_of(rate={"clause": "r", "day": 10}, shapes=SWD, week=WEEK)
    found = paid(rules, *(day(n, "8-20", "13-14") for n in range(6)), quote="600 d")
    assert lines(found) == ["day 600 @1 = 600 by swd", "overtime 60 @1 = 60 by swd"] * 6


REST = WEEK | {"rest": 32, "rest_clause": "36", "rest_multiple": "1.5"}


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        ([day(n, "8-13") for n in range(7)], [0] * 0 + [5 * 60]),
        ([day(n, "8-13") for n in range(6)], []),
        ([day(n, "5") for n in range(7)], []),
        ([*(day(n, "8-13") for n in range(6)), day(6, "5")], []),
        ([day(n, "8-16") for n in (0, 1, 2, 3, 4)], []),
        ([*(day(n, "8-12") for n in range(6)), day(6, "15:30-20")], [240]),
        ([*(day(n, "8-12") for n in range(6)), day(6, "20-23:59")], []),
        ([*(day(n, "8-12") for n in range(6)), day(6, "20-24:30")], []),
        ([*(day(n, "8-12") for n in range(5)), day(5, "8-9"), day(6, "10-15")], [60]),
    ],
)
def test_work_in_the_weekly_rest_costs_more(cards, wanted):
    """BC section 36: 32 hours in a row free each week, the least worked ones if none are."""
    found = paid(rules_of(week=REST), *cards)
    lifted = [part.minutes for part in found.parts if part.clause == "36"]
    assert lifted == wanted
    assert sum(hours(found).values()) == sum(one.worked for one in found.days)


def test_rest_lifts_only_what_lies_in_it_and_is_cheaper():
    """The 32 hours before Monday's call at 20:00, and Sunday's double time stays as it is."""
    cards = [*(day(n, "8-20") for n in range(7))]
    found = paid(rules_of(week=REST | {"after": 168}), *cards)
    assert [p.minutes for p in found.parts if p.clause == "36"] == [720]
    bands = [{"clause": "all", "steps": [[0, 2]]}]
    assert hours(paid(rules_of(bands=bands, week=REST), *cards)) == {2.0: 5040}
    half = [*(day(n, "0-24") for n in range(7))]
    found = paid(rules_of(week=REST | {"after": 168}), *half)
    assert hours(found) == {1.0: 10080 - 1920, 1.5: 1920}
    assert lines(found)[:3] == [
        "worked 1440 @1.5 = 2160 by 36",
        "worked 480 @1.5 = 720 by 36",
        "worked 960 @1 = 960 by hours",
    ]
    late = [day(0, "4-24"), *half[1:]]
    found = paid(rules_of(week=REST | {"after": 168}), *late)
    assert lines(found)[:3] == [
        "worked 1200 @1.5 = 1800 by 36",
        "worked 480 @1.5 = 720 by 36",
        "worked 960 @1 = 960 by hours",
    ]
    early = [*half[:6], day(6, "0-20")]
    found = paid(rules_of(week=REST | {"after": 168}), *early)
    assert lines(found)[5:] == [
        "worked 960 @1 = 960 by hours",
        "worked 480 @1.5 = 720 by 36",
        "worked 1200 @1.5 = 1800 by 36",
    ]


TV = {"rate": {"clause": "1.4", "day": 10}, "shapes": SWD}
NIGHT_WORK = {
    "clause": "5.3",
    "window": {"from": "23:00", "to": "06:00"},
    "most": 10,
    "pay": {"multiple": 1, "tick": 15},
}


def nights(*cards, rule=NIGHT_WORK, shapes=SWD, **more):
    """Night work as (day after Monday, minutes paid, minutes measured, bound)."""
    rules = rules_of(**TV | {"shapes": shapes}, night_work=rule)
    found = paid(rules, *cards, quote="600 d", **more)
    return [
        ((p.date - day(0).date).days, p.minutes, p.measured, p.bound)
        for p in found.parts
        if p.rule == "night_work"
    ]


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(0, "15-26", "20-21", scheduled_wrap="26"), 180),
        (day(0, "15-25:40", "20-21", scheduled_wrap="26"), 165),
        (day(0, "15-26", "20-21", scheduled_wrap="25:40"), 165),
        (day(0, "13-26", "20-21", scheduled_wrap="26"), 60),
        (day(0, "15-26", "23:30-24:30", scheduled_wrap="26"), 120),
        (day(0, "20-31", "25-26", scheduled_wrap="31"), 360),
        (day(0, "5-16", scheduled_wrap="16"), 0),
        (day(0, "24:30-35", scheduled_wrap="35"), 0),
        (day(0, "23:30-34", scheduled_wrap="34"), 390),
        (day(0, "0:30-23:30", scheduled_wrap="23:30"), 0),
        (day(0, "15-26", "20-21"), 0),
        (day(0, "15-26", "20-21", scheduled_wrap="26", kind="prep"), 0),
        (day(0, "10", scheduled_wrap="26"), 0),
    ],
)
def test_scheduled_shooting_past_eleven_is_night_work_without_overtime(card, wanted):
    assert nights(card) == ([(0, wanted, wanted, "")] if wanted else [])


def test_night_work_is_summed_over_the_week_up_to_a_working_day():
    cards = [day(n, "15-26", "20-21", scheduled_wrap="26") for n in range(9)]
    assert nights(*cards[:3]) == [(2, 540, 540, "")]
    assert nights(*cards[:4]) == [(3, 600, 720, "most")]
    assert nights(*cards) == [(6, 600, 1260, "most"), (8, 360, 360, "")]
    assert nights(*cards[5:8], first_weekday=6) == [(5, 180, 180, ""), (7, 360, 360, "")]
    capped = NIGHT_WORK | {"pay": {"multiple": 2, "most": "90"}}
    assert nights(cards[0], rule=capped) == [(0, 180, 180, "most")]
    line = lines(paid(rules_of(**TV, night_work=NIGHT_WORK), cards[0], quote="600 d"))[-1]
    assert line == "night_work 180 @1 = 180 by 5.3"
    line = lines(paid(rules_of(**TV, night_work=capped), cards[0], quote="600 d"))[-1]
    assert line == "night_work 180 @2 = 270 by 5.3"
    for pay, unit in ((NIGHT_WORK["pay"], 15), (NIGHT_WORK["pay"] | {"whole_after": 2}, 60)):
        rules = rules_of(**TV, night_work=NIGHT_WORK | {"pay": pay})
        assert paid(rules, cards[0], quote="600 d").parts[-1].unit == unit
    assert nights(cards[0], shapes=()) == [(0, 180, 180, "")]
    exact = NIGHT_WORK | {"pay": {"multiple": 1}}
    late = day(0, "23:30-34", scheduled_wrap="34")
    assert nights(late, rule=exact) == [(0, 390, 390, "")]


@pytest.mark.parametrize(
    ("start", "end", "call", "minutes"),
    [
        ("00:00", "06:00", "24", 0),
        ("00:01", "06:00", "24", 359),
        ("00:00", "06:00", "23:59", 360),
        ("06:00", "06:00", "30", 480),
        ("06:00", "06:00", "29:59", 480),
    ],
)
def test_a_call_in_the_window_of_night_work_is_an_early_call(start, end, call, minutes):
    """The window in which the call lies does not count, one that begins after the call does."""
    rule = NIGHT_WORK | {"window": {"from": start, "to": end}, "pay": {"multiple": 1}}
    wrap = "38" if end == start else "34"
    assert nights(day(0, f"{call}-{wrap}", scheduled_wrap=wrap), rule=rule) == (
        [(0, minutes, minutes, "")] if minutes else []
    )


def test_nights_that_are_rested_are_not_paid_and_unanswered_ones_asked_about():
    rule = NIGHT_WORK | {"ask": "comp_rest"}
    more = {"scheduled_wrap": "26"}
    answers = [{"comp_rest": True}, {"comp_rest": False}, {}]
    cards = [day(n, "15-26", "20-21", elections=answer, **more) for n, answer in enumerate(answers)]
    assert nights(*cards, rule=rule) == [(1, 180, 180, "")]
    found = paid(rules_of(**TV, night_work=rule), *cards, quote="600 d")
    assert [(one.date, one.ask, one.clause, one.minutes) for one in found.questions] == [
        (cards[2].date, "comp_rest", "5.3", 180)
    ]


RUN = {
    "clause": "5.2",
    "past": "24:00",
    "call": {"from": "00:00", "to": "03:00"},
    "sum": "20.00",
    "day_clause": "5.2b",
}


@pytest.mark.parametrize(
    ("card", "night"),
    [
        (day(0, "14-24"), False),
        (day(0, "14-24:01"), True),
        (day(0, "14-26", on_set_wrap="24"), False),
        (day(0, "14-26", on_set_wrap="25"), True),
        (day(0, "14-26", overtime_kind="other", scheduled_wrap="24"), False),
        (day(0, "14-26", overtime_kind="other", scheduled_wrap="25"), True),
        (day(0, "14-26", overtime_kind="camera", scheduled_wrap="24"), True),
        (day(0, "14-26", overtime_kind="other"), True),
        (day(0, "0-10"), True),
        (day(0, "2:59-12"), True),
        (day(0, "3-13"), False),
        (day(0, "2-13", unit_call="3"), False),
        (day(0, "14-26", kind="prep"), False),
        (day(0, "10"), False),
    ],
)
def test_a_night_of_shooting_pays_a_sum_and_its_run_a_day(card, night):
    """Film 5.2: shooting past midnight, or a unit call from 00:00 to 03:00."""
    found = lines(paid(rules_of(night_run=RUN), card, quote="600 d"))
    wanted = ["night 0 @1 = 20 by 5.2", "turnaround_day 0 @1 = 600 by 5.2b"]
    assert found[1:] == (wanted if night else [])


def test_a_turnaround_day_ends_each_run_of_nights():
    places = (0, 1, 3, 4, 5)
    found = paid(rules_of(night_run=RUN), *(day(n, "16-26") for n in places), quote="600 d")
    runs = [(p.date - day(0).date).days for p in found.parts if p.rule == "turnaround_day"]
    assert runs == [1, 5]
    sums = [p for p in found.parts if p.rule == "night"]
    assert len(sums) == 5
    assert sums[0].amount.text == "1 × 20.00"
    turnaround = next(p for p in found.parts if p.rule == "turnaround_day")
    assert turnaround.amount.text == "1 × 600.00"


SPLIT = {
    "rule": "split_day",
    "clause": "1.8",
    "camera_from": "21:00",
    "camera_to": "23:00",
    "share": "0.4",
    "sum": "30.00",
}


def extra(rule, *cards):
    found = paid(rules_of(quotas=[rule]), *cards, quote="600 d")
    own = [part for part in found.parts if part.rule == rule["rule"]]
    assert all(part.amount.exact == part.rate == 30 for part in own)
    assert all((part.clause, part.amount.text) == ("1.8", "1 × 30.00") for part in own)
    return [(part.date - day(0).date).days for part in own]


@pytest.mark.parametrize(
    ("wraps", "wanted"),
    [
        (["22"] * 5, [2, 3, 4]),
        (["22"] * 2 + ["19"] * 3, []),
        (["22", "19", "22", "19", "22"], [4]),
        (["21", "23", "20:59", "23:01", "22"], [4]),
        (["22"] * 4, [1, 2, 3]),
        (["22"], [0]),
    ],
)
def test_split_days_past_a_share_of_the_shooting_days_cost_a_sum(wraps, wanted):
    assert extra(SPLIT, *(day(n, f"12-{wrap}") for n, wrap in enumerate(wraps))) == wanted


def test_only_shooting_days_count_and_the_camera_says_when_they_end():
    cards = [day(n, "12-22") for n in range(4)]
    prep = [day(4, "12-22", kind="prep"), day(5, kind="off")]
    assert extra(SPLIT, *cards, *prep) == [1, 2, 3]
    on_set = [day(n, "12-24", on_set_wrap="22") for n in range(4)]
    assert extra(SPLIT, *on_set) == [1, 2, 3]
    assert extra(SPLIT, *(day(n, "12-22", on_set_wrap="20") for n in range(4))) == []
    rigged = {"overtime_kind": "other", "scheduled_wrap": "22"}
    assert extra(SPLIT, *(day(n, "12-24", **rigged) for n in range(4))) == [1, 2, 3]
    assert (
        extra(SPLIT, *(day(n, "12-22", **rigged | {"scheduled_wrap": "20"}) for n in range(4)))
        == []
    )
    assert extra(SPLIT, *(day(n, "10") for n in range(4))) == []
    assert extra({k: v for k, v in SPLIT.items() if k != "camera_from"}, *cards) == []
    assert extra({k: v for k, v in SPLIT.items() if k != "camera_to"}, *cards) == []


@pytest.mark.parametrize(("last", "wanted"), [(13, []), (14, [1, 14])])
def test_a_quota_may_be_for_long_engagements_only(last, wanted):
    cards = [day(0, "12-22"), day(1, "12-22"), day(last, "12-22")]
    assert extra(SPLIT | {"over_weeks": 2}, *cards) == wanted


@pytest.mark.parametrize(
    ("weeks", "wanted"), [(1, []), (2, []), (3, [19]), (4, [19, 26]), (5, [19, 26, 33])]
)
def test_so_many_are_free_by_the_weeks_engaged(weeks, wanted):
    """Two up to two weeks, and two from there on; each sixth day past them costs."""
    rule = {"rule": "sixth", "clause": "1.8", "numbers": [6], "free": [[2, 2], [3, 2]], "sum": "30"}
    cards = [day(7 * week + n, "8") for week in range(weeks) for n in range(6)]
    found = paid(rules_of(quotas=[rule]), *cards, quote="600 d")
    assert [(p.date - day(0).date).days for p in found.parts if p.rule == "sixth"] == wanted


@pytest.mark.parametrize(
    ("last", "free"), [(6, 1), (7, 2), (13, 2), (14, 3), (20, 3), (21, 4), (27, 4), (28, 4)]
)
def test_more_are_free_the_longer_the_engagement_is(last, free):
    """One in a week, two in two, three in three, and four from the fourth on."""
    weeks = [[1, 1], [2, 2], [3, 3], [4, 4]]
    rule = {"rule": "x", "clause": "1.8", "camera_from": "21:00", "camera_to": "23:00"}
    cards = [*(day(n, "12-22") for n in range(6)), day(last, "8-18")]
    costs = extra(rule | {"free": weeks, "sum": "30"}, *cards)
    assert costs == list(range(free, 6))


def test_without_a_free_number_each_costs():
    rule = {"rule": "sixth", "clause": "1.8", "numbers": [1], "sum": "30"}
    assert extra(rule, day(0, "8"), day(7, "8")) == [0, 7]


HOLIDAY = {"clause": "45", "days_back": 30, "otherwise": 8}


@pytest.mark.parametrize(
    ("rule", "cards", "wanted"),
    [
        ({}, [day(0, "10"), day(1, "6"), day(30, "5")], (480, 120)),
        ({}, [day(0, "10"), day(31, "5")], (480, 0)),
        ({}, [day(30, "5")], (480, 0)),
        ({"otherwise": 7}, [day(30, "5")], (420, 0)),
        ({"divide_by": 20}, [day(0, "10"), day(1, "6"), day(30, "5")], (48, 120)),
        ({}, [day(1, "10"), day(30, kind="holiday_off")], (600, 60)),
        ({}, [day(1, "10"), day(30, kind="off")], None),
        ({}, [day(1, "10"), day(2, kind="off"), day(30, "5")], (600, 60)),
        ({"divide_by": 20}, [day(30, "5")], (480, 0)),
    ],
)
def test_a_public_holiday_pays_an_average_day(rule, cards, wanted):
    """Of the days worked before it, worked or not; without any, an ordinary day."""
    last = cards[-1].date
    rules = rules_of(holiday_pay=HOLIDAY | rule)
    found = paid(rules, *cards, holidays=frozenset({last}))
    own = [(p.amount.exact, p.measured) for p in found.parts if p.rule == "holiday_pay"]
    assert own == ([] if wanted is None else [wanted])
    assert paid(rules, *cards).total == sum(one.worked for one in found.days)


def test_a_holiday_before_it_is_no_ordinary_day():
    dates = frozenset({day(2).date, day(4).date})
    found = paid(
        rules_of(holiday_pay=HOLIDAY), day(0, "10"), day(2, "4"), day(4, "4"), holidays=dates
    )
    own = [(p.amount.exact, p.amount.text) for p in found.parts if p.rule == "holiday_pay"]
    assert own == [(600, "600 ÷ 1")] * 2


@pytest.mark.parametrize("pair", [[8], [8, 4, 1], [], ["x", 4], [8, "x"], 8])
def test_what_is_free_by_weeks_is_pairs_of_whole_numbers(pair):
    with pytest.raises(Wrong) as wrong:
        rules_of(quotas=[SPLIT | {"free": [[8, 4], pair]}])
    place = next((n for n, one in enumerate(pair) if one == "x"), None) if pair != 8 else None
    path = ("quotas", 0, "free", 1)
    assert wrong.value.path == (path if place is None else (*path, place))
    if isinstance(pair, list) and place is None:
        assert wrong.value.what.startswith("an entry is two things: up to how many weeks")
