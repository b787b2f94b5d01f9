"""The day out of days of the crew: people by dates with codes, sums, and what to look at.

`codes_of` says the codes (FIELD 3.5): W work, PR prep, WR wrap, T travel, R rehearsal, F fitting,
H hold, I idle; S before and F after the first and the last day, D and P around a long gap.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.grouping import WEEKEND, Member, alone, grouped
from crewplanner.app.queries.people import status_order
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.calls import day_worked
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.numbering import numbering
from crewplanner.domain.pay import Basis
from crewplanner.domain.plan import Plan
from crewplanner.domain.timecards import ABSENT, DayKind
from crewplanner.domain.values import DateSpan

DROP_DAYS = 10
"""A gap of so many days between two engagements is a drop and a pickup; a shorter one a gap."""

CODES: Mapping[DayType, str] = MappingProxyType(
    {
        DayType.SHOOT: "W",
        DayType.OFFICE: "W",
        DayType.RESEARCH: "W",
        DayType.EDIT: "W",
        DayType.PREP: "PR",
        DayType.PRE_LIGHT: "PR",
        DayType.BUILD: "PR",
        DayType.RECCE: "PR",
        DayType.TEST: "PR",
        DayType.WRAP: "WR",
        DayType.STRIKE: "WR",
        DayType.TRAVEL: "T",
        DayType.REHEARSAL: "R",
        DayType.FITTING: "F",
        DayType.STANDBY: "H",
        DayType.HOLD: "H",
        DayType.IDLE: "I",
    }
)
"""What a kind of day is to those booked for it; a dark day is none."""

COUNTED = ("W", "PR", "WR", "T", "R", "F", "H", "I")
"""The codes that are counted, in the order of the columns."""

_AT_WORK = frozenset({"W", "PR", "WR", "T", "R", "F"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DoodCell:
    """One person on one date. `code` is one of `CODES`; `shown` has start, finish, drop, pickup."""

    code: str
    shown: str
    status: BookingStatus
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoodDay:
    """One column. `number` is that of the first unit's shooting day, `heads` who works."""

    date: dt.date
    number: int | None
    kinds: tuple[DayType, ...]
    off: bool
    holiday: str
    heads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoodRow:
    """One person. `held` is what confirmed hold days cost, None without a rate."""

    person: PersonId
    name: str
    role: str
    cells: tuple[DoodCell | None, ...]
    counts: Mapping[str, int]
    start: dt.date | None
    finish: dt.date | None
    gaps: tuple[DateSpan, ...]
    drops: tuple[DateSpan, ...]
    held_days: int
    held: Decimal

    @property
    def paid(self) -> int:
        """Days that are paid: all that have a code."""
        return sum(self.counts.values())

    @property
    def length(self) -> int:
        """Days from start to finish."""
        return (self.finish - self.start).days + 1 if self.start and self.finish else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DoodDepartment:
    """A department's people, and how many of them work on each date."""

    name: str
    people: tuple[DoodRow, ...]
    heads: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoodView:
    """The whole table; `firm_only` leaves holds and offers out.

    With `only_changed`, it lists the people alone whom a change since the last issue is about.
    """

    production: ProductionId
    title: str
    currency: str
    span: DateSpan
    firm_only: bool
    days: tuple[DoodDay, ...]
    departments: tuple[DoodDepartment, ...]
    only_changed: bool = False

    @property
    def people(self) -> tuple[DoodRow, ...]:
        """Everybody in order."""
        return tuple(one for department in self.departments for one in department.people)


def production_span(plan: Plan, production: ProductionId) -> DateSpan | None:
    """From the first to the last date that has a day or a live booking; None without any."""
    days = [day.date for day in plan.shoot_days.values() if day.production == production]
    spans = [b.span for b in plan.bookings.values() if b.live and b.production == production]
    first = min([*days, *(one.first for one in spans)], default=None)
    last = max([*days, *(one.last for one in spans)], default=None)
    return DateSpan(first=first, last=last) if first and last else None


