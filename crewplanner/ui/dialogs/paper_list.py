"""The list of papers: the name of each, and below it a sentence of what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crewplanner.exports import KINDS
from crewplanner.i18n import _
from crewplanner.ui.look import Look

_ID = Qt.ItemDataRole.UserRole + 1
_SENTENCE = Qt.ItemDataRole.UserRole + 2
_WIDTH, _PAD, _BAR = 232, 10, 14
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class PaperList(QListView):
    """Arrows go through the papers. `chosen` carries the name of the one now at."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        for kind in KINDS:
            item = QStandardItem(_(kind.title))
            item.setData(kind.id, _ID)
            item.setData(_(kind.sentence), _SENTENCE)
            item.setData(f"{_(kind.title)}. {_(kind.sentence)}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self._model.appendRow(item)
        self.setModel(self._model)
        self.setItemDelegate(_PaperDelegate(look, self))
        self.setFixedWidth(look.px(_WIDTH))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Papers"))
        self.setToolTip(_("Choose a paper"))
        self.selectionModel().currentChanged.connect(self._tell)

    def paper(self) -> str:
        """The paper now at; empty for none."""
        return str(self.currentIndex().data(_ID) or "")

    def set_paper(self, paper: str) -> None:
        """Go to a paper, to the first for one that is not known."""
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_ID) == paper:
                self.setCurrentIndex(self._model.index(row, 0))
                return
        self.setCurrentIndex(self._model.index(0, 0))

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(_ID)))


class _PaperDelegate(QStyledItemDelegate):
    """Title and sentence below each other, as high as they need."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        pad = self._look.px(_PAD)
        width = self._look.px(_WIDTH - _BAR) - 2 * pad
        title, sentence = self._boxes(QRect(0, 0, width, 1000), index)
        return QSize(width, title.height() + sentence.height() + self._look.px(3) + 2 * pad)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, rect = self._look, QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, look.role("selection.fill"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.role("hover"))
        painter.setPen(look.role("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = look.px(_PAD)
        room = QRect(rect.x(), rect.y(), self._look.px(_WIDTH - _BAR), rect.height())
        title, sentence = self._boxes(room.adjusted(pad, pad, -pad, -pad), index)
        painter.setFont(look.fonts.strong())
        painter.setPen(look.role("selection.ink" if selected else "ink"))
        painter.drawText(title, _WRAPPED, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(look.fonts.caption())
        painter.setPen(look.role("selection.muted" if selected else "muted"))
        painter.drawText(sentence, _WRAPPED, str(index.data(_SENTENCE)))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(look.role("focus"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _boxes(
        self, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> tuple[QRect, QRect]:
        fonts = self._look.fonts
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        title = QFontMetrics(fonts.strong()).boundingRect(room, _WRAPPED, words)
        below = room.adjusted(0, title.height() + self._look.px(3), 0, 0)
        said = str(index.data(_SENTENCE))
        return title, QFontMetrics(fonts.caption()).boundingRect(below, _WRAPPED, said)
