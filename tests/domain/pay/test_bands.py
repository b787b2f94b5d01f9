"""Which multiple a minute takes: bands, floors, windows of the clock, nights, dates."""

import pytest

from crewplanner.domain.pay.pieces import repeated
from tests.domain.pay.cases import MONDAY, clock, day, hours, laid, lines, paid, rules_of
from tests.domain.pay.test_earnings import SWD

DAILY = {"clause": "daily", "steps": [[0, 1], [8, "1.5"], [12, 2]]}


@pytest.mark.parametrize(
    ("bands", "card", "wanted"),
    [
        ([DAILY], day(0, "8-21", "13-14"), {1.0: 480, 1.5: 240}),
        ([DAILY | {"on": "elapsed"}], day(0, "8-21", "13-14"), {1.0: 420, 1.5: 240, 2.0: 60}),
        (
            [DAILY, {"clause": "g", "on": "elapsed", "after": 12, "multiple": 3}],
            day(0, "8-21", "13-14"),
            {1.0: 480, 1.5: 180, 3.0: 60},
        ),
        (
            [DAILY, {"clause": "g", "on": "worked", "after": 12, "multiple": 3}],
            day(0, "8-22", "13-14"),
            {1.0: 480, 1.5: 240, 3.0: 60},
        ),
        ([DAILY, {"clause": "g", "multiple": 3}], day(0, "8-21"), {1.0: 480, 1.5: 240, 2.0: 60}),
        (
            [DAILY, {"clause": "g", "after": 10, "multiple": "1.25"}],
            day(0, "8-21"),
            {1.0: 480, 1.5: 240, 2.0: 60},
        ),
        ([DAILY], day(0, "24:00"[:2]), {1.0: 480, 1.5: 240, 2.0: 720}),
    ],
)
def test_each_minute_takes_the_highest_band_that_claims_it(bands, card, wanted):
    assert hours(paid(rules_of(bands=bands), card)) == wanted


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ({}, {1.0: 480, 1.5: 120, 2.0: 120}),
        ({"multiple": "1.25"}, {1.25: 480, 1.5: 120, 2.0: 120}),
        ({"golden": "1.5"}, {1.0: 480, 1.5: 120, 3.0: 120}),
        ({"steps": [[0, "1.5"], [8, 3]]}, {1.5: 480, 3.0: 240}),
        ({"steps": [[0, "1.5"]]}, {1.5: 600, 2.0: 120}),
        ({"steps": [[0, "1.5"]], "golden": 2}, {1.5: 600, 4.0: 120}),
    ],
)
def test_golden_time_is_multiplied_by_what_the_day_is(rule, wanted):
    """Steps of the day take the place of the bands, but not of golden time."""
    golden = {"clause": "gold", "on": "elapsed", "after": 10, "multiple": 2, "golden": True}
    days = [{"id": "x", "clause": "x", "pay": "hours", **rule}]
    card = day(0, "8-20")
    assert hours(paid(rules_of(bands=[DAILY, golden], days=days), card)) == wanted
    fixed = golden | {"multiple": "2.5", "fixed": True}
    assert (
        hours(paid(rules_of(bands=[DAILY, fixed], days=days), card))[2.5] == 120
        if (max(wanted) < 3 or rule.get("golden"))
        else True
    )
    plain = golden | {"golden": False}
    only = {"id": "x", "clause": "x", "pay": "hours", "golden": 2}
    assert hours(paid(rules_of(bands=[DAILY, plain], days=[only]), card))[2.0] == 120


def test_the_clause_is_that_of_what_was_highest():
    golden = {"clause": "gold", "on": "elapsed", "after": 12, "multiple": 2, "golden": True}
    rule = {"id": "x", "clause": "sixth", "pay": "hours", "multiple": "1.5"}
    found = paid(rules_of(bands=[DAILY, golden], days=[rule]), day(0, "8-21"))
    assert lines(found) == ["worked 720 @1.5 = 1080 by sixth", "worked 60 @2 = 120 by gold"]
    assert lines(paid(rules_of(bands=[]), day(0, "8-10"))) == ["worked 120 @1 = 120 by rate"]


