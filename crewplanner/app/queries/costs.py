"""What people cost on dates, worked or as planned: confirmed bookings alone, or with pencils."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from crewplanner.app.pricing import Pricing
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import Basis
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

_NOTHING = Decimal(0)
_RUN_UP = 14
"""A pencil so many days before a span may have a part in what the span costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Money of the production: of `confirmed` bookings, and of all live ones (`with_pencils`)."""

    confirmed: Decimal = _NOTHING
    with_pencils: Decimal = _NOTHING

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            confirmed=self.confirmed + other.confirmed,
            with_pencils=self.with_pencils + other.with_pencils,
        )

    def __bool__(self) -> bool:
        return bool(self.confirmed or self.with_pencils)


NO_COST = Cost()


def person_costs(
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan, pricing: Pricing
) -> dict[dt.date, Cost]:
    """A person's cost by date, where there is any: worked times where known, else planned ones.

    `pricing` keeps what it prices, so that asking again costs little. Raises KeyError for an
    unknown production.
    """
    firm = _by_date(plan, production, person, span, pricing, firm_only=True)
    live = firm
    if _pencilled(plan, production, person, span):
        live = _by_date(plan, production, person, span, pricing, firm_only=False)
    return {
        date: Cost(confirmed=firm.get(date, _NOTHING), with_pencils=live.get(date, _NOTHING))
        for date in sorted(firm.keys() | live.keys())
    }


def _by_date(
    plan: Plan,
    production: ProductionId,
    person: PersonId,
    span: DateSpan,
    pricing: Pricing,
    *,
    firm_only: bool,
) -> Mapping[dt.date, Decimal]:
    found: dict[dt.date, Decimal] = {}
    pay = pricing.week(plan, production, span, (person,), basis=Basis.EXPECTED, firm_only=firm_only)
    for one in pay.people:
        for line in one.lines:
            found[line.date] = found.get(line.date, _NOTHING) + line.amount
    return found


def _pencilled(plan: Plan, production: ProductionId, person: PersonId, span: DateSpan) -> bool:
    """Whether any booking that is not firm may have a part in the span's cost."""
    since = span.first - dt.timedelta(days=_RUN_UP)
    reach = DateSpan(first=since, last=span.last + dt.timedelta(days=6))
    return any(
        booking.live and not booking.firm and booking.production == production
        for booking in plan.bookings_within(person, reach)
    )
