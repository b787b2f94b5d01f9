"""The files of an issue, and what each person gets of it. Runs on any thread."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from crewplanner.app.change_words import ChangeWords
from crewplanner.app.commands.issuing import IssuePaper
from crewplanner.app.issue_words import color_text
from crewplanner.app.issuing import Draft, Said, chosen
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.week import WeekView
from crewplanner.domain.ids import NEW, IssuedId, PersonId
from crewplanner.domain.issue_changes import Change, ChangeKind
from crewplanner.domain.issue_model import IssueModel, to_json
from crewplanner.domain.issued import WEEK, IssuedPaper, RevisionColor, color_of
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import file_name, formats_of, render
from crewplanner.exports.issue_notes import ChangeNote, IssueNotes
from crewplanner.exports.options import Audience, ClockFace, Logo, Options, PaperSize, Revision
from crewplanner.exports.texts import clock_text

View = WeekView | CallSheetView
"""What the files of an issue are made from."""

FORMATS_OF_WEEK = tuple(one.id for one in formats_of(WEEK))
"""What a week can be issued as."""

_COLORS = MappingProxyType(
    {
        RevisionColor.WHITE: "#ffffff",
        RevisionColor.BLUE: "#a9cdf0",
        RevisionColor.PINK: "#f6b8cb",
        RevisionColor.YELLOW: "#f7e27a",
        RevisionColor.GREEN: "#aedba4",
        RevisionColor.GOLDENROD: "#e8b84a",
        RevisionColor.BUFF: "#ecd9b0",
        RevisionColor.SALMON: "#f5a68c",
        RevisionColor.CHERRY: "#d96a7c",
    }
)
_BARS = frozenset(
    {
        ChangeKind.DAY_ADDED,
        ChangeKind.DAY_REMOVED,
        ChangeKind.DAY_MOVED,
        ChangeKind.DAY_CANCELLED,
        ChangeKind.DAY_RESTORED,
        ChangeKind.DAY_TYPE,
        ChangeKind.DAY_CALL,
        ChangeKind.DAY_WRAP,
    }
)
"""Changes of a unit's day that stand in its people's cells; the others stand at its head only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What goes out: for which readers, in which formats, on which sheet.

    `departments` are those that get a version of their own.
    """

    audiences: tuple[Audience, ...] = (Audience.CREW, Audience.PRODUCER)
    departments: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf", "ics")
    sheet: PaperSize = PaperSize.A4
    clock: ClockFace = ClockFace.H24


def choice_of(issue: IssuedPaper, departments: Iterable[str]) -> Choice:
    """The same as for an issue, where it still can be had."""
    said, audiences = chosen(issue), {one.value: one for one in Audience}
    readers: list[str] = said.get("readers", [])
    formats = tuple(one for one in said.get("formats", ()) if one in FORMATS_OF_WEEK)
    return Choice(
        audiences=tuple(audiences[one] for one in readers if one in audiences),
        departments=tuple(one for one in departments if one in readers),
        formats=formats or Choice().formats,
        sheet=PaperSize(said.get("sheet", PaperSize.A4.value)),
        clock=ClockFace(said.get("clock", ClockFace.H24.value)),
    )


def change_words(model: IssueModel, face: ClockFace = ClockFace.H24) -> ChangeWords:
    """How changes of a paper are told: in its film words, with its units where it has several."""

    def clock(minutes: int) -> str:
        return clock_text(minutes, face)

    words = FilmWords(model.words) if model.words else FilmWords.US
    units = {day.unit for day in model.days}
    return ChangeWords(words=words, units=len(units) > 1, clock=clock)


def issue_command(
    draft: Draft, view: View, choice: Choice, note: str = "", logo: Logo | None = None
) -> IssuePaper:
    """The command that issues the draft, with all its files. `view` is of the plan of the draft.

    Raises Refused where a department that is chosen is not in the week.
    """
    notes = issue_notes(draft, choice.clock)
    base = Options(
        audience=Audience.CREW,
        issued_at=draft.at,
        issued_by=draft.who,
        paper=choice.sheet,
        clock=choice.clock,
        version=draft.version,
        supersedes=draft.supersedes,
        logo=logo,
        revision=revision_of(draft.number),
        issue=notes,
    )
    options = {
        "readers": [*(one.value for one in choice.audiences), *choice.departments],
        "formats": list(choice.formats),
        "sheet": choice.sheet.value,
        "clock": choice.clock.value,
        "sequence": draft.sequence,
        "supersedes": draft.last.number if draft.last else 0,
        "gone": [cell.uid for _row, cell in draft.gone],
    }
    series = draft.series
    return IssuePaper(
        issue=IssuedPaper(
            id=IssuedId(NEW),
            production=series.production,
            paper=series.paper,
            span=series.span,
            unit=series.unit,
            number=draft.number,
            at=draft.at,
            who=draft.who,
            options=json.dumps(options, ensure_ascii=False, sort_keys=True),
            note=note.strip(),
        ),
        model=to_json(draft.model),
        files=tuple(_files(view, base, choice, series.paper)),
    )


def _files(view: View, base: Options, choice: Choice, paper: str) -> Iterator[tuple[str, bytes]]:
    readers = [
        *(replace(base, audience=one) for one in choice.audiences),
        *(
            replace(base, audience=Audience.DEPARTMENT, department=one)
            for one in choice.departments
        ),
    ]
    for options in readers:
        for format_id in choice.formats:
            # One calendar for everybody is enough; people get their own beside it.
            if format_id == "ics" and options is not readers[0]:
                continue
            name = file_name(view, options, format_id, paper=paper)
            yield name, render(view, options, format_id, paper=paper)


def revision_of(number: int) -> Revision:
    """The color of an issue, in word and ink."""
    return Revision(name=color_text(number), color=_COLORS[color_of(number)[0]])


def issue_notes(said: Said, face: ClockFace) -> IssueNotes:
    """What the papers of an issue say beside the week."""
    departments = {row.person: row.department for row in said.model.people}
    for one in said.changes:
        for row in one.rows:
            if row is not None:
                departments.setdefault(row.person, row.department)
    words = change_words(said.model, face)
    return IssueNotes(
        sequence=said.sequence,
        since=said.supersedes,
        changes=tuple(_note(one, words, departments) for one in said.changes),
        cells=frozenset(cell for one in said.changes for cell in _cells(one)),
        days=frozenset(
            (day.date, day.unit_name) for one in said.changes for day in one.days if day
        ),
        gone=said.gone,
        before=said.before,
    )


def _note(change: Change, words: ChangeWords, departments: Mapping[PersonId, str]) -> ChangeNote:
    return ChangeNote(
        text=words.sentence(change),
        own_text=words.to_one().sentence(change),
        when=change.dates[0] if change.dates else None,
        people=change.people,
        departments=frozenset(departments[one] for one in change.people if one in departments),
    )


def _cells(change: Change) -> Iterator[tuple[PersonId, dt.date]]:
    if change.person is not None or change.kind in _BARS:
        for person in change.people:
            for date in change.dates:
                yield person, date
