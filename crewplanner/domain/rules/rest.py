"""Too little rest between two working days."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.rules.laws import longest_rest
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Diary, Stint, rest_between
from crewplanner.domain.values import DAY

_LONGEST_DAY = 2
"""A work date may run to 48:00, so one of two dates ago may still end just before today."""


def rest(case: Case) -> Iterator[Finding]:
    """Yield each date whose call comes before the rest that its production's turnaround asks for.

    Where a law asks for more, that is the limit: of one rest only one is told. Both are true
    minutes, across productions; worked times replace planned ones. It WARNs. Where
    one of two different productions is only tentative it is INFO, where both are, it may never come
    about.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            short = min(_short(case, diary, date), key=lambda found: found[0], default=None)
            if short is None:
                continue
            actual, limit, before, after = short
            own = after if case.scope.includes(after.production) else before
            other = before if own is after else after
            law = longest_rest(case.laws(after), actual)
            sure = (before.firm and after.firm) or before.production == after.production
            yield Finding(
                rule=RuleKind.REST,
                severity=Severity.WARN if sure else Severity.INFO,
                production=own.production,
                date=date,
                person=person,
                bookings=booking_ids((own, other)),
                actual=max(0, actual),
                limit=limit,
                clause=law.clause if law else "",
            )


def _short(case: Case, diary: Diary, date: dt.date) -> Iterator[tuple[int, int, Stint, Stint]]:
    """Each pair that ends on the date with too little rest: actual, limit, before, after."""
    for after in diary.on(date):
        limit = rest_asked(case, after)
        for back in range(1, _LONGEST_DAY + limit // DAY + 1):
            for before in diary.on(date - dt.timedelta(days=back)):
                actual = rest_between(before, after)
                if actual is None or actual >= limit or not both_may_be(before, after):
                    continue
                if any(case.scope.includes(stint.production) for stint in (before, after)):
                    yield actual, limit, before, after


def rest_asked(case: Case, after: Stint) -> int:
    """The rest that is asked for before a stint: its production's turnaround, or a law's."""
    asked = (law.rest or 0 for law in case.laws(after))
    return max(case.production(after.production).turnaround, *asked, 0)


def both_may_be(before: Stint, after: Stint) -> bool:
    """Whether both may come about: not where two productions only hold the person."""
    return before.firm or after.firm or before.production == after.production
