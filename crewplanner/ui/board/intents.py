"""What a gesture on the board asks for: frozen values that the page turns into commands.

The board never changes anything itself. Each gesture that is carried through ends in exactly one of
these; one that is cancelled ends in none.
"""

import datetime as dt
from enum import StrEnum

from crewplanner.app.queries.board import GroupKey
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import BookingId, DepartmentId, PersonId, RoleId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Make a booking of the person from first to last date, both included.

    `group` is the person's row, where a unit or a production is said by it. `call` and `wrap` are
    in minutes of the date; None follows the unit's.
    """

    person: PersonId
    first: dt.date
    last: dt.date
    group: GroupKey | None = None
    call: int | None = None
    wrap: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOn:
    """Make a booking of each of these people from first to last date, in one step.

    With a role in that one, else each in their usual one; with a unit for that one.
    """

    people: tuple[PersonId, ...]
    first: dt.date
    last: dt.date
    role: RoleId | None = None
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Move bookings by whole days (earlier when negative) and, if said, to a person or unit."""

    bookings: tuple[BookingId, ...]
    days: int
    person: PersonId | None = None
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Repeat bookings so many days later and, if said, for another person or unit."""

    bookings: tuple[BookingId, ...]
    days: int
    person: PersonId | None = None
    unit: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTo:
    """Ask for the date and the person that bookings are to be taken to."""

    bookings: tuple[BookingId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resize:
    """Let a booking run from another first to another last date."""

    booking: BookingId
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTimes:
    """Give a booking another call and wrap, in minutes of the date; None leaves one as it is.

    On that date alone, or with `whole` on all dates of the booking.
    """

    booking: BookingId
    date: dt.date
    call: int | None = None
    wrap: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take bookings away."""

    bookings: tuple[BookingId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStatus:
    """Give bookings another status; `rank` counts for pencils only."""

    bookings: tuple[BookingId, ...]
    status: BookingStatus
    rank: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AskChallenge:
    """Ask by when holds must be answered."""

    bookings: tuple[BookingId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Open one booking in a form."""

    booking: BookingId


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCell:
    """Open the cursor's cell to be written in; `booking` is what is there."""

    person: PersonId
    date: dt.date
    booking: BookingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeInto:
    """Begin to type over the marked dates of a person; `text` is what was typed so far.

    `bookings` are those marked; none means that typing makes a new one.
    """

    person: PersonId
    first: dt.date
    last: dt.date
    bookings: tuple[BookingId, ...]
    text: str


class Deed(StrEnum):
    """What is done with the clipboard."""

    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    PASTE_SPECIAL = "paste special"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseClipboard:
    """Copy or cut the marked cells, or paste at them."""

    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Repeat some cells over a block that holds them, each given by its people and dates."""

    people: tuple[PersonId, ...]
    first: dt.date
    last: dt.date
    to_people: tuple[PersonId, ...]
    to_first: dt.date
    to_last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Say why the person's date costs and breaks what it does."""

    person: PersonId
    date: dt.date
    booking: BookingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """Open a date: its units, times and places."""

    date: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCost:
    """Open what a date costs: who, and why."""

    date: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPerson:
    """Open a person."""

    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNeed:
    """Open what a department needs on a date, and who could fill it."""

    department: DepartmentId | None
    date: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDate:
    """Bring a date into the view; it lies outside of what the board was given."""

    date: dt.date


Intent = (
    Draw
    | BookOn
    | Move
    | Copy
    | MoveTo
    | Resize
    | SetTimes
    | Remove
    | SetStatus
    | AskChallenge
    | Edit
    | EditCell
    | TypeInto
    | UseClipboard
    | Fill
    | Explain
    | OpenDay
    | OpenCost
    | OpenPerson
    | OpenNeed
    | ShowDate
)
