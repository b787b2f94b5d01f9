"""The group sheet of a day: the unit's times once, and for each person what differs and results."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.asked import asked_in
from crewplanner.app.queries.day import booked_on
from crewplanner.app.queries.grouping import grouped
from crewplanner.app.words import department_name, person_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.calls import minutes_worked, planned
from crewplanner.domain.day_details import NO_DETAILS, DayDetails, Detail
from crewplanner.domain.days import DaySheet, ShootDay
from crewplanner.domain.hot_cost import Cause, Sorter, Split
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.irregular import IrregularMinutes, irregular
from crewplanner.domain.numbering import numbering
from crewplanner.domain.pay import Basis, PayLine, PayNote, PersonPay, WeekPay
from crewplanner.domain.pay.cards import Question
from crewplanner.domain.plan import Plan
from crewplanner.domain.timecards import (
    ABSENT,
    DayKind,
    DayMark,
    Timecard,
    WorkedDay,
    worked_day,
)
from crewplanner.domain.values import DateSpan, TimeRange, TimeSpec, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class TimecardRow:
    """One person of the sheet.

    `call`, `wrap` and `meals` are the times that count, None or empty where unknown; `own_call`,
    `own_wrap` and `own_meals` say what was typed for this person alone. `minutes` are true minutes
    worked, None before the times are known; `planned` those of the plan. `cost` is what the day
    comes to by its causes, as in the hot cost, `lines` its whole arithmetic. `details` are those
    said of this person alone.
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
    cost: Split
    lines: tuple[PayLine, ...]
    missing_deal: bool
    marks: tuple[DayMark, ...] = ()
    details: DayDetails = NO_DETAILS
    state: TimesState = TimesState.OPEN
    notes: tuple[PayNote, ...] = ()
    """What must be known about the price of the day."""
    questions: tuple[Question, ...] = ()
    """What somebody must decide before all of the day is paid."""

    @property
    def total(self) -> Decimal:
        """What the day comes to."""
        return self.cost.total

    @property
    def extra(self) -> Decimal:
        """How much of it is more than base pay: overtime, penalties, premiums."""
        return self.cost.total - self.cost.of(Cause.BASE)

    @property
    def ready(self) -> bool:
        """Whether the times are known, or none are needed, so that they can be submitted."""
        return self.minutes is not None or self.kind is not DayKind.WORKED


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """One unit's sheet. `sheet` is what was typed for the unit; `day` holds the plan beside it.

    `asked` is what the agreements in use on that date want to know beside the times.
    """

    day: ShootDay
    unit_name: str
    number: int | None
    total: int
    sheet: DaySheet | None
    rows: tuple[TimecardRow, ...]
    asked: frozenset[Detail] = frozenset()

    @property
    def details(self) -> DayDetails:
        """What was said of the unit's day, which everyone inherits."""
        return self.sheet.details if self.sheet else NO_DETAILS

    @property
    def cost(self) -> Split:
        """What the day cost so far, by its causes."""
        return sum((row.cost for row in self.rows), Split())


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
    plan: Plan,
    production: ProductionId,
    date: dt.date,
    today: dt.date,
    pricing: Pricing | None = None,
) -> TimecardsView:
    """The sheets of a date. `pricing` is the plan's, if it is at hand.

    `open_before` are dates before today on which somebody's worked times are not known yet.
    """
    own = [d for d in plan.shoot_days.values() if d.production == production and d.working]
    dates = sorted({day.date for day in own})
    still_open = {day.date for day in own if day.date < today and _is_open(plan, day)}
    span = DateSpan(first=date, last=date)
    pay = (pricing or Pricing()).week(plan, production, span, basis=Basis.WORKED)
    sorter = Sorter(
        agreements=agreements_for(plan, production),
        currency=plan.productions[production].currency,
    )
    days = [day for day in plan.days_on.get((production, date), ()) if day.working]
    return TimecardsView(
        production=production,
        currency=plan.productions[production].currency,
        date=date,
        sheets=_sheets(plan, days, pay, sorter),
        previous=max((d for d in dates if d < date), default=None),
        next=min((d for d in dates if d > date), default=None),
        open_before=tuple(sorted(still_open)),
    )


def _is_open(plan: Plan, day: ShootDay) -> bool:
    """Whether the unit's times are not typed yet and somebody has none of their own."""
    sheet = plan.sheet_of.get(day.id)
    if sheet is not None and sheet.call is not None and sheet.wrap is not None:
        return False
    return any(
        plan.timecard_on(day.production, person, day.date) is None
        for person, booking in booked_on(plan, day).items()
        if booking.firm
    )


