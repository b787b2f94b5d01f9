"""Holds to decide: ours by deadline with their place on the ladder, and those of others."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from crewplanner.app.hold_words import dates_text, ladder_text, moment_text
from crewplanner.app.release_costs import cost_of_bookings
from crewplanner.app.weeks import production_day
from crewplanner.app.words import date_text, person_name, role_name, status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import TENTATIVE, Booking, BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.ladder import expired
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.release_cost import ReleaseCost
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.domain.zones import zone
from crewplanner.i18n import N_, _

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing


class Due(StrEnum):
    """When a hold must be decided."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


_TITLES: Mapping[Due, str] = MappingProxyType(
    {
        Due.OVERDUE: N_("Overdue"),
        Due.TODAY: N_("Today"),
        Due.WEEK: N_("This week"),
        Due.LATER: N_("Later"),
    }
)


def deadline_name(due: Due) -> str:
    """The heading under which such holds stand."""
    return _(_TITLES[due])


class Reason(StrEnum):
    """What makes it so: a challenge, the last date of the hold, or that its dates begin."""

    CHALLENGE = "challenge"
    EXPIRES = "expires"
    BEGINS = "begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Until when (aware, by the production's clock) a hold must be decided, and why."""

    moment: dt.datetime
    reason: Reason
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRow:
    """One of our holds. `cost` is what releasing it today would cost once it is confirmed."""

    booking: BookingId
    person: PersonId
    person_name: str
    role: str
    span: DateSpan
    dates: str
    status: BookingStatus
    status_text: str
    rank: int
    ladder: str
    deadline: Deadline
    deadline_text: str
    expired: bool
    cost: ReleaseCost | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRow:
    """Another company's hold."""

    hold: OutsideHold
    person_name: str
    dates: str
    status_text: str
    decide_text: str
    overdue: bool


def hold_rows(
    plan: Plan, production: ProductionId, now: dt.datetime, pricing: "Pricing | None" = None
) -> tuple[HoldRow, ...]:
    """The production's holds, the most urgent first; priced if `pricing` is given.

    Holds whose dates are all past are left out, unless they have run out and wait for release.
    """
    settings = plan.productions[production]
    today = production_day(now, settings)
    rows = [
        _row(plan, booking, settings, today, deadline, pricing)
        for booking, deadline in _open(plan, settings, now)
    ]
    return tuple(sorted(rows, key=lambda row: (row.deadline.moment, row.span.first, row.booking)))


def to_decide(plan: Plan, production: ProductionId, now: dt.datetime) -> tuple[int, bool]:
    """How many holds must be decided today or should have been, and whether one is overdue."""
    found = [deadline.due for _, deadline in _open(plan, plan.productions[production], now)]
    late = found.count(Due.OVERDUE)
    return late + found.count(Due.TODAY), late > 0


def outside_rows(plan: Plan, production: ProductionId, now: dt.datetime) -> tuple[OutsideRow, ...]:
    """Others' holds on anybody of the project, by person and date; past ones left out."""
    settings = plan.productions[production]
    today = production_day(now, settings)
    rows: list[OutsideRow] = []
    for hold in plan.outside_holds.values():
        if hold.span.last < today:
            continue
        asked = hold.decide_by
        rows.append(
            OutsideRow(
                hold=hold,
                person_name=person_name(plan.people.get(hold.person)),
                dates=dates_text(hold.span),
                status_text=status_text(hold.status, hold.rank, settings.words),
                decide_text=moment_text(asked, settings.timezone, today) if asked else "",
                overdue=asked is not None and hold.live and asked < now,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.hold.span.first, row.person_name, row.hold.id)))


def deadline_of(booking: Booking, settings: Production, now: dt.datetime) -> Deadline:
    """The nearest of: the end of a challenge, the last date of the hold, the first of its dates."""
    place, today = zone(settings.timezone), production_day(now, settings)
    ends = dt.time(23, 59)
    found = [(dt.datetime.combine(booking.span.first, dt.time(), place), Reason.BEGINS)]
    if booking.expires is not None:
        found.append((dt.datetime.combine(booking.expires, ends, place), Reason.EXPIRES))
    asked = booking.challenged_until
    if asked is not None and booking.status == BookingStatus.CHALLENGED:
        found.append((asked.astimezone(place), Reason.CHALLENGE))
    moment, reason = min(found, key=lambda one: one[0])
    late = reason is Reason.CHALLENGE and moment < now
    return Deadline(
        moment=moment,
        reason=reason,
        due=Due.OVERDUE if late else _due(moment.date(), today, settings.first_weekday),
    )


def _open(plan: Plan, settings: Production, now: dt.datetime) -> Iterator[tuple[Booking, Deadline]]:
    today = production_day(now, settings)

    def wanted(sample: Booking) -> bool:
        return sample.production == settings.id and sample.status in TENTATIVE

    for booking in plan.bookings_like(wanted):
        if booking.span.last >= today or expired(booking, today):
            yield booking, deadline_of(booking, settings, now)


def _due(date: dt.date, today: dt.date, first_weekday: int) -> Due:
    if date < today:
        return Due.OVERDUE
    if date == today:
        return Due.TODAY
    return Due.WEEK if date <= week_of(today, first_weekday).last else Due.LATER


def _row(
    plan: Plan,
    booking: Booking,
    settings: Production,
    today: dt.date,
    deadline: Deadline,
    pricing: "Pricing | None",
) -> HoldRow:
    role = plan.roles.get(booking.role) if booking.role else None
    cost = cost_of_bookings(plan, pricing, (booking,), today) if pricing else None
    return HoldRow(
        booking=booking.id,
        person=booking.person,
        person_name=person_name(plan.people.get(booking.person)),
        role=role_name(role, settings.words),
        span=booking.span,
        dates=dates_text(booking.span),
        status=booking.status,
        status_text=word(booking.status, settings.words),
        rank=booking.rank,
        ladder=ladder_text(plan, booking, today),
        deadline=deadline,
        deadline_text=_deadline_text(deadline, settings, today),
        expired=expired(booking, today),
        cost=cost,
        note=booking.note,
    )


def _deadline_text(deadline: Deadline, settings: Production, today: dt.date) -> str:
    date = deadline.moment.date()
    day = _("today") if date == today else date_text(date, year=False)
    match deadline.reason:
        case Reason.CHALLENGE:
            when = moment_text(deadline.moment, settings.timezone, today)
            return _("Answer by {when}").format(when=when)
        case Reason.EXPIRES if date < today:
            return _("Ran out {date}").format(date=day)
        case Reason.EXPIRES:
            return _("Runs out {date}").format(date=day)
        case Reason.BEGINS if date < today:
            return _("Began {date}").format(date=day)
        case Reason.BEGINS:
            return _("Begins {date}").format(date=day)
