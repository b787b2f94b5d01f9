"""A line above the board that says something of what is seen, with the step that changes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import link_button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class SayingBar(Surface):
    """One line with a step; not there while there is nothing to say."""

    step_wanted = Signal()

    def __init__(self, look: Look, tone: str, *, step: str, tip: str) -> None:
        super().__init__(look, tone, lines=("bottom",))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(12)
        self._text = label("", "caption")
        self._step = link_button(look, step)
        self._step.setToolTip(tip)
        row.addWidget(self._text)
        row.addWidget(self._step)
        row.addStretch(1)
        self._step.clicked.connect(self.step_wanted)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is not there."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say this; an empty text hides the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class HiddenBar(SayingBar):
    """Says whom a filter hides, so that none is ever silent; its step shows everybody."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hold.fill", step=_("Show all"), tip=_("Take all filters away"))
