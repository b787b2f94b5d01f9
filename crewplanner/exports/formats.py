"""Every format of every paper, once: the dialog, the command line and the help list from here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from crewplanner.exports.call_sheet_csv import call_sheet_csv
from crewplanner.exports.call_sheet_ics import call_sheet_ics
from crewplanner.exports.call_sheet_parts import call_sheet_html, call_sheet_xlsx
from crewplanner.exports.call_sheet_pdf import call_sheet_pages, call_sheet_pdf
from crewplanner.exports.csv import week_csv
from crewplanner.exports.hot_cost_csv import hot_cost_csv
from crewplanner.exports.hot_cost_parts import hot_cost_parts
from crewplanner.exports.ics import week_ics
from crewplanner.exports.kinds import PARTS
from crewplanner.exports.ledger_csv import ledger_csv
from crewplanner.exports.ledger_parts import ledger_parts
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_csv import paper_csv
from crewplanner.exports.paper_html import paper_html
from crewplanner.exports.paper_pdf import paper_pages, paper_pdf
from crewplanner.exports.paper_xlsx import paper_xlsx
from crewplanner.exports.typst_pdf import hot_cost_pages, hot_cost_pdf, week_pages, week_pdf
from crewplanner.exports.week_parts import week_parts
from crewplanner.exports.xlsx import hot_cost_xlsx, ledger_xlsx, week_xlsx
from crewplanner.i18n import N_

Write = Callable[[Any, Options], bytes]
"""Writes the view of its own paper."""

Draw = Callable[[Any, Options, float], tuple[bytes, ...]]
"""Draws the pages of its own paper as PNG, at so many dots per inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write one paper. `title` is translated where it is shown; `suffix` has its dot.

    `write` takes the view of its own paper.
    """

    paper: str
    id: str
    suffix: str
    title: str
    write: Write


_PDF, _XLSX, _HTML = N_("PDF to print"), N_("Excel workbook"), N_("Web page, for phones too")
_ROWS: Mapping[str, str] = MappingProxyType(
    {
        "budget": N_("CSV, a row for each line"),
        "person-week": N_("CSV, a row for each day"),
        "timecards": N_("CSV, a row for each day"),
    }
)
_EACH = N_("CSV, a row for each person")


def _format(paper: str, format_id: str, title: str, write: Write) -> Format:
    return Format(paper=paper, id=format_id, suffix=f".{format_id}", title=title, write=write)


def _through(make: Callable[[Any, Options], Paper], write: Callable[[Paper], bytes]) -> Write:
    def written(view: Any, options: Options) -> bytes:
        return write(make(view, options))

    return written


def _of_parts() -> Iterator[Format]:
    for paper, make in PARTS.items():
        yield _format(paper, "pdf", _PDF, _through(make, paper_pdf))
        yield _format(paper, "xlsx", _XLSX, _through(make, paper_xlsx))
        yield _format(paper, "csv", _ROWS.get(paper, _EACH), _through(make, paper_csv))
        yield _format(paper, "html", _HTML, _through(make, paper_html))


FORMATS: tuple[Format, ...] = (
    _format("week", "pdf", _PDF, week_pdf),
    _format("week", "xlsx", _XLSX, week_xlsx),
    _format("week", "csv", N_("CSV, a row for each day"), week_csv),
    _format("week", "html", _HTML, _through(week_parts, paper_html)),
    _format("week", "ics", N_("Calendar (ICS)"), week_ics),
    _format("call-sheet", "pdf", _PDF, call_sheet_pdf),
    _format("call-sheet", "xlsx", _XLSX, call_sheet_xlsx),
    _format("call-sheet", "csv", _EACH, call_sheet_csv),
    _format("call-sheet", "html", _HTML, call_sheet_html),
    _format("call-sheet", "ics", N_("Calendar (ICS)"), call_sheet_ics),
    _format("hot-cost", "pdf", _PDF, hot_cost_pdf),
    _format("hot-cost", "xlsx", _XLSX, hot_cost_xlsx),
    _format("hot-cost", "csv", _EACH, hot_cost_csv),
    _format("hot-cost", "html", _HTML, _through(hot_cost_parts, paper_html)),
    _format("ledger", "pdf", _PDF, _through(ledger_parts, paper_pdf)),
    _format("ledger", "html", _HTML, _through(ledger_parts, paper_html)),
    _format("ledger", "xlsx", N_("Excel workbook, with every date"), ledger_xlsx),
    _format("ledger", "csv", _EACH, ledger_csv),
    *_of_parts(),
    _format("person-week", "ics", N_("Calendar (ICS)"), week_ics),
)


def formats_of(paper: str) -> tuple[Format, ...]:
    """The formats of a paper, the usual one first; none for a paper that does not exist."""
    return tuple(one for one in FORMATS if one.paper == paper)


def format_of(paper: str, format_id: str) -> Format:
    """The format of that name. Raises KeyError where the paper has none."""
    for one in formats_of(paper):
        if one.id == format_id:
            return one
    raise KeyError(f"{paper} has no format {format_id}")


def draw_of(paper: str) -> Draw:
    """What draws the pages of a paper. Raises KeyError for one without pages."""
    return _drawn(PARTS[paper]) if paper in PARTS else _PAGES[paper]


def _drawn(make: Callable[[Any, Options], Paper]) -> Draw:
    def drawn(view: Any, options: Options, dots_per_inch: float) -> tuple[bytes, ...]:
        return paper_pages(make(view, options), dots_per_inch)

    return drawn


_PAGES: Mapping[str, Draw] = MappingProxyType(
    {
        "week": week_pages,
        "call-sheet": call_sheet_pages,
        "hot-cost": hot_cost_pages,
        "ledger": _drawn(ledger_parts),
    }
)
