"""What a call sheet says, ready to be set: values with marks, in the order of the paper."""

import datetime as dt
from dataclasses import dataclass

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.domain.ids import PersonId
from crewplanner.exports.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text, or a time in minutes of the work date. `changed`: not as it was issued last.

    `strong` is set bold, `alert` must be seen, `blank` is a line to fill in by hand.
    """

    value: str | int | None = None
    changed: bool = False
    strong: bool = False
    alert: bool = False
    blank: bool = False

    def __bool__(self) -> bool:
        return self.blank or not (self.value is None or self.value == "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A label and what is said under it."""

    label: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """One of the people at the head."""

    role: str
    name: Said
    phone: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSpot:
    """A place: its number, its name, where it is, and the details in pairs."""

    number: str
    name: Said
    address: Said
    where: str
    link: str
    facts: tuple[SheetFact, ...]
    hospital: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of a table. A `banner` runs over all columns but the first."""

    cells: tuple[Said, ...]
    banner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table under its title; `weights` are the shares of the columns, 0 as wide as needed."""

    title: str
    columns: tuple[str, ...]
    weights: tuple[float, ...]
    rows: tuple[SheetRow, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewRow:
    """One of the crew on the back. `wrapped` is a time, or a date with its time."""

    person: PersonId
    name: Said
    role: Said
    phone: Said
    pickup: Said
    call: Said
    wrapped: Said
    earliest: Said
    remark: Said
    own_call: bool
    short: bool
    unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewBlock:
    """A department on the back."""

    name: str
    rows: tuple[CrewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAhead:
    """One of the coming days at the foot."""

    date: str
    facts: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheetPaper:
    """The whole document. `view` has only what this reader may see.

    `said` is every value by a name that is the same in every version of the day, for comparisons;
    `compared` whether there was one to compare with.
    """

    view: CallSheetView
    options: Options
    heading: str
    number: str
    date: str
    unit: str
    status: str
    version: str
    issued: dt.datetime
    issue: tuple[tuple[str, str], ...]
    notice: str
    company: tuple[str, ...]
    call: Said
    times: tuple[SheetFact, ...]
    heads: tuple[SheetHead, ...]
    sky: tuple[SheetFact, ...]
    hospital: tuple[Said, ...]
    help: tuple[SheetFact, ...]
    banner: Said
    safety: Said
    spots: tuple[SheetSpot, ...]
    tables: tuple[SheetTable, ...]
    needs: tuple[SheetFact, ...]
    blocks: tuple[CrewBlock, ...]
    foot: tuple[SheetFact, ...]
    ahead: tuple[SheetAhead, ...]
    signed: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    compared: bool
