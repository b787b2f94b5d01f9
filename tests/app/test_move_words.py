"""How the price of a move reads."""

import datetime as dt
from decimal import Decimal

import pytest

from crewplanner.app.move_words import PriceRow, hours_text, parts_of, price_text
from crewplanner.app.queries.move_price import MovePrice, PersonDifference
from crewplanner.app.queries.standing import Rest, Standing
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan

TUESDAY, FRIDAY = dt.date(2026, 3, 3), dt.date(2026, 3, 6)
WEEK = DateSpan(first=dt.date(2026, 3, 2), last=dt.date(2026, 3, 8))
PLAN = make_plan(
    (
        Production(id=1, title="Harbour", currency="GBP"),
        Person(id=1, name="Ana Foss"),
        Person(id=2, name="Ben Osei"),
    )
)
ONE, HALF = Decimal(1), Decimal("1.5")


def difference(before=None, after=None, person=1, **others):
    return PersonDifference(
        person=PersonId(person),
        production=ProductionId(1),
        currency="GBP",
        weeks=WEEK,
        before=Standing(**(before or {})),
        after=Standing(**(after or {})),
        **others,
    )


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 h"),
        (30, "0:30 h"),
        (720, "12 h"),
        (810, "13:30 h"),
        (615, "10:15 h"),
        (-45, "−0:45 h"),
        (800, "13:20 h"),
    ],
)
def test_hours_are_written_in_quarters_or_else_to_the_minute(minutes, text):
    assert hours_text(minutes) == text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {"days": ((TUESDAY, 720),), "hours": ((ONE, 600),)},
            {"days": ((FRIDAY, 810),), "hours": ((ONE, 600), (HALF, 90))},
            ["12 h → 13:30 h (1:30 h at 1.5×)"],
        ),
        (
            {"days": ((TUESDAY, 720),), "hours": ((HALF, 60),)},
            {"days": ((FRIDAY, 720),)},
            ["−1 h at 1.5×"],
        ),
        (
            {},
            {"rests": (Rest(date=FRIDAY, actual=540, asked=660),)},
            ["rest 9 h (11 h asked)"],
        ),
        (
            {"rests": (Rest(date=FRIDAY, actual=540, asked=660),)},
            {},
            ["enough rest before Fri 6 Mar"],
        ),
        ({}, {"rows": ((FRIDAY, 6),)}, ["6th day"]),
        ({"rows": ((FRIDAY, 6),)}, {"rows": ((TUESDAY, 6), (FRIDAY, 7))}, ["7th day"]),
        ({}, {"rows": ((FRIDAY, 9),)}, ["day 9 in a row"]),
        ({"rows": ((FRIDAY, 6),)}, {}, ["no 6th day any more"]),
        ({"night": 60}, {"night": 210}, ["night +2:30 h"]),
        ({}, {"travel": Decimal(35)}, ["travel +£35.00"]),
        ({}, {"unpriced": True}, ["not all of it has a price"]),
        ({"night": 60}, {"night": 60}, []),
    ],
)
def test_what_changes_for_a_person_is_said_part_by_part(before, after, said):
    assert list(parts_of(difference(before, after))) == said


def test_one_person_needs_no_name_and_the_money_comes_first():
    one = difference(
        {"amount": Decimal(500), "days": ((TUESDAY, 720),)},
        {"amount": Decimal(640), "days": ((TUESDAY, 810),)},
    )
    text = price_text(MovePrice(people=(one,)), PLAN)
    assert text.line == "+£140.00 · 12 h → 13:30 h"


def test_several_are_named_the_dearest_first_and_dates_told_apart():
    ana = difference({"amount": Decimal(400)}, {}, by_date=((TUESDAY, Decimal(-400)),))
    ben = difference({}, {"amount": Decimal(550)}, 2, by_date=((FRIDAY, Decimal(550)),))
    text = price_text(MovePrice(people=(ana, ben)), PLAN)
    assert text.money == "+£150.00"
    assert text.lines == (
        "Ben Osei: +£550.00",
        "Ana Foss: −£400.00",
        "Tue 3 Mar −£400.00, Fri 6 Mar +£550.00",
    )


