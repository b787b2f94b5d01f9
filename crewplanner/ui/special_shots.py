"""Projects with little or very much in them, and what lies over a window, for the pictures."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.findings import AcceptFindings
from crewplanner.app.commands.people import AddPerson, EditPerson
from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.context import Context
from crewplanner.app.queries.findings import production_span
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW, PersonId, ProductionId
from crewplanner.domain.people import Person
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.ui.gallery import settle
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.review_shots import package_beside, packaged

_CROWD, _WEEKDAYS = 300, 4
_LONG = "Wolfeschlegel-Steinhausen y Montgomery-Ruiz de la Concepción"
_NAMES = ("Ana", "Ben", "Cleo", "Dara", "Emil", "Faye", "Gus", "Hana", "Ivo", "Jun", "Kit", "Lou")
_SOON_MS = 120

Change = Callable[[Workspace], None]


def special_projects(sample: Path, folder: Path, context: Context) -> Iterator[tuple[str, Path]]:
    """Project files in the folder, each with the name of its pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (of_sample, change) in _SPECIAL.items():
        path = folder / f"{name}.crewplan"
        if of_sample:
            shutil.copy(sample, path)
            workspace = Workspace.open(path, context)
        else:
            workspace = Workspace.create(path, context)
        change(workspace)
        workspace.close()
        if package_beside(path).exists():
            package_beside(path).replace(path)
        yield name, path


def accept_some(workspace: Workspace, production: ProductionId) -> None:
    """Accept two findings, so that the inbox has some."""
    span = production_span(workspace.plan, production)
    found = workspace.findings(production, span) if span is not None else ()
    if found:
        reason = "Agreed with both of them by phone"
        workspace.do(AcceptFindings(findings=found[:2], reason=reason))


def laid_over(window: MainWindow, page: BoardPage) -> Iterator[tuple[str, Callable[[], object]]]:
    """What lies over the window until it is closed: by name, and what opens it."""
    yield "palette", window.go.show_palette
    yield "go-to", window.go.ask_where
    yield "shortcuts", window.go.show_shortcuts
    yield "print", page.printing.preview


def look_while(ask: Callable[[], object], look: Callable[[], object]) -> None:
    """Open what waits for an answer, look at the window meanwhile, and say no."""

    def refuse() -> None:
        settle()
        look()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    QTimer.singleShot(_SOON_MS, refuse)
    ask()


def _nothing(_workspace: Workspace) -> None:
    """A project as it begins."""


def _begin(workspace: Workspace) -> None:
    production = Production(
        id=ProductionId(NEW), title="Harbour Lights", timezone="Europe/London", currency="GBP"
    )
    workspace.do(AddProduction(production=production))


def _without_days(workspace: Workspace) -> None:
    _begin(workspace)
    _add(workspace, 3)


def _long_names(workspace: Workspace) -> None:
    people = list(workspace.plan.people.values())[::3]
    _do(workspace, (EditPerson(person=replace(p, name=f"{p.name} {_LONG}")) for p in people))


def _crowd(workspace: Workspace) -> None:
    """Many more people, booked in the week of today."""
    added = _add(workspace, _CROWD)
    today = workspace.context.clock().date()
    monday = today - dt.timedelta(days=today.weekday())
    week = DateSpan(first=monday, last=monday + dt.timedelta(days=_WEEKDAYS))
    production = min(workspace.plan.productions)
    workspace.do(BookPeople(production=production, people=added, spans=(week,)))


def _add(workspace: Workspace, count: int) -> tuple[PersonId, ...]:
    known = set(workspace.plan.people)
    roles = list(workspace.plan.roles)
    _do(
        workspace,
        (
            AddPerson(
                person=Person(
                    id=PersonId(NEW),
                    name=f"{_NAMES[number % len(_NAMES)]} Adler {number + 1}",
                    roles=(roles[number % len(roles)],) if roles else (),
                )
            )
            for number in range(count)
        ),
    )
    return tuple(key for key in workspace.plan.people if key not in known)


def _do(workspace: Workspace, commands: Iterator[Command]) -> None:
    workspace.do(Batch(commands=tuple(commands), words="Prepare"))


_SPECIAL: MappingProxyType[str, tuple[bool, Change]] = MappingProxyType(
    {
        "empty": (False, _nothing),
        "no-crew": (False, _begin),
        "no-days": (False, _without_days),
        "read-only": (True, _nothing),
        "large-text": (True, _nothing),
        "long-names": (True, _long_names),
        "crowd": (True, _crowd),
        "for-review": (True, packaged),
    }
)
"""By name: whether the sample is in it, and what is done to it."""
