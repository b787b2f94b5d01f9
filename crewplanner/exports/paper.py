"""A paper as one frozen value: made once, then written as PDF, XLSX, CSV or HTML.

How a new paper is made:

1. A view (`app/queries`) gathers what it says, from the plan alone.
2. `exports/<name>.py` has `<name>_paper(view, options) -> Paper`. It decides for whom what may be
   said (raises Refused where the reader may not have it) and puts it into parts, in order.
3. `exports/formats.py` lists it in `PAPERS` with its formats; window and command line follow.

    Paper(
        title=view.title, heading=_("Crew list"), dates="", options=options,
        facts=issue(options), notice=_("Crew version. Please do not pass on."),
        parts=(
            Table(
                columns=(
                    Column(title=_("Name"), key="name", weight=2),
                    Column(title=_("Call"), key="call", kind=Kind.TIME),
                    Column(title=_("Pay"), key="pay", kind=Kind.MONEY),
                ),
                groups=(Group(title="Camera", rows=rows_of(("Ann", 450, Decimal("310.00")))),),
                totals=(Row(cells=(_("Total"), None, Decimal("310.00"))),),
                group_key="department",
            ),
            Notes(title=_("To look at"), notes=(Note(when="Mon 23", text="…", severe=True),)),
        ),
    )

The writers: `paper_pdf.paper_pdf` (and `paper_pages`, the same pages as pictures),
`paper_xlsx.paper_xlsx`, `paper_csv.paper_csv`, `paper_html.paper_html`. Texts are raw: each writer
makes them harmless in its own way. Equal papers give equal bytes.

Parts: `Table` (see `paper_tables`), `Notes`, `Facts`, `Text`, `Bars` (a chart from plain numbers),
`Legend`, `Signatures`, `Beside` (parts side by side), `PageBreak`. In print they follow each other
and stay whole where they can; in a workbook every table is a sheet of its own, the rest is on the
sheet "Notes". `Table.data` chooses what CSV holds.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from crewplanner.exports.options import ClockFace, Options, PaperSize
from crewplanner.exports.paper_tables import Table, Tint


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line of a list: when or who, and what. `severe` ones stand out."""

    text: str
    when: str = ""
    severe: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A list of short lines under a title; left out where it has none."""

    title: str
    notes: tuple[Note, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value. A `missing` one says in its value what is to be found out."""

    label: str
    value: str
    strong: bool = False
    missing: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels with values below each other, framed or not; `columns` of them side by side."""

    title: str
    facts: tuple[Fact, ...]
    framed: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Paragraphs. A framed one is a notice that must be seen; a `severe` one warns."""

    paragraphs: tuple[str, ...]
    title: str = ""
    framed: bool = False
    severe: bool = False
    centered: bool = False


class Pattern(StrEnum):
    """How a series of a chart is filled: told apart without color."""

    SOLID = "solid"
    STRIPED = "striped"
    DOTTED = "dotted"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One quantity of a chart."""

    name: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: a number for each series, none below 0, and what is written at its end.

    `mark` is a limit on the same scale, drawn as a line across this bar (a budget, a median).
    """

    label: str
    values: tuple[Decimal | int, ...]
    text: str = ""
    mark: Decimal | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A chart of stacked bars, lying or `standing`; beside it nothing is told by color alone.

    `unit` says what is counted ("Cost in GBP"), `mark_name` what the marks are. `kind` is how the
    numbers are typed in a workbook.
    """

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    unit: str = ""
    mark_name: str = ""
    standing: bool = False
    money: bool = False

    def __post_init__(self) -> None:
        if any(len(bar.values) != len(self.series) for bar in self.bars):
            raise ValueError("a bar needs one number for each series")
        if any(value < 0 for bar in self.bars for value in bar.values):
            raise ValueError("bars have no room for what is below 0")

    @property
    def most(self) -> Decimal:
        """The end of the scale: the longest bar or the farthest mark, at least 1."""
        ends = [Decimal(sum(bar.values)) for bar in self.bars]
        marks = [Decimal(bar.mark) for bar in self.bars if bar.mark is not None]
        return max([*ends, *marks, Decimal(0)]) or Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """A sign or a fill, and what it means."""

    text: str
    sign: str = ""
    tint: Tint = Tint.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What signs, codes and fills mean, in one running line."""

    items: tuple[LegendItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Lines to sign on: what each signs as, and the name where it is known."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """A new page. On a `back`, the next page is the other side of the sheet."""

    back: bool = False


Simple = Table | Notes | Facts | Text | Bars | Legend | Signatures
"""A part that may stand beside others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Columns of parts side by side; `weights` are their shares of the width, else equal."""

    columns: tuple[tuple[Simple, ...], ...]
    weights: tuple[float, ...] = ()


Part = Simple | Beside | PageBreak
"""What a paper is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole document.

    `title` is the production's, `heading` names the paper, `dates` says of when. `file_parts` name
    the file (the dates in ISO, the readers). `facts` are label and value in the head, `figures`
    value and label in large type at the right, `notice` stands in every foot. `currency` is
    what money is in. `properties` is the file's title where title or heading names somebody. Logo,
    revision, sheet, clock and large type are those of the options.
    """

    title: str
    heading: str
    options: Options
    parts: tuple[Part, ...]
    dates: str = ""
    file_parts: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    currency: str = ""
    properties: str = ""
    orientation: Orientation = Orientation.PORTRAIT

    @property
    def sheet(self) -> PaperSize:
        """The sheet it is printed on."""
        return self.options.paper

    @property
    def clock(self) -> ClockFace:
        """How its times are written for people."""
        return self.options.clock

    @property
    def issued_at(self) -> dt.datetime:
        """The moment that dates the document."""
        return self.options.issued_at

    @property
    def full_title(self) -> str:
        """Title, heading and dates in one line: the document's title, for its properties too."""
        if self.properties:
            return self.properties
        return ": ".join(filter(None, (self.title, ", ".join(filter(None, self._named)))))

    @property
    def running(self) -> str:
        """What the foot of each page says beside the title."""
        return "  ".join(filter(None, (*self._named, self.options.version)))

    @property
    def simple_parts(self) -> tuple[Simple, ...]:
        """All parts in order, those side by side one after the other."""
        found: list[Simple] = []
        for part in self.parts:
            match part:
                case Beside():
                    found.extend(one for column in part.columns for one in column)
                case PageBreak():
                    pass
                case _:
                    found.append(part)
        return tuple(found)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(part for part in self.simple_parts if isinstance(part, Table))

    @property
    def _named(self) -> tuple[str, str]:
        return self.heading, self.dates
