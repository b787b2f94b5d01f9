"""The standard list of departments and roles, with the words they go by in several countries."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, DepartmentId, RoleId
from crewplanner.domain.people import Department, Role
from crewplanner.paths import resource
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardDepartment:
    """A department that is not stored yet, the other words for it, and its roles in order.

    The ids of all of them are NEW; the roles' department is NEW too until `add_standard_roles`.
    """

    department: Department
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]


def standard_roles(path: Path | None = None) -> tuple[StandardDepartment, ...]:
    """The list that comes with the program, or another of its form, in the order of a crew list.

    Raises OSError where the file cannot be read and ValueError where it is not such a list.
    """
    file = path or resource("roles.toml")
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return tuple(
            _department(entry, position) for position, entry in enumerate(content["department"])
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name} is not a list of departments and roles: {error}") from error


def add_standard_roles(tx: Transaction, departments: Iterable[StandardDepartment]) -> None:
    """Store departments and roles in the transaction; meant for a project that has none yet."""
    for entry in departments:
        department = DepartmentId(tx.departments.add(entry.department))
        for role in entry.roles:
            tx.roles.add(replace(role, department=department))


def _department(entry: dict[str, Any], position: int) -> StandardDepartment:
    return StandardDepartment(
        department=Department(
            id=DepartmentId(NEW),
            name=entry["name"],
            name_uk=entry.get("uk", ""),
            position=position,
        ),
        aliases=tuple(entry.get("also", ())),
        roles=tuple(_role(role, number) for number, role in enumerate(entry["roles"])),
    )


def _role(entry: dict[str, Any], position: int) -> Role:
    return Role(
        id=RoleId(NEW),
        department=DepartmentId(NEW),
        name=entry["name"],
        name_uk=entry.get("uk", ""),
        aliases=tuple(entry.get("also", ())),
        position=position,
    )
