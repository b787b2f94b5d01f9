"""Card: a caption, the one figure it is about, the steps below, the source last."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, link_button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, selectable, set_property

_LINK_EDGE = 4


class Card(Surface):
    """Filled from top to bottom; `clear` begins again. Its words can be marked and copied."""

    link_chosen = Signal(str)
    """Carries the id of a link."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._grid: QGridLayout | None = None
        self._rows = 0
        self._said: list[str] = []

    def clear(self) -> None:
        """Take everything out."""
        _empty(self._column)
        self._grid = None
        self._rows = 0
        self._said.clear()

    def set_head(self, caption: str, figure: str, note: str = "", *, tone: str = "") -> None:
        """The caption, the figure in large type, and a note at its far end in a tone."""
        self._column.addWidget(label(caption, "caption", wrap=True))
        row = Flow(gap=self.look.px(12), line_gap=2)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(selectable(figure, "figure", wrap=False))
        if note:
            words = label(note, "strong")
            set_property(words, "tone", tone)
            row.add_end(words)
        self._column.addLayout(row)
        self._said += [caption, " ".join(filter(None, (figure, note)))]

    def add_row(self, name: str, value: str, *, tone: str = "", strong: bool = False) -> None:
        """A step: what, and what it comes to."""
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(16)
            self._grid.setVerticalSpacing(6)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 1)
            self._column.addLayout(self._grid)
        left = label(name, "strong" if strong else "", wrap=True)
        right = selectable(value, "strong" if strong else "")
        right.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        for part in (left, right):
            set_property(part, "tone", tone)
        self._grid.addWidget(left, self._rows, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(right, self._rows, 1)
        self._rows += 1
        self._said.append(f"{name}: {value}")

    def add_sentence(self, text: str, *, tone: str = "") -> None:
        """A sentence that leads what follows, over the whole width."""
        self._grid = None
        if self._column.count():
            self._column.addSpacing(self.look.px(10))
        words = selectable(text, "strong")
        set_property(words, "tone", tone)
        self._column.addWidget(words)
        self._said.append(text)

    def add_text(self, text: str) -> None:
        """A sentence in small print."""
        self._grid = None
        self._column.addWidget(selectable(text, "caption"))
        self._said.append(text)

    def add_links(self, links: tuple[tuple[str, str], ...], *, copy: bool = False) -> None:
        """Steps as links (id, words); with `copy` one that copies the card as text."""
        row = Flow(gap=6, line_gap=0, outdent=self.look.px(_LINK_EDGE))
        for name, words in links:
            link = link_button(self.look, words)
            link.setObjectName(name)
            link.clicked.connect(self._choose)
            row.addWidget(link)
        if copy:
            link = link_button(self.look, _("Copy as text"))
            link.clicked.connect(self.copy_text)
            row.addWidget(link)
        self._column.addLayout(row)

    def add_buttons(self, buttons: tuple[tuple[str, str], ...]) -> None:
        """Choices as buttons (id, words); they speak as links do."""
        self._grid = None
        row = Flow(gap=self.look.px(8), line_gap=self.look.px(6))
        for name, words in buttons:
            button = Button(self.look, words)
            button.setObjectName(name)
            button.clicked.connect(self._choose)
            row.addWidget(button)
        self._column.addLayout(row)

    def as_text(self) -> str:
        """All that the card says, line by line, to send to whoever asks."""
        return "\n".join(self._said)

    def copy_text(self) -> None:
        """Put the card's words on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def _choose(self) -> None:
        self.link_chosen.emit(self.sender().objectName())


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        elif inner:
            _empty(inner)
