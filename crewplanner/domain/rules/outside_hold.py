"""Another company has somebody, or first refusal, on a date on which we engage them."""

from collections.abc import Iterator

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ladder import OPTIONS
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Stint


def outside_hold(case: Case) -> Iterator[Finding]:
    """Yield each engagement that meets what another company has confirmed or holds first.

    Confirmed by them and by us BLOCKs; confirmed by them while we only hold is a WARN, and so is
    what we confirmed though they have first refusal. Their lower holds, and ours beside theirs, are
    as holds should be. `name` says whose it is, `actual` is its rank, 0 where it is confirmed.
    """
    for person in case.people:
        held = [one for one in case.plan.outside_holds_of.get(person, ()) if one.live]
        if not held:
            continue
        for date in case.dates(person):
            there = [one for one in held if date in one.span]
            for stint in case.diary(person).claims(date) if there else ():
                if not case.scope.includes(stint.production):
                    continue
                for hold in there:
                    severity = _severity(hold, stint)
                    if severity is not None:
                        firm = hold.status == BookingStatus.CONFIRMED
                        yield Finding(
                            rule=RuleKind.OUTSIDE_HOLD,
                            severity=severity,
                            production=stint.production,
                            date=date,
                            person=person,
                            bookings=booking_ids((stint,)),
                            name=hold.holder,
                            actual=0 if firm else hold.rank,
                        )


def _severity(hold: OutsideHold, stint: Stint) -> Severity | None:
    if hold.status == BookingStatus.CONFIRMED:
        return Severity.BLOCK if stint.firm else Severity.WARN
    first = hold.status in OPTIONS and hold.rank == 1
    return Severity.WARN if first and stint.firm else None
