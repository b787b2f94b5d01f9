"""What a day's own work earns: hours at their steps, minimums, guarantees, flat sums, weeks."""

import datetime as dt
from decimal import Decimal

import pytest

from crewplanner.domain.pay.rules import PLAIN
from tests.domain.pay.cases import MONDAY, day, hours, lines, paid, rules_of

STEPS = {"bands": [{"clause": "daily", "steps": [[0, 1], [8, "1.5"], [12, 2]]}]}


@pytest.mark.parametrize(
    ("worked", "wanted"),
    [
        ("0", []),
        ("7.5", ["worked 450 @1 = 450 by daily"]),
        ("8", ["worked 480 @1 = 480 by daily"]),
        ("8.5", ["worked 480 @1 = 480 by daily", "worked 30 @1.5 = 45 by daily"]),
        (
            "13",
            [
                "worked 480 @1 = 480 by daily",
                "worked 240 @1.5 = 360 by daily",
                "worked 60 @2 = 120 by daily",
            ],
        ),
    ],
)
def test_hours_are_paid_at_their_steps(worked, wanted):
    found = paid(rules_of(**STEPS), day(0, worked))
    assert lines(found) == wanted
    (one,) = found.days
    assert one.base == one.worked
    assert one.overtime_minutes == max(0, one.worked - 480)


def test_hours_at_the_multiple_of_their_day_are_no_overtime():
    rule = {"id": "monday", "clause": "monday", "weekdays": ["mon"], "pay": "hours", "multiple": 2}
    found = paid(
        rules_of(days=[rule], bands=[{"clause": "daily", "steps": [[0, 1], [12, 3]]}]), day(0, "13")
    )
    assert lines(found) == ["worked 720 @2 = 1440 by monday", "worked 60 @3 = 180 by daily"]
    assert found.days[0].overtime_minutes == 60


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(0, kind="off"), []),
        (day(0, kind="rest"), []),
        (day(0, kind="shoot"), []),
        (day(0, "8", kind="travel"), []),
        (day(0, kind="travel"), []),
        (day(0, "8", kind="sick"), []),
    ],
)
def test_who_does_not_work_is_not_paid(card, wanted):
    assert lines(paid(rules_of(), card)) == wanted


def test_a_day_rate_is_paid_for_travel_and_standby_without_times():
    found = paid(rules_of(), day(0, kind="travel"), day(1, kind="standby"), quote="600 d 10")
    assert lines(found) == ["guarantee 600 @1 = 600 by rate"] * 2
    assert lines(paid(rules_of(), day(0, kind="off"), quote="600 d 10")) == []


@pytest.mark.parametrize(
    ("pay", "wanted"),
    [("none", []), ("hours", ["worked 480 @2 = 960 by x"]), ("day", ["day 600 @2 = 1200 by x"])],
)
def test_a_day_may_be_paid_by_its_hours_by_itself_or_not(pay, wanted):
    rule = {"id": "x", "clause": "x", "pay": pay, "multiple": 2, "minimum": 0}
    found = paid(
        rules_of(rate={"clause": "rate", "day": 10}, days=[rule]), day(0, "8"), quote="600 d"
    )
    assert lines(found) == wanted


@pytest.mark.parametrize(
    ("worked", "wanted"),
    [
        ("0.1", ["worked 6 @1 = 6 by hours"]),
        ("0:01", ["worked 6 @1 = 6 by hours"]),
        ("8:01", ["worked 480 @1 = 480 by daily", "worked 6 @1.5 = 9 by daily"]),
        (
            "12:05",
            [
                "worked 480 @1 = 480 by daily",
                "worked 240 @1.5 = 360 by daily",
                "worked 6 @2 = 12 by daily",
            ],
        ),
    ],
)
def test_hours_are_made_whole_units_of_time_upwards(worked, wanted):
    whole, _, minutes = worked.partition(":")
    card = day(0, whole) if not minutes else day(0, f"8-{int(whole) + 8}:{minutes}")
    found = paid(rules_of(**STEPS, tick=6), card)
    assert lines(found) == [line.replace("hours", "daily") for line in wanted]
    assert found.days[0].base == sum(part.minutes for part in found.parts)


def test_each_stretch_is_made_whole_units_of_time_of_its_own():
    """3 h 27 at 1.5x, 9 minutes past twelve elapsed hours: 3.5 and 0.2. A meal parts no stretch."""
    steps = [[0, 1], [8, "1.5"]]
    golden = {"clause": "golden", "on": "elapsed", "after": 12, "multiple": 2, "golden": True}
    rules = rules_of(bands=[{"clause": "daily", "steps": steps}, golden], tick=6)
    found = paid(rules, day(0, "7-19:09", "12:30-13:03"))
    assert lines(found) == [
        "worked 480 @1 = 480 by daily",
        "worked 210 @1.5 = 315 by daily",
        "worked 12 @2 = 24 by golden",
    ]
    assert [part.measured for part in found.parts] == [480, 207, 9]
    assert [part.span for part in found.parts] == [(0, 480), (480, 690), (690, 702)]
    assert found.days[0].base == 702
    assert found.days[0].overtime_minutes == 222


