"""Whose pay of which dates a change may have touched, so that all else can be kept."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from crewplanner.app.touched import Rows
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import BookingId, DealId, HolidayId, PersonId, ProductionId, TimecardId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

_OF_A_PERSON = ("deals", "people")
_OF_DAYS = ("shoot_days", "day_sheets")
_OF_ALL = ("departments", "roles", "units")
_INERT = (
    "agreements",
    "allowances",
    "approvals",
    "budget_lines",
    "budget_revisions",
    "call_sheets",
    "comments",
    "crew_templates",
    "erasures",
    "fringes",
    "import_records",
    "issued",
    "members",
    "needs",
    "outside_holds",
    "overrides",
    "places",
    "reviews",
    "saved_views",
    "scenarios",
    "sign_offs",
    "template_members",
    "travel_times",
    "unavailabilities",
)
"""What pay does not look at; agreements are compared whenever it is asked for."""
_OTHERS = ("bookings", "holidays", "productions", "timecards")
_KNOWN = frozenset((*_OF_A_PERSON, *_OF_DAYS, *_OF_ALL, *_INERT, *_OTHERS))

_MANY_DAYS = 50
"""A change of more units' days than these touches as good as everything."""
_DAY = dt.timedelta(days=1)
_PAST_MIDNIGHT = dt.timedelta(days=2)
"""How far after its own date the work of a date may reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedPay:
    """What may be paid otherwise than before.

    All of `people` and `productions`; `days` are a person's dates in a production, `crews` dates of
    everybody in one. What else depends on work of those dates is not among them.
    """

    people: frozenset[PersonId] = frozenset()
    productions: frozenset[ProductionId] = frozenset()
    days: Mapping[tuple[ProductionId, PersonId], frozenset[DateSpan]]
    crews: frozenset[tuple[ProductionId, DateSpan]] = frozenset()

    def spans(self, production: ProductionId, person: PersonId) -> Iterator[DateSpan]:
        """The dates of a person in a production that were touched."""
        yield from self.days.get((production, person), ())
        yield from (span for one, span in self.crews if one == production)


def touched_pay(before: Plan, after: Plan, rows: Rows) -> TouchedPay | None:
    """What a change of those rows may have touched; None where it may be everything."""
    if not {table for table, ids in rows.items() if ids} <= _KNOWN or _of_all(before, rows):
        return None
    if sum(len(rows.get(table, ())) for table in _OF_DAYS) > _MANY_DAYS:
        return None
    plans = (before, after)
    days: dict[tuple[ProductionId, PersonId], set[DateSpan]] = {}
    for plan in plans:
        for production, person, span in (*_own(plans, plan, rows), *_of_days(plans, plan, rows)):
            days.setdefault((production, person), set()).add(span)
    return TouchedPay(
        people=frozenset(person for plan in plans for person in _people(plan, rows)),
        productions=frozenset(ProductionId(key) for key in rows.get("productions", ())),
        days={key: frozenset(spans) for key, spans in days.items()},
        crews=frozenset(crew for plan in plans for crew in _holidays(plan, rows)),
    )


def _of_all(before: Plan, rows: Rows) -> bool:
    """Whether a department, role or unit that was there changed: names and order may count."""
    return any(key in getattr(before, table) for table in _OF_ALL for key in rows.get(table, ()))


def _people(plan: Plan, rows: Rows) -> Iterator[PersonId]:
    yield from map(PersonId, rows.get("people", ()))
    for key in rows.get("deals", ()):
        deal = plan.deals.get(DealId(key))
        if deal is not None:
            yield deal.person


def _own(
    plans: tuple[Plan, Plan], plan: Plan, rows: Rows
) -> Iterator[tuple[ProductionId, PersonId, DateSpan]]:
    """The dates of bookings and cards that were touched.

    Of a booking that only has other dates, those it has not had or has no more.
    """
    for key in rows.get("bookings", ()):
        was, now = (one.bookings.get(BookingId(key)) for one in plans)
        booking = plan.bookings.get(BookingId(key))
        if booking is None:
            continue
        if was is not None and now is not None and _only_other_dates(was, now):
            spans = _changed(was.span, now.span)
        else:
            spans = (booking.span,)
        yield from ((booking.production, booking.person, span) for span in spans)
    for key in rows.get("timecards", ()):
        card = plan.timecards.get(TimecardId(key))
        if card is not None:
            yield card.production, card.person, DateSpan(first=card.date, last=card.date)


def _only_other_dates(was: Booking, now: Booking) -> bool:
    """Whether nothing else that pay looks at is another."""
    return replace(was, span=now.span, told_at=now.told_at) == now


def _changed(one: DateSpan, other: DateSpan) -> Iterator[DateSpan]:
    """The dates that lie in just one of two spans."""
    if not one.overlaps(other):
        yield from (one, other)
        return
    for start, end in ((one.first, other.first), (one.last + _DAY, other.last + _DAY)):
        if start != end:
            yield DateSpan(first=min(start, end), last=max(start, end) - _DAY)


def _of_days(
    plans: tuple[Plan, Plan], plan: Plan, rows: Rows
) -> Iterator[tuple[ProductionId, PersonId, DateSpan]]:
    """The dates of units' days and their sheets, for those who work on them, then or now."""
    for day in _shoot_days(plan, rows):
        span = DateSpan(first=day.date, last=day.date)
        for one in plans:
            for person, sample in one.samples_at(day.production, day.date):
                works_on = one.day_of(sample, day.date)
                if works_on is not None and works_on.id == day.id:
                    yield day.production, person, span


def _shoot_days(plan: Plan, rows: Rows) -> Iterator[ShootDay]:
    for table in _OF_DAYS:
        records = getattr(plan, table)
        for key in rows.get(table, ()):
            record = records.get(key)
            if isinstance(record, DaySheet):
                record = plan.shoot_days.get(record.day)
            if record is not None:
                yield record


def _holidays(plan: Plan, rows: Rows) -> Iterator[tuple[ProductionId, DateSpan]]:
    for key in rows.get("holidays", ()):
        holiday = plan.holidays.get(HolidayId(key))
        if holiday is not None:
            first = holiday.date - _PAST_MIDNIGHT
            yield holiday.production, DateSpan(first=first, last=holiday.date)
