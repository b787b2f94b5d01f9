"""Tables of days and weeks under plain deal memos, and what they must always keep to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.people import RatePer
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from tests.domain.pay.weeks import SHOW, deal, explains_itself, shown, week
from tests.plans import march

STANDARD = "10@1 12@1.5 @2"


@pytest.mark.parametrize(
    ("quote", "bands", "hours", "lines"),
    [
        ("45 h", STANDARD, "10", ["Mon worked 10 h @1 = 450.00"]),
        (
            "50 h",
            STANDARD,
            "13",
            [
                "Mon worked 10 h @1 = 500.00",
                "Mon worked 2 h @1.5 = 150.00",
                "Mon worked 1 h @2 = 100.00",
            ],
        ),
        ("45 h", STANDARD, "6", ["Mon worked 6 h @1 = 270.00"]),
        (
            "45 h 8",
            STANDARD,
            "6",
            ["Mon worked 6 h @1 = 270.00", "Mon guarantee 2 h @1 = 90.00"],
        ),
        (
            "600 d 10",
            STANDARD,
            "12",
            ["Mon worked 10 h @1 = 600.00", "Mon worked 2 h @1.5 = 180.00"],
        ),
        (
            "600 d",
            STANDARD,
            "7.5",
            ["Mon worked 7.5 h @1 = 450.00", "Mon guarantee 2.5 h @1 = 150.00"],
        ),
        (
            "700 d 12",
            STANDARD,
            "12",
            ["Mon worked 10 h @1 = 538.46", "Mon worked 2 h @1.5 = 161.54"],
        ),
        (
            "700 d 12",
            STANDARD,
            "9",
            [
                "Mon worked 9 h @1 = 484.62",
                "Mon guarantee 1 h @1 = 53.85",
                "Mon guarantee 2 h @1.5 = 161.54",
                "Mon rounding 0 h @1 = -0.01",
            ],
        ),
        (
            "800 d 10",
            "8@1 12@1.5 15@2 @3",
            "16",
            [
                "Mon worked 8 h @1 = 581.82",
                "Mon worked 4 h @1.5 = 436.36",
                "Mon worked 3 h @2 = 436.36",
                "Mon worked 1 h @3 = 218.18",
                "Mon rounding 0 h @1 = 0.01",
            ],
        ),
        ("500 d", "@1", "14", ["Mon flat 14 h @1 = 500.00"]),
        ("500 d 10", "@1", "12", ["Mon worked 12 h @1 = 600.00"]),
        ("500 d", "", "14", ["Mon flat 14 h @1 = 500.00"]),
        ("45 h", "", "14", ["Mon worked 14 h @1 = 630.00"]),
        (
            "40 h",
            "10@1 12@1.5",
            "14",
            [
                "Mon worked 10 h @1 = 400.00",
                "Mon worked 4 h @1.5 = 240.00",
            ],
        ),
        ("0 d", STANDARD, "10", ["Mon worked 10 h @1 = 0.00"]),
    ],
)
def test_a_day(quote, bands, hours, lines):
    pay = week(deal(quote, bands), hours)
    assert shown(pay) == lines
    assert explains_itself(pay)


def test_a_day_rate_is_paid_in_full_when_less_is_worked_and_to_the_cent():
    for hours in ("1", "5.05", "9", "11.95", "12"):
        assert week(deal("700 d 12"), hours).total == Decimal("700.00")


def test_a_rate_is_derived_from_the_pay_hours_of_its_guarantee():
    line = week(deal("700 d 12"), "12").lines[1]
    assert line.rate == Decimal("53.85")
    assert line.arithmetic == "2 h × (700.00 ÷ 13) × 1.5 ≈ 161.54"
    assert line.clause == "deal-memo 10:00–12:00, hours"
    simple = week(deal("45 h"), "7.2").lines[0]
    assert simple.arithmetic == "7.2 h × 45.00 × 1"


def test_hours_without_an_end_are_a_division_of_minutes():
    pay = week(deal("45.50 h"), "7.3334")
    assert pay.lines[0].arithmetic == "(440 ÷ 60) h × 45.50 × 1 ≈ 333.67"
    assert explains_itself(pay)


FULL = "10@1 12@1.5 @2"


@pytest.mark.parametrize(
    ("quote", "bands", "hours", "total", "last"),
    [
        ("2500 w", FULL, ["10"] * 5, "2500.00", "Fri worked 10 h @1 = 500.00"),
        ("2500 w 50", FULL, ["10"] * 5, "2500.00", "Fri worked 10 h @1 = 500.00"),
        ("2500 w", FULL, ["8"] * 5, "2500.00", "Fri guarantee 10 h @1 = 500.00"),
        ("2500 w", FULL, ["12", "8", "10", "10", "10"], "2650.00", "Fri guarantee 2 h @1 = 100.00"),
        ("2500 w", FULL, ["10"] * 6, "3000.00", "Sat worked 10 h @1 = 500.00"),
        ("3250 w 60", FULL, ["12"] * 5, "3250.00", "Fri worked 2 h @1.5 = 150.00"),
        ("3250 w 60", FULL, ["10"] * 5, "3250.00", "Fri guarantee 15 h @1 = 750.00"),
        ("2500 w", "@1", ["14"] * 5, "2500.00", "Fri flat 14 h @1 = 500.00"),
        ("2500 w", "@1", ["14"] * 7, "2500.00", "Fri flat 14 h @1 = 500.00"),
        ("2500 w", FULL, ["10"], "500.00", "Mon worked 10 h @1 = 500.00"),
    ],
)
def test_a_week(quote, bands, hours, total, last):
    pay = week(deal(quote, bands), *hours)
    assert str(pay.total) == total
    assert shown(pay)[-1] == last
    assert explains_itself(pay)


def booked(first, last, status=BookingStatus.CONFIRMED):
    return Booking(
        id=BookingId(1),
        production=ProductionId(1),
        person=PersonId(1),
        span=DateSpan(first=march(first), last=march(last)),
        status=status,
    )


@pytest.mark.parametrize(
    ("first", "last", "bands", "total"),
    [
        (2, 6, FULL, "2500.00"),
        (2, 8, FULL, "2500.00"),
        (2, 4, FULL, "1500.00"),
        (2, 8, "@1", "2500.00"),
        (2, 3, "@1", "1000.00"),
    ],
)
def test_a_booked_week_is_paid_for_the_weekdays_booked_once_a_day_is_worked(
    first, last, bands, total
):
    weekly = deal("2500 w", bands)
    assert str(week(weekly, "8", also=[booked(first, last)]).total) == total
    assert week(weekly, also=[booked(first, last)]).total == 0


def test_weeks_of_one_cent_too_few_are_made_whole_by_a_line_that_says_so():
    pay = week(deal("1000.01 w"), *["10"] * 5)
    assert pay.total == Decimal("1000.01")
    assert shown(pay)[-1] == "Fri rounding 0 h @1 = 0.01"
    assert pay.lines[-1].arithmetic == "1000.01 − 1000.00"
    assert explains_itself(pay)


def test_kit_is_a_line_of_each_day_worked():
    pay = week(deal("500 d", kit=Decimal("25.5")), "10", None, "4")
    kit = [line for line in pay.lines if line.rule == PayRule.KIT]
    assert [(line.date.day, str(line.amount), line.arithmetic) for line in kit] == [
        (2, "25.50", "1 × 25.50"),
        (4, "25.50", "1 × 25.50"),
    ]
    assert pay.total == Decimal("1051.00")
    assert dict(pay.minutes_by_multiple) == {Decimal(1): 20 * 60}


def test_the_deal_in_force_on_the_date_is_paid():
    raise_ = deal("600 d", number=2, valid_from=march(4))
    pay = week([deal("500 d"), raise_], "10", "10", "10", "10")
    assert [str(line.amount) for line in pay.lines] == ["500.00", "500.00", "600.00", "600.00"]


def test_a_weekly_deal_that_ends_in_the_week_is_paid_for_its_days():
    weekly = deal("2500 w", valid_to=march(4))
    daily = deal("450 d", number=2, valid_from=march(5))
    pay = week([weekly, daily], "8", "8", "8", "10", "10", also=[booked(2, 6)])
    assert str(pay.total) == "2400.00"


@pytest.mark.parametrize(
    ("currency", "amounts"),
    [("USD", ["538.46", "161.54"]), ("JPY", ["538", "162"]), ("KWD", ["538.462", "161.538"])],
)
def test_each_currency_has_its_own_smallest_unit(currency, amounts):
    show = replace(SHOW, currency=currency)
    pay = week(deal("700 d 12"), "12", production=show)
    assert [str(line.amount) for line in pay.lines] == amounts
    assert explains_itself(pay)


def test_overtime_is_what_was_worked_above_the_plain_rate():
    pay = week(deal("700 d 12"), "11", "13")
    assert (pay.overtime, pay.days, pay.minutes) == (60 + 180, 2, 24 * 60)


MINUTES = st.integers(1, 24 * 60)
RATES = st.decimals("0.01", "5000", places=2)
MULTIPLES = st.lists(
    st.sampled_from([Decimal(x) for x in ("1", "1.25", "1.5", "2", "3")]), min_size=1, max_size=4
).map(sorted)


@st.composite
def deals(draw):
    multiples = draw(MULTIPLES)
    ends = sorted(draw(st.sets(st.integers(1, 20), min_size=4, max_size=4)))
    bands = [f"{end}@{multiple}" for end, multiple in zip(ends, multiples, strict=False)]
    bands[-1] = f"@{multiples[-1]}"
    per = draw(st.sampled_from(list(RatePer)))
    quote = f"{draw(RATES)} {per[0]}"
    guarantee = draw(st.none() | st.integers(1, 60 if per is RatePer.WEEK else 16))
    kit = draw(st.sampled_from([Decimal(0), Decimal("12.345")]))
    return deal(f"{quote} {guarantee}" if guarantee else quote, " ".join(bands), kit=kit)


DAYS = st.lists(st.none() | MINUTES.map(lambda m: str(Decimal(m) / 60)), min_size=7, max_size=7)
CURRENCIES = st.sampled_from(["USD", "JPY", "KWD"]).map(lambda code: replace(SHOW, currency=code))


@settings(max_examples=200)
@given(deals(), DAYS, CURRENCIES)
def test_lines_explain_the_total_and_cover_what_was_worked(terms, days, show):
    pay = week(terms, *days, production=show)
    assert explains_itself(pay)
    assert pay.total == sum((line.amount for line in pay.lines), Decimal(0))
    rules = {PayRule.WORKED, PayRule.FLAT}
    on_lines = sum(line.minutes for line in pay.lines if line.rule in rules)
    flat_weeks = [line for line in pay.lines if line.rule == PayRule.FLAT]
    if terms.per is not RatePer.WEEK or not flat_weeks:
        assert on_lines == pay.minutes


@settings(max_examples=200)
@given(deals(), DAYS, CURRENCIES, st.integers(0, 6), st.integers(1, 300))
def test_more_work_never_pays_less(terms, days, show, place, more):
    longer = list(days)
    before = Decimal(days[place]) if days[place] else Decimal(0)
    longer[place] = str(min(Decimal(24), before + Decimal(more) / 60))
    show = Production(id=show.id, title="Show", currency=show.currency)
    assert week(terms, *longer, production=show).total >= week(terms, *days, production=show).total
