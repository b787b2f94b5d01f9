"""A paper as plain data for the page template: every text final, sizes chosen, rows kept together.

The type is as large as the widest table lets it be; where even small type is too wide, the columns
after the leading ones follow in further parts of the table.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from crewplanner.exports.options import PaperSize
from crewplanner.exports.page_fit import SHEETS
from crewplanner.exports.paper import (
    Bars,
    Beside,
    Facts,
    Legend,
    Notes,
    Orientation,
    PageBreak,
    Paper,
    Part,
    Signatures,
    Text,
)
from crewplanner.exports.paper_bars import bars_data
from crewplanner.exports.paper_dress import dress
from crewplanner.exports.paper_rows import WHOLE, kept_together
from crewplanner.exports.paper_tables import Column, Group, Row, Table, cell_of
from crewplanner.exports.paper_text import value_text
from crewplanner.exports.paper_widths import columns_data, lines_of, widths, with_room
from crewplanner.exports.texts import breakable, one_line
from crewplanner.i18n import _, pgettext

_SIZES = {
    PaperSize.A4: (7.4, 9.2),
    PaperSize.LETTER: (7.4, 9.2),
    PaperSize.A3: (9.0, 12.0),
    PaperSize.TABLOID: (9.0, 12.0),
}
"""Smallest and largest type, in points."""
_TIGHT = 6.4
"""The smallest type of a table with many columns."""
_SMALLER = 0.95
"""How much smaller that type may be for leading columns that hold their texts."""
_LARGE = 18.0
_MARGIN = {Orientation.PORTRAIT: 14.0, Orientation.LANDSCAPE: 11.0}
"""Left, right and top, in millimeters."""
_POINTS = 72 / 25.4
_LONG_WORD = 48
"""A word without a space that is longer may be broken."""
_SUMS_WITH_ROWS = 3
_LINES = 20
"""A group of more lines is parted where its page ends, or it could be higher than a page."""

Data = dict[str, Any]


def paper_layout(paper: Paper) -> Data:
    """What `paper.typ` reads."""
    width, height = SHEETS[paper.sheet]
    if paper.orientation is Orientation.PORTRAIT:
        width, height = height, width
    margin = _MARGIN[paper.orientation]
    room = (width - 2 * margin) * _POINTS
    size = _size(paper, room)
    options = paper.options
    return {
        "document-title": one_line(paper.full_title),
        "lang": pgettext("language code of these words", "en"),
        "width": width,
        "height": height,
        "margin": margin,
        "size": size,
        "large": options.large,
        "title": one_line(paper.title),
        "heading": one_line(paper.heading),
        "dates": one_line(paper.dates),
        "running": one_line(paper.running),
        "notice": one_line(paper.notice),
        "facts": [[label, one_line(value)] for label, value in paper.facts],
        "figures": [[one_line(value), label] for value, label in paper.figures],
        **dress(options),
        "labels": {"page": _("Page {page} of {pages}")},
        "parts": [data for part in paper.parts for data in _part(part, paper, size, room)],
    }


def _size(paper: Paper, room: float) -> float:
    if paper.options.large:
        return _LARGE
    least, most = _SIZES[paper.sheet]
    fitting = most
    for part in paper.parts:
        if isinstance(part, Table) and not part.tight:
            fitting = min(fitting, room / sum(widths(part.printed, paper)))
    return round(max(fitting, least), 2)


def _part(part: Part, paper: Paper, size: float, room: float) -> Iterator[Data]:
    match part:
        case Table():
            yield from _table(part.printed, paper, size, room)
        case Beside():
            yield from _beside(part, paper, size, room)
        case Bars():
            yield bars_data(part, paper.currency)
        case Notes() | Facts():
            data = _list(part)
            if data["lines"]:
                yield data
        case Text():
            yield {
                "kind": "text",
                "title": one_line(part.title),
                "paragraphs": [one_line(text) for text in part.paragraphs],
                "framed": part.framed,
                "severe": part.severe,
                "centered": part.centered,
            }
        case Legend():
            items = [
                {"text": one.text, "sign": one.sign, "tint": one.tint.value} for one in part.items
            ]
            yield {"kind": "legend", "items": items}
        case Signatures():
            yield {
                "kind": "signatures",
                "lines": [[one_line(role), one_line(name)] for role, name in part.lines],
            }
        case PageBreak():
            yield {"kind": "break", "back": part.back}


def _beside(part: Beside, paper: Paper, size: float, room: float) -> Iterator[Data]:
    """The columns side by side; in large type, which leaves no room for that, one by one."""
    if paper.options.large:
        for one in (one for column in part.columns for one in column):
            yield from _part(one, paper, size, room)
        return
    weights = part.weights or (1.0,) * len(part.columns)
    shares = [weight / sum(weights) * room for weight in weights]
    columns = [
        [data for one in column for data in _part(one, paper, size, share)]
        for column, share in zip(part.columns, shares, strict=True)
    ]
    yield {"kind": "beside", "columns": columns, "weights": list(weights)}


def _list(part: Notes | Facts) -> Data:
    if isinstance(part, Notes):
        lines = [
            {
                "label": one_line(note.when),
                "text": one_line(note.text),
                "alert": note.severe,
                "changed": note.changed,
            }
            for note in part.notes
        ]
        framed, kind = False, "notes"
    else:
        lines = [
            {
                "label": one_line(fact.label),
                "text": one_line(fact.value),
                "alert": fact.missing,
                "strong": fact.strong,
                "changed": fact.changed,
            }
            for fact in part.facts
        ]
        framed, kind = part.framed, "facts"
    return {
        "kind": kind,
        "title": one_line(part.title),
        "columns": part.columns,
        "framed": framed,
        "lines": lines,
    }


# --- tables ------------------------------------------------------------------------------------


def _table(table: Table, paper: Paper, size: float, room: float) -> Iterator[Data]:
    """The table, in as many parts as its columns need."""
    if not table.rows:
        if table.empty:
            yield {
                "kind": "text",
                "title": one_line(table.title),
                "paragraphs": [table.empty],
                "framed": False,
                "severe": False,
                "centered": False,
            }
        return
    known = widths(table, paper)
    least = widths(table, paper, least=True)
    own = size
    if table.tight and not paper.options.large:
        own = _tight_size(size, room / sum(known))
        known = with_room(table, paper, known, room / max(_TIGHT, own * _SMALLER))
        own = _tight_size(size, room / sum(known))
        least = [max(pair) for pair in zip(least, known, strict=True)]
    for number, places in enumerate(_parts(table, least, room / own)):
        yield {
            "kind": "table",
            "title": "" if table.quiet or number else one_line(table.title),
            "size": own,
            "tight": table.tight,
            "columns": columns_data(table, paper, known, places, room / own),
            "above": _above([table.columns[place] for place in places]),
            "groups": [
                _group(
                    table,
                    paper,
                    group,
                    places,
                    known,
                    table.totals if group is table.groups[-1] else (),
                )
                for group in table.groups
            ],
            "totals": [
                _line(table, paper, row, places, "total")
                for row in (table.totals if len(table.totals) > _SUMS_WITH_ROWS else ())
            ],
        }


def _tight_size(size: float, fitting: float) -> float:
    return round(min(size, max(_TIGHT, fitting)), 2)


def _parts(table: Table, widths: list[float], room: float) -> list[list[int]]:
    """Which columns stand side by side, evenly; the leading ones begin every part."""
    few = len(_filled(table, widths, room))
    if few == 1:
        return [list(range(len(widths)))]
    # The same number of parts with less in the fullest: no lonely last column.
    taken, rest = sum(widths[: table.leads]), sum(widths[table.leads :])
    even = taken + rest / few + max(widths[table.leads :]) / 2
    evenly = _filled(table, widths, min(room, even))
    return evenly if len(evenly) == few else _filled(table, widths, room)


def _filled(table: Table, widths: list[float], room: float) -> list[list[int]]:
    leads = list(range(table.leads))
    taken = sum(widths[place] for place in leads)
    parts: list[list[int]] = []
    used = 0.0
    for place in range(table.leads, len(widths)):
        # A little too wide wraps; only what has no room at all goes into the next part.
        if not parts or used + widths[place] > room * 1.02:
            parts.append([*leads])
            used = taken
        parts[-1].append(place)
        used += widths[place]
    return parts or [leads]


def _above(columns: list[Column]) -> list[Data]:
    """The headings over several columns, with how many each spans; none where no column has one."""
    if not any(column.above for column in columns):
        return []
    return [
        {"title": one_line(title), "span": len(list(under))}
        for title, under in groupby(columns, key=_heading)
    ]


def _heading(column: Column) -> str:
    return column.above


def _group(
    table: Table,
    paper: Paper,
    group: Group,
    places: list[int],
    known: list[float],
    totals: tuple[Row, ...],
) -> Data:
    """The group's rows; `keep` says how many from there on stay on one page, 0 inside of them."""
    lines = [_line(table, paper, row, places, "row") for row in group.rows]
    if group.sums is not None and not group.sums_above:
        lines.append(_line(table, paper, group.sums, places, "sums"))
    after = len(lines) - len(group.rows)
    if len(totals) <= _SUMS_WITH_ROWS:
        lines.extend(_line(table, paper, row, places, "total") for row in totals)
        after += len(totals)
    whole = group.whole and not paper.options.large
    if whole and lines_of(table, group, paper, known) <= _LINES:
        kept = kept_together(len(group.rows), after, max(len(group.rows), WHOLE))
    else:
        kept = kept_together(len(group.rows), after)
    for line, count in zip(lines, kept, strict=True):
        line["keep"] = count
    heading = group.sums if group.sums is not None and group.sums_above else None
    return {
        "title": one_line(group.title),
        "sums": _cells(table, paper, heading, places) if heading else [],
        "lines": lines,
    }


def _line(table: Table, paper: Paper, row: Row, places: list[int], kind: str) -> Data:
    return {
        "kind": kind,
        "keep": 1,
        "changed": row.changed,
        "strong": row.strong,
        "cells": _cells(table, paper, row, places),
    }


def _cells(table: Table, paper: Paper, row: Row, places: list[int]) -> list[Data | str]:
    found: list[Data | str] = []
    for place in places:
        cell = cell_of(row.cells[place])
        text = breakable(value_text(cell.value, table.columns[place], paper), _LONG_WORD)
        marks: Data = {}
        if cell.tint:
            marks["tint"] = cell.tint.value
        for name in ("sign", "more"):
            if said := one_line(getattr(cell, name)):
                marks[name] = breakable(said, _LONG_WORD)
        for name in ("strong", "muted", "changed"):
            if getattr(cell, name):
                marks[name] = True
        found.append({"text": text, **marks} if marks else text)
    return found
