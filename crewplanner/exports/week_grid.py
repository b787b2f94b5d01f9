"""The grid of the week: day columns, departments, people and their cells, in words and signs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from crewplanner.app.phone_text import phone_text
from crewplanner.app.queries.week import (
    WeekCell,
    WeekDay,
    WeekDepartment,
    WeekPerson,
    WeekUnitDay,
    WeekView,
)
from crewplanner.app.words import month_text, status_mark, status_text, weekday_text, word
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.productions import FilmWords
from crewplanner.exports.issue_notes import IssueNotes
from crewplanner.exports.options import ClockFace
from crewplanner.exports.texts import meals_text, times_text
from crewplanner.exports.week_paper import (
    Look,
    PaperBlock,
    PaperCell,
    PaperDay,
    PaperRow,
    PaperSlot,
    PaperUnit,
    Totals,
)
from crewplanner.i18n import _

SIGNS = (("NEW", "N"), ("LAST", "L"), ("TRAVEL", "T"), ("SIXTH", "6"), ("REST", "R"))
"""The marks of a cell that are printed as a letter, in the order they are printed."""

_AWAY_KINDS = frozenset(kind.value for kind in UnavailabilityKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekGrid:
    """Writes the parts of one week. `nights` are the (date, unit) that work at night.

    `issue` tells what is not as it was in the last issue.
    """

    words: FilmWords
    face: ClockFace
    days: tuple[WeekDay, ...]
    several_units: bool
    nights: frozenset[tuple[dt.date, str]]
    issue: IssueNotes | None = None

    @classmethod
    def of(cls, view: WeekView, face: ClockFace, issue: IssueNotes | None = None) -> "WeekGrid":
        """The writer for this view, with what has to be known of the whole week."""
        nights = frozenset(
            (cell.date, cell.unit)
            for cell in _cells(view)
            if "NIGHT" in cell.marks and not cell.own_call
        )
        units = {unit.unit for day in view.days for unit in day.units}
        return cls(
            words=view.words,
            face=face,
            days=view.days,
            several_units=len(units) > 1,
            nights=nights,
            issue=issue,
        )

    def day(self, day: WeekDay) -> PaperDay:
        """The head of one column."""
        return PaperDay(
            date=day.date,
            weekday=weekday_text(day.date.weekday()),
            month=month_text(day.date.month),
            weekend=day.weekend,
            holiday=day.holiday,
            units=tuple(self._unit(day.date, unit) for unit in day.units),
            heads=day.heads,
            needed=day.needed,
            missing=max(0, day.needed - day.filled),
            cost=day.cost,
        )

    def block(self, department: WeekDepartment) -> PaperBlock:
        """One department with its people, its counts and its sums."""
        rows = tuple(self._row(person) for person in department.people)
        missing = tuple(
            max(0, needed - filled)
            for needed, filled in zip(department.needed, department.filled, strict=True)
        )
        return PaperBlock(
            name=department.name,
            rows=rows,
            heads=department.heads,
            needed=department.needed,
            missing=missing,
            totals=summed(row.totals for row in rows),
        )

    def _unit(self, date: dt.date, unit: WeekUnitDay) -> PaperUnit:
        return PaperUnit(
            name=unit.unit if self.several_units else "",
            kind=word(unit.day_type, self.words),
            shooting=unit.day_type is DayType.SHOOT,
            number=_number(unit),
            night=(date, unit.unit) in self.nights,
            call=unit.call,
            wrap=unit.wrap,
            times=times_text(unit.call, unit.wrap, self.face),
            meals=meals_text(unit.meals, self.face),
            places=unit.places,
            note=unit.note,
            check=unit.check_times,
            changed=self.issue is not None and (date, unit.unit) in self.issue.days,
        )

    def _row(self, person: WeekPerson) -> PaperRow:
        cells = tuple(
            PaperCell(
                slots=tuple(self._slot(day, cell) for cell in cells),
                away=self._away(person, index),
                changed=self.issue is not None and (person.person, day.date) in self.issue.cells,
            )
            for index, (day, cells) in enumerate(zip(self.days, person.cells, strict=True))
        )
        return PaperRow(
            person=person.person,
            name=person.name,
            role=person.role,
            phone=phone_text(person.phone),
            cells=cells,
            totals=Totals(
                days=person.days,
                planned=person.planned,
                evening=person.evening,
                night=person.night,
                worked=person.worked,
                overtime=person.overtime,
                rest=None if person.rest is None else max(0, person.rest),
                cost=person.cost,
            ),
        )

    def _away(self, person: WeekPerson, index: int) -> str:
        kind = person.away[index]
        return word(UnavailabilityKind(kind)) if kind in _AWAY_KINDS else kind

    def _slot(self, day: WeekDay, cell: WeekCell) -> PaperSlot:
        confirmed = cell.status is BookingStatus.CONFIRMED
        return PaperSlot(
            date=cell.date,
            uid=cell.uid,
            status=cell.status,
            rank=cell.rank,
            status_text=status_text(cell.status, cell.rank, self.words),
            tag="" if confirmed else status_mark(cell.status, cell.rank, self.words),
            look=_look(cell),
            day_type=cell.day_type,
            kind=word(cell.day_type, self.words) if cell.day_type else "",
            label=self._label(cell),
            where=self._where(day, cell),
            call=cell.call,
            wrap=cell.wrap,
            meals=cell.meals,
            minutes=cell.minutes,
            unit=cell.unit,
            place=cell.place,
            address=cell.address,
            own=cell.own_call,
            night="NIGHT" in cell.marks,
            marks="".join(sign for mark, sign in SIGNS if self._tells(mark, cell)),
            finding="FINDING" in cell.marks,
            cost=cell.cost,
        )

    def _tells(self, mark: str, cell: WeekCell) -> bool:
        """Whether the mark is there and says more than the cell's own word."""
        travel = mark == "TRAVEL" and cell.call is None and cell.wrap is None
        return mark in cell.marks and not travel

    def _label(self, cell: WeekCell) -> str:
        times = times_text(cell.call, cell.wrap, self.face)
        if times:
            return times
        if cell.day_type is None or cell.day_type is DayType.SHOOT:
            return _("TBC")
        return word(cell.day_type, self.words)

    def _where(self, day: WeekDay, cell: WeekCell) -> str:
        """What the column's head does not already say of this cell: kind of day, unit, place."""
        head = next((unit for unit in day.units if unit.unit == cell.unit), None)
        timed = cell.call is not None or cell.wrap is not None
        parts: list[str] = []
        if timed and cell.day_type and (head is None or cell.day_type is not head.day_type):
            parts.append(word(cell.day_type, self.words))
        if cell.unit and self._unit_is_news(day, cell, alien=head is None):
            parts.append(cell.unit)
        if cell.place and (head is None or cell.place not in head.places):
            parts.append(cell.place)
        return " · ".join(parts)

    def _unit_is_news(self, day: WeekDay, cell: WeekCell, *, alien: bool) -> bool:
        """Whether a cell is not of the first unit, or of one that has no day beside others."""
        first = bool(day.units) and cell.unit == day.units[0].unit
        return not first and (self.several_units or (alien and bool(day.units)))


