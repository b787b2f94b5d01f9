"""What forms offer to choose from: roles, departments, units, currencies, zones, weekdays."""

from collections.abc import Iterable
from zoneinfo import available_timezones

from crewplanner.app.words import department_name, role_name, weekday_text
from crewplanner.domain.ids import (
    NEW,
    BudgetLineId,
    DepartmentId,
    PersonId,
    ProductionId,
    RoleId,
    UnitId,
)
from crewplanner.domain.people import Role
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _
from crewplanner.ui.widgets.person_picker import Choice

CURRENCIES = (
    "USD",
    "GBP",
    "EUR",
    "CAD",
    "AUD",
    "NZD",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "JPY",
    "INR",
    "ZAR",
)


def role_options(plan: Plan, words: FilmWords, none: str) -> list[tuple[RoleId | None, str]]:
    """All roles by department, after a word for none of them."""
    ordered = sorted(
        plan.roles.values(),
        key=lambda role: (plan.departments[role.department].position, role.position, role.id),
    )
    named = [(role.id, _role_words(plan, role, words)) for role in ordered]
    return [(None, none), *named]


def usual_role_options(
    plan: Plan, people: Iterable[PersonId], words: FilmWords
) -> list[tuple[RoleId | None, str]]:
    """Their usual role, what these people do, then all other roles by department."""
    own = tuple(dict.fromkeys(role for key in people for role in plan.people[key].roles))
    rest = sorted(
        (role for role in plan.roles.values() if role.id not in own),
        key=lambda role: (plan.departments[role.department].position, role.position),
    )
    return [
        (None, _("Their usual role")),
        *((key, role_name(plan.roles.get(key), words)) for key in own),
        *((role.id, role_name(role, words)) for role in rest),
    ]


def unit_options(plan: Plan, production: ProductionId) -> list[tuple[UnitId | None, str]]:
    """The units of a production in their order, then none yet."""
    units = [unit for unit in plan.units.values() if unit.production == production]
    units.sort(key=lambda unit: (unit.position, unit.id))
    return [*((unit.id, unit.name) for unit in units), (None, _("No unit yet"))]


def _role_words(plan: Plan, role: Role, words: FilmWords) -> str:
    department = department_name(plan.departments[role.department], words)
    return f"{role_name(role, words)}  ·  {department}"


def line_options(plan: Plan, production: ProductionId) -> list[tuple[BudgetLineId | None, str]]:
    """The budget lines of a production, after that of the department."""
    lines = plan.budget_lines_of.get(production, ())
    named = [(line.id, f"{line.account} {line.name}".strip()) for line in lines]
    return [(None, _("That of the department")), *named]


def department_options(plan: Plan, words: FilmWords) -> list[tuple[DepartmentId, str]]:
    """All departments in order."""
    ordered = sorted(plan.departments.values(), key=lambda one: (one.position, one.id))
    return [(one.id, department_name(one, words)) for one in ordered]


def currency_options(present: str) -> list[tuple[str, str]]:
    """The usual currencies, and the one that is set."""
    codes = dict.fromkeys((*CURRENCIES, present))
    return [(code, code) for code in codes if code]


def zone_options() -> list[tuple[str, str]]:
    """Every zone of the world by place, without the historic names."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    return [(zone, zone.replace("_", " ")) for zone in zones]


def weekday_options() -> list[tuple[int, str]]:
    """Monday to Sunday, Monday = 0."""
    return [(day, weekday_text(day, long=True)) for day in range(7)]


def person_choices(plan: Plan, words: FilmWords) -> list[Choice]:
    """Everybody to be picked from, with role and department."""
    found: list[Choice] = []
    for person in plan.people.values():
        role = plan.roles.get(next(iter(person.roles), RoleId(NEW)))
        where = department_name(plan.departments.get(role.department), words) if role else ""
        detail = ", ".join(part for part in (role_name(role, words), where) if part)
        found.append(Choice(id=person.id, name=person.name, detail=detail))
    return found
