"""One rule of a production: how hard it is, its limits, and the ways and budgets it looks at."""

from PySide6.QtWidgets import QSpinBox, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.rules import LONGEST_WINDOW, SetRule, SetTravelTime
from crewplanner.app.rule_words import asks_text, limit_name
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import OFF, Severity
from crewplanner.domain.ids import PlaceId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.rules import Entry, chosen_severity
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.minutes_edit import MinutesEdit

DAYS = frozenset({"consecutive_limit", "rolling_days"})
"""Limits that count days; the others are lengths of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A rule as a production has it."""

    entry: Entry
    production: Production


class RuleDialog(FormDialog[Command]):
    """Severity and limits. A length of 0:00 asks for nothing where it is the least."""

    def __init__(self, look: Look, row: RuleRow, parent: QWidget | None = None) -> None:
        entry, production = row.entry, row.production
        super().__init__(
            look,
            word(entry.kind),
            _("Save"),
            about=asks_text(entry.kind),
            width=460,
            parent=parent,
        )
        self._row = row
        chosen = chosen_severity(production, entry.kind)
        options = [(severity.value, word(severity)) for severity in Severity]
        self.severity = ChoiceBox[str](
            look, [*options, (OFF, _("Off"))], chosen.value if chosen else OFF
        )
        self.form.add(
            "severity",
            _("How &hard"),
            self.severity,
            help_text=_("At its hardest; milder cases are as much milder as usual"),
        )
        self.limits: dict[str, MinutesEdit | QSpinBox] = {}
        for name in entry.settings:
            value = getattr(production, name)
            field = self._days(name, value) if name in DAYS else MinutesEdit(look)
            if isinstance(field, MinutesEdit):
                field.set_minutes(value)
            self.limits[name] = field
            help_text = _("Days") if name in DAYS else _("Hours and minutes, 11:00; 0:00 is none")
            self.form.add(name, limit_name(name), field, help_text=help_text)

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        limits: list[tuple[str, int]] = []
        for name, field in self.limits.items():
            if isinstance(field, QSpinBox):
                limits.append((name, field.value()))
            else:
                limits.append((name, read_field(field.minutes, name, errors) or 0))
        if errors:
            raise FormError(errors)
        return SetRule(
            production=self._row.production.id,
            rule=self._row.entry.kind,
            severity=self.severity.value(),
            limits=tuple(limits),
        )

    def _days(self, name: str, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1 if name == "rolling_days" else 0, LONGEST_WINDOW)
        field.setValue(value)
        return field


class TravelDialog(FormDialog[Command]):
    """How long it takes between two places of a production; 0:00 forgets it."""

    def __init__(
        self, look: Look, plan: Plan, production: Production, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look,
            _("Travel time"),
            _("Save"),
            about=_("It holds both ways. The rule “Travel time” looks at it."),
            width=460,
            parent=parent,
        )
        self._plan = plan
        self._production = production
        places = [one for one in plan.places.values() if one.production == production.id]
        options = [(one.id, one.name) for one in places]
        self.one = ChoiceBox[PlaceId](look, options, options[0][0])
        self.other = ChoiceBox[PlaceId](look, options, options[-1][0])
        self.minutes = MinutesEdit(look)
        self.form.add("one", _("&From"), self.one, wide=True)
        self.form.add("other", _("&To"), self.other, wide=True)
        self.form.add("minutes", _("&Takes"), self.minutes, help_text=_("45 or 1:30"))
        self.one.currentIndexChanged.connect(self._show)
        self.other.currentIndexChanged.connect(self._show)
        self._show()

    def result_of_form(self) -> Command:
        errors: dict[str, str] = {}
        minutes = read_field(self.minutes.minutes, "minutes", errors)
        if self.one.value() == self.other.value():
            errors["other"] = _("Choose two places.")
        if errors:
            raise FormError(errors)
        return SetTravelTime(
            production=self._production.id,
            one=self.one.value(),
            other=self.other.value(),
            minutes=minutes or 0,
        )

    def _show(self) -> None:
        ends = {self.one.value(), self.other.value()}
        known = self._plan.travel_times_of.get(self._production.id, ())
        way = next((one for one in known if {one.one, one.other} == ends), None)
        self.minutes.set_minutes(way.minutes if way else None)
