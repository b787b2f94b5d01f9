"""What an issue says beside its week: what changed since the last one, and what calendars drop."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from crewplanner.domain.ids import PersonId
from crewplanner.domain.issue_model import SaidCell, SaidPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """One thing that changed: told to all, and to one person it is about.

    `when` is the first date of it, None where it is of no date. Readers of one department get what
    is about somebody of theirs (`departments`), and what is about nobody.
    """

    text: str
    own_text: str
    when: dt.date | None = None
    people: frozenset[PersonId] = frozenset()
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNotes:
    """What a numbered issue adds to the paper it is of.

    `sequence` is what calendars go by, `since` the last issue ("v3 pink"; empty for the first),
    `cells` the dates of people and `days` the dates of units that are not as they were there.
    `gone` stood in calendars once and does not now. `before` is what the last call sheet said, by
    the names of its texts.
    """

    sequence: int
    since: str = ""
    changes: tuple[ChangeNote, ...] = ()
    cells: frozenset[tuple[PersonId, dt.date]] = frozenset()
    days: frozenset[tuple[dt.date, str]] = frozenset()
    gone: tuple[tuple[SaidPerson, SaidCell], ...] = ()
    before: tuple[tuple[str, str], ...] = ()

    def seen(self, person: PersonId | None, department: str | None) -> tuple[ChangeNote, ...]:
        """The changes for one person, one department, or everybody."""
        return tuple(one for one in self.changes if _concerns(one, person, department))

    def dropped(
        self, person: PersonId | None, department: str | None
    ) -> Iterable[tuple[SaidPerson, SaidCell]]:
        """What calendars of those readers drop."""
        for row, cell in self.gone:
            if person in {None, row.person} and department in {None, row.department}:
                yield row, cell


def _concerns(note: ChangeNote, person: PersonId | None, department: str | None) -> bool:
    if person is not None:
        return person in note.people
    return department is None or not note.people or department in note.departments
