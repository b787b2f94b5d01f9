"""The production report, crew side: what each unit's day was to be, and what it was.

Times, meals and remarks of everybody; no money. What only the set knows (first shot) is left as a
line to fill in.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from crewplanner.app.errors import Refused
from crewplanner.app.queries.production_report import ProductionReportView, UnitReport
from crewplanner.app.queries.timecards import SheetView, TimecardRow
from crewplanner.app.words import date_text, word
from crewplanner.domain.hot_cost import Cause
from crewplanner.domain.timecards import DayKind, MarkKind
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.paper import (
    Beside,
    Fact,
    Facts,
    Note,
    Notes,
    Orientation,
    PageBreak,
    Paper,
    Part,
    Signatures,
)
from crewplanner.exports.paper_readers import facts, notice
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint, Value
from crewplanner.exports.texts import clock_text, times_text
from crewplanner.i18n import _, ngettext

_MEALS = 2
_TO_FILL = "…………"


def production_report_paper(view: ProductionReportView, options: Options) -> Paper:
    """The document. Raises Refused for a part of the crew: a report is of the whole day."""
    if options.department or options.person is not None or options.audience is Audience.DEPARTMENT:
        raise Refused(
            _("A production report is of the whole day. Leave department and person out.")
        )
    parts: list[Part] = []
    booked = [unit for unit in view.units if unit.sheet.rows] or list(view.units[:1])
    for place, unit in enumerate(booked):
        if place:
            parts.append(PageBreak())
        parts.extend(_unit(unit, options, several=len(view.units) > 1))
    parts.extend(_without_crew([one for one in view.units if one not in booked], options))
    if not view.units:
        parts.append(
            Notes(title="", notes=(Note(text=_("Nobody works on this date. Choose another day.")),))
        )
    count = sum(len(unit.sheet.rows) for unit in view.units)
    return Paper(
        title=view.title,
        heading=_("Production report, crew"),
        dates=date_text(view.date),
        file_parts=(view.date.isoformat(), _("production report")),
        options=options,
        parts=tuple(parts),
        facts=facts(options, (_("Company"), view.company)),
        figures=((str(count), ngettext("person", "people", count)),),
        notice=notice(options),
        orientation=Orientation.LANDSCAPE,
    )


def production_report_gaps(view: ProductionReportView) -> tuple[str, ...]:
    """What the report lacks, in sentences."""
    rows = [row for unit in view.units for row in unit.sheet.rows]
    count = sum(not row.ready for row in rows)
    if not count:
        return ()
    text = ngettext(
        "Times are still open for {count} person.",
        "Times are still open for {count} people.",
        count,
    )
    return (text.format(count=count),)


def _unit(unit: UnitReport, options: Options, *, several: bool) -> Iterator[Part]:
    sheet = unit.sheet
    title = sheet.unit_name if several else ""
    yield Beside(
        columns=(
            (Facts(title=title or _("The day"), facts=tuple(_day(unit)), framed=True),),
            (Facts(title=_("Milestones"), facts=tuple(_milestones(unit, options)), framed=True),),
        ),
    )
    yield Table(
        columns=_columns(),
        groups=tuple(_groups(sheet)),
        group_key="department",
        data=True,
        empty=_("Nobody is booked on this day."),
    )
    remarks = tuple(Note(when=row.name, text=row.remarks) for row in sheet.rows if row.remarks)
    if remarks:
        yield Notes(title=_("Remarks"), notes=remarks, columns=2)
    yield Signatures(lines=((_("First AD"), ""), (_("Production manager"), "")))


def _without_crew(empty: list[UnitReport], options: Options) -> Iterator[Notes]:
    """The units of the day that nobody is booked for, a line for each."""
    if empty:
        yield Notes(
            title=_("Nobody is booked"),
            notes=tuple(
                Note(when=one.sheet.unit_name, text=_planned(one, options)) for one in empty
            ),
        )


def _planned(unit: UnitReport, options: Options) -> str:
    day = unit.sheet.day
    times = times_text(day.call, day.wrap, options.clock)
    return " · ".join(filter(None, (_number(unit), times, ", ".join(unit.places))))


def _number(unit: UnitReport) -> str:
    """“Day 3 of 20”, or the kind of day."""
    sheet = unit.sheet
    if sheet.number is None:
        return word(sheet.day.day_type)
    return _("Day {number} of {total}").format(number=sheet.number, total=sheet.total)


def _day(unit: UnitReport) -> Iterator[Fact]:
    sheet = unit.sheet
    yield Fact(label=_("Day"), value=_number(unit), strong=True)
    if unit.places:
        yield Fact(label=_("Place"), value=", ".join(unit.places))
    worked = sum(row.minutes is not None for row in sheet.rows)
    yield Fact(label=_("Worked"), value=str(worked))
    still = sum(not row.ready for row in sheet.rows)
    if still:
        yield Fact(label=_("Times open"), value=str(still), missing=True)
    hours = sum(row.minutes or 0 for row in sheet.rows)
    yield Fact(label=_("Hours, all"), value=f"{Decimal(hours) / 60:,.2f}")
    if sheet.day.note:
        yield Fact(label=_("Note"), value=sheet.day.note)


def _milestones(unit: UnitReport, options: Options) -> Iterator[Fact]:
    """Planned and actual of what the day is measured by."""
    sheet, day = unit.sheet, unit.sheet.day
    typed = sheet.sheet
    meals = typed.meals if typed else ()
    planned_meal = day.meals[0] if day.meals else None
    wraps = [row.wrap for row in sheet.rows if row.wrap is not None and row.minutes is not None]
    for one in (
        _Step(_("Crew call"), day.call, typed.call if typed else None),
        _Step(_("First shot"), unit.shooting_call, None),
        _Step(
            _("Lunch, from"),
            planned_meal.start if planned_meal else None,
            meals[0].start if meals else None,
        ),
        _Step(
            _("Lunch, to"),
            planned_meal.end if planned_meal else None,
            meals[0].end if meals else None,
        ),
        _Step(_("First shot after lunch"), None, None),
        _Step(_("Camera wrap"), None, None),
        _Step(_("Crew wrap"), day.wrap, typed.wrap if typed else None),
        _Step(_("Last out"), None, max(wraps, default=None)),
    ):
        actual = _TO_FILL if one.actual is None else clock_text(one.actual, options.clock)
        value = actual
        if one.planned is not None:
            planned = clock_text(one.planned, options.clock)
            value = _("{actual} (planned {planned})").format(actual=actual, planned=planned)
        yield Fact(label=one.label, value=value, strong=one.actual is not None)


class _Step(NamedTuple):
    label: str
    planned: int | None
    actual: int | None


def _columns() -> tuple[Column, ...]:
    meals = tuple(
        Column(
            title=title,
            key=f"meal_{number}_{name}",
            kind=Kind.TIME,
            above=_("Meal {number}").format(number=number),
        )
        for number in range(1, _MEALS + 1)
        for title, name in ((_("out"), "out"), (_("in"), "in"))
    )
    return (
        Column(title=_("Name"), key="name", weight=1.4),
        Column(title=_("Role"), key="role", weight=1.3),
        Column(title=_("Called"), key="called", kind=Kind.TIME),
        Column(title=_("In"), key="in", kind=Kind.TIME),
        *meals,
        Column(title=_("Out"), key="out", kind=Kind.TIME),
        Column(title=_("Hours"), key="hours", kind=Kind.MINUTES),
        Column(title=_("Decimal"), key="hours_decimal", kind=Kind.NUMBER),
        Column(title=_("Meal\npenalty"), key="meal_penalty"),
        Column(title=_("Forced\ncall"), key="forced_call"),
        Column(title=_("What"), key="kind", weight=0.8),
    )


def _groups(sheet: SheetView) -> Iterator[Group]:
    departments = dict.fromkeys(row.department for row in sheet.rows)
    for name in departments:
        rows = tuple(_row(row, sheet) for row in sheet.rows if row.department == name)
        yield Group(title=name, rows=rows)


def _row(row: TimecardRow, sheet: SheetView) -> Row:
    meals: list[Value] = []
    for number in range(_MEALS):
        meal = row.meals[number] if number < len(row.meals) else None
        meals += [meal.start, meal.end] if meal else [None, None]
    forced = any(mark.kind is MarkKind.FORCED_CALL for mark in row.marks)
    late = bool(row.cost.of(Cause.MEALS))
    return Row(
        cells=(
            Cell(value=row.name, strong=True),
            Cell(value=row.role, muted=True),
            sheet.day.call,
            row.call,
            *meals,
            row.wrap,
            row.minutes,
            None if row.minutes is None else (Decimal(row.minutes) / 60).quantize(Decimal("0.01")),
            Cell(value=_("yes"), tint=Tint.ALERT) if late else None,
            Cell(value=_("yes"), tint=Tint.ALERT) if forced else None,
            _what(row),
        )
    )


def _what(row: TimecardRow) -> Cell:
    if row.kind is not DayKind.WORKED:
        return Cell(value=word(row.kind))
    return Cell(value="") if row.ready else Cell(value=_("times open"), strong=True)
