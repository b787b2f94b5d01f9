"""Weeks of work to be paid: a person, a deal, and hours a day."""

import ast
import datetime as dt
import operator
import re
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.ids import DealId, PersonId, ProductionId, TimecardId
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.people import Deal, PayStep, RatePer
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import Clock, DateSpan
from tests.plans import march

WEEK = DateSpan(first=march(2), last=march(8))
SHOW = Production(id=ProductionId(1), title="Show")
PER = {"h": RatePer.HOUR, "d": RatePer.DAY, "w": RatePer.WEEK}


def steps(text):
    """`10@1 12@1.5 @2`: to ten hours, to twelve, and on."""
    parts = [part.split("@") for part in text.split()]
    return tuple(
        PayStep(until=int(Decimal(until) * 60) if until else None, multiple=Decimal(multiple))
        for until, multiple in parts
    )


def deal(quote, bands="10@1 12@1.5 @2", number=1, **more):
    """`$500/10` and the like: `500 d 10` is 500 a day for ten hours, `45 h` an hour."""
    rate, per, *guarantee = quote.split()
    return Deal(
        id=DealId(number),
        production=ProductionId(1),
        person=PersonId(1),
        rate=Decimal(rate),
        per=PER[per],
        guarantee=int(Decimal(guarantee[0]) * 60) if guarantee else None,
        steps=steps(bands),
        **more,
    )


def card(day, hours, call=8):
    """A day of so many hours worked (decimal text), from eight o'clock."""
    minutes = int(Decimal(hours) * 60)
    return Timecard(
        id=TimecardId(day),
        production=ProductionId(1),
        person=PersonId(1),
        date=march(day),
        call=Clock(minutes=call * 60),
        wrap=Clock(minutes=call * 60 + minutes),
    )


def week(deals, *hours, production=SHOW, also=(), **options):
    """The pay of one person who worked those hours on Monday, Tuesday and so on (None: not)."""
    cards = [card(day, h) for day, h in enumerate(hours, start=2) if h is not None]
    plan = make_plan([production, *([deals] if isinstance(deals, Deal) else deals), *cards, *also])
    return price_week(plan, ProductionId(1), WEEK, [PersonId(1)], **options).people[0]


def shown(pay):
    """The lines as text: `Mon worked 10 h @1 = 500.00`."""
    return [
        f"{line.date:%a} {line.rule} {Decimal(line.minutes) / 60:g} h @{line.multiple:g}"
        f" = {line.amount}"
        for line in pay.lines
    ]


def date(day):
    return dt.date(2026, 3, day)


_OPERATORS = {
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Sub: operator.sub,
    ast.Add: operator.add,
}


def evaluated(arithmetic):
    """What the arithmetic of a line comes to, exactly."""
    text = arithmetic.split("≈")[0].replace(" h", "").replace("×", "*").replace("÷", "/")
    text = re.sub(r"(\d+(?:\.\d+)?)", r"'\1'", text.replace("−", "-"))
    return _value(ast.parse(text.strip(), mode="eval").body)


def _value(node):
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    assert isinstance(node, ast.BinOp)
    return _OPERATORS[type(node.op)](_value(node.left), _value(node.right))


def explains_itself(pay):
    """Whether each line's arithmetic comes to its amount, and says so where it was rounded."""
    for line in pay.lines:
        exact = evaluated(line.arithmetic)
        assert rounded(exact, pay.currency) == line.amount, line
        assert ("≈" in line.arithmetic) is (exact != Fraction(line.amount)), line
    return True
