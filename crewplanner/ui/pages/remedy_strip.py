"""What clears the chosen finding, below the list: each way in words, with a button for it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.remedies import Remedy
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_MOST = 3
_HEIGHT = 118


class RemedyStrip(Surface):
    """One finding at a time. `chosen` carries the remedy whose button was pressed."""

    chosen = Signal(object)
    place_asked = Signal()
    """The place on the board is wanted."""
    crew_asked = Signal()
    """Somebody is to be booked where crew is missing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("top",), parent=parent)
        self.setAccessibleName(_("What clears the finding"))
        self._title = label("", "heading", wrap=True)
        self.place = Button(look, _("Show on the board"), icon="board:muted")
        self.place.setToolTip(_("Go to the person and the date (Enter in the list)"))
        self.crew = Button(look, _("Book crew…"), icon="crew:muted")
        self.crew.setToolTip(_("Tick who fills the place, those who do that first"))
        self.crew.clicked.connect(self.crew_asked)
        self.place.clicked.connect(self.place_asked)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self.buttons: list[Button] = []
        """The buttons that do a remedy, in the order shown."""
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.crew, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._ways)
        column.addStretch(1)
        self.setMinimumHeight(look.px(_HEIGHT))
        self.show_words("", _("Choose a finding to see what would clear it."))

    def show_words(self, title: str, more: str = "") -> None:
        """Say something without a finding."""
        self._clear()
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.place.setVisible(False)
        self.crew.setVisible(False)
        if more:
            self._ways.addWidget(label(more, "muted", wrap=True))

    def show_remedies(self, title: str, remedies: Sequence[Remedy], *, editable: bool) -> None:
        """Show what clears the finding of that sentence, the smallest change first."""
        self._clear()
        self._title.setText(title)
        self._title.show()
        self.place.setVisible(True)
        self.crew.setVisible(False)
        for remedy in remedies[:_MOST]:
            self._ways.addWidget(self._way(remedy, editable=editable))

    def _way(self, remedy: Remedy, *, editable: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        if remedy.command is not None and editable:
            button = Button(self.look, _("Do it"))
            button.setAccessibleName(remedy.text)
            button.setToolTip(_("{text} Ctrl+Z undoes it.").format(text=remedy.text))
            button.clicked.connect(partial(self.chosen.emit, remedy))
            self.buttons.append(button)
            line.addWidget(button)
        line.addWidget(label(remedy.text, wrap=True), 1)
        return row

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._ways.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
