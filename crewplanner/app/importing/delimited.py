"""Text to a table: CSV, TSV and their kin, and pasted text."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from crewplanner.app.errors import Refused
from crewplanner.app.formula_guard import unguarded
from crewplanner.app.importing import pasted
from crewplanner.app.importing.decoding import Decoded
from crewplanner.app.importing.tables import (
    Table,
    TableKind,
    check_cells,
    check_rows,
    check_width,
    trimmed,
)
from crewplanner.app.jobs import Cancelled, Stopped
from crewplanner.i18n import _

_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_ROWS = 200
_LONG_RECORD = 30
"""A record over more lines than this began with a quote that nobody closed."""
_ENOUGH_COLUMNS = 3
_EVERY = 1024
_END = "\x00"
"""Stands behind the last line; decoded text has none. An open quote shows by swallowing it."""


def table_of(text: Decoded, cancelled: Cancelled) -> Table:
    """The rows of the text, divided by the character that divides them best.

    Raises Refused for what is no list at all, Stopped when cancelled.
    """
    body = text.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    remarks = _remarks(text)
    declared = _declared(body)
    delimiter = declared or _delimiter(body)
    if not delimiter:
        lines = body.split("\n")
        check_rows(len(lines))
        found = pasted.columns(lines)
        for number, row in enumerate(found, start=1):
            check_width(number, len(row))
        return Table(rows=trimmed(found), kind=TableKind.PASTED, remarks=remarks)
    rows = _quoted(body, delimiter, cancelled)
    if rows is None:
        rows = _plain(body, delimiter, cancelled)
        remarks = (
            *remarks,
            _("A quotation mark is not closed, so quotation marks were read as letters."),
        )
    if declared:
        rows[0] = ()
    return Table(rows=trimmed(tuple(rows)), remarks=remarks)


def _remarks(text: Decoded) -> tuple[str, ...]:
    if not text.damaged:
        return ()
    remark = _("Some letters cannot be read as {encoding}; another encoding may be right.")
    return (remark.format(encoding=text.encoding),)


def _declared(body: str) -> str:
    """The delimiter named by a first line `sep=;`, as some spreadsheets write it."""
    first = body.split("\n", 1)[0].strip('" ')
    return first[-1] if first[:-1].lower() == "sep=" else ""


def _delimiter(body: str) -> str:
    """The character that gives most rows as many columns; empty where spaces do better."""
    lines = list(islice((line for line in _lines(body) if line.strip()), _SAMPLE_ROWS))
    best, best_score = "", 0.0
    for delimiter in _DELIMITERS:
        score = _agreement([len(row) for row in _sample(lines, delimiter)])
        if score > best_score:
            best, best_score = delimiter, score
    if best == "\t" and best_score >= 1:
        return best
    spaced = _agreement([len(row) for row in pasted.columns(lines)])
    return "" if spaced > best_score else best


def _sample(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return


def _agreement(widths: list[int]) -> float:
    """How well rows agree on a number of columns, and a little for how many these are."""
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0
    usual, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return count / len(widths) + min(usual, 20) / 1000


def _quoted(body: str, delimiter: str, cancelled: Cancelled) -> list[tuple[str, ...]] | None:
    """The records by the rules of CSV; None where a quote that nobody closed swallows rows."""
    reader = csv.reader(_lines(body, end=_END), delimiter=delimiter)
    rows: list[tuple[str, ...]] = []
    line = 0
    try:
        for record in _checked(reader, cancelled):
            if reader.line_num - line > _LONG_RECORD:
                return None
            line = reader.line_num
            rows.append(record)
    except csv.Error:
        return None
    if not rows or rows.pop() != (_END,) or _swallowed(rows, delimiter):
        return None
    return rows


def _plain(body: str, delimiter: str, cancelled: Cancelled) -> list[tuple[str, ...]]:
    """Each line a record, quotation marks being letters like others."""
    reader = csv.reader(_lines(body), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    rows: list[tuple[str, ...]] = []
    try:
        for record in _checked(reader, cancelled):
            rows.append(record)  # noqa: PERF402 - how far it came is told in the error
    except csv.Error as error:
        reason = _("The file cannot be read as a table: row {row} is too long for a row of a list.")
        raise Refused(reason.format(row=len(rows) + 1)) from error
    return rows


def _checked(reader: Iterator[list[str]], cancelled: Cancelled) -> Iterator[tuple[str, ...]]:
    """The records, with the limits of a file and the wish to stop looked at on the way.

    Apostrophes that keep a text from being a formula are taken off.
    """
    cells = number = 0
    for number, record in enumerate(reader, start=1):
        check_width(number, len(record))
        cells += len(record)
        if number % _EVERY == 0:
            check_rows(number)
            check_cells(cells)
            if cancelled():
                raise Stopped
        yield tuple(map(unguarded, record))
    check_rows(number)
    check_cells(cells)


def _swallowed(rows: list[tuple[str, ...]], delimiter: str) -> bool:
    """Whether a cell over several lines holds a line that is a whole row."""
    long = [text for row in rows for text in row if text.count("\n") > 1]
    if not long:
        return False
    usual = Counter(len(row) for row in rows if row).most_common(1)[0][0]
    return usual >= _ENOUGH_COLUMNS and any(
        line.count(delimiter) == usual - 1 for text in long for line in text.split("\n")[1:-1]
    )


def _lines(body: str, end: str = "") -> Iterator[str]:
    """The lines with their line feed, then `end` as a line of its own."""
    start = 0
    while start < len(body):
        stop = body.find("\n", start)
        stop = len(body) if stop < 0 else stop
        yield body[start:stop] + "\n"
        start = stop + 1
    if end:
        yield end
