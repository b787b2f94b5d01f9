"""A field for a time of the work date, which may pass midnight."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.time_text import parse_spec, parse_time, show_spec, show_time
from crewplanner.domain.values import LATEST, Clock, Offset, TimeSpec
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.text import set_property

_QUARTER = 15
_MORNING = 8 * 60
_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Up: _QUARTER,
    Qt.Key.Key_Down: -_QUARTER,
    Qt.Key.Key_PageUp: 60,
    Qt.Key.Key_PageDown: -60,
}


class TimeEdit(QLineEdit):
    """Understands 7:30, 0730, 7.30p, 26:15, 2:15 +1; shows 07:30 and 02:15 +1. Empty is None.

    With `offsets` it also takes +45 or -1:30 from the unit's time. What is inherited stands in it
    in grey while it is empty. Up and down move by a quarter of an hour, the page keys by an hour.
    """

    spec_changed = Signal(object)
    """Carries Clock, Offset or None, when a changed value is left or confirmed."""
    error_changed = Signal(str)
    """Carries the sentence about what was typed, empty when it is understood."""

    def __init__(self, look: Look, *, offsets: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offsets = offsets
        self._inherited: int | None = None
        self._told: TimeSpec | None = None
        self._error = ""
        self.setMinimumWidth(look.px(84))
        self.setMaximumWidth(look.px(110))
        self.setAccessibleName(_("Time"))
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self._clear_error)

    def spec(self) -> TimeSpec | None:
        """What is typed now. Raises ValueError with a sentence where it is not understood."""
        text = self.text().strip()
        if not text:
            return None
        return parse_spec(text) if self._offsets else Clock(minutes=parse_time(text))

    def minutes(self) -> int | None:
        """The time typed now, None where empty. Raises ValueError as `spec`, and for an offset."""
        text = self.text().strip()
        return parse_time(text) if text else None

    def set_spec(self, spec: TimeSpec | None) -> None:
        """Show a value without telling it."""
        self._told = spec
        self.setText("" if spec is None else show_spec(spec))
        self._show_error("")

    def set_minutes(self, minutes: int | None) -> None:
        """Show a time without telling it."""
        self.set_spec(None if minutes is None else Clock(minutes=minutes))

    def set_inherited(self, minutes: int | None) -> None:
        """Show in grey the time that holds while the field is empty."""
        self._inherited = minutes
        self.setPlaceholderText("" if minutes is None else show_time(minutes))

    @property
    def error(self) -> str:
        """The sentence about what was typed, empty when it is understood."""
        return self._error

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._step(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)
        else:
            self.selectAll()

    def _step(self, by: int) -> None:
        try:
            spec = self.spec()
        except ValueError:
            return
        start = self._inherited if spec is None else spec.minutes
        start = _MORNING if start is None else start
        if abs(by) > _QUARTER:
            moved = start + by
        else:
            moved = (start // by + 1) * by if by > 0 else (start - 1) // -by * -by
        if isinstance(spec, Offset):
            spec = Offset(minutes=moved)
        else:
            spec = Clock(minutes=min(max(moved, 0), LATEST))
        self.setText(show_spec(spec))
        self._settle()

    def _settle(self) -> None:
        try:
            spec = self.spec()
        except ValueError as error:
            self._show_error(str(error))
            return
        self._show_error("")
        self.setText("" if spec is None else show_spec(spec))
        if spec != self._told:
            self._told = spec
            self.spec_changed.emit(spec)

    def _clear_error(self, _text: str) -> None:
        if self._error:
            self._show_error("")

    def _show_error(self, sentence: str) -> None:
        if sentence == self._error:
            return
        self._error = sentence
        self.setToolTip(sentence)
        set_property(self, "invalid", bool(sentence))
        self.error_changed.emit(sentence)
