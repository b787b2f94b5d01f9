"""PriceNote: what a move would cost, as a small table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crewplanner.app.move_words import PriceRow, PriceText
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import Kind, label, set_property

_GAP = 24
_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class PriceNote(Surface):
    """Whose and how much, row by row what changes, what comes up in the color of findings."""

    def __init__(
        self, look: Look, *, lines: tuple[str, ...] = ("all",), parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "surface", lines=lines, radius=8, parent=parent)
        self._about = label("", "strong")
        self._money = label("", "strong")
        self._warnings = label("", "error", wrap=True)
        self._cleared = label("", "muted", wrap=True)
        self._cells: list[tuple[QLabel, QLabel]] = []
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self._about)
        head.addWidget(self._money, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        if lines:
            column.setContentsMargins(12, 9, 12, 10)
        else:
            column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self._warnings)
        column.addWidget(self._cleared)
        self.show_text(None)

    def show_text(self, text: PriceText | None) -> None:
        """Show a price; None while it is being reckoned."""
        told = text or PriceText(money=_("Reckoning…"))
        self._about.setText(told.about)
        self._about.setVisible(bool(told.about))
        self._money.setText(told.money)
        self._money.setVisible(bool(told.money))
        self._money.setAlignment(_FIGURE if told.about else Qt.AlignmentFlag.AlignLeft)
        self._show_rows(told.rows or tuple(PriceRow(line) for line in told.lines))
        for part, lines in (
            (self._warnings, [f"! {line}" for line in told.warnings]),
            (self._cleared, told.cleared),
        ):
            part.setText("\n".join(lines))
            part.setVisible(bool(lines))
        self.setAccessibleName(told.line)

    def fit(self, most: int) -> None:
        """Be as wide as the words, at most so many pixels, and as high as they need then."""
        layout, shown = self.layout(), self.findChildren(QLabel)
        if layout is None:
            return
        for part in shown:
            part.ensurePolished()
        margins = layout.contentsMargins()
        pairs = [(self._about, self._money), *self._cells]
        wide = max(sum(_wide(part) for part in pair) + _GAP for pair in pairs)
        wide = max(wide, _wide(self._warnings), _wide(self._cleared))
        width = min(most, wide + margins.left() + margins.right() + 2)
        layout.invalidate()
        high = layout.totalHeightForWidth(width)
        self.setFixedSize(width, high if high > 0 else layout.totalSizeHint().height())

    @property
    def said(self) -> str:
        """All that is shown, in one line."""
        return self.accessibleName()

    def _show_rows(self, rows: tuple[PriceRow, ...]) -> None:
        """Put the rows into labels; there are as many as were ever needed."""
        while len(self._cells) < len(rows):
            self._cells.append((label("", wrap=True), label("")))
        for number, pair in enumerate(self._cells):
            row = rows[number] if number < len(rows) else PriceRow("")
            for part in pair:
                self._grid.removeWidget(part)
            self._grid.addWidget(pair[0], number, 0, 1, 1 if row.value else 2)
            self._grid.addWidget(pair[1], number, 1, _FIGURE)
            kinds: tuple[Kind, Kind] = ("muted" if row.value else "", "strong")
            if row.warns:
                kinds = ("error", "error")
            for part, text, kind in zip(pair, (row.label, row.value), kinds, strict=True):
                part.setText(text)
                set_property(part, "kind", kind)
                part.setVisible(bool(text))


def _wide(part: QLabel) -> int:
    """How wide a label would like to be; nothing for an empty one."""
    lines = part.text().splitlines()
    return max((part.fontMetrics().horizontalAdvance(line) for line in lines), default=-_GAP)
