"""Issued papers: documents with a number and a color that never change again."""

import datetime as dt
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import IssuedId, ProductionId, UnitId
from crewplanner.domain.values import DateSpan


class RevisionColor(StrEnum):
    """The colors of revisions in their usual order (FIELD 3.4)."""

    WHITE = "white"
    BLUE = "blue"
    PINK = "pink"
    YELLOW = "yellow"
    GREEN = "green"
    GOLDENROD = "goldenrod"
    BUFF = "buff"
    SALMON = "salmon"
    CHERRY = "cherry"


WEEK, CALL_SHEET = "week", "call-sheet"
"""The names of the papers that are issued."""

_COLORS = tuple(RevisionColor)


def color_of(number: int) -> tuple[RevisionColor, int]:
    """The color of the issue with a number from 1, and which round of the colors it is of.

    The first of all is white; later rounds begin with blue. Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"issues count from 1, not {number}")
    if number <= len(_COLORS):
        return _COLORS[number - 1], 1
    rounds, place = divmod(number - len(_COLORS) - 1, len(_COLORS) - 1)
    return _COLORS[place + 1], rounds + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper as it went out: which dates, the how many-th, when, by whom, in which files.

    `paper` is the paper's name ("week", "call-sheet"), `unit` whose where it is of one unit.
    `options` is JSON of the choices it was made with. `model` names the attachment that holds what
    the paper said, to compare the next with; `files` are names with the attachments that hold
    them. `sent` are people, by id as text, with the moment at which they were told.
    """

    id: IssuedId
    production: ProductionId
    paper: str
    span: DateSpan
    unit: UnitId | None = None
    number: int
    at: dt.datetime
    who: str
    options: str = "{}"
    model: str = ""
    files: tuple[tuple[str, str], ...] = ()
    note: str = ""
    sent: tuple[tuple[str, str], ...] = ()
