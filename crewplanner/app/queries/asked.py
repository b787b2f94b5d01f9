"""Which details of a day are asked for: by the agreements in use, and by one person's."""

import datetime as dt

from crewplanner.app.agreements import agreements_for
from crewplanner.dataclass import dataclass
from crewplanner.domain.day_details import Detail
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.asked import asked_by
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What can change a person's pay of a date. `agreement` is its title, empty without a deal."""

    agreement: str = ""
    details: frozenset[Detail] = frozenset()


def asked_on(plan: Plan, production: ProductionId, person: PersonId, date: dt.date) -> Asked:
    """What the agreement of the person's deal on that date asks for."""
    bookings = [one for one in plan.booking_on(person, date) if one.production == production]
    booking = min(bookings, key=lambda one: not one.firm, default=None)
    deal = plan.deal_on(production, person, date, booking.role if booking else None)
    found = agreements_for(plan, production).get(deal.agreement) if deal else None
    return Asked(agreement=found.title, details=asked_by(found)) if found else Asked()


def asked_in(plan: Plan, production: ProductionId, date: dt.date) -> frozenset[Detail]:
    """What any agreement asks for under which somebody has a deal on that date."""
    names = {
        deal.agreement
        for deal in plan.deals.values()
        if deal.production == production and deal.covers(date)
    }
    known = agreements_for(plan, production)
    return frozenset[Detail]().union(*(asked_by(known[name]) for name in names if name in known))
