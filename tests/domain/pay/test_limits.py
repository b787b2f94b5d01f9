"""Limits of working time: alerts on the day they break, never money."""

import pytest

from tests.domain.pay.cases import MONDAY, day, paid, rules_of


def alerts(limits, *cards, **more):
    """The alerts as (day after Monday, code, minutes)."""
    found = paid(rules_of(limits={"clause": "law", **limits}), *cards, **more)
    assert {one.clause for one in found.alerts} <= {"law"}
    return [((one.date - MONDAY).days, one.code, one.minutes) for one in found.alerts]


@pytest.mark.parametrize(
    ("wrap", "call", "wanted"),
    [
        ("22", "9", []),
        ("22", "8:59", [(1, "rest", 1)]),
        ("22", "8", [(1, "rest", 60)]),
        ("22", "34", []),
    ],
)
def test_eleven_hours_of_rest_between_days(wrap, call, wanted):
    cards = [day(0, f"12-{wrap}"), day(1, f"{call}-36")]
    assert alerts({"rest": 11}, *cards) == wanted
    assert alerts({}, *cards) == []


def test_rest_is_measured_from_the_last_wrap_over_days_off():
    cards = [day(0, "12-22"), day(1, kind="off"), day(2, "8-18")]
    assert alerts({"rest": 48}, *cards) == [(2, "rest", 14 * 60)]


def test_rest_over_a_clock_change_is_true_time():
    """London, 25 October 2026: an hour comes twice; 22:00 to 08:00 are eleven hours."""
    cards = [day(145, "12-22"), day(146, "8-18"), day(152, "12-22"), day(153, "8-18")]
    assert cards[1].date.isoformat() == "2026-10-25"
    found = alerts({"rest": 11}, *cards, zone="Europe/London")
    assert found == [(153, "rest", 60)]


@pytest.mark.parametrize(("hours", "wanted"), [("12", []), ("12.1", [(0, "daily_maximum", 726)])])
def test_a_daily_maximum(hours, wanted):
    assert alerts({"daily": 12}, day(0, hours)) == wanted


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        ([day(n, "8") for n in range(6)], []),
        ([day(n, "8") for n in range(7)], [(6, "consecutive_days", 7)]),
        ([day(n, "8") for n in range(8)], [(6, "consecutive_days", 7), (7, "consecutive_days", 8)]),
        ([day(n, "8") for n in (0, 1, 2, 4, 5, 6, 7, 8)], []),
        ([*(day(n, "8") for n in range(5)), day(5, kind="off"), day(6, "8"), day(7, "8")], []),
        (
            [*(day(n, "8") for n in range(5)), day(5, kind="travel"), day(6, "8"), day(7, "8")],
            [(7, "consecutive_days", 7)],
        ),
        ([*(day(n, "8") for n in range(6)), day(6, kind="travel")], []),
        (
            [day(0, "8"), day(1, kind="off"), *(day(n, "8") for n in range(2, 9))],
            [(8, "consecutive_days", 7)],
        ),
    ],
)
def test_days_in_a_row_where_travel_neither_counts_nor_breaks(cards, wanted):
    assert alerts({"in_a_row": 6}, *cards) == wanted


def shifts(hours, weeks, days=4, first=0, times=None):
    return [day(first + 7 * week + n, times or hours) for week in range(weeks) for n in range(days)]


LAW = {"average": 48, "weeks": 17}


@pytest.mark.parametrize(
    ("cards", "limits", "wanted"),
    [
        (shifts("12", 17), LAW, []),
        (shifts("12.25", 17), LAW, [(118, "weekly_average", 2940)]),
        (shifts("12.25", 16), LAW, []),
        (shifts("12.25", 20), LAW, [(118, "weekly_average", 2940)]),
        (shifts("12.25", 17), LAW | {"opt_out": True}, []),
        (shifts("12.25", 17), {"weeks": 17}, []),
        ([*shifts("10", 5), *shifts("12.25", 17, first=35)], LAW, [(146, "weekly_average", 2908)]),
        (shifts("12.25", 4), LAW | {"weeks": 4}, [(27, "weekly_average", 2940)]),
        ([], LAW, []),
    ],
)
def test_the_weekly_average_over_full_periods(cards, limits, wanted):
    """Twelve hours and a quarter on four days are 49 a week."""
    assert alerts(limits, *(cards or [day(0, kind="off")])) == wanted


@pytest.mark.parametrize("kind", ["sick", "leave"])
def test_days_of_sickness_and_leave_give_way_to_the_days_after(kind):
    """Reg. 4: sixteen weeks of 49 hours and a week away are no full period of 17 weeks."""
    away = [day(7 * 8 + n, kind=kind) for n in range(7)]
    weeks = [card for card in shifts("12.25", 17) if card.date not in {one.date for one in away}]
    assert alerts(LAW, *weeks, *away) == []
    one_more = [*weeks, *shifts("12.25", 1, first=119)]
    assert alerts(LAW, *one_more, *away) == [(125, "weekly_average", 2940)]


def test_a_period_that_a_day_of_sickness_leaves_open_is_not_full():
    """Fortnights of 88 and of 112 hours, the second a day short."""
    cards = [*shifts("8", 1), *shifts("14", 2, first=7), day(20, kind="sick")]
    assert alerts(LAW | {"weeks": 2}, *cards) == []
    assert alerts(LAW | {"weeks": 2}, *cards[:-1]) == [(20, "weekly_average", 56 * 60)]
    night = {"night": {"from": "23:00", "to": "06:00"}}
    assert alerts(LAW | {"weeks": 2} | night, *cards) == []


def test_the_period_begins_on_the_first_day_of_the_week():
    cards = shifts("12.25", 4, first=2)
    assert alerts(LAW | {"weeks": 4}, *cards, first_weekday=2) == [(29, "weekly_average", 2940)]
    assert alerts(LAW | {"weeks": 4}, *cards) == [(27, "weekly_average", 2940)]


NIGHTS = {"night_average": 8, "night": {"from": "23:00", "to": "06:00"}, "weeks": 2}


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        (shifts("", 2, 6, times="20-28"), []),
        (shifts("", 2, 6, times="20-28:01"), [(13, "night_average", 2886)]),
        (shifts("", 2, 6, times="8-16:01"), []),
        (shifts("", 2, 6, times="17-26:00"), [(13, "night_average", 3240)]),
        (shifts("", 2, 6, times="16:59-25:59"), []),
        ([*shifts("", 2, 3, times="20-30"), *shifts("", 2, 3, 3, times="8-18")], []),
        (
            [*shifts("", 2, 3, times="20-30"), *shifts("", 2, 2, 4, times="8-24")],
            [(13, "night_average", 3720)],
        ),
        ([day(n, "10") for n in range(12)], []),
        (shifts("", 2, 6, times="3-11:01"), [(13, "night_average", 2886)]),
        (shifts("", 4, 6, times="20-29"), [(13, "night_average", 3240)]),
    ],
)
def test_the_average_of_who_works_mostly_at_night(cards, wanted):
    """Reg. 6: eight hours in 24, a weekly day of rest left out: 96 hours in two weeks."""
    assert alerts(NIGHTS, *sorted(cards, key=lambda card: card.date)) == wanted
    without = {key: value for key, value in NIGHTS.items() if key != "night"}
    assert alerts(without, *cards) == []
