"""Why a day costs more, in a few words: what the sheet says beside the money."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.app.because_text import because_text
from crewplanner.domain.pay import PayLine
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.lines import Origin
from crewplanner.domain.plan import make_plan
from crewplanner.domain.values import DateSpan
from tests.app.conftest import day
from tests.app.test_derivation import ANA, SHOW, TV, card
from tests.domain.pay.weeks import deal


def because(*cards, terms=TV, night=0):
    """What is said of the last day."""
    plan = make_plan([SHOW, ANA, terms, *cards])
    week = DateSpan(first=day(0), last=day(6))
    (person,) = price_week(plan, SHOW.id, week, agreements=shipped()).people
    return because_text([one for one in person.lines if one.date == cards[-1].date], night)


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        ([card(0)], ""),
        ([card(0, wrap="20.5")], "1.5× 1:30 · Late meal 0:30"),
        ([card(0, lunch="14.25")], "Late meal 0:15"),
        ([card(0, call="4", lunch="9", wrap="15")], "Early call 2:00"),
    ],
)
def test_under_an_agreement_each_cause_is_named_once(cards, wanted):
    assert because(*cards) == wanted


@pytest.mark.parametrize(
    ("quote", "wrap", "wanted"),
    [
        ("60 h", "12", ""),
        ("60 h", "23", "1.5× 2:00 · 2× 2:00"),
        ("600 d 10", "12", "Guaranteed 7:00"),
    ],
)
def test_under_a_plain_deal(quote, wrap, wanted):
    assert because(card(0, wrap=wrap, lunch="9"), terms=deal(quote)) == wanted


def test_hours_at_night_are_told_beside_what_they_cost():
    assert because(card(0, call="17", lunch="22", wrap="28"), night=240) == "night 4:00"


ABOVE = Origin(steps=(("daily", Fraction(3, 2)),), beyond=True)


def line(rule, minutes=0, multiple="1", **more):
    return PayLine(
        rule=rule,
        clause="",
        date=day(0),
        minutes=minutes,
        multiple=Decimal(multiple),
        rate=Decimal(1),
        amount=Decimal(1),
        arithmetic="1",
        **more,
    )


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([line("worked", 60, "2"), line("overtime", 15, "2.0")], "2× 1:15"),
        ([line("overtime", 75, "2", bound="most")], "2× capped 1:15"),
        ([line("meal_late", 30, measured=20)], "Late meal 0:20 → 0:30"),
        ([line("meal_late", 0, measured=20)], "Late meal 0:20"),
        ([line("night"), line("night")], "Night premium"),
        ([line("guarantee", 120, "1.5")], "1.5× 2:00"),
        ([line("kit"), line("rounding"), line("flat", 600), line("salary", 600)], ""),
        ([line("split_day", 90)], "Split day 1:30"),
        ([line("worked", 600), line("overtime", 120, "0.5", origin=ABOVE)], "1.5× 2:00"),
    ],
)
def test_units_of_time_caps_and_rules_of_an_agreements_own(lines, wanted):
    assert because_text(lines, 0) == wanted
