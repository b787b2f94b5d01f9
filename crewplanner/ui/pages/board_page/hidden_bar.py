"""The bar that says whom a filter hides, so that none is ever silent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import link_button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class HiddenBar(Surface):
    """One line with the step that shows everybody; not there while nobody is hidden."""

    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hold.fill", lines=("bottom",))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(12)
        self._text = label("", "caption")
        self._all = link_button(look, _("Show all"))
        self._all.setToolTip(_("Take all filters away"))
        row.addWidget(self._text)
        row.addWidget(self._all)
        row.addStretch(1)
        self._all.clicked.connect(self.all_wanted)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is not there."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say who is hidden; an empty text hides the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
