"""The group sheet's table: Tab, Enter and paste move and fill it as in a spreadsheet."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from crewplanner.ui.widgets.table_view import TableView

_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint


class SheetTable(TableView):
    """Enter after typing goes down, Tab to the next cell that can be typed into, at the end out.

    `pasted` carries the text of the clipboard.
    """

    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        back = event.key() == Qt.Key.Key_Backtab
        if not editing and event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif not editing and (back or event.key() == Qt.Key.Key_Tab):
            if not self._step_aside(-1 if back else 1):
                event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells first; from the last one (the first one back) it leaves."""
        if self._step_aside(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        sideways = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        super().closeEditor(editor, _Hint.NoHint if sideways else hint)
        if sideways:
            self._step_aside(sideways)
        elif hint is _Hint.SubmitModelCache:
            self._step_down()

    def editable_columns(self) -> list[int]:
        """The columns that are shown and can be typed into, from left to right."""
        model = self.model()
        return [
            column
            for column in range(model.columnCount())
            if not self.isColumnHidden(column) and self._editable(model.index(0, column))
        ]

    def _step_aside(self, by: int) -> bool:
        """To the next cell that can be typed into, over the ends of rows; false where none is."""
        if self.model() is None:  # pyright: ignore[reportUnnecessaryComparison] - None before setModel
            return False
        columns, current = self.editable_columns(), self.currentIndex()
        if not columns or not current.isValid():
            return False
        row = current.row()
        ahead = [c for c in columns if (c > current.column() if by > 0 else c < current.column())]
        if ahead:
            column = ahead[0] if by > 0 else ahead[-1]
        else:
            row, column = row + by, columns[0] if by > 0 else columns[-1]
        if not 0 <= row < self.model().rowCount():
            return False
        self.setCurrentIndex(self.model().index(row, column))
        return True

    def _step_down(self) -> None:
        below = self.model().index(self.currentIndex().row() + 1, self.currentIndex().column())
        if below.isValid():
            self.setCurrentIndex(below)

    @staticmethod
    def _editable(index: _Index) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
