"""Every format of every paper, once: the dialog, the command line and the help list from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.call_sheet_csv import call_sheet_csv
from crewplanner.exports.call_sheet_ics import call_sheet_ics
from crewplanner.exports.call_sheet_parts import call_sheet_html, call_sheet_xlsx
from crewplanner.exports.call_sheet_pdf import call_sheet_pdf
from crewplanner.exports.csv import week_csv
from crewplanner.exports.hot_cost_csv import hot_cost_csv
from crewplanner.exports.ics import week_ics
from crewplanner.exports.ledger_csv import ledger_csv
from crewplanner.exports.options import Options
from crewplanner.exports.typst_pdf import hot_cost_pdf, week_pdf
from crewplanner.exports.xlsx import hot_cost_xlsx, ledger_xlsx, week_xlsx
from crewplanner.i18n import N_

Printed = WeekView | HotCostView | CallSheetView
"""What a paper is written from that has pages to look at."""

View = Printed | LedgerView
"""What a paper is written from; another paper adds its own view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write one paper. `title` is translated where it is shown; `suffix` has its dot.

    `write` takes the view of its own paper.
    """

    paper: str
    id: str
    suffix: str
    title: str
    write: Callable[[Any, Options], bytes]


FORMATS: tuple[Format, ...] = (
    Format(paper="week", id="pdf", suffix=".pdf", title=N_("PDF to print"), write=week_pdf),
    Format(paper="week", id="xlsx", suffix=".xlsx", title=N_("Excel workbook"), write=week_xlsx),
    Format(
        paper="week", id="csv", suffix=".csv", title=N_("CSV, a row for each day"), write=week_csv
    ),
    Format(paper="week", id="ics", suffix=".ics", title=N_("Calendar (ICS)"), write=week_ics),
    Format(
        paper="call-sheet",
        id="pdf",
        suffix=".pdf",
        title=N_("PDF to print"),
        write=call_sheet_pdf,
    ),
    Format(
        paper="call-sheet",
        id="xlsx",
        suffix=".xlsx",
        title=N_("Excel workbook"),
        write=call_sheet_xlsx,
    ),
    Format(
        paper="call-sheet",
        id="csv",
        suffix=".csv",
        title=N_("CSV, a row for each person"),
        write=call_sheet_csv,
    ),
    Format(
        paper="call-sheet",
        id="ics",
        suffix=".ics",
        title=N_("Calendar (ICS)"),
        write=call_sheet_ics,
    ),
    Format(
        paper="call-sheet",
        id="html",
        suffix=".html",
        title=N_("Web page, in one file"),
        write=call_sheet_html,
    ),
    Format(paper="hot-cost", id="pdf", suffix=".pdf", title=N_("PDF to print"), write=hot_cost_pdf),
    Format(
        paper="hot-cost", id="xlsx", suffix=".xlsx", title=N_("Excel workbook"), write=hot_cost_xlsx
    ),
    Format(
        paper="hot-cost",
        id="csv",
        suffix=".csv",
        title=N_("CSV, a row for each person"),
        write=hot_cost_csv,
    ),
    Format(
        paper="ledger",
        id="xlsx",
        suffix=".xlsx",
        title=N_("Excel workbook, with every date"),
        write=ledger_xlsx,
    ),
    Format(
        paper="ledger",
        id="csv",
        suffix=".csv",
        title=N_("CSV, a row for each person"),
        write=ledger_csv,
    ),
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