def dood_view(
    plan: Plan,
    production: ProductionId,
    span: DateSpan,
    *,
    firm_only: bool = False,
    only: frozenset[PersonId] | None = None,
    pricing: Pricing | None = None,
) -> DoodView:
    """The view over the dates of the span, of `only` some people where they are given.

    Heads are of everybody all the same. `pricing` is the plan's, if it is at hand.
    """
    settings = plan.productions[production]
    maker = _Maker(plan, production, span, firm_only=firm_only, pricing=pricing or Pricing())
    departments = maker.departments()
    heads = [sum(counts) for counts in zip(*(one.heads for one in departments), strict=True)]
    return DoodView(
        production=production,
        title=settings.title,
        currency=settings.currency,
        span=span,
        firm_only=firm_only,
        days=tuple(
            maker.day(date, heads[place] if heads else 0) for place, date in enumerate(span)
        ),
        departments=departments if only is None else _left(departments, only),
        only_changed=only is not None,
    )


def _left(
    departments: tuple[DoodDepartment, ...], only: frozenset[PersonId]
) -> tuple[DoodDepartment, ...]:
    """The departments with these people alone."""
    kept = (
        replace(one, people=tuple(row for row in one.people if row.person in only))
        for one in departments
    )
    return tuple(one for one in kept if one.people)


