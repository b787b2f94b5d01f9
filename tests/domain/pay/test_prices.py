"""What an hour costs from the quote, in exact figures, and how lines write it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crewplanner.domain.pay.cards import OtherPay
from crewplanner.domain.pay.measures import Clocks, Tariff
from crewplanner.domain.pay.money import digits, half_up, money_text, number_text, rounded
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.rates import decimal_of, hours_text, price_of, stepped
from tests.domain.pay.cases import case_of, clock, day, lines, paid, rules_of
from tests.domain.pay.test_earnings import STEPS, SWD


@pytest.mark.parametrize(
    ("currency", "places", "text"),
    [
        ("USD", 2, "2.35"),
        ("gbp", 2, "2.35"),
        ("JPY", 0, "2"),
        ("jpy", 0, "2"),
        ("KWD", 3, "2.345"),
        ("kwd", 3, "2.345"),
    ],
)
def test_a_currency_has_its_smallest_unit_however_it_is_written(currency, places, text):
    assert digits(currency) == places
    assert str(rounded(Fraction("2.345"), currency)) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("2.344", 2, "2.34"),
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("-2.344", 2, "-2.34"),
        ("0.5", 0, "1"),
        ("0.4", 0, "0"),
        ("-0.4", 0, "0"),
        ("0", 2, "0.00"),
        ("0.004", 2, "0.00"),
        ("0.01", 2, "0.01"),
        ("1/3", 4, "0.3333"),
        ("57.5", 0, "58"),
    ],
)
def test_a_half_is_rounded_away_from_zero(number, places, text):
    assert str(half_up(Fraction(number), places)) == text


@pytest.mark.parametrize(
    ("text", "currency", "wanted"),
    [
        ("45", "USD", "45.00"),
        ("45.125", "USD", "45.125"),
        ("45.10", "USD", "45.10"),
        ("45", "JPY", "45"),
        ("45.5", "JPY", "45.5"),
        ("1E+3", "USD", "1000.00"),
        ("45", "KWD", "45.000"),
    ],
)
def test_money_is_written_with_at_least_the_currencys_digits(text, currency, wanted):
    assert money_text(Decimal(text), currency) == wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("10", "10"),
        ("3/2", "1.5"),
        ("1/8", "0.125"),
        ("1/16", "0.0625"),
        ("1/32", "(1 ÷ 32)"),
        ("700/13", "(700 ÷ 13)"),
        ("-3/2", "-1.5"),
    ],
)
def test_a_number_without_a_short_end_is_written_as_a_division(number, wanted):
    assert number_text(Fraction(number)) == wanted


def test_hours_and_decimals_in_arithmetic():
    assert hours_text(Fraction(450)) == "7.5"
    assert hours_text(Fraction(440)) == "(440 ÷ 60)"
    assert decimal_of(Fraction(1, 64)) == Decimal("0.015625")
    assert decimal_of(Fraction(1, 3)) is None


@pytest.mark.parametrize(
    ("span", "at", "held"),
    [
        (("8", "17"), "8", True),
        (("8", "17"), "16:59", True),
        (("8", "17"), "17", False),
        (("8", "17"), "7:59", False),
        (("8", "17"), "32", True),
        (("8", "17"), "23:59", False),
        (("17", "5"), "17", True),
        (("17", "5"), "4:59", True),
        (("17", "5"), "29", False),
        (("17", "5"), "24", True),
        (("17", "5"), "16:59", False),
        (("0", "6"), "24", True),
        (("6", "6"), "3", True),
        (("6", "6"), "6", True),
    ],
)
def test_a_window_of_the_clock_holds_its_start_and_not_its_end(span, at, held):
    start, end = (clock(text) for text in span)
    assert Clocks(start=start, end=end).holds(clock(at)) is held


@pytest.mark.parametrize(
    ("tariff", "wanted"),
    [
        ({}, {-5: 0, 0: 0, 1: 1, 7: 7}),
        ({"tick": 2}, {1: 2, 2: 2, 3: 4}),
        ({"tick": 15}, {0: 0, 1: 15, 15: 15, 16: 30}),
        ({"tick": 15, "up_from": 5}, {4: 0, 5: 15, 15: 15, 19: 15, 20: 30}),
        (
            {"tick": 15, "whole_after": 120},
            {119: 120, 120: 120, 121: 180, 125: 180, 180: 180, 181: 240},
        ),
        ({"tick": 15, "whole_after": 100}, {100: 105, 101: 120}),
    ],
)
def test_minutes_are_made_whole_units(tariff, wanted):
    """From the minute that counts on; from the third hour whole hours only (film 3.3)."""
    for minutes, whole in wanted.items():
        assert Tariff(**tariff).rounded(minutes) == whole


@pytest.mark.parametrize(
    ("steps", "end", "start", "wanted"),
    [
        (((0, 1), (480, 2)), 600, 0, [(0, 480, 1), (480, 600, 2)]),
        (((0, 1), (480, 2)), 480, 0, [(0, 480, 1)]),
        (((0, 1), (480, 2)), 600, 480, [(480, 600, 2)]),
        (((0, 1), (480, 2)), 600, 470, [(470, 480, 1), (480, 600, 2)]),
        (((0, 1), (480, 2)), 300, 300, []),
        (((0, 1),), 300, 0, [(0, 300, 1)]),
    ],
)
def test_minutes_are_cut_at_the_steps(steps, end, start, wanted):
    assert list(stepped(steps, end, start)) == wanted


def priced(quote, how, **more):
    """The price under a quote: (money per hour, its text, day, its text, minutes of the day)."""
    tree = {"rate": {"clause": "rate", **how}, **STEPS, **more.pop("rules", {})}
    found = price_of(case_of(day(0, "8"), quote=quote, **more), rules_of(**tree))
    return found.hourly, found.text, found.day, found.day_text, found.day_minutes


@pytest.mark.parametrize(
    ("quote", "how", "more", "wanted"),
    [
        ("60 h", {}, {}, (60, "60.00", 0, "0 × 60.00", 0)),
        ("60 h 10", {}, {}, (60, "60.00", 600, "10 × 60.00", 600)),
        ("60 h", {"day": 10}, {"rules": {"shapes": SWD}}, (60, "60.00", 600, "10 × 60.00", 600)),
        ("60 h", {"day": 10}, {}, (60, "60.00", 0, "0 × 60.00", 0)),
        ("60 h", {}, {"rules": {"shapes": SWD}}, (60, "60.00", 0, "0 × 60.00", 0)),
        ("600 d 10", {}, {}, (60, "(600.00 ÷ 10)", 600, "600.00", 600)),
        ("660 d 10", {"pay_hours": True}, {}, (60, "(660.00 ÷ 11)", 660, "660.00", 600)),
        ("700 d 12", {"pay_hours": True}, {}, (50, "(700.00 ÷ 14)", 700, "700.00", 720)),
        ("600 d", {"day": 10}, {}, (60, "(600.00 ÷ 10)", 600, "600.00", 600)),
        ("600 d 12", {"day": 10}, {}, (50, "(600.00 ÷ 12)", 600, "600.00", 720)),
        ("600 d 12", {"day": 10, "fixed": True}, {}, (60, "(600.00 ÷ 10)", 600, "600.00", 600)),
        ("480 d", {"first_step": True}, {}, (60, "(480.00 ÷ 8)", 480, "480.00", 480)),
        (
            "480 d",
            {"first_step": True},
            {"rules": {"bands": [{"clause": "two", "steps": [[0, 1], [8, 2]]}]}},
            (60, "(480.00 ÷ 8)", 480, "480.00", 480),
        ),
        ("480 d", {}, {}, (None, "480.00", 480, "480.00", 0)),
        ("10 w 0.05", {}, {}, (120, "(10.00 ÷ (1 ÷ 12))", 2, "10.00 ÷ 5", 1)),
        ("3000 w", {"week": 50}, {}, (60, "(3000.00 ÷ 50)", 600, "3000.00 ÷ 5", 600)),
        ("3000 w", {"day": 10}, {}, (None, "3000.00", 600, "3000.00 ÷ 5", 0)),
        (
            "3000 w",
            {"week": 40},
            {"terms_more": {"hours": 3000}},
            (60, "(3000.00 ÷ 50)", 600, "3000.00 ÷ 5", 600),
        ),
        ("3000 w 50", {"week": 40}, {}, (60, "(3000.00 ÷ 50)", 600, "3000.00 ÷ 5", 600)),
        (
            "2400 w 50",
            {"week": 40, "week_fixed": True},
            {},
            (60, "(2400.00 ÷ 40)", 480, "2400.00 ÷ 5", 480),
        ),
        (
            "2400 w 50",
            {"week": 40, "fixed": True},
            {},
            (60, "(2400.00 ÷ 40)", 480, "2400.00 ÷ 5", 480),
        ),
        (
            "3300 w",
            {"week": 50, "pay_hours": True},
            {},
            (60, "(3300.00 ÷ 55)", 660, "3300.00 ÷ 5", 600),
        ),
        ("2400 w", {"first_step": True}, {}, (60, "(2400.00 ÷ 40)", 480, "2400.00 ÷ 5", 480)),
    ],
)
def test_money_per_hour_follows_from_the_quote(quote, how, more, wanted):
    assert priced(quote, how, **more) == wanted


def test_a_quote_buys_other_hours_for_some_roles_and_departments():
    how = {"day": 10, "week": 50, "bases": [{"names": ["Rigging"], "day": 9, "week": 45}]}
    for who in ({"role": "Rigging"}, {"department": "Rigging"}):
        assert priced("540 d", how, terms_more=who)[0] == 60
        assert priced("2700 w", how, terms_more=who)[0] == 60
    assert priced("600 d", how, terms_more={"role": "Grip"})[0] == 60


def test_steps_of_golden_time_are_not_those_of_a_quote():
    golden = {"clause": "g", "steps": [[0, 1], [2, 9]], "golden": True}
    tree = {"bands": [golden, *STEPS["bands"]]}
    assert priced("660 d 10", {"pay_hours": True}, rules=tree)[0] == 60
    assert priced("600 d 10", {"pay_hours": True}, rules={"bands": []})[0] == 60
    assert priced("600 d", {"first_step": True}, rules={"bands": []})[0] is None


OTHER = (
    OtherPay(kind="adjustment", amount=Decimal(100)),
    OtherPay(kind="bonus", amount=Decimal(9)),
)


def test_an_adjustment_may_raise_the_days_rate_shared_by_its_days():
    how = {"rate": {"clause": "rate", "day": 8, "adjustment": "rate"}}
    one = paid(rules_of(**how), day(0, "8"), quote="380 d", other_pay=OTHER)
    assert lines(one) == [
        "worked 480 @1 = 480 by rate".replace("rate", "hours"),
        "bonus 0 @1 = 9 by rate",
    ]
    assert one.parts[0].amount.text == "8 h × ((380.00 + 100.00) ÷ 8) × 1"
    cards = [
        day(0, "8"),
        day(1, "8"),
        day(2, kind="off"),
        day(3, kind="rest"),
        day(4, "8", priced=False),
        day(5, kind="off"),
    ]
    two = paid(rules_of(**how), *cards, quote="430 d", other_pay=OTHER)
    assert two.parts[0].amount.text == "8 h × ((430.00 + 100.00 ÷ 2) ÷ 8) × 1"
    assert two.total == 960 + 9
    none = paid(rules_of(**how), day(0, "8"), quote="480 d", other_pay=OTHER[1:])
    assert none.parts[0].amount.text == "8 h × (480.00 ÷ 8) × 1"
    off = paid(rules_of(**how), day(0, kind="off"), quote="380 d", other_pay=OTHER)
    assert off.hourly == 60


def test_a_bonus_and_an_adjustment_are_added_on_the_last_day():
    found = paid(rules_of(), day(0, "8"), day(1, "8"), other_pay=OTHER)
    assert lines(found)[2:] == ["adjustment 0 @1 = 100 by rate", "bonus 0 @1 = 9 by rate"]
    assert [part.amount.text for part in found.parts[2:]] == ["1 × 100.00", "1 × 9.00"]
    assert [part.date for part in found.parts[2:]] == [day(1).date] * 2
    assert found.total == 960 + 109
    assert paid(rules_of(), day(0, "8", priced=False), other_pay=OTHER).parts == ()


WHOLE = {"rate": {"clause": "rate", "day": 10, "digits": 0, "half_hours": True}}


@pytest.mark.parametrize(
    ("multiple", "hours", "text", "figure"),
    [
        ("1.25", "1", "1 h × 69", "(548.00 ÷ 10) × 1.25 ≈ 69"),
        ("1.25", "0.5", "1 × 34", "0.5 × (548.00 ÷ 10) × 1.25 ≈ 34"),
        (
            "1.25",
            "2.5",
            "2 h × 69 + 34",
            "(548.00 ÷ 10) × 1.25 ≈ 69; 0.5 × (548.00 ÷ 10) × 1.25 ≈ 34",
        ),
        ("1.25", "1.25", "1.25 h × 69", "(548.00 ÷ 10) × 1.25 ≈ 69"),
    ],
)
def test_figures_are_rounded_each_from_the_unrounded_rate(multiple, hours, text, figure):
    """APA 1: whole pounds; half an hour of overtime is a figure of its own."""
    price = price_of(case_of(day(0, "8"), quote="548 d", currency="GBP"), rules_of(**WHOLE))
    found, bound = price.at(Tariff(multiple=Fraction(multiple)), int(Decimal(hours) * 60))
    assert (found.text, found.figure, bound) == (text, figure, "")
    whole, bound = price.at(Tariff(multiple=Fraction(multiple)), 30, halves=False)
    assert (whole.text, whole.figure) == ("0.5 h × 69", "(548.00 ÷ 10) × 1.25 ≈ 69")
    exact = price_of(case_of(day(0, "8"), quote="540 d"), rules_of(**WHOLE))
    assert exact.at(Tariff(), 60)[0].figure == "(540.00 ÷ 10) × 1"
    unhalved = {"rate": {"clause": "rate", "day": 10, "digits": 0}}
    price = price_of(case_of(day(0, "8"), quote="548 d"), rules_of(**unhalved))
    assert price.at(Tariff(), 30)[0].text == "0.5 h × 55"


@pytest.mark.parametrize(
    ("tariff", "rate", "wanted"),
    [
        ({"multiple": 2}, "60", (120, "1 h × 60.00 × 2", "")),
        ({"multiple": 2, "least": "120"}, "60", (120, "1 h × 60.00 × 2", "")),
        ({"multiple": 2, "least": "120.01"}, "60", (Fraction("120.01"), "1 h × 120.01", "least")),
        ({"multiple": 2, "most": "120"}, "60", (120, "1 h × 60.00 × 2", "")),
        ({"multiple": 2, "most": "119.99"}, "60", (Fraction("119.99"), "1 h × 119.99", "most")),
        ({"multiple": 2, "most": "70", "most_or_hourly": True}, "60", (70, "1 h × 70.00", "most")),
        ({"multiple": 2, "most": "70", "most_or_hourly": True}, "75", (75, "1 h × 75.00", "most")),
        ({"multiple": 2, "most": "70"}, "75", (70, "1 h × 70.00", "most")),
        ({"multiple": 1, "most": "70", "most_or_hourly": True}, "75", (75, "1 h × 75.00 × 1", "")),
        ({"of": "overtime", "multiple": 9}, "60", (90, "1 h × 60.00 × 1.5", "")),
    ],
)
def test_a_tariff_lies_between_its_bounds(tariff, rate, wanted):
    """TV 7.5: at most £70 an hour, or the plain hourly rate where that is more."""
    tree = {"rate": {"clause": "rate"}, "overtime": {"multiple": "1.5"}}
    price = price_of(case_of(day(0, "8"), quote=f"{rate} h"), rules_of(**tree))
    bounds = {k: Decimal(v) if k in {"least", "most"} else v for k, v in tariff.items()}
    bounds |= {"multiple": Fraction(tariff.get("multiple", 1))}
    found, bound = price.at(Tariff(**bounds), 60)
    assert (found.exact, found.text, bound) == wanted


def test_the_same_hours_are_reckoned_once_and_within_other_bounds_are_others():
    price = price_of(case_of(day(0, "8")), rules_of())
    most, least = Tariff(most=Decimal(30)), Tariff(least=Decimal(90))
    assert [price.at(one, 60)[0].exact for one in (Tariff(), most, least)] == [60, 30, 90]
    assert price.at(most, 60) is price.at(most, 60)


def test_a_ceiling_that_is_an_hourly_rate_without_end_is_written_as_its_quote():
    tree = {"rate": {"clause": "rate", "day": 9}}
    price = price_of(case_of(day(0, "8"), quote="700 d"), rules_of(**tree))
    found, bound = price.at(Tariff(multiple=Fraction(2), most=Decimal(70), most_or_hourly=True), 60)
    assert (found.text, bound) == ("1 h × (700.00 ÷ 9)", "most")


def test_lines_are_rounded_one_by_one_and_a_line_says_what_that_changed():
    rules = rules_of(bands=[{"clause": "hours", "steps": [[0, 1]]}])
    found = paid(rules, *(day(n, f"8-8:{10}") for n in range(3)), quote="20 h", currency="USD")
    shown = list(lines_of(found.parts, "USD", "house", {"hours": "section 3"}))
    assert [(line.rule, str(line.amount)) for line in shown] == [
        ("worked", "3.33"),
        ("worked", "3.33"),
        ("worked", "3.33"),
        ("rounding", "0.01"),
    ]
    first, last = shown[0], shown[-1]
    assert (first.clause, first.arithmetic) == (
        "house 0:00–0:10, section 3",
        "(10 ÷ 60) h × 20.00 × 1 ≈ 3.33",
    )
    assert (first.minutes, first.multiple, first.rate) == (10, 1, 20)
    assert (first.measured, first.bound, first.figure) == (10, "", "")
    assert (last.clause, last.date, last.arithmetic) == (
        "house rounding",
        day(2).date,
        "10.00 − 9.99",
    )
    assert (last.minutes, last.multiple, str(last.rate)) == (0, 1, "0.01")
    plain = list(lines_of(found.parts[:1], "USD", "house", {}))
    assert plain[0].clause == "house 0:00–0:10, hours"
    assert len(plain) == 1


def test_a_clause_without_a_place_is_named_by_its_key():
    found = paid(rules_of(), day(0, "8"), other_pay=OTHER[1:])
    shown = list(lines_of(found.parts, "USD", "house", {"rate": "1.4"}))
    assert shown[1].clause == "house 1.4"
    assert shown[1].measured == -1
    assert next(iter(lines_of(found.parts[1:], "USD", "house", {}))).clause == "house rate"
