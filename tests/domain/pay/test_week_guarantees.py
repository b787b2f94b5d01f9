"""What the days of a week miss of a weekly rate."""

import pytest

from tests.domain.pay.cases import MONDAY, day, hours, lines, paid, rules_of

SWD = [{"id": "SWD", "clause": "swd", "contracted": 11, "meal": 60}]
FLAT = rules_of()


def test_a_flat_week_pays_fifths_of_five_days():
    found = paid(FLAT, *(day(n, "10") for n in range(7)), quote="3000 w")
    assert lines(found) == ["flat 600 @1 = 600 by rate"] * 5
    assert (found.parts[0].amount.text, found.parts[0].bound) == ("1 ÷ 5 × 3000.00", "")


@pytest.mark.parametrize(
    ("engaged", "worked", "wanted"),
    [
        (None, 3, []),
        (5, 3, ["guarantee 0 @1 = 1200 by rate"]),
        (4, 3, ["guarantee 0 @1 = 600 by rate"]),
        (3, 3, []),
        (5, 6, []),
        (5, 0, []),
    ],
)
def test_a_flat_week_owes_the_days_that_were_engaged(engaged, worked, wanted):
    cards = [day(n, "10") for n in range(worked)] or [day(0, kind="off")]
    more = {} if engaged is None else {"engaged": {MONDAY: engaged}}
    found = paid(FLAT, *cards, quote="3000 w", **more)
    left = [line for line in lines(found) if line.startswith("guarantee")]
    assert left == wanted
    for part in found.parts:
        if part.rule == "guarantee":
            assert part.date == cards[-1].date
            assert part.amount.text == f"{engaged - worked} ÷ 5 × 3000.00"


def test_a_week_paid_by_days_owes_no_fifth_for_a_sixth_day():
    rules = rules_of(rate={"clause": "rate", "day": 10, "week": 50}, shapes=SWD)
    found = paid(rules, *(day(n, "10") for n in range(6)), quote="3000 w")
    assert lines(found) == ["day 600 @1 = 600 by swd"] * 6
    assert {part.bound for part in found.parts} == {""}


@pytest.mark.parametrize(
    ("worked", "engaged", "wanted"),
    [
        ([8, 8, 8, 8, 8, 10], 5, []),
        ([8, 8, 8, 8, 8, 4], 5, []),
        ([8, 8, 8, None, None, 10], 5, ["guarantee 600 @1 = 600 by rate"]),
        ([8, 8, 8, None, None, 4], 5, ["guarantee 960 @1 = 960 by rate"]),
    ],
)
def test_a_day_that_is_paid_as_a_day_fills_its_share_beside_one_paid_by_the_hour(
    worked, engaged, wanted
):
    """3000 for fifty hours: 60 an hour; a short day is paid whole, a Saturday by its hours."""
    saturday = {"clause": "sat", "weekdays": ["sat"], "pay": "hours"}
    rules = rules_of(
        rate={"clause": "rate", "day": 10, "week": 50}, shapes=SWD, days=[{"id": "sat", **saturday}]
    )
    cards = [day(n, str(hours)) for n, hours in enumerate(worked) if hours]
    found = paid(rules, *cards, quote="3000 w", engaged={MONDAY: engaged})
    left = [line for line in lines(found) if line.startswith("guarantee")]
    assert left == wanted


WEEKLY = rules_of(
    rate={"clause": "rate", "week": 50, "pay_hours": True},
    bands=[{"clause": "daily", "steps": [[0, 1], [8, "1.5"]]}],
)


@pytest.mark.parametrize(
    ("worked", "engaged", "missing"),
    [
        (["10"] * 5, 5, 0),
        (["10"] * 4, 5, 660),
        (["10"] * 4, None, 0),
        (["10", "10", "10", "10", "8"], 5, 180),
        (["14", "10", "10", "10", "8"], 5, 180),
        (["12"] * 6, 5, 0),
        (["9:59"], 1, 1.5),
        (["8"], None, 180),
    ],
)
def test_a_week_buys_hours_and_owes_those_that_its_days_missed(worked, engaged, missing):
    """3300 for fifty hours of pay hours 55: 60 an hour; work past a day's share fills no gap."""
    cards = [
        day(n, f"8-{8 + int(text[:-3])}{text[-3:]}" if ":" in text else text)
        for n, text in enumerate(worked)
    ]
    more = {} if engaged is None else {"engaged": {MONDAY: engaged}}
    found = paid(WEEKLY, *cards, quote="3300 w", **more)
    (left,) = [p for p in found.parts if p.rule == "guarantee"] or [None]
    if not missing:
        assert left is None
        return
    assert (left.amount.exact, left.date, left.clause) == (missing, cards[-1].date, "rate")
    assert (left.minutes, left.rate, left.span) == (int(missing + 0.5), 60, None)
    assert hours(found)[1.0] == 480 * len(worked) + left.minutes


def test_a_single_minute_that_a_week_misses_is_owed():
    rules = rules_of(rate={"clause": "rate", "week": 50})
    found = paid(rules, day(0, "8-17:59"), quote="3000 w", engaged={MONDAY: 1})
    assert lines(found) == ["worked 599 @1 = 599 by hours", "guarantee 1 @1 = 1 by rate"]


def test_a_unit_of_time_counts_toward_the_share_of_a_week():
    """Nine hours and 55 minutes are ten in tenths of an hour: nothing is missing."""
    rules = rules_of(rate={"clause": "rate", "week": 50}, tick=6)
    found = paid(rules, day(0, "8-17:55"), quote="3000 w", engaged={MONDAY: 1})
    assert lines(found) == ["worked 600 @1 = 600 by hours"]
