"""Public holidays: one of them, or those of a region copied into the production."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.productions import AddHoliday, CopyHolidays, EditHoliday
from crewplanner.app.errors import Refused
from crewplanner.app.holidays import public_holidays
from crewplanner.app.words import date_text
from crewplanner.domain.ids import NEW, HolidayId, ProductionId
from crewplanner.domain.productions import Holiday, Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.text import label

_MOST_YEARS = 5
_SHOWN = 14


class HolidayDialog(FormDialog[Command]):
    """Adds one public holiday, or changes one."""

    def __init__(
        self,
        look: Look,
        production: Production,
        today: Callable[[], dt.date],
        holiday: Holiday | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit holiday") if holiday else _("Add holiday")
        super().__init__(look, title, _("Save") if holiday else _("Add"), width=440, parent=parent)
        self._production = production.id
        self._holiday = holiday
        self._date = DateEdit(look, today, first_weekday=production.first_weekday)
        self._name = QLineEdit()
        if holiday is not None:
            self._date.set_date(holiday.date)
            self._name.setText(holiday.name)
        self.form.add("date", _("&Date"), self._date)
        self.form.add("name", _("&Name"), self._name, wide=True)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        date = read_field(self._date.date, "date", errors)
        name = self._name.text().strip()
        if date is None:
            errors.setdefault("date", _("Say which date."))
        if not name:
            errors["name"] = _("A holiday needs a name.")
        if errors or date is None:
            raise FormError(errors)
        if self._holiday is not None:
            return EditHoliday(holiday=replace(self._holiday, date=date, name=name))
        return AddHoliday(
            holiday=Holiday(id=HolidayId(NEW), production=self._production, date=date, name=name)
        )


class CopyHolidaysDialog(FormDialog[CopyHolidays]):
    """Region and years; says which dates that gives before anything is copied."""

    def __init__(
        self,
        look: Look,
        production: Production,
        years: tuple[int, int],
        present: frozenset[dt.date],
        parent: QWidget | None = None,
    ) -> None:
        about = _("They are copied into the production and can be changed there.")
        super().__init__(
            look, _("Copy public holidays"), _("Copy"), about=about, width=480, parent=parent
        )
        self._production: ProductionId = production.id
        self._present = present
        self.region = QLineEdit(production.holiday_region)
        self.first = _year(years[0])
        self.last = _year(years[1])
        self.found = label("", "muted", wrap=True)
        self.form.add(
            "region", _("&Region"), self.region, help_text=_("US, US-NY, GB-ENG, DE-BY …")
        )
        self.form.add("first", _("&From year"), self.first)
        self.form.add("last", _("&To year"), self.last)
        self.form.add("found", _("Dates"), self.found, wide=True)
        self.region.editingFinished.connect(self._look_up)
        self.first.valueChanged.connect(self._look_up)
        self.last.valueChanged.connect(self._look_up)
        self._look_up()

    def result_of_form(self) -> CopyHolidays:
        return CopyHolidays(production=self._production, holidays=self._holidays())

    def _holidays(self) -> tuple[tuple[dt.date, str], ...]:
        region = self.region.text().strip()
        first, last = self.first.value(), self.last.value()
        if not region:
            raise FormError({"region": _("Say which country, and where it matters which part.")})
        if last < first:
            raise FormError({"last": _("The last year lies before the first.")})
        if last - first >= _MOST_YEARS:
            said = _("Copy {count} years at most; the rest can follow.")
            raise FormError({"last": said.format(count=_MOST_YEARS)})
        try:
            return public_holidays(region, range(first, last + 1))
        except Refused as refused:
            raise FormError({"region": refused.reason}) from refused

    def _look_up(self) -> None:
        try:
            found = self._holidays()
        except FormError as error:
            self.found.setText("–")
            if self.region.text().strip():
                for name in ("region", "last"):
                    self.form.set_error(name, error.errors.get(name, ""))
            return
        for name in ("region", "last"):
            self.form.set_error(name, "")
        self.found.setText(_found_text(found, self._present))
        self.fit()


def _year(value: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1990, 2100)
    field.setValue(value)
    return field


def _found_text(found: tuple[tuple[dt.date, str], ...], present: frozenset[dt.date]) -> str:
    lines = [f"{date_text(date)}  {name}" for date, name in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(_("and {count} more").format(count=len(found) - _SHOWN))
    kept = sum(date in present for date, _name in found)
    if kept:
        said = ngettext(
            "{count} date has a holiday already and keeps it.",
            "{count} dates have a holiday already and keep it.",
            kept,
        )
        lines.append(said.format(count=kept))
    return "\n".join(lines) or _("There are none.")
