"""Everything about one person as a paper and as JSON, for somebody who asks what is kept."""

import datetime as dt
import json

from crewplanner.app.files import safe_name
from crewplanner.app.queries.person_file import Heading, PersonFile, Section, Value
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Fact, Facts, Orientation, Paper, Part, Text
from crewplanner.exports.paper_pdf import paper_pages, paper_pdf
from crewplanner.exports.paper_readers import facts
from crewplanner.exports.paper_tables import Column, Group, Kind, Row, Table
from crewplanner.exports.texts import moment_text
from crewplanner.i18n import _, ngettext

PERSON_FORMATS = ("pdf", "json")
"""The kinds of files that it is written as, the usual one first."""


def person_file_bytes(file: PersonFile, options: Options, format_id: str) -> bytes:
    """The file. Raises KeyError for a format that there is not. Runs on any thread."""
    if format_id == "pdf":
        return paper_pdf(person_file_paper(file, options))
    if format_id == "json":
        told = {"issued_at": options.issued_at.isoformat(), **file.data()}
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    raise KeyError(format_id)


def person_file_pages(file: PersonFile, options: Options, dots: float) -> tuple[bytes, ...]:
    """Its pages as PNG, to look at."""
    return paper_pages(person_file_paper(file, options), dots)


def person_file_name(file: PersonFile, options: Options, format_id: str) -> str:
    """A name that does not say whose it is: a file's name is read by more people than the file."""
    date = options.issued_at.date().isoformat()
    text = _("person {number} {date}").format(number=file.person, date=date)
    return safe_name(f"{text}.{format_id}")


def person_file_paper(file: PersonFile, options: Options) -> Paper:
    """The document: facts, a table for each section that has something, then the empty ones."""
    known = tuple(
        Fact(label=label, value=value, strong=key == "name")
        for key, label, value in file.facts
        if value
    )
    parts: list[Part] = [Facts(title=_("About"), facts=known, columns=2)]
    parts += [_table(section, options) for section in file.sections if section.rows]
    empty = [section.title for section in file.sections if not section.rows]
    if empty:
        parts.append(Text(title=_("Nothing is kept under"), paragraphs=(", ".join(empty) + ".",)))
    count = file.known
    return Paper(
        title=file.name,
        heading=_("Everything that is kept about you"),
        options=options,
        parts=tuple(parts),
        file_parts=(str(file.person),),
        properties=_("Everything that is kept about a person"),
        facts=facts(options),
        figures=((str(count), ngettext("entry", "entries", count)),),
        notice=_("Personal. For this person alone."),
        orientation=Orientation.LANDSCAPE,
    )


def _table(section: Section, options: Options) -> Table:
    kept = [
        place
        for place in range(len(section.headings))
        if any(row[place] not in {None, ""} for row in section.rows)
    ]
    return Table(
        title=section.title,
        columns=tuple(_column(section.headings[place]) for place in kept),
        groups=(Group(rows=tuple(_row(row, kept, options) for row in section.rows)),),
        totals=tuple(_row(row, kept, options) for row in section.totals),
    )


def _column(heading: Heading) -> Column:
    return Column(
        title=heading.title, key=heading.key, kind=Kind(heading.held.value), weight=heading.weight
    )


def _row(row: tuple[Value, ...], kept: list[int], options: Options) -> Row:
    return Row(cells=tuple(_cell(row[place], options) for place in kept))


def _cell(value: Value, options: Options) -> str | int | dt.date | None:
    if isinstance(value, dt.datetime):
        return moment_text(value, options.clock)
    return value  # pyright: ignore[reportReturnType] - what is left is what a table takes
