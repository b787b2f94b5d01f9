"""Ledgers of irregular hours, kept from one plan to the next as long as they are true."""

import datetime as dt

from crewplanner.app.laws import Laws
from crewplanner.dataclass import dataclass
from crewplanner.domain.booked import source
from crewplanner.domain.ids import PersonId
from crewplanner.domain.ledger import Ledger, PersonLedger
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

_KEPT = 4_000

_Source = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPeriod:
    """The dates that are counted. `until` is the date asked for, within the last week.

    With `tentative` holds and offers count too.
    """

    span: DateSpan
    until: dt.date
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    shared: _Source
    own: _Source
    ledger: PersonLedger


class Ledgers:
    """Reckons again only for whom something changed: a plan shares what is as it was before.

    Lives on one thread.
    """

    def __init__(self) -> None:
        self._laws = Laws()
        self._kept: dict[tuple[PersonId, LedgerPeriod], _Kept] = {}
        self._at_work: dict[bool, Ledger] = {}

    def of(self, plan: Plan, person: PersonId, period: LedgerPeriod) -> PersonLedger:
        """The person's ledger of the period."""
        shared, own, key = _shared(plan), _own(plan, person), (person, period)
        kept = self._kept.pop(key, None)
        if kept is None or not (_same(kept.shared, shared) and _same(kept.own, own)):
            reckoned = self._reckoning(plan, tentative=period.tentative)
            ledger = reckoned.of(person, period.span, period.until)
            kept = _Kept(shared, own, ledger)
        self._kept[key] = kept
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.ledger

    def knows(self, plan: Plan, person: PersonId, period: LedgerPeriod) -> bool:
        """Whether asking costs nothing."""
        kept = self._kept.get((person, period))
        if kept is None:
            return False
        return _same(kept.shared, _shared(plan)) and _same(kept.own, _own(plan, person))

    def _reckoning(self, plan: Plan, *, tentative: bool) -> Ledger:
        found = self._at_work.get(tentative)
        if found is None or found.plan is not plan:
            found = Ledger(plan, self._laws.under(plan), tentative=tentative)
            self._at_work[tentative] = found
        return found


def _shared(plan: Plan) -> _Source:
    """What everybody's dates come from."""
    return (
        plan.productions,
        plan.units,
        plan.shoot_days,
        plan.day_sheets,
        plan.holidays,
        plan.agreements,
    )


def _own(plan: Plan, person: PersonId) -> _Source:
    """What one person's dates come from."""
    return (
        source(plan.bookings_of, person),
        plan.timecards_of.get(person),
        plan.deals_of.get(person),
    )


def _same(one: _Source, other: _Source) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))
