"""What releasing people costs: the pay of their dates as planned, and the terms agreed."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from crewplanner.app.weeks import production_day
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import PersonId, ProductionId, RoleId
from crewplanner.domain.pay.lines import Basis, PayNote
from crewplanner.domain.plan import Plan
from crewplanner.domain.release_cost import ReleaseCost, release_cost
from crewplanner.domain.values import DateSpan

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing

if TYPE_CHECKING:
    from crewplanner.domain.cancellation import CancellationStep

_UNKNOWN = frozenset({PayNote.MISSING_DEAL, PayNote.UNKNOWN_AGREEMENT, PayNote.BAD_PARAMETER})


def cost_of_bookings(
    plan: Plan, pricing: "Pricing", bookings: Iterable[Booking], today: dt.date
) -> ReleaseCost:
    """What releasing bookings of one person for one production costs, as if all were confirmed.

    Raises ValueError without any.
    """
    found = sorted(bookings, key=lambda one: one.span.first)
    if not found:
        raise ValueError("no bookings")
    roles = {date: one.role for one in found for date in one.span if date >= today}
    return _cost(plan, pricing, found[0].production, found[0].person, roles, today)


def cost_of_dates(
    plan: Plan,
    pricing: "Pricing",
    production: ProductionId,
    person: PersonId,
    span: DateSpan,
    today: dt.date,
) -> ReleaseCost:
    """What releasing a person's confirmed dates of a span costs."""
    roles = {
        date: booking.role
        for booking in plan.bookings_within(person, span)
        if booking.production == production and booking.firm
        for date in booking.span
        if date in span and date >= today
    }
    return _cost(plan, pricing, production, person, roles, today)


def today_of(plan: Plan, production: ProductionId, now: dt.datetime) -> dt.date:
    """The production's present day. Raises KeyError for an unknown production."""
    return production_day(now, plan.productions[production])


def _cost(
    plan: Plan,
    pricing: "Pricing",
    production: ProductionId,
    person: PersonId,
    roles: dict[dt.date, RoleId | None],
    today: dt.date,
) -> ReleaseCost:
    settings = plan.productions[production]
    pays: dict[dt.date, Decimal | None] = {}
    terms: dict[dt.date, tuple[CancellationStep, ...]] = {}
    if roles:
        span = DateSpan(first=min(roles), last=max(roles))
        pays = _pays(plan, pricing, production, person, span)
    for date, role in roles.items():
        deal = plan.deal_on(production, person, date, role)
        own = deal.cancellation if deal is not None else ()
        terms[date] = own or settings.cancellation
    wanted = {date: pays[date] for date in sorted(roles) if date in pays}
    return release_cost(wanted, terms, today, settings.currency)


def _pays(
    plan: Plan, pricing: "Pricing", production: ProductionId, person: PersonId, span: DateSpan
) -> dict[dt.date, Decimal | None]:
    """What each date on which the person works as planned pays; None where nobody can say."""
    pay = pricing.week(plan, production, span, (person,), basis=Basis.PLANNED).of(person)
    found: dict[dt.date, Decimal | None] = {}
    if pay is None:
        return found
    for line in pay.lines:
        found[line.date] = (found.get(line.date) or Decimal(0)) + line.amount
    found.update(dict.fromkeys((date for date, note in pay.notes if note in _UNKNOWN)))
    return found
