"""The group sheet of a day: the unit's times once, and for each person what differs and results."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from crewplanner.app.agreements import shipped
from crewplanner.app.queries.day import booked_on
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name, person_name, role_name
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.calls import minutes_worked, planned
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.numbering import numbering
from crewplanner.domain.pay import Basis, PayLine, PersonPay, WeekPay, price_week
from crewplanner.domain.plan import Plan
from crewplanner.domain.timecards import DayKind, WorkedDay
from crewplanner.domain.values import DateSpan, TimeRange, TimeSpec, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class TimecardRow:
    """One person of the sheet.

    `call`, `wrap` and `meals` are the times that count, None or empty where unknown; `own_call`,
    `own_wrap` and `own_meals` say what was typed for this person alone. `minutes` are true minutes
    worked, None before the times are known; `planned` those of the plan. `extra` is the part of
    `total` beyond the plain rate, `lines` the whole arithmetic of the day.
    """

    person: PersonId
    name: str
    department: str
    role: str
    booking: BookingId
    status: BookingStatus
    kind: DayKind
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    own_call: TimeSpec | None
    own_wrap: TimeSpec | None
    own_meals: tuple[TimeRange, ...] | None
    remarks: str
    minutes: int | None
    planned: int | None
    overtime: int
    irregular: IrregularMinutes
    extra: Decimal
    total: Decimal
    lines: tuple[PayLine, ...]
    missing_deal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One unit's sheet. `sheet` is what was typed for the unit; `day` holds the plan beside it."""

    day: ShootDay
    unit_name: str
    number: int | None
    total: int
    sheet: DaySheet | None
    rows: tuple[TimecardRow, ...]

    @property
    def cost(self) -> Decimal:
        """What the day cost so far."""
        return sum((row.total for row in self.rows), Decimal(0))

    @property
    def extra(self) -> Decimal:
        """How much of it is beyond the plain rate."""
        return sum((row.extra for row in self.rows), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimecardsView:
    """A date of a production: a sheet for each unit that works, and dates with a day around it."""

    production: ProductionId
    currency: str
    date: dt.date
    sheets: tuple[SheetView, ...]
    previous: dt.date | None
    next: dt.date | None
    open_before: tuple[dt.date, ...]


def timecards_view(
    plan: Plan, production: ProductionId, date: dt.date, today: dt.date
) -> TimecardsView:
    """The sheets of a date. `open_before` are earlier dates (before today) without worked times."""
    own = [d for d in plan.shoot_days.values() if d.production == production and d.working]
    dates = sorted({day.date for day in own})
    span = DateSpan(first=date, last=date)
    pay = price_week(plan, production, span, basis=Basis.WORKED, agreements=shipped())
    days = [day for day in plan.days_on.get((production, date), ()) if day.working]
    filled = {plan.shoot_days[key].date for key in plan.sheet_of}
    return TimecardsView(
        production=production,
        currency=plan.productions[production].currency,
        date=date,
        sheets=tuple(_sheet(plan, day, pay) for day in days),
        previous=max((d for d in dates if d < date), default=None),
        next=min((d for d in dates if d > date), default=None),
        open_before=tuple(d for d in dates if d < today and d not in filled),
    )


def _sheet(plan: Plan, day: ShootDay, pay: WeekPay) -> SheetView:
    booked = booked_on(plan, day)
    words = plan.productions[day.production].words
    numbers = numbering(plan, day.unit)
    rows: list[TimecardRow] = []
    for group in grouped(plan, day.production, booked):
        department = department_name(group.department, words)
        for member in group.members:
            booking = booked[member.person.id]
            role = plan.roles.get(booking.role) if booking.role else member.role
            place = _Place(department=department, role=role_name(role, words))
            rows.append(_row(plan, booking, day, place, pay.of(member.person.id)))
    return SheetView(
        day=day,
        unit_name=plan.units[day.unit].name,
        number=numbers.number(day.date),
        total=numbers.total,
        sheet=plan.sheet_of.get(day.id),
        rows=tuple(rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    department: str
    role: str


def _row(
    plan: Plan, booking: Booking, day: ShootDay, place: _Place, pay: PersonPay | None
) -> TimecardRow:
    production = plan.productions[day.production]
    card = plan.timecard_on(production.id, booking.person, day.date)
    worked = plan.worked_on(production.id, booking.person, day.date)
    plans = planned(plan, booking, day.date)
    sheet = plan.sheet_of.get(day.id)
    lines = pay.lines if pay else ()
    straight = sum((_at_plain_rate(line) for line in lines), Decimal(0))
    total = sum((line.amount for line in lines), Decimal(0))
    return TimecardRow(
        person=booking.person,
        name=person_name(plan.people.get(booking.person)),
        department=place.department,
        role=place.role,
        booking=booking.id,
        status=booking.status,
        kind=card.kind if card else DayKind.WORKED,
        call=worked.call if worked else resolve(booking.call, sheet.call if sheet else None),
        wrap=worked.wrap if worked else (sheet.wrap if sheet else None),
        meals=worked.meals if worked else (sheet.meals if sheet else ()),
        own_call=card.call if card else None,
        own_wrap=card.wrap if card else None,
        own_meals=card.meals if card else None,
        remarks=card.remarks if card else "",
        minutes=_minutes(worked, production.timezone),
        planned=plans.minutes if plans else None,
        overtime=pay.overtime if pay else 0,
        irregular=irregular(plan, production, worked) if worked else IrregularMinutes(),
        extra=total - straight,
        total=total,
        lines=lines,
        missing_deal=pay is not None and pay.missing_deal,
    )


def _minutes(worked: WorkedDay | None, zone_name: str) -> int | None:
    if worked is None:
        return None
    return minutes_worked(worked.date, worked.call, worked.wrap, worked.meals, zone_name)


def _at_plain_rate(line: PayLine) -> Decimal:
    if line.multiple <= 1:
        return line.amount
    return (line.amount / line.multiple).quantize(line.amount, rounding=ROUND_HALF_UP)
