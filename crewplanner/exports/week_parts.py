"""The week as a paper made of parts: for HTML, and for print in large type."""

from decimal import Decimal

from crewplanner.app.queries.week import WeekView
from crewplanner.app.words import month_text
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Legend, LegendItem, Note, Notes, Orientation, Paper, Part
from crewplanner.exports.paper_readers import readers
from crewplanner.exports.paper_tables import (
    Cell,
    Column,
    Group,
    Kind,
    Row,
    Table,
    Tint,
    Value,
    rows_of,
)
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import (
    Look,
    PaperBlock,
    PaperCell,
    PaperDay,
    PaperRow,
    WeekPaper,
)
from crewplanner.i18n import _

_TINTS = {
    Look.CONFIRMED: Tint.CONFIRMED,
    Look.OTHER: Tint.GOOD,
    Look.FIRST: Tint.HOLD,
    Look.SECOND: Tint.SECOND,
    Look.ENQUIRY: Tint.SECOND,
}
_NAME, _DAY = 9.5, 7.6
"""Widths in sizes of the type: a day has from call to wrap in one line."""


def week_parts(view: WeekView, options: Options) -> Paper:
    """The document. Raises Refused as `week_paper` does."""
    week = week_paper(view, options)
    priced = bool(week.currency)
    parts: list[Part] = [
        _days(week),
        Table(
            columns=_columns(week, priced=priced, large=options.large),
            groups=tuple(_group(block, week) for block in week.blocks),
            leads=1,
            title=_("Crew"),
            group_key="department",
            data=True,
            empty=_("Nobody is booked in this week. Choose another week."),
        ),
        *(
            Notes(
                title=section.title,
                notes=tuple(
                    Note(when=one.when, text=one.text, severe=one.severe) for one in section.notes
                ),
            )
            for section in week.sections
        ),
        Legend(
            items=tuple(
                LegendItem(sign=one.sign, text=one.text, tint=_tint(one.code))
                for one in week.legend
            )
        ),
    ]
    return Paper(
        title=week.title,
        heading=week.week,
        dates=week.dates,
        file_parts=(view.iso_week, readers(options)),
        options=options,
        parts=tuple(parts),
        facts=week.facts,
        figures=week.figures,
        notice=week.notice,
        currency=week.currency,
        orientation=Orientation.LANDSCAPE,
    )


def _tint(code: str) -> Tint:
    if code == "away":
        return Tint.AWAY
    return _TINTS[Look(code)] if code in set(Look) else Tint.NONE


def _days(week: WeekPaper) -> Table:
    """The head of the week's columns as a table of its own: one row for each day of a unit."""
    several = any(len(day.units) > 1 for day in week.days)
    rows: list[tuple[Cell | Value, ...]] = []
    for day in week.days:
        for unit in day.units:
            kind = " · ".join(filter(None, (unit.name if several else "", unit.kind, unit.number)))
            what = Cell(value=kind, sign="?" if unit.check else "")
            place = Cell(value=", ".join(unit.places), more=unit.note)
            rows.append((day.date, what, unit.call, unit.wrap, unit.meals, place))
        if not day.units:
            rows.append((day.date, Cell(value=day.holiday, muted=True), None, None, None, None))
    return Table(
        title=_("Days"),
        columns=(
            Column(title=_("Day"), kind=Kind.DATE, year=False),
            Column(title=_("What"), weight=1.2),
            Column(title=_("Call"), kind=Kind.TIME),
            Column(title=_("Wrap"), kind=Kind.TIME),
            Column(title=_("Meals")),
            Column(title=_("Where"), weight=2),
        ),
        groups=(Group(rows=rows_of(*rows)),),
    )


def _columns(week: WeekPaper, *, priced: bool, large: bool) -> tuple[Column, ...]:
    phones = any(row.phone for row in week.rows) and not large
    return (
        Column(title=_("Name"), key="name", ems=_NAME if large else 0, weight=1.2),
        *(_day(day) for day in week.days),
        Column(title=_("Days"), key="days", kind=Kind.NUMBER),
        Column(title=_("Hours"), key="hours", kind=Kind.MINUTES),
        Column(title=_("Overtime"), key="overtime", kind=Kind.MINUTES),
        *((Column(title=_("Cost"), key="cost", kind=Kind.MONEY),) if priced else ()),
        *((Column(title=_("Phone"), key="phone", data_only=not phones),) if week.contacts else ()),
    )


def _day(day: PaperDay) -> Column:
    return Column(
        title=f"{day.weekday}\n{day.date.day} {month_text(day.date.month)}",
        key=day.date.isoformat(),
        ems=_DAY,
        shade=day.weekend,
    )


def _group(block: PaperBlock, week: WeekPaper) -> Group:
    return Group(title=block.name, rows=tuple(_row(row, week) for row in block.rows))


def _row(row: PaperRow, week: WeekPaper) -> Row:
    totals = row.totals
    cost = Decimal(totals.cost) if totals.cost else None
    return Row(
        cells=(
            Cell(value=row.name, strong=True, more=row.role),
            *(_cell(cell) for cell in row.cells),
            totals.days or None,
            totals.planned or None,
            totals.overtime or None,
            *((cost,) if week.currency else ()),
            *((row.phone,) if week.contacts else ()),
        )
    )


def _cell(cell: PaperCell) -> Cell | None:
    if not cell.slots:
        return Cell(value=cell.away, tint=Tint.AWAY) if cell.away else None
    first, *others = cell.slots
    more = [first.where, *(f"{one.tag} {one.label} {one.where}".strip() for one in others)]
    sign = " ".join(filter(None, (first.tag, first.marks, "!" if first.finding else "")))
    return Cell(
        value=first.label,
        tint=_TINTS[first.look],
        sign=sign,
        more=" / ".join(filter(None, more)),
        strong=first.own,
    )