def test_a_day_guarantees_what_its_rate_buys_at_the_steps():
    """660 for ten hours, 11 pay hours, are 60 an hour; 6 hours worked pay all of it."""
    rate = {"clause": "rate", "pay_hours": True}
    found = paid(rules_of(**STEPS, rate=rate), day(0, "6"), quote="660 d 10")
    assert lines(found) == [
        "worked 360 @1 = 360 by daily",
        "guarantee 120 @1 = 120 by rate",
        "guarantee 120 @1.5 = 180 by rate",
    ]
    assert [part.span for part in found.parts] == [(0, 360), (360, 480), (480, 600)]
    assert found.days[0].base == 660
    assert found.days[0].overtime_minutes == 0
    assert hours(found) == {1.0: 480, 1.5: 120}


RULE = {"id": "x", "clause": "sunday", "weekdays": ["mon"], "pay": "hours", "multiple": "1.5"}


@pytest.mark.parametrize(
    ("rule", "card", "wanted"),
    [
        (RULE, day(0, "9"), ["worked 540 @1.5 = 810 by sunday"]),
        (
            RULE | {"multiple": 1},
            day(0, "9"),
            ["worked 480 @1 = 480 by sunday", "worked 60 @1.5 = 90 by daily"],
        ),
        (
            RULE | {"minimum": 10},
            day(0, "8"),
            ["worked 480 @1.5 = 720 by sunday", "guarantee 120 @1.5 = 180 by sunday"],
        ),
        (RULE | {"minimum": 10}, day(0, kind="off"), []),
        (RULE | {"minimum": 10, "kinds": ["rest"]}, day(0, kind="rest"), []),
        (
            RULE | {"steps": [[0, "1.5"], [2, 3]]},
            day(0, "3"),
            ["worked 120 @1.5 = 180 by sunday", "worked 60 @3 = 180 by sunday"],
        ),
        (
            RULE | {"steps": [[0, "1.5"], [2, 3]], "minimum": 4},
            day(0, "1"),
            [
                "worked 60 @1.5 = 90 by sunday",
                "guarantee 60 @1.5 = 90 by sunday",
                "guarantee 120 @3 = 360 by sunday",
            ],
        ),
        (RULE | {"most": "80.00"}, day(0, "1"), ["worked 60 @1.5 = 80 by sunday"]),
        (
            RULE | {"most": "80.00", "minimum": 2},
            day(0, "1"),
            ["worked 60 @1.5 = 80 by sunday", "guarantee 60 @1.5 = 80 by sunday"],
        ),
        (RULE | {"most": "90.00"}, day(0, "1"), ["worked 60 @1.5 = 90 by sunday"]),
    ],
)
def test_a_rule_of_the_day_sets_floor_steps_minimum_and_ceiling(rule, card, wanted):
    found = paid(rules_of(**STEPS, days=[rule]), card)
    assert lines(found) == wanted
    capped = [part.bound for part in found.parts]
    assert capped == ["most" if "80" in str(rule.get("most")) else ""] * len(capped)


MINIMUM = {"clause": "minimum", "hours": 2, "scheduled_over": 8, "then": 4}
REPORTING = {"clause": "reporting", "half_least": 2, "half_most": 4}


@pytest.mark.parametrize(
    ("minimum", "times", "scheduled", "guaranteed"),
    [
        (MINIMUM, "8-9", "12", 60),
        (MINIMUM, "8-10", "12", 0),
        (MINIMUM, "8-9", "16", 60),
        (MINIMUM, "8-9", "16:01", 180),
        (MINIMUM, "8-13", "18", 0),
        (MINIMUM | {"hours": 0}, "8-9", "18", 0),
        ({"clause": "minimum", "hours": 2, "scheduled_over": 8}, "8-9", "18", 60),
        ({"clause": "minimum", "hours": 2}, "8-9", "18", 60),
        ({"clause": "minimum"}, "8-9", "18", 0),
        (REPORTING, "8-9", "10:01", 60),
        (REPORTING, "8-9", "10", 0),
        (REPORTING, "8-9", "14", 120),
        (REPORTING, "8-9", "13:01", 91),
        (REPORTING, "8-9", "20", 180),
        (REPORTING, "8-14", "20", 0),
        (REPORTING | {"hours": 3}, "8-9", "11", 120),
        ({"clause": "reporting", "half_most": 4}, "8-8:30", "9:30", 15),
    ],
)
def test_a_day_that_was_begun_pays_a_minimum(minimum, times, scheduled, guaranteed):
    """BC section 34 and Order 12 section 5: by the hours, or half of what was scheduled."""
    found = paid(rules_of(minimum=minimum), day(0, times, scheduled_wrap=scheduled))
    left = [line for line in lines(found) if line.startswith("guarantee")]
    clause = minimum["clause"]
    wanted = [f"guarantee {guaranteed} @1 = {guaranteed} by {clause}"] if guaranteed else []
    assert left == wanted


