"""Rules written as an agreement writes them, days as people write them, and what they come to."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.cards import Card, Case, MealBreak, Terms
from crewplanner.domain.pay.daykinds import kind_of, numbers
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import lay_out
from crewplanner.domain.people import RatePer

MONDAY = dt.date(2026, 6, 1)
PER = {"h": RatePer.HOUR, "d": RatePer.DAY, "w": RatePer.WEEK}


def rules_of(**tree):
    """The rules of a table as it stands in an agreement, hours at 1x unless it says otherwise."""
    return r.record(Ruleset)(
        {"rate": {"clause": "rate"}, "bands": [{"clause": "hours", "steps": [[0, 1]]}], **tree}, ()
    )


def clock(text):
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def day(place, times=None, *meals, **more):
    """A day so many after Monday: `8-18:30`, or hours (`7.5`); meals `13-14`, `11-11:15 ndb`."""
    found = []
    for meal in meals:
        span, _, kind = meal.partition(" ")
        start, end = span.split("-")
        found.append(MealBreak(start=clock(start), end=clock(end), kind=kind or "deductible"))
    for key in ("unit_call", "on_set_wrap", "scheduled_wrap"):
        if key in more:
            more[key] = clock(more[key])
    if times and "-" in times:
        call, wrap = times.split("-")
        more |= {"call": clock(call), "wrap": clock(wrap)}
    elif times:
        more["hours"] = int(Decimal(times) * 60)
    return Card(date=MONDAY + dt.timedelta(days=place), meals=tuple(found), **more)


def terms(quote="60 h", **more):
    """`60 h` an hour, `600 d 10` a day for ten hours, `3000 w` a week."""
    rate, per, *guarantee = quote.split()
    return Terms(
        rate=Decimal(rate),
        per=PER[per],
        guarantee=int(Decimal(guarantee[0]) * 60) if guarantee else None,
        **more,
    )


def case_of(*cards, quote="60 h", terms_more=None, **more):
    return Case(agreement="house", cards=cards, terms=terms(quote, **(terms_more or {})), **more)


def paid(rules, *cards, **more):
    """What the days come to under the rules, at 60 an hour: a minute at 1x is 1.00."""
    return price(case_of(*cards, **more), rules)


def laid(card, zone=None):
    return lay_out(card, zone, None, False)


def kind(rules, card, number=1, **more):
    """What a day is under the rules."""
    return kind_of(case_of(card, **more), rules, laid(card), number, card.date)


def numbered(rules, *cards, **more):
    """The numbers of the dates from Monday on, 0 where nobody worked."""
    case = case_of(*cards, **more)
    found = numbers(case, rules, [laid(card) for card in cards])
    last = max(card.date for card in cards)
    return [found.get(MONDAY + dt.timedelta(days=n), 0) for n in range((last - MONDAY).days + 1)]


def lines(found):
    """The parts as text: `worked 540 @1.5 = 810 by hours`."""
    return [
        f"{part.rule} {part.minutes} @{_text(part.multiple)} = {_text(part.amount.exact)}"
        f" by {part.clause}"
        for part in found.parts
    ]


def _text(number):
    return f"{Decimal(Fraction(number).numerator) / Fraction(number).denominator:.4f}".rstrip(
        "0"
    ).rstrip(".")


def hours(found):
    """Minutes by multiple of all days."""
    total = {}
    for one in found.days:
        for multiple, minutes in one.hours.items():
            total[float(multiple)] = total.get(float(multiple), 0) + minutes
    return total


def extras(found):
    """The lines beside the day's own work, with what was measured and bounds."""
    own = {"worked", "day", "overtime", "guarantee", "flat"}
    return [
        (line, part.measured, part.bound)
        for line, part in zip(lines(found), found.parts, strict=True)
        if part.rule not in own
    ]
