"""How wide the columns of a printed table are, in sizes of the type, from what they hold.

Columns without a share of the width are as wide as their texts; those with one share what is left,
and where that is little each by what it needs.
"""

from math import ceil
from typing import Any

from crewplanner.exports.page_fit import ems
from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Table, cell_of
from crewplanner.exports.paper_text import value_text
from crewplanner.exports.texts import one_line

_GAP = 1.1
_TIGHT_GAP = 0.5
"""What a column has beside its text."""
_SHARED = (6.0, 17.0)
"""The least and the most that a column with a share of the width is taken to need."""
_WIDEST = 22.0
"""The most that a column of texts without a share takes: longer ones wrap."""
_TIME = "00:00"
"""What a column of times has room for though nothing is in it yet."""
_BOLD = 1.05
_FEW = 20
"""One in so many texts may wrap: a column is not made wider for it."""


def widths(table: Table, paper: Paper, *, least: bool = False) -> list[float]:
    """About how wide each column should be; at `least` if texts wrap."""
    return [
        _width(table, place, column, paper, least=least)
        for place, column in enumerate(table.columns)
    ]


def with_room(table: Table, paper: Paper, known: list[float], room: float) -> list[float]:
    """These widths with leading columns as wide as what they hold, as far as there is room."""
    wishes = [0.0] * len(known)
    for place in range(table.leads):
        held = [text for text in _texts(table, place, paper) if text <= _SHARED[1]]
        wishes[place] = max(0.0, _gap(table) + max(held, default=0.0) - known[place])
    share = min(1.0, max(0.0, room - sum(known)) / (sum(wishes) or 1.0))
    return [width + wish * share for width, wish in zip(known, wishes, strict=True)]


def columns_data(
    table: Table, paper: Paper, known: list[float], places: list[int], room: float
) -> list[dict[str, Any]]:
    """The columns at those places as the template reads them, in a table that is `room` wide."""
    shared = [place for place in places if table.columns[place].weight]
    weights = sum(table.columns[place].weight for place in shared)
    left = room - sum(known[place] for place in places if place not in shared)
    spare = max(0.0, left - sum(known[place] for place in shared))
    scant = any(left * table.columns[place].weight / weights < known[place] for place in shared)
    found: list[dict[str, Any]] = []
    for place in places:
        column = table.columns[place]
        share = known[place] + spare * column.weight / weights if column.weight and scant else 0.0
        texts = _texts(table, place, paper)
        fixed = column.kind is Kind.TIME and not any(texts)
        wraps = not column.ems and not column.weight and _wraps(texts, column)
        found.append(
            {
                "title": [one_line(line) for line in column.title.split("\n")],
                "side": column.side.value,
                "weight": round(share, 2) or column.weight,
                "ems": round(known[place], 2) if column.ems or wraps or fixed else 0,
                "shade": column.shade,
            }
        )
    return found


def lines_of(table: Table, group: Group, paper: Paper, known: list[float]) -> int:
    """About how many lines the rows of a group take in columns of these widths."""
    gap = _gap(table)
    return sum(
        max(
            ceil(_ems(cell_of(cell), column, paper) / max(1.0, width - gap))
            for cell, column, width in zip(row.cells, table.columns, known, strict=True)
        )
        or 1
        for row in group.rows
    )


def _width(table: Table, place: int, column: Column, paper: Paper, *, least: bool) -> float:
    if column.ems:
        return column.ems
    texts = _texts(table, place, paper)
    if column.weight:
        part = 39 / 40 if place < table.leads else 9 / 10
        usual = sorted(texts)[int((len(texts) - 1) * part)] if texts else 0.0
        most = _SHARED[0] if least else _SHARED[1]
        return _gap(table) + min(max(usual, _SHARED[0]), most)
    if column.kind is Kind.TIME:
        texts = [*texts, ems(_TIME)]
    head = max((0.86 * ems(line) for line in column.title.split("\n")), default=0.0)
    if not _wraps(texts, column):
        return _gap(table) + max([head, *texts])
    fitting = [text for text in texts if text <= _WIDEST]
    many = (len(texts) - len(fitting)) * _FEW > sum(text > 0 for text in texts)
    return _gap(table) + (_WIDEST if many else max([head, *fitting]))


def _wraps(texts: list[float], column: Column) -> bool:
    return column.kind is Kind.TEXT and max(texts, default=0.0) > _WIDEST


def _texts(table: Table, place: int, paper: Paper) -> list[float]:
    column, rows = table.columns[place], (*table.rows, *table.totals)
    return [_ems(cell_of(row.cells[place]), column, paper) for row in rows]


def _ems(cell: Cell, column: Column, paper: Paper) -> float:
    sign = _BOLD * ems(cell.sign) + 0.5 if cell.sign else 0.0
    return ems(value_text(cell.value, column, paper)) * (_BOLD if cell.strong else 1.0) + sign


def _gap(table: Table) -> float:
    return _TIGHT_GAP if table.tight else _GAP
