"""Any paper made of parts as a workbook: a sheet for each table, typed cells, ready to print.

Dates, times, lengths, money and numbers are real ones; panes are frozen below the heads, which are
the print titles too. Sums are values: nothing that was typed can become a formula. Charts have
their numbers beside them.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from crewplanner.domain.pay.money import digits
from crewplanner.domain.values import DAY
from crewplanner.exports.paper import (
    Bars,
    Facts,
    Legend,
    Notes,
    Orientation,
    Paper,
    Pattern,
    Signatures,
    Text,
)
from crewplanner.exports.paper_tables import Align, Cell, Column, Kind, Row, Table, cell_of
from crewplanner.exports.texts import one_line
from crewplanner.exports.xlsx_book import workbook
from crewplanner.exports.xlsx_cells import (
    ALERT,
    BOLD,
    CENTERED,
    DATE,
    DEPARTMENT,
    HEAD,
    LEFT,
    LENGTH,
    MUTED,
    RIGHT,
    RULED,
    TIME,
    TITLE,
    TOTAL,
    WEEKEND,
    WRAPPED,
    Dress,
    Pen,
    quoted,
    tint_look,
)
from crewplanner.i18n import _

_SIDES: Mapping[Align, Dress] = MappingProxyType(
    {Align.LEFT: (*LEFT, ("indent", 1)), Align.CENTER: CENTERED, Align.RIGHT: RIGHT}
)
_NARROW, _WIDE = 4.0, 46.0
_NAME_LENGTH = 31
_FORBIDDEN = "[]:*?/\\"
_HEAD_ROWS = 4
_CHART_WIDTH, _CHART_ROWS = 720, 16


def paper_xlsx(paper: Paper) -> bytes:
    """The paper's tables, then its notes, then its charts."""
    feet = (f"{paper.title} {paper.running}", paper.notice)

    def write(page: Callable[[str], Pen]) -> None:
        names = _Names()
        for place, table in enumerate(paper.tables):
            name = names.take(table.title or paper.heading)
            _TableSheet(page(name), paper, table, first=place == 0).write()
        if not paper.tables or any(map(_is_told, paper.simple_parts)):
            _write_told(page(names.take(_("Notes"))), paper, headed=not paper.tables)
        for part in paper.simple_parts:
            if isinstance(part, Bars):
                _write_bars(page, names.take(part.title), part, paper)

    portrait = paper.orientation is Orientation.PORTRAIT
    return workbook(paper.full_title, feet, paper.options, write, portrait=portrait, quiet=True)


