"""What a scenario has otherwise, date by date: who comes, who goes, what else is another."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from crewplanner.app.scenario_records import TABLES, alike, dates_of, from_text
from crewplanner.app.scenarios import moved_since, otherwise, scenario_plan
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, BookingId, DayId, PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBooking:
    """A person's bookings of a date: before in the plan, after in the scenario."""

    person: PersonId
    before: tuple[Booking, ...]
    after: tuple[Booking, ...]

    @property
    def comes(self) -> bool:
        """Whether the person is booked on the date in the scenario alone."""
        return not _live(self.before) and _live(self.after)

    @property
    def goes(self) -> bool:
        """Whether the person is booked on the date in the plan alone."""
        return _live(self.before) and not _live(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioDay:
    """A date that the scenario has otherwise. Of a day of a unit, one side may be missing."""

    date: dt.date
    people: tuple[OtherBooking, ...] = ()
    days: tuple[tuple[ShootDay | None, ShootDay | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A record that the plan changed after the scenario had it otherwise; `now` None: removed."""

    before: Booking | ShootDay | None
    now: Booking | ShootDay | None

    @property
    def known(self) -> Booking | ShootDay | None:
        """The record, as far as there is one."""
        return self.now or self.before


def scenario_days(plan: Plan, scenario: Scenario) -> tuple[ScenarioDay, ...]:
    """The dates on which the scenario is not as the plan is, in order."""
    after = scenario_plan(plan, scenario)
    own = otherwise(plan, scenario)
    people: set[tuple[dt.date, PersonId]] = set()
    for key, record in own["bookings"].items():
        for one in (plan.bookings.get(BookingId(key)), record):
            people.update((date, one.person) for date in dates_of(one) if one is not None)
    days: dict[dt.date, list[tuple[ShootDay | None, ShootDay | None]]] = {}
    for key, record in own["shoot_days"].items():
        for date, pair in _pairs(plan.shoot_days.get(DayId(key)), record):
            days.setdefault(date, []).append(pair)
    found: dict[dt.date, list[OtherBooking]] = {}
    for date, person in sorted(people):
        sides = tuple(_on(one, person, date) for one in (plan, after))
        if [_said(one) for one in sides[0]] != [_said(one) for one in sides[1]]:
            other = OtherBooking(person=person, before=sides[0], after=sides[1])
            found.setdefault(date, []).append(other)
    return tuple(
        ScenarioDay(date=date, people=tuple(found.get(date, ())), days=tuple(days.get(date, ())))
        for date in sorted({*found, *days})
    )


def moved_records(plan: Plan, scenario: Scenario) -> tuple[Moved, ...]:
    """What the plan changed meanwhile of what the scenario has otherwise."""
    base, keys = from_text(scenario.base), moved_since(plan, scenario.id)
    return tuple(
        Moved(before=base[table].get(key), now=getattr(plan, table).get(key))
        for table in TABLES
        for key in sorted(keys.get(table, ()))
    )


def coming_weeks(today: dt.date, first_weekday: int, weeks: int = 2) -> DateSpan:
    """The weeks after the one of today."""
    first = today + dt.timedelta(days=7 - (today.weekday() - first_weekday) % 7)
    return DateSpan(first=first, last=first + dt.timedelta(days=7 * weeks - 1))


def _live(bookings: tuple[Booking, ...]) -> bool:
    return any(one.live for one in bookings)


def _on(plan: Plan, person: PersonId, date: dt.date) -> tuple[Booking, ...]:
    return tuple(one for one in plan.bookings_of.get(person, ()) if date in one.span)


def _said(booking: Booking) -> Booking:
    """What it says of any of its dates."""
    day = DateSpan(first=dt.date.min, last=dt.date.min)
    return replace(booking, id=BookingId(NEW), span=day, told_at=None)


def _pairs(
    before: ShootDay | None, after: ShootDay | None
) -> Iterator[tuple[dt.date, tuple[ShootDay | None, ShootDay | None]]]:
    if before is not None and after is not None and before.date == after.date:
        if not alike(before, after):
            yield before.date, (before, after)
        return
    if before is not None:
        yield before.date, (before, None)
    if after is not None:
        yield after.date, (None, after)
