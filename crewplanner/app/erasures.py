"""Who was erased, kept outside the project too: an old backup must not bring anybody back."""

import json
from pathlib import Path
from typing import Any, cast

from crewplanner.app.commands.erasing import ErasePerson
from crewplanner.app.files import write_aside
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.store.backups import Backup, remove_all_but

_NAME = "erased.json"


def erase(workspace: Workspace, person: PersonId, *, origin: object | None = None) -> Backup:
    """Erase somebody, and remember it beside the backups: a number, no name.

    It is remembered first, so that whatever happens no backup brings the person back. Then a backup
    is made, the first without the person: it is returned. Raises Refused, ProjectError.
    """
    command = ErasePerson(person=person)
    _remember(_list_of(workspace), {int(person), *_remembered(_list_of(workspace))})
    workspace.do(command, origin=origin)
    return workspace.back_up()


def remove_old_backups(workspace: Workspace, fresh: Backup) -> int:
    """Remove every backup of the project but the one made after erasing; how many there were."""
    return len(remove_all_but(workspace.context.backups / workspace.uuid, fresh.path))


def erase_again(workspace: Workspace, backups: Path | None = None) -> int:
    """Erase everybody who was erased before, after an old backup took the project's place.

    `backups` is the folder with the project's backups, where it is not this project's own. How many
    there were. Raises ProjectError.
    """
    done = 0
    place = _list_of(workspace) if backups is None else backups / _NAME
    for person in sorted(_remembered(place)):
        key = PersonId(person)
        if key in workspace.plan.people and not _is_erased(workspace.plan, key):
            workspace.do(ErasePerson(person=key))
            done += 1
    return done


def any_remembered(backups: Path) -> bool:
    """Whether anybody of the project with these backups was erased."""
    return bool(_remembered(backups / _NAME))


def _is_erased(plan: Plan, person: PersonId) -> bool:
    return any(one.person == person for one in plan.erasures.values())


def _list_of(workspace: Workspace) -> Path:
    return workspace.context.backups / workspace.uuid / _NAME


def _remembered(path: Path) -> frozenset[int]:
    """The numbers of those who were erased; a list that cannot be read is none."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return frozenset(int(one) for one in cast("list[Any]", found["people"]))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _remember(path: Path, people: set[int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_aside(path, json.dumps({"people": sorted(people)}).encode(), private=True)
