"""Which days of a person are paid, for how many minutes and under which deal."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.pay.bands import WEEK_DAYS
from crewplanner.domain.pay.lines import Basis
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import Diary
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import DateSpan

_SATURDAY = 5
_PAID_WITHOUT_TIMES = frozenset({DayKind.TRAVEL, DayKind.STANDBY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidDay:
    """A date of work: true minutes without meals, and the deal in force, if there is one."""

    date: dt.date
    minutes: int
    deal: Deal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayCase:
    """One person's days of one production under one choice of times."""

    plan: Plan
    production: ProductionId
    person: PersonId
    basis: Basis
    firm_only: bool
    diary: Diary

    def days(self, dates: Iterable[dt.date]) -> tuple[PaidDay, ...]:
        """The paid days among those dates, in their order."""
        found = (self._day(date) for date in dates)
        return tuple(day for day in found if day is not None)

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

    def _day(self, date: dt.date) -> PaidDay | None:
        minutes = self._planned(date) if self.basis is Basis.PLANNED else self._known(date)
        if minutes is None:
            return None
        return PaidDay(date=date, minutes=minutes, deal=self.deal_on(date))

    def _bookings(self, date: dt.date) -> list[Booking]:
        """The bookings of the production on the date that count, confirmed ones first."""
        on_date = self.diary.bookings(date)
        found = [b for b in on_date if b.production == self.production]
        return [b for b in found if b.firm or not self.firm_only]

    def _planned(self, date: dt.date) -> int | None:
        plans = (planned(self.plan, booking, date) for booking in self._bookings(date))
        return _added([(plan.day.id, plan.minutes) for plan in plans if plan is not None])

    def _known(self, date: dt.date) -> int | None:
        """Worked minutes; planned ones where none are known and the expected ones are asked for."""
        parts = [
            (stint.day.id if stint.day else None, stint.minutes)
            for stint in self.diary.on(date)
            if stint.production == self.production
            and (stint.worked or self.basis is Basis.EXPECTED)
            and (stint.firm or not self.firm_only)
        ]
        if not parts:
            card = self.plan.timecard_on(self.production, self.person, date)
            return 0 if card is not None and card.kind in _PAID_WITHOUT_TIMES else None
        return _added(parts)


def _added(parts: Iterable[tuple[DayId | None, int]]) -> int | None:
    """The minutes of a date; of two bookings for one day of a unit the longer. None for none."""
    longest: dict[DayId | None, int] = {}
    for day, minutes in parts:
        longest[day] = max(longest.get(day, 0), minutes)
    return sum(longest.values()) if longest else None