class _Names:
    """Names of sheets: short enough, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, text: str) -> str:
        plain = "".join(" " if char in _FORBIDDEN else char for char in one_line(text))
        base = " ".join(plain.split()).strip("'")[:_NAME_LENGTH] or "1"
        name, number = base, 1
        while name.casefold() in self._taken or name.casefold() == "history":
            number += 1
            name = f"{base[: _NAME_LENGTH - 4]} {number}"
        self._taken.add(name.casefold())
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    line: int
    column: int


class _TableSheet:
    """One table: the paper's head on the first sheet, then heads, groups, rows and sums."""

    def __init__(self, pen: Pen, paper: Paper, table: Table, *, first: bool) -> None:
        self._pen = pen
        self._paper = paper
        self._table = table
        self._first = first
        self._widths = [_NARROW] * len(table.columns)

    def write(self) -> None:
        """Everything, with panes, print titles and widths."""
        head = self._write_head()
        line = head + 1
        table = self._table
        for group in table.groups:
            if group.title:
                self._write_group(line, group.title, group.sums if group.sums_above else None)
                line += 1
            for row in group.rows:
                self._write_row(line, row, RULED)
                line += 1
            if group.sums is not None and not group.sums_above:
                self._write_row(line, group.sums, RULED, BOLD)
                line += 1
        for row in table.totals:
            self._write_row(line, row, TOTAL)
            line += 1
        if not table.rows and table.empty:
            self._pen.put(line, 0, table.empty, MUTED)
        sheet = self._pen.sheet
        for place, width in enumerate(self._widths):
            sheet.set_column(place, place, min(width, _WIDE))
        sheet.freeze_panes(head + 1, min(table.leads, len(table.columns)))
        sheet.repeat_rows(head - 1 if self._above() else head, head)
        sheet.repeat_columns(0, max(0, table.leads - 1))

    def _above(self) -> bool:
        return any(column.above for column in self._table.columns)

    def _write_head(self) -> int:
        line = _write_paper_head(self._pen, self._paper) if self._first else 0
        if self._table.title and self._table.title != self._paper.heading:
            self._pen.put(line, 0, self._table.title, BOLD)
            line += 1
        line += 1 if line else 0
        if self._above():
            before = ""
            for place, column in enumerate(self._table.columns):
                shown = column.above if column.above != before else ""
                self._pen.put(line, place, shown or None, BOLD, LEFT)
                before = column.above
            line += 1
        for place, column in enumerate(self._table.columns):
            shade = (WEEKEND,) if column.shade else ()
            words = column.title.split("\n")
            text = "\n".join(map(one_line, words))
            look = self._pen.format("", HEAD, _SIDES[column.side], *shade)
            self._pen.sheet.write_string(line, place, text, look)
            self._fit(place, max(words, key=len))
        lines = max((column.title.count("\n") + 1 for column in self._table.columns), default=1)
        if lines > 1:
            self._pen.sheet.set_row(line, 12.5 * lines)
        return line

    def _write_group(self, line: int, title: str, sums: Row | None) -> None:
        self._pen.put(line, 0, title, DEPARTMENT)
        for place in range(1, len(self._table.columns)):
            cell = cell_of(sums.cells[place]) if sums else Cell()
            self._write_cell(_Place(line=line, column=place), cell, DEPARTMENT)

    def _write_row(self, line: int, row: Row, *looks: Dress) -> None:
        strong = (BOLD,) if row.strong else ()
        for place, cell in enumerate(row.cells):
            self._write_cell(_Place(line=line, column=place), cell_of(cell), *looks, *strong)

    def _write_cell(self, place: _Place, cell: Cell, *looks: Dress) -> None:
        column = self._table.columns[place.column]
        dress = [*looks, _SIDES[column.side]]
        if column.shade:
            dress.append(WEEKEND)
        if cell.tint:
            dress.append(tint_look(cell.tint.value))
        if cell.strong:
            dress.append(BOLD)
        if cell.muted:
            dress.append(MUTED)
        if cell.changed:
            dress.append(tint_look("changed"))
        self._put(place, cell, column, dress)

    def _put(self, place: _Place, cell: Cell, column: Column, dress: list[Dress]) -> None:
        value, pen, line = cell.value, self._pen, place.line
        said = " ".join(filter(None, (one_line(cell.sign), one_line(cell.more))))
        if value is None:
            pen.put(line, place.column, said or None, *dress)
        elif isinstance(value, str):
            text = " ".join(filter(None, (one_line(value), said)))
            pen.put(line, place.column, text, *dress)
            self._fit(place.column, text)
        elif isinstance(value, dt.date):
            pen.put(line, place.column, value, *dress)
            self._fit(place.column, DATE)
        else:
            pattern, number = _typed(value, column, self._paper.currency)
            if said:
                pattern += quoted(f" {said}")
            look = pen.format(pattern, *dress)
            pen.sheet.write_number(line, place.column, number, look)
            self._fit(
                place.column, f"{number:,.2f} {said}" if column.kind is Kind.MONEY else "00000"
            )

    def _fit(self, place: int, text: str) -> None:
        self._widths[place] = max(self._widths[place], len(text) * 0.95 + 1.5)


def _typed(value: int | Decimal, column: Column, currency: str) -> tuple[str, float]:
    """Excel's pattern and number of a value."""
    match column.kind:
        case Kind.TIME:
            return TIME, float(value) / DAY
        case Kind.MINUTES:
            return LENGTH, float(value) / DAY
        case Kind.MONEY:
            places = digits(currency) if currency else 2
            return "#,##0" + ("." + "0" * places if places else ""), float(value)
        case Kind.PERCENT:
            return "0.##%", float(value) / 100
        case _:
            return _pattern(value), float(value)