def test_hours_alone_have_no_schedule():
    card = day(0, "1", scheduled_wrap="20")
    assert lines(paid(rules_of(minimum=REPORTING), card)) == ["worked 60 @1 = 60 by hours"]


def test_the_larger_guarantee_is_paid_and_named():
    rules = rules_of(minimum={"clause": "minimum", "hours": 4})
    assert "guarantee 540 @1 = 540 by rate" in lines(paid(rules, day(0, "1"), quote="600 d 10"))
    rules = rules_of(minimum={"clause": "minimum", "hours": 12})
    assert "guarantee 660 @1 = 660 by minimum" in lines(paid(rules, day(0, "1"), quote="600 d 10"))


def test_a_minimum_call_is_not_counted_as_worked():
    """It climbs no step, where what the rate buys does: ten hours bought are 8 and 2 at 1.5x."""
    rules = rules_of(**STEPS, minimum={"clause": "minimum", "hours": 13})
    assert lines(paid(rules, day(0, "7"))) == [
        "worked 420 @1 = 420 by daily",
        "guarantee 360 @1 = 360 by minimum",
    ]
    assert lines(paid(rules, day(0, "12.5")))[2:] == [
        "worked 30 @2 = 60 by daily",
        "guarantee 30 @1 = 30 by minimum",
    ]
    rate = {"clause": "rate", "pay_hours": True}
    bought = rules_of(**STEPS, rate=rate, minimum={"clause": "minimum", "hours": 13})
    assert lines(paid(bought, day(0, "7"), quote="660 d 10")) == [
        "worked 420 @1 = 420 by daily",
        "guarantee 60 @1 = 60 by minimum",
        "guarantee 120 @1.5 = 180 by minimum",
        "guarantee 180 @1 = 180 by minimum",
    ]


def test_a_minimum_call_on_a_day_with_steps_of_its_own_is_paid_at_the_first():
    sixth = {"id": "6", "clause": "sixth", "pay": "hours", "steps": [[0, "1.5"], [8, 2]]}
    rules = rules_of(**STEPS, days=[sixth], minimum={"clause": "minimum", "hours": 9})
    assert lines(paid(rules, day(0, "7")))[1:] == ["guarantee 120 @1.5 = 180 by minimum"]


SWD = [{"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60}]
CAMERA = {
    "shapes": SWD,
    "rate": {"clause": "rate", "day": 10},
    "overtime": {"clause": "camera", "multiple": 2, "tick": 15},
    "other_overtime": {"clause": "other", "multiple": "1.5", "tick": 30},
}


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (day(0, "8-19", "13-14"), []),
        (day(0, "8-19:01", "13-14"), ["overtime 15 @2 = 30 by camera"]),
        (day(0, "8-19:01", "13-14", overtime_kind="other"), ["overtime 30 @1.5 = 45 by other"]),
        (day(0, "8-19:01", "13-14", kind="prep"), ["overtime 30 @1.5 = 45 by other"]),
        (
            day(0, "8-19:01", "13-14", kind="prep", overtime_kind="camera"),
            ["overtime 15 @2 = 30 by camera"],
        ),
        (
            day(0, "8-20:10", "13-14", overtime_kind="camera", on_set_wrap="19:20"),
            ["overtime 30 @2 = 60 by camera", "overtime 60 @1.5 = 90 by other"],
        ),
        (
            day(0, "8-20:10", "13-14", overtime_kind="camera", on_set_wrap="19"),
            ["overtime 90 @1.5 = 135 by other"],
        ),
        (
            day(0, "8-20:10", "13-14", on_set_wrap="19:20"),
            ["overtime 30 @2 = 60 by camera", "overtime 60 @1.5 = 90 by other"],
        ),
        (
            day(0, "8-20:10", "13-14", camera_overtime=40, on_set_wrap="19:20"),
            ["overtime 45 @2 = 90 by camera", "overtime 30 @1.5 = 45 by other"],
        ),
        (
            day(0, "8-20:10", "13-14", camera_overtime=40, overtime_kind="other"),
            ["overtime 45 @2 = 90 by camera", "overtime 30 @1.5 = 45 by other"],
        ),
        (day(0, "8-19:10", "13-14", camera_overtime=40), ["overtime 45 @2 = 90 by camera"]),
        (day(0, "8-19:50", "13-14", camera_overtime=40), ["overtime 60 @2 = 120 by camera"]),
        (day(0, "8-18", "13-14", camera_overtime=40), ["overtime 45 @2 = 90 by camera"]),
        (
            day(0, "8-19:10", "13-14", camera_overtime=40, overtime_kind="other"),
            ["overtime 45 @2 = 90 by camera"],
        ),
        (day(0, "11"), ["overtime 60 @2 = 120 by camera"]),
        (day(0, "10"), []),
    ],
)
def test_overtime_of_the_camera_and_other_overtime(card, wanted):
    """Film 3.3: 2x in quarters of an hour where the camera called it, else 1.5x in half-hours."""
    first, *overtime = lines(paid(rules_of(**CAMERA), card, quote="600 d"))
    assert first == "day 600 @1 = 600 by swd"
    assert overtime == wanted


