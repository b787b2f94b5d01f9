"""The panel of reasons: what speaks against it, the button that clears each, what speaks for it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.queries.why_not import Reason, WhyNot
from crewplanner.app.remedies import Remedy
from crewplanner.app.words import date_text, word
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import Kind, label


class WhyNotPanel(QWidget):
    """Reasons, the hardest first. `chosen` carries the command of a button that was pressed."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 4, 12, 12)
        self._column.setSpacing(6)
        inside = Surface(look, "surface")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will be here."""
        self._clear()
        self._say(_("Put the cursor on a person and a date: the reasons are listed here."), "muted")

    def show_answer(self, answer: WhyNot, *, editable: bool) -> None:
        """Show all reasons with their remedies; buttons only where something may be written."""
        self._clear()
        self._say(answer.name, "heading")
        state = _("Booked") if answer.booked else _("Not booked")
        self._say(f"{date_text(answer.date, year=False)} · {state}", "caption")
        if not answer.reasons:
            self._say(_("Nothing speaks against it."))
        for reason in answer.reasons:
            self._reason(reason, editable=editable)
        if answer.instead:
            self._heading(_("What would clear it"))
            for remedy in answer.instead:
                self._remedy(remedy, editable=editable)
        if answer.in_favor:
            self._heading(_("What speaks for it"))
            for text in answer.in_favor:
                self._say(text)
        if answer.book is not None:
            self._column.addSpacing(8)
            self._remedy(answer.book, editable=editable)

    def _reason(self, reason: Reason, *, editable: bool) -> None:
        self._heading(word(reason.severity))
        self._say(reason.text)
        for remedy in reason.remedies:
            self._remedy(remedy, editable=editable)

    def _remedy(self, remedy: Remedy, *, editable: bool) -> None:
        if remedy.command is None or not editable:
            self._say(remedy.text, "muted")
            return
        button = Button(self._look, _("Do it"))
        button.setAccessibleName(remedy.text)
        button.setToolTip(_("{text} Ctrl+Z undoes it.").format(text=remedy.text))
        button.clicked.connect(partial(self.chosen.emit, remedy.command))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(remedy.text, wrap=True), 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)

    def _heading(self, text: str) -> None:
        self._column.addSpacing(6)
        self._say(text, "heading")

    def _say(self, text: str, kind: Kind = "") -> None:
        self._column.addWidget(label(text, kind, wrap=True))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