def test_workdays_from_midnight_count_their_own_hours():
    """Six hours on each side of midnight are no overtime; six more on the next day are."""
    rules = rules_of(bands=[DAILY], workday="midnight")
    assert hours(paid(rules, day(0, "18-30"))) == {1.0: 720}
    more = paid(rules, day(0, "18-30"), day(1, "12-18"))
    assert [dict(one.hours) for one in more.days] == [{1: 720}, {1: 120, 1.5: 240}]
    elapsed = rules_of(bands=[DAILY | {"on": "elapsed"}], workday="midnight")
    assert hours(paid(elapsed, day(0, "18-30"))) == {1.0: 480, 1.5: 240}
    second = [{"id": "n", "clause": "n", "pay": "hours", "numbers": [2], "multiple": 3}]
    assert hours(paid(rules_of(days=second, workday="midnight"), day(0, "18-30"))) == {
        1.0: 360,
        3.0: 360,
    }
    sunday = [{"id": "s", "clause": "s", "pay": "hours", "weekdays": ["tue"], "multiple": 2}]
    assert hours(paid(rules_of(days=sunday, workday="midnight"), day(0, "18-30"))) == {
        1.0: 360,
        2.0: 360,
    }


WINDOW = {"clause": "late", "from": "23:00", "to": "06:00", "multiple": 2}


@pytest.mark.parametrize(
    ("window", "card", "wanted"),
    [
        ({}, day(0, "20-26"), {1.0: 180, 2.0: 180}),
        ({}, day(0, "4-8"), {1.0: 120, 2.0: 120}),
        ({}, day(0, "28-32"), {1.0: 120, 2.0: 120}),
        ({}, day(0, "20-32"), {1.0: 300, 2.0: 420}),
        ({}, day(0, "6-23"), {1.0: 1020}),
        ({"on": False}, day(0, "20-26"), {1.0: 360}),
        ({"from": "24:00", "to": None}, day(0, "20-32"), {1.0: 240, 2.0: 480}),
        ({"from": "24:00", "to": None}, day(0, "20-24"), {1.0: 240}),
        ({"applies": "overtime"}, day(0, "20-26"), {1.0: 360}),
        ({"multiple": "0.5"}, day(0, "20-26"), {1.0: 360}),
        ({}, day(0, "10"), {1.0: 600}),
        ({"from": "06:00", "to": "06:00"}, day(0, "5-7"), {2.0: 120}),
    ],
)
def test_a_window_of_the_clock_pays_at_least_its_multiple(window, card, wanted):
    rule = {key: value for key, value in (WINDOW | window).items() if value is not None}
    assert hours(paid(rules_of(windows=[rule]), card)) == wanted


def test_windows_may_be_for_overtime_and_a_day_may_do_without():
    """Pact TV 7.10: overtime after 23:00; APA 2.1.2: nights know no triple time."""
    rules = {
        "shapes": SWD,
        "overtime": {"clause": "ot", "multiple": "1.5"},
        "rate": {"clause": "r", "day": 10},
    }
    windows = [WINDOW | {"applies": "overtime"}]
    card = day(0, "11-24", "17-18")
    assert lines(paid(rules_of(**rules, windows=windows), card, quote="600 d")) == [
        "day 600 @1 = 600 by swd",
        "overtime 60 @1.5 = 90 by ot",
        "overtime 60 @2 = 120 by late",
    ]
    rule = {"id": "n", "clause": "n", "pay": "day", "windows": False}
    found = paid(rules_of(**rules, windows=windows, days=[rule]), card, quote="600 d")
    assert lines(found)[1:] == ["overtime 120 @1.5 = 180 by ot"]
    assert not paid(rules_of(**rules, windows=[WINDOW]), day(0, "20-31"), quote="600 d").parts[1:]


