"""The table of every list: 30 px rows, hairlines, no boxes, all of it by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.cell_delegate import PAD, CellDelegate
from crewplanner.ui.widgets.cells import CellRole
from crewplanner.ui.widgets.clipboard import table_data
from crewplanner.ui.widgets.column_widths import ColumnNeed, shared_widths
from crewplanner.ui.widgets.measuring import column_need

PAGE_EDGE, DIALOG_EDGE = 16, 20
"""How far from the edge words stand on a page and in a dialog, in pixels at any size of text.

The style sheet has both, too.
"""


class TableView(QTableView):
    """Selects rows, moves by cells, sorts by its titles, copies as a spreadsheet does.

    `opened` carries the row's object on Enter or a double click where the cell cannot be edited;
    `deleted` asks to remove what is selected; `selected` tells after every change of selection.
    """

    opened = Signal(object)
    deleted = Signal()
    selected = Signal()

    def __init__(
        self, look: Look, name: str, parent: QWidget | None = None, *, edge: int = 0
    ) -> None:
        """`edge`, of a table without a frame: where its first column begins, as the words above it.

        It is `PAGE_EDGE` or `DIALOG_EDGE`.
        """
        super().__init__(parent)
        if edge:
            self.setProperty("edge", edge)
        self._look = look
        self._hint = ""
        self._needs: tuple[ColumnNeed, ...] | None = None
        self._dragged: dict[int, int] = {}
        self._arranging = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.arrange)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(CellDelegate(look, self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._note_drag)
        header.sortIndicatorChanged.connect(self._measure_again)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._dress)
        self._dress()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a TableModel or TableProxy."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._measure_again)
            model.dataChanged.connect(self._measure_again)
            model.rowsInserted.connect(self._measure_again)
            model.rowsRemoved.connect(self._measure_again)
        self._measure_again()

    def show_columns(self, columns: tuple[Any, ...], sort_by: str = "") -> None:
        """Begin with these columns (see `models.table.Column`) after the model is set."""
        self._dragged.clear()
        names = [column.id for column in columns]
        sorted_by = names.index(sort_by) if sort_by in names else -1
        self.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
        self._measure_again()

    def arrange(self) -> None:
        """Give the columns their widths for the present rows and room.

        The table does so by itself, a moment after its rows change; what the user dragged stays.
        """
        model: Any = self.model()
        if model is None or self.viewport().width() <= 0:
            return
        if self._needs is None:
            rows, by = model.rows, self.horizontalHeader().sortIndicatorSection()
            self._needs = tuple(
                column_need(self._look, one, rows, sorted_by=number == by)
                for number, one in enumerate(model.columns)
            )
        needs = [
            replace(need, least=wide, wish=wide, whole=0, stretch=False)
            if (wide := self._dragged.get(number))
            else need
            for number, need in enumerate(self._needs)
        ]
        more = max(0, int(self.property("edge") or 0) - self._look.px(PAD))
        needs[:1] = [_wider(one, more) for one in needs[:1]]
        self._arranging = True
        try:
            for number, width in enumerate(shared_widths(needs, self.viewport().width())):
                self.setColumnHidden(number, width == 0)
                if width:
                    self.setColumnWidth(number, width)
        finally:
            self._arranging = False

    def set_hint(self, text: str) -> None:
        """What to say in place of rows while there are none."""
        self._hint = text
        self.viewport().update()

    def chosen(self) -> list[Any]:
        """The objects of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model().index(row, 0).data(CellRole.OBJECT) for row in rows]

    def current(self) -> Any:
        """The object of the row that the cursor is on, or None."""
        return self.currentIndex().data(CellRole.OBJECT)

    def select_object(self, wanted: object) -> bool:
        """Put the cursor on the row of that object; false where it is not shown."""
        for row in range(self.model().rowCount()):
            if self.model().index(row, 0).data(CellRole.OBJECT) == wanted:
                self.selectRow(row)
                self.scrollTo(self.model().index(row, 0))
                return True
        return False

    def pick(self, wanted: Callable[[Any], bool]) -> None:
        """Select the rows whose object is wanted and no others; the first one comes into view."""
        model, flags = self.model(), QItemSelectionModel.SelectionFlag
        picked = QItemSelection()
        first: QModelIndex | None = None
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if wanted(index.data(CellRole.OBJECT)):
                picked.select(index, index)
                first = first or index
        self.selectionModel().select(picked, flags.ClearAndSelect | flags.Rows)
        if first is not None:
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the columns that had no room as well."""
        idle = {n for n, need in enumerate(self._needs or ()) if need.idle}
        columns = [n for n in range(self.model().columnCount()) if n not in idle]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = [
            [
                str(self.model().index(row, n).data(Qt.ItemDataRole.DisplayRole) or "")
                for n in columns
            ]
            for row in rows
        ]
        if cells:
            QGuiApplication.clipboard().setMimeData(table_data(cells))

    def selectRow(self, row: int) -> None:
        """Select this row alone, whatever keys are held down just now (Qt's own asks them)."""
        index = self.model().index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_or_edit()
        elif not editing and event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not editing and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif not self._moves_to_an_end(event):
            super().keyPressEvent(event)

    def doItemsLayout(self) -> None:
        if self._needs is None:
            self._soon.stop()
            self.arrange()
        super().doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if self._hint and (model is None or model.rowCount() == 0):  # pyright: ignore[reportUnnecessaryComparison] - None before setModel
            painter = QPainter(self.viewport())
            painter.setPen(self._look.role("muted"))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, int(top | Qt.TextFlag.TextWordWrap), self._hint)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def _measure_again(self) -> None:
        self._needs = None
        self._soon.start(0)

    def _note_drag(self, section: int, _before: int, width: int) -> None:
        if not self._arranging and width:
            self._dragged[section] = width

    def _moves_to_an_end(self, event: QKeyEvent) -> bool:
        """Ctrl+Home and Ctrl+End go to the corners, as in spreadsheets."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        last = self.model().rowCount() - 1
        target = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(event.key()))
        if target is None or last < 0:
            return False
        self.setCurrentIndex(self.model().index(target, max(self.currentIndex().column(), 0)))
        return True

    def _open_or_edit(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._open(index)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index.data(CellRole.OBJECT))

    def _dress(self) -> None:
        height = self._look.px(30)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        self.horizontalHeader().setMinimumSectionSize(self._look.px(24))
        self._dragged.clear()
        self._measure_again()
        self.viewport().update()


def _wider(need: ColumnNeed, more: int) -> ColumnNeed:
    """The same for a column that begins farther from the edge."""
    return replace(need, least=need.least + more, wish=need.wish + more, whole=need.whole + more)
