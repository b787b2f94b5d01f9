"""A table of a paper as HTML: heads that are heads, rows named by their first cell."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_tables import Cell, Column, Group, Row, Table, cell_of
from crewplanner.exports.paper_text import value_text
from crewplanner.exports.texts import one_line

_CARD_COLUMNS = 20
"""With more columns a table scrolls sideways on a phone; with fewer its rows become cards."""


def table_html(table: Table, paper: Paper) -> Iterator[str]:
    """The lines of the table; a sentence where it has no row."""
    if not table.rows:
        if table.empty:
            title = f"<h2>{_said(table.title)}</h2>" if table.title else ""
            yield f'{title}<p class="muted">{_said(table.empty)}</p>'
        return
    names = ["tight"] if table.tight else []
    if table.tight and table.leads > 1:
        names.append("leads")
    if len(table.columns) <= _CARD_COLUMNS and not table.tight:
        names.append("short")
    look = f' class="{" ".join(names)}"' if names else ""
    yield f'<div class="wide"><table{look}>'
    if table.title and not table.quiet:
        yield f"<caption>{_said(table.title)}</caption>"
    yield "<thead>"
    yield from _heads(table)
    yield "</thead>"
    for group in table.groups:
        yield from _group(group, table, paper)
    if table.totals:
        yield "<tfoot>"
        for row in table.totals:
            yield _row(row, table, paper, "")
        yield "</tfoot>"
    yield "</table></div>"


def _heads(table: Table) -> Iterator[str]:
    if any(column.above for column in table.columns):
        cells = "".join(
            f'<th scope="colgroup" colspan="{len(list(under))}">{_said(above)}</th>'
            for above, under in groupby(table.columns, key=_heading)
        )
        yield f"<tr>{cells}</tr>"
    cells = "".join(
        f'<th scope="col" class="{_look(column)}">{_lines(column.title)}</th>'
        for column in table.columns
    )
    yield f"<tr>{cells}</tr>"


def _heading(column: Column) -> str:
    return column.above


def _group(group: Group, table: Table, paper: Paper) -> Iterator[str]:
    names = ["group"] if group.title else []
    if group.whole:
        names.append("whole")
    look = f' class="{" ".join(names)}"' if names else ""
    yield f"<tbody{look}>"
    if group.title:
        heading = f'<th scope="rowgroup" colspan="{len(table.columns)}">{_said(group.title)}</th>'
        if group.sums is not None and group.sums_above:
            rest = "".join(
                _cell(cell_of(cell), column, paper)
                for cell, column in zip(group.sums.cells[1:], table.columns[1:], strict=True)
            )
            heading = f'<th scope="rowgroup">{_said(group.title)}</th>{rest}'
        yield f"<tr>{heading}</tr>"
    for row in group.rows:
        yield _row(row, table, paper, "")
    if group.sums is not None and not group.sums_above:
        yield _row(group.sums, table, paper, "sums")
    yield "</tbody>"


def _row(row: Row, table: Table, paper: Paper, name: str) -> str:
    names = [name] if name else []
    if row.changed:
        names.append("changed")
    if row.strong:
        names.append("strong")
    look = f' class="{" ".join(names)}"' if names else ""
    first, *rest = zip(row.cells, table.columns, strict=True)
    head = cell_of(first[0])
    cells = f'<th scope="row" class="{_look(first[1])}">{_inside(head, first[1], paper)}</th>'
    cells += "".join(_cell(cell_of(cell), column, paper) for cell, column in rest)
    return f"<tr{look}>{cells}</tr>"


def _cell(cell: Cell, column: Column, paper: Paper) -> str:
    names = [_look(column)]
    if cell.changed:
        names.append("changed")
    label = escape(" ".join(one_line(column.title.replace("\n", " ")).split()))
    above = f"{_said(column.above)} " if column.above else ""
    look = " ".join(names)
    return f'<td class="{look}" data-label="{above}{label}">{_inside(cell, column, paper)}</td>'


def _inside(cell: Cell, column: Column, paper: Paper) -> str:
    text = escape(value_text(cell.value, column, paper))
    if cell.sign:
        text += f'{" " if text else ""}<span class="sign">{_said(cell.sign)}</span>'
    names = [name for name in ("strong", "muted") if getattr(cell, name)]
    if cell.tint:
        names.extend(("tint", cell.tint.value))
    if names and (text or cell.tint):
        text = f'<span class="{" ".join(names)}">{text or "&nbsp;"}</span>'
    return text + (f"<small>{_said(cell.more)}</small>" if cell.more else "")


def _look(column: Column) -> str:
    fit = "" if column.weight else " fit"
    return column.side.value[0] + (" shade" if column.shade else "") + fit


def _lines(title: str) -> str:
    return "<br>".join(map(_said, title.split("\n")))


def _said(text: str) -> str:
    return escape(one_line(text))
