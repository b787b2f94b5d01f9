"""PriceNote: what a move would cost, in a few lines."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crewplanner.app.move_words import PriceText
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class PriceNote(Surface):
    """The money, who and what changes, what comes up in the color of findings, what goes."""

    def __init__(
        self, look: Look, *, lines: tuple[str, ...] = ("all",), parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "surface", lines=lines, radius=8, parent=parent)
        self._money = label("", "strong")
        self._changes = label("", "", wrap=True)
        self._warnings = label("", "error", wrap=True)
        self._cleared = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        if lines:
            column.setContentsMargins(12, 8, 12, 9)
        else:
            column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(3)
        for part in self._parts:
            column.addWidget(part)
        self.show_text(None)

    def show_text(self, text: PriceText | None) -> None:
        """Show a price; None while it is being reckoned."""
        told = text or PriceText(money=_("Reckoning…"))
        warnings = "\n".join(f"! {line}" for line in told.warnings)
        said = (told.money, "\n".join(told.lines), warnings, "\n".join(told.cleared))
        for part, words in zip(self._parts, said, strict=True):
            part.setText(words)
            part.setVisible(bool(words))
        self.setAccessibleName(told.line)

    def fit(self, most: int) -> None:
        """Be as wide as the words, at most so many pixels, and as high as they need then."""
        layout, shown = self.layout(), [part for part in self._parts if part.text()]
        if layout is None:
            return
        for part in shown:
            part.ensurePolished()
        margins = layout.contentsMargins()
        beside = margins.left() + margins.right() + 2
        lines = [(part, line) for part in shown for line in part.text().splitlines()]
        wide = max((part.fontMetrics().horizontalAdvance(line) for part, line in lines), default=0)
        width = min(most, wide + beside)
        high = sum(
            part.heightForWidth(width - beside) if part.wordWrap() else part.sizeHint().height()
            for part in shown
        )
        between = layout.spacing() * max(len(shown) - 1, 0)
        self.setFixedSize(width, high + between + margins.top() + margins.bottom() + 2)

    @property
    def said(self) -> str:
        """All that is shown, in one line."""
        return self.accessibleName()

    @property
    def _parts(self) -> tuple[QLabel, ...]:
        return (self._money, self._changes, self._warnings, self._cleared)
