"""Typed tables of a paper: columns that know what they hold, rows in groups, sums, marks.

A value is typed by its column: text, `dt.date`, minutes of the work date (26:30 is 1590), a length
in minutes, `Decimal` money, a number. None is an empty cell. A row is a tuple of plain values, or
of `Cell` where one of them needs a mark: both may stand side by side.
"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What the values of a column are; it decides how they are written, aligned and typed."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MINUTES = "minutes"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"


class Align(StrEnum):
    """On which side of its column a value stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Tint(StrEnum):
    """How a cell is filled. Each one has its own pattern or edge, so none needs its color.

    `CONFIRMED` is solid, `HOLD` striped, `SECOND` dashed, `AWAY` hatched, `OFF` grey, `ALERT`
    bold with an edge, `GOOD` a thin frame.
    """

    NONE = ""
    CONFIRMED = "confirmed"
    HOLD = "hold"
    SECOND = "second"
    AWAY = "away"
    OFF = "off"
    ALERT = "alert"
    GOOD = "good"


Value = str | int | Decimal | dt.date | None
"""What a cell may hold, by the kind of its column; text fits everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    `title` may have several lines. Neighbors with the same `above` share a heading over theirs.
    `weight` is a share of the width that is left, 0 makes the column as wide as its contents;
    `ems` fixes its width in sizes of the type. `key` names it in CSV, else the title does. `shade`
    fills it lightly (a weekend). `sign` writes a plus before what is more than nothing. A
    `data_only` column is for CSV and workbooks; in print the group's heading says it.
    Without `year` dates are printed short where the head has the year.
    """

    title: str
    kind: Kind = Kind.TEXT
    align: Align | None = None
    weight: float = 0
    ems: float = 0
    above: str = ""
    key: str = ""
    shade: bool = False
    sign: bool = False
    data_only: bool = False
    year: bool = True

    @property
    def side(self) -> Align:
        """Where its values stand: figures at the right, all else at the left."""
        figures = {Kind.TIME, Kind.MINUTES, Kind.MONEY, Kind.NUMBER, Kind.PERCENT}
        return self.align or (Align.RIGHT if self.kind in figures else Align.LEFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value with marks. Formats that know no marks write the value and, after it, the sign.

    `sign` are letters that say what the tint says ("!", "2nd"); `more` is a small second line.
    `changed` draws a change bar at its edge: it is not as it was issued last.
    """

    value: Value = None
    tint: Tint = Tint.NONE
    sign: str = ""
    more: str = ""
    strong: bool = False
    muted: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; as many cells as the table has columns. `changed` draws a change bar beside it."""

    cells: tuple[Cell | Value, ...]
    strong: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one heading, with their sums. It stays with its heading on one page if it can.

    A `whole` one is never parted but in large type: its rows are few. A group without a title has
    no heading. `sums` is a row of the whole width or None; where `sums` has the title in mind
    already, `sums_above` puts it into the heading itself.
    """

    rows: tuple[Row, ...]
    title: str = ""
    sums: Row | None = None
    sums_above: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. Its column heads are repeated on every page, as is the heading of its group.

    `leads` are the first columns, repeated where the others do not fit side by side. `group_key`
    names the group in CSV ("department"). `empty` is said where there is no row. `quiet` leaves
    the title out in print where the page has said it. `data` puts the table into CSV; if no table
    of a paper says so, the first one is. `tight` sets close and small, for many columns.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    title: str = ""
    totals: tuple[Row, ...] = ()
    leads: int = 1
    group_key: str = "group"
    empty: str = ""
    quiet: bool = False
    data: bool = False
    tight: bool = False

    def __post_init__(self) -> None:
        width = len(self.columns)
        for row in (*self.rows, *self.totals, *(one.sums for one in self.groups if one.sums)):
            if len(row.cells) != width:
                raise ValueError(f"{len(row.cells)} cells in a table of {width} columns")

    @property
    def printed(self) -> "Table":
        """The table without the columns that are data only."""
        kept = [place for place, column in enumerate(self.columns) if not column.data_only]
        if len(kept) == len(self.columns):
            return self

        def short(row: Row) -> Row:
            return replace(row, cells=tuple(row.cells[place] for place in kept))

        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            totals=tuple(map(short, self.totals)),
            groups=tuple(
                replace(
                    one,
                    rows=tuple(map(short, one.rows)),
                    sums=short(one.sums) if one.sums is not None else None,
                )
                for one in self.groups
            ),
        )

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all groups, without sums."""
        return tuple(row for group in self.groups for row in group.rows)


def cell_of(cell: Cell | Value) -> Cell:
    """The cell, made of a plain value where it is one."""
    return cell if isinstance(cell, Cell) else Cell(value=cell)


def rows_of(*rows: tuple[Cell | Value, ...]) -> tuple[Row, ...]:
    """Plain rows, for tables that need no marks on whole rows."""
    return tuple(Row(cells=cells) for cells in rows)
