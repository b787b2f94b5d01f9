"""The sheet that looks like the paper: a row for each person, three columns for each day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from crewplanner.domain.values import DAY
from crewplanner.exports.week_paper import (
    PaperBlock,
    PaperCell,
    PaperDay,
    PaperRow,
    PaperSlot,
    Totals,
    WeekPaper,
)
from crewplanner.exports.xlsx_cells import (
    ALERT,
    AWAY,
    BOLD,
    CENTERED,
    DEPARTMENT,
    HEAD,
    LENGTH,
    MONEY,
    MUTED,
    PLAIN,
    RIGHT,
    RULED,
    TITLE,
    TOTAL,
    WEEKEND,
    WRAPPED,
    Dress,
    Formula,
    Length,
    Lines,
    Pen,
    Time,
    Value,
    slot_look,
)
from crewplanner.i18n import _, ngettext

_DATES, _UNITS, _HEADS, _FIRST = 5, 6, 7, 8
"""Rows of the head, and the first row below it, counted from 0."""

_NAMES = 2
_TOLD_UNITS = 3
"""With more units on a date, the head says no more of each than name and times."""
_MOST_UNITS = 12
_PER_DAY = 3
_WRAP, _HOURS = 1, 2
_LINE_HEIGHT = 12.5
_SUM, _LEAST = 9, 5
"""Excel's numbers for the sum and the least in SUBTOTAL, which skips other subtotals."""

