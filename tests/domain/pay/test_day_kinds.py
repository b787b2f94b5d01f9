"""What a day is: its workday, its number, its shape, where its clock starts."""

import datetime as dt

import pytest

from crewplanner.domain.pay.daykinds import is_worked, named, portions, week_start, workdays
from tests.domain.pay.cases import MONDAY, clock, day, kind, laid, numbered, rules_of


@pytest.fixture(autouse=True)
def nothing_remembered():
    named.cache_clear()


@pytest.mark.parametrize(
    ("card", "worked"),
    [
        (day(0, "8-18"), True),
        (day(0, "7.5"), True),
        (day(0, kind="prep", times="8-18"), True),
        (day(0), False),
        (day(0, "8-18", kind="travel"), False),
        (day(0, "8", kind="off"), False),
        (day(0, kind="rest"), False),
    ],
)
def test_a_day_is_worked_when_its_kind_works_and_it_has_time(card, worked):
    assert is_worked(laid(card)) is worked


MIDNIGHT = rules_of(workday="midnight")


@pytest.mark.parametrize(
    ("times", "wanted"),
    [
        ("8-18", [(0, 600)]),
        ("20-24", [(0, 240)]),
        ("20-24:01", [(0, 240), (1, 1)]),
        ("18-30", [(0, 360), (1, 360)]),
        ("24-30", [(1, 360)]),
        ("23:59-24:01", [(0, 1), (1, 1)]),
        ("20-48", [(0, 240), (1, 1440)]),
    ],
)
def test_work_past_midnight_belongs_to_the_next_workday_where_that_is_the_date(times, wanted):
    card = day(0, times)
    found = portions(laid(card), MIDNIGHT)
    assert [((date - MONDAY).days, end - start) for date, start, end in found] == wanted
    assert found[0][1] == 0
    assert found[-1][2] == laid(card).end
    assert portions(laid(card), rules_of()) == ((MONDAY, 0, laid(card).end),)


def test_hours_without_times_are_not_cut_at_midnight():
    assert portions(laid(day(0, "30")), MIDNIGHT) == ((MONDAY, 0, 1800),)


def test_the_work_of_two_shifts_adds_up_on_a_workday():
    days = [laid(day(0, "20-30")), laid(day(1, "22-26")), laid(day(2, kind="off"))]
    assert list(workdays(days, MIDNIGHT).values()) == [240, 480, 120]
    assert list(workdays(days, rules_of()).values()) == [600, 240]


def worked_on(*places, **more):
    return [day(place, "8", **more) for place in places]


TRAVEL = [day(5, kind="travel"), day(6, "8")]


@pytest.mark.parametrize(
    ("numbering", "cards", "wanted"),
    [
        ({"mode": "week"}, worked_on(0, 1, 3, 4, 6), [1, 2, 0, 3, 4, 0, 5]),
        ({"mode": "row_in_week"}, worked_on(0, 1, 3, 4, 6), [1, 2, 0, 1, 2, 0, 1]),
        ({"mode": "row"}, worked_on(0, 1, 3, 4, 6), [1, 2, 0, 1, 2, 0, 1]),
        ({"mode": "week"}, worked_on(5, 6, 7, 8), [0, 0, 0, 0, 0, 1, 2, 1, 2]),
        ({"mode": "row_in_week"}, worked_on(5, 6, 7, 8), [0, 0, 0, 0, 0, 1, 2, 1, 2]),
        ({"mode": "row"}, worked_on(5, 6, 7, 8), [0, 0, 0, 0, 0, 1, 2, 3, 4]),
        ({"mode": "row", "holds": ["travel"]}, [*worked_on(3, 4), *TRAVEL], [0, 0, 0, 1, 2, 0, 3]),
        ({"mode": "row"}, [*worked_on(3, 4), *TRAVEL], [0, 0, 0, 1, 2, 0, 1]),
        ({"mode": "row"}, [day(0, kind="off"), day(1, kind="rest")], [0, 0]),
    ],
)
def test_days_are_numbered_as_the_agreement_counts(numbering, cards, wanted):
    """Of the week, in a row inside the week, or in a row; travel holds the row where it may."""
    assert numbered(rules_of(numbering=numbering), *cards) == wanted


@pytest.mark.parametrize(
    ("hours", "seventh"),
    [(["4"] * 7, 0), (["4"] * 6 + ["6"], 0), (["4"] * 6 + ["6.1"], 7), (["5"] * 7, 7)],
)
def test_the_seventh_day_is_spared_where_no_day_and_no_week_is_long(hours, seventh):
    """Labor Code 556: no day of more than six hours, no week of more than thirty."""
    cards = [day(place, text) for place, text in enumerate(hours)]
    spared = rules_of(numbering={"mode": "row_in_week", "day_up_to": 6, "week_up_to": 30})
    assert numbered(spared, *cards)[-1] == seventh
    for bound in ({"day_up_to": 6}, {"week_up_to": 30}):
        assert numbered(rules_of(numbering={"mode": "row_in_week", **bound}), *cards)[-1] == 7


