"""Who is asked again by a change of bookings: by one that is done, or by one that is only tried."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from crewplanner.app.ledgers import LedgerPeriod, Ledgers
from crewplanner.app.queries.ledger import ledger_period
from crewplanner.app.touched import Rows
from crewplanner.dataclass import dataclass
from crewplanner.domain.asked_again import ASKED_WEEKS, AskedAgain, again, medians
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.ledger import Irregular, crew_of
from crewplanner.domain.plan import Plan

_MOST_PEOPLE = 60
"""Of an import nobody is told: it asks nobody."""

Wanted = tuple[PersonId, LedgerPeriod]
"""A ledger to be reckoned."""

_Crews = dict[tuple[ProductionId, LedgerPeriod], Mapping[Irregular, Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDates:
    """Dates on which somebody is live booked for a production and was not before."""

    person: PersonId
    production: ProductionId
    dates: frozenset[dt.date]


def new_dates(before: Plan, after: Plan, rows: Rows) -> tuple[NewDates, ...]:
    """Who was given which dates by a change of those rows; nobody where it is as much as an import.

    A booking that becomes firmer, or is for another unit, gives nobody new dates.
    """
    found: dict[tuple[PersonId, ProductionId], set[dt.date]] = {}
    for key in rows.get("bookings", ()):
        now = after.bookings.get(BookingId(key))
        if now is not None and now.live:
            fresh = set(now.span) - set(_dates(before, now.person))
            found.setdefault((now.person, now.production), set()).update(fresh)
    if len({person for person, _production in found}) > _MOST_PEOPLE:
        return ()
    return tuple(
        NewDates(person=person, production=production, dates=frozenset(dates))
        for (person, production), dates in sorted(found.items())
        if dates
    )


def waiting(plan: Plan, found: Iterable[NewDates], ledgers: Ledgers) -> list[Wanted]:
    """Which ledgers must be reckoned before `asked_again_by` is cheap; each may be by itself."""
    needed: dict[Wanted, None] = {}
    for production, period in {_of(plan, one) for one in found}:
        for person in sorted(crew_of(plan, production, period.span)):
            if not ledgers.knows(plan, person, period):
                needed[person, period] = None
    return list(needed)


def asked_again_by(
    plan: Plan, found: Iterable[NewDates], ledgers: Ledgers | None = None
) -> tuple[AskedAgain, ...]:
    """What is asked again by new dates that the plan holds already, person by person.

    See `asked_again` for one person.
    """
    ledgers, crews = ledgers or Ledgers(), _Crews()
    return tuple(one for new in found for one in _asked(plan, new, ledgers, crews))


def asked_again(
    plan: Plan,
    person: PersonId,
    dates: Collection[dt.date],
    production: ProductionId,
    ledgers: Ledgers | None = None,
) -> tuple[AskedAgain, ...]:
    """What somebody is asked for again by work on these dates, the hardest first; () for nothing.

    The plan holds the bookings already: it is the one after the change, or one that is tried
    (`app.trial`). It looks at the four whole weeks up to the last of the dates; everything live
    counts, pencils too. It is told where a person then has two more of a kind than the median of
    the production's crew, and half as many again. It blocks nothing. `ledgers` keep what was
    reckoned: those of the workspace.
    """
    new = NewDates(person=person, production=production, dates=frozenset(dates))
    return asked_again_by(plan, (new,), ledgers) if dates else ()


def _asked(plan: Plan, new: NewDates, ledgers: Ledgers, crews: _Crews) -> tuple[AskedAgain, ...]:
    production, period = _of(plan, new)
    own = ledgers.of(plan, new.person, period)
    if not any(day.date in new.dates and day.kinds for day in own.days):
        return ()
    key = (production, period)
    if key not in crews:
        crew = sorted(crew_of(plan, production, period.span))
        crews[key] = medians(ledgers.of(plan, one, period) for one in crew)
    return again(own, new.dates, crews[key])


def _of(plan: Plan, new: NewDates) -> tuple[ProductionId, LedgerPeriod]:
    last = max(new.dates)
    period = ledger_period(plan, new.production, last, ASKED_WEEKS, tentative=True)
    return new.production, LedgerPeriod(span=period.span, until=period.span.last, tentative=True)


def _dates(plan: Plan, person: PersonId) -> Iterator[dt.date]:
    """All dates of somebody's live bookings."""
    for booking in plan.bookings_of.get(person, ()):
        if booking.live:
            yield from booking.span
