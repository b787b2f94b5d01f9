"""Figures: what something comes to, row by row, the figures at the far edge."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from crewplanner.ui.widgets.text import selectable

_GAP = 12


class Figure(NamedTuple):
    """What it is about, the figure, and in small letters below how it came about."""

    label: str
    figure: str = ""
    about: str = ""
    strong: bool = False


class Figures(QWidget):
    """Rows of figures that can be marked and copied; a row without a figure is a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Figure, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)

    @property
    def text(self) -> str:
        """All of it, a row a line."""
        return "\n".join(" ".join(filter(None, row[:3])) for row in self._rows)

    def show_rows(self, rows: Iterable[Figure]) -> None:
        """Show these rows and no others."""
        rows = tuple(rows)
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            self._add(2 * number, row)

    def _add(self, line: int, row: Figure) -> None:
        kind = "strong" if row.strong else ""
        self._grid.addWidget(selectable(row.label, kind), line, 0, 1, 1 if row.figure else 2)
        if row.figure:
            figure = selectable(row.figure, kind, wrap=False)
            self._grid.addWidget(figure, line, 1, Qt.AlignmentFlag.AlignRight)
        if row.about:
            about = selectable(row.about, "caption")
            about.setContentsMargins(0, 0, 0, 4)
            self._grid.addWidget(about, line + 1, 0, 1, 2)
