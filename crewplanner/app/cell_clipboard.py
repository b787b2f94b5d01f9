"""Cells of the board for the clipboard: as rows of text, as a table for mail, and with their ids.

The three say the same. Inside the program the one with ids is pasted, which knows what was copied
from where; everything else is read by its headings. See `cell_paste`.
"""

import html
import json
from collections.abc import Sequence

from crewplanner.app.cell_entries import CellPlace, bookings_on
from crewplanner.app.cell_writing import CellWriter
from crewplanner.app.formula_guard import guarded
from crewplanner.app.tab_text import as_tsv
from crewplanner.app.words import date_text, person_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

MIME = "application/x-crewplanner-cells+json"
"""What the cells with their ids are called on the clipboard."""

FORMAT = 1
_FILLS = {
    BookingStatus.CONFIRMED: "#d6e8f5",
    BookingStatus.PENCIL: "#fdecc8",
    BookingStatus.CHALLENGED: "#fdecc8",
    BookingStatus.ENQUIRED: "#f2f2f2",
    BookingStatus.OFFERED: "#f2f2f2",
}
_GONE = "#8a8a8a"
_EDGE = "border:1px solid #c4c4c4;padding:3px 8px"
_TEXT = "mso-number-format:'\\@';white-space:nowrap"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedCells:
    """A block of cells as text: a row for each person, a column for each date.

    `statuses` is what the first booking of each cell is, for its color.
    """

    names: tuple[str, ...]
    span: DateSpan
    rows: tuple[tuple[str, ...], ...]
    statuses: tuple[tuple[BookingStatus | None, ...], ...]
    payload: str

    @property
    def single(self) -> bool:
        """Whether it is one cell, which is written without headings."""
        return len(self.rows) == 1 and len(self.span) == 1

    @property
    def booked(self) -> int:
        """How many cells say something."""
        return sum(bool(text) for row in self.rows for text in row)

    def table(self) -> list[list[str]]:
        """The rows as a spreadsheet gets them: with the names and, above, the dates."""
        if self.single:
            return [[self.rows[0][0]]]
        head = [_("Name"), *(date_text(date) for date in self.span)]
        return [head, *([name, *row] for name, row in zip(self.names, self.rows, strict=True))]


def copied_cells(
    plan: Plan, production: Production, people: Sequence[PersonId], span: DateSpan, *, project: str
) -> CopiedCells:
    """The cells of those people and dates. `project` is the name that the project has for ever."""
    writer = CellWriter(plan, production)
    rows: list[tuple[str, ...]] = []
    statuses: list[tuple[BookingStatus | None, ...]] = []
    for person in people:
        places = [CellPlace(person=person, date=date) for date in span]
        rows.append(tuple(writer.text(place) for place in places))
        statuses.append(tuple(_status(plan, production, place) for place in places))
    payload = {
        "format": FORMAT,
        "project": project,
        "production": production.id,
        "people": list(people),
        "first": span.first.isoformat(),
        "cells": rows,
    }
    return CopiedCells(
        names=_names(plan, people),
        span=span,
        rows=tuple(rows),
        statuses=tuple(statuses),
        payload=json.dumps(payload, ensure_ascii=False),
    )


def tsv_of(cells: CopiedCells) -> str:
    """Tab-separated text, safe from being taken for formulas."""
    return as_tsv([[guarded(text) for text in row] for row in cells.table()])


def html_of(cells: CopiedCells) -> str:
    """A table that looks right in a mail and stays text in a spreadsheet."""
    if cells.single:
        only = _cell("td", cells.rows[0][0], _look(cells.statuses[0][0]))
        return _framed(_row([only]))
    head, *rows = cells.table()
    shade = "background:#efefef;font-weight:600;text-align:left"
    lines = [_row([_cell("th", text, shade) for text in head])]
    for (name, *texts), statuses in zip(rows, cells.statuses, strict=True):
        shown = [_cell("th", name, shade)]
        shown += [
            _cell("td", text, _look(status)) for text, status in zip(texts, statuses, strict=True)
        ]
        lines.append(_row(shown))
    return _framed("".join(lines))


def _framed(rows: str) -> str:
    look = "border-collapse:collapse;font-family:sans-serif;font-size:10pt"
    return f'<meta charset="utf-8"><table style="{look}">{rows}</table>'


def _status(plan: Plan, production: Production, place: CellPlace) -> BookingStatus | None:
    return next((booking.status for booking in bookings_on(plan, production, place)), None)


def _names(plan: Plan, people: Sequence[PersonId]) -> tuple[str, ...]:
    """The names; with the number behind it where two people bear one."""
    every = [person.name.casefold() for person in plan.people.values()]
    found: list[str] = []
    for person in people:
        name = person_name(plan.people.get(person))
        several = every.count(name.casefold()) > 1
        found.append(f"{name} #{person}" if several else name)
    return tuple(found)


def _look(status: BookingStatus | None) -> str:
    if status is None:
        return ""
    fill = _FILLS.get(status)
    return f"background:{fill};color:#1a1a1a" if fill else f"color:{_GONE}"


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, text: str, look: str) -> str:
    style = ";".join(part for part in (_EDGE, _TEXT, look) if part)
    return f'<{tag} sdnum="1033;0;@" style="{style}">{html.escape(guarded(text))}</{tag}>'
