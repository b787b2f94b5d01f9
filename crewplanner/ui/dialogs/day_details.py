"""The details of a day: what agreements ask beside call, meals and wrap."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.details_text import breaks_text, value_text
from crewplanner.app.queries.asked import Asked
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.calls import interpret
from crewplanner.domain.day_details import (
    NO_DETAILS,
    BreakKind,
    DayDetails,
    DayShape,
    Detail,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.values import DAY
from crewplanner.i18n import N_, _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.meals import read_meals
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.minutes_edit import MinutesEdit
from crewplanner.ui.widgets.time_edit import TimeEdit

_SEVERAL = "several"
"""In place of a value: the people have different ones, and keep them."""

_FIELDS: tuple[tuple[Detail, str, str], ...] = (
    (
        Detail.SHAPE,
        N_("&Shape of the day"),
        N_("Continuous: no break, a shorter day. Semi-continuous: a short one"),
    ),
    (
        Detail.CAMERA_OVERTIME,
        N_("&Camera overtime"),
        N_("Called: 45 (minutes) or 1:30; 0 is none. Owed after an early wrap too."),
    ),
    (
        Detail.OVERTIME_KIND,
        N_("&Kind of overtime"),
        N_("What the overtime was worked for: the camera, or say the de-rig"),
    ),
    (
        Detail.ON_SET_WRAP,
        N_("&Wrap on set"),
        N_("Where it was before the wrap of the day"),
    ),
    (
        Detail.TRAVEL,
        N_("Billable &travel"),
        N_("Outside call to wrap, beyond what the day includes"),
    ),
    (Detail.MISSED_BREAKS, N_("&Missed breaks"), N_("How many were due and not given")),
    (
        Detail.BREAKS,
        N_("Paid &breaks"),
        N_("Those given: 16:00-16:15; ndb 7:30-7:45 is a non-deductible meal"),
    ),
)


_TYPED = MappingProxyType(
    {
        Detail.SHAPE: "cwd",
        Detail.CAMERA_OVERTIME: "cam 45",
        Detail.OVERTIME_KIND: "ot other",
        Detail.ON_SET_WRAP: "on set 19:30",
        Detail.TRAVEL: "travel 1:30",
        Detail.MISSED_BREAKS: "mb 2",
    }
)
"""What can be typed into the sheet in place of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsOf:
    """Whose details they are, and what command says others."""

    details: DayDetails
    command: Callable[[DayDetails], Command]


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsStart:
    """What the dialog begins with.

    `about` names who and when. `inherited` are the unit's, None in the dialog of the unit itself.
    `call` is what times of the day follow, `wrap` what the wrap on set is without one of its own.
    """

    about: str
    of: tuple[DetailsOf, ...]
    asked: Asked
    inherited: DayDetails | None
    call: int | None
    wrap: int | None
    day_start: int