def _sheets(
    plan: Plan, days: Iterable[ShootDay], pay: WeekPay, sorter: Sorter
) -> tuple[SheetView, ...]:
    """A sheet for each day; who is on two of them is paid on the first."""
    sheets: list[SheetView] = []
    paid: set[PersonId] = set()
    for day in days:
        unpaid = tuple(one for one in pay.people if one.person not in paid)
        sheets.append(_sheet(plan, day, {one.person: one for one in unpaid}, sorter))
        paid.update(row.person for row in sheets[-1].rows)
    return tuple(sheets)


def _sheet(
    plan: Plan, day: ShootDay, pay: Mapping[PersonId, PersonPay], sorter: Sorter
) -> SheetView:
    booked = booked_on(plan, day)
    words = plan.productions[day.production].words
    numbers = numbering(plan, day.unit)
    rows: list[TimecardRow] = []
    for group in grouped(plan, day.production, booked):
        department = department_name(group.department, words)
        for member in group.members:
            booking = booked[member.person.id]
            role = plan.roles.get(booking.role) if booking.role else member.role
            paid = pay.get(member.person.id)
            place = _Place(
                department=department,
                role=role_name(role, words),
                cost=sorter.split(paid.lines if paid else ()),
            )
            rows.append(_row(plan, booking, day, place, paid))
    return SheetView(
        day=day,
        unit_name=plan.units[day.unit].name,
        number=numbers.number(day.date),
        total=numbers.total,
        sheet=plan.sheet_of.get(day.id),
        rows=tuple(rows),
        asked=asked_in(plan, day.production, day.date),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    department: str
    role: str
    cost: Split


def _row(
    plan: Plan, booking: Booking, day: ShootDay, place: _Place, pay: PersonPay | None
) -> TimecardRow:
    production = plan.productions[day.production]
    card = plan.timecard_on(production.id, booking.person, day.date)
    plans = planned(plan, booking, day.date)
    sheet = plan.sheet_of.get(day.id)
    worked = worked_day(booking.person, day.date, card, sheet, booking.call, booking.wrap)
    times = worked or _so_far(booking, card, sheet)
    lines = pay.lines if pay else ()
    return TimecardRow(
        person=booking.person,
        name=person_name(plan.people.get(booking.person)),
        department=place.department,
        role=place.role,
        booking=booking.id,
        status=booking.status,
        kind=card.kind if card else DayKind.WORKED,
        call=times.call,
        wrap=times.wrap,
        meals=times.meals,
        own_call=card.call if card else None,
        own_wrap=card.wrap if card else None,
        own_meals=card.meals if card else None,
        remarks=card.remarks if card else "",
        minutes=_minutes(worked, production.timezone),
        planned=plans.minutes if plans else None,
        overtime=pay.overtime if pay else 0,
        irregular=irregular(plan, production, worked) if worked else IrregularMinutes(),
        cost=place.cost,
        lines=lines,
        missing_deal=pay is not None and pay.missing_deal,
        marks=card.marks if card else (),
        details=card.details if card else NO_DETAILS,
        state=plan.state_on(production.id, booking.person, day.date),
        notes=tuple(note for date, note in pay.notes if date == day.date) if pay else (),
        questions=pay.questions if pay else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SoFar:
    """Times of which one is still open, or that were not worked."""

    call: int | None = None
    wrap: int | None = None
    meals: tuple[TimeRange, ...] = ()


def _so_far(booking: Booking, card: Timecard | None, sheet: DaySheet | None) -> _SoFar:
    if card is not None and card.kind in ABSENT:
        return _SoFar()
    unit_call, unit_wrap = (sheet.call, sheet.wrap) if sheet else (None, None)
    own = card.call if card is not None and card.call is not None else None
    call = resolve(own, unit_call) if own is not None else None
    if own is None and unit_call is not None:
        call = resolve(booking.call, unit_call)
    own_wrap = card.wrap if card is not None and card.wrap is not None else None
    wrap = resolve(own_wrap, unit_wrap) if own_wrap is not None else None
    if own_wrap is None and unit_wrap is not None:
        wrap = resolve(booking.wrap, unit_wrap)
    return _SoFar(
        call=call,
        wrap=wrap,
        meals=card.meals if card is not None and card.meals is not None else (),
    )


def _minutes(worked: WorkedDay | None, zone_name: str) -> int | None:
    if worked is None:
        return None
    return minutes_worked(worked.date, worked.call, worked.wrap, worked.meals, zone_name)
