"""The week as CSV, for people and other programs: one row per person and day, whoever reads it.

UTF-8 with a byte order mark and CRLF (RFC 4180). Columns, statuses and types of day have the same
names in every language. Dates are ISO, times are those of the work date (26:30 is half past two
next morning). What a spreadsheet would take for a formula has an apostrophe before it.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping

from crewplanner.app.formula_guard import guarded
from crewplanner.app.queries.week import WeekView
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import format_duration, format_minutes
from crewplanner.exports.options import Options
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import PaperSlot, WeekPaper

COLUMNS = (
    "date",
    "weekday",
    "department",
    "name",
    "role",
    "phone",
    "status",
    "rank",
    "away",
    "day_type",
    "unit",
    "call",
    "wrap",
    "meals",
    "hours",
    "minutes",
    "night",
    "place",
    "address",
)
CHANGED_COLUMNS = ("changed",)
"""Only in an issue that takes the place of another: * where the day is not as it was there."""

COST_COLUMNS = ("cost", "currency")
"""Only in a version that may show money."""
ACCEPTED_COLUMN = ("rules_broken_knowingly",)
"""Only for producers, and where somebody accepted a finding about a person of the week."""

_Accepted = Mapping[tuple[PersonId, dt.date], str]


def week_csv(view: WeekView, options: Options) -> bytes:
    """The week's rows. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    accepted: _Accepted = _accepted(view) if options.shows.notes else {}
    extra = (COST_COLUMNS if paper.currency else ()) + (ACCEPTED_COLUMN if accepted else ())
    names = COLUMNS + extra + (CHANGED_COLUMNS if paper.since else ())
    hidden = () if paper.contacts else (COLUMNS.index("phone"),)
    for record in (names, *_records(paper, accepted)):
        shown = (text for place, text in enumerate(record) if place not in hidden)
        writer.writerow([guarded(text) for text in shown])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _accepted(view: WeekView) -> _Accepted:
    """The accepted findings about people, by person and date; crew that is missing has no row."""
    found: dict[tuple[PersonId, dt.date], list[str]] = {}
    for note in view.notes:
        if note.accepted and note.person is not None:
            found.setdefault((note.person, note.date), []).append(f"{note.text} {note.accepted}")
    return {key: "; ".join(texts) for key, texts in found.items()}


def _records(paper: WeekPaper, accepted: _Accepted) -> Iterator[list[str]]:
    for block in paper.blocks:
        for row in block.rows:
            for day, cell in zip(paper.days, row.cells, strict=True):
                head = [
                    day.date.isoformat(),
                    day.weekday,
                    block.name,
                    row.name,
                    row.role,
                    row.phone,
                ]
                told = [accepted.get((row.person, day.date), "")] if accepted else []
                told += ["*" if cell.changed else ""] if paper.since else []
                for slot in cell.slots:
                    yield [*head, *_booked(slot), *_cost(slot.cost, paper), *told]
                if cell.away:
                    yield [*head, *_away(cell.away), *_cost("", paper), *told]


def _booked(slot: PaperSlot) -> list[str]:
    meals = "; ".join(
        f"{format_minutes(meal.start)}-{format_minutes(meal.end)}" for meal in slot.meals
    )
    return [
        slot.status.value,
        str(slot.rank),
        "",
        slot.day_type.value if slot.day_type else "",
        slot.unit,
        _time(slot.call),
        _time(slot.wrap),
        meals,
        format_duration(slot.minutes) if slot.minutes else "",
        str(slot.minutes) if slot.minutes else "",
        "yes" if slot.night else "",
        slot.place,
        slot.address,
    ]


def _away(word: str) -> list[str]:
    return ["away", "", word, *[""] * (len(COLUMNS) - 9)]


def _cost(cost: str, paper: WeekPaper) -> list[str]:
    if not paper.currency:
        return []
    return [cost, paper.currency if cost else ""]


def _time(minutes: int | None) -> str:
    return "" if minutes is None else format_minutes(minutes)