def test_every_window_is_looked_at():
    """One that is off or has no end does not hide those after it."""
    off, endless = WINDOW | {"on": False}, {"clause": "m", "from": "24:00", "multiple": "1.5"}
    for first in (off, endless):
        found = paid(rules_of(windows=[first, WINDOW]), day(0, "20-26"))
        assert hours(found)[2.0] == 180


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ({}, ["overtime 120 @1.5 = 180 by ot"]),
        ({"overtime": 2}, ["overtime 120 @2 = 240 by seventh"]),
        ({"overtime": "1.25"}, ["overtime 120 @1.5 = 180 by ot"]),
        ({"overtimes": False}, []),
        ({"contracted": 8}, ["overtime 240 @1.5 = 360 by ot"]),
        ({"contracted": 8, "buys": 8}, ["overtime 240 @1.5 = 360 by ot"]),
    ],
)
def test_the_day_says_what_its_overtime_is_paid_and_from_when(rule, wanted):
    days = [{"id": "x", "clause": "seventh", "pay": "day", "multiple": 2, **rule}]
    rules = rules_of(
        rate={"clause": "rate", "day": 10},
        shapes=SWD,
        overtime={"clause": "ot", "multiple": "1.5"},
        days=days,
    )
    first, *overtime = lines(paid(rules, day(0, "8-21", "13-14"), quote="600 d"))
    assert overtime == wanted
    assert first == (
        "day 480 @2 = 960 by seventh" if "buys" in rule else "day 600 @2 = 1200 by seventh"
    )


@pytest.mark.parametrize(
    ("rate", "wanted"),
    [("458", "1.5"), ("458.01", "1.25"), ("696", "1.25"), ("696.01", "1"), ("900", "1")],
)
def test_the_grade_of_the_days_rate_says_what_overtime_is_paid(rate, wanted):
    """APA 1: up to £458 1.5x, up to £696 1.25x, above 1x."""
    grades = [
        {"up_to": "458", "multiple": "1.5"},
        {"up_to": "696", "multiple": "1.25"},
        {"multiple": 1},
    ]
    rules = {"shapes": SWD, "overtime": {"clause": "ot", "of": "overtime"}}
    graded = rules_of(**rules, rate={"clause": "rate", "day": 10, "grades": grades})
    found = paid(graded, day(0, "8-20", "13-14"), quote=f"{rate} d")
    assert f"{float(found.parts[1].multiple):g}" == wanted
    saturday = [{"id": "sat", "clause": "sat", "pay": "day", "overtime": "1.25"}]
    graded = rules_of(
        **rules, rate={"clause": "rate", "day": 10, "grades": grades[:1]}, days=saturday
    )
    found = paid(graded, day(0, "8-20", "13-14"), quote=f"{rate} d")
    assert (float(found.parts[1].multiple), found.parts[1].clause) == (1.25, "sat")
    without = rules_of(**rules, rate={"clause": "rate", "day": 10, "grades": grades[:1]})
    found = paid(without, day(0, "8-20", "13-14"), quote=f"{rate} d")
    assert float(found.parts[1].multiple) == 1.5


@pytest.mark.parametrize(
    ("counts", "meal", "from_minute"),
    [
        ("elapsed", "13-14", 660),
        ("elapsed", "13-13:30", 660),
        ("contracted", "13-14", 660),
        ("contracted", "13-13:30", 630),
        ("contracted", "13-14:30", 660),
        ("contracted", None, 600),
    ],
)
def test_contracted_hours_count_elapsed_or_as_the_meal_was(counts, meal, from_minute):
    rules = rules_of(rate={"clause": "rate", "day": 10}, shapes=[SWD[0] | {"counts": counts}])
    found = paid(rules, day(0, "8-21", *([meal] if meal else [])), quote="600 d")
    assert found.days[0].overtime_minutes == 780 - from_minute