Rows = tuple[int, int]
"""First and last row of a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """One column at the right: what stands in a row, and how a group of rows is reckoned."""

    head: str
    value: Value
    cached: float
    pattern: str = LENGTH
    function: int = _SUM


class WeekSheet:
    """Writes the grid of one document into one sheet."""

    def __init__(self, pen: Pen, paper: WeekPaper) -> None:
        self._pen = pen
        self._paper = replace(paper, totals=_booked(paper.totals, paper.rows))
        self._sums_from = _NAMES + _PER_DAY * len(paper.days)
        self._row = _FIRST

    def write(self) -> None:
        """Head, departments, totals; panes, print titles and widths."""
        self._write_head()
        for block in self._paper.blocks:
            self._write_block(block)
        if self._paper.blocks:
            self._write_totals()
        else:
            self._pen.put(self._row, 0, _("Nobody is booked in this week."), MUTED)
        sheet, sums = self._pen.sheet, self._sums_from
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 21)
        for place in range(len(self._paper.days)):
            for offset, width in enumerate((7.3, 7.3, 5.6)):
                sheet.set_column(_column(place) + offset, _column(place) + offset, width)
        for place, column in enumerate(self._sums(self._paper.totals)):
            sheet.set_column(sums + place, sums + place, 11 if column.pattern == MONEY else 7.5)
        sheet.freeze_panes(_FIRST, _NAMES)
        sheet.repeat_rows(_DATES, _HEADS)
        sheet.repeat_columns(0, _NAMES - 1)

    def _write_head(self) -> None:
        paper, put = self._paper, self._pen.put
        put(0, 0, paper.title, TITLE)
        put(1, 0, "  ".join(filter(None, (paper.week, paper.dates, paper.iso_week))), BOLD)
        put(2, 0, "   ".join(f"{label}: {value}" for label, value in paper.facts))
        put(3, 0, paper.notice, MUTED)
        put(_HEADS, 0, _("Name"), HEAD)
        put(_HEADS, 1, _("Role"), HEAD)
        for place, day in enumerate(paper.days):
            column, look = _column(place), WEEKEND if day.weekend else PLAIN
            across = (column, column + _PER_DAY - 1)
            self._pen.put_over(_DATES, across, day.date, BOLD, CENTERED, look)
            self._pen.put_over(_UNITS, across, Lines(_day_lines(day)), WRAPPED, look)
            for offset, head in enumerate((_("Call"), _("Wrap"), _("Hours"))):
                put(_HEADS, column + offset, head, HEAD, RIGHT, look)
        longest = max((len(_day_lines(day)) for day in paper.days), default=1)
        self._pen.sheet.set_row(_UNITS, _LINE_HEIGHT * max(1, longest))
        for place, column in enumerate(self._sums(paper.totals)):
            put(_HEADS, self._sums_from + place, column.head, HEAD, RIGHT)

    def _write_block(self, block: PaperBlock) -> None:
        head, self._row = self._row, self._row + 1
        for row in block.rows:
            self._write_row(row)
        rows = (head + 1, self._row - 1)
        self._pen.put(head, 0, block.name, DEPARTMENT)
        self._pen.put(head, 1, None, DEPARTMENT)
        for place in range(len(self._paper.days)):
            short = bool(block.missing) and block.missing[place] > 0
            heads = block.heads[place] if block.heads else 0
            looks = (DEPARTMENT, ALERT if short else PLAIN)
            self._write_day_sums(head, place, heads, rows, block.rows, looks)
        self._write_sums(head, rows, _booked(block.totals, block.rows), DEPARTMENT)

    def _write_row(self, row: PaperRow) -> None:
        """One line, and one more for each further booking on the same date."""
        first, lines = self._row, max(1, *(len(cell.slots) for cell in row.cells))
        for line in range(lines):
            look = MUTED if line else PLAIN
            self._pen.put(first + line, 0, row.name, RULED, look)
            self._pen.put(first + line, 1, row.role, RULED, look)
        for place, cell in enumerate(row.cells):
            self._write_cell(first, place, cell)
        for place, column in enumerate(self._sums(_booked(row.totals, (row,)))):
            value = column.value
            if column.head == _("Hours") and value is not None:
                value = self._row_hours((first, first + lines - 1), column.cached)
            self._pen.put(first, self._sums_from + place, value, RULED)
        self._row += lines

    def _write_cell(self, row: int, place: int, cell: PaperCell) -> None:
        column, weekend = _column(place), self._paper.days[place].weekend
        if not cell.slots and (cell.away or weekend):
            look = AWAY if cell.away else (*RULED, *WEEKEND)
            for offset in range(_PER_DAY):
                self._pen.put(row, column + offset, cell.away if not offset else None, look)
        if cell.changed and not cell.slots:
            self._pen.put(row, column, f"{cell.away} *".strip(), AWAY if cell.away else RULED)
        for line, slot in enumerate(cell.slots):
            look = slot_look(slot.look, own=slot.own, night=slot.night)
            inner = slot_look(slot.look, own=slot.own, night=False)
            for offset, value in enumerate(_slot_values(slot, changed=cell.changed)):
                self._pen.put(row + line, column + offset, value, inner if offset else look)

    def _write_totals(self) -> None:
        paper, put, row = self._paper, self._pen.put, self._row
        rows = (_FIRST, row - 1)
        put(row, 0, _("Total"), TOTAL)
        put(row, 1, None, TOTAL)
        for place, day in enumerate(paper.days):
            self._write_day_sums(row, place, day.heads, rows, paper.rows, (TOTAL,))
            if day.missing:
                put(row + 1, 0, _("Open slots"), BOLD)
                put(row + 1, _column(place), day.missing, ALERT)
            if day.cost:
                put(row + 2, 0, _("Cost {currency}").format(currency=paper.currency), BOLD)
                put(row + 2, _column(place) + _HOURS, Decimal(day.cost), BOLD)
        self._write_sums(row, rows, paper.totals, TOTAL)

    def _write_day_sums(
        self,
        row: int,
        place: int,
        heads: int,
        rows: Rows,
        people: Iterable[PaperRow],
        looks: tuple[Dress, ...],
    ) -> None:
        column = _column(place)
        minutes = sum(slot.minutes for person in people for slot in person.cells[place].slots)
        formula = _formula(_SUM, column + _HOURS, rows)
        self._pen.put(row, column, heads or None, *looks)
        self._pen.put(row, column + _WRAP, None, *looks)
        value = Formula(formula, minutes / DAY, LENGTH) if minutes else None
        self._pen.put(row, column + _HOURS, value, *looks)

    def _write_sums(self, row: int, rows: Rows, totals: Totals, look: Dress) -> None:
        for place, one in enumerate(self._sums(totals)):
            at = self._sums_from + place
            formula = Formula(_formula(one.function, at, rows), one.cached, one.pattern)
            self._pen.put(row, at, formula if one.cached else None, look)

    def _row_hours(self, rows: Rows, cached: float) -> Formula:
        ranges = (_range(_column(place) + _HOURS, rows) for place in range(len(self._paper.days)))
        return Formula(f"=SUM({','.join(ranges)})", cached, LENGTH)

    def _sums(self, totals: Totals) -> list[_Sum]:
        """The columns at the right: those in which something stands in this document."""
        used = self._paper.totals
        sums = [_Sum(head=_("Days"), value=totals.days or None, cached=totals.days, pattern="0")]
        lengths = (
            (_("Hours"), totals.planned, used.planned),
            (_("Evening"), totals.evening, used.evening),
            (_("Night"), totals.night, used.night),
            (_("Worked"), totals.worked, used.worked),
            (_("Overtime"), totals.overtime, used.overtime),
        )
        sums += [_length(head, minutes) for head, minutes, some in lengths if some]
        if used.rest is not None:
            rest = None if totals.rest is None else Length(totals.rest)
            least = (totals.rest or 0) / DAY
            sums.append(_Sum(head=_("Rest"), value=rest, cached=least, function=_LEAST))
        if used.cost:
            head = _("Cost {currency}").format(currency=self._paper.currency)
            value = Decimal(totals.cost) if totals.cost else None
            sums.append(_Sum(head=head, value=value, cached=float(value or 0), pattern=MONEY))
        return sums


def _booked(totals: Totals, rows: Iterable[PaperRow]) -> Totals:
    """The totals with the hours of every booking in the rows, as the formulas sum them."""
    slots = (slot for row in rows for cell in row.cells for slot in cell.slots)
    return replace(totals, planned=sum(slot.minutes for slot in slots))


def _length(head: str, minutes: int) -> _Sum:
    return _Sum(head=head, value=Length(minutes) if minutes else None, cached=minutes / DAY)


def _slot_values(slot: PaperSlot, *, changed: bool) -> tuple[Value, Value, Value]:
    """Call, wrap and hours; letters of the status before the call, the signs after the wrap."""
    signs = slot.marks + ("!" if slot.finding else "") + ("*" if changed else "")
    hours = Length(slot.minutes) if slot.minutes else None
    wrap = None if slot.wrap is None else Time(slot.wrap, after=signs)
    if slot.call is not None:
        return Time(slot.call, before=slot.tag), wrap, hours
    label = " ".join(part for part in (slot.tag, slot.label) if part)
    return label, wrap or signs or None, hours


def _day_lines(day: PaperDay) -> tuple[str, ...]:
    lines = [day.holiday]
    if len(day.units) > _TOLD_UNITS:
        return tuple(line for line in (*lines, *_brief(day)) if line)
    for unit in day.units:
        lines += [
            unit.name,
            " ".join(filter(None, (unit.kind, unit.number))),
            unit.times
            and f"{unit.times}{' ?' if unit.check else ''}{' *' if unit.changed else ''}",
            ", ".join(unit.places),
            unit.meals and _("Meal {times}").format(times=unit.meals),
            unit.note,
        ]
    return tuple(line for line in lines if line)


def _brief(day: PaperDay) -> Iterable[str]:
    """A line for each of many units, and how many more: the head does not scroll, so it is low."""
    for unit in day.units[:_MOST_UNITS]:
        yield " ".join(filter(None, (unit.name, unit.times, "*" if unit.changed else "")))
    more = len(day.units) - _MOST_UNITS
    if more > 0:
        text = ngettext("and {count} more unit", "and {count} more units", more)
        yield text.format(count=more)


def _column(place: int) -> int:
    """The first column of a day."""
    return _NAMES + _PER_DAY * place


def _formula(function: int, column: int, rows: Rows) -> str:
    return f"=SUBTOTAL({function},{_range(column, rows)})"


def _range(column: int, rows: Rows) -> str:
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - with the rest of the writer

    return xl_range(rows[0], column, rows[1], column)
