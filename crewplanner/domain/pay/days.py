"""Which days of a person are paid, for how many minutes and under which deal."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from types import MappingProxyType

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.day_details import BreakKind
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.pay.cards import Card, MealBreak
from crewplanner.domain.pay.lines import Basis
from crewplanner.domain.pay.rates import WEEK_DAYS
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary, Stint
from crewplanner.domain.timecards import DayKind, MarkKind, WorkedDay
from crewplanner.domain.values import DateSpan, TimeRange, resolve

_SATURDAY = 5
_PAID_WITHOUT_TIMES = frozenset({DayKind.TRAVEL, DayKind.STANDBY})
_BREAKFAST = 15
"""Minutes of a breakfast of which only the beginning was noted: the shortest that counts."""


_KINDS = MappingProxyType(
    {
        DayType.PREP: "prep",
        DayType.TEST: "prep",
        DayType.REHEARSAL: "prep",
        DayType.FITTING: "prep",
        DayType.OFFICE: "prep",
        DayType.RESEARCH: "prep",
        DayType.EDIT: "prep",
        DayType.WRAP: "wrap",
        DayType.PRE_LIGHT: "prelight",
        DayType.BUILD: "build",
        DayType.STRIKE: "strike",
        DayType.RECCE: "recce",
        DayType.TRAVEL: "travel",
    }
)
"""What a unit's day is for an agreement; what is not named is a shooting day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidDay:
    """A date of work as an agreement looks at it, and the deal in force, if there is one."""

    date: dt.date
    minutes: int
    deal: Deal | None
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class PayCase:
    """One person's days of one production under one choice of times.

    `known` keeps each date that was looked at; it may be handed on as long as the date's bookings,
    times, sheets and deals are the same.
    """

    plan: Plan
    production: ProductionId
    person: PersonId
    basis: Basis
    firm_only: bool
    diary: Diary
    known: dict[dt.date, PaidDay | None] = field(default_factory=dict[dt.date, PaidDay | None])

    def days(self, dates: Iterable[dt.date]) -> tuple[PaidDay, ...]:
        """The paid days among those dates, in their order."""
        found = (self._known_day(date) for date in dates)
        return tuple(day for day in found if day is not None)

    @property
    def begun(self) -> Iterator[dt.date]:
        """Dates of which one is the first that the person can have worked."""
        plan, person = self.plan, self.person
        yield from (booking.span.first for booking in plan.bookings_of.get(person, ())[:1])
        yield from (card.date for card in plan.timecards_of.get(person, ())[:1])

    def engaged(self, deal: Deal, week: DateSpan, worked: frozenset[dt.date]) -> int:
        """How many dates of a week the person is engaged under the deal, at most five.

        Those worked, and of those booked the ones from Monday to Friday.
        """
        dates = [
            date
            for date in week
            if date in worked or (date.weekday() < _SATURDAY and self._bookings(date))
        ]
        return min(WEEK_DAYS, sum(self.deal_on(date) == deal for date in dates))

    def deal_on(self, date: dt.date) -> Deal | None:
        """The deal in force on the date, for the role of its booking."""
        role = next((booking.role for booking in self._bookings(date)), None)
        return self.plan.deal_on(self.production, self.person, date, role)

    def _known_day(self, date: dt.date) -> PaidDay | None:
        if date not in self.known:
            self.known[date] = self._day(date)
        return self.known[date]

    def _day(self, date: dt.date) -> PaidDay | None:
        found = self._planned(date) if self.basis is Basis.PLANNED else self._known(date)
        if found is None:
            return None
        minutes, card = found
        return PaidDay(date=date, minutes=minutes, deal=self.deal_on(date), card=card)

    def _bookings(self, date: dt.date) -> list[Booking]:
        """The bookings of the production on the date that count, confirmed ones first."""
        on_date = self.diary.bookings(date)
        found = [b for b in on_date if b.production == self.production]
        return [b for b in found if b.firm or not self.firm_only]

    def _planned(self, date: dt.date) -> tuple[int, Card] | None:
        plans = [planned(self.plan, booking, date) for booking in self._bookings(date)]
        works = [
            _Times(
                day=p.day,
                call=p.call,
                wrap=p.wrap,
                meals=p.meals,
                minutes=p.minutes,
                scheduled_wrap=p.wrap,
            )
            for p in plans
            if p is not None
        ]
        return _card(date, works)

    def _known(self, date: dt.date) -> tuple[int, Card] | None:
        """Worked times; planned ones where none are known and the expected ones are asked for."""
        works = [
            _times(stint)
            for stint in self.diary.on(date)
            if stint.production == self.production
            and (stint.worked or self.basis is Basis.EXPECTED)
            and (stint.firm or not self.firm_only)
        ]
        if works:
            return _card(date, works)
        card = self.plan.timecard_on(self.production, self.person, date)
        if card is None or card.kind not in _PAID_WITHOUT_TIMES:
            return None
        return 0, Card(
            date=date,
            kind=card.kind.value,
            travel=card.details.travel_minutes or 0,
            elections=MappingProxyType(dict(card.elections)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """One piece of work on a date."""

    day: ShootDay | None
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    minutes: int
    scheduled_wrap: int | None = None
    told: WorkedDay | None = None


def _times(stint: Stint) -> _Times:
    return _Times(
        day=stint.day,
        call=stint.call,
        wrap=stint.wrap,
        meals=stint.meals,
        minutes=stint.minutes,
        scheduled_wrap=_scheduled_wrap(stint),
        told=stint.told,
    )


def _card(date: dt.date, works: Iterable[_Times]) -> tuple[int, Card] | None:
    """The minutes and the card of a date; of two bookings for one day of a unit the longer.

    Several days of different units have no common call and wrap: their hours are added.
    """
    longest: dict[DayId | None, _Times] = {}
    for work in works:
        key = work.day.id if work.day else None
        if key not in longest or work.minutes > longest[key].minutes:
            longest[key] = work
    if not longest:
        return None
    minutes = sum(work.minutes for work in longest.values())
    one = next(iter(longest.values()))
    kind = _KINDS.get(one.day.day_type, "shoot") if one.day else "shoot"
    if len(longest) > 1 or one.call is None or one.wrap is None:
        return minutes, _with_told(Card(date=date, kind=kind, hours=minutes), one.told)
    meals = tuple(MealBreak(start=meal.start, end=meal.end) for meal in one.meals)
    card = Card(
        date=date,
        kind=kind,
        call=one.call,
        wrap=one.wrap,
        meals=(*meals, *_paid_breaks(one.told)) if one.told else meals,
        unit_call=one.day.call if one.day else None,
        scheduled_wrap=one.scheduled_wrap,
    )
    return minutes, _with_told(card, one.told)


def _scheduled_wrap(stint: Stint) -> int | None:
    """When the person was to wrap: a time of their own against the unit's."""
    own = stint.booking.wrap if stint.booking else None
    return resolve(own, stint.day.wrap) if stint.day else None


def _with_told(card: Card, told: WorkedDay | None) -> Card:
    """The card with what was said of the day beside its times."""
    if told is None:
        return card
    details = told.details
    return replace(
        card,
        shape=details.shape.value if details.shape else card.shape,
        on_set_wrap=details.on_set_wrap,
        camera_overtime=details.camera_overtime_minutes,
        overtime_kind=details.overtime_kind.value if details.overtime_kind else None,
        travel=details.travel_minutes or 0,
        missed_breaks=details.missed_breaks or 0,
        elections=MappingProxyType(dict(told.elections)),
        forced_call=any(mark.kind is MarkKind.FORCED_CALL for mark in told.marks),
    )


def _paid_breaks(told: WorkedDay) -> Iterator[MealBreak]:
    """The paid breaks within the work: those of the day's details and a marked breakfast."""
    given = [(one.time.start, one.time.end, one.kind) for one in told.details.breaks or ()]
    given += [
        (mark.at, mark.at + _BREAKFAST, BreakKind.NDB)
        for mark in told.marks
        if mark.kind is MarkKind.BREAKFAST and mark.at is not None
    ]
    for start, end, kind in given:
        if told.call <= start and end <= told.wrap:
            yield MealBreak(start=start, end=end, kind=kind.value)
