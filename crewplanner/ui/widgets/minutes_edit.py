"""A field for a length of time: how long, not when."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.domain.values import format_duration, parse_length
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.text import set_property

_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Up: 15,
    Qt.Key.Key_Down: -15,
    Qt.Key.Key_PageUp: 60,
    Qt.Key.Key_PageDown: -60,
}


class MinutesEdit(QLineEdit):
    """Understands 45 (minutes), 0:45 and 1h30; shows 0:45. Empty is None.

    Up and down move by a quarter of an hour, the page keys by an hour.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inherited = 0
        self.setMinimumWidth(look.px(84))
        self.setMaximumWidth(look.px(110))
        self.setAccessibleName(_("Length of time"))
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(lambda: set_property(self, "invalid", value=False))

    def minutes(self) -> int | None:
        """The length typed now, None where empty. Raises ValueError with a sentence."""
        text = self.text().strip()
        return parse_length(text) if text else None

    def set_minutes(self, minutes: int | None) -> None:
        """Show a length."""
        self.setText("" if minutes is None else format_duration(minutes))
        set_property(self, "invalid", value=False)

    def set_inherited(self, minutes: int | None) -> None:
        """Show in grey the length that holds while the field is empty."""
        self._inherited = minutes or 0
        self.setPlaceholderText(format_duration(minutes) if minutes else _("none"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            now = self.minutes()
        except ValueError:
            return
        start = self._inherited if now is None else now
        self.set_minutes(max(0, start + step))

    def _settle(self) -> None:
        try:
            self.set_minutes(self.minutes())
        except ValueError:
            set_property(self, "invalid", value=True)