def test_the_pay_week_begins_on_the_day_that_is_said():
    sunday = MONDAY + dt.timedelta(days=6)
    assert week_start(MONDAY, 0) == MONDAY
    assert week_start(sunday, 0) == MONDAY
    assert week_start(sunday, 6) == sunday
    assert week_start(MONDAY, 6) == MONDAY - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hair & Make-up", True),
        ("hair and make up", True),
        ("HAIR_AND_MAKE-UP DEPARTMENT", True),
        ("Hair and Makeup", True),
        ("Hair Make-up", True),
        ("Hair", False),
        ("Ads", True),
        ("AD", True),
        ("A.D.", True),
        ("Script Supervisors", True),
        ("script  supervisor", True),
        ("Scripts Supervisor", True),
        ("Set", False),
        ("", False),
    ],
)
def test_a_department_is_known_however_it_is_written(text, wanted):
    names = ("Hair and Make-up", "AD", "Script Supervisor")
    assert named(names, text) is wanted
    assert named(names, "", text) is wanted
    assert named(names, "Grip", text) is wanted


@pytest.mark.parametrize(("text", "wanted"), [("VFXs", True), ("Vs", False), ("Spark", True)])
def test_the_plural_of_a_name_is_the_name_from_three_letters_on(text, wanted):
    assert named(("VFX", "V", "Sparks"), text) is wanted


