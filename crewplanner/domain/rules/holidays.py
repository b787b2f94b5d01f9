"""Work on a public holiday."""

from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.scope import Case, booking_ids


def holidays(case: Case) -> Iterator[Finding]:
    """Yield each working day of a person on a holiday of its production: INFO, with its name."""
    for person in case.people:
        for date in case.dates(person):
            for stint in case.diary(person).on(date):
                holiday = case.plan.holidays_on.get((stint.production, date))
                if holiday is not None and case.scope.includes(stint.production):
                    yield Finding(
                        rule=RuleKind.HOLIDAY,
                        severity=Severity.INFO,
                        production=stint.production,
                        date=date,
                        person=person,
                        bookings=booking_ids((stint,)),
                        name=holiday.name,
                    )
