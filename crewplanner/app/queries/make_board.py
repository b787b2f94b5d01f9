"""From a plan to what the board shows: the days on top, the people below, the cells between."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crewplanner.app.queries.board import (
    BoardAway,
    BoardCell,
    BoardDay,
    BoardDayEntry,
    BoardFilter,
    BoardGroup,
    BoardRow,
    BoardView,
)
from crewplanner.app.queries.coverage import coverage
from crewplanner.app.queries.grouping import Group, Member, grouped, is_night
from crewplanner.app.words import department_name, role_name
from crewplanner.domain.bookings import FIRM, Booking
from crewplanner.domain.calls import planned
from crewplanner.domain.days import DayStatus, ShootDay
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, UnitId
from crewplanner.domain.numbering import Numbering, numbering
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan, resolve

_RANK = (Severity.BLOCK, Severity.WARN, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuestion:
    """What a board is asked to show."""

    production: ProductionId
    span: DateSpan
    today: dt.date
    filter: BoardFilter = field(default_factory=BoardFilter)


def board(plan: Plan, question: BoardQuestion, findings: Iterable[Finding]) -> BoardView:
    """The whole view. `findings` are those of the production and span."""
    maker = _Maker(plan, question, findings)
    shown = [key for key in plan.people if maker.shows(key)]
    rows: list[BoardGroup | BoardRow] = []
    for group in grouped(plan, question.production, shown):
        rows.append(maker.group(group))
        rows.extend(maker.row(member) for member in group.members)
    return BoardView(
        production=question.production,
        span=question.span,
        today=question.today,
        days=tuple(maker.day(date) for date in question.span),
        rows=tuple(rows),
        hidden=len(plan.people) - len(shown),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardUpdate:
    """What an edit of some people changed on a board that is shown."""

    rows: tuple[BoardRow | BoardGroup, ...]
    days: tuple[BoardDay, ...]


def board_update(
    plan: Plan,
    question: BoardQuestion,
    findings: Iterable[Finding],
    before: BoardView,
    people: frozenset[PersonId],
) -> BoardUpdate | None:
    """The rows, headings and days that differ after an edit of those people.

    Costs what was touched. None where the order of rows may be another: make the board anew.
    """
    maker = _Maker(plan, question, findings)
    old = {row.person: row for row in before.rows if isinstance(row, BoardRow)}
    if question.filter.active or not people <= old.keys() or not people <= plan.people.keys():
        return None
    rows: list[BoardRow | BoardGroup] = []
    dates: set[dt.date] = set()
    for group in grouped(plan, question.production, people):
        for member in group.members:
            row, was = maker.row(member), old[member.person.id]
            if (row.department, row.role) != (was.department, was.role):
                return None
            rows.append(row)
            dates |= {
                date
                for date in row.cells.keys() | was.cells.keys()
                if row.cells.get(date) != was.cells.get(date)
            }
    for heading in before.rows:
        if isinstance(heading, BoardGroup) and heading.department is not None:
            covered = maker.covered(heading.department)
            if covered != heading.coverage:
                rows.append(replace(heading, coverage=covered))
    return BoardUpdate(rows=tuple(rows), days=tuple(maker.day(date) for date in sorted(dates)))


class _Maker:
    """Looks up once what every cell needs."""

    def __init__(self, plan: Plan, question: BoardQuestion, findings: Iterable[Finding]) -> None:
        self._plan = plan
        self._question = question
        self._production = plan.productions[question.production]
        self._numbers: dict[UnitId, Numbering] = {}
        self._coverage = {date: coverage(plan, question.production, date) for date in question.span}
        self._findings: dict[tuple[PersonId, dt.date], list[Finding]] = {}
        for finding in findings:
            if finding.person is not None:
                self._findings.setdefault((finding.person, finding.date), []).append(finding)
        self._people_with_findings = {person for person, _date in self._findings}

    def shows(self, person: PersonId) -> bool:
        """Whether the filter lets a person through."""
        wanted = self._question.filter
        if not wanted.active:
            return True
        if wanted.with_findings and person not in self._people_with_findings:
            return False
        own = [
            booking
            for booking in self._plan.bookings_of.get(person, ())
            if booking.live
            and booking.production == self._question.production
            and booking.span.overlaps(self._question.span)
        ]
        if wanted.booked_only and not own:
            return False
        if wanted.unconfirmed and all(booking.status in FIRM for booking in own):
            return False
        if not wanted.departments:
            return True
        groups = grouped(self._plan, self._question.production, [person])
        department = groups[0].department
        return department is not None and department.id in wanted.departments

    def row(self, member: Member) -> BoardRow:
        """One person's cells and days away inside the span."""
        span = self._question.span
        cells: dict[dt.date, tuple[BoardCell, ...]] = {}
        for booking in self._plan.bookings_of.get(member.person.id, ()):
            if not booking.span.overlaps(span):
                continue
            date = max(booking.span.first, span.first)
            while date <= min(booking.span.last, span.last):
                cells[date] = (*cells.get(date, ()), self._cell(booking, date))
                date += dt.timedelta(days=1)
        away: dict[dt.date, BoardAway] = {}
        for gone in self._plan.unavailabilities_of.get(member.person.id, ()):
            if gone.span.overlaps(span):
                for date in gone.span:
                    away[date] = BoardAway(kind=gone.kind, part=gone.part, note=gone.note)
        return BoardRow(
            person=member.person.id,
            name=member.person.name,
            role=role_name(member.role, self._production.words),
            department=member.role.department if member.role else None,
            cells=cells,
            away=away,
        )

    def group(self, group: Group) -> BoardGroup:
        """A department's heading with how much of its need is filled on each date."""
        department = group.department
        return BoardGroup(
            department=department.id if department else None,
            name=department_name(department, self._production.words),
            heads=len(group.members),
            coverage=self.covered(department.id) if department else {},
        )

    def covered(self, department: DepartmentId) -> dict[dt.date, tuple[int, int]]:
        """(filled, needed) of a department by date, where something is needed."""
        return {
            date: by_department[department]
            for date, by_department in self._coverage.items()
            if department in by_department
        }

    def day(self, date: dt.date) -> BoardDay:
        """One column with the units' entries, heads and planned minutes of the production."""
        plan, production = self._plan, self._production
        holiday = plan.holidays_on.get((production.id, date))
        plans = [
            planned(plan, booking, date)
            for booking in plan.bookings_at.get((production.id, date), ())
        ]
        working = {one.person: one.minutes or 0 for one in plans if one is not None}
        return BoardDay(
            date=date,
            entries=tuple(self._entry(day) for day in plan.days_on.get((production.id, date), ())),
            holiday=holiday.name if holiday else "",
            weekend=date.weekday() in {5, 6},
            heads=len(working),
            hours=sum(working.values()),
        )

    def _entry(self, day: ShootDay) -> BoardDayEntry:
        if day.unit not in self._numbers:
            self._numbers[day.unit] = numbering(self._plan, day.unit)
        numbers = self._numbers[day.unit]
        place = self._plan.places.get(day.places[0]) if day.places else None
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
            night=is_night(self._production, day.call, day.wrap),
            check_times=day.check_times,
        )

    def _cell(self, booking: Booking, date: dt.date) -> BoardCell:
        production = self._plan.productions[booking.production]
        day = self._plan.day_of(booking, date)
        if day is not None and day.status is DayStatus.CANCELLED:
            day = None
        call = resolve(booking.call, day.call if day else None)
        wrap = day.wrap if day else None
        findings = tuple(self._findings.get((booking.person, date), ()))
        elsewhere = booking.production != self._question.production
        return BoardCell(
            booking=booking.id,
            production=booking.production,
            status=booking.status,
            rank=booking.rank,
            span=booking.span,
            first=date == booking.span.first,
            last=date == booking.span.last,
            day_type=day.day_type if day else None,
            call=call,
            wrap=wrap,
            own_call=booking.call is not None,
            night=is_night(production, call, wrap),
            idle=self._idle(booking, date, day),
            check_times=day is not None and day.check_times,
            elsewhere=(production.code or production.title) if elsewhere else "",
            severity=min((f.severity for f in findings), key=_RANK.index, default=None),
            findings=findings,
        )

    def _idle(self, booking: Booking, date: dt.date, day: ShootDay | None) -> bool:
        if day is not None:
            return not day.working
        return bool(self._plan.days_on.get((booking.production, date))) or date.weekday() in {5, 6}
