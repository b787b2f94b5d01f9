"""Stints: what a person does on each date, planned or, where it is known, as worked.

Rules and pay look at people through stints, across all productions of the project.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import replace

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import day_worked, minutes_worked, planned, zone_of
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.timecards import ABSENT, Timecard, WorkedDay, worked_day
from crewplanner.domain.values import DateSpan, TimeRange
from crewplanner.domain.zones import instant

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """One person's work on one date for one production.

    `booking` is None where only a timecard tells of it, `day` None where its unit has no day on the
    date (yet). Without both times the whole date is taken. `firm` is confirmed, or told by a
    timecard.
    """

    person: PersonId
    production: ProductionId
    date: dt.date
    booking: Booking | None = None
    day: ShootDay | None = None
    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()
    minutes: int = 0
    """True minutes worked or planned without meals; 0 while call or wrap is open."""
    firm: bool = True
    worked: bool = False
    zone: str = "UTC"
    told: WorkedDay | None = None
    """What is known of the work, where it is."""

    @property
    def at_work(self) -> bool:
        """Whether the person works that date, rather than only being claimed for it."""
        return self.worked or self.day is not None

    @property
    def times(self) -> tuple[int, int] | None:
        """Call and wrap, where both are known."""
        return None if self.call is None or self.wrap is None else (self.call, self.wrap)

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime] | None:
        """Call and wrap in UTC, where both are known."""
        if self.call is None or self.wrap is None:
            return None
        return (
            instant(self.date, self.call, self.zone),
            instant(self.date, self.wrap, self.zone),
        )


def rest_between(before: Stint, after: Stint) -> int | None:
    """True minutes from the wrap of one to the call of the other, negative where they overlap.

    None while one of the two times is open.
    """
    if before.wrap is None or after.call is None:
        return None
    passed = instant(after.date, after.call, after.zone) - instant(
        before.date, before.wrap, before.zone
    )
    return passed // dt.timedelta(minutes=1)


def stints(
    plan: Plan,
    person: PersonId,
    span: DateSpan,
    productions: Collection[ProductionId] | None = None,
) -> tuple[Stint, ...]:
    """The person's working days of the span by date and call, for those productions (None: all).

    Worked times replace planned ones where they are known; a date that the person's card calls
    sick, leave or off is left out. Tentative bookings are in it, marked by `firm`.
    """
    diary = Diary(plan, person)
    return tuple(
        stint
        for date in span
        for stint in diary.on(date)
        if productions is None or stint.production in productions
    )


class Diary:
    """A person's dates, each looked up once. Costs the person's own records, not the project's."""

    def __init__(self, plan: Plan, person: PersonId) -> None:
        self._plan = plan
        self._person = person
        self._bookings = [b for b in plan.bookings_of.get(person, ()) if b.live]
        self._starts = [booking.span.first for booking in self._bookings]
        self._longest = max((len(booking.span) for booking in self._bookings), default=0)
        self._cards = plan.timecards_of.get(person, ())
        self._claims: dict[dt.date, tuple[Stint, ...]] = {}
        self._on: dict[dt.date, tuple[Stint, ...]] = {}

    def on(self, date: dt.date) -> tuple[Stint, ...]:
        """The stints of a date on which the person is at work, by call."""
        if date not in self._on:
            self._on[date] = tuple(stint for stint in self.claims(date) if stint.at_work)
        return self._on[date]

    def claims(self, date: dt.date) -> tuple[Stint, ...]:
        """The stints of a date, and bookings that claim it though their unit has no day.

        A weekend or a public holiday without a day claims nobody in a week in which the production
        works.
        """
        if date not in self._claims:
            found = list(self._find(date))
            found.sort(key=lambda s: (s.call or 0, s.production, s.booking.id if s.booking else 0))
            self._claims[date] = tuple(found)
        return self._claims[date]

    def dates(self, span: DateSpan) -> tuple[dt.date, ...]:
        """The dates of a span that a live booking covers or a card is for, in order."""
        found = {card.date for card in self._cards if card.date in span}
        for booking in self._bookings:
            if booking.span.overlaps(span):
                first, last = max(booking.span.first, span.first), min(booking.span.last, span.last)
                found.update(DateSpan(first=first, last=last))
        return tuple(sorted(found))

    def bookings(self, date: dt.date) -> list[Booking]:
        """The live bookings that cover a date, confirmed ones first."""
        low = bisect_left(self._starts, date - dt.timedelta(days=max(0, self._longest - 1)))
        high = bisect_right(self._starts, date)
        covering = [b for b in self._bookings[low:high] if date <= b.span.last]
        return sorted(covering, key=lambda booking: not booking.firm)

    def _cards_on(self, date: dt.date) -> dict[ProductionId, Timecard]:
        low = bisect_left(self._cards, date, key=_date)
        high = bisect_right(self._cards, date, key=_date)
        return {card.production: card for card in reversed(self._cards[low:high])}

    def _find(self, date: dt.date) -> list[Stint]:
        cards = self._cards_on(date)
        found: list[Stint] = []
        carded: set[ProductionId] = set()
        for booking in self.bookings(date):
            card = cards.get(booking.production)
            if card is not None and (card.kind in ABSENT or booking.production in carded):
                continue
            stint = self._booked(booking, date, card)
            if stint is None:
                continue
            found.append(stint)
            if card is not None and stint.worked:
                carded.add(booking.production)
        for production, card in cards.items():
            worked = None if production in carded else worked_day(self._person, date, card, None)
            if worked is not None:
                found.append(self._worked(production, None, None, worked))
        return found

    def _booked(self, booking: Booking, date: dt.date, card: Timecard | None) -> Stint | None:
        plan = self._plan
        day = day_worked(plan, booking, date)
        sheet = plan.sheet_of.get(day.id) if day is not None and day.working else None
        worked = worked_day(self._person, date, card, sheet, booking.call, booking.wrap)
        if worked is not None:
            stint = self._worked(booking.production, booking, day, worked)
            return stint if card is not None else replace(stint, firm=booking.firm)
        if day is None:
            return None if self._resting(booking, date) else _claim(booking, date)
        plans = planned(plan, booking, date)
        if plans is None:
            return None
        return Stint(
            person=booking.person,
            production=booking.production,
            date=date,
            booking=booking,
            day=day,
            call=plans.call,
            wrap=plans.wrap,
            meals=plans.meals,
            minutes=plans.minutes,
            firm=booking.firm,
            zone=zone_of(plan, booking.production),
        )

    def _worked(
        self,
        production: ProductionId,
        booking: Booking | None,
        day: ShootDay | None,
        worked: WorkedDay,
    ) -> Stint:
        zone = zone_of(self._plan, production)
        return Stint(
            person=worked.person,
            production=production,
            date=worked.date,
            booking=booking,
            day=day,
            call=worked.call,
            wrap=worked.wrap,
            meals=worked.meals,
            minutes=minutes_worked(worked.date, worked.call, worked.wrap, worked.meals, zone),
            worked=True,
            zone=zone,
            told=worked,
        )

    def _resting(self, booking: Booking, date: dt.date) -> bool:
        holiday = (booking.production, date) in self._plan.holidays_on
        if date.weekday() < _SATURDAY and not holiday:
            return False
        production = self._plan.productions.get(booking.production)
        week = week_of(date, production.first_weekday if production else 0)
        return any(
            day.working and (booking.unit is None or day.unit == booking.unit)
            for other in week
            for day in self._plan.days_on.get((booking.production, other), ())
        )


def week_of(date: dt.date, first_weekday: int) -> DateSpan:
    """The seven dates around a date that begin on a weekday (Monday = 0)."""
    first = date - dt.timedelta(days=(date.weekday() - first_weekday) % 7)
    return DateSpan(first=first, last=first + dt.timedelta(days=6))


def _claim(booking: Booking, date: dt.date) -> Stint:
    return Stint(
        person=booking.person,
        production=booking.production,
        date=date,
        booking=booking,
        firm=booking.firm,
    )


def _date(card: Timecard) -> dt.date:
    return card.date