@pytest.mark.parametrize(
    ("department", "wrap", "wanted"),
    [
        ("", "20", ["day 600 @1 = 600 by swd", "overtime 60 @2 = 120 by camera"]),
        ("Script", "20", ["day 600 @1 = 600 by swd", "extra_hour 60 @1 = 60 by extra"]),
        (
            "Script",
            "20:10",
            [
                "day 600 @1 = 600 by swd",
                "extra_hour 60 @1 = 60 by extra",
                "overtime 15 @2 = 30 by camera",
            ],
        ),
    ],
)
def test_an_additional_contracted_hour_is_guaranteed_and_plain(department, wrap, wanted):
    extra = {"clause": "extra", "names": ["Script"]}
    rules = rules_of(**CAMERA, extra_hour=extra)
    card = day(0, f"8-{wrap}", "13-14")
    found = paid(rules, card, quote="600 d", terms_more={"department": department})
    assert lines(found) == wanted
    assert found.days[0].base == (660 if department else 600)
    travel = {"id": "t", "clause": "t", "kinds": ["travel"], "pay": "day"}
    rules = rules_of(**CAMERA, extra_hour=extra, days=[travel])
    found = paid(rules, day(0, kind="travel"), quote="600 d", terms_more={"department": department})
    assert lines(found) == ["day 600 @1 = 600 by t"]


FLAT = rules_of()


def test_overtime_made_whole_units_fills_the_guarantee_too():
    """Ten minutes over are half an hour of pay: nothing is missing of the ten hours."""
    sunday = {"id": "s", "clause": "sunday", "pay": "hours", "multiple": 2, "minimum": 10}
    overtime = {"clause": "overtime", "tick": 30}
    rules = rules_of(shapes=SWD, days=[sunday], overtime=overtime, rate=CAMERA["rate"])
    found = paid(rules, day(0, "8-19:10", "13-14:30"), quote="600 d")
    assert lines(found) == [
        "worked 570 @2 = 1140 by sunday",
        "overtime 30 @2 = 60 by sunday",
    ]


def test_a_flat_day_pays_its_sum_whatever_is_worked():
    found = paid(
        FLAT, day(0, "8"), day(1, "14"), day(2, kind="off"), day(3, kind="travel"), quote="600 d"
    )
    assert lines(found) == [
        "flat 480 @1 = 600 by rate",
        "flat 840 @1 = 600 by rate",
        "flat 0 @1 = 600 by rate",
    ]
    assert [one.base for one in found.days] == [600, 600, 0, 600]
    assert found.parts[0].amount.text == "1 × 600.00"
    assert found.parts[0].rate == 600
    assert hours(found) == {1.0: 1320}


def test_kit_is_paid_for_each_day_that_was_paid():
    more = {"kit": Decimal(25)}
    found = paid(rules_of(), day(0, "8"), day(1, kind="off"), terms_more=more)
    assert lines(found) == ["worked 480 @1 = 480 by hours", "kit 0 @1 = 25 by rate"]
    kit = found.parts[1]
    assert (kit.date, kit.rate, kit.amount.text) == (MONDAY, 25, "1 × 25.00")


def test_days_that_stand_around_are_not_paid():
    found = paid(
        rules_of(), day(0, "8", priced=False), day(1, "8"), terms_more={"kit": Decimal(25)}
    )
    assert [one.date - MONDAY for one in found.days] == [dt.timedelta(days=1)]
    assert found.total == 505


def test_the_plain_deal_memo_is_ten_hours_then_twelve():
    found = paid(PLAIN, day(0, "13"))
    assert hours(found) == {1.0: 600, 1.5: 120, 2.0: 60}
    assert found.total == 600 + 180 + 120
    assert paid(PLAIN, day(0, "10"), quote="600 d").total == 600
