"""One person's own week as a paper, a page each: when, where, with whom to speak, nothing else."""

from collections.abc import Iterator
from decimal import Decimal

from crewplanner.app.money_text import money
from crewplanner.app.queries.week import WeekView
from crewplanner.app.words import date_text
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Fact, Facts, Note, Notes, PageBreak, Paper, Part
from crewplanner.exports.paper_readers import notice, person_mark, readers
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint
from crewplanner.exports.texts import meals_text, sum_text
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_notes import changed
from crewplanner.exports.week_paper import Look, PaperCell, PaperDay, PaperRow, PaperSlot, WeekPaper
from crewplanner.i18n import _

_TINTS = {
    Look.CONFIRMED: Tint.NONE,
    Look.OTHER: Tint.NONE,
    Look.FIRST: Tint.HOLD,
    Look.SECOND: Tint.SECOND,
    Look.ENQUIRY: Tint.SECOND,
}


def person_week_paper(view: WeekView, options: Options) -> Paper:
    """A page for the person of the options; without one, for everybody in the week.

    Raises Refused for a department or a person that is not in the week.
    """
    week = week_paper(view, options)
    parts: list[Part] = []
    for row in week.rows:
        if parts:
            parts.append(PageBreak())
        parts.extend(_page(row, week, options))
    everybody = _("personal {readers}").format(readers=readers(options))
    single = week.rows[0] if options.person is not None else None
    return Paper(
        title=week.title,
        heading=_("Week of {name}").format(name=single.name) if single else _("Personal weeks"),
        dates=f"{week.week}, {week.dates}",
        file_parts=(
            view.iso_week,
            person_mark(single.person, single.name) if single else everybody,
        ),
        properties=f"{week.title}: {_('Personal week')}, {week.dates}" if single else "",
        options=options,
        parts=tuple(parts),
        facts=week.facts,
        notice=notice(options),
        currency=view.currency,
    )


def person_week_gaps(view: WeekView) -> tuple[str, ...]:
    """What the week lacks, in sentences."""
    found: list[str] = []
    if not view.contact:
        found.append(_("Nobody is named to call: the production has no contact."))
    cells = [
        cell
        for one in view.departments
        for person in one.people
        for day in person.cells
        for cell in day
    ]
    if any(cell.call is None for cell in cells):
        found.append(_("Some calls are still open."))
    if any(cell.place and not cell.address for cell in cells):
        places = sorted({cell.place for cell in cells if cell.place and not cell.address})
        found.append(_("No address: {places}.").format(places=", ".join(places)))
    return tuple(found)


def _page(row: PaperRow, week: WeekPaper, options: Options) -> Iterator[Part]:
    told = [(_("Role"), row.role), (_("Days"), str(row.totals.days))]
    told.append((_("Hours planned"), sum_text(row.totals.planned)))
    if options.shows.money and row.totals.cost:
        told.append((_("Cost"), money(Decimal(row.totals.cost), week.currency)))
    facts = tuple(Fact(label=label, value=value) for label, value in told if value)
    yield Facts(title=row.name, facts=facts, framed=True, columns=len(facts))
    rows = tuple(
        line
        for day, cell in zip(week.days, row.cells, strict=True)
        for line in _day(day, cell, options)
    )
    yield Table(
        columns=(
            Column(title=_("Person"), key="name", data_only=True),
            Column(title=_("Day"), key="date", kind=Kind.DATE, year=False),
            Column(title=_("What"), key="kind", weight=1),
            Column(title=_("Call"), key="call", kind=Kind.TIME),
            Column(title=_("Wrap"), key="wrap", kind=Kind.TIME),
            Column(title=_("Hours"), key="hours", kind=Kind.MINUTES),
            Column(title=_("Meals"), key="meals"),
            Column(title=_("Where"), key="place", weight=2),
        ),
        groups=(Group(rows=tuple(Row(cells=(row.name, *line.cells)) for line in rows)),),
        title=row.name,
        quiet=True,
        data=True,
    )
    notes = tuple(
        Note(when=date_text(day.date, year=False), text=unit.note)
        for day, cell in zip(week.days, row.cells, strict=True)
        for unit in day.units
        if unit.note and any(not unit.name or slot.unit == unit.name for slot in cell.slots)
    )
    for section in changed(options) if options.person is not None else ():
        told = tuple(Note(when=one.when, text=one.text) for one in section.notes)
        yield Notes(title=section.title, notes=told)
    if notes:
        yield Notes(title=_("Notes"), notes=notes)


def _day(day: PaperDay, cell: PaperCell, options: Options) -> Iterator[Row]:
    if cell.away:
        yield Row(
            cells=(day.date, Cell(value=cell.away, tint=Tint.AWAY), None, None, None, None, None)
        )
    for slot in cell.slots:
        yield _slot(day, slot, options)
    if not cell.slots and not cell.away:
        free = day.holiday or _("not booked")
        yield _alone(day, Cell(value=free, muted=True))


def _alone(day: PaperDay, cell: Cell) -> Row:
    return Row(cells=(day.date, cell, None, None, None, None, None))


def _slot(day: PaperDay, slot: PaperSlot, options: Options) -> Row:
    return Row(
        cells=(
            day.date,
            Cell(
                value=slot.kind or _("TBC"),
                tint=_TINTS[slot.look],
                sign=slot.tag,
                more=slot.unit if slot.unit and len(day.units) > 1 else "",
            ),
            Cell(value=slot.call, strong=True) if slot.call is not None else None,
            slot.wrap,
            slot.minutes or None,
            meals_text(slot.meals, options.clock),
            Cell(value=slot.place, more=slot.address),
        )
    )