def _pattern(value: int | Decimal) -> str:
    """As many digits after the point as the value is given with."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * places if places else "")


def _write_paper_head(pen: Pen, paper: Paper) -> int:
    """Title, heading, facts and notice; the first free line."""
    pen.put(0, 0, paper.title, TITLE)
    pen.put(1, 0, "  ".join(filter(None, (paper.heading, paper.dates))), BOLD)
    told = [f"{label}: {value}" for label, value in paper.facts]
    told += [f"{value} {label}" for value, label in paper.figures]
    pen.put(2, 0, "   ".join(told))
    pen.put(3, 0, paper.notice, MUTED)
    return _HEAD_ROWS


def _is_told(part: object) -> bool:
    return isinstance(part, Notes | Facts | Text | Legend | Signatures)


def _write_told(pen: Pen, paper: Paper, *, headed: bool) -> None:
    """Lists, facts, texts and what the signs mean, in two columns."""
    for column, width in enumerate((24, 100)):
        pen.sheet.set_column(column, column, width)
    line = _write_paper_head(pen, paper) + 1 if headed else 0
    for part in paper.simple_parts:
        title, told = _told(part)
        if not told:
            continue
        if title:
            pen.put(line, 0, title, BOLD)
            line += 1
        for label, text, severe in told:
            pen.put(line, 0, label or None, ALERT if severe else MUTED)
            pen.put(line, 1, text, WRAPPED)
            line += 1
        line += 1


def _told(part: object) -> tuple[str, list[tuple[str, str, bool]]]:
    """Title and lines of a part that is not a table: label, text, whether it stands out."""
    match part:
        case Notes():
            return part.title, [(one.when, one.text, one.severe) for one in part.notes]
        case Facts():
            return part.title, [(one.label, one.value, one.missing) for one in part.facts]
        case Text():
            return part.title, [("", text, part.severe) for text in part.paragraphs]
        case Legend():
            return "", [(one.sign, one.text, False) for one in part.items if one.sign]
        case Signatures():
            return "", [(role, name, False) for role, name in part.lines]
        case _:
            return "", []


def _write_bars(page: Callable[[str], Pen], name: str, chart: Bars, paper: Paper) -> None:
    """The numbers of a chart, and the chart itself below them."""
    pen = page(name)
    pen.put(0, 0, chart.title, BOLD)
    pen.put(1, 0, chart.unit, MUTED)
    heads = [one.name for one in chart.series]
    if chart.mark_name:
        heads.append(chart.mark_name)
    pen.put(3, 0, None, HEAD)
    for place, text in enumerate(heads, start=1):
        pen.put(3, place, text, HEAD, RIGHT)
    column = Column(title="", kind=Kind.MONEY if chart.money else Kind.NUMBER)
    for line, bar in enumerate(chart.bars, start=4):
        pen.put(line, 0, bar.label, RULED)
        values = [*bar.values, *([bar.mark] if chart.mark_name and bar.mark is not None else [])]
        for place, value in enumerate(values, start=1):
            pattern, number = _typed(value, column, paper.currency)
            pen.sheet.write_number(line, place, number, pen.format(pattern, RULED, RIGHT))
    pen.sheet.set_column(0, 0, 22)
    pen.sheet.set_column(1, max(1, len(heads)), 13)
    pen.sheet.freeze_panes(4, 1)
    if chart.bars:
        _draw(pen, name, chart)


def _draw(pen: Pen, name: str, chart: Bars) -> None:
    kind = "column" if chart.standing else "bar"
    drawn = pen.book.add_chart({"type": kind, "subtype": "stacked"})
    last = 3 + len(chart.bars)
    for place, one in enumerate(chart.series, start=1):
        drawn.add_series(
            {
                "name": [name, 3, place],
                "categories": [name, 4, 0, last, 0],
                "values": [name, 4, place, last, place],
                "pattern": dict(_PATTERNS[one.pattern]),
                "border": {"color": "#3A3D42", "width": 0.5},
                "gap": 60,
            }
        )
    drawn.set_title({"none": True})
    drawn.set_legend({"position": "top"})
    if not chart.standing:
        drawn.set_y_axis({"reverse": True})
    height = max(_CHART_ROWS, len(chart.bars) + 6) * 20
    drawn.set_size({"width": _CHART_WIDTH, "height": height})
    pen.sheet.insert_chart(last + 2, 0, drawn, {"description": one_line(chart.title)})


_PATTERNS = MappingProxyType(
    {
        Pattern.SOLID: {"pattern": "percent_90", "fg_color": "#0072B2", "bg_color": "#0072B2"},
        Pattern.STRIPED: {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#B26F00",
            "bg_color": "#FFFFFF",
        },
        Pattern.DOTTED: {"pattern": "percent_25", "fg_color": "#6B6F76", "bg_color": "#FFFFFF"},
        Pattern.OPEN: {"pattern": "percent_5", "fg_color": "#FFFFFF", "bg_color": "#FFFFFF"},
    }
)
