"""Tabs: a row of words over a hairline, one of them underlined, and what belongs to it below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.surface import Surface


class Tabs(QWidget):
    """Ctrl+PgUp and Ctrl+PgDown go through the tabs, arrow keys while they have the keyboard."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        line = Surface(look, "ground", lines=("bottom",))
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        for keys, slot in ((Qt.Key.Key_PageUp, self._before), (Qt.Key.Key_PageDown, self._after)):
            sequence = QKeySequence(Qt.Modifier.CTRL | keys)
            QShortcut(sequence, self).activated.connect(slot)

    def add(self, page: QWidget, words: str) -> None:
        """Add a tab behind the others; `words` may mark its access key."""
        self._stack.addWidget(page)
        self.bar.addTab(words)

    def show_page(self, page: QWidget) -> None:
        """Go to the tab of that page."""
        self.bar.setCurrentIndex(self._stack.indexOf(page))

    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def _before(self) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() - 1) % self.bar.count())

    def _after(self) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + 1) % self.bar.count())
