"""The crew that each unit needs on its shoot days, by role."""

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.productions import SetNeed
from crewplanner.app.words import department_name, role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import Need
from crewplanner.domain.ids import RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production, Unit
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.choices import role_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.choice_box import ChoiceBox

_MOST = 99
_REFUSED = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One need with the words for what it asks for. `place` orders units and roles."""

    need: Need
    unit: str
    role: str
    department: str
    place: tuple[int, int, int]


class NeedDialog(FormDialog[SetNeed]):
    """Unit, role, how many."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: Production,
        need: Need | None = None,
        parent: QWidget | None = None,
    ) -> None:
        about = _("Findings say on which shoot days fewer are booked.")
        title = _("Change crew needed") if need else _("Crew needed")
        super().__init__(look, title, _("Save"), about=about, width=460, parent=parent)
        self._production = production.id
        units = units_of(plan, production)
        start = need.unit if need else units[0].id
        self.unit = ChoiceBox[UnitId](look, [(unit.id, unit.name) for unit in units], start)
        options = role_options(plan, production.words, _("Choose a role"))
        self.role = ChoiceBox[RoleId | None](look, options, need.role if need else None)
        self.role.setEditable(False)
        self.count = QSpinBox()
        self.count.setRange(0, _MOST)
        self.count.setValue(need.count if need else 1)
        self.form.add("unit", _("&Unit"), self.unit, wide=True)
        self.form.add("role", _("&Role"), self.role, wide=True)
        self.form.add(
            "count", _("&How many"), self.count, help_text=_("On every shoot day; 0 asks for none")
        )
        for editor in (self.unit, self.role):
            editor.setEnabled(need is None)

    def result_of_form(self) -> SetNeed:
        role = self.role.value()
        if role is None:
            raise FormError({"role": _("Choose a role.")})
        return SetNeed(
            production=self._production,
            unit=self.unit.value(),
            role=role,
            count=self.count.value(),
        )


class NeedsTab(QWidget):
    """One list; the number can be typed in place, 0 takes the need away."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: Production | None = None
        self.list = RecordList[NeedRow](
            host.look,
            _("Crew needed on shoot days"),
            _columns(),
            key=lambda row: (row.need.unit, row.need.role),
        )
        self.list.table.show_columns(_columns(), sort_by="unit")
        self.list.table.set_hint(
            _("Nobody is asked for yet. Add the roles that a shoot day cannot do without.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        self.list.add_asked.connect(self._add)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)
        self.list.model.edited.connect(self._type)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show what the production needs."""
        self._production = production
        needs = plan.needs_of.get(production.id, ())
        self.list.set_rows([_row(plan, production, need) for need in needs])
        self.list.set_barred(self._host.barred)

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, row: NeedRow) -> None:
        self._ask(row.need)

    def _ask(self, need: Need | None) -> None:
        if self._production is None:
            return
        plan = self._host.workspace.plan
        dialog = NeedDialog(self._host.look, plan, self._production, need, parent=self._host)
        command = dialog.ask()
        if command is not None and self._host.do(command) is not None:
            self.list.choose((command.unit, command.role))

    def _type(self, row: NeedRow, _column: str, text: object) -> None:
        digits = str(text).strip()
        if not digits.isascii() or not digits.isdecimal() or int(digits) > _MOST:
            sentence = _("“{text}” is not a number of people. Write 0 to {most}.")
            self._host.say(sentence.format(text=digits, most=_MOST), key=_REFUSED)
            return
        self._host.messages.clear_message(_REFUSED)
        self._host.do(_set(row.need, int(digits)))

    def _remove(self, rows: list[NeedRow]) -> None:
        said = ngettext(
            "{role} is not asked for any more",
            "{count} roles are not asked for any more",
            len(rows),
        )
        self._host.do(
            Batch(commands=tuple(_set(row.need, 0) for row in rows), words=_("Set crew needed")),
            toast=said.format(role=rows[0].role, count=len(rows)),
        )


def units_of(plan: Plan, production: Production) -> list[Unit]:
    """The units of a production in their order."""
    units = [unit for unit in plan.units.values() if unit.production == production.id]
    return sorted(units, key=lambda unit: (unit.position, unit.id))


def _set(need: Need, count: int) -> SetNeed:
    return SetNeed(production=need.production, unit=need.unit, role=need.role, count=count)


def _row(plan: Plan, production: Production, need: Need) -> NeedRow:
    unit = plan.units.get(need.unit)
    role = plan.roles.get(need.role)
    department = plan.departments.get(role.department) if role else None
    return NeedRow(
        need=need,
        unit=unit.name if unit else "",
        role=role_name(role, production.words),
        department=department_name(department, production.words),
        place=(
            unit.position if unit else 0,
            department.position if department else 0,
            role.position if role else 0,
        ),
    )


def _columns() -> tuple[Column[NeedRow], ...]:
    return (
        Column(
            id="unit",
            title=_("Unit"),
            value=lambda row: row.unit,
            sort=lambda row: row.place,
            width=140,
        ),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department,
            tone=lambda _row: "muted",
            width=170,
        ),
        Column(id="role", title=_("Role"), value=lambda row: row.role, strong=True, stretch=True),
        Column(
            id="count",
            title=_("How many"),
            value=lambda row: str(row.need.count),
            sort=lambda row: row.need.count,
            edit=lambda row: str(row.need.count),
            align=RIGHT,
            width=90,
        ),
    )
