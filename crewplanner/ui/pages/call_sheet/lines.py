"""Lists of a call sheet to type into: the last row is empty, and what is typed there is new."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.tab_text import from_tsv
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.pages.sheet_table import SheetTable
from crewplanner.ui.widgets.buttons import Button, icon_button
from crewplanner.ui.widgets.text import label

LineT = TypeVar("LineT")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow(Generic[LineT]):
    """A line with its place in the list, counted from 0; the one behind the last is `new`."""

    at: int
    line: LineT
    new: bool = False


Columns = tuple[Column[LineRow[LineT]], ...]


class LinesTable(QWidget, Generic[LineT]):
    """A table of lines in their own order, with the steps above it.

    `written(row, column, text)` tells what was typed, `pasted(at, columns, rows)` what came from a
    spreadsheet, `moved(at, to)` and `removed(places)` what is to happen to lines. Ctrl+Shift with
    the arrows moves a line, Del takes lines out.
    """

    written = Signal(object, str, object)
    pasted = Signal(int, tuple, list)
    moved = Signal(int, int)
    removed = Signal(tuple)

    def __init__(
        self, look: Look, name: str, empty: Callable[[], LineT], hint: str, parent: QWidget
    ) -> None:
        """`empty` makes the line of the last row; `hint` says what this list is for."""
        super().__init__(parent)
        self._empty = empty
        self._count = 0
        self._editable = True
        self._model: TableModel[LineRow[LineT]] | None = None
        self.table = SheetTable(look, name)
        self.table.setSortingEnabled(False)
        self.add = Button(look, _("Add line"), icon="add:muted")
        self.up = icon_button(look, "chevron-up:muted", _("Move up (Ctrl+Shift+Up)"))
        self.down = icon_button(look, "chevron-down:muted", _("Move down (Ctrl+Shift+Down)"))
        self.remove = icon_button(look, "trash:muted", _("Take out (Del)"))
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in (self.add, self.up, self.down, self.remove):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(label(hint, "caption", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._connect()

    def show_lines(
        self, lines: tuple[LineT, ...], columns: Columns[LineT], *, editable: bool
    ) -> None:
        """Show these lines; the columns hold until others are needed."""
        self._count, self._editable = len(lines), editable
        rows = [LineRow(at=at, line=line) for at, line in enumerate(lines)]
        if editable:
            rows.append(LineRow(at=len(lines), line=self._empty(), new=True))
        if self._model is None:
            self._model = TableModel(columns, key=lambda row: row.at, parent=self)
            self._model.edited.connect(self.written)
            self.table.setModel(TableProxy(self._model, self))
            self.table.show_columns(columns)
        self._model.set_rows(rows)
        self._dress()

    def begin_new(self) -> None:
        """Put the cursor into the empty row and begin to type."""
        if self._model is None or not self._editable:
            return
        columns = self.table.editable_columns()
        index = self.table.model().index(self._count, columns[0] if columns else 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin_new)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.remove.clicked.connect(self._remove)
        self.table.deleted.connect(self._remove)
        self.table.pasted.connect(self._paste)
        self.table.selected.connect(self._dress)
        for key, slot in ((Qt.Key.Key_Up, self._up), (Qt.Key.Key_Down, self._down)):
            keys = QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | key)
            shortcut = QShortcut(keys, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _places(self) -> tuple[int, ...]:
        return tuple(row.at for row in self.table.chosen() if not row.new)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        places = self._places()
        if self._editable and len(places) == 1 and 0 <= places[0] + by < self._count:
            self.moved.emit(places[0], places[0] + by)
            self.table.selectRow(places[0] + by)

    def _remove(self) -> None:
        places = self._places()
        if self._editable and places:
            self.removed.emit(places)

    def _paste(self, text: str) -> None:
        rows = from_tsv(text)
        if self._model is None or not self._editable or not rows:
            return
        index = self.table.currentIndex()
        at = index.row() if index.isValid() else self._count
        columns = tuple(column.id for column in self._model.columns)
        self.pasted.emit(at, columns[max(index.column(), 0) :], rows)

    def _dress(self) -> None:
        places = self._places() if self._model is not None and self._editable else ()
        self.add.setEnabled(self._editable)
        self.remove.setEnabled(bool(places))
        self.up.setEnabled(len(places) == 1 and places[0] > 0)
        self.down.setEnabled(len(places) == 1 and places[0] + 1 < self._count)
