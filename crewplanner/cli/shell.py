"""What the command line is given by whoever starts it, and how it opens a project."""

import datetime as dt
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from crewplanner.app.context import Context
from crewplanner.app.errors import Refused
from crewplanner.app.roles import sees_money
from crewplanner.app.workspace import Workspace
from crewplanner.i18n import _

FILE_TYPE = ".crewplan"

DONE = 0
DOES_NOT_HOLD = 1
COULD_NOT = 2
"""The exit codes: done; done, and what was checked does not hold; could not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Who works, and what only the window can do.

    `open_window` opens it on a project, or on none, and returns the exit code. `take_pictures`
    saves pictures of every page of a project into a folder and returns their paths; it needs no
    display.
    """

    context: Context
    open_window: Callable[[Path | None], int]
    take_pictures: Callable[[Path, Path], Iterable[Path]]

    def now(self) -> dt.datetime:
        """The present moment, aware and local."""
        return self.context.clock()

    @contextmanager
    def editing(self, path: Path) -> Generator[Workspace]:
        """The project, to be changed; closed afterwards. Raises ProjectError."""
        workspace = Workspace.open(path, self.context)
        try:
            yield workspace
        finally:
            workspace.close()

    @contextmanager
    def reading(self, path: Path) -> Generator[Workspace]:
        """The project, only to be read, though it may be open elsewhere. Raises ProjectError."""
        workspace = Workspace.open(path, self.context, read_only=True)
        try:
            yield workspace
        finally:
            workspace.close()

    @contextmanager
    def counting(self, path: Path) -> Generator[Workspace]:
        """The project, to read what it costs. Raises Refused for whom money is not shown to."""
        with self.reading(path) as workspace:
            if not sees_money(workspace.plan, self.context.user):
                raise Refused(
                    _("Money is not shown to you: you see a department, or a plan sent without it.")
                )
            yield workspace


class FilePath(click.Path):
    """A path; an empty one is a mistake, never the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails with a sentence for an empty text."""
        if value == "":
            self.fail(_("A path is empty. Write the name of a file."), param, ctx)
        return super().convert(value, param, ctx)


project_argument = click.argument("project", metavar="PROJECT", type=FilePath(path_type=Path))
pass_shell = click.pass_obj
