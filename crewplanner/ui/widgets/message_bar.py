"""Messages in the page: a bar that stays until it is dealt with, a toast that goes by itself."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, icon_button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

TOAST_SECONDS = 8


class MessageKind(StrEnum):
    """What a message is about; each has a color, an icon and a word for screen readers."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_FILLS: Mapping[MessageKind, tuple[str, str]] = {
    MessageKind.INFO: ("confirmed.fill", "info:confirmed.ink"),
    MessageKind.DONE: ("saved.fill", "check:saved.on"),
    MessageKind.WARNING: ("hold.fill", "warning:hold.ink"),
    MessageKind.ERROR: ("finding.fill", "warning:finding"),
}


class MessageBar(Surface):
    """One sentence with, where there is one, the step to take, and a way to close it."""

    closed = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        kind: MessageKind = MessageKind.INFO,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        fill, icon = _FILLS[kind]
        super().__init__(look, fill, lines=("bottom",), parent=parent)
        self._on_action = on_action
        self._icon = icon
        self.kind = kind
        self.text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10 if closable else 16, 6)
        row.setSpacing(10)
        self._mark = label()
        row.addWidget(self._mark)
        words = label(text, wrap=True)
        row.addWidget(words, 1)
        self.setAccessibleName(f"{_kind_word(kind)}: {text}")
        if action:
            self.button = Button(look, action)
            self.button.clicked.connect(self._act)
            row.addWidget(self.button)
        if closable:
            close = icon_button(look, "close:muted", _("Close this message"), quiet=True)
            close.clicked.connect(self.closed)
            row.addWidget(close)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self.look.px(16)
        self._mark.setPixmap(self.look.icons.pixmap(self._icon, side, self.devicePixelRatioF()))
        self._mark.setFixedSize(QSize(side, side + 4))

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()


class MessageArea(QWidget):
    """The place for bars, one for each key: a new message takes the place of the one before."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: dict[str, MessageBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setVisible(False)

    def show_message(
        self,
        text: str,
        kind: MessageKind = MessageKind.INFO,
        *,
        key: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
    ) -> None:
        """Show a sentence under a key; the same key takes the place of what stood there."""
        self.clear_message(key)
        bar = MessageBar(
            self._look, text, kind, action=action, on_action=on_action, closable=closable
        )
        bar.setObjectName(key)
        bar.closed.connect(self._close_sender)
        self._bars[key] = bar
        self._column.addWidget(bar)
        self.setVisible(True)

    def clear_message(self, key: str = "") -> None:
        """Take the message of that key away."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def text(self, key: str = "") -> str:
        """What the bar of that key says, empty where there is none."""
        return self._bars[key].text if key in self._bars else ""

    def bar(self, key: str = "") -> MessageBar:
        """The bar of that key. Raises KeyError where there is none."""
        return self._bars[key]

    def _close_sender(self) -> None:
        self.clear_message(self.sender().objectName())


class Toast(Surface):
    """One line in the past tense over the lower edge of a window, with Undo where it can be undone.

    It goes after some seconds, but never while the pointer or the keyboard is on it.
    """

    undo_asked = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, "tip.fill", radius=8, parent=host)
        self._above: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._words = label("", "toast")
        self._undo = Button(look, _("Undo"), "toast")
        self._undo.clicked.connect(self._ask_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence for some seconds."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(TOAST_SECONDS * 1000)

    def keep_above(self, widget: QWidget) -> None:
        """Do not cover this while it is shown: it says what to do next."""
        if widget is not self._above:
            self._above = widget
            widget.destroyed.connect(self._cover_again)
        self._settle()

    @property
    def words(self) -> str:
        """What it says or said last."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        # Asked of Qt each time: events still come while Python is already letting go of both.
        host = self.parentWidget()
        if host is None:
            return
        x = (host.width() - self.width()) // 2
        foot = host.height() - self.look.px(44)
        above = self._above
        if above is not None and above.isVisible():
            foot = min(foot, above.mapTo(host, QPoint(0, -self.look.px(10))).y())
        self.move(max(0, x), foot - self.height())

    def _cover_again(self) -> None:
        self._above = None

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start(TOAST_SECONDS * 1000)
            return
        self.hide()

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_asked.emit()


def _kind_word(kind: MessageKind) -> str:
    match kind:
        case MessageKind.INFO:
            return _("Note")
        case MessageKind.DONE:
            return _("Done")
        case MessageKind.WARNING:
            return _("Warning")
        case MessageKind.ERROR:
            return _("Problem")
