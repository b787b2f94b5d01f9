"""The crew of a call sheet as CSV, for people and other programs: one row per person.

UTF-8 with a byte order mark and CRLF (RFC 4180). Columns have the same names in every language.
Dates are ISO, times are those of the work date (26:30 is half past two next morning). What a
spreadsheet would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterator

from crewplanner.app.formula_guard import guarded
from crewplanner.app.queries.call_sheet import CallSheetView, SheetPerson
from crewplanner.domain.values import format_minutes
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.call_sheet_paper import CallSheetPaper
from crewplanner.exports.options import Options

COLUMNS = (
    "date",
    "unit",
    "unit_call",
    "department",
    "name",
    "role",
    "phone",
    "status",
    "rank",
    "pickup",
    "call",
    "called",
    "wrap",
    "last_date",
    "last_wrap",
    "earliest_call",
    "inside_rest",
    "remarks",
)
"""`called` is what stands in place of a time: O/C, P/C."""


def call_sheet_csv(view: CallSheetView, options: Options) -> bytes:
    """The crew's rows. Raises Refused as `call_sheet_paper` does."""
    paper = call_sheet_paper(view, options)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in _records(paper):
        writer.writerow([guarded(text) for text in record])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _records(paper: CallSheetPaper) -> Iterator[list[str]]:
    view = paper.view
    remarks = {row.person: str(row.remark.value or "") for one in paper.blocks for row in one.rows}
    for department in view.departments:
        for person in department.people:
            yield [
                view.date.isoformat(),
                view.unit_name,
                _time(view.call),
                department.name,
                person.name,
                person.role,
                *_of(person),
                remarks[person.person],
            ]


def _of(person: SheetPerson) -> list[str]:
    return [
        person.phone,
        person.status.value,
        str(person.rank),
        _time(person.pickup),
        _time(person.call),
        person.call_text,
        _time(person.wrap),
        person.last_date.isoformat() if person.last_date else "",
        _time(person.last_wrap),
        _time(person.earliest),
        "yes" if person.short else "",
    ]


def _time(minutes: int | None) -> str:
    return "" if minutes is None else format_minutes(minutes)
