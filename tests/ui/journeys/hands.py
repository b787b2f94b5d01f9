"""Hands on the real window that count what they do: clicks, keys, decisions, words to read."""

import time
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

# The keystroke-level model (Card, Moran and Newell), in seconds; four words are read in a second.
KEY, POINT, BUTTON, HAND, MIND, WORD = 0.28, 1.1, 0.1, 0.4, 1.35, 0.25


@dataclass
class Step:
    """What one step took: of the person by the model, of the machine by the clock."""

    name: str
    clicks: int = 0
    keys: int = 0
    thoughts: int = 0
    words: int = 0
    person: float = 0.0
    machine: float = 0.0


@dataclass
class Hands:
    """Every movement goes to the widget that a person would hit, and is counted."""

    window: object
    steps: list[Step] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    _on_keys: bool = False
    _since: float = 0.0

    def begin(self, name, read=""):
        """A step begins with reading and one decision."""
        self.end()
        self.steps.append(Step(name=name))
        self._since = time.perf_counter()
        self.read(read)
        self.think()

    def end(self):
        if self.steps and self._since:
            self.steps[-1].machine += time.perf_counter() - self._since
        self._since = 0.0

    def think(self):
        self.steps[-1].thoughts += 1
        self.steps[-1].person += MIND

    def read(self, text):
        words = len(text.split())
        self.steps[-1].words += words
        self.steps[-1].person += words * WORD

    def click(self, widget, at=None):
        """A click where the widget can really be hit: shown, enabled, not under another window."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        at = at or widget.rect().center()
        modal = QApplication.activeModalWidget()
        assert modal is None or modal is widget.window() or modal.isAncestorOf(widget), widget
        self._move(mouse=True)
        self.steps[-1].clicks += 1
        self.steps[-1].person += POINT + 2 * BUTTON
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.settle()

    def click_row(self, table, row):
        """A click on a line of a table, scrolled to where it can be seen."""
        index = table.model().index(row, 0)
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center())

    def type(self, text):
        """Letters into whatever has the keyboard."""
        self._move(mouse=False)
        self._count_keys(len(text))
        QTest.keyClicks(self._focus(), text)
        self.settle()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """One key, with another held down where there is one."""
        self._move(mouse=False)
        self._count_keys(1 if modifier == Qt.KeyboardModifier.NoModifier else 2)
        QTest.keyClick(self._focus(), key, modifier)
        self.settle()

    def choose(self, box, value):
        """A click opens the list of a choice, another takes the line."""
        row = next(row for row in range(box.count()) if box.itemText(row) == value)
        self.click(box)
        self._move(mouse=False)
        steps = row - box.currentIndex()
        self._count_keys(abs(steps) + 1)
        for _ in range(abs(steps)):
            QTest.keyClick(box.view(), Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        self.settle()

    def in_dialog(self, kind, act):
        """Do this in the dialog that opens next; call it before the click that opens it."""

        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(10, look)
                return
            try:
                act(dialog)
            except Exception as error:  # noqa: BLE001 - told once the dialog is closed
                self.failures.append(error)
            if dialog.isVisible():
                self.failures.append(AssertionError(f"still open: {dialog.windowTitle()}"))
                dialog.close()

        QTimer.singleShot(10, look)

    def settle(self):
        QApplication.processEvents()

    def table(self):
        """What each step took, as lines to print."""
        self.end()
        line = "{:<34}{:>7}{:>6}{:>7}{:>9}{:>10}".format
        lines = [line("step", "clicks", "keys", "words", "person s", "machine s")]
        lines += [
            line(s.name, s.clicks, s.keys, s.words, f"{s.person:.1f}", f"{s.machine:.1f}")
            for s in self.steps
        ]
        total = (
            sum(s.clicks for s in self.steps),
            sum(s.keys for s in self.steps),
            sum(s.words for s in self.steps),
            f"{sum(s.person for s in self.steps):.1f}",
            f"{sum(s.machine for s in self.steps):.1f}",
        )
        return [*lines, line("together", *total)]

    @property
    def seconds(self):
        self.end()
        return sum(step.person + step.machine for step in self.steps)

    def _move(self, *, mouse):
        """The hand goes between mouse and keys."""
        if self._on_keys == mouse:
            self.steps[-1].person += HAND
        self._on_keys = not mouse

    def _count_keys(self, count):
        self.steps[-1].keys += count
        self.steps[-1].person += count * KEY

    def _focus(self):
        dialog = QApplication.activeModalWidget()
        place: Any = dialog if dialog is not None else self.window
        widget = place.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget
