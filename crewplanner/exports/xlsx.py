"""Papers as workbooks: real dates and times, formulas with their values, ready to print."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.hot_cost import hot_cost_paper
from crewplanner.exports.ledger import ledger_paper
from crewplanner.exports.options import Options, PaperSize
from crewplanner.exports.texts import one_line
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import WeekPaper
from crewplanner.exports.xlsx_cells import ALERT, BOLD, MUTED, PLAIN, WRAPPED, Pen
from crewplanner.exports.xlsx_grid import WeekSheet
from crewplanner.exports.xlsx_hot_cost import PeopleSheet, SummarySheet, write_notes
from crewplanner.exports.xlsx_ledger import LedgerSheet, write_dates
from crewplanner.exports.xlsx_list import write_list
from crewplanner.i18n import _

_PAPER_CODES = {PaperSize.LETTER: 1, PaperSize.A3: 8, PaperSize.A4: 9}
_TYPED_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FOOTER_PART = 100
"""Excel allows 255 characters for the three parts of a footer, its codes counted."""


def week_xlsx(view: WeekView, options: Options) -> bytes:
    """The week as XLSX. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    foot = " ".join(part for part in (paper.title, paper.week, paper.version) if part)

    def write(page: Callable[[str], Pen]) -> None:
        WeekSheet(page("Week"), paper).write()
        write_list(page("List"), paper)
        if paper.sections or paper.legend:
            _write_notes(page("Notes"), paper)

    title = f"{paper.title}: {paper.week}, {paper.dates}"
    return _workbook(title, (foot, paper.notice), options, write)


def hot_cost_xlsx(view: HotCostView, options: Options) -> bytes:
    """The hot cost as XLSX. Raises Refused as `hot_cost_paper` does."""
    paper = hot_cost_paper(view, options)
    foot = " ".join(filter(None, (view.title, paper.heading, paper.date, paper.version)))

    def write(page: Callable[[str], Pen]) -> None:
        summary, people = page("Hot cost"), PeopleSheet(page("People"), paper)
        SummarySheet(summary, paper, people).write()
        people.write()
        if paper.sections:
            write_notes(page("Notes"), paper)

    title = f"{view.title}: {paper.heading}, {paper.date}"
    return _workbook(title, (foot, paper.notice), options, write)


def ledger_xlsx(view: LedgerView, options: Options) -> bytes:
    """The irregular hours as XLSX. Raises Refused as `ledger_paper` does."""
    paper = ledger_paper(view, options)
    foot = " ".join(filter(None, (view.title, paper.heading, paper.dates, paper.version)))

    def write(page: Callable[[str], Pen]) -> None:
        LedgerSheet(page("Irregular hours"), paper).write()
        write_dates(page("Dates"), paper)

    title = f"{view.title}: {paper.heading}, {paper.dates}"
    return _workbook(title, (foot, paper.notice), options, write)


def _workbook(
    title: str,
    feet: tuple[str, str],
    options: Options,
    write: Callable[[Callable[[str], Pen]], None],
) -> bytes:
    """A workbook whose sheets `write` makes by name, one after the other."""
    import xlsxwriter  # noqa: PLC0415 - slow to import, not needed at start-up

    out = io.BytesIO()
    workbook: Any = xlsxwriter.Workbook(out, _TYPED_ONLY)
    created = options.issued_at.astimezone(dt.UTC).replace(tzinfo=None)
    workbook.set_properties({"title": one_line(title), "created": created})
    write(lambda name: _page(workbook, name, feet, options))
    workbook.close()
    return out.getvalue()


def footer_text(text: str) -> str:
    """A text for the foot of a page, in which nothing is read as one of Excel's codes."""
    kept = ""
    for char in one_line(text):
        # The writer takes &G and &[ for pictures, even behind a doubled ampersand.
        apart = "\u200b" if kept.endswith("&") and char in "G[" else ""
        more = apart + ("&&" if char == "&" else char)
        if len((kept + more).encode("utf-16-le")) > 2 * _FOOTER_PART:
            break
        kept += more
    return kept


def _page(workbook: Any, name: str, feet: tuple[str, str], options: Options) -> Pen:
    sheet = workbook.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_CODES[options.paper])
    sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    left, middle = feet
    page = footer_text(_("Page {page} of {pages}")).format(page="&P", pages="&N")
    sheet.set_footer(f"&L{footer_text(left)}&C{footer_text(middle)}&R{page}")
    return Pen(workbook, sheet)


def _write_notes(pen: Pen, paper: WeekPaper) -> None:
    """The lists below the paper's grid, and what its signs mean."""
    for column, width in enumerate((16, 100)):
        pen.sheet.set_column(column, column, width)
    row = 0
    for section in paper.sections:
        pen.put(row, 0, section.title, BOLD)
        for line, note in enumerate(section.notes, start=row + 1):
            pen.put(line, 0, note.when, ALERT if note.severe else MUTED)
            pen.put(line, 1, note.text, WRAPPED)
        row += len(section.notes) + 2
    for item in paper.legend:
        if item.sign:
            pen.put(row, 0, item.sign, BOLD)
            pen.put(row, 1, item.text, PLAIN)
            row += 1
