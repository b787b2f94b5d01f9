"""The times, texts, requirements and signatures of a call sheet, and what stands on it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from crewplanner.app.call_sheet_editing import pairs_text, parse_pairs, sheet_time
from crewplanner.app.call_sheet_words import sheet_word
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.call_sheets import (
    MOST_ADVANCE,
    ChooseOnSheet,
    SetSheetTime,
    SheetText,
    SheetTime,
    SignCallSheet,
    WriteRequirements,
    WriteSheetText,
)
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.time_text import show_time
from crewplanner.i18n import N_, _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.form import Form

_AREA_HEIGHT = 92
_HELP = {
    SheetText.WEATHER: N_("While it is empty the paper has lines to fill in"),
    SheetText.SAFETY: N_("In a frame on the front"),
    SheetText.NOTICE: N_("In a frame on the front"),
    SheetText.MEDIC: N_("Name and where to find them"),
    SheetText.CATERING: N_("How many eat is counted; write diets and second meals"),
}


class SheetTexts(QScrollArea):
    """A form that writes each field when it is left. `changed` carries the command."""

    changed = Signal(object)
    misread = Signal(str)
    """Carries the sentence about what was typed and is not understood."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CallSheetView | None = None
        self._filling = False
        self.form = Form(look)
        self.times: dict[SheetTime, QLineEdit] = {}
        self.texts: dict[SheetText, QLineEdit | _Area] = {}
        self.requirements = _Area(look)
        self.signed = _Area(look)
        self.phones = QCheckBox(_("Print the &phones of the crew"))
        self.advance = QSpinBox()
        self.advance.setRange(0, MOST_ADVANCE)
        self.advance.lineEdit().setAccessibleName(_("Coming days at the foot"))
        self._build(look)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_view(self, view: CallSheetView, *, editable: bool) -> None:
        """Show what is written; a field with the keyboard keeps what is typed in it."""
        self._filling = True
        same_day = self._view is not None and self._view.day == view.day
        self._view = view
        sheet = view.sheet
        for name, field in self.times.items():
            minutes: int | None = getattr(sheet, name.value)
            _show(field, "" if minutes is None else show_time(minutes), keep=same_day)
            field.setReadOnly(not editable)
        lunch = view.meals[0].start if view.meals else None
        self.times[SheetTime.LUNCH].setPlaceholderText("" if lunch is None else show_time(lunch))
        for text, area in self.texts.items():
            _show(area, getattr(sheet, text.value), keep=same_day)
            area.setReadOnly(not editable)
        _show(self.requirements, pairs_text(sheet.requirements), keep=same_day)
        _show(self.signed, pairs_text(sheet.signed), keep=same_day)
        for area in (self.requirements, self.signed):
            area.setReadOnly(not editable)
        self.phones.setChecked(sheet.phones)
        self.advance.setValue(sheet.advance)
        for choice in (self.phones, self.advance):
            choice.setEnabled(editable)
        self._filling = False

    def _build(self, look: Look) -> None:
        form = self.form
        near = _("They move with the call. Type 7:30, or -30 for half an hour before the call.")
        form.section(_("Times"), near)
        for name in SheetTime:
            field = self.times[name] = QLineEdit()
            form.add(name.value, sheet_word(name), field)
            field.editingFinished.connect(partial(self._write_time, name))
        form.section(_("Texts"))
        for text in SheetText:
            area = _Area(look) if text is SheetText.NOTES else QLineEdit()
            self.texts[text] = area
            help_text = _(_HELP[text]) if text in _HELP else ""
            form.add(text.value, sheet_word(text), area, help_text=help_text, wide=True)
            if isinstance(area, _Area):
                area.left.connect(partial(self._write_text, text))
            else:
                area.editingFinished.connect(partial(self._write_text, text))
        form.section(_("Requirements and signatures"), _("A line each, the heading before a colon"))
        self.requirements.setPlaceholderText(_("Props: two lanterns, a rope\nCamera: rain covers"))
        self.signed.setPlaceholderText(_("First AD: name"))
        form.add("requirements", _("&Requirements"), self.requirements, wide=True)
        form.add("signed", _("&Signed by"), self.signed, wide=True)
        self.requirements.left.connect(self._write_requirements)
        self.signed.left.connect(self._sign)
        form.section(_("On the sheet"))
        form.add("phones", "", self.phones, help_text=_("Private phones never are"))
        self.phones.setAccessibleName(_("Print the phones of the crew"))
        form.add("advance", _("&Coming days"), self.advance, unit=_("at the foot"))
        self.phones.toggled.connect(self._choose)
        self.advance.editingFinished.connect(self._choose)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(form)
        column.addStretch(1)
        self.setWidget(held)
        for part in (self.viewport(), held):
            part.setAutoFillBackground(False)

    def _write_time(self, name: SheetTime) -> None:
        view, field = self._view, self.times[name]
        if view is None or self._filling:
            return
        try:
            minutes = sheet_time(field.text(), view.call)
        except ValueError as error:
            self.form.set_error(name.value, str(error))
            self.misread.emit(str(error))
            return
        self.form.set_error(name.value, "")
        field.setText("" if minutes is None else show_time(minutes))
        if minutes != getattr(view.sheet, name.value):
            self._tell(SetSheetTime(day=view.day, name=name, time=minutes))

    def _write_text(self, name: SheetText) -> None:
        view, field = self._view, self.texts[name]
        if view is None or self._filling:
            return
        text = field.toPlainText() if isinstance(field, _Area) else field.text()
        if text.strip() != getattr(view.sheet, name.value):
            self._tell(WriteSheetText(day=view.day, name=name, text=text.strip()))

    def _write_requirements(self) -> None:
        view, pairs = self._view, parse_pairs(self.requirements.toPlainText())
        if view is not None and not self._filling and pairs != view.sheet.requirements:
            self._tell(WriteRequirements(day=view.day, requirements=pairs))

    def _sign(self) -> None:
        view, pairs = self._view, parse_pairs(self.signed.toPlainText())
        if view is not None and not self._filling and pairs != view.sheet.signed:
            self._tell(SignCallSheet(day=view.day, signed=pairs))

    def _choose(self) -> None:
        view = self._view
        if view is None or self._filling:
            return
        phones, advance = self.phones.isChecked(), self.advance.value()
        if (phones, advance) != (view.sheet.phones, view.sheet.advance):
            self._tell(ChooseOnSheet(day=view.day, phones=phones, advance=advance))

    def _tell(self, command: Command) -> None:
        self.changed.emit(command)


class _Area(QPlainTextEdit):
    """A few lines of text; `left` tells when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.px(_AREA_HEIGHT))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _show(field: QLineEdit | _Area, text: str, *, keep: bool) -> None:
    """Put the text into the field, unless somebody types in it just now."""
    if keep and field.hasFocus():
        return
    if isinstance(field, _Area):
        if field.toPlainText() != text:
            field.setPlainText(text)
    elif field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)
