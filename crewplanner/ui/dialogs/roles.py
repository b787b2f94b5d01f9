"""Departments and roles: their words in the US and the UK, and what else they are called."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.people import AddDepartment, AddRole, EditDepartment, EditRole
from crewplanner.domain.ids import NEW, DepartmentId, RoleId
from crewplanner.domain.people import Department, Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _
from crewplanner.ui.dialogs.choices import department_options
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox


class DepartmentDialog(FormDialog[Command]):
    """A department's words. A new one stands behind the others."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        department: Department | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit department") if department else _("Add department")
        verb = _("Save") if department else _("Add")
        super().__init__(look, title, verb, width=460, parent=parent)
        last = max((one.position for one in plan.departments.values()), default=-1)
        self._department = department or Department(
            id=DepartmentId(NEW), name="", position=last + 1
        )
        self._name = QLineEdit(self._department.name)
        self._name_uk = QLineEdit(self._department.name_uk)
        self.form.add("name", _("&Name"), self._name, wide=True)
        self.form.add(
            "name_uk",
            _("In the &UK"),
            self._name_uk,
            help_text=_("Where UK film words are used; empty: the same"),
            wide=True,
        )

    def result_of_form(self) -> Command:
        name = self._name.text().strip()
        if not name:
            raise FormError({"name": _("A department needs a name.")})
        department = replace(self._department, name=name, name_uk=self._name_uk.text().strip())
        if department.id != NEW:
            return EditDepartment(department=department)
        return AddDepartment(department=department)


class RoleDialog(FormDialog[Command]):
    """A role's words and its department. A new one stands behind the others."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        department: DepartmentId,
        role: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit role") if role else _("Add role")
        super().__init__(look, title, _("Save") if role else _("Add"), width=480, parent=parent)
        self._plan = plan
        self._role = role or Role(id=RoleId(NEW), department=department, name="")
        self._name = QLineEdit(self._role.name)
        self._name_uk = QLineEdit(self._role.name_uk)
        self._aliases = QLineEdit(", ".join(self._role.aliases))
        self._skills = QLineEdit(", ".join(self._role.skills))
        self._department = ChoiceBox[DepartmentId](
            look, department_options(plan, FilmWords.US), self._role.department
        )
        self.form.add("name", _("&Name"), self._name, wide=True)
        self.form.add(
            "name_uk",
            _("In the &UK"),
            self._name_uk,
            help_text=_("Where UK film words are used; empty: the same"),
            wide=True,
        )
        self.form.add("department", _("&Department"), self._department, wide=True)
        self.form.add(
            "aliases",
            _("&Also called"),
            self._aliases,
            help_text=_("Words that crew lists use for it, separated by commas"),
            wide=True,
        )
        self.form.add(
            "skills",
            _("S&kills asked for"),
            self._skills,
            help_text=_("Who is booked without them is a finding; separated by commas"),
            wide=True,
        )

    def result_of_form(self) -> Command:
        name = self._name.text().strip()
        if not name:
            raise FormError({"name": _("A role needs a name.")})
        aliases = (part.strip() for part in self._aliases.text().split(","))
        skills = (part.strip() for part in self._skills.text().split(","))
        department = self._department.value()
        role = replace(
            self._role,
            name=name,
            name_uk=self._name_uk.text().strip(),
            department=department,
            skills=tuple(dict.fromkeys(skill for skill in skills if skill)),
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
        )
        if role.id == NEW or department != self._role.department:
            role = replace(role, position=_last(self._plan, department) + 1)
        return EditRole(role=role) if role.id != NEW else AddRole(role=role)


def _last(plan: Plan, department: DepartmentId) -> int:
    positions = (role.position for role in plan.roles.values() if role.department == department)
    return max(positions, default=-1)
