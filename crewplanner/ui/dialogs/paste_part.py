"""Which part of copied cells is pasted."""

from PySide6.QtWidgets import QWidget

from crewplanner.app.cell_paste import Part
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox


class PastePartDialog(FormDialog[Part]):
    """Asks for times, status or notes; bookings keep all else, and free cells stay free."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        about = _("Only cells that are booked change. All else in them stays.")
        super().__init__(
            look, _("Paste only a part"), _("Paste"), about=about, width=400, parent=parent
        )
        parts = [
            (Part.TIMES, _("Times and kind of day")),
            (Part.STATUS, _("Status")),
            (Part.NOTES, _("Notes")),
        ]
        self.part = ChoiceBox[Part](look, parts, Part.TIMES)
        self.form.add("part", _("Paste &only"), self.part)

    def result_of_form(self) -> Part:
        return self.part.value()