class _Maker:
    def __init__(
        self,
        plan: Plan,
        production: ProductionId,
        span: DateSpan,
        *,
        firm_only: bool,
        pricing: Pricing,
    ) -> None:
        self._plan = plan
        self._production = production
        self._span = span
        self._firm_only = firm_only
        self._words = plan.productions[production].words
        self._pay = pricing.week(plan, production, span, basis=Basis.EXPECTED)

    def departments(self) -> tuple[DoodDepartment, ...]:
        """Everybody with a live booking in the span, by department."""
        engaged: dict[PersonId, tuple[Booking, ...]] = {}
        for person in self._plan.people:
            own = tuple(self._bookings(person))
            if any(self._meets(one.span) for one in own):
                engaged[person] = own
        found: list[DoodDepartment] = []
        for group in grouped(self._plan, self._production, engaged):
            people = tuple(self._row(member, engaged[member.person.id]) for member in group.members)
            heads = tuple(
                sum(_works(person.cells[place]) for person in people)
                for place in range(len(self._span))
            )
            name = department_name(group.department, self._words)
            found.append(DoodDepartment(name=name, people=people, heads=heads))
        return tuple(found)

    def day(self, date: dt.date, heads: int) -> DoodDay:
        """One column."""
        days = self._plan.days_on.get((self._production, date), ())
        held = [day for day in days if day.status is not DayStatus.CANCELLED]
        numbers = [numbering(self._plan, day.unit).number(date) for day in held]
        holiday = self._plan.holidays_on.get((self._production, date))
        return DoodDay(
            date=date,
            number=next((number for number in numbers if number is not None), None),
            kinds=tuple(dict.fromkeys(day.day_type for day in held)),
            off=not any(day.working for day in held),
            holiday=holiday.name if holiday else "",
            heads=heads,
        )

    def _bookings(self, person: PersonId) -> Iterable[Booking]:
        for booking in self._plan.bookings_of.get(person, ()):
            ours = booking.live and booking.production == self._production
            if ours and (booking.firm or not self._firm_only):
                yield booking

    def _meets(self, span: DateSpan) -> bool:
        return span.first <= self._span.last and self._span.first <= span.last

    def _row(self, member: Member, bookings: tuple[Booking, ...]) -> DoodRow:
        person = member.person.id
        whole = DateSpan(
            first=min(one.span.first for one in bookings),
            last=max(one.span.last for one in bookings),
        )
        codes = {
            date: found
            for date in whole
            if (found := self._code(person, bookings, date)) is not None
        }
        dates = sorted(codes)
        breaks = _breaks(dates, {date for one in bookings for date in one.span})
        drops = tuple(one for one in breaks if len(one) >= DROP_DAYS)
        gaps = tuple(
            one
            for one in breaks
            if len(one) < DROP_DAYS and any(self._unit_works(bookings, date) for date in one)
        )
        shown = _shown({date: code for date, (code, _) in codes.items()}, drops)
        cells = tuple(
            DoodCell(
                code=codes[date][0],
                shown=shown[date],
                status=codes[date][1].status,
                rank=codes[date][1].rank,
            )
            if date in codes
            else None
            for date in self._span
        )
        inside = [codes[date][0] for date in dates if date in self._span]
        held = [
            date
            for date in dates
            if codes[date][0] in {"H", "I"} and codes[date][1].firm and date in self._span
        ]
        return DoodRow(
            person=person,
            name=member.person.name,
            role=role_name(member.role, self._words),
            cells=cells,
            counts={code: inside.count(code) for code in COUNTED},
            start=dates[0] if dates else None,
            finish=dates[-1] if dates else None,
            gaps=gaps,
            drops=drops,
            held_days=len(held),
            held=self._cost(person, frozenset(held)),
        )

    def _code(
        self, person: PersonId, bookings: tuple[Booking, ...], date: dt.date
    ) -> tuple[str, Booking] | None:
        """What the person does on the date; the firmest booking with a day of its unit says it."""
        card = self._plan.timecard_on(self._production, person, date)
        if card is not None and card.kind in ABSENT:
            return None
        on_date = sorted((one for one in bookings if date in one.span), key=status_order)
        for booking in on_date:
            if card is not None and card.kind is DayKind.TRAVEL:
                return "T", booking
            if card is not None and card.kind is DayKind.STANDBY:
                return "H", booking
            day = day_worked(self._plan, booking, date)
            if day is None:
                # Without a day of its unit a date is a hold if others work, or not planned yet.
                if self._works_on(date):
                    return "H", booking
                planless = not self._plan.days_on.get((self._production, date))
                if (planless and self._weekday(date)) or alone(self._plan, booking):
                    return "W", booking
                continue
            code = CODES.get(day.day_type)
            if code is not None and day.status is not DayStatus.CANCELLED:
                return code, booking
        return None

    def _works_on(self, date: dt.date) -> bool:
        return any(day.working for day in self._plan.days_on.get((self._production, date), ()))

    def _unit_works(self, bookings: tuple[Booking, ...], date: dt.date) -> bool:
        """Whether a unit works that the person is on before or after."""
        days = (self._plan.day_of(booking, date) for booking in bookings)
        return any(day is not None and day.working for day in days)

    def _weekday(self, date: dt.date) -> bool:
        holiday = (self._production, date) in self._plan.holidays_on
        return date.weekday() not in WEEKEND and not holiday

    def _cost(self, person: PersonId, dates: frozenset[dt.date]) -> Decimal:
        pay = self._pay.of(person) if dates else None
        lines = [line.amount for line in pay.lines if line.date in dates] if pay else []
        return sum(lines, Decimal(0))


def _works(cell: DoodCell | None) -> bool:
    return cell is not None and cell.code in _AT_WORK


def _breaks(dates: list[dt.date], booked: set[dt.date]) -> list[DateSpan]:
    """Runs of dates between two coded ones on which the person is not booked at all."""
    found: list[DateSpan] = []
    one = dt.timedelta(days=1)
    for before, after in pairwise(dates):
        between = [before + one * n for n in range(1, (after - before).days)]
        free = [date for date in between if date not in booked]
        if free and len(free) == len(between):
            found.append(DateSpan(first=free[0], last=free[-1]))
    return found


def _shown(codes: Mapping[dt.date, str], drops: tuple[DateSpan, ...]) -> dict[dt.date, str]:
    """The codes with start and finish, and D and P on either side of a long gap."""
    dates = sorted(codes)
    dropped = {one.first - dt.timedelta(days=1) for one in drops}
    picked = {one.last + dt.timedelta(days=1) for one in drops}
    shown: dict[dt.date, str] = {}
    for date in dates:
        code = codes[date]
        before = "S" if date == dates[0] else "P" if date in picked else ""
        after = "F" if date == dates[-1] else "D" if date in dropped else ""
        shown[date] = f"{before}{code}{after}"
    return shown
