"""Who may what in the project: planners, reviewers, departments, by the name they work under."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.reviews import RemoveMember, SaveMember
from crewplanner.app.review_words import review_word
from crewplanner.app.roles import EVERYBODY
from crewplanner.app.words import department_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, DepartmentId, MemberId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.reviews import Member, MemberRole
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A member, and what of the project that is."""

    member: Member
    department: str
    sees: str


class MembersTab(QWidget):
    """A list of who is more or less than a planner; every change is a command at once."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._films = FilmWords.US
        self.members = RecordList[MemberRow](
            host.look, _("Who may what"), _columns(), key=lambda row: row.member.id
        )
        self.members.table.set_hint(
            _("Everybody plans. Name who only reviews, or sees one department alone.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.members, 1)
        about = _(
            "You work as “{name}” (Settings). Whoever is not named here plans. Roles are a "
            "courtesy, not a lock: for what must not be seen, send a package for review."
        )
        words = about.format(name=host.workspace.context.user)
        column.addWidget(label(words, "caption", wrap=True))
        self.members.add_asked.connect(self._add)
        self.members.edit_asked.connect(self._edit)
        self.members.remove_asked.connect(self._remove)

    def show_plan(self, plan: Plan, film: FilmWords) -> None:
        """Show who has a role in the project."""
        self._films = film
        self.members.set_rows([self._row(plan, one) for one in plan.members.values()])
        self.members.set_barred(self._host.barred)

    def _row(self, plan: Plan, member: Member) -> MemberRow:
        found = plan.departments.get(member.department) if member.department else None
        return MemberRow(
            member=member,
            department=department_name(found, self._films) if found else "",
            sees=_sees(member.role),
        )

    def _add(self) -> None:
        self._ask(Member(id=MemberId(NEW), name="", role=MemberRole.REVIEWER))

    def _edit(self, row: MemberRow) -> None:
        self._ask(row.member)

    def _ask(self, member: Member) -> None:
        plan, host = self._host.workspace.plan, self._host
        ordered = sorted(plan.departments.values(), key=lambda one: (one.position, one.id))
        departments = [(one.id, department_name(one, self._films)) for one in ordered]
        command = MemberDialog(host.look, member, departments, parent=host).ask()
        change = host.do(command) if command else None
        if change is not None and change.added.get("members"):
            self.members.choose(change.added["members"][0])

    def _remove(self, rows: list[MemberRow]) -> None:
        said = ngettext("{name} plans again", "{count} people plan again", len(rows))
        self._host.do(
            Batch(
                commands=tuple(RemoveMember(member=row.member.id) for row in rows),
                words=_("Remove role"),
            ),
            toast=said.format(name=_name(rows[0]), count=len(rows)),
        )


class MemberDialog(FormDialog[SaveMember]):
    """A name, what they do, and the department where it is one."""

    def __init__(
        self,
        look: Look,
        member: Member,
        departments: list[tuple[DepartmentId, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _("Role in the project"), _("Save"), parent=parent)
        self._member = member
        self._name = QLineEdit(member.name)
        roles = [(role, review_word(role)) for role in MemberRole]
        self.role = ChoiceBox[MemberRole](look, roles, member.role)
        chosen = member.department or (departments[0][0] if departments else DepartmentId(NEW))
        self.department = ChoiceBox[DepartmentId](look, departments, chosen)
        help_text = _("As in their Settings, or else on their computer")
        self.form.add("name", _("&Name"), self._name, help_text=help_text)
        self.form.add(_ROLE, _("&Role"), self.role, help_text=_sees(member.role))
        self.form.add("department", _("&Department"), self.department)
        self.role.chosen.connect(self._follow)
        self._follow(member.role)

    def set_name(self, name: str) -> None:
        """Fill in a name."""
        self._name.setText(name)

    def result_of_form(self) -> SaveMember:
        name = self._name.text().strip()
        if not name:
            raise FormError({"name": _("Whose role is it? Give the name they work under.")})
        role = self.role.value()
        own = role is MemberRole.DEPARTMENT and self.department.count() > 0
        department = self.department.value() if own else None
        return SaveMember(
            member=Member(id=self._member.id, name=name, role=role, department=department)
        )

    def _follow(self, role: MemberRole) -> None:
        self.form.set_help(_ROLE, _sees(role))
        self.form.set_row_visible("department", role is MemberRole.DEPARTMENT)


def _sees(role: MemberRole) -> str:
    match role:
        case MemberRole.PLANNER:
            return _("Sees and changes everything")
        case MemberRole.REVIEWER:
            return _("Sees everybody, no private contacts; can comment and sign off")
        case MemberRole.DEPARTMENT:
            return _("Sees its own people, no money; can comment")


def _name(row: MemberRow) -> str:
    return _("Everybody else") if row.member.name == EVERYBODY else row.member.name


def _columns() -> tuple[Column[MemberRow], ...]:
    return (
        Column(id="name", title=_("Name"), value=_name, strong=True, width=180, least=120),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: review_word(row.member.role),
            width=110,
            fit=True,
        ),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department,
            width=150,
            if_any=True,
        ),
        Column(
            id="sees",
            title=_("What that is"),
            value=lambda row: row.sees,
            tone=lambda _row: "muted",
            stretch=True,
            width=260,
        ),
    )
