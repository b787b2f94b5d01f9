"""Pasting into the board: what a table does to which cells, and what is to be said about it.

Nothing is lost silently: what is not understood, fits nobody or lies beside the board is counted
and named, and the cells that it was for stay as they are.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from enum import StrEnum

from crewplanner.app.cell_entries import CellPlace, entries_after, written_on
from crewplanner.app.cell_phrases import Phrases, phrases
from crewplanner.app.cell_table import PastedRow, PastedTable
from crewplanner.app.cell_text import FREE, CellText, Change, parse_cell
from crewplanner.app.commands.cells import AwayWrite, CellWrite, WriteCells
from crewplanner.app.errors import Refused
from crewplanner.app.names import role_named
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, PersonId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext

_ONE = dt.timedelta(days=1)


class Part(StrEnum):
    """What of the cells is pasted."""

    ALL = "all"
    TIMES = "times"
    STATUS = "status"
    NOTES = "notes"


_FIELDS = {
    Part.TIMES: {"call": None, "wrap": None, "day_type": None},
    Part.STATUS: {"status": None, "rank": 1, "expires": None, "challenged_until": None},
    Part.NOTES: {"note": ""},
}
"""The fields of each part, with what a text means that says a status and nothing of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteTarget:
    """Where a paste begins: the people shown from the cursor down, and the marked block.

    `rows` is how many of the people are marked, `span` the marked dates.
    """

    people: tuple[PersonId, ...]
    rows: int
    span: DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a paste comes to. `command` is None where nothing would change.

    `booked` and `freed` count cells; `unread` are those not understood, each as a sentence, and
    `left` what had no place.
    """

    command: WriteCells | None
    booked: int = 0
    freed: int = 0
    people: int = 0
    unread: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything found its place."""
        return not self.unread and not self.left

    def said(self) -> str:
        """The counts as a sentence."""
        unread, left = len(self.unread), len(self.left)
        counts = (
            (self.booked, ngettext("{count} booked day", "{count} booked days", self.booked)),
            (self.freed, ngettext("{count} day freed", "{count} days freed", self.freed)),
            (self.people, ngettext("{count} new person", "{count} new people", self.people)),
            (
                unread,
                ngettext("{count} cell not understood", "{count} cells not understood", unread),
            ),
            (
                left,
                ngettext("{count} line not pasted", "{count} lines not pasted", left),
            ),
        )
        parts = [text.format(count=count) for count, text in counts if count]
        return _("Pasted: {counts}.").format(counts=", ".join(parts)) if parts else _("Pasted.")


@dataclass(slots=True)
class _Work:
    """The paste while it is put together."""

    plan: Plan
    production: Production
    part: Part
    known: Phrases = field(default_factory=phrases)
    writes: list[CellWrite] = field(default_factory=list[CellWrite])
    away: list[AwayWrite] = field(default_factory=list[AwayWrite])
    new: list[Person] = field(default_factory=list[Person])
    unread: list[str] = field(default_factory=list[str])
    left: list[str] = field(default_factory=list[str])
    booked: int = 0
    freed: int = 0
    texts: dict[str, CellText | str] = field(default_factory=dict[str, "CellText | str"])


def read_paste(
    plan: Plan,
    production: Production,
    table: PastedTable,
    target: PasteTarget,
    part: Part = Part.ALL,
) -> Pasted:
    """What pasting the table at the target does."""
    work = _Work(plan=plan, production=production, part=part)
    for person, name, pairs in _placed(work, table, target):
        for date, text in pairs:
            _put(work, person, name, date, text)
    count = len(work.writes) + len(work.away)
    words = ngettext("Paste {count} cell", "Paste {count} cells", count).format(count=count)
    return _done(work, words)


def write_texts(
    plan: Plan,
    production: Production,
    texts: Iterable[tuple[PersonId, dt.date, str]],
    words: str,
) -> Pasted:
    """What writing whole texts into cells does. `words` is the label, with {count} in it."""
    work = _Work(plan=plan, production=production, part=Part.ALL)
    for person, date, text in texts:
        _put(work, person, plan.people[person].name, date, text)
    return _done(work, words.format(count=len(work.writes) + len(work.away)))


def _done(work: _Work, words: str) -> Pasted:
    command = WriteCells(
        production=work.production.id,
        words=words,
        cells=tuple(work.writes),
        away=tuple(work.away),
        people=tuple(work.new),
    )
    return Pasted(
        command=command if work.writes or work.away else None,
        booked=work.booked,
        freed=work.freed,
        people=len(work.new),
        unread=tuple(work.unread),
        left=tuple(work.left),
    )


_Line = tuple[PersonId, str, Iterator[tuple[dt.date, str]]]


def _placed(work: _Work, table: PastedTable, target: PasteTarget) -> Iterator[_Line]:
    """Each line with whose it is and its cells by date."""
    if not table.rows:
        return
    high, wide = len(table.rows), table.width
    if table.named or table.dates is not None:
        times = 1, 1
    else:
        times = _times(high, target.rows), _times(wide, len(target.span))
    for number, row in enumerate(table.rows * times[0]):
        person, name = _owner(work, table, row, number, target)
        if person is not None:
            yield person, name, _dated(work, table, row, target, times[1])


