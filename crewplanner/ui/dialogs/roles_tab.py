"""The departments of the project in their order, and the roles of one of them."""

from collections import Counter
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.people import (
    AddStandardRoles,
    EditDepartment,
    EditRole,
    RemoveDepartment,
    RemoveRole,
)
from crewplanner.app.standard_roles import standard_roles
from crewplanner.dataclass import dataclass
from crewplanner.domain.people import Department, Role
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.record_list import RecordList, moved
from crewplanner.ui.dialogs.roles import DepartmentDialog, RoleDialog
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.buttons import Button, offer


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow:
    """A department and how many roles it has."""

    department: Department
    roles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role and how many people have it."""

    role: Role
    people: int


class RolesTab(QWidget):
    """Two lists side by side; every change is a command at once."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self.standard = Button(host.look, _("Add the standard list"))
        self.departments = RecordList[DepartmentRow](
            host.look,
            _("Departments"),
            _department_columns(),
            key=lambda row: row.department.id,
            ordered=True,
            narrow=True,
            extra=(self.standard,),
        )
        self.standard.setVisible(False)
        self.roles = RecordList[RoleRow](
            host.look,
            _("Roles"),
            _role_columns(),
            key=lambda row: row.role.id,
            ordered=True,
            narrow=True,
        )
        self.roles.table.set_hint(_("This department has no roles yet."))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(20)
        row.addWidget(self.departments, 1)
        row.addWidget(self.roles, 1)
        self._connect()

    def show_plan(self, plan: Plan) -> None:
        """Show what the project has."""
        held = Counter(role.department for role in plan.roles.values())
        ordered = sorted(plan.departments.values(), key=lambda one: (one.position, one.id))
        self.departments.set_rows(
            [DepartmentRow(department=one, roles=held[one.id]) for one in ordered]
        )
        self.standard.setVisible(not ordered)
        offer(self.standard, self._host.barred)
        self.departments.set_barred(self._host.barred)
        self._show_roles()

    def _connect(self) -> None:
        self.standard.clicked.connect(self._add_standard)
        self.departments.selected.connect(self._show_roles)
        self.departments.add_asked.connect(self._add_department)
        self.departments.edit_asked.connect(self._edit_department)
        self.departments.remove_asked.connect(self._remove_departments)
        self.departments.move_asked.connect(self._move_department)
        self.roles.add_asked.connect(self._add_role)
        self.roles.edit_asked.connect(self._edit_role)
        self.roles.remove_asked.connect(self._remove_roles)
        self.roles.move_asked.connect(self._move_role)

    def _show_roles(self) -> None:
        row = self.departments.current()
        plan = self._host.workspace.plan
        if row is None or row.department.id not in plan.departments:
            self.roles.set_rows(())
            self.roles.set_barred(self._host.barred or _("Choose a department first."))
            return
        have = Counter(role for person in plan.people.values() for role in person.roles)
        roles = [role for role in plan.roles.values() if role.department == row.department.id]
        roles.sort(key=lambda role: (role.position, role.id))
        self.roles.set_rows([RoleRow(role=role, people=have[role.id]) for role in roles])
        self.roles.set_barred(self._host.barred)

    def _add_standard(self) -> None:
        command = AddStandardRoles(departments=standard_roles())
        self._host.do(command, toast=_("Added the standard departments and roles"))

    def _add_department(self) -> None:
        plan = self._host.workspace.plan
        command = DepartmentDialog(self._host.look, plan, parent=self._host).ask()
        change = self._host.do(command) if command else None
        if change is not None:
            self.departments.choose(change.added["departments"][0])

    def _edit_department(self, row: DepartmentRow) -> None:
        plan = self._host.workspace.plan
        self._do(DepartmentDialog(self._host.look, plan, row.department, parent=self._host).ask())

    def _remove_departments(self, rows: list[DepartmentRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} departments", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemoveDepartment(department=row.department.id) for row in rows),
                words=_("Remove department"),
            ),
            toast=said.format(name=rows[0].department.name, count=len(rows)),
        )

    def _move_department(self, row: DepartmentRow, step: int) -> None:
        order = moved(self.departments.model.rows, row, step)
        edits = tuple(
            EditDepartment(department=replace(other.department, position=position))
            for position, other in enumerate(order)
            if other.department.position != position
        )
        self._do(Batch(commands=edits, words=_("Move department")))

    def _add_role(self) -> None:
        row = self.departments.current()
        if row is None:
            return
        plan = self._host.workspace.plan
        command = RoleDialog(self._host.look, plan, row.department.id, parent=self._host).ask()
        change = self._host.do(command) if command else None
        if change is not None:
            self.roles.choose(change.added["roles"][0])

    def _edit_role(self, row: RoleRow) -> None:
        plan, role = self._host.workspace.plan, row.role
        self._do(RoleDialog(self._host.look, plan, role.department, role, parent=self._host).ask())

    def _remove_roles(self, rows: list[RoleRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} roles", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemoveRole(role=row.role.id) for row in rows),
                words=_("Remove role"),
            ),
            toast=said.format(name=rows[0].role.name, count=len(rows)),
        )

    def _move_role(self, row: RoleRow, step: int) -> None:
        order = moved(self.roles.model.rows, row, step)
        edits = tuple(
            EditRole(role=replace(other.role, position=position))
            for position, other in enumerate(order)
            if other.role.position != position
        )
        self._do(Batch(commands=edits, words=_("Move role")))

    def _do(self, command: Command | None) -> None:
        if command is not None:
            self._host.do(command)


def _department_columns() -> tuple[Column[DepartmentRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.department.name,
            strong=True,
            stretch=True,
        ),
        Column(
            id="uk",
            title=_("In the UK"),
            value=lambda row: row.department.name_uk,
            tone=lambda _row: "muted",
            width=110,
        ),
        Column(
            id="roles",
            title=_("Roles"),
            value=lambda row: str(row.roles or ""),
            align=RIGHT,
            width=56,
        ),
    )


def _role_columns() -> tuple[Column[RoleRow], ...]:
    return (
        Column(
            id="name", title=_("Name"), value=lambda row: row.role.name, strong=True, stretch=True
        ),
        Column(
            id="uk",
            title=_("In the UK"),
            value=lambda row: row.role.name_uk,
            tone=lambda _row: "muted",
            tip=lambda row: ", ".join(row.role.aliases),
            width=120,
        ),
        Column(
            id="people",
            title=_("People"),
            value=lambda row: str(row.people or ""),
            align=RIGHT,
            width=62,
        ),
    )
