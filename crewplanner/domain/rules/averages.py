"""Too much work on average: a week, or in 24 hours for those who work at night."""

import datetime as dt
from collections.abc import Iterator, Mapping

from crewplanner.domain.averages import Period, Worked, periods
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.rules.hours import counted_of
from crewplanner.domain.rules.laws import Law
from crewplanner.domain.rules.scope import Case, booking_ids
from crewplanner.domain.stints import Stint
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import DateSpan

_SICK_OR_AWAY = frozenset({UnavailabilityKind.SICK, UnavailabilityKind.LEAVE})


def weekly_average(case: Case) -> Iterator[Finding]:
    """Yield each full period of weeks with more work a week on average than a law allows.

    A period ends with each week; it is told on the last date worked in it. Work is counted as in
    `daily_hours`, and days of sickness and leave give way to later ones. It WARNs.
    """
    for person, production, law, period in _periods(case):
        if law.average is not None and period.over(law.average):
            yield _finding(case, (person, production), law, period, night=False)


def night_average(case: Case) -> Iterator[Finding]:
    """Yield each full period in which a night worker has more work in 24 hours than a law allows.

    Whoever works at night on most days is one; a rest day a week is left out. It WARNs.
    """
    for person, production, law, period in _periods(case):
        if law.night_average is not None and period.over_at_night(law.night_average):
            yield _finding(case, (person, production), law, period, night=True)


def _periods(case: Case) -> Iterator[tuple[PersonId, ProductionId, Law, Period]]:
    """The full periods that end with the scope, under the laws that hold then."""
    for person in case.people:
        for production, law in case.under_law(person):
            averaged = law.average is not None or law.night_average is not None
            if not averaged or not case.scope.includes(production):
                continue
            key = (person, production, law)
            if key not in case.periods:
                case.periods[key] = _periods_of(case, *key)
            told: dt.date | None = None
            for period in case.periods[key]:
                date, before, told = period.last_worked, told, period.last_worked
                holds = date != before and law in case.laws_on(person, production, date)
                if holds and date in case.scope.span:
                    yield person, production, law, period


def _periods_of(
    case: Case, person: PersonId, production: ProductionId, law: Law
) -> tuple[Period, ...]:
    """All full periods of a person, as a production under a law counts them."""
    whole = _whole(case, person)
    if whole is None or len(whole) <= (law.weeks - 1) * 7:
        return ()
    weekday = case.production(production).first_weekday
    worked = _worked(case, person, (production, law), whole)
    return tuple(periods(worked, _excluded(case, person), law.weeks, weekday))


def _finding(
    case: Case, who: tuple[PersonId, ProductionId], law: Law, period: Period, *, night: bool
) -> Finding:
    person, production = who
    stints = case.diary(person).on(period.last_worked)
    limit = law.night_average if night else law.average
    return Finding(
        rule=RuleKind.NIGHT_AVERAGE if night else RuleKind.WEEKLY_AVERAGE,
        severity=Severity.WARN,
        production=production,
        date=period.last_worked,
        person=person,
        bookings=booking_ids(stint for stint in stints if stint.production == production),
        actual=period.daily if night else period.weekly,
        limit=limit or 0,
        clause=law.clause,
        weeks=period.weeks,
        until=period.last,
    )


def _whole(case: Case, person: PersonId) -> DateSpan | None:
    """From the person's first date of all to the last; None without any."""
    bookings = [b.span for b in case.plan.bookings_of.get(person, ()) if b.live]
    cards = [card.date for card in case.plan.timecards_of.get(person, ())]
    firsts = [*cards, *(span.first for span in bookings)]
    lasts = [*cards, *(span.last for span in bookings)]
    return DateSpan(first=min(firsts), last=max(lasts)) if firsts else None


def _worked(
    case: Case, person: PersonId, key: tuple[ProductionId, Law], whole: DateSpan
) -> Mapping[dt.date, Worked]:
    diary, (production, law) = case.diary(person), key

    def look(date: dt.date) -> Worked | None:
        stints = counted_of(diary.on(date), production)
        minutes = sum(stint.minutes for stint in stints)
        night = sum(_in_the_night(law, stint) for stint in stints)
        return Worked(minutes=minutes, night=night >= law.night_share) if minutes else None

    return case.worked.of(person, key, diary.dates(whole), look)


def _in_the_night(law: Law, stint: Stint) -> int:
    if stint.times is None:
        return 0
    meals = sum(law.in_the_night(meal.start, meal.end) for meal in stint.meals)
    return law.in_the_night(*stint.times) - meals


def _excluded(case: Case, person: PersonId) -> frozenset[dt.date]:
    """The dates on which the person was sick or on leave."""
    cards = case.plan.timecards_of.get(person, ())
    found = {card.date for card in cards if card.kind in {DayKind.SICK, DayKind.LEAVE}}
    for away in case.plan.unavailabilities_of.get(person, ()):
        if away.kind in _SICK_OR_AWAY and away.part is None:
            found.update(away.span)
    return frozenset(found)
