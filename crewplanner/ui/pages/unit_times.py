"""The unit's times of a day: call, meals and wrap, typed once for everybody."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.timecards import FillDaySheet
from crewplanner.app.queries.timecards import SheetView
from crewplanner.domain.calls import interpret
from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.meals import meals_text, read_meals
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, set_property
from crewplanner.ui.widgets.time_edit import TimeEdit

_ROOM_FOR_HINT = 700


class UnitTimes(Surface):
    """Three fields; the plan stands in grey while nothing is typed. `filled` carries a command.

    Enter goes from field to field.
    """

    filled = Signal(object)
    finished = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self._view: SheetView | None = None
        self._day_start = 0
        self.call = TimeEdit(look)
        self.meals = QLineEdit()
        self.wrap = TimeEdit(look)
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        self._hint = label(
            _("Everyone inherits these. Below type only what differs: +45, 26:15, fc, sick."),
            "caption",
            wrap=True,
        )
        fields = Flow(gap=look.px(16), line_gap=6)
        words = (_("Unit &call"), _("&Meals"), _("&Wrap"))
        for text, field in zip(words, (self.call, self.meals, self.wrap), strict=True):
            fields.addWidget(_captioned(text, field))
        self.meals.setMinimumWidth(look.px(120))
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        row.addLayout(fields)
        row.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)
        self.call.editingFinished.connect(self._tell)
        self.wrap.editingFinished.connect(self._tell)
        self.meals.editingFinished.connect(self._tell)
        self.call.returnPressed.connect(self.meals.setFocus)
        self.meals.returnPressed.connect(self.wrap.setFocus)
        self.wrap.returnPressed.connect(self.finished)

    def show_sheet(self, view: SheetView, production: Production, *, editable: bool) -> None:
        """Show what was typed, and in grey the plan."""
        self._view = view
        self._day_start = production.day_start
        sheet, day = view.sheet, view.day
        self.call.set_minutes(sheet.call if sheet else None)
        self.wrap.set_minutes(sheet.wrap if sheet else None)
        self.meals.setText(meals_text(sheet.meals) if sheet else "")
        self.call.set_inherited(day.call)
        self.wrap.set_inherited(day.wrap)
        self.meals.setPlaceholderText(meals_text(day.meals) or _("no meal planned"))
        for field in (self.call, self.meals, self.wrap):
            field.setReadOnly(not editable)
        self._say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= self.look.px(_ROOM_FOR_HINT))

    def plan_as_worked(self) -> FillDaySheet | None:
        """A command that takes the planned times for the worked ones."""
        if self._view is None:
            return None
        day = self._view.day
        return FillDaySheet(day=day.id, call=day.call, wrap=day.wrap, meals=day.meals)

    def _tell(self) -> None:
        if self._view is None or self.call.isReadOnly():
            return
        try:
            command = self._command(self._view)
        except ValueError as error:
            self._say(str(error))
            return
        self._say("")
        sheet = self._view.sheet
        before = (sheet.call, sheet.wrap, sheet.meals) if sheet else (None, None, ())
        if (command.call, command.wrap, command.meals) != before:
            self.filled.emit(command)

    def _command(self, view: SheetView) -> FillDaySheet:
        call, wrap = self.call.minutes(), self.wrap.minutes()
        after = view.day.call if call is None else call
        if wrap is not None:
            wrap = interpret(wrap, after, self._day_start)
        meals = read_meals(self.meals.text(), after, self._day_start)
        return FillDaySheet(day=view.day.id, call=call, wrap=wrap, meals=meals)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        set_property(self.meals, "invalid", bool(sentence))


def _captioned(words: str, field: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    caption = label(words, "caption")
    caption.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    column.addWidget(caption)
    column.addWidget(field)
    return made
