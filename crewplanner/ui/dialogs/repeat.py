"""Repeat cells by a pattern, with the dates seen before it is done."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from crewplanner.app.recurrence import Pattern, repeats
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.text import label

_SHOWN = 12
_WORDS = {
    Pattern.WORKING_DAYS: N_("Monday to Friday"),
    Pattern.EVERY_DAY: N_("Every day"),
    Pattern.SIX_ON: N_("Six days on, one off"),
    Pattern.EVERY_WEEK: N_("Every week"),
    Pattern.SECOND_WEEK: N_("Every second week"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatStart:
    """What is repeated (`about` in words, translated), by which patterns, and until when."""

    title: str
    about: str
    span: DateSpan
    patterns: tuple[Pattern, ...]
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """The pattern chosen and the dates on which it begins again."""

    pattern: Pattern
    firsts: tuple[dt.date, ...]


class RepeatDialog(FormDialog[Repetition]):
    """Asks how often and until when."""

    def __init__(
        self,
        look: Look,
        start: RepeatStart,
        today: Callable[[], dt.date],
        first_weekday: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, start.title, _("Repeat"), about=start.about, parent=parent)
        self._span = start.span
        options = [(pattern, _(_WORDS[pattern])) for pattern in start.patterns]
        self.pattern = ChoiceBox[Pattern](look, options, start.patterns[0])
        self.until = DateEdit(look, today, first_weekday=first_weekday)
        self.until.set_date(start.until)
        self.preview = label("", "caption", wrap=True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setMinimumHeight(look.px(54))
        self.form.add("pattern", _("&How often"), self.pattern)
        self.form.add("until", _("&Until"), self.until)
        self.form.add("dates", _("Dates"), self.preview, wide=True)
        self.pattern.chosen.connect(self._show)
        self.until.date_changed.connect(self._show)
        self._show()

    def result_of_form(self) -> Repetition:
        errors: dict[str, str] = {}
        until = read_field(self.until.date, "until", errors)
        if until is None and not errors:
            errors["until"] = _("Say a date.")
        firsts = self._firsts(until)
        if not errors and not firsts:
            errors["until"] = _("No date before then fits the pattern.")
        if errors:
            raise FormError(errors)
        return Repetition(pattern=self.pattern.value(), firsts=firsts)

    def _firsts(self, until: dt.date | None) -> tuple[dt.date, ...]:
        return repeats(self.pattern.value(), self._span, until) if until is not None else ()

    def _show(self, _value: object = None) -> None:
        try:
            firsts = self._firsts(self.until.date())
        except ValueError:
            firsts = ()
        self.preview.setText(dates_said(firsts))


def dates_said(dates: Sequence[dt.date]) -> str:
    """How many dates, and the first of them: `3 times: Mon 9 Mar, …`."""
    if not dates:
        return _("No dates yet")
    shown = ", ".join(date_text(date, year=False) for date in dates[:_SHOWN])
    if len(dates) > _SHOWN:
        shown = f"{shown}, … {date_text(dates[-1])}"
    count = len(dates)
    text = ngettext("{count} time: {dates}", "{count} times: {dates}", count)
    return text.format(count=count, dates=shown)
