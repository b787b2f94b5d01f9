"""Whom a filter of the board lets through."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.grouping import role_among
from crewplanner.domain.bookings import FIRM, Booking
from crewplanner.domain.days import DayStatus
from crewplanner.domain.ids import PersonId, PlaceId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing


class BoardSieve:
    """Asks everything that the question's filter asks; what is cheap to know first.

    `pricing` is the plan's if it is at hand: planned overtime is what would be paid as such.
    """

    def __init__(
        self,
        plan: Plan,
        question: BoardQuestion,
        with_findings: frozenset[PersonId],
        pricing: "Pricing | None" = None,
    ) -> None:
        self._plan = plan
        self._question = question
        self._with_findings = with_findings
        self._pricing = pricing

    def lets(self, key: PersonId) -> bool:
        """Whether the person is shown."""
        wanted = self._question.filter
        if not wanted.active:
            return True
        if wanted.with_findings and key not in self._with_findings:
            return False
        own = [
            booking
            for booking in self._plan.bookings_within(key, self._question.span)
            if booking.production in self._question.shown
        ]
        live = [booking for booking in own if booking.live]
        if wanted.booked_only and not live:
            return False
        if wanted.unconfirmed and all(booking.status in FIRM for booking in live):
            return False
        if wanted.statuses and not any(booking.status in wanted.statuses for booking in own):
            return False
        return (
            self._has_role(self._plan.people[key], live)
            and (not wanted.places or self._is_at(live, wanted.places))
            and (not wanted.overtime or self._has_overtime(key))
        )

    def _has_role(self, person: Person, live: Iterable[Booking]) -> bool:
        """The department of the row, and the role of the row or of any booking."""
        wanted = self._question.filter
        role = role_among(self._plan, self._question.shown, person)
        if wanted.departments and (role is None or role.department not in wanted.departments):
            return False
        if not wanted.roles:
            return True
        roles = {booking.role for booking in live} | {role.id if role else None}
        return not wanted.roles.isdisjoint(roles)

    def _is_at(self, live: Iterable[Booking], places: frozenset[PlaceId]) -> bool:
        """Whether one of the days booked is at one of the places."""
        plan, span = self._plan, self._question.span
        for booking in live:
            first, last = max(booking.span.first, span.first), min(booking.span.last, span.last)
            for date in DateSpan(first=first, last=last):
                day = plan.day_of(booking, date)
                if day is None or day.status is DayStatus.CANCELLED:
                    continue
                if not places.isdisjoint(day.places):
                    return True
        return False

    def _has_overtime(self, person: PersonId) -> bool:
        from crewplanner.app.pricing import Pricing  # noqa: PLC0415 - to start quickly
        from crewplanner.domain.pay import Basis  # noqa: PLC0415 - to start quickly

        if self._pricing is None:
            self._pricing = Pricing()
        span = self._question.span
        for production in self._question.shown:
            pay = self._pricing.week(self._plan, production, span, (person,), basis=Basis.PLANNED)
            if any(one.overtime for one in pay.people):
                return True
        return False
