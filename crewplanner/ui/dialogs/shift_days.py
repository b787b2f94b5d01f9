"""Move bookings by days."""

from PySide6.QtWidgets import QSpinBox, QWidget

from crewplanner.app.words import date_text
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.text import label

_MOST = 3660


class ShiftDialog(FormDialog[int]):
    """Asks by how many days; the gaps between the bookings are kept."""

    def __init__(
        self, look: Look, about: str, span: DateSpan, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Move by days"), _("Move"), about=about, width=420, parent=parent)
        self._span = span
        self.days = QSpinBox()
        self.days.setRange(-_MOST, _MOST)
        self.days.setValue(7)
        self.echo = label("", "caption", wrap=True)
        help_text = _("Below zero is earlier; the gaps between bookings are kept")
        self.form.add("days", _("&Days"), self.days, help_text=help_text)
        self.form.add("echo", _("Then"), self.echo, wide=True)
        self.days.valueChanged.connect(self._show)
        self._show()

    def result_of_form(self) -> int:
        if self.days.value() == 0:
            raise FormError({"days": _("By no days nothing moves.")})
        return self.days.value()

    def _show(self, _value: int = 0) -> None:
        span = self._span.moved(self.days.value())
        first, last = date_text(span.first), date_text(span.last)
        self.echo.setText(first if first == last else f"{first} – {last}")
