"""CellEditor: one line over a cell, and under it what Enter would do."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, set_property

_WIDTH = 190
_ECHO_WIDTH = 380
_SIDES, _ENDS = 10, 6


class Leave(Enum):
    """Where the cursor goes after an entry."""

    STAY = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    ALL = auto()
    """The entry is for all marked cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """What an entry would do, or what is wrong with it."""

    sentence: str
    understood: bool = True


_KEYS = {
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): Leave.DOWN,
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): Leave.DOWN,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier): Leave.UP,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): Leave.ALL,
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier): Leave.ALL,
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): Leave.RIGHT,
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.NoModifier): Leave.LEFT,
}
_ARROWS = {
    Qt.Key.Key_Up: Leave.UP,
    Qt.Key.Key_Down: Leave.DOWN,
    Qt.Key.Key_Left: Leave.LEFT,
    Qt.Key.Key_Right: Leave.RIGHT,
}


class CellEditor(QObject):
    """Opens a line over a cell of a host widget; what is written there is given to its owner.

    `entered` is emitted once, when the entry is to be made; whoever owns the editor calls `close`
    or, where the entry cannot be, leaves it open. Esc closes it with nothing entered.
    """

    entered = Signal(str, object)
    """The text and a `Leave`."""
    closed = Signal()

    def __init__(self, look: Look, host: QWidget, read: Callable[[str], Echo]) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._read = read
        self._arrows_leave = False
        self._before = ""
        self._open = False
        self.field = QLineEdit(host)
        self.field.setAccessibleName(_("What the cell is to say"))
        self.field.setToolTip(
            _("8-19, +30, confirmed, 2H or 2P, travel, off … Enter writes it, Esc leaves it")
        )
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._tell)
        self.echo = Surface(look, "surface", lines=("all",), radius=6, parent=host)
        self.echo.set_roles("surface", "field.line")
        self.words = label("", wrap=True)
        row = QHBoxLayout(self.echo)
        row.setContentsMargins(_SIDES, _ENDS, _SIDES, _ENDS)
        row.addWidget(self.words, 1)
        self.echo.hide()

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return self._open

    def open_at(self, cell: QRect, text: str, *, typed: str = "", about: str = "") -> None:
        """Begin with a text, or with what was typed over it. Arrows leave what was typed over.

        `about` says which cell it is, for those who do not see it.
        """
        self.field.setAccessibleName(about or _("Cell"))
        self._before = text
        self._arrows_leave = bool(typed)
        self._open = True
        self.place(cell)
        self.field.setText(typed or text)
        self.field.show()
        self.field.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.field.selectAll()
        self._tell(self.field.text())

    def move_to(self, host: QWidget) -> None:
        """Lie in another widget from now on."""
        if host is not self._host:
            self._host = host
            for widget in (self.field, self.echo):
                widget.setParent(host)

    def place(self, cell: QRect) -> None:
        """Lie over a cell, inside the host."""
        width = max(cell.width(), self._look.px(_WIDTH))
        height = max(self.field.sizeHint().height(), min(cell.height(), self._look.px(34)))
        left = min(max(cell.left(), 0), max(self._host.width() - width, 0))
        top = min(max(cell.center().y() - height // 2, 0), max(self._host.height() - height, 0))
        self.field.setGeometry(left, top, width, height)
        self._place_echo()

    def close(self) -> None:
        """Take the line away; the keyboard goes back to the host's parent."""
        if not self._open:
            return
        self._open = False
        self.field.hide()
        self.echo.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that end the entry; all others are the line's."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._lose(event.reason())
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key == Qt.Key.Key_F2:
            self._arrows_leave = not self._arrows_leave
            return True
        if key == Qt.Key.Key_Backtab:
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        leave = _KEYS.get((key, modifiers))
        if leave is None and self._arrows_leave and modifiers == Qt.KeyboardModifier.NoModifier:
            leave = _ARROWS.get(key)
        if leave is None:
            return False
        self.entered.emit(self.field.text(), leave)
        return True

    def _lose(self, reason: Qt.FocusReason) -> None:
        """A click elsewhere makes the entry if it can be made, and otherwise leaves it."""
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self._open or reason in kept:
            return
        text = self.field.text()
        if text != self._before and self._read(text).understood:
            self.entered.emit(text, Leave.STAY)
        self.close()

    def _tell(self, text: str) -> None:
        if not self._open:
            return
        if text == self._before:
            echo = Echo(sentence=_("Write 8-19, +30, confirmed, 2H or 2P, travel, off …"))
        else:
            echo = self._read(text)
        set_property(self.field, "invalid", not echo.understood)
        set_property(self.words, "kind", "" if echo.understood else "error")
        self.words.setText(echo.sentence)
        self.field.setAccessibleDescription(echo.sentence)
        self._place_echo()
        self.echo.setVisible(bool(echo.sentence))
        self.echo.raise_()

    def _place_echo(self) -> None:
        """Under the line, or over it where there is no room."""
        box = self.field.geometry()
        most = min(self._look.px(_ECHO_WIDTH), max(self._host.width() - 8, 1))
        metrics = self.words.fontMetrics()
        sides, ends = 2 * _SIDES, 2 * _ENDS
        one = metrics.horizontalAdvance(self.words.text()) + sides + 4
        width = min(most, one)
        space = QRect(QPoint(), self._host.size())
        flags = int(Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(
            QRect(0, 0, width - sides, space.height()), flags, self.words.text()
        )
        height = words.height() + ends
        left = min(max(box.left(), 0), max(space.width() - width, 0))
        top = box.bottom() + 4
        if top + height > space.height():
            top = max(box.top() - height - 3, 0)
        self.echo.setGeometry(left, top, width, height)
