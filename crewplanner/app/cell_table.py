"""A pasted table: which line is whose, which column is which date, and what the cells say."""

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from crewplanner.app.cell_clipboard import FORMAT
from crewplanner.app.formula_guard import unguarded
from crewplanner.app.importing.moments import DateOrder, parse_moment
from crewplanner.app.importing.names import full_name
from crewplanner.app.names import fold
from crewplanner.app.words import month_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _

_NUMBERED = re.compile(r".*#(\d+)", re.ASCII | re.DOTALL)
_DATE = re.compile(r"\D*(\d{1,2})\.?\s+(\S+)\s+(\d{4})", re.ASCII)
Reads = Callable[[str], bool]
_TITLES = frozenset({"name", "names", "crew", "person", "who"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """A line: whose it is by its heading (None: no heading, or nobody here) and its cells.

    `name` is what the heading says; `aside` what stood in brackets behind it.
    """

    texts: tuple[str, ...]
    name: str = ""
    aside: str = ""
    person: PersonId | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedTable:
    """The lines, and the dates of the columns where the table says them."""

    rows: tuple[PastedRow, ...]
    dates: tuple[dt.date | None, ...] | None = None
    named: bool = False

    @property
    def width(self) -> int:
        """How many cells the longest line has."""
        return max((len(row.texts) for row in self.rows), default=0)


def read_payload(payload: str, project: str) -> PastedTable | None:
    """The cells that this program copied from the same project; None for any others."""
    try:
        found: Any = json.loads(payload)
        if found["format"] != FORMAT or found["project"] != project:
            return None
        cells = cast("list[list[str]]", found["cells"])
        rows = tuple(PastedRow(texts=tuple(map(str, row))) for row in cells)
    except (ValueError, KeyError, TypeError):
        return None
    return PastedTable(rows=rows) if rows else None


def read_table(table: Sequence[Sequence[str]], plan: Plan, reads: Reads) -> PastedTable:
    """A table of text from elsewhere, with or without names on the left and dates above.

    `reads` says whether a text can be understood as that of a cell.
    """
    rows = [[unguarded(text).strip() for text in row] for row in table]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return PastedTable(rows=())
    dates = _dates(rows[0])
    titled = fold(rows[0][0]) in _TITLES and len(rows[0]) > 1
    body = rows[1:] if dates or titled else rows
    named = titled or (dates[0] is None if dates else _has_names(body, plan, reads))
    first = 1 if named else 0
    return PastedTable(
        rows=tuple(_row(row, plan, named=named) for row in body),
        dates=tuple(dates[first:]) if dates else None,
        named=named,
    )


def _dates(head: Sequence[str]) -> list[dt.date | None] | None:
    """The dates of a line of headings; None for a line that is none."""
    found = [heading_date(text) for text in head]
    told = [text for text in head[1:] if text] or [text for text in head if text]
    count = sum(date is not None for date in found)
    return found if count and 2 * count >= len(told) else None


def heading_date(text: str) -> dt.date | None:
    """The date that a heading says: `Tue 3 Mar 2026`, `2026-03-03`, `3/3/2026`."""
    match = _DATE.fullmatch(text)
    if match is not None:
        names = [fold(month_text(number)) for number in range(1, 13)]
        word = fold(match[2])
        if word in names:
            try:
                return dt.date(int(match[3]), names.index(word) + 1, int(match[1]))
            except ValueError:
                return None
    if not any(letter.isdigit() for letter in text) or len(text) < len("1/1/26"):
        return None
    moment = parse_moment(text, DateOrder.DMY)
    return moment.date if moment is not None and moment.minutes is None else None


def _has_names(body: Sequence[Sequence[str]], plan: Plan, reads: Reads) -> bool:
    """Whether the first column is names, in a table without dates above."""
    if not any(len(row) > 1 for row in body):
        return False
    texts = [row[0] for row in body if row and row[0]]
    return any(_whose(text, plan)[0] is not None for text in texts) or (
        bool(texts) and not any(reads(text) for text in texts)
    )


def _row(row: Sequence[str], plan: Plan, *, named: bool) -> PastedRow:
    if not named:
        return PastedRow(texts=tuple(row))
    heading = row[0] if row else ""
    person, problem = _whose(heading, plan) if heading else (None, "")
    apart = full_name(heading) if heading else None
    return PastedRow(
        texts=tuple(row[1:]),
        name=(apart.name if apart else "") or heading,
        aside=apart.aside if apart else "",
        person=person,
        problem=problem,
    )


def _whose(heading: str, plan: Plan) -> tuple[PersonId | None, str]:
    """Whom a heading names, and what is wrong where it may be several."""
    numbered = _NUMBERED.fullmatch(heading)
    if numbered is not None:
        known = {int(key): key for key in plan.people}
        return known.get(int(numbered[1])), ""
    for text in (heading, full_name(heading).name):
        wanted = fold(text)
        found = [
            person.id
            for person in plan.people.values()
            if wanted and wanted in {fold(person.name), fold(_turned(person.sort_name))}
        ]
        if len(found) == 1:
            return found[0], ""
        if found:
            numbers = ", ".join(f"#{person}" for person in found)
            problem = _("“{name}” may be {numbers}: write the number behind the name.")
            return None, problem.format(name=heading, numbers=numbers)
    return None, ""


def _turned(text: str) -> str:
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else text
