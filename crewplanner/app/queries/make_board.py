"""From a plan to what the board shows: the days on top, the people below, the cells between."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
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
from crewplanner.app.queries.board_hours import PlannedHours
from crewplanner.app.queries.group_coverage import Coverage
from crewplanner.app.queries.grouping import WEEKEND, Member, idle, is_evening, is_night
from crewplanner.app.queries.row_cells import Cells, Found, Recent, RowCells
from crewplanner.app.queries.row_packing import ALONE, packed
from crewplanner.app.words import role_name
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DayStatus, ShootDay
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import BookingId, PersonId, UnitId
from crewplanner.domain.numbering import Numbering, numbering
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import Clock, DateSpan

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
        rows.extend(maker.row(member, block.key, lazily=True) for member in block.members)
    return BoardView(
        production=question.production,
        span=question.span,
        today=question.today,
        days=tuple(maker.day(date) for date in question.span),
        rows=tuple(rows),
        hidden=len(plan.people) - len(shown),
        arrangement=question.arrangement,
    )


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
        self.span = question.span
        self.recent = Recent()
        self._shown = productions_in_order(plan, question)
        self._numbers: dict[UnitId, Numbering] = {}
        self._needs: dict[dt.date, Mapping[GroupKey, Covered]] = {}
        self._hours = PlannedHours(plan, self._shown)
        self._findings: dict[PersonId, dict[dt.date, list[Finding]]] = {}
        for finding in findings:
            if finding.person is not None and finding.production in question.shown:
                by_date = self._findings.setdefault(finding.person, {})
                by_date.setdefault(finding.date, []).append(finding)
        self._sieve = BoardSieve(plan, question, frozenset(self._findings), pricing)

    def shows(self, person: PersonId) -> bool:
        """Whether the filter lets a person through."""
        return self._sieve.lets(person)

    def row(self, member: Member, key: GroupKey, *, lazily: bool = False) -> BoardRow:
        """One person's cells and days away inside the span, in a group of the board.

        `lazily`: the cells are made when somebody looks at them.
        """
        person = member.person.id
        group = key if key.by in {RowsBy.UNIT, RowsBy.PRODUCTION} else None
        words = self._plan.productions[key.production or self._production.id].words
        found = self._findings.get(person, {})
        cells: Cells
        if lazily and group is None and self._stands_alone(person):
            cells, packing = RowCells(self, person, found), ALONE
        else:
            cells = self.cells(person, found, self.span, group)
            packing = packed(cells)
        return BoardRow(
            person=person,
            name=member.person.name,
            role=role_name(member.role, words),
            department=member.role.department if member.role else None,
            cells=cells,
            away=self._away(member.person),
            packing=packing,
            group=group,
        )

    def cells(
        self, person: PersonId, found: Found, span: DateSpan, group: GroupKey | None = None
    ) -> Cells:
        """A person's cells by date in a row of that group; `found` are the marks."""
        cells: dict[dt.date, tuple[BoardCell, ...]] = {}
        for booking in self._plan.bookings_within(person, span):
            for date in _within(booking.span, span):
                marks = about(booking.id, found.get(date, ()))
                cells[date] = (*cells.get(date, ()), self.cell(booking, date, marks, group))
        for hold in self._plan.outside_holds_of.get(person, ()):
            if hold.live and hold.span.overlaps(span):
                for date in _within(hold.span, span):
                    cells[date] = (*cells.get(date, ()), self._held(hold, date))
        return cells

    def bookings(self, person: PersonId) -> Iterator[BookingId]:
        """What a person's cells are about."""
        return self._plan.ids_within(person, self.span)

    def _stands_alone(self, person: PersonId) -> bool:
        """Whether certainly no two bookings meet; others' holds may meet them."""
        return person not in self._plan.outside_holds_of and self._plan.apart(person)

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
            coverage=Coverage(self, key),
            by=key.by,
            department=key.department,
            production=key.production,
            unit=key.unit,
        )

    def covered(self, key: GroupKey, date: dt.date) -> Covered | None:
        """How far the need of a group is filled on a date; None where nothing is needed."""
        if date not in self._needs:
            self._needs[date] = needs_on(self._plan, self._question, date)
        return self._needs[date].get(key)

    def day(self, date: dt.date) -> BoardDay:
        """One column with the units' entries, heads and planned minutes of the productions."""
        plan, keys = self._plan, [(production, date) for production in self._shown]
        holidays = (plan.holidays_on.get(key) for key in keys)
        heads, minutes = self._hours.on(date)
        days = chain.from_iterable(plan.days_on.get(key, ()) for key in keys)
        return BoardDay(
            date=date,
            entries=tuple(self._entry(day) for day in days),
            holiday=next((holiday.name for holiday in holidays if holiday), ""),
            weekend=date.weekday() in WEEKEND,
            heads=heads,
            minutes=minutes,
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
        times = self._hours.of(booking, day) if day is not None else None
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
