"""The call sheet as a paper of parts, for workbook and HTML: the same document, another form."""

from collections.abc import Iterator
from dataclasses import replace

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.domain.values import format_minutes
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.call_sheet_layout import call_title, hospital_title, text_of
from crewplanner.exports.call_sheet_paper import (
    CallSheetPaper,
    CrewRow,
    Said,
    SheetFact,
    SheetRow,
    SheetSpot,
    SheetTable,
)
from crewplanner.exports.options import Options
from crewplanner.exports.paper import (
    Beside,
    Fact,
    Facts,
    Note,
    Notes,
    PageBreak,
    Paper,
    Part,
    Signatures,
    Text,
)
from crewplanner.exports.paper_html import paper_html
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table, Tint
from crewplanner.exports.paper_xlsx import paper_xlsx
from crewplanner.i18n import _


def call_sheet_xlsx(view: CallSheetView, options: Options) -> bytes:
    """Schedule, cast and crew on sheets of their own, the rest on one. Raises Refused."""
    return paper_xlsx(call_sheet_parts(call_sheet_paper(view, options)))


def call_sheet_html(view: CallSheetView, options: Options) -> bytes:
    """One page without anything from outside. Raises Refused as `call_sheet_paper` does."""
    return paper_html(call_sheet_parts(call_sheet_paper(view, options)))


def call_sheet_parts(paper: CallSheetPaper) -> Paper:
    """The document in parts."""
    view = paper.view
    return Paper(
        title=view.title,
        heading=f"{paper.heading}, {paper.unit}",
        dates=paper.date,
        options=paper.options,
        file_parts=(view.date.isoformat(), paper.heading),
        facts=tuple(
            (label, value)
            for label, value in (
                (_("Company"), ", ".join(paper.company)),
                (_("Status"), paper.status),
                *paper.issue,
            )
            if value
        ),
        figures=_figures(paper),
        notice=paper.notice,
        parts=tuple(_parts(paper)),
    )


def _figures(paper: CallSheetPaper) -> tuple[tuple[str, str], ...]:
    call = (text_of(paper.call, paper.options.clock), call_title(paper))
    return ((paper.number, ""), call) if paper.number else (call,)


def _parts(paper: CallSheetPaper) -> Iterator[Part]:
    hospital = Facts(
        title=hospital_title(paper.view.words),
        facts=tuple(_fact("", said) for said in paper.hospital),
        framed=True,
    )
    yield Beside(
        columns=(
            (_heads(paper),),
            (_facts(paper, _("Times"), paper.times), _facts(paper, _("Help"), paper.help)),
            (_facts(paper, _("Weather and light"), paper.sky), hospital),
        )
    )
    for title, said in (("", paper.banner), (_("Safety"), paper.safety)):
        if said:
            yield Text(title=title, paragraphs=(str(said.value),), framed=True)
    yield Notes(title=_("Places"), notes=tuple(_spot(spot) for spot in paper.spots))
    for table in paper.tables:
        yield _table(table)
    yield _facts(paper, _("Requirements"), paper.needs)
    yield Notes(
        title=_("Advance"),
        notes=tuple(
            Note(when=day.date, text=" · ".join((*day.facts, *day.lines))) for day in paper.ahead
        ),
    )
    if paper.signed:
        yield Signatures(lines=paper.signed)
    yield PageBreak(back=True)
    yield _large_crew(paper) if paper.options.large else _crew(paper)
    yield _facts(paper, "", paper.foot)


def _heads(paper: CallSheetPaper) -> Facts:
    return Facts(
        title=_("Production"),
        facts=tuple(
            Fact(
                label=one.role,
                value="  ".join(str(said.value) for said in (one.name, one.phone) if said),
                changed=one.name.changed or one.phone.changed,
            )
            for one in paper.heads
        ),
    )


def _facts(paper: CallSheetPaper, title: str, facts: tuple[SheetFact, ...]) -> Facts:
    return Facts(title=title, facts=tuple(_fact(fact.label, fact.said, paper) for fact in facts))


