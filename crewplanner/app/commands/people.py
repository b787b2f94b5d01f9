"""People, departments, roles, deals and the days people are away."""

from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.productions import check_name
from crewplanner.app.errors import Refused
from crewplanner.app.kept_agreements import keep_agreement
from crewplanner.app.standard_roles import StandardDepartment, add_standard_roles
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DealId, DepartmentId, PersonId, RoleId, UnavailabilityId
from crewplanner.domain.people import Deal, Department, Person, Role, Unavailability
from crewplanner.domain.productions import BudgetLine
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson(Command):
    """Add somebody to the crew."""

    person: Person

    def label(self) -> str:
        return _("Add {name}").format(name=self.person.name)

    def run(self, tx: Transaction) -> None:
        check_name(self.person.name)
        tx.people.add(self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPerson(Command):
    """Change what is known of a person."""

    person: Person

    def label(self) -> str:
        return _("Edit {name}").format(name=self.person.name)

    def run(self, tx: Transaction) -> None:
        check_name(self.person.name)
        tx.people.save(self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePeople(Command):
    """Remove people with their deals, bookings, timecards and lines on call sheets."""

    people: tuple[PersonId, ...]

    def label(self) -> str:
        count = len(self.people)
        return ngettext("Remove {count} person", "Remove {count} people", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        gone = frozenset(self.people)
        for person in self.people:
            tx.people.remove(person)
        for sheet in tx.call_sheets.all():
            kept = tuple(line for line in sheet.crew if line.person not in gone)
            if kept != sheet.crew:
                tx.call_sheets.save(replace(sheet, crew=kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStandardRoles(Command):
    """Add the standard departments and roles to a project that has none."""

    departments: tuple[StandardDepartment, ...]

    def label(self) -> str:
        return _("Add standard roles")

    def run(self, tx: Transaction) -> None:
        if tx.departments.all():
            raise Refused(_("The project has departments already."))
        add_standard_roles(tx, self.departments)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDepartment(Command):
    """Add a department."""

    department: Department

    def label(self) -> str:
        return _("Add department")

    def run(self, tx: Transaction) -> None:
        check_name(self.department.name)
        tx.departments.add(self.department)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditDepartment(Command):
    """Change a department's words or place in the order."""

    department: Department

    def label(self) -> str:
        return _("Edit department")

    def run(self, tx: Transaction) -> None:
        check_name(self.department.name)
        tx.departments.save(self.department)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDepartment(Command):
    """Remove a department without roles and without a budget line of its own. Refused else."""

    department: DepartmentId

    def label(self) -> str:
        return _("Remove department")

    def run(self, tx: Transaction) -> None:
        if tx.roles.find(department=self.department):
            raise Refused(_("Move or remove the roles of this department first."))
        lines = tx.budget_lines.find(department=self.department)
        if lines:
            raise Refused(_owned_by_budget(tx, lines[0]))
        tx.departments.remove(self.department)


def _owned_by_budget(tx: Transaction, line: BudgetLine) -> str:
    """Without its department the line would count everybody's cost."""
    sentence = _(
        "The budget line “{line}” of {production} is this department's. "
        "Remove it or give it to another department first."
    )
    return sentence.format(line=line.name, production=tx.productions.get(line.production).title)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRole(Command):
    """Add a role to a department."""

    role: Role

    def label(self) -> str:
        return _("Add role")

    def run(self, tx: Transaction) -> None:
        check_name(self.role.name)
        tx.roles.add(self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRole(Command):
    """Change a role's words, department or place in the order."""

    role: Role

    def label(self) -> str:
        return _("Edit role")

    def run(self, tx: Transaction) -> None:
        check_name(self.role.name)
        tx.roles.save(self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRole(Command):
    """Remove a role. People and bookings that had it stay, without it."""

    role: RoleId

    def label(self) -> str:
        return _("Remove role")

    def run(self, tx: Transaction) -> None:
        tx.roles.remove(self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDeal(Command):
    """Agree terms with a person for a production, which keeps a copy of the agreement."""

    deal: Deal

    def label(self) -> str:
        return _("Add deal")

    def run(self, tx: Transaction) -> None:
        check_deal(self.deal)
        keep_agreement(tx, self.deal)
        tx.deals.add(self.deal)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditDeal(Command):
    """Change agreed terms. For new terms from a date on, add a deal that begins there."""

    deal: Deal

    def label(self) -> str:
        return _("Edit deal")

    def run(self, tx: Transaction) -> None:
        check_deal(self.deal)
        keep_agreement(tx, self.deal)
        tx.deals.save(self.deal)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDeal(Command):
    """Take agreed terms away."""

    deal: DealId

    def label(self) -> str:
        return _("Remove deal")

    def run(self, tx: Transaction) -> None:
        tx.deals.remove(self.deal)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUnavailability(Command):
    """Note that a person is away."""

    unavailability: Unavailability

    def label(self) -> str:
        return _("Add days away")

    def run(self, tx: Transaction) -> None:
        tx.unavailabilities.add(self.unavailability)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditUnavailability(Command):
    """Change when or why a person is away."""

    unavailability: Unavailability

    def label(self) -> str:
        return _("Edit days away")

    def run(self, tx: Transaction) -> None:
        tx.unavailabilities.save(self.unavailability)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveUnavailability(Command):
    """A person is available again."""

    unavailability: UnavailabilityId

    def label(self) -> str:
        return _("Remove days away")

    def run(self, tx: Transaction) -> None:
        tx.unavailabilities.remove(self.unavailability)


def check_deal(deal: Deal) -> None:
    """Raise Refused for terms that cannot be."""
    if deal.rate < 0 or deal.kit < 0:
        raise Refused(_("A rate cannot be negative."))
    if deal.valid_from and deal.valid_to and deal.valid_to < deal.valid_from:
        raise Refused(_("The deal ends before it begins."))
