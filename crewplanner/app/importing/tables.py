"""A table of texts as it stands in a file, and the limits a file may reach."""

from enum import StrEnum

from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 1_000
MAX_CELLS = 4_000_000
"""No crew list or schedule comes near these; what passes them is a mistake or an attack."""


class TableKind(StrEnum):
    """Where a table comes from."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    PASTED = "pasted"


class RowKind(StrEnum):
    """What a row is that is no record."""

    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells as text, all of them and in order: row number n of the file is `rows[n - 1]`.

    Rows may differ in length. `remarks` are sentences about the reading, translated.
    """

    rows: tuple[tuple[str, ...], ...]
    kind: TableKind = TableKind.DELIMITED
    sheet: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max((len(row) for row in self.rows), default=0)


def cell(row: tuple[str, ...], column: int) -> str:
    """The cell's text; empty where the row is shorter."""
    return row[column] if column < len(row) else ""


def blank(row: tuple[str, ...]) -> bool:
    """Whether nothing stands in the row."""
    return not any(text.strip() for text in row)


def check_width(number: int, columns: int) -> None:
    """Raise Refused for a row with more columns than any list of people or days has."""
    if columns > MAX_COLUMNS:
        raise Refused(
            _(
                "Row {row} has {columns} columns, and {limit} is the most that can be read. "
                "The file is not a list, or its columns are divided by another character."
            ).format(row=number, columns=columns, limit=MAX_COLUMNS)
        )


def check_rows(count: int) -> None:
    """Raise Refused for more rows than can be read."""
    if count > MAX_ROWS:
        raise Refused(
            _("The file has more than {limit} rows. Divide it into smaller files.").format(
                limit=MAX_ROWS
            )
        )


def check_cells(count: int) -> None:
    """Raise Refused for more cells than can be read."""
    if count > MAX_CELLS:
        raise Refused(
            _("The file has more than {limit} cells. Divide it into smaller files.").format(
                limit=MAX_CELLS
            )
        )


def trimmed(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The rows without the blank ones at the end."""
    last = len(rows)
    while last and blank(rows[last - 1]):
        last -= 1
    return rows[:last]
