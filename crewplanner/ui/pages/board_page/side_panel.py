"""The panel beside the board: one of several is shown, or none."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import icon_button
from crewplanner.ui.widgets.focus import focus_first
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class _Panel(NamedTuple):
    title: str
    make: Callable[[], QWidget]


class SidePanel(Surface):
    """Title, a button that closes it, and the widget of the panel now shown. Hidden while unused.

    Esc that a panel does not use itself gives the keyboard back: see `left`.
    """

    opened = Signal(str)
    """Carries the name of the panel that is shown now; empty when it was closed."""
    left = Signal()
    """The keyboard is to go back to the board."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface", lines=("start",))
        self._panels: dict[str, _Panel] = {}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._title = label("", "heading")
        self.close_button = icon_button(look, "close:muted", _("Close the panel"), quiet=True)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._title, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.close_button.clicked.connect(self.close_panel)
        self.setMinimumWidth(look.px(220))
        self.hide()

    @property
    def current(self) -> str:
        """The name of the panel shown; empty for none."""
        return self._current

    def add(self, name: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a panel; its widget is made when it is first opened. `title` is translated."""
        self._panels[name] = _Panel(title, make)

    def open_panel(self, name: str) -> QWidget:
        """Show a panel in place of any other and give its widget. KeyError for an unknown name."""
        panel = self._panels[name]
        if name not in self._made:
            self._made[name] = panel.make()
            self._stack.addWidget(self._made[name])
        self._stack.setCurrentWidget(self._made[name])
        if name != self._current:
            self._current = name
            self._title.setText(panel.title)
            self.setAccessibleName(panel.title)
            self.show()
            self.opened.emit(name)
        return self._made[name]

    def close_panel(self) -> None:
        """Show none; the keyboard goes back to the board if it was here."""
        if not self._current:
            return
        held = self.isAncestorOf(self.window().focusWidget() or self)
        self._current = ""
        self.hide()
        self.opened.emit("")
        if held:
            self.left.emit()

    def toggle(self, name: str) -> None:
        """Close the panel if it is shown, else open it with the keyboard in it."""
        if name == self._current:
            self.close_panel()
        else:
            self.open_panel(name)
            self.focus_start()

    def focus_start(self) -> None:
        """Put the keyboard into the panel shown."""
        shown = self._stack.currentWidget()
        if shown is None or not focus_first(shown):
            self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)