def _times(size: int, marked: int) -> int:
    """How often a block fits: a marked block that is a multiple of it is filled."""
    return marked // size if size and marked % size == 0 else 1


def _owner(
    work: _Work, table: PastedTable, row: PastedRow, number: int, target: PasteTarget
) -> tuple[PersonId | None, str]:
    """Whose a line is: by its name, else by its place. New people get numbers below zero."""
    plan = work.plan
    if not table.named:
        if number < len(target.people):
            person = target.people[number]
            return person, plan.people[person].name
        if any(row.texts):
            work.left.append(
                _("Line {number}: there is nobody below to paste it to.").format(number=number + 1)
            )
        return None, ""
    if row.person is not None:
        return row.person, plan.people[row.person].name
    if not any(row.texts) or not row.name:
        if any(row.texts):
            work.left.append(_("Line {number} has no name.").format(number=number + 1))
        return None, ""
    if row.problem or work.part is not Part.ALL:
        problem = row.problem or _("{name} is not in the crew.").format(name=row.name)
        work.left.append(problem)
        return None, ""
    if not any(isinstance(_read(work, text), CellText) for text in row.texts if text):
        work.left.append(_("{name}: nothing in the line is understood.").format(name=row.name))
        return None, ""
    work.new.append(_newcomer(work, row))
    return PersonId(-len(work.new)), row.name


def _newcomer(work: _Work, row: PastedRow) -> Person:
    roles = ()
    if row.aside:
        try:
            roles = (role_named(work.plan, row.aside, work.production.words).id,)
        except Refused:
            work.left.append(
                _("{name}: “{role}” is no role here.").format(name=row.name, role=row.aside)
            )
    return Person(id=PersonId(NEW), name=row.name, roles=roles)


def _dated(
    work: _Work, table: PastedTable, row: PastedRow, target: PasteTarget, times: int
) -> Iterator[tuple[dt.date, str]]:
    """The cells of a line with their dates; a line that is shorter ends in empty cells."""
    texts = [*row.texts, *[""] * (table.width - len(row.texts))]
    if table.dates is None:
        for number, text in enumerate(texts * times):
            yield target.span.first + _ONE * number, text
        return
    for number, text in enumerate(texts):
        date = table.dates[number] if number < len(table.dates) else None
        if date is not None:
            yield date, text
        elif text:
            work.left.append(_("“{text}” stands under no date.").format(text=text))


def _read(work: _Work, text: str) -> CellText | str:
    """What a text says, or the sentence that says what is wrong with it."""
    if text not in work.texts:
        try:
            work.texts[text] = parse_cell(text, work.plan, work.production, work.known)
        except ValueError as error:
            work.texts[text] = str(error)
    return work.texts[text]


def _put(work: _Work, person: PersonId, name: str, date: dt.date, text: str) -> None:
    said = _read(work, text)
    if isinstance(said, str):
        _miss(work, name, date, said)
        return
    place = CellPlace(person=person, date=date)
    before = written_on(work.plan, work.production, place)
    if work.part is not Part.ALL:
        if not said.changes or not before:
            return
        said = _restricted(said, work.part)
    if said.away is not None:
        _put_away(work, place, said)
        return
    try:
        whole = work.part is Part.ALL
        after = entries_after(said, work.plan, work.production, place, whole=whole)
    except ValueError as error:
        _miss(work, name, date, str(error))
        return
    if work.part is not Part.ALL:
        after = (*after, *(replace(one, starts=None) for one in before[len(after) :]))
    work.booked += bool(after)
    if [(one.entry, bool(one.starts)) for one in after] != [
        (one.entry, bool(one.starts)) for one in before
    ]:
        work.freed += not after
        work.writes.append(CellWrite(person=person, date=date, entries=after))


def _miss(work: _Work, name: str, date: dt.date, reason: str) -> None:
    shown = date_text(date, year=False)
    work.unread.append(_("{name}, {date}: {reason}").format(name=name, date=shown, reason=reason))


def _put_away(work: _Work, place: CellPlace, said: CellText) -> None:
    known = work.plan.unavailabilities_of.get(place.person, ())
    if said.away is None or any(
        gone.kind is said.away and gone.part is None and place.date in gone.span for gone in known
    ):
        return
    work.away.append(AwayWrite(person=place.person, date=place.date, kind=said.away))


def _restricted(said: CellText, part: Part) -> CellText:
    """Only what a part of a cell says, the first booking counting."""
    wanted = _FIELDS[part]
    changes: list[Change] = []
    for change in said.changes[:1]:
        told = dict(change.fields)
        fields = {name: told[name] for name in wanted if name in told}
        if change.states and part is not Part.STATUS:
            fields = {name: told.get(name, usual) for name, usual in wanted.items()}
        if fields:
            changes.append(replace(change, fields=tuple(fields.items()), starts=False))
    return CellText(changes=tuple(changes)) if changes else FREE
