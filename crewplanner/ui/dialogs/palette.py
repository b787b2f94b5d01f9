"""The command palette: a few letters find any action, page, person or day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crewplanner.app.ranking import ranked
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.offers import PaletteItem
from crewplanner.ui.widgets.text import label

_SHOWN = 60
_ITEM = Qt.ItemDataRole.UserRole + 1


Find = Callable[[str], Sequence[PaletteItem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderWords:
    """What a finder is called, what may be typed, what it says of `{text}` in vain and of none."""

    name: str
    hint: str
    nothing: str
    untyped: str = ""


class Finder(QDialog):
    """Type, move with the arrows, Enter takes it, Esc leaves. `ask` returns the item or None."""

    def __init__(self, look: Look, find: Find, words: FinderWords, parent: QWidget) -> None:
        """`find` gives what the text so far may mean, best first."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self._search = find
        self._words = words
        self._answer: PaletteItem | None = None
        self.setAccessibleName(words.name)
        self.setProperty("kind", "popup")
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.hint)
        self.field.setAccessibleName(words.name)
        self.field.setAccessibleDescription(words.hint)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ItemDelegate(look, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._nothing = label("", "muted")
        self._nothing.setContentsMargins(12, 6, 12, 6)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._find)
        self.list.clicked.connect(self._take)
        self._tall = 0
        self._find("")
        self._place(parent)

    def ask(self) -> PaletteItem | None:
        """Open it and wait."""
        self.field.setFocus()
        self.exec()
        return self._answer

    def found(self) -> list[PaletteItem]:
        """The lines now shown."""
        rows = range(self._model.rowCount())
        return [self._model.index(row, 0).data(_ITEM) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        page = max(1, self.list.viewport().height() // self._look.px(32))
        match event.key():
            case Qt.Key.Key_Down:
                self._go(0 if row >= last else row + 1)
            case Qt.Key.Key_Up:
                self._go(last if row <= 0 else row - 1)
            case Qt.Key.Key_PageDown:
                self._go(min(row + page, last))
            case Qt.Key.Key_PageUp:
                self._go(max(row - page, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        self._model.clear()
        for item in self._search(text):
            row = QStandardItem(item.text)
            row.setData(item, _ITEM)
            said = ", ".join(filter(None, (item.text, item.detail, item.keys)))
            row.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            row.setEditable(False)
            self._model.appendRow(row)
        empty = self._model.rowCount() == 0
        self._nothing.setText(
            self._words.nothing.format(text=text) if text.strip() else self._words.untyped
        )
        self._nothing.setVisible(empty)
        self.list.setVisible(not empty)
        if not empty:
            self._go(0)
        self._fit()

    def _fit(self) -> None:
        """No higher than a sentence where nothing is listed."""
        self._column.activate()
        empty = self._model.rowCount() == 0
        self.resize(self.width(), self.sizeHint().height() if empty else self._tall)

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        item = index.data(_ITEM)
        if isinstance(item, PaletteItem):
            self._answer = item
            self.accept()

    def _place(self, parent: QWidget) -> None:
        width = min(self._look.px(620), parent.width() - 40)
        self._tall = min(self._look.px(420), parent.height() - 80)
        self.resize(width, self._tall)
        self._fit()
        corner = QPoint((parent.width() - width) // 2, self._look.px(60))
        self.move(parent.mapToGlobal(corner))


class Palette(Finder):
    """Everything that the window offers."""

    def __init__(self, look: Look, items: Sequence[PaletteItem], parent: QWidget) -> None:
        """With nothing typed the items stand in the order given: put what was used last first."""
        self._items = tuple(items)
        self._texts = [f"{item.text} {item.words} {item.detail}" for item in items]
        words = FinderWords(
            name=_("Find or do"),
            hint=_("Find or do: a page, a person, a day, a setting, a command"),
            nothing=_("Nothing is called “{text}”."),
        )
        super().__init__(look, self._ranked, words, parent)

    def _ranked(self, text: str) -> list[PaletteItem]:
        return [self._items[position] for position in ranked(text, self._texts, limit=_SHOWN)]


class GoTo(Finder):
    """A date, a week, a shooting day or a person: says what is understood before it counts."""

    def __init__(self, look: Look, find: Find, parent: QWidget) -> None:
        words = FinderWords(
            name=_("Go to"),
            hint=_("Go to: 12 Nov, Fri, +3, wk 48, D14, a name"),
            nothing=_("“{text}” is no date, week, shooting day or person here."),
            untyped=_("Write a date, a week, a shooting day or a name, then Enter."),
        )
        super().__init__(look, find, words, parent)


class _ItemDelegate(QStyledItemDelegate):
    """Icon, words, what it is, and the keys at the far end."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(self._look.px(200), self._look.px(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: PaletteItem = index.data(_ITEM)
        look, rect, direction = self._look, option.rect, option.direction
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.role("selection.fill" if selected else "hover"))
            painter.drawRoundedRect(rect, look.px(5), look.px(5))
        ink, muted = ("selection.ink", "selection.muted") if selected else ("ink", "muted")
        side, gap = look.px(16), look.px(10)
        inside = rect.adjusted(gap, 0, -gap, 0)
        if item.icon:
            spot = QRect(inside.x(), inside.center().y() - side // 2, side, side)
            ratio = painter.device().devicePixelRatioF()
            pixmap = look.icons.pixmap(f"{item.icon}:{muted}", side, ratio)
            painter.drawPixmap(QStyle.visualRect(direction, inside, spot), pixmap)
        lead = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        start = QStyle.visualAlignment(direction, lead)
        far = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        end = QStyle.visualAlignment(direction, far)
        words = QRect(inside)
        words.setLeft(inside.x() + side + gap)
        painter.setFont(look.fonts.text())
        metrics = QFontMetrics(look.fonts.text())
        painter.setPen(look.role(ink))
        shown = metrics.elidedText(item.text, Qt.TextElideMode.ElideRight, words.width() * 2 // 3)
        painter.drawText(QStyle.visualRect(direction, inside, words), start, shown)
        painter.setPen(look.role(muted))
        words.setLeft(words.x() + metrics.horizontalAdvance(shown) + gap)
        painter.setFont(look.fonts.caption())
        painter.drawText(QStyle.visualRect(direction, inside, words), start, item.detail)
        painter.drawText(QStyle.visualRect(direction, inside, words), end, item.keys)