def test_of_many_only_some_are_named():
    many = tuple(difference({}, {"amount": Decimal(number)}, number) for number in range(1, 8))
    *named, others = price_text(MovePrice(people=many), PLAN).lines
    assert len(named) == 4
    assert others == "and 3 other people"


def finding(actual, rule=RuleKind.DAILY_HOURS, person=1):
    return Finding(
        rule=rule,
        severity=Severity.WARN,
        production=ProductionId(1),
        date=FRIDAY,
        person=PersonId(person),
        actual=actual,
        limit=840,
    )


def test_a_finding_that_only_got_worse_is_not_told_as_gone():
    text = price_text(MovePrice(came=(finding(960),), gone=(finding(900),)), PLAN)
    assert text.warnings == ("Ana Foss works 16:00 h on Fri 6 Mar; the limit is 14:00 h",)
    assert text.cleared == ()


def test_a_finding_that_goes_is_told():
    text = price_text(MovePrice(gone=(finding(900),)), PLAN)
    (cleared,) = text.cleared
    assert cleared.startswith("no longer: Ana Foss works 15:00 h")


def test_nothing_changed_is_said_in_words():
    text = price_text(MovePrice(people=(difference(),)), PLAN)
    assert (text.line, text.told) == ("Costs the same", False)


def test_where_money_is_hidden_no_amount_is_said():
    one = difference(
        {"amount": Decimal(500), "days": ((TUESDAY, 720),)},
        {"amount": Decimal(640), "days": ((TUESDAY, 810),), "travel": Decimal(9)},
        by_date=((TUESDAY, Decimal(140)),),
    )
    text = price_text(MovePrice(people=(one,)), PLAN, with_money=False)
    assert text.line == "12 h → 13:30 h"
    other = difference({}, {"amount": Decimal(10)}, 2)
    text = price_text(MovePrice(people=(other,)), PLAN, with_money=False)
    assert text.line == "no other hours or rest"


def test_two_currencies_are_never_added():
    euros = PersonDifference(
        person=PersonId(2),
        production=ProductionId(2),
        currency="EUR",
        weeks=WEEK,
        after=Standing(amount=Decimal(20)),
    )
    pounds = difference({}, {"amount": Decimal(10)})
    assert price_text(MovePrice(people=(pounds, euros)), PLAN).money == "+€20.00 · +£10.00"


def test_what_changes_for_one_person_is_also_told_row_by_row():
    one = difference(
        {"amount": Decimal(500), "days": ((TUESDAY, 720),)},
        {
            "amount": Decimal(640),
            "days": ((TUESDAY, 810),),
            "hours": ((HALF, 90),),
            "rests": (Rest(date=FRIDAY, actual=540, asked=660),),
            "night": 120,
            "travel": Decimal(9),
        },
    )
    text = price_text(MovePrice(people=(one,)), PLAN)
    assert (text.about, text.money) == ("Ana Foss", "+£140.00")
    assert text.rows == (
        PriceRow("Hours", "12 h → 13:30 h"),
        PriceRow("At 1.5×", "+1:30 h"),
        PriceRow("Rest before Fri 6 Mar", "9 h of 11 h", warns=True),
        PriceRow("Night", "+2 h"),
        PriceRow("Travel", "+£9.00"),
    )


def test_people_among_others_are_rows_with_what_changes_below():
    people = (
        difference({}, {"amount": Decimal(10), "night": 60}),
        difference({}, {"amount": Decimal(9)}, 2),
    )
    text = price_text(MovePrice(people=people), PLAN)
    assert text.about == ""
    assert text.rows == (
        PriceRow("Ana Foss", "+£10.00"),
        PriceRow("night +1 h"),
        PriceRow("Ben Osei", "+£9.00"),
    )