SHAPES = [
    {"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60},
    {"id": "SCWD", "clause": "scwd", "contracted": "10.5", "meal": 30},
    {"id": "CWD", "clause": "cwd", "contracted": 9},
]
CONVERSION = {"clause": "late", "after": 6, "shapes": ["SWD", "SCWD"], "to": "CWD"}


@pytest.mark.parametrize(
    ("card", "shape"),
    [
        (day(0, "8-19", "14-15"), "SWD"),
        (day(0, "8-19", "14:01-15"), "CWD"),
        (day(0, "8-19", "11-11:15 ndb", "14:01-15"), "CWD"),
        (day(0, "8-19", "11-11:15 break", "14:01-15"), "SWD"),
        (day(0, "7-19", "13:30-14", unit_call="8"), "SWD"),
        (day(0, "7-19", "14:01-15", unit_call="8"), "CWD"),
        (day(0, "8-14"), "SWD"),
        (day(0, "8-14:01"), "CWD"),
        (day(0, "8-14:01", shape="SCWD"), "CWD"),
        (day(0, "8-19", shape="CWD"), "CWD"),
        (day(0, "12"), "SWD"),
        (day(0, "8-19", kind="rest"), "SWD"),
    ],
)
def test_a_first_meal_that_comes_too_late_makes_another_day(card, shape):
    assert kind(rules_of(shapes=SHAPES, conversion=CONVERSION), card).shape_id == shape


def test_a_converted_day_is_asked_again_which_rule_fits():
    days = [
        {"id": "long", "clause": "a", "shapes": ["CWD"], "pay": "hours"},
        {"id": "short", "clause": "b", "shapes": ["SWD"], "pay": "hours"},
        {"id": "kept", "clause": "c", "kinds": ["build"], "pay": "hours", "converts": False},
    ]
    rules = rules_of(shapes=SHAPES, conversion=CONVERSION, days=days)
    assert kind(rules, day(0, "8-14")).rule.id == "short"
    assert kind(rules, day(0, "8-19")).rule.id == "long"
    rules = rules_of(shapes=SHAPES, conversion=CONVERSION, days=days[2:])
    built = kind(rules, day(0, "8-19", kind="build"))
    assert (built.rule.id, built.shape_id, built.shape.clause) == ("kept", "SWD", "swd")
    shot = kind(rules, day(0, "8-19"))
    assert (shot.rule, shot.shape_id, shot.shape.clause) == (None, "CWD", "cwd")


@pytest.mark.parametrize(
    ("condition", "card", "fits"),
    [
        ({}, day(0, "8-18"), True),
        ({}, day(0, "8-18", kind="travel"), False),
        ({"on": False}, day(0, "8-18"), False),
        ({"kinds": ["travel"]}, day(0, "8-18", kind="travel"), True),
        ({"kinds": ["prep"]}, day(0, "8-18"), False),
        ({"weekdays": ["mon"]}, day(0, "8-18"), True),
        ({"weekdays": ["mon"]}, day(1, "8-18"), False),
        ({"weekdays": ["mon"], "holiday": True}, day(0, "8-18"), True),
        ({"weekdays": ["mon"], "holiday": True}, day(2, "8-18"), True),
        ({"weekdays": ["mon"], "holiday": True}, day(1, "8-18"), False),
        ({"holiday": True}, day(2, "8-18"), True),
        ({"holiday": True}, day(1, "8-18"), False),
        ({"holiday": False}, day(1, "8-18"), True),
        ({"holiday": False}, day(2, "8-18"), False),
        ({"numbers": [3, 4]}, day(0, "8-18"), True),
        ({"numbers": [4]}, day(0, "8-18"), False),
        ({"from_number": 3}, day(0, "8-18"), True),
        ({"from_number": 2}, day(0, "8-18"), True),
        ({"from_number": 4}, day(0, "8-18"), False),
        ({"call": {"from": "17:00", "to": "05:00"}}, day(0, "17-27"), True),
        ({"call": {"from": "17:00", "to": "05:00"}}, day(0, "5-15"), False),
        ({"call": {"from": "17:00", "to": "05:00"}}, day(0, "16-26", unit_call="17"), True),
        ({"call": {"from": "17:00", "to": "05:00"}}, day(0, "10"), False),
        ({"shapes": ["CWD"]}, day(0, "8-18", shape="CWD"), True),
        ({"shapes": ["CWD"]}, day(0, "8-18"), False),
        ({"worked_up_to": 6}, day(0, "6"), True),
        ({"worked_up_to": 6}, day(0, "6.1"), False),
    ],
)
def test_a_rule_of_a_day_fits_when_all_its_conditions_hold(condition, card, fits):
    """The third day of a row; the Wednesday is a holiday."""
    wednesday = MONDAY + dt.timedelta(days=2)
    rules = rules_of(days=[{"id": "x", "clause": "x", "pay": "hours", **condition}])
    found = kind(rules, card, 3, holidays=frozenset({wednesday}))
    assert (found.rule is not None) is fits
    assert found.number == 3
    assert found.holiday is (card.date == wednesday)


@pytest.mark.parametrize(
    ("more", "card", "wanted"),
    [
        ({}, day(0, "8-19", unit_call="9"), (0, 660)),
        ({"unit_call": True}, day(0, "8-19", unit_call="9"), (60, 660)),
        ({"unit_call": True}, day(0, "10"), (0, 600)),
        ({"unit_call": True, "late_call": "11:00"}, day(0, "13-22"), (-120, 540)),
        ({"unit_call": True, "late_call": "11:00"}, day(0, "11-22"), (0, 660)),
        ({"unit_call": True, "late_call": "11:00"}, day(0, "12-22", unit_call="13"), (-60, 600)),
        ({"late_call": "11:00"}, day(0, "13-22"), (0, 540)),
    ],
)
def test_the_clock_of_the_contracted_hours_starts_at_the_call_that_counts(more, card, wanted):
    found = kind(rules_of(**more), card)
    assert (found.start, found.stop) == wanted


def test_a_day_may_do_without_the_fixed_start_of_late_calls():
    sunday = {"id": "sunday", "clause": "s", "pay": "hours", "late_call": False}
    rules = rules_of(unit_call=True, late_call="11:00", days=[sunday])
    assert kind(rules, day(0, "13-22")).start == 0
    rules = rules_of(unit_call=True, late_call="11:00", days=[sunday | {"late_call": True}])
    assert kind(rules, day(0, "13-22")).start == -120


@pytest.mark.parametrize(
    ("times", "unit", "on_set", "wanted"),
    [
        ("8-20", "8", "20", (0, 720)),
        ("7:30-20:30", "8", "20", (30, 750)),
        ("7:00-21:00", "8", "20", (30, 810)),
        ("7:50-20:10", "8", "20", (10, 730)),
        ("8-20", "9", "21", (30, 720)),
        ("8:30-20", "8", "20", (0, 690)),
    ],
)
def test_preparing_and_wrapping_half_an_hour_each_is_inside_the_day(times, unit, on_set, wanted):
    """Film 3.2, for the departments that are named, by department or role."""
    ends = {"clause": "3.2", "names": ["Costume"], "minutes": 30}
    rules = rules_of(own_ends=ends)
    card = day(0, times, unit_call=unit, on_set_wrap=on_set)
    for who in ({"department": "Costume"}, {"role": "Costume"}):
        found = kind(rules, card, terms_more=who)
        assert (found.start, found.stop) == wanted
    other = kind(rules, card, terms_more={"department": "Grip"})
    assert (other.start, other.stop) == (0, clock(times.split("-")[1]) - clock(times.split("-")[0]))
