"""The irregular hours as a workbook: a row for each person, and every date behind the figures."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from crewplanner.app.queries.ledger import LedgerRow
from crewplanner.app.queries.ledger_figures import (
    clock_text,
    owners_text,
    rest_text,
    source_text,
    times_of,
)
from crewplanner.domain.ledger import Irregular, LedgerDay
from crewplanner.domain.values import DAY
from crewplanner.exports.ledger import LedgerPaper
from crewplanner.exports.xlsx_cells import (
    BOLD,
    HEAD,
    LEFT,
    LENGTH,
    MUTED,
    RIGHT,
    RULED,
    TITLE,
    TOTAL,
    Formula,
    Length,
    Pen,
    Value,
    letters,
)
from crewplanner.i18n import N_, _

_FAR = '0" ▲"'
_FEW = "0;-0;"
"""A count that is none stays a number and is not shown."""
_COUNT, _HALVES = "0", "0.0"
_TITLES = (
    (Irregular.EVENING, N_("Evenings"), N_("Evening hours")),
    (Irregular.NIGHT, N_("Nights"), N_("Night hours")),
    (Irregular.SATURDAY, N_("Saturdays"), N_("Saturday hours")),
    (Irregular.SUNDAY, N_("Sundays"), N_("Sunday hours")),
    (Irregular.HOLIDAY, N_("Public holidays"), N_("Holiday hours")),
    (Irregular.SIXTH_DAY, N_("Sixth days"), ""),
    (Irregular.SEVENTH_DAY, N_("Seventh days"), ""),
    (Irregular.SHORT_REST, N_("Short rests"), ""),
)
_NAMES = 3
"""Columns before the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A figure of a person. `pattern` is that of its sum and its median; empty without any."""

    title: str
    width: int
    read: Callable[[LedgerRow], Value]
    total: float = 0.0
    median: Fraction = Fraction(0)
    pattern: str = ""
    kind: Irregular | None = None


class LedgerSheet:
    """One row for each person, then the sums and the medians of those who worked."""

    def __init__(self, pen: Pen, paper: LedgerPaper) -> None:
        self._pen = pen
        self._paper = paper
        self._columns = _figures(paper)

    def write(self) -> None:
        """Head, people, sums, medians; panes, print titles, filter and widths."""
        head = self._write_head()
        rows = self._paper.view.rows
        for line, row in enumerate(rows, start=head + 1):
            self._write_row(line, row)
        first, last = head + 1, head + len(rows)
        self._write_sums(last + 1, (first, last))
        self._write_medians(last + 2)
        sheet = self._pen.sheet
        for place, width in enumerate((24, 16, 20)):
            sheet.set_column(place, place, width)
        for place, column in enumerate(self._columns, start=_NAMES):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(head + 1, 1)
        sheet.repeat_rows(head)
        sheet.repeat_columns(0, 0)
        sheet.autofilter(head, 0, last, _NAMES + len(self._columns) - 1)

    def _write_head(self) -> int:
        paper, put = self._paper, self._pen.put
        put(0, 0, paper.view.title, TITLE)
        put(1, 0, f"{paper.heading}  {paper.dates}", BOLD)
        put(2, 0, "   ".join(f"{label}: {value}" for label, value in paper.facts))
        put(
            3,
            0,
            _("▲ is far above the crew's median: two more, and half as many again."),
            MUTED,
        )
        put(4, 0, paper.notice, MUTED)
        head = 6
        for place, text in enumerate((_("Name"), _("Department"), _("Role"))):
            put(head, place, text, HEAD, LEFT)
        for place, column in enumerate(self._columns, start=_NAMES):
            put(head, place, column.title, HEAD, RIGHT)
        return head

    def _write_row(self, line: int, row: LedgerRow) -> None:
        put = self._pen.put
        for place, text in enumerate((row.name, row.department, row.role)):
            put(line, place, text, RULED)
        for place, column in enumerate(self._columns, start=_NAMES):
            value = column.read(row)
            if column.kind is not None and isinstance(value, int):
                far = column.kind in row.far
                looks = (RULED, BOLD, RIGHT) if far else (RULED, RIGHT)
                look = self._pen.format(_FAR if far else _FEW, *looks)
                self._pen.sheet.write_number(line, place, value, look)
            else:
                put(line, place, value, RULED, RIGHT)

    def _write_sums(self, line: int, rows: tuple[int, int]) -> None:
        """Of the rows that the filter shows."""
        put = self._pen.put
        for place in range(_NAMES):
            put(line, place, _("Total") if place == 0 else None, TOTAL)
        for place, column in enumerate(self._columns, start=_NAMES):
            name = letters(place)
            text = f"=SUBTOTAL(109,{name}{rows[0] + 1}:{name}{rows[1] + 1})"
            summed = Formula(text, column.total, column.pattern) if column.pattern else None
            put(line, place, summed, TOTAL, RIGHT)

    def _write_medians(self, line: int) -> None:
        """Figures, no formulas: they are of those who worked, whatever the filter shows."""
        self._pen.put(line, 0, _("Median of those who worked"), MUTED)
        for place, column in enumerate(self._columns, start=_NAMES):
            if column.kind is None and not column.median:
                continue
            whole = column.median.denominator == 1
            pattern = LENGTH if column.pattern == LENGTH else _COUNT if whole else _HALVES
            look = self._pen.format(pattern, MUTED, RIGHT)
            self._pen.sheet.write_number(line, place, float(column.median), look)


def write_dates(pen: Pen, paper: LedgerPaper) -> None:
    """One row for each person and date of work: all that the figures count."""
    heads = (
        (_("Date"), 15, LEFT),
        (_("Name"), 26, LEFT),
        (_("Department"), 16, LEFT),
        (_("Times"), 14, LEFT),
        (_("Hours"), 8, RIGHT),
        *((_(timed), 9, RIGHT) for _kind, _title, timed in _TITLES if timed),
        (_("Day in a row"), 8, RIGHT),
        (_("Rest before"), 8, RIGHT),
        (_("Rest asked"), 8, RIGHT),
        (_("From"), 12, LEFT),
        (_("Remarks"), 44, LEFT),
    )
    for place, (text, width, side) in enumerate(heads):
        pen.sheet.set_column(place, place, width)
        pen.put(0, place, text, HEAD, side)
    line = 0
    for row in paper.view.rows:
        for day in row.ledger.days:
            line += 1
            for place, value in enumerate(_date(paper, row, day)):
                if value is not None:
                    pen.put(line, place, value, heads[place][2])
    pen.sheet.freeze_panes(1, 2)
    pen.sheet.repeat_rows(0)
    pen.sheet.autofilter(0, 0, max(1, line), len(heads) - 1)


def _date(paper: LedgerPaper, row: LedgerRow, day: LedgerDay) -> tuple[Value, ...]:
    rest = day.rest
    remarks = (
        day.holiday,
        rest_text(day),
        owners_text(paper.view.productions, day),
        clock_text(day),
    )
    return (
        day.date,
        row.name,
        row.department,
        times_of(day),
        _length(day.hours.worked),
        *(_length(day.minutes(kind)) for kind, _title, timed in _TITLES if timed),
        day.in_a_row,
        Length(max(0, rest.minutes)) if rest else None,
        Length(rest.asked) if rest else None,
        source_text(day),
        " · ".join(filter(None, remarks)) or None,
    )


def _figures(paper: LedgerPaper) -> list[_Column]:
    view = paper.view
    ledgers = [row.ledger for row in view.rows]
    columns = [
        _Column(
            title=_("Days"),
            width=6,
            read=lambda row: len(row.ledger.days),
            total=sum(len(one.days) for one in ledgers),
            pattern=_COUNT,
        ),
        _Column(
            title=_("Hours"),
            width=8,
            read=lambda row: Length(row.ledger.minutes),
            total=sum(one.minutes for one in ledgers) / DAY,
            median=view.median_minutes / DAY,
            pattern=LENGTH,
        ),
    ]
    for kind, title, timed in _TITLES:
        columns.append(_counted(paper, kind, _(title)))
        if timed:
            columns.append(_timed(paper, kind, _(timed)))
    return [
        *columns,
        _Column(title=_("Worst rest"), width=9, read=_worst_rest),
        _Column(title=_("Days in a row"), width=11, read=lambda row: row.ledger.longest_row),
        _Column(title=_("Last free Sunday"), width=14, read=_free_sunday),
        _Column(title=_("Last free weekend"), width=14, read=lambda row: row.ledger.free_weekend),
    ]


def _counted(paper: LedgerPaper, kind: Irregular, title: str) -> _Column:
    return _Column(
        title=title,
        width=11,
        read=lambda row: row.ledger.count(kind),
        total=sum(row.ledger.count(kind) for row in paper.view.rows),
        median=paper.view.medians[kind],
        pattern=_COUNT,
        kind=kind,
    )


def _timed(paper: LedgerPaper, kind: Irregular, title: str) -> _Column:
    # A median of hours is not shown: dates are what is compared.
    return _Column(
        title=title,
        width=9,
        read=lambda row: _length(row.ledger.spent(kind)),
        total=sum(row.ledger.spent(kind) for row in paper.view.rows) / DAY,
        pattern=LENGTH,
    )


def _length(minutes: int) -> Length | None:
    return Length(minutes) if minutes else None


def _worst_rest(row: LedgerRow) -> Length | None:
    rest = row.ledger.worst_rest
    return Length(max(0, rest.minutes)) if rest else None


def _free_sunday(row: LedgerRow) -> dt.date:
    return row.ledger.free_sunday
