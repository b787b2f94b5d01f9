"""A table of objects: columns are declared, the model looks up, the proxy sorts and filters."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from crewplanner.app.ranking import folded
from crewplanner.dataclass import dataclass
from crewplanner.ui.widgets.cells import Bar, CellRole

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FEW = 40

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """One column: how to read it from a row.

    `value` is the text shown, `sort` a native value to order by (the text where it is missing;
    None comes last). `tone` names a role of the theme for the text, `mark` a status behind it
    ("exception", "hold"), `icon` an icon, `tip` what hovering says, `bar` the figure as a length. A
    column with `edit` can be typed into (None from it: not this row), one with `checked` shows a
    box; both come back through the model's `edited`.

    Lengths are in pixels of the design. `fit` (phone, date, time, money) is as wide as its longest
    text and never shortened. Any other shares the room between `least` (two thirds of `width`
    where it is 0) and its longest text; `width` holds while there are no rows. A `stretch` column
    takes the rest. `spare` 1, 2, ... is left out in that order where the room does not do, and
    `if_any` as long as no row says anything in it.
    """

    id: str
    title: str
    value: Callable[[RowT], str]
    sort: Callable[[RowT], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    width: int = 100
    least: int = 0
    fit: bool = False
    stretch: bool = False
    spare: int = 0
    if_any: bool = False
    strong: bool = False
    tone: Callable[[RowT], str] | None = None
    mark: Callable[[RowT], str] | None = None
    icon: Callable[[RowT], str] | None = None
    tip: Callable[[RowT], str] | None = None
    bar: Callable[[RowT], Bar | None] | None = None
    edit: Callable[[RowT], str | None] | None = None
    checked: Callable[[RowT], bool] | None = None
    help: str = ""


class TableModel(QAbstractTableModel, Generic[RowT]):
    """Rows of one kind. `key` names a row across refreshes, so that selection and scroll stay.

    `edited(row, column id, text or bool)` tells what the user typed or ticked; the model itself
    changes nothing: whoever listens runs a command and gives the new rows.
    """

    edited = Signal(object, str, object)

    def __init__(
        self,
        columns: Sequence[Column[RowT]],
        *,
        key: Callable[[RowT], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[RowT] = []

    @property
    def rows(self) -> tuple[RowT, ...]:
        """What is shown, unsorted and unfiltered."""
        return tuple(self._rows)

    def set_table(self, columns: Sequence[Column[RowT]], rows: Sequence[RowT]) -> None:
        """Show as many other columns and these rows, all at once."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._rows = list(rows)
        self.endResetModel()

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows, touching only what differs. Keys must be unique."""
        wanted = [self._key(row) for row in rows]
        before = {self._key(row): n for n, row in enumerate(self._rows)}
        gone = before.keys() - set(wanted)
        stay = [before[key] for key in wanted if key in before]
        if len(gone) + len(wanted) - len(stay) > _FEW or stay != sorted(stay):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        self._drop(sorted(before[key] for key in gone))
        for position, row in enumerate(rows):
            if wanted[position] not in before:
                self.beginInsertRows(_NOWHERE, position, position)
                self._rows.insert(position, row)
                self.endInsertRows()
            elif self._rows[position] != row:
                self._rows[position] = row
                last = self.index(position, len(self.columns) - 1)
                self.dataChanged.emit(self.index(position, 0), last)

    def row_at(self, position: int) -> RowT:
        """The row with that unsorted number."""
        return self._rows[position]

    def position(self, key: Hashable) -> int:
        """The unsorted number of the row with that key, -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    def key_of(self, row: RowT) -> Hashable:
        """The row's name across refreshes."""
        return self._key(row)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        reader = _READERS.get(role)
        if reader is None:
            return None
        return reader(self.columns[index.column()], self._rows[index.row()])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(column.align | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole:
                return column.help or None
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        row, column = self._rows[index.row()], self.columns[index.column()]
        if column.edit is not None and column.edit(row) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column.checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole and column.edit is not None:
            if str(value) != (column.edit(row) or ""):
                self.edited.emit(row, column.id, str(value))
            return True
        if role == Qt.ItemDataRole.CheckStateRole and column.checked is not None:
            checked = Qt.CheckState(value) is Qt.CheckState.Checked
            self.edited.emit(row, column.id, checked)
            return True
        return False

    def _drop(self, positions: Sequence[int]) -> None:
        for position in reversed(positions):
            self.beginRemoveRows(_NOWHERE, position, position)
            del self._rows[position]
            self.endRemoveRows()


def _aligned(column: Column[Any], _row: Any) -> int:
    return int(column.align | Qt.AlignmentFlag.AlignVCenter)


def _sort_value(column: Column[Any], row: Any) -> Any:
    return column.sort(row) if column.sort else folded(column.value(row))


def _box(column: Column[Any], row: Any) -> Qt.CheckState | None:
    if column.checked is None:
        return None
    return Qt.CheckState.Checked if column.checked(row) else Qt.CheckState.Unchecked


_READERS: Mapping[int, Callable[[Column[Any], Any], Any]] = MappingProxyType(
    {
        Qt.ItemDataRole.DisplayRole: lambda column, row: column.value(row),
        Qt.ItemDataRole.EditRole: lambda column, row: column.edit(row) if column.edit else None,
        Qt.ItemDataRole.TextAlignmentRole: _aligned,
        Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) if column.tip else None,
        Qt.ItemDataRole.CheckStateRole: _box,
        CellRole.OBJECT: lambda _column, row: row,
        CellRole.TONE: lambda column, row: column.tone(row) if column.tone else "",
        CellRole.MARK: lambda column, row: column.mark(row) if column.mark else "",
        CellRole.ICON: lambda column, row: column.icon(row) if column.icon else "",
        CellRole.STRONG: lambda column, _row: column.strong,
        CellRole.BAR: lambda column, row: column.bar(row) if column.bar else None,
    }
)


class TableProxy(QSortFilterProxyModel):
    """Sorts by native values, filters by words (accents do not matter) and by a test of the row."""

    def __init__(self, model: TableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needles: tuple[str, ...] = ()
        self._test: Callable[[Any], bool] | None = None
        self.table = model
        self.setSourceModel(model)

    def set_words(self, text: str) -> None:
        """Keep the rows in which every one of these words occurs."""
        needles = tuple(folded(text).split())
        if needles != self._needles:
            self._needles = needles
            self.invalidate()

    def set_test(self, test: Callable[[Any], bool] | None) -> None:
        """Keep the rows for which the test holds."""
        if test is not None or self._test is not None:
            self._test = test
            self.invalidate()

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """The columns of the table."""
        return self.table.columns

    @property
    def rows(self) -> tuple[Any, ...]:
        """All rows of the table, whether the filter shows them or not."""
        return self.table.rows

    @property
    def hidden(self) -> int:
        """How many rows the filter hides."""
        return self.table.rowCount() - self.rowCount()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        del source_parent
        row = self.table.row_at(source_row)
        if self._test is not None and not self._test(row):
            return False
        if not self._needles:
            return True
        text = folded(" ".join(column.value(row) for column in self.table.columns))
        return all(needle in text for needle in self._needles)

    def lessThan(self, left: Index, right: Index) -> bool:
        column = self.table.columns[left.column()]
        one = _sort_value(column, self.table.row_at(left.row()))
        other = _sort_value(column, self.table.row_at(right.row()))
        if one is None or other is None:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (one is not None) if ascending else (one is None and other is not None)
        return one < other
