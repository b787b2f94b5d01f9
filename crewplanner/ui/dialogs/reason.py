"""A reason, asked for where one is due: to reject times, to open locked ones."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look


class ReasonDialog(FormDialog[str]):
    """Asks for a sentence that whoever filled in the times will read."""

    def __init__(
        self, look: Look, title: str, verb: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, verb, about=about, width=440, parent=parent)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(look.px(84))
        self.form.add("reason", _("&Reason"), self.reason)

    def result_of_form(self) -> str:
        text = self.reason.toPlainText().strip()
        if not text:
            raise FormError({"reason": _("Say why, so that they know what to do.")})
        return text
