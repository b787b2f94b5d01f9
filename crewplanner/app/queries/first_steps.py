"""The first steps in a project: ten people on a night, nothing open about it, its week's cost."""

from collections.abc import Iterable
from enum import StrEnum

from crewplanner.app.queries.grouping import is_night
from crewplanner.dataclass import dataclass
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import DayId, ProductionId
from crewplanner.domain.overrides import Key, key_of
from crewplanner.domain.plan import Plan

CREW = 10
"""So many people are to be booked."""


class Step(StrEnum):
    """What is to be done, in this order."""

    PRODUCTION = "production"
    CREW = "crew"
    NIGHT = "night"
    BOOK = "book"
    FINDINGS = "findings"
    COST = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What was there before the first step: its days and findings are none of the user's."""

    days: frozenset[DayId] = frozenset()
    findings: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """How far the user is. `night` is the newest night, `booked` how many are confirmed on it.

    `fresh` are the open conflicts and warnings that were not there at the beginning.
    """

    done: frozenset[Step]
    night: ShootDay | None
    booked: int
    fresh: tuple[Finding, ...]

    @property
    def next(self) -> Step | None:
        """The first step that is not done; None at the end."""
        return next((step for step in Step if step not in self.done), None)


def beginning(plan: Plan, findings: Iterable[Finding]) -> Beginning:
    """A plan as it is before the first step; `findings` are all of its production."""
    return Beginning(
        days=frozenset(plan.shoot_days), findings=frozenset(key_of(one) for one in findings)
    )


def first_steps(
    plan: Plan,
    production: ProductionId | None,
    findings: Iterable[Finding],
    before: Beginning,
    *,
    cost_seen: bool,
) -> FirstSteps:
    """How far somebody is who began from `before`; `findings` are all of the production now."""
    night = _newest_night(plan, production, before)
    booked = _confirmed(plan, night) if night is not None else 0
    fresh = tuple(
        one
        for one in findings
        if one.severity is not Severity.INFO
        and is_open(plan, one)
        and key_of(one) not in before.findings
    )
    state = {
        Step.PRODUCTION: production in plan.productions,
        Step.CREW: len(plan.people) >= CREW,
        Step.NIGHT: night is not None,
        Step.BOOK: booked >= CREW,
        Step.FINDINGS: booked >= CREW and not fresh,
        Step.COST: cost_seen,
    }
    return FirstSteps(
        done=frozenset(step for step, done in state.items() if done),
        night=night,
        booked=booked,
        fresh=fresh,
    )


def _newest_night(
    plan: Plan, production: ProductionId | None, before: Beginning
) -> ShootDay | None:
    found = plan.productions.get(production) if production is not None else None
    if found is None:
        return None
    nights = [
        day
        for day in plan.shoot_days.values()
        if day.production == found.id
        and day.id not in before.days
        and is_night(found, day.call, day.wrap)
    ]
    return max(nights, key=lambda day: day.id, default=None)


def _confirmed(plan: Plan, night: ShootDay) -> int:
    """How many people are confirmed for that unit's night."""
    return len(
        {
            booking.person
            for booking in plan.bookings_at.get((night.production, night.date), ())
            if booking.status is BookingStatus.CONFIRMED
            and plan.day_of(booking, night.date) == night
        }
    )
