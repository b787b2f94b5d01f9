"""Any paper made of parts as CSV: its data table alone, for other programs.

UTF-8 with a byte order mark and CRLF (RFC 4180). Dates are ISO, times are those of the work date
(26:30 is half past two next morning), lengths are hours and minutes (11:30), money and numbers
plain. Text that a spreadsheet would take for a formula has an apostrophe before it. Columns have
the same names in every language where the table gives them keys.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal

from crewplanner.app.formula_guard import guarded
from crewplanner.app.money_text import plain_figure
from crewplanner.domain.values import format_duration, format_minutes
from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_tables import Cell, Column, Kind, Table, cell_of
from crewplanner.exports.paper_text import chosen_tables
from crewplanner.exports.texts import one_line

SIGN = " sign"
"""What the name of a column of signs ends in; there is one where some cell has a sign."""


def paper_csv(paper: Paper) -> bytes:
    """The paper's data. A table whose columns are those of the one before goes on below it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    before: list[str] | None = None
    for place in chosen_tables(paper):
        table = paper.tables[place]
        head = [guarded(text) for text in _head(table)]
        if head != before:
            if before is not None:
                writer.writerow(())
            writer.writerow(head)
        before = head
        for record in _records(table, paper):
            writer.writerow(record)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _head(table: Table) -> list[str]:
    names: list[str] = [table.group_key] if _grouped(table) else []
    signed = _signed(table)
    for place, column in enumerate(table.columns):
        said = column.key or " ".join(filter(None, (column.above, column.title)))
        name = one_line(said)
        names.append(name)
        if place in signed:
            names.append(name + SIGN)
    return names


def _records(table: Table, paper: Paper) -> Iterator[list[str]]:
    grouped, signed = _grouped(table), _signed(table)
    for group in table.groups:
        for row in group.rows:
            record = [guarded(one_line(group.title))] if grouped else []
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
                known = cell_of(cell)
                record.append(_raw(known, column, paper.currency))
                if place in signed:
                    record.append(guarded(one_line(known.sign)))
            yield record


def _grouped(table: Table) -> bool:
    return any(group.title for group in table.groups)


def _signed(table: Table) -> frozenset[int]:
    """The columns in which a sign says what the value does not."""
    return frozenset(
        place
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if isinstance(cell, Cell) and cell.sign and cell.value is not None
    )


def _raw(cell: Cell, column: Column, currency: str) -> str:
    value = cell.value
    match value:
        case None:
            return guarded(one_line(cell.sign))
        case str():
            return guarded(one_line(" ".join(filter(None, (value, cell.more)))))
        case dt.date():
            return value.isoformat()
        case _:
            return _number(value, column.kind, currency)


def _number(value: int | Decimal, kind: Kind, currency: str) -> str:
    match kind:
        case Kind.TIME:
            return format_minutes(int(value))
        case Kind.MINUTES:
            return format_duration(int(value))
        case Kind.MONEY:
            return plain_figure(Decimal(value), currency)
        case _:
            return str(value)
