"""The bar of a job under way: what it does, how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class JobBar(Surface):
    """Title, count, progress and Cancel in one line."""

    cancel_asked = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("bottom",), parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(label(title))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        row.addWidget(self.bar, 1)
        self.count = label("", "muted")
        row.addWidget(self.count)
        self.cancel = Button(look, _("Cancel"))
        self.cancel.setAccessibleName(_("Cancel: {title}").format(title=title))
        self.cancel.clicked.connect(self.cancel_asked)
        row.addWidget(self.cancel)

    def show_progress(self, done: int, of: int) -> None:
        """Show how much is done; with `of` 0 the bar only moves."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        count = _("{done} of {of}")
        self.count.setText(count.format(done=done, of=of) if of else str(done or ""))
        widest = self.count.fontMetrics().horizontalAdvance(count.format(done=of, of=of))
        self.count.setMinimumWidth(widest if of else 0)  # the bar does not jump from 9 to 10
