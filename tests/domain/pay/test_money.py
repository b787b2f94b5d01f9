"""Exact figures, their text and their rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crewplanner.domain.pay.lines import hours_text
from crewplanner.domain.pay.money import digits, money_text, number_text, rounded


@pytest.mark.parametrize(
    ("amount", "currency", "paid"),
    [
        (Fraction(1, 200), "USD", "0.01"),
        (Fraction(-1, 200), "USD", "-0.01"),
        (Fraction(4999, 1000000), "USD", "0.00"),
        (Fraction(1, 2), "JPY", "1"),
        (Fraction(1, 3), "KWD", "0.333"),
        (Fraction(10**15) + Fraction(1, 3), "EUR", "1000000000000000.33"),
    ],
)
def test_half_a_unit_goes_up(amount, currency, paid):
    assert str(rounded(amount, currency)) == paid


def test_small_letters_name_the_same_currency():
    assert digits("jpy") == digits("JPY") == 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(10), "10"),
        (Fraction(100), "100"),
        (Fraction(29, 4), "7.25"),
        (Fraction(22, 3), "(22 ÷ 3)"),
    ],
)
def test_a_figure_is_written_out_where_it_has_an_end(number, text):
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("45", "USD", "45.00"),
        ("45.125", "USD", "45.125"),
        ("4500", "JPY", "4500"),
        ("1E+3", "GBP", "1000.00"),
    ],
)
def test_money_has_at_least_its_currencys_digits(amount, currency, text):
    assert money_text(Decimal(amount), currency) == text


@pytest.mark.parametrize(("minutes", "text"), [(600, "10"), (450, "7.5"), (440, "7.33"), (0, "0")])
def test_hours_are_decimal(minutes, text):
    assert hours_text(minutes) == text
