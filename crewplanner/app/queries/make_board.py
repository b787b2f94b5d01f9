"""From a plan to what the board shows: the days on top, the people below, the cells between."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from crewplanner.app.queries.board import (
    BoardAway,
    BoardCell,
    BoardDay,
    BoardDayEntry,
    BoardGroup,
    BoardRow,
    BoardView,
    Covered,
    GroupKey,
    RowsBy,
)
from crewplanner.app.queries.board_blocks import (
    Block,
    BoardQuestion,
    blocks,
    elsewhere,
    group_name,
    needs_on,
    production_code,
    productions_in_order,
)
from crewplanner.app.queries.board_filter import BoardSieve
from crewplanner.app.queries.grouping import WEEKEND, Member, idle, is_evening, is_night
from crewplanner.app.words import role_name
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.bookings import Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import BookingId, DayId, PersonId, UnitId
from crewplanner.domain.numbering import Numbering, numbering
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import Clock, DateSpan, TimeSpec, resolve

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing

_RANK = (Severity.BLOCK, Severity.WARN, Severity.INFO)


def board(
    plan: Plan,
    question: BoardQuestion,
    findings: Iterable[Finding],
    pricing: "Pricing | None" = None,
) -> BoardView:
    """The whole view.

    `findings` are those of the productions and span, perhaps of others too; `pricing` is the plan's
    if it is at hand.
    """
    maker = BoardMaker(plan, question, findings, pricing)
    shown = [key for key in plan.people if maker.shows(key)]
    rows: list[BoardGroup | BoardRow] = []
    for block in blocks(plan, question, shown):
        if block.key.by is not RowsBy.PERSON:
            rows.append(maker.group(block))
        rows.extend(maker.row(member, block.key) for member in block.members)
    return BoardView(
        production=question.production,
        span=question.span,
        today=question.today,
        days=tuple(maker.day(date) for date in question.span),
        rows=tuple(rows),
        hidden=len(plan.people) - len(shown),
        arrangement=question.arrangement,
    )


_TimesKey = tuple[DayId, TimeSpec | None, TimeSpec | None, DayType | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """What a day of a unit is for everybody with the same own call; minutes are true ones."""

    day_type: DayType
    call: int | None
    wrap: int | None
    night: bool
    evening: bool
    check_times: bool
    working: bool
    minutes: int


class BoardMaker:
    """Makes the parts of a view; what many cells share is looked up once.

    `findings` are those of the question's productions and span, at least about the people whose
    rows are asked for; those of other productions are left out.
    """

    def __init__(
        self,
        plan: Plan,
        question: BoardQuestion,
        findings: Iterable[Finding],
        pricing: "Pricing | None" = None,
    ) -> None:
        self._plan = plan
        self._question = question
        self._production = plan.productions[question.production]
        self._shown = productions_in_order(plan, question)
        self._numbers: dict[UnitId, Numbering] = {}
        self._needs: dict[dt.date, Mapping[GroupKey, Covered]] = {}
        self._times: dict[_TimesKey, _Times] = {}
        self._findings: dict[tuple[PersonId, dt.date], list[Finding]] = {}
        for finding in findings:
            if finding.person is not None and finding.production in question.shown:
                self._findings.setdefault((finding.person, finding.date), []).append(finding)
        found = frozenset(person for person, _date in self._findings)
        self._sieve = BoardSieve(plan, question, found, pricing)

    def shows(self, person: PersonId) -> bool:
        """Whether the filter lets a person through."""
        return self._sieve.lets(person)

    def row(self, member: Member, key: GroupKey) -> BoardRow:
        """One person's cells and days away inside the span, in a group of the board."""
        span = self._question.span
        group = key if key.by in {RowsBy.UNIT, RowsBy.PRODUCTION} else None
        words = self._plan.productions[key.production or self._production.id].words
        cells: dict[dt.date, tuple[BoardCell, ...]] = {}
        alone = True
        for booking in self._plan.bookings_within(member.person.id, span):
            for date in _within(booking.span, span):
                found = self._findings.get((booking.person, date), ())
                cell = self.cell(booking, date, about(booking.id, found), group)
                met = cells.get(date)
                alone = alone and met is None
                cells[date] = (cell,) if met is None else (*met, cell)
        for hold in self._plan.outside_holds_of.get(member.person.id, ()):
            if hold.live and hold.span.overlaps(span):
                for date in _within(hold.span, span):
                    alone = alone and date not in cells
                    cells[date] = (*cells.get(date, ()), self._held(hold, date))
        return BoardRow(
            person=member.person.id,
            name=member.person.name,
            role=role_name(member.role, words),
            department=member.role.department if member.role else None,
            cells=cells,
            away=self._away(member.person),
            alone=alone,
            group=group,
        )

    def _held(self, hold: OutsideHold, date: dt.date) -> BoardCell:
        """Another company's hold on a date; its number is below those of all bookings."""
        return BoardCell(
            booking=BookingId(-hold.id),
            production=self._production.id,
            status=hold.status,
            rank=hold.rank,
            span=hold.span,
            first=date == hold.span.first,
            last=date == hold.span.last,
            elsewhere=hold.holder,
            outside=hold.id,
        )

    def _away(self, person: Person) -> dict[dt.date, BoardAway]:
        """By date within the span; a whole day goes before a part of it."""
        away: dict[dt.date, BoardAway] = {}
        gone = self._plan.unavailabilities_of.get(person.id, ())
        for one in sorted(gone, key=lambda one: one.part is None):
            if one.span.overlaps(self._question.span):
                for date in _within(one.span, self._question.span):
                    away[date] = BoardAway(kind=one.kind, part=one.part, note=one.note)
        return away

    def group(self, block: Block) -> BoardGroup:
        """The heading of a group with how much of its need is filled on each date."""
        key = block.key
        return BoardGroup(
            name=group_name(self._plan, self._question, key),
            heads=len(block.members),
            coverage=self.covered(key, self._question.span),
            by=key.by,
            department=key.department,
            production=key.production,
            unit=key.unit,
        )

    def covered(self, key: GroupKey, dates: Iterable[dt.date]) -> dict[dt.date, Covered]:
        """How far the need of a group is filled by date, where something is needed."""
        found: dict[dt.date, Covered] = {}
        for date in dates:
            if date not in self._needs:
                self._needs[date] = needs_on(self._plan, self._question, date)
            if key in self._needs[date]:
                found[date] = self._needs[date][key]
        return found

    def day(self, date: dt.date) -> BoardDay:
        """One column with the units' entries, heads and planned minutes of the productions."""
        plan, keys = self._plan, [(production, date) for production in self._shown]
        holidays = (plan.holidays_on.get(key) for key in keys)
        minutes: dict[tuple[PersonId, DayId], int] = {}
        for person, booking in chain.from_iterable(plan.samples_at(*key) for key in keys):
            day = plan.day_of(booking, date)
            times = self._of(booking, day) if day is not None else None
            if day is not None and times is not None and times.working:
                key = (person, day.id)
                minutes[key] = max(minutes.get(key, 0), times.minutes)
        days = chain.from_iterable(plan.days_on.get(key, ()) for key in keys)
        return BoardDay(
            date=date,
            entries=tuple(self._entry(day) for day in days),
            holiday=next((holiday.name for holiday in holidays if holiday), ""),
            weekend=date.weekday() in WEEKEND,
            heads=len({person for person, _day in minutes}),
            minutes=sum(minutes.values()),
        )

    def renumbered(self, day: BoardDay) -> BoardDay:
        """A column after days on other dates came, went or count otherwise."""
        units = [self._numbering(entry.unit) for entry in day.entries]
        counted = [(numbers.number(day.date), numbers.total) for numbers in units]
        if counted == [(entry.number, entry.total) for entry in day.entries]:
            return day
        entries = zip(day.entries, counted, strict=True)
        return replace(
            day,
            entries=tuple(replace(entry, number=n, total=total) for entry, (n, total) in entries),
        )

    def _numbering(self, unit: UnitId) -> Numbering:
        if unit not in self._numbers:
            self._numbers[unit] = numbering(self._plan, unit)
        return self._numbers[unit]

    def _entry(self, day: ShootDay) -> BoardDayEntry:
        numbers = self._numbering(day.unit)
        place = self._plan.places.get(day.places[0]) if day.places else None
        settings = self._plan.productions[day.production]
        night = is_night(settings, day.call, day.wrap)
        return BoardDayEntry(
            day=day.id,
            unit=day.unit,
            unit_name=self._plan.units[day.unit].name,
            day_type=day.day_type,
            number=numbers.number(day.date),
            total=numbers.total,
            place=place.name if place else "",
            call=day.call,
            wrap=day.wrap,
            night=night,
            evening=not night and is_evening(settings, day.call, day.wrap),
            check_times=day.check_times,
            code=production_code(self._plan, day.production) if len(self._shown) > 1 else "",
            production=day.production,
            meals=day.meals,
        )

    def _of(self, booking: Booking, day: ShootDay) -> _Times:
        """What a day is for a booking that covers it; a sample of the booking will do."""
        key = (day.id, booking.call, booking.wrap, booking.day_type)
        if key not in self._times:
            that_day = DateSpan(first=day.date, last=day.date)
            plans = planned(self._plan, replace(booking, span=that_day), day.date)
            call, wrap = resolve(booking.call, day.call), resolve(booking.wrap, day.wrap)
            settings = self._plan.productions[day.production]
            night = is_night(settings, call, wrap)
            self._times[key] = _Times(
                day_type=booking.day_type or day.day_type,
                call=call,
                wrap=wrap,
                night=night,
                evening=not night and is_evening(settings, call, wrap),
                check_times=day.check_times,
                working=plans is not None,
                minutes=plans.minutes if plans is not None else 0,
            )
        return self._times[key]

    def cell(
        self,
        booking: Booking,
        date: dt.date,
        findings: tuple[Finding, ...],
        group: GroupKey | None = None,
    ) -> BoardCell:
        """A booking on a date with the findings about it, in a row of that group."""
        day = self._plan.day_of(booking, date)
        if day is not None and day.status is DayStatus.CANCELLED:
            day = None
        times = self._of(booking, day) if day is not None else None
        own_call = booking.call.minutes if isinstance(booking.call, Clock) else None
        own_wrap = booking.wrap.minutes if isinstance(booking.wrap, Clock) else None
        severity, accepted = mark_of(self._plan, findings)
        return BoardCell(
            booking=booking.id,
            production=booking.production,
            status=booking.status,
            rank=booking.rank,
            span=booking.span,
            first=date == booking.span.first,
            last=date == booking.span.last,
            role=booking.role,
            unit=booking.unit,
            day_type=times.day_type if times else booking.day_type,
            call=times.call if times else own_call,
            wrap=times.wrap if times else own_wrap,
            own_call=(booking.call or booking.wrap) is not None,
            night=times is not None and times.night,
            evening=times is not None and times.evening,
            idle=not times.working if times is not None else idle(self._plan, booking, date),
            check_times=times is not None and times.check_times,
            elsewhere=elsewhere(self._plan, self._question, booking, group),
            severity=severity,
            accepted=accepted,
            findings=findings,
        )


def about(booking: BookingId, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of a person's findings on a date that concern a booking."""
    return tuple(f for f in findings if not f.bookings or booking in f.bookings)


def mark_of(plan: Plan, findings: tuple[Finding, ...]) -> tuple[Severity | None, bool]:
    """The hardest severity of those that nobody accepted; whether the others were accepted."""
    if not findings:
        return None, False
    loud = [found.severity for found in findings if is_open(plan, found)]
    return (min(loud, key=_RANK.index) if loud else None), not loud


def _within(span: DateSpan, limits: DateSpan) -> DateSpan:
    """The part of a span within another that it overlaps."""
    if limits.first <= span.first and span.last <= limits.last:
        return span
    return DateSpan(first=max(span.first, limits.first), last=min(span.last, limits.last))
