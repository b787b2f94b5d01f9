"""An invented crew with a card for every working day, and what California owes it, bare.

People follow their unit: departments are called before it or wrap after it, and one wrap in ten is
somebody's own. Everybody works six days a week, so that no seventh day in a row comes up, and eats
in time. Hours are in tenths and rates in steps of twenty cents: every amount is a whole number of
cents, so that the same total to the cent is no matter of how something was rounded.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import (
    BookingId,
    DayId,
    DealId,
    PersonId,
    ProductionId,
    TimecardId,
    UnitId,
)
from crewplanner.domain.pay.cards import Card, Case, MealBreak, Terms
from crewplanner.domain.people import Deal, Person, RatePer
from crewplanner.domain.plan import Plan, make_plan
from crewplanner.domain.productions import Production, Unit
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import Clock, DateSpan, TimeRange

MONDAY = dt.date(2026, 3, 2)
CALIFORNIA = "us-ca-order12"
PACT = "uk-pact-tv-2023"
WORKING_DAYS = 6
PRODUCTION = ProductionId(1)
_UNIT = UnitId(1)
_RATES = 40
_OFFSETS = ((0, 0), (0, 0), (0, 30), (30, 0), (48, 0), (30, 30))
"""By how much departments are called before the unit and wrapped after it."""
_OWN_WRAPS = 0.1
_MEAL = 30
_FIRST_MEAL = 270
_SECOND_MEAL = 570
_LONG_DAY = 600
_DAILY, _DOUBLE, _WEEKLY = 480, 720, 2400


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What one person did on one date: minutes of it, worked ones without the meals."""

    person: int
    date: dt.date
    call: int
    minutes: int
    meals: tuple[TimeRange, ...]
    rate: Decimal

    @property
    def week(self) -> int:
        """Which week of the production it lies in."""
        return (self.date - MONDAY).days // 7

    @property
    def wrap(self) -> int:
        """The minute of the work date at which it ended."""
        return self.call + self.minutes + sum(meal.end - meal.start for meal in self.meals)


def shifts(people: int, days: int) -> tuple[Shift, ...]:
    """All of them, by person and date: so many people on so many days each."""
    dice = random.Random(people * 1000 + days)  # noqa: S311 - no secret
    return tuple(_shifts(dice, people, days))


def _shifts(dice: random.Random, people: int, days: int) -> Iterator[Shift]:
    unit = [(390 + 30 * dice.randrange(5), 480 + 30 * dice.randrange(11)) for _ in range(days)]
    for person in range(people):
        rate = Decimal(30) + Decimal(person % _RATES) / 5
        early, late = dice.choice(_OFFSETS)
        for number, (call, minutes) in enumerate(unit):
            week, weekday = divmod(number, WORKING_DAYS)
            own = 6 * dice.randrange(-5, 6) if dice.random() < _OWN_WRAPS else late
            meals = [TimeRange(start=call + _FIRST_MEAL, end=call + _FIRST_MEAL + _MEAL)]
            if minutes + _MEAL > _LONG_DAY:
                meals.append(TimeRange(start=call + _SECOND_MEAL, end=call + _SECOND_MEAL + _MEAL))
            yield Shift(
                person=person,
                date=MONDAY + dt.timedelta(days=7 * week + weekday),
                call=call - early,
                minutes=minutes + early + own,
                meals=tuple(meals),
                rate=rate,
            )


def in_ints(cards: Sequence[Shift]) -> Decimal:
    """What the hours come to under California's steps: whole minutes, and cents at twice 60ths."""
    total, week_of, straight = 0, (-1, -1), 0
    for card in cards:
        if (card.person, card.week) != week_of:
            week_of, straight = (card.person, card.week), 0
        minutes = card.minutes
        double = minutes - _DOUBLE if minutes > _DOUBLE else 0
        plain = min(_DAILY, minutes)
        over = straight + plain - _WEEKLY
        lifted = 0 if over <= 0 else min(plain, over)
        straight += plain - lifted
        half = minutes - double - plain + lifted
        total += int(card.rate * 100) * (2 * (plain - lifted) + 3 * half + 4 * double)
    return Decimal(total) / 12000


