"""What one asks of a paper: for whom, on which sheet, by whom and when it is issued."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.logos import Logo, LogoKind
from crewplanner.domain.ids import PersonId
from crewplanner.exports.issue_notes import IssueNotes

__all__ = ["Audience", "ClockFace", "Logo", "LogoKind", "Options", "PaperSize", "Revision"]


class Audience(StrEnum):
    """Who will read it; this alone decides what a paper leaves out: see `SHOWS`."""

    CREW = "crew"
    PRODUCER = "producer"
    DEPARTMENT = "department"
    PAYROLL = "payroll"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What a reader gets to see of people beside name, role, dates and times.

    `money` are rates and pay, `contacts` phones and e-mails that their owners share, `private`
    those that they do not, `notes` findings, holds and why somebody is away.
    """

    money: bool = False
    contacts: bool = True
    private: bool = False
    notes: bool = False


SHOWS: Mapping[Audience, Shows] = MappingProxyType(
    {
        Audience.CREW: Shows(),
        Audience.DEPARTMENT: Shows(),
        Audience.PRODUCER: Shows(money=True, private=True, notes=True),
        Audience.PAYROLL: Shows(money=True),
        Audience.PUBLIC: Shows(contacts=False),
    }
)
"""The one place that says what each reader gets; every paper and format asks it."""


class PaperSize(StrEnum):
    """The sheet of a printed paper."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"
    TABLOID = "tabloid"


class ClockFace(StrEnum):
    """How times are written for people; machine files always use 24 hours."""

    H24 = "24"
    H12 = "12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Which revision it is: the color's word, and the color (`#rrggbb`) of a band at the head."""

    name: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices of one export. Equal options and an equal view give equal bytes.

    `department` names the only one shown and is required for that audience. `person` leaves one
    person's rows. `issued_at` is aware; it dates the document, so nothing reads a clock. `version`
    and `supersedes` are free words such as "v4 pink". `large` sets everything in 18 points or more,
    for those who need it. `revision` is the color of an issued paper, `issue` what it says besides.
    """

    audience: Audience
    issued_at: dt.datetime
    department: str | None = None
    person: PersonId | None = None
    paper: PaperSize = PaperSize.A4
    clock: ClockFace = ClockFace.H24
    issued_by: str = ""
    version: str = ""
    supersedes: str = ""
    large: bool = False
    logo: Logo | None = None
    revision: Revision | None = None
    issue: IssueNotes | None = None

    @property
    def shows(self) -> Shows:
        """What this reader gets to see."""
        return SHOWS[self.audience]

    def __post_init__(self) -> None:
        if self.issued_at.tzinfo is None:
            raise ValueError("the time of issue needs its time zone")
        if self.audience is Audience.DEPARTMENT and not self.department:
            raise ValueError("a department's version needs the department's name")