def test_a_role_whose_day_is_shorter_has_overtime_earlier():
    """Film 1: rigging electricians at 9 hours."""
    bases = [{"names": ["Rigging"], "day": 9, "week": 45}]
    rules = rules_of(rate={"clause": "rate", "day": 10, "week": 50, "bases": bases}, shapes=SWD)
    card = day(0, "8-19", "13-14")
    assert paid(rules, card, quote="600 d").days[0].overtime_minutes == 0
    found = paid(rules, card, quote="540 d", terms_more={"role": "Rigging"})
    assert lines(found) == ["day 540 @1 = 540 by swd", "overtime 60 @1 = 60 by swd"]
    weekly = paid(rules, card, quote="2700 w", terms_more={"role": "Rigging"})
    assert weekly.hourly == 60
    free = rules_of(rate={"clause": "rate", "bases": bases}, shapes=SWD)
    found = paid(free, card, quote="540 d", terms_more={"role": "Rigging"})
    assert found.days[0].overtime_minutes == 0


NIGHT = {"clause": "night", "windows": [{"from": "20:00", "to": "06:00", "percent": "10"}]}
GOLD = {"clause": "gold", "after": 10, "multiple": 2, "golden": True}


@pytest.mark.parametrize(
    ("night", "card", "wanted"),
    [
        ({}, day(0, "18-22"), {1.0: 120, 1.1: 120}),
        ({}, day(0, "5-7"), {1.0: 60, 1.1: 60}),
        ({}, day(0, "12-24"), {1.0: 480, 1.65: 120, 2.0: 120}),
        ({"golden": True}, day(0, "12-24"), {1.0: 480, 1.65: 120, 2.2: 120}),
        ({"of": "base"}, day(0, "12-24"), {1.0: 480, 1.6: 120, 2.0: 120}),
        ({"on": False}, day(0, "18-22"), {1.0: 240}),
        ({}, day(0, "10"), {1.0: 480, 1.5: 120}),
        ({"windows": []}, day(0, "18-22"), {1.0: 240}),
        (
            {"windows": [{"percent": 10, "from": "20:00"}]},
            day(0, "18-33"),
            {1.0: 120, 1.1: 360, 1.65: 120, 2.0: 300},
        ),
        ({"windows": [{"percent": 10, "from": "20:00"}]}, day(0, "21-23"), {1.0: 120}),
        ({"windows": [{"percent": 10, "to": "06:00"}]}, day(0, "4-8"), {1.0: 120, 1.1: 120}),
        ({"windows": [{"percent": 10}]}, day(0, "8-10"), {1.1: 120}),
        (
            {"windows": [{"percent": 10, "call": {"from": "06:00", "to": "20:00"}}]},
            day(0, "20-22"),
            {1.0: 120},
        ),
        (
            {"windows": [{"percent": 10, "call": {"from": "06:00", "to": "20:00"}}]},
            day(0, "6-8"),
            {1.1: 120},
        ),
        (
            {
                "windows": [
                    {"percent": 10, "from": "20:00", "to": "24:00"},
                    {"percent": 20, "from": "22:00", "to": "02:00"},
                ]
            },
            day(0, "19-27"),
            {1.0: 120, 1.1: 120, 1.2: 240},
        ),
    ],
)
def test_the_night_premium_is_a_percent_on_top(night, card, wanted):
    """Of the rate in force or the plain one, the highest that holds, and not on golden time."""
    rules = rules_of(bands=[{**DAILY, "steps": [[0, 1], [8, "1.5"]]}, GOLD], night=NIGHT | night)
    assert hours(paid(rules, card)) == wanted


def test_golden_time_that_comes_to_what_a_band_does_is_golden_time():
    """2x by the steps from eight hours takes the night's percent, golden time from ten does not."""
    steps = {**DAILY, "steps": [[0, 1], [8, 2]]}
    for bands in ([steps, GOLD], [GOLD, steps]):
        found = paid(rules_of(bands=bands, night=NIGHT), day(0, "12-24"))
        assert hours(found) == {1.0: 480, 2.2: 120, 2.0: 120}
        assert lines(found)[-1] == "worked 120 @2 = 240 by gold"