def in_decimals(cards: Sequence[Shift]) -> Decimal:
    """The same in decimal hours and money, as a spreadsheet would be written down in Python."""
    total, week_of, straight = Decimal(0), (-1, -1), Decimal(0)
    for card in cards:
        if (card.person, card.week) != week_of:
            week_of, straight = (card.person, card.week), Decimal(0)
        hours = Decimal(card.minutes) / 60
        double = max(Decimal(0), hours - 12)
        plain = min(hours, Decimal(8))
        lifted = min(plain, max(Decimal(0), straight + plain - 40))
        straight += plain - lifted
        half = hours - double - plain + lifted
        total += card.rate * (plain - lifted + half * Decimal("1.5") + double * 2)
    return total


def plan_of(agreement: str, cards: Sequence[Shift]) -> Plan:
    """A plan in which everybody works those shifts under the agreement, all with times typed."""
    return make_plan(_records(agreement, cards))


def _records(agreement: str, cards: Sequence[Shift]) -> Iterator[object]:
    home = agreement == CALIFORNIA
    yield Production(
        id=PRODUCTION,
        title="Invented",
        timezone="America/Los_Angeles" if home else "Europe/London",
        currency="USD" if home else "GBP",
    )
    yield Unit(id=_UNIT, production=PRODUCTION, name="Main unit")
    dates = sorted({card.date for card in cards})
    for place, date in enumerate(dates):
        yield ShootDay(
            id=DayId(place + 1),
            production=PRODUCTION,
            unit=_UNIT,
            date=date,
            day_type=DayType.SHOOT,
            call=450,
            wrap=1110,
            meals=(TimeRange(start=780, end=840),),
        )
    span = DateSpan(first=dates[0], last=dates[-1])
    for card in cards:
        if card.date == dates[0]:
            yield from _person(agreement, card, span)
    for place, card in enumerate(cards):
        yield timecard(place, card)


def _person(agreement: str, card: Shift, span: DateSpan) -> Iterator[object]:
    hourly = agreement == CALIFORNIA
    person = PersonId(card.person + 1)
    yield Person(id=person, name=f"Person {card.person:03}")
    yield Deal(
        id=DealId(person),
        production=PRODUCTION,
        person=person,
        rate=card.rate if hourly else card.rate * 10,
        per=RatePer.HOUR if hourly else RatePer.DAY,
        agreement=agreement,
    )
    yield Booking(
        id=BookingId(person),
        production=PRODUCTION,
        person=person,
        span=span,
        unit=_UNIT,
        status=BookingStatus.CONFIRMED,
    )


def timecard(place: int, card: Shift) -> Timecard:
    """The card of the shift at a place among all."""
    return Timecard(
        id=TimecardId(place + 1),
        production=PRODUCTION,
        person=PersonId(card.person + 1),
        date=card.date,
        call=Clock(minutes=card.call),
        wrap=Clock(minutes=card.wrap),
        meals=card.meals,
    )


def cases_of(agreement: str, cards: Sequence[Shift]) -> tuple[Case, ...]:
    """The cards as they go into the engine, a case for each person's week."""
    found: list[Case] = []
    for _, week in groupby(cards, key=lambda card: (card.person, card.week)):
        shifts_of_week = [*week]
        found.append(
            Case(
                agreement=agreement,
                cards=tuple(map(_card, shifts_of_week)),
                terms=Terms(rate=shifts_of_week[0].rate, per=RatePer.HOUR),
                zone="America/Los_Angeles",
            )
        )
    return tuple(found)


def _card(card: Shift) -> Card:
    return Card(
        date=card.date,
        call=card.call,
        wrap=card.wrap,
        meals=tuple(MealBreak(start=meal.start, end=meal.end) for meal in card.meals),
        unit_call=450,
        scheduled_wrap=1110,
    )
