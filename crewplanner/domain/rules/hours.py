"""Too many hours in a day, a week, or any so many days."""

import datetime as dt
from collections.abc import Iterator, Sequence

from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.rules.laws import shortest_day
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Diary, Stint, week_of
from crewplanner.domain.values import DateSpan


def daily_hours(case: Case) -> Iterator[Finding]:
    """Yield each date with more minutes of work than the production's limit. It WARNs.

    Where a law allows less, that is the limit. Counted are true minutes without meals: confirmed
    work for every production, and tentative work for the production itself.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            stints = diary.on(date)
            own = case.foremost(stints)
            if own is None:
                continue
            counted = counted_of(stints, own.production)
            actual = sum(stint.minutes for stint in counted)
            law = shortest_day(case.laws(own), actual)
            limit = case.production(own.production).daily_limit
            if law is not None and law.daily is not None:
                limit = min(limit, law.daily)
            if actual > limit:
                yield Finding(
                    rule=RuleKind.DAILY_HOURS,
                    severity=Severity.WARN,
                    production=own.production,
                    date=date,
                    person=person,
                    bookings=booking_ids((own, *counted)),
                    actual=actual,
                    limit=limit,
                    clause=law.clause if law else "",
                )


def rolling_hours(case: Case) -> Iterator[Finding]:
    """Yield each date up to which more is worked in so many days than the production's limit.

    `rolling_days` and `rolling_limit` are the production's, and a limit of 0 asks for nothing;
    minutes are counted as in `daily_hours`. It WARNs.
    """
    for person in case.people:
        diary = case.diary(person)
        for date in case.dates(person):
            own = case.foremost(diary.on(date))
            if own is None:
                continue
            settings = case.production(own.production)
            if not settings.rolling_limit:
                continue
            first = date - dt.timedelta(days=max(1, settings.rolling_days) - 1)
            counted = [
                stint
                for day in DateSpan(first=first, last=date)
                for stint in counted_of(diary.on(day), own.production)
            ]
            actual = sum(stint.minutes for stint in counted)
            if actual > settings.rolling_limit:
                yield Finding(
                    rule=RuleKind.ROLLING_HOURS,
                    severity=Severity.WARN,
                    production=own.production,
                    date=date,
                    person=person,
                    bookings=booking_ids((own,)),
                    actual=actual,
                    limit=settings.rolling_limit,
                )


def weekly_hours(case: Case) -> Iterator[Finding]:
    """Yield each week with more minutes than the production's limit, on the date that passes it.

    The week begins on the production's first weekday; minutes are counted as in `daily_hours`. It
    WARNs.
    """
    for person in case.people:
        diary = case.diary(person)
        for production in productions_at_work(case, person):
            settings = case.production(production)
            weeks = {week_of(date, settings.first_weekday) for date in case.dates(person)}
            for week in sorted(weeks, key=lambda week: week.first):
                passed = _passed(diary, production, week, settings.weekly_limit)
                if passed is not None and passed.date in case.scope.span:
                    yield Finding(
                        rule=RuleKind.WEEKLY_HOURS,
                        severity=Severity.WARN,
                        production=production,
                        date=passed.date,
                        person=person,
                        bookings=booking_ids(passed.stints),
                        actual=passed.total,
                        limit=settings.weekly_limit,
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passed:
    """The date on which a week passed its limit, what was done on it, and what the week came to."""

    date: dt.date
    stints: tuple[Stint, ...]
    total: int


def _passed(diary: Diary, production: ProductionId, week: DateSpan, limit: int) -> _Passed | None:
    total, passed = 0, None
    for date in week:
        counted = counted_of(diary.on(date), production)
        total += sum(stint.minutes for stint in counted)
        if passed is None and total > limit:
            passed = date, counted
    if passed is None:
        return None
    return _Passed(date=passed[0], stints=passed[1], total=total)


def counted_of(stints: Sequence[Stint], production: ProductionId) -> tuple[Stint, ...]:
    """The work to add up; of two bookings for one day of a unit only the longer."""
    longest: dict[tuple[ProductionId, DayId | None], Stint] = {}
    for stint in stints:
        key = (stint.production, stint.day.id if stint.day else None)
        counts = stint.firm or stint.production == production
        if counts and (key not in longest or longest[key].minutes < stint.minutes):
            longest[key] = stint
    return tuple(longest.values())


def productions_at_work(case: Case, person: PersonId) -> list[ProductionId]:
    """The productions of the scope that the person works for in its weeks, by id."""
    diary = case.diary(person)
    found = {stint.production for date in case.dates(person) for stint in diary.on(date)}
    return sorted(production for production in found if case.scope.includes(production))