def _fact(label: str, said: Said, paper: CallSheetPaper | None = None) -> Fact:
    if paper is not None:
        value = text_of(said, paper.options.clock)
    else:
        value = said.value if isinstance(said.value, str) else format_minutes(said.value or 0)
    return Fact(
        label=label,
        value="______" if said.blank else value,
        strong=said.strong,
        missing=said.alert,
        changed=said.changed,
    )


def _spot(spot: SheetSpot) -> Note:
    told = [str(said.value) for said in (spot.address, spot.hospital) if said]
    told += [f"{fact.label}: {fact.said.value}" for fact in spot.facts]
    if spot.where:
        told.insert(1, spot.where)
    return Note(
        when=f"{spot.number} {spot.name.value}",
        text=" · ".join(told),
        severe=spot.address.alert,
        changed=any(said.changed for said in (spot.name, spot.address, spot.hospital)),
    )


def _table(table: SheetTable) -> Table:
    timed = [
        any(isinstance(row.cells[number].value, int) for row in table.rows)
        for number in range(len(table.columns))
    ]
    widest = max(range(len(table.weights)), key=lambda place: table.weights[place])
    return Table(
        title=table.title,
        columns=tuple(
            Column(title=title, kind=Kind.TIME if timed[number] else Kind.TEXT, weight=weight)
            for number, (title, weight) in enumerate(zip(table.columns, table.weights, strict=True))
        ),
        groups=(
            Group(
                rows=tuple(
                    Row(cells=tuple(map(_cell, _banner(row, widest))), strong=row.banner)
                    for row in table.rows
                )
            ),
        ),
    )


def _banner(row: SheetRow, widest: int) -> tuple[Said, ...]:
    """The cells; a banner's text stands in the widest column."""
    if not row.banner:
        return row.cells
    text = next((cell for cell in row.cells[1:] if cell), Said())
    return tuple(
        row.cells[0] if place == 0 else text if place == widest else Said()
        for place in range(len(row.cells))
    )


def _cell(said: Said) -> Cell:
    return Cell(
        value=said.value or None if isinstance(said.value, str) else said.value,
        strong=said.strong,
        tint=Tint.ALERT if said.alert else Tint.NONE,
        changed=said.changed,
    )


def _crew(paper: CallSheetPaper) -> Table:
    return Table(
        title=_("Crew"),
        columns=(
            Column(title=_("Name"), weight=2),
            Column(title=_("Role"), weight=2),
            Column(title=_("Phone")),
            Column(title=_("Pickup"), kind=Kind.TIME),
            Column(title=_("Call"), kind=Kind.TIME),
            Column(title=_("Wrapped"), kind=Kind.TIME),
            Column(title=_("Earliest"), kind=Kind.TIME),
            Column(title=_("Remarks"), weight=2),
        ),
        groups=tuple(
            Group(title=block.name, rows=tuple(map(_crew_row, block.rows)))
            for block in paper.blocks
        ),
        group_key="department",
        empty=_("Nobody is booked on this day."),
        data=True,
    )


def _large_crew(paper: CallSheetPaper) -> Table:
    """The same for large type: what a reader looks for first stands side by side."""
    return replace(
        _crew(paper),
        columns=(
            Column(title=_("Name, role"), weight=2),
            Column(title=_("Call"), kind=Kind.TIME),
            Column(title=_("Phone")),
            Column(title=_("Remarks"), weight=1.5),
        ),
        groups=tuple(
            Group(title=block.name, rows=tuple(map(_large_row, block.rows)))
            for block in paper.blocks
        ),
    )


def _large_row(row: CrewRow) -> Row:
    named = replace(_cell(row.name), more=str(row.role.value or ""))
    return Row(cells=(named, *map(_cell, (row.call, row.phone, row.remark))))


def _crew_row(row: CrewRow) -> Row:
    values = (
        row.name,
        row.role,
        row.phone,
        row.pickup,
        row.call,
        row.wrapped,
        row.earliest,
        row.remark,
    )
    return Row(cells=tuple(map(_cell, values)))
