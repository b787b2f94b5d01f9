"""The work behind issuing: making the files of an issue, and what each person gets of it."""

from collections.abc import Callable
from pathlib import Path

from crewplanner.app.commands.issuing import IssuePaper
from crewplanner.app.files import write_aside
from crewplanner.app.issuing import Draft
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.logos import Logo
from crewplanner.dataclass import dataclass
from crewplanner.domain.people import Person
from crewplanner.exports.issuing import Choice, View, issue_command
from crewplanner.exports.personal import Personal, handed_out


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueJob:
    """A job: all files of the draft; the command that keeps them."""

    view: Callable[[], View]
    draft: Draft
    choice: Choice
    note: str
    logo: Logo | None = None

    def run(self, progress: Progress, cancelled: Cancelled) -> IssuePaper:
        """The command. Raises Refused, Stopped."""
        progress(0, 0)
        view = self.view()
        if cancelled():
            raise Stopped
        return issue_command(self.draft, view, self.choice, self.note, self.logo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """How many files lie in which folder now."""

    folder: Path
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOutJob:
    """A job: draft, page and calendar of each person into a folder."""

    personal: Personal
    people: tuple[Person, ...]
    folder: Path

    def run(self, progress: Progress, cancelled: Cancelled) -> Handed:
        """What was written. Raises CouldNotWrite, Stopped; what is written then stays."""
        done = 0
        for person in self.people:
            progress(done, len(self.people))
            if cancelled():
                raise Stopped
            for name, data in handed_out(self.personal, (person,)):
                write_aside(self.folder / name, data)
            done += 1
        return Handed(folder=self.folder, files=3 * done)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftJob:
    """A job: one person's e-mail draft into a file."""

    personal: Personal
    person: Person
    path: Path

    def run(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Where it lies. Raises CouldNotWrite, Stopped."""
        progress(0, 0)
        data = self.personal.draft(self.person)
        if cancelled():
            raise Stopped
        write_aside(self.path, data)
        return self.path
