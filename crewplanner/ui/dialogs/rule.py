"""One rule of a production: how hard it is, its limits, and the ways and budgets it looks at."""

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.rules import LONGEST_WINDOW, SetBudget, SetRule, SetTravelTime
from crewplanner.app.rule_words import asks_text, limit_name
from crewplanner.app.words import department_name, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import OFF, Severity
from crewplanner.domain.ids import DepartmentId, PlaceId
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


class BudgetDialog(FormDialog[Command]):
    """What a department's crew, or everybody, may cost; 0 forgets it."""

    def __init__(
        self, look: Look, plan: Plan, production: Production, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look,
            _("Budget of the crew"),
            _("Save"),
            about=_("The rule “Over budget” tells the date on which it is spent. Empty: none."),
            width=460,
            parent=parent,
        )
        self._plan = plan
        self._production = production
        ordered = sorted(plan.departments.values(), key=_position)
        options: list[tuple[DepartmentId | None, str]] = [(None, _("Everybody"))]
        options += [(one.id, department_name(one, production.words)) for one in ordered]
        self.department = ChoiceBox[DepartmentId | None](look, options, None)
        self.amount = QLineEdit()
        self.account = QLineEdit()
        self.form.add("department", _("&Department"), self.department, wide=True)
        self.form.add("amount", _("&Amount"), self.amount, help_text=production.currency)
        self.form.add("account", _("A&ccount"), self.account)
        self.department.currentIndexChanged.connect(self._show)
        self._show()

    def result_of_form(self) -> Command:
        text = self.amount.text().strip().replace(",", "")
        try:
            amount = Decimal(text or "0")
        except InvalidOperation as error:
            raise FormError({"amount": _("Write an amount like 12500.")}) from error
        if not amount.is_finite() or amount < 0:
            raise FormError({"amount": _("Write an amount like 12500.")})
        return SetBudget(
            production=self._production.id,
            department=self.department.value(),
            name=self.department.currentText(),
            amount=amount,
            account=self.account.text().strip(),
        )

    def _show(self) -> None:
        lines = self._plan.budget_lines_of.get(self._production.id, ())
        own = next((one for one in lines if one.department == self.department.value()), None)
        self.amount.setText(str(own.amount) if own else "")
        self.account.setText(own.account if own else "")


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


def _position(department: object) -> int:
    return getattr(department, "position", 0)
