"""What each column of a file holds: as found out, with a few of its cells, to be changed."""

from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from crewplanner.app.importing.columns import ColumnMapping
from crewplanner.app.importing.tables import Table, blank, cell
from crewplanner.i18n import _
from crewplanner.ui.dialogs.import_kinds import ImportKind
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_WIDTH = 148
_SAMPLES = 2
_MOST = 60
"""Columns that get a box; what lies beyond is left as it was found."""


class ColumnStrip(QWidget):
    """A box for each column side by side. `header` with its words is placed by who shows it."""

    changed = Signal(object)
    """Carries the mapping that the user wants."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: ImportKind | None = None
        self._table = Table(rows=())
        self._mapping: ColumnMapping[Any] | None = None
        self._shown: object = None
        self.boxes: list[ChoiceBox[StrEnum]] = []
        self.header = QSpinBox()
        self.header.setSpecialValueText(_("none"))
        self.header.setAccessibleName(_("Row of the headings"))
        self.header.setMaximumWidth(look.px(84))
        self.header.lineEdit().setTextMargins(look.px(7), 0, 0, 0)
        self.header.valueChanged.connect(self._move_header)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header_words = label(_("Headings in &row"), "muted")
        self.header_words.setBuddy(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.addWidget(self._area)

    def show_mapping(self, kind: ImportKind, table: Table, mapping: ColumnMapping[Any]) -> None:
        """Show what was found out, without telling it."""
        shape = (kind.id, table, mapping.header, len(mapping.fields))
        self._kind, self._table, self._mapping = kind, table, mapping
        blocked = self.header.blockSignals(True)
        self.header.setRange(0, min(len(table.rows), 200))
        self.header.setValue(mapping.header)
        self.header.blockSignals(blocked)
        if shape != self._shown:
            self._shown = shape
            self._fill(kind, mapping)
        for box, name in zip(self.boxes, mapping.fields, strict=False):
            box.set_value(name)

    def _fill(self, kind: ImportKind, mapping: ColumnMapping[Any]) -> None:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(10)
        self.boxes = []
        for number in range(min(len(mapping.fields), _MOST)):
            row.addLayout(self._column(kind, mapping, number))
        row.addStretch(1)
        self._area.setWidget(held)
        held.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        bar = self._area.horizontalScrollBar().sizeHint().height()
        self._area.setFixedHeight(held.sizeHint().height() + bar)

    def _column(self, kind: ImportKind, mapping: ColumnMapping[Any], number: int) -> QVBoxLayout:
        heading = mapping.heading(number) or _("Column {number}").format(number=number + 1)
        box = ChoiceBox[StrEnum](self._look, kind.fields, mapping.fields[number])
        box.setMinimumWidth(self._look.px(_WIDTH))
        box.setMaximumWidth(self._look.px(_WIDTH))
        box.setAccessibleName(_("{heading} holds").format(heading=heading))
        box.setObjectName(str(number))
        box.chosen.connect(self._choose)
        self.boxes.append(box)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._line(heading, strong=True))
        column.addWidget(box)
        samples = self._samples(mapping.header, number)
        for text in (*samples, *[""] * (_SAMPLES - len(samples))):
            column.addWidget(self._line(text, strong=False))
        return column

    def _line(self, text: str, *, strong: bool) -> QLabel:
        flat = " ".join(text.split())
        width = self._look.px(_WIDTH)
        line = label("", "strong" if strong else "caption")
        fonts = self._look.fonts
        metrics = QFontMetrics(fonts.strong() if strong else fonts.caption())
        line.setText(metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width))
        line.setToolTip(flat)
        line.setFixedWidth(width)
        return line

    def _samples(self, header: int, number: int) -> list[str]:
        below = (row for row in self._table.rows[header:] if not blank(row))
        texts = (cell(row, number).strip() for row in below)
        return list(islice((text for text in texts if text), _SAMPLES))

    def _choose(self, wanted: StrEnum) -> None:
        """One field in one column: another column that held it is left out from now on."""
        if self._kind is None or self._mapping is None:
            return
        at = int(self.sender().objectName())
        none = self._kind.fields[0][0]
        fields = [
            none if name is wanted and wanted not in self._kind.many else name
            for name in self._mapping.fields
        ]
        fields[at] = wanted
        self.changed.emit(replace(self._mapping, fields=tuple(fields)))

    def _move_header(self, row: int) -> None:
        if self._mapping is None:
            return
        width = len(self._mapping.fields)
        cells = self._table.rows[row - 1] if row else ()
        headings = tuple(" ".join(cell(cells, n).split()) for n in range(width)) if row else ()
        self.changed.emit(replace(self._mapping, header=row, headings=headings))
