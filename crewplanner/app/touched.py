"""Whose days and which dates a change may have touched, so that all else can be kept."""

import datetime as dt
from collections.abc import Iterator, Mapping

from crewplanner.app.laws import binds_everybody
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import AgreementCopyId, BookingId, DayId, PersonId, ProductionId
from crewplanner.domain.plan import DateKey, Plan
from crewplanner.domain.rules.weekly_rest import days_around
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DAY, DateSpan

Rows = Mapping[str, frozenset[int]]
"""The ids of what was added, edited and removed, by table."""

_OF_A_PERSON = ("bookings", "timecards", "unavailabilities", "deals", "outside_holds", "overrides")
_OF_A_DATE = ("shoot_days", "day_sheets", "holidays")
_INERT = (
    "approvals",
    "import_records",
    "places",
    "departments",
    "agreements",
    "crew_templates",
    "template_members",
    "saved_views",
    "allowances",
    "budget_revisions",
    "call_sheets",
    "comments",
    "erasures",
    "fringes",
    "issued",
    "members",
    "reviews",
    "scenarios",
    "sign_offs",
)
_KNOWN = frozenset((*_OF_A_PERSON, *_OF_A_DATE, *_INERT, "people"))

_WEEK = 7
_FARTHEST = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What rules may see otherwise than before.

    `people` are those with records of their own that changed, `dates` those whose crew or unit's
    day may be another. `near` are people booked around a unit's day that changed, each with the
    dates on which something may have become of it.
    """

    people: frozenset[PersonId]
    dates: frozenset[DateKey]
    near: tuple[tuple[DateSpan, frozenset[PersonId]], ...] = ()

    @property
    def everybody(self) -> frozenset[PersonId]:
        """All people about whom something else may be found than before."""
        return self.people.union(*(people for _span, people in self.near))


def touched(before: Plan, after: Plan, rows: Rows) -> Touched | None:
    """What a change of those rows may have touched; None where it may be everything."""
    if not {table for table, ids in rows.items() if ids} <= _KNOWN:
        return None
    if any(_rewritten(before, after, key) for key in rows.get("agreements", ())):
        return None
    plans = (before, after)
    people = {PersonId(key) for key in rows.get("people", ())}
    people.update(person for plan in plans for person in _owners(plan, rows))
    days = {key for plan in plans for key in _days(plan, rows)}
    near: list[tuple[DateSpan, frozenset[PersonId]]] = []
    moved = _moved(before, after, rows)
    for production, date in sorted(days):
        if (production, date) in moved:
            around = {who for plan in plans for who in _on(plan, production, date)} - people
            last = date + dt.timedelta(days=least_reached(plans))
        else:
            around = {who for plan in plans for who in _around(plan, production, date)} - people
            last = _last_reached(plans, date)
        if around:
            first = date - dt.timedelta(days=farthest_back(plans))
            span = DateSpan(first=first, last=last)
            near.append((span, frozenset(around)))
    booked = {key for plan in plans for key in _booked(plan, rows)}
    return Touched(people=frozenset(people), dates=frozenset(days | booked), near=tuple(near))


def _rewritten(before: Plan, after: Plan, key: int) -> bool:
    """Whether other limits may hold because of a production's copy of an agreement.

    A new copy says what was shipped, and no deal is under it yet: only one that binds everybody
    changes anything.
    """
    copy = AgreementCopyId(key)
    old, new = before.agreements.get(copy), after.agreements.get(copy)
    if old is not None and new is not None:
        return old != new
    return any(binds_everybody(one) for one in (old, new) if one is not None)


def _owners(plan: Plan, rows: Rows) -> Iterator[PersonId]:
    for table in _OF_A_PERSON:
        records = getattr(plan, table)
        for key in rows.get(table, ()):
            if key in records and records[key].person is not None:
                yield records[key].person


def _days(plan: Plan, rows: Rows) -> Iterator[DateKey]:
    """The dates of units' days, their sheets and holidays that were touched."""
    for table in _OF_A_DATE:
        records = getattr(plan, table)
        for key in rows.get(table, ()):
            record = records.get(key)
            if isinstance(record, DaySheet):
                record = plan.shoot_days.get(record.day)
            if record is not None:
                yield record.production, record.date


def _moved(before: Plan, after: Plan, rows: Rows) -> frozenset[DateKey]:
    """The dates of which units' days have other times and nothing else that a rule looks at.

    Who works when they do stays as it is: no run of days, and nobody's day off, is another.
    """
    if any(rows.get(table) for table in _OF_A_DATE if table != "shoot_days"):
        return frozenset()
    found: set[DateKey] = set()
    others: set[DateKey] = set()
    for key in rows.get("shoot_days", ()):
        was, now = before.shoot_days.get(DayId(key)), after.shoot_days.get(DayId(key))
        same = was and now and _place(was) == _place(now)
        for day in (was, now):
            if day is not None:
                (found if same else others).add((day.production, day.date))
    return frozenset(found - others)


def _place(day: ShootDay) -> tuple[object, ...]:
    return day.production, day.unit, day.date, day.working


def _on(plan: Plan, production: ProductionId, date: dt.date) -> Iterator[PersonId]:
    """Who is booked on a date or has a card for it."""
    yield from plan.people_at(production, date)
    yield from (card.person for card in plan.timecards_at.get((production, date), ()))


def _around(plan: Plan, production: ProductionId, date: dt.date) -> Iterator[PersonId]:
    """Who is booked in the week of a date: a day that is there or not says who rests in it."""
    settings = plan.productions.get(production)
    for day in week_of(date, settings.first_weekday if settings else 0):
        yield from plan.people_at(production, day)
    yield from (card.person for card in plan.timecards_at.get((production, date), ()))


def _last_reached(plans: tuple[Plan, ...], date: dt.date) -> dt.date:
    """The last date that work on a date may say something about; the last of all if far away.

    Its own week, the days within which rest is asked for, and days in a row up to a date on which
    nobody works.
    """
    least = least_reached(plans)
    for after in range(1, _FARTHEST):
        day = date + dt.timedelta(days=after)
        if not any(_works(plan, day) for plan in plans):
            return date + dt.timedelta(days=max(after, least))
    return dt.date.max


def least_reached(plans: tuple[Plan, ...]) -> int:
    """How many days on its own week, the rest after it and windows of days reach at most."""
    shows = [show for plan in plans for show in plan.productions.values()]
    longest = max((show.turnaround for show in shows), default=0)
    windows = max((show.rolling_days for show in shows if show.rolling_limit), default=0)
    return max(_WEEK, longest // DAY + 3, windows, farthest_back(plans))


def farthest_back(plans: tuple[Plan, ...]) -> int:
    """How many days back its own week and the rests around a week reach at most."""
    shows = [show for plan in plans for show in plan.productions.values()]
    return _WEEK - 1 + max((days_around(show.weekly_rest) for show in shows), default=0)


def _works(plan: Plan, date: dt.date) -> bool:
    keys = [(production, date) for production in plan.productions]
    return any(
        key in plan.timecards_at or any(day.working for day in plan.days_on.get(key, ()))
        for key in keys
    )


def _booked(plan: Plan, rows: Rows) -> Iterator[DateKey]:
    """The dates of the bookings that were touched, and of those of people who were."""
    bookings = [plan.bookings.get(BookingId(key)) for key in rows.get("bookings", ())]
    for key in rows.get("people", ()):
        bookings += plan.bookings_of.get(PersonId(key), ())
    for booking in bookings:
        if booking is not None:
            yield from ((booking.production, date) for date in booking.span)