def summed(parts: Iterable[Totals]) -> Totals:
    """The sums of several rows or departments; the shortest rest. Money stays exact."""
    totals = tuple(parts)
    costs = [Decimal(one.cost) for one in totals if one.cost]
    rests = [one.rest for one in totals if one.rest is not None]
    return Totals(
        days=sum(one.days for one in totals),
        planned=sum(one.planned for one in totals),
        evening=sum(one.evening for one in totals),
        night=sum(one.night for one in totals),
        worked=sum(one.worked for one in totals),
        overtime=sum(one.overtime for one in totals),
        rest=min(rests, default=None),
        cost=str(sum(costs, Decimal(0))) if costs else "",
    )


def _cells(view: WeekView) -> Iterable[WeekCell]:
    for department in view.departments:
        for person in department.people:
            for cells in person.cells:
                yield from cells


def _number(unit: WeekUnitDay) -> str:
    if unit.number is None:
        return ""
    if unit.total:
        return _("Day {number}/{total}").format(number=unit.number, total=unit.total)
    return _("Day {number}").format(number=unit.number)


def _look(cell: WeekCell) -> Look:
    match cell.status:
        case BookingStatus.CONFIRMED:
            shooting = cell.day_type in {None, DayType.SHOOT}
            return Look.CONFIRMED if shooting else Look.OTHER
        case BookingStatus.ENQUIRED:
            return Look.ENQUIRY
        case _:
            return Look.FIRST if cell.rank == 1 else Look.SECOND
