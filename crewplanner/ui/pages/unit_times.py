"""The unit's times of a day: call, meals and wrap, typed once for everybody.

Where an agreement in use asks for them, the shape of the day and camera overtime stand beside.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.timecards import FillDaySheet, SetSheetDetails
from crewplanner.app.details_text import details_text
from crewplanner.app.queries.timecards import SheetView
from crewplanner.app.words import word
from crewplanner.domain.calls import interpret
from crewplanner.domain.day_details import DayShape, Detail
from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.meals import meals_text, read_meals
from crewplanner.ui.widgets.buttons import link_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.minutes_edit import MinutesEdit
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, set_property
from crewplanner.ui.widgets.time_edit import TimeEdit

_ROOM_FOR_HINT = 700
_ROOM_FOR_HINT_AND_DETAILS = 1000
_SHAPE_LETTERS = 23
_BESIDE = (Detail.SHAPE, Detail.CAMERA_OVERTIME)
"""What stands beside the times; the rest is in a dialog."""


class UnitTimes(Surface):
    """Three fields; the plan stands in grey while nothing is typed. `filled` carries a command.

    Enter goes from field to field, through those that agreements ask for where they are shown.
    """

    filled = Signal(object)
    finished = Signal()
    """Enter was pressed in the last field."""
    details_asked = Signal()
    """What else agreements ask of the unit's day is wanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self._view: SheetView | None = None
        self._day_start = 0
        self.call = TimeEdit(look)
        self.meals = QLineEdit()
        self.wrap = TimeEdit(look)
        self.shape = ChoiceBox[DayShape](
            look, [(one, f"{word(one)} ({one})") for one in DayShape], DayShape.STANDARD
        )
        self.shape.setMinimumContentsLength(_SHAPE_LETTERS)
        self.camera = MinutesEdit(look)
        self.more = link_button(look, _("More…"))
        self._beside: list[QWidget] = []
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        self._hint = label("", "caption", wrap=True)
        fields = Flow(gap=look.px(16), line_gap=6)
        words = (_("Unit &call"), _("&Meals"), _("&Wrap"))
        for text, field in zip(words, (self.call, self.meals, self.wrap), strict=True):
            fields.addWidget(_captioned(text, field))
        for text, field in ((_("&Shape"), self.shape), (_("Camera &overtime"), self.camera)):
            self._beside.append(_captioned(text, field))
            fields.addWidget(self._beside[-1])
        self._beside.append(_captioned("", self.more))
        fields.addWidget(self._beside[-1])
        self.shape.setAccessibleName(word(Detail.SHAPE))
        self.camera.setAccessibleName(word(Detail.CAMERA_OVERTIME))
        self.more.setToolTip(_("All details of the unit's day (Ctrl+E)"))
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
        self.wrap.returnPressed.connect(self._leave_wrap)
        self.camera.returnPressed.connect(self.finished)
        self.camera.editingFinished.connect(self._tell_details)
        self.shape.chosen.connect(self._tell_details)
        self.shape.installEventFilter(self)
        self.more.clicked.connect(self.details_asked)

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
        for field in (self.call, self.meals, self.wrap, self.camera):
            field.setReadOnly(not editable)
        self._show_details(view, editable=editable)
        self._say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list of shapes goes on, as in the other fields."""
        if watched is self.shape and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if event.type() == QEvent.Type.KeyPress:
                    self.camera.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def plan_as_worked(self) -> FillDaySheet | None:
        """A command that takes the planned times for the worked ones."""
        if self._view is None:
            return None
        day = self._view.day
        return FillDaySheet(day=day.id, call=day.call, wrap=day.wrap, meals=day.meals)

    def _show_details(self, view: SheetView, *, editable: bool) -> None:
        """Show what agreements ask for: not where none does and nothing was said."""
        details = view.details
        wanted = not view.asked.isdisjoint(_BESIDE) or details.said
        for field in self._beside:
            field.setVisible(bool(wanted))
        self.shape.setEnabled(editable)
        self.shape.set_value(details.shape or DayShape.STANDARD)
        self.camera.set_minutes(details.camera_overtime_minutes)
        self.camera.set_inherited(None)
        rest = details_text(details.without(_BESIDE))
        self.more.setText(f"{rest}…" if rest else _("More…"))
        words = _("Everyone inherits these. Below, type only what differs: +45, 26:15, fc, sick.")
        if wanted:
            words = _("Everyone inherits these. Below, type only what differs: +45, 26:15, cam 45.")
        self._hint.setText(words)
        self._show_hint()

    def _show_hint(self) -> None:
        beside = not self._beside[0].isHidden()
        room = _ROOM_FOR_HINT_AND_DETAILS if beside else _ROOM_FOR_HINT
        self._hint.setVisible(self.width() >= self.look.px(room))

    def _leave_wrap(self) -> None:
        if self._beside[0].isHidden():
            self.finished.emit()
        else:
            self.shape.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_details(self) -> None:
        view = self._view
        if view is None or self.camera.isReadOnly():
            return
        shape = self.shape.value()
        try:
            camera = self.camera.minutes()
        except ValueError as error:
            self._say(str(error), self.camera)
            return
        self._say("")
        usual = DayShape.STANDARD
        details = replace(
            view.details,
            shape=None if shape is usual and view.details.shape is not usual else shape,
            camera_overtime_minutes=camera,
        )
        if details != view.details:
            self.filled.emit(SetSheetDetails(day=view.day.id, details=details))

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

    def _say(self, sentence: str, field: QWidget | None = None) -> None:
        """Show what is wrong, in meals unless another field is named."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        for one in (self.meals, self.camera):
            set_property(one, "invalid", bool(sentence) and one is (field or self.meals))


def _captioned(words: str, field: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    caption = label(words, "caption")
    if words:
        caption.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
    column.addWidget(caption)
    column.addWidget(field)
    return made