class DetailsDialog(FormDialog[Command | None]):
    """Asks for the details of a day, of one person, of several at once, or of the unit.

    Answers None where nothing was changed. What the agreement does not ask for stands below.
    """

    def __init__(self, look: Look, start: DetailsStart, parent: QWidget | None = None) -> None:
        super().__init__(
            look, _("Details of the day"), _("Save"), about=start.about, width=600, parent=parent
        )
        self._start = start
        self._under = start.inherited or NO_DETAILS
        self._shown = {one: self._common(one) for one in Detail}
        self._editors = self._made()
        self._build()
        for one in Detail:
            self._fill(one)

    def result_of_form(self) -> Command | None:
        errors: dict[str, str] = {}
        read = {one: read_field(self._reader(one), one.value, errors) for one in Detail}
        if errors:
            raise FormError(errors)
        changed = {
            one: value
            for one, value in read.items()
            if value != self._shown[one] and value is not _SEVERAL
        }
        if not changed:
            return None
        told: Mapping[str, Any] = {one.value: value for one, value in changed.items()}
        commands = tuple(one.command(replace(one.details, **told)) for one in self._start.of)
        if len(commands) == 1:
            return commands[0]
        return Batch(commands=commands, words=_("Set details of the day"))

    def _common(self, one: Detail) -> object:
        """What all of them say of it."""
        values = {getattr(each.details, one) for each in self._start.of}
        return values.pop() if len(values) == 1 else _SEVERAL

    def _made(self) -> dict[Detail, ChoiceBox[Any] | QLineEdit]:
        look = self.look
        return {
            Detail.SHAPE: ChoiceBox[Any](look, self._choices(Detail.SHAPE), None),
            Detail.CAMERA_OVERTIME: MinutesEdit(look),
            Detail.OVERTIME_KIND: ChoiceBox[Any](look, self._choices(Detail.OVERTIME_KIND), None),
            Detail.ON_SET_WRAP: TimeEdit(look),
            Detail.TRAVEL: MinutesEdit(look),
            Detail.MISSED_BREAKS: QLineEdit(),
            Detail.BREAKS: QLineEdit(),
        }

    def _build(self) -> None:
        asked = self._start.asked
        first = [one for one in _FIELDS if one[0] in asked.details]
        rest = [one for one in _FIELDS if one[0] not in asked.details]
        if first:
            title = asked.agreement or _("The agreements in use ask for")
            self.form.section(title, self._typed_help())
        self._add(first)
        if rest:
            self.form.section(*self._rest_heading(beside=bool(first)))
        self._add(rest)

    def _typed_help(self) -> str:
        if self._start.inherited is None:
            return _("Everyone inherits these where they have none of their own")
        return _("Empty follows the unit. Behind each field: what says the same in the sheet")

    def _rest_heading(self, *, beside: bool) -> tuple[str, str]:
        if beside:
            return _("Kept, but no pay depends on it"), ""
        if not self._start.asked.agreement:
            return _("Kept"), _("They change no pay until there is an agreement that asks for them")
        title = self._start.asked.agreement
        return _("Kept"), _("“{agreement}” pays nothing for these").format(agreement=title)

    def _add(self, fields: list[tuple[Detail, str, str]]) -> None:
        for one, text, help_text in fields:
            editor = self._editors[one]
            if one is Detail.MISSED_BREAKS:
                editor.setMaximumWidth(self.look.px(110))
            elif isinstance(editor, ChoiceBox) or one is Detail.BREAKS:
                editor.setMinimumWidth(self.look.px(260))
            typed = "" if self._start.inherited is None else _TYPED.get(one, "")
            self.form.add(one.value, _(text), editor, help_text=_(help_text), unit=typed)

    def _choices(self, one: Detail) -> list[tuple[object, str]]:
        """The values to choose from; the first says nothing, so that the unit's counts."""
        kinds = DayShape if one is Detail.SHAPE else OvertimeKind
        found: list[tuple[object, str]] = [(kind, _choice_words(kind)) for kind in kinds]
        shape = one is Detail.SHAPE
        usual = _choice_words(DayShape.STANDARD) if shape else _("As the agreement says")
        under = value_text(self._under, one)
        if self._start.inherited is None:
            found = [pair for pair in found if pair[0] is not DayShape.STANDARD]
        elif under or shape:
            usual = _("As the unit: {what}").format(what=under or usual)
        found.insert(0, (None, usual))
        if self._shown[one] is _SEVERAL:
            found.insert(0, (_SEVERAL, _("Different ones")))
        return found

    def _fill(self, one: Detail) -> None:
        editor, shown = self._editors[one], self._shown[one]
        value: Any = None if shown is _SEVERAL else shown
        under = getattr(self._under, one)
        match editor:
            case ChoiceBox():
                editor.set_value(shown)
            case MinutesEdit():
                editor.set_minutes(value)
                editor.set_inherited(under)
            case TimeEdit():
                editor.set_minutes(value)
                editor.set_inherited(self._start.wrap if under is None else under)
            case QLineEdit() if one is Detail.BREAKS:
                editor.setText(_breaks_typed(value))
                editor.setPlaceholderText(breaks_text(self._under) or _("none"))
            case QLineEdit():
                editor.setText("" if value is None else str(value))
                editor.setPlaceholderText(str(under or _("none")))
        if shown is _SEVERAL and isinstance(editor, QLineEdit):
            editor.setPlaceholderText(_("different"))

    def _reader(self, one: Detail) -> Callable[[], object]:
        editor = self._editors[one]
        if isinstance(editor, ChoiceBox):
            return editor.value
        line = editor
        if self._shown[one] is _SEVERAL and not line.text().strip():
            return lambda: _SEVERAL
        if isinstance(line, MinutesEdit):
            return line.minutes
        if isinstance(line, TimeEdit):
            return lambda: self._on_set(line)
        return lambda: self._read(one, line.text().strip())

    def _on_set(self, editor: TimeEdit) -> int | None:
        minutes = editor.minutes()
        start = self._start
        return None if minutes is None else interpret(minutes, start.call, start.day_start)

    def _read(self, one: Detail, text: str) -> object:
        if not text:
            return None
        if one is Detail.BREAKS:
            return _breaks(text, self._start.call, self._start.day_start)
        if not (text.isascii() and text.isdigit()):
            raise ValueError(_("Write how many: 1 or 2."))
        return int(text)


def _choice_words(kind: DayShape | OvertimeKind) -> str:
    return f"{word(kind)} ({kind})" if isinstance(kind, DayShape) else word(kind)


def _breaks_typed(breaks: object) -> str:
    if breaks == ():
        return _("none")
    return breaks_text(DayDetails(breaks=breaks)) if isinstance(breaks, tuple) else ""


def _breaks(text: str, call: int | None, day_start: int) -> tuple[PaidBreak, ...]:
    """Breaks written as 16:00-16:15, those that are meals with ndb before. Raises ValueError."""
    if text.casefold() in {"none", _("none")}:
        return ()
    found: list[PaidBreak] = []
    for part in text.split(","):
        words = part.strip().casefold()
        meal = words.startswith("ndb")
        times = words.removeprefix("ndb").strip() or part.strip()
        kind = BreakKind.NDB if meal else BreakKind.SECOND
        # A breakfast may lie before the call, on whichever side of midnight is nearer.
        after = call - DAY // 2 if meal and call is not None else call
        found += [PaidBreak(time=one, kind=kind) for one in read_meals(times, after, day_start)]
    return tuple(found)
