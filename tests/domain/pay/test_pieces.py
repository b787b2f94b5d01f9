"""How a day is cut into pieces: what its own pay buys, which rule a piece is named by, edges."""

from fractions import Fraction

import pytest

from crewplanner.domain.pay.pieces import Part, pieces
from tests.domain.pay.cases import case_of, day, hours, kind, laid, lines, paid, rules_of
from tests.domain.pay.test_earnings import CAMERA, SWD

DAILY = {"clause": "daily", "steps": [[0, 1], [8, "1.5"], [12, 2]]}
BY_DAY = {"rate": {"clause": "rate", "day": 10}, "shapes": SWD}


def cut(rules, card):
    """The pieces of a whole day as (from, to, multiple, bought by the day's pay, overtime)."""
    part = Part(day=laid(card), kind=kind(rules, card), start=0, end=laid(card).end)
    found = pieces(case_of(card), rules, part, Fraction(3, 2))
    return [(p.start, p.end, float(p.multiple), p.base, p.overtime) for p in found]


def test_the_days_pay_buys_the_contracted_hours_whole():
    """Whatever bands and windows of the clock say of them; those say something past them only."""
    late = {"clause": "late", "from": "18:00", "to": "06:00", "multiple": 2}
    rules = rules_of(**BY_DAY, bands=[DAILY], windows=[late])
    assert cut(rules, day(0, "8-18")) == [(0, 600, 1, True, False)]
    assert cut(rules, day(0, "9-21")) == [
        (0, 540, 1, True, False),
        (540, 660, 1, True, False),
        (660, 720, 2, False, True),
    ]


def test_hours_of_work_without_a_shape_have_no_contract():
    rule = {"id": "x", "clause": "x", "pay": "hours", "contracted": 8}
    overtime = {"clause": "ot", "multiple": 2}
    found = paid(rules_of(days=[rule], overtime=overtime), day(0, "8-18"))
    assert lines(found) == ["worked 600 @1 = 600 by x"]
    shaped = rules_of(days=[rule], overtime=overtime, shapes=SWD)
    assert lines(paid(shaped, day(0, "8-18"))) == [
        "worked 480 @1 = 480 by x",
        "overtime 120 @2 = 240 by ot",
    ]


@pytest.mark.parametrize(
    ("rule", "overtime", "wanted"),
    [
        ({"pay": "day"}, {}, "overtime 60 @1.5 = 90 by sunday"),
        ({"pay": "day"}, {"clause": "ot"}, "overtime 60 @1.5 = 90 by ot"),
        ({"pay": "hours", "multiple": "1.5"}, {"clause": "ot"}, "overtime 60 @1.5 = 90 by sunday"),
        ({"pay": "hours", "multiple": 2}, {"clause": "ot"}, "overtime 60 @2 = 120 by sunday"),
        ({"pay": "hours"}, {"clause": "ot"}, "overtime 60 @1.5 = 90 by ot"),
    ],
)
def test_overtime_is_named_by_what_makes_it_dearer(rule, overtime, wanted):
    """A day that is paid as much for all its hours, or more, is not paid its overtime beside."""
    days = [{"id": "sunday", "clause": "sunday", **rule}]
    rules = rules_of(**BY_DAY, days=days, overtime={"multiple": "1.5", **overtime})
    assert lines(paid(rules, day(0, "8-20", "13-14"), quote="600 d"))[-1] == wanted


@pytest.mark.parametrize(
    ("kind_of_day", "wanted"),
    [("shoot", [("camera", 20), ("other", 50)]), ("prep", [("other", 70)])],
)
def test_only_overtime_that_the_camera_called_ends_with_it(kind_of_day, wanted):
    card = day(0, "8-20:10", "13-14", on_set_wrap="19:20", kind=kind_of_day)
    found = paid(rules_of(**CAMERA), card, quote="600 d")
    assert [(part.clause, part.measured) for part in found.parts[1:]] == wanted


@pytest.mark.parametrize(("said", "named"), [("other", "other"), (None, "camera")])
def test_hours_alone_are_overtime_of_the_kind_that_was_said(said, named):
    found = paid(rules_of(**CAMERA), day(0, "12", overtime_kind=said), quote="600 d")
    assert [(part.clause, part.minutes) for part in found.parts[1:]] == [(named, 120)]


def test_a_graded_multiple_holds_to_the_wrap_where_there_is_one_overtime_only():
    grades = [{"multiple": "1.25"}]
    rules = rules_of(
        rate={"clause": "rate", "day": 10, "grades": grades},
        shapes=SWD,
        overtime={"clause": "ot", "multiple": 2},
    )
    card = day(0, "8-21", "13-14", on_set_wrap="20", overtime_kind="camera")
    assert lines(paid(rules, card, quote="600 d"))[1:] == ["overtime 120 @1.25 = 150 by ot"]


