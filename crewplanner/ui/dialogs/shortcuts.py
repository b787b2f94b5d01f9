"""The sheet of keys, made from the table of actions."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.ranking import folded
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.offers import KeyRow
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.text import label


class ShortcutSheet(QDialog):
    """Groups of keys in two columns; typing narrows them down. Esc closes it."""

    def __init__(
        self, look: Look, groups: Sequence[tuple[str, Sequence[KeyRow]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._groups = groups
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.box = SearchBox(look, _("Find a key"))
        self.box.sought.connect(self._fill)
        self.box.left.connect(self.reject)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(_("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Keyboard shortcuts"), "title"))
        column.addWidget(self.box)
        column.addWidget(self._scroll, 1)
        self._fill("")
        width = min(look.px(880), parent.width())
        self.resize(QSize(width, min(look.px(640), parent.height())))

    def rows(self) -> list[KeyRow]:
        """The keys now shown."""
        return list(self._shown)

    def _fill(self, wanted: str) -> None:
        sheet = QWidget()
        columns = QGridLayout(sheet)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setHorizontalSpacing(32)
        columns.setVerticalSpacing(5)
        self._shown: list[KeyRow] = []
        side = 0
        depth = [0, 0]
        for title, rows in self._groups:
            fit = [row for row in rows if folded(wanted) in folded(" ".join(row))]
            if not fit:
                continue
            side = 0 if depth[0] <= depth[1] else 1
            columns.addWidget(label(title, "heading"), depth[side], side * 3, 1, 2)
            depth[side] += 1
            for text, keys in fit:
                columns.addWidget(label(text, wrap=True), depth[side], side * 3)
                shown = label(keys, "muted")
                shown.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                columns.addWidget(shown, depth[side], side * 3 + 1)
                depth[side] += 1
                self._shown.append((text, keys))
            columns.setRowMinimumHeight(depth[side], 10)
            depth[side] += 1
        columns.setRowStretch(max(depth) + 1, 1)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(3, 1)
        sheet.setAutoFillBackground(False)
        self._scroll.setWidget(sheet)
        self._scroll.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
