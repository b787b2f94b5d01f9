"""What the board is measured against besides its limit: a table view with the least of delegates.

The same values in a model of the toolkit's own table, each cell filled and its letters drawn, names
and days as its headers: what people use who do not paint a board themselves.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from crewplanner.app.queries.board import BoardCell, BoardRow, BoardView
from crewplanner.domain.bookings import BookingStatus

_FILLS = {
    BookingStatus.CONFIRMED: QColor("#E3F0F8"),
    BookingStatus.PENCIL: QColor("#FBF3E0"),
}
_OTHER = QColor("#FFFFFF")
_INK = QColor("#1B1D20")
_LETTERS = {status: status.value[:2].upper() for status in BookingStatus}
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_NOWHERE = QModelIndex()


class PeerModel(QAbstractTableModel):
    """People against dates; a cell gives its first booking."""

    def __init__(self, view: BoardView) -> None:
        super().__init__()
        self._rows = [row for row in view.rows if isinstance(row, BoardRow)]
        self._dates = [day.date for day in view.days]

    def rowCount(  # noqa: N802 - Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """People."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(  # noqa: N802 - Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """Dates."""
        return 0 if parent.isValid() else len(self._dates)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> BoardCell | None:
        """The booking itself; the delegate knows what to make of it."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        cells = self._rows[index.row()].cells.get(self._dates[index.column()])
        return cells[0] if cells else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names at the left, days of the month on top."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].name
        return str(self._dates[section].day)


class PeerDelegate(QStyledItemDelegate):
    """Fills and draws letters; nothing is asked of the style."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One cell."""
        cell = index.data()
        if cell is None:
            return
        box = option.rect.adjusted(2, 3, -3, -4)
        painter.fillRect(box, _FILLS.get(cell.status, _OTHER))
        painter.setPen(_INK)
        painter.drawText(box, _MIDDLE, _LETTERS[cell.status])


class PeerTable(QTableView):
    """The table, laid out as the board is."""

    def __init__(self, view: BoardView, *, column: int, row: int, names: int, header: int) -> None:
        super().__init__()
        self._model = PeerModel(view)
        self._delegate = PeerDelegate()
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        for bar, size in ((self.horizontalHeader(), column), (self.verticalHeader(), row)):
            bar.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            bar.setMinimumSectionSize(1)
            bar.setDefaultSectionSize(size)
        self.horizontalHeader().setFixedHeight(header)
        self.verticalHeader().setFixedWidth(names)
        self.setModel(self._model)
