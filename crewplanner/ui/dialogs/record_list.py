"""A list of records with what can be done to them: add, edit, remove, move up and down."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, icon_button, offer
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import framed_table
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

RowT = TypeVar("RowT")


class RecordList(QWidget, Generic[RowT]):
    """Heading with buttons, table below. Enter edits, Del removes, Insert adds, Alt+arrows move.

    It changes nothing itself: whoever listens runs a command and gives the new rows.
    """

    add_asked = Signal()
    edit_asked = Signal(object)
    """Carries the row."""
    remove_asked = Signal(object)
    """Carries the list of selected rows."""
    move_asked = Signal(object, int)
    """Carries the row, and -1 for up or 1 for down."""
    selected = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        columns: Sequence[Column[RowT]],
        *,
        key: Callable[[RowT], Hashable],
        ordered: bool = False,
        narrow: bool = False,
        extra: tuple[QWidget, ...] = (),
    ) -> None:
        """`ordered` rows stand as they are given and can be moved; others are sorted by titles.

        In a `narrow` place the buttons for edit and remove are icons. `extra` buttons come first.
        """
        super().__init__()
        self._look = look
        self._barred: str | None = None
        self.model = TableModel(columns, key=key, parent=self)
        self.proxy = TableProxy(self.model, self)
        self.table = TableView(look, title)
        self.table.setModel(self.proxy)
        self.table.setSortingEnabled(not ordered)
        self.table.show_columns(tuple(columns))
        self.add = Button(look, _("Add…"), icon="add:ink")
        if narrow:
            self.edit = icon_button(look, "edit:ink", _("Edit (Enter)"))
            self.remove = icon_button(look, "trash:ink", _("Remove (Del)"))
        else:
            self.edit = Button(look, _("Edit…"))
            self.remove = Button(look, _("Remove"))
        self.up = icon_button(look, "chevron-up:ink", _("Move up (Alt+Up)"))
        self.down = icon_button(look, "chevron-down:ink", _("Move down (Alt+Down)"))
        for button, verb in (
            (self.add, _("Add")),
            (self.edit, _("Edit")),
            (self.remove, _("Remove")),
        ):
            button.setAccessibleName(f"{verb}: {title}")
        self._ordered = ordered
        self._lay_out(title, extra)
        self._connect()
        self._dress()

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows; selection and scroll stay where they are."""
        before = self.current()
        self.model.set_rows(rows)
        if before is not None and not self.table.selectionModel().hasSelection():
            self.choose(self.model.key_of(before))
        if self.proxy.rowCount() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
        self._dress()

    def set_barred(self, reason: str | None) -> None:
        """Why nothing can be changed at all, as a sentence for the buttons; None where it can."""
        self._barred = reason
        self._dress()

    def current(self) -> RowT | None:
        """The row under the cursor."""
        return self.table.current()

    def choose(self, key: Hashable) -> None:
        """Put the cursor on the row of that key, if it is shown."""
        position = self.model.position(key)
        if position >= 0:
            self.table.select_object(self.model.row_at(position))

    def _lay_out(self, title: str, extra: tuple[QWidget, ...]) -> None:
        heading = label(title, "heading")
        heading.setBuddy(self.table)
        head = QWidget()
        row = Flow(head, gap=8, line_gap=6)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading)
        for button in (*extra, self.up, self.down, self.add, self.edit, self.remove):
            row.add_end(button)
        self.up.setVisible(self._ordered)
        self.down.setVisible(self._ordered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(framed_table(self._look, self.table), 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_asked)
        self.edit.clicked.connect(self._ask_edit)
        self.remove.clicked.connect(self._ask_remove)
        self.table.opened.connect(self._ask_edit)
        self.table.deleted.connect(self._ask_remove)
        self.table.selected.connect(self._follow)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        keys: list[tuple[str, Callable[[], Any]]] = [("Insert", self.add.click)]
        if self._ordered:
            keys += [("Alt+Up", self._move_up), ("Alt+Down", self._move_down)]
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _follow(self) -> None:
        self._dress()
        self.selected.emit()

    def _ask_edit(self) -> None:
        row = self.current()
        if row is not None and self._barred is None:
            self.edit_asked.emit(row)

    def _ask_remove(self) -> None:
        rows = self.table.chosen()
        if rows and self._barred is None:
            self.remove_asked.emit(rows)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.current()
        target = self.table.currentIndex().row() + step
        inside = 0 <= target < self.proxy.rowCount()
        if row is not None and self._barred is None and inside:
            self.move_asked.emit(row, step)

    def _dress(self) -> None:
        at = self.table.currentIndex().row()
        offer(self.add, self._barred)
        for button in (self.edit, self.remove):
            offer(button, self._barred, when=at >= 0)
        offer(self.up, self._barred, when=at > 0)
        offer(self.down, self._barred, when=0 <= at < self.proxy.rowCount() - 1)


def moved(rows: Sequence[RowT], row: RowT, step: int) -> list[RowT]:
    """The rows in their new order, after one went a place up (-1) or down (1)."""
    order = list(rows)
    at = order.index(row)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return order
