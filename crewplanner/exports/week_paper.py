"""The week as a document: what every format writes, in order, and nothing a reader may not see.

Times are minutes of the work date, lengths are minutes, money is decimal text. Texts are ready to
read but raw: a format makes them harmless in its own way (`texts.one_line`, the guard of CSV).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import DateSpan, TimeRange
from crewplanner.exports.options import Revision


class Look(StrEnum):
    """How a booking is drawn, so that its firmness shows without color."""

    CONFIRMED = "confirmed"
    OTHER = "other"
    FIRST = "first"
    SECOND = "second"
    ENQUIRY = "enquiry"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUnit:
    """One unit on one date. `name` is empty where the paper has one unit only."""

    name: str
    kind: str
    shooting: bool
    number: str
    night: bool
    call: int | None
    wrap: int | None
    times: str
    meals: str
    places: tuple[str, ...]
    note: str
    check: bool
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDay:
    """One column. `needed` and `missing` are 0 where nothing was asked for."""

    date: dt.date
    weekday: str
    month: str
    weekend: bool
    holiday: str
    units: tuple[PaperUnit, ...]
    heads: int
    needed: int
    missing: int
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSlot:
    """One booking of one person on one date.

    `label` is what stands in the cell: times or, without them, the kind of day. `where` says what
    differs from the column's head, `tag` the status in letters (empty when confirmed), `own` that
    the call is this person's own, `marks` the signs the legend explains.
    """

    date: dt.date
    uid: str
    status: BookingStatus
    rank: int
    status_text: str
    tag: str
    look: Look
    day_type: DayType | None
    kind: str
    label: str
    where: str
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...]
    minutes: int
    unit: str
    place: str
    address: str
    own: bool
    night: bool
    marks: str
    finding: bool
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCell:
    """One person on one date: the bookings, and the word for being away (empty when not).

    `changed` is whether it is not as it was in the last issue.
    """

    slots: tuple[PaperSlot, ...]
    away: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums of a row, a department or the week, in days, minutes and decimal text."""

    days: int
    planned: int
    evening: int
    night: int
    worked: int
    overtime: int
    rest: int | None
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One person's week, a cell for each day."""

    person: PersonId
    name: str
    role: str
    phone: str
    cells: tuple[PaperCell, ...]
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBlock:
    """One department. `heads` and `needed` count by day; empty where there is nothing to count."""

    name: str
    rows: tuple[PaperRow, ...]
    heads: tuple[int, ...]
    needed: tuple[int, ...]
    missing: tuple[int, ...]
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNote:
    """One line below the grid: when and what."""

    when: str
    text: str
    severe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSection:
    """A titled list below the grid."""

    title: str
    notes: tuple[PaperNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One sign and what it means. `code` names the drawing, `sign` the letters in it."""

    code: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPaper:
    """The whole document.

    `facts` are label and value for the head, `figures` value and label of what the week comes to.
    `since` is the issue that changes are told against ("v3 pink"), empty where there is none.
    Without `contacts` there is no phone, and no column for it.
    """

    title: str
    week: str
    dates: str
    iso_week: str
    span: DateSpan
    timezone: str
    currency: str
    version: str
    issued: dt.datetime
    notice: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    days: tuple[PaperDay, ...]
    blocks: tuple[PaperBlock, ...]
    totals: Totals
    sections: tuple[PaperSection, ...]
    legend: tuple[LegendItem, ...]
    since: str = ""
    contacts: bool = True
    revision: Revision | None = None

    @property
    def rows(self) -> tuple[PaperRow, ...]:
        """Every row of every department, in order."""
        return tuple(row for block in self.blocks for row in block.rows)
