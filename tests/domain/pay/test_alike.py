"""Days that are alike are reckoned once, and days that are not are told apart."""

import pytest

from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.pricing import price
from tests.domain.pay.cases import case_of, day, rules_of
from tests.domain.pay.test_earnings import SWD

DAILY = {"bands": [{"clause": "daily", "steps": [[0, 1], [8, "1.5"]]}]}
BY_DAY = {"rate": {"clause": "rate", "day": 10}, "shapes": SWD, "overtime": {"multiple": 2}}
TODAY = frozenset({day(0).date})
TOMORROW = frozenset({day(1).date})
RIGGING = {"terms_more": {"role": "Rigging"}}
LIGHTING = {"terms_more": {"department": "Rigging"}}
SHORT = [{"names": ["Rigging"], "day": 8, "week": 40}]
HOLIDAY = {"dates": [{"clause": "hol", "holiday": True, "add": 1}]}
SUNDAY = {"clause": "sun", "weekdays": ["sun"], "add": 1}
SHIFTS = [day(0, "6-10"), day(0, "11-15"), day(0, "16-18")]
GRADES = [{"up_to": "458", "multiple": "1.5"}, {"multiple": 1}]
LONG = day(0, "8-20", "13-14")
NIGHT = day(0, "20-28")


def case(*cards, **more):
    return case_of(*cards, **more)


@pytest.mark.parametrize(
    ("rules", "first", "second"),
    [
        (HOLIDAY, case(LONG), case(LONG, holidays=TODAY)),
        (HOLIDAY, case(NIGHT, holidays=TODAY), case(NIGHT, holidays=TOMORROW)),
        (HOLIDAY, case(NIGHT, holidays=frozenset({day(9).date})), case(NIGHT, holidays=TOMORROW)),
        ({"dates": [SUNDAY]}, case(day(0, "8-18")), case(day(6, "8-18"))),
        ({"dates": [SUNDAY]}, case(day(6, "8-18")), case(day(6, "8-18"), first_weekday=6)),
        (
            {"dates": [SUNDAY | {"not_within": 2}]},
            case(day(6, "8-18")),
            case(day(6, "8-18"), first_weekday=6),
        ),
        (
            {"days": [{"id": "s", "clause": "s", "pay": "hours", "weekdays": ["sun"]}]},
            case(day(0, "8-18")),
            case(day(6, "8-18")),
        ),
        (
            BY_DAY | {"rate": {"clause": "rate", "day": 10, "bases": SHORT}},
            case(LONG, quote="600 d"),
            case(LONG, quote="600 d", **RIGGING),
        ),
        (
            BY_DAY | {"extra_hour": {"clause": "x", "names": ["Rigging"]}},
            case(LONG, quote="600 d"),
            case(LONG, quote="600 d", **LIGHTING),
        ),
        (
            BY_DAY | {"own_ends": {"clause": "x", "names": ["Rigging"], "minutes": 30}},
            case(day(0, "8-20", "13-14", unit_call="9"), quote="600 d"),
            case(day(0, "8-20", "13-14", unit_call="9"), quote="600 d", **RIGGING),
        ),
        (
            BY_DAY | {"rate": {"clause": "rate", "day": 10, "grades": GRADES}},
            case(LONG, quote="400 d"),
            case(LONG, quote="900 d"),
        ),
        (DAILY, case(day(0, "20-30")), case(day(-65, "20-30"), zone="Europe/London")),
        (
            DAILY | {"workday": "midnight"},
            case(day(0, "18-30"), day(1, "12-18")),
            case(day(0, "18-30"), day(1, "12-18")),
        ),
        (
            DAILY | {"rest": {"clause": "rest", "due": 11, "pay": "last_wrap_rate"}},
            case(day(0, "8-18"), day(1, "8-18")),
            case(day(0, "12-22"), day(1, "8-18")),
        ),
        (DAILY, case(*SHIFTS), case(SHIFTS[2])),
        (DAILY, case(*SHIFTS), case(*SHIFTS)),
        (
            {"days": [{"id": "x", "clause": "x", "pay": "hours", "ask": "sixth"}]},
            case(day(0, "8-18")),
            case(day(0, "8-18")),
        ),
        (
            {"rest": {"clause": "rest", "due": 11, "pay": {"add": 1}, "ask": "comp"}},
            case(day(0, "12-22"), day(1, "8-18")),
            case(day(0, "12-22"), day(1, "8-18", elections={"comp": False})),
        ),
    ],
)
def test_a_day_that_was_reckoned_before_comes_to_what_it_comes_to_alone(rules, first, second):
    """A day of another date, person or calendar was reckoned under the same rules."""
    read = rules_of(**rules)
    alike = Alike(read)
    for asked in (first, second, first):
        assert price(asked, read, alike) == price(asked, read)


def test_a_day_that_its_week_lifts_is_no_ordinary_one():
    """Sunday's hour: past twenty hours of the week at 1.5x, in the weekly rest at 2x."""
    week = {"clause": "w", "after": 20, "multiple": "1.5", "rest": 32, "rest_multiple": 2}
    rules = rules_of(week=week)
    sunday = day(6, "8-9")
    full = case(day(0, "0-10"), day(1, "20-30"), *(day(n, "10-13") for n in (2, 3, 4, 5)), sunday)
    small = case(*(day(n, "8-11") for n in range(6)), sunday)
    alike = Alike(rules)
    multiples = [
        [float(part.multiple) for part in price(one, rules, alike).parts][-1]
        for one in (full, small, full)
    ]
    assert multiples == [1.5, 2, 1.5]


def test_days_alike_are_reckoned_once():
    """Also of another date where no rule asks for it, and their cuts at another rate."""
    rules = rules_of(**DAILY)
    alike = Alike(rules)
    first, same, later, dearer = (
        price(asked, rules, alike).days[0]
        for asked in (
            case(LONG),
            case(LONG),
            case(day(2, "8-20", "13-14")),
            case(LONG, quote="90 h"),
        )
    )
    assert same.kind is first.kind
    assert later.kind is first.kind
    assert dearer.kind is first.kind
    assert same.parts[0].origin is first.parts[0].origin
    assert later.parts[0].origin is first.parts[0].origin
    assert (first.parts[0].origin.plain, dearer.parts[0].origin.plain) == (480, 720)


def test_a_holiday_further_off_than_the_work_can_reach_makes_no_difference():
    rules = rules_of(**HOLIDAY)
    alike = Alike(rules)
    far, further, near = (
        price(case(LONG, holidays=frozenset({day(n).date})), rules, alike).days[0]
        for n in (3, 9, 2)
    )
    assert further.kind is far.kind
    assert near.kind is not far.kind


def test_what_is_known_is_let_go_of_when_it_is_too_much():
    rules = rules_of()
    alike, asked = Alike(rules), case(LONG)
    for _ in range(2):
        known = alike.under(asked)
        for _ in range(29_999):
            alike.count()
        known.keep_outcome("one", None)
        assert alike.under(asked) is known
        known.keep_cut("one more", None)
        assert alike.under(asked) is not known