@pytest.mark.parametrize(
    ("own", "wanted"),
    [("1.25", "overtime 60 @1.5 = 90 by other"), ("1.75", "overtime 60 @1.75 = 105 by sunday")],
)
def test_a_days_own_overtime_is_paid_after_the_camera_too(own, wanted):
    days = [{"id": "sunday", "clause": "sunday", "pay": "day", "overtime": own}]
    card = day(0, "8-21", "13-14", overtime_kind="camera", on_set_wrap="20")
    found = paid(rules_of(**CAMERA, days=days), card, quote="600 d")
    assert lines(found)[1:] == ["overtime 60 @2 = 120 by camera", wanted]


def test_overtime_that_was_called_and_worked_to_its_end_is_owed_once():
    """At 24:00, where dearer time begins, nothing is left of it."""
    rules = rules_of(**CAMERA, windows=[{"clause": "late", "from": "24:00", "multiple": 3}])
    card = day(0, "12-24", "17-18", camera_overtime=60)
    assert lines(paid(rules, card, quote="600 d"))[1:] == ["overtime 60 @2 = 120 by camera"]
    more = day(0, "12-24", "17-18", camera_overtime=70)
    assert lines(paid(rules, more, quote="600 d"))[2:] == ["overtime 15 @3 = 45 by late"]


NIGHT = {"clause": "night", "windows": [{"from": "20:00", "to": "06:00", "percent": "10"}]}


@pytest.mark.parametrize(
    ("more", "cards", "wanted"),
    [
        ({"bands": []}, [day(0, "18-22")], {1.0: 120, 1.1: 120}),
        (
            {"days": [{"id": "x", "clause": "x", "pay": "hours", "multiple": "1.5"}]},
            [day(0, "18-22")],
            {1.5: 120, 1.65: 120},
        ),
        (
            {
                "bands": [{"clause": "daily", "steps": [[0, 1], [8, "1.5"]]}],
                "rest": {"clause": "rest", "due": 10, "pay": "last_wrap_rate"},
            },
            [day(0, "8-19"), day(1, "4-8")],
            {1.0: 480 + 120, 1.5: 180, 1.65: 60, 1.1: 60},
        ),
    ],
)
def test_only_golden_time_does_without_the_night_premium(more, cards, wanted):
    """Not the plain hour, a dearer day, or what a short rest lifts."""
    assert hours(paid(rules_of(night=NIGHT, **more), *cards)) == wanted


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ({"bands": [{"clause": "half", "steps": [[0, "0.5"]]}]}, {0.5: 240}),
        (
            {
                "bands": [],
                "days": [{"id": "x", "clause": "x", "pay": "hours", "multiple": "0.5"}],
            },
            {0.5: 240},
        ),
        ({"bands": []}, {1.0: 240}),
    ],
)
def test_an_agreement_may_pay_less_than_the_hourly_rate(rules, wanted):
    assert hours(paid(rules_of(**rules), day(0, "8-12"))) == wanted


def test_of_two_dates_that_add_the_same_the_first_is_named():
    dates = [
        {"clause": "sun", "weekdays": ["sun"], "add": "0.5"},
        {"clause": "hol", "holiday": True, "add": "0.5"},
    ]
    sunday = day(6, "8-12")
    holidays = frozenset({sunday.date})
    for order, named in ((dates, "sun"), (dates[::-1], "hol")):
        found = paid(rules_of(dates=order), sunday, holidays=holidays)
        assert lines(found) == [f"worked 240 @1.5 = 360 by {named}"]


def test_hours_alone_on_a_date_are_all_of_it():
    dates = [{"clause": "hol", "holiday": True, "add": 1}]
    found = paid(rules_of(dates=dates), day(0, "10"), holidays=frozenset({day(0).date}))
    assert lines(found) == ["worked 600 @2 = 1200 by hol"]


def test_a_workday_that_begins_in_a_meal_begins_after_it():
    """20:00 to 28:00 with a meal until midnight: the hours of the next day are 24:00 to 28:00."""
    tuesday = [{"id": "t", "clause": "t", "pay": "hours", "weekdays": ["tue"], "multiple": 2}]
    rules = rules_of(days=tuesday, workday="midnight")
    for meal, begins in (("23-24", 24 * 60), ("24-25", 25 * 60)):
        found = paid(rules, day(0, "20-28", meal))
        assert [part.at for part in found.parts][1] == (begins, 28 * 60)


def test_a_band_is_reached_a_minute_after_the_last_shift_of_the_date():
    """Seven hours and 59 minutes, then a minute more at 1x."""
    found = paid(rules_of(bands=[DAILY]), day(0, "8-15:59"), day(0, "17-18"))
    assert lines(found) == [
        "worked 479 @1 = 479 by daily",
        "worked 1 @1 = 1 by daily",
        "worked 59 @1.5 = 88.5 by daily",
    ]
