"""Papers as workbooks: real dates and times, formulas with their values, ready to print."""

from collections.abc import Callable

from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.hot_cost import hot_cost_paper
from crewplanner.exports.ledger import ledger_paper
from crewplanner.exports.options import Options
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_paper import WeekPaper
from crewplanner.exports.xlsx_book import workbook
from crewplanner.exports.xlsx_cells import ALERT, BOLD, MUTED, PLAIN, WRAPPED, Pen
from crewplanner.exports.xlsx_grid import WeekSheet
from crewplanner.exports.xlsx_hot_cost import PeopleSheet, SummarySheet, write_notes
from crewplanner.exports.xlsx_ledger import LedgerSheet, write_dates
from crewplanner.exports.xlsx_list import write_list


def week_xlsx(view: WeekView, options: Options) -> bytes:
    """The week as XLSX. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    foot = " ".join(part for part in (paper.title, paper.week, paper.version) if part)

    def write(page: Callable[[str], Pen]) -> None:
        WeekSheet(page("Week"), paper).write()
        if paper.contacts:
            write_list(page("List"), paper)
        if paper.sections or paper.legend:
            _write_notes(page("Notes"), paper)

    title = f"{paper.title}: {paper.week}, {paper.dates}"
    return workbook(title, (foot, paper.notice), options, write)


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
    return workbook(title, (foot, paper.notice), options, write)


def ledger_xlsx(view: LedgerView, options: Options) -> bytes:
    """The irregular hours as XLSX. Raises Refused as `ledger_paper` does."""
    paper = ledger_paper(view, options)
    foot = " ".join(filter(None, (view.title, paper.heading, paper.dates, paper.version)))

    def write(page: Callable[[str], Pen]) -> None:
        LedgerSheet(page("Irregular hours"), paper).write()
        write_dates(page("Dates"), paper)

    title = f"{view.title}: {paper.heading}, {paper.dates}"
    return workbook(title, (foot, paper.notice), options, write)


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
