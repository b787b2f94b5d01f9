"""A shoot day: what happens, where, from when to when."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.recurrence import on_and_off, weekly
from crewplanner.app.words import word
from crewplanner.domain.calls import interpret
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.ids import NEW, DayId, PlaceId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan, TimeRange
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.meals import meals_text, read_meals
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.text import label
from crewplanner.ui.widgets.time_edit import TimeEdit


class DayDialog(FormDialog[Command]):
    """Adds days of a unit, one or by a pattern, or changes one."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: ProductionId,
        date: dt.date,
        today: Callable[[], dt.date],
        day: ShootDay | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Edit day") if day else _("Add days"),
            _("Save") if day else _("Add"),
            parent=parent,
        )
        self._plan = plan
        self._day = day
        settings = plan.productions[production]
        self._settings = settings
        units = sorted(
            (unit for unit in plan.units.values() if unit.production == production),
            key=lambda unit: (unit.position, unit.id),
        )
        self._first = DateEdit(look, today, first_weekday=settings.first_weekday)
        self._last = DateEdit(look, today, first_weekday=settings.first_weekday)
        self._pattern = ChoiceBox[str](look, _patterns(), "every")
        self._unit = ChoiceBox[UnitId](look, [(u.id, u.name) for u in units], units[0].id)
        self._type = ChoiceBox[DayType](
            look, [(kind, word(kind, settings.words)) for kind in DayType], DayType.SHOOT
        )
        self._status = ChoiceBox[DayStatus](
            look, [(status, word(status)) for status in DayStatus], DayStatus.PLANNED
        )
        self._call = TimeEdit(look)
        self._wrap = TimeEdit(look)
        self._meals = QLineEdit()
        self._places = _Places(plan, production)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(look.px(56))
        self._build()
        self._fill(day, date)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        first = read_field(self._first.date, "first", errors)
        last = read_field(self._last.date, "last", errors) or first
        if first is None:
            errors.setdefault("first", _("Say a date."))
        if first and last and last < first:
            errors["last"] = _("This is before the first day.")
        call = read_field(self._call.minutes, "call", errors)
        wrap = read_field(lambda: self._read_wrap(call), "wrap", errors)
        meals = read_field(lambda: self._read_meals(call), "meals", errors)
        if errors or first is None or last is None:
            raise FormError(errors)
        template = ShootDay(
            id=self._day.id if self._day else DayId(NEW),
            production=self._settings.id,
            unit=self._unit.value(),
            date=first,
            day_type=self._type.value(),
            status=self._status.value(),
            places=self._places.chosen(),
            call=call,
            wrap=wrap,
            meals=meals or (),
            title=self._day.title if self._day else "",
            note=self._note.toPlainText().strip(),
        )
        if self._day is not None:
            return EditShootDay(day=template)
        dates = self._dates(DateSpan(first=first, last=last))
        if not dates:
            raise FormError({"pattern": _("No day of these dates fits the pattern.")})
        return AddShootDays(days=tuple(replace(template, date=date) for date in dates))

    def _read_wrap(self, call: int | None) -> int | None:
        wrap = self._wrap.minutes()
        return None if wrap is None else interpret(wrap, call, self._settings.day_start)

    def _read_meals(self, call: int | None) -> tuple[TimeRange, ...]:
        return read_meals(self._meals.text(), call, self._settings.day_start)

    def _dates(self, span: DateSpan) -> tuple[dt.date, ...]:
        match self._pattern.value():
            case "weekdays":
                return weekly(span)
            case "six":
                return on_and_off(span)
            case _every:
                return tuple(span)

    def _build(self) -> None:
        form, editing = self.form, self._day is not None
        form.add("first", _("&Date") if editing else _("&First day"), self._first)
        if not editing:
            form.add("last", _("&Last day"), self._last)
            form.add("pattern", _("W&hich days"), self._pattern)
        form.add("unit", _("&Unit"), self._unit)
        form.add("type", _("&Type"), self._type)
        form.add("status", _("&Status"), self._status)
        form.section(_("Times"), _("A wrap past midnight is 26:30, or 2:30 after an evening call"))
        form.add("call", _("&Call"), self._call)
        form.add("wrap", _("&Wrap"), self._wrap)
        form.add("meals", _("&Meals"), self._meals, help_text=_("13:00-14:00, several with commas"))
        form.section(_("Where"))
        form.add("places", _("&Places"), self._places, wide=True)
        form.add("note", _("&Note"), self._note, wide=True)

    def _fill(self, day: ShootDay | None, date: dt.date) -> None:
        self._first.set_date(day.date if day else date)
        self._last.set_date(date)
        if day is None:
            return
        self._unit.set_value(day.unit)
        self._type.set_value(day.day_type)
        self._status.set_value(day.status)
        self._call.set_minutes(day.call)
        self._wrap.set_minutes(day.wrap)
        self._meals.setText(meals_text(day.meals))
        self._places.choose(day.places)
        self._note.setPlainText(day.note)


class _Places(QWidget):
    """A box for each place, in the order in which they were ticked first."""

    def __init__(self, plan: Plan, production: ProductionId) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self._order: list[PlaceId] = []
        self._boxes: dict[PlaceId, QCheckBox] = {}
        for place in plan.places.values():
            if place.production == production:
                box = QCheckBox(place.name.replace("&", "&&"))
                box.setToolTip(place.address)
                self._boxes[place.id] = box
                column.addWidget(box)
        if not self._boxes:
            column.addWidget(label(_("No places yet: add them on the Day page"), "caption"))

    def choose(self, places: tuple[PlaceId, ...]) -> None:
        """Tick these."""
        self._order = list(places)
        for place in places:
            if place in self._boxes:
                self._boxes[place].setChecked(True)

    def chosen(self) -> tuple[PlaceId, ...]:
        """Those ticked: the ones that were, in their order, then the new ones."""
        ticked = {place for place, box in self._boxes.items() if box.isChecked()}
        kept = [place for place in self._order if place in ticked]
        return (*kept, *(place for place in self._boxes if place in ticked and place not in kept))


def _patterns() -> list[tuple[str, str]]:
    return [
        ("every", _("Every day")),
        ("weekdays", _("Monday to Friday")),
        ("six", _("Six days on, one off")),
    ]
