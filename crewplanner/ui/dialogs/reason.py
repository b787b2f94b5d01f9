"""A reason, asked for where one is due: to reject times, to open locked ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look


class _Reason(QPlainTextEdit):
    """Enter is done, Shift+Enter begins a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ReasonDialog(FormDialog[str]):
    """Asks for a sentence that whoever filled in the times will read."""

    def __init__(
        self, look: Look, title: str, verb: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, verb, about=about, width=440, parent=parent)
        self.reason = _Reason()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(look.px(84))
        self.reason.entered.connect(self.try_accept)
        help_text = _("Enter is done, Shift+Enter begins a new line")
        self.form.add("reason", _("&Reason"), self.reason, help_text=help_text, wide=True)

    def result_of_form(self) -> str:
        text = self.reason.toPlainText().strip()
        if not text:
            raise FormError({"reason": _("Say why, so that they know what to do.")})
        return text