def test_the_night_premium_names_its_clause_and_knows_days_without_it():
    found = paid(rules_of(night=NIGHT), day(0, "18-22"))
    assert lines(found) == ["worked 120 @1 = 120 by hours", "worked 120 @1.1 = 132 by night"]
    holidays = frozenset({MONDAY})
    assert hours(paid(rules_of(night=NIGHT), day(0, "18-22"), holidays=holidays)) == {
        1.0: 120,
        1.1: 120,
    }
    without = NIGHT | {"holidays": False}
    assert hours(paid(rules_of(night=without), day(0, "18-22"), holidays=holidays)) == {1.0: 240}
    assert hours(paid(rules_of(night=without), day(0, "18-22"))) == {1.0: 120, 1.1: 120}
    days = [{"id": "x", "clause": "x", "pay": "hours", "night": False}]
    assert hours(paid(rules_of(night=NIGHT, days=days), day(0, "18-22"))) == {1.0: 240}


SUNDAY = {"clause": "sun", "weekdays": ["sun"], "add": "0.5", "whole_over": 4, "not_within": 5}
HOLIDAY = {"clause": "hol", "holiday": True, "add": 1}


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(6, "8-12"), {1.5: 240}),
        (day(5, "20-28"), {1.0: 240, 1.5: 240}),
        (day(5, "20-28:01"), {1.5: 481}),
        (day(6, "20-28"), {1.0: 240, 1.5: 240}),
        (day(6, "19-28"), {1.5: 540}),
        (day(6, "10"), {1.5: 600}),
        (day(5, "8-18"), {1.0: 600}),
        (day(2, "8-18"), {2.0: 600}),
        (day(1, "20-28"), {1.0: 240, 2.0: 240}),
        (day(2, "22-26"), {1.0: 120, 2.0: 120}),
    ],
)
def test_a_date_adds_for_its_minutes_or_for_the_whole_day(card, wanted):
    """TV-FFS 5.6: over two dates the whole day where more than four hours fall on the Sunday."""
    wednesday = frozenset({day(2).date})
    assert hours(paid(rules_of(dates=[SUNDAY, HOLIDAY]), card, holidays=wednesday)) == wanted


def test_dates_are_not_added_to_each_other_and_the_first_days_of_a_week_may_be_left_out():
    sunday = frozenset({day(6).date})
    found = paid(rules_of(dates=[SUNDAY, HOLIDAY]), day(6, "8-12"), holidays=sunday)
    assert lines(found) == ["worked 240 @2 = 480 by hol"]
    for first, wanted in ((0, 1.5), (1, 1.5), (2, 1.0), (6, 1.0)):
        found = paid(rules_of(dates=[SUNDAY]), day(6, "8-12"), first_weekday=first)
        assert hours(found) == {wanted: 240}
    both = rules_of(dates=[SUNDAY], night=NIGHT)
    assert lines(paid(both, day(6, "18-22"))) == [
        "worked 120 @1.5 = 180 by sun",
        "worked 120 @1.6 = 192 by night",
    ]


@pytest.mark.parametrize(
    ("window", "times", "wanted"),
    [
        (("23", "6"), "20-26", [(180, 600), (1620, 2040)]),
        (("8", "10"), "20-26", [(720, 840), (2160, 2280)]),
        (("20", "21"), "20-26", [(0, 60), (1440, 1500)]),
        (("19", "20"), "20-26", [(1380, 1440), (2820, 2880)]),
        (("19", "20:01"), "20-26", [(-60, 1), (1380, 1441), (2820, 2881)]),
    ],
)
def test_a_daily_window_lies_around_the_day_as_often_as_it_comes(window, times, wanted):
    """Each that ends after the call, for two days from it."""
    start, end = (clock(text) for text in window)
    assert list(repeated(laid(day(0, times)), start, end)) == wanted
