"""What the pages show besides their first face, and which pages of odd projects are taken."""

from collections.abc import Iterator
from types import MappingProxyType

from crewplanner.domain.overrides import FindingState
from crewplanner.exports import KINDS
from crewplanner.ui.board_shots import board_states
from crewplanner.ui.day_shots import day_states
from crewplanner.ui.gallery import settle
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.pages.day import DayPage
from crewplanner.ui.pages.findings import FindingsPage
from crewplanner.ui.pages.holds import HoldsPage
from crewplanner.ui.pages.money import MoneyPage
from crewplanner.ui.pages.money_table import TABLES
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.papers import PapersPage
from crewplanner.ui.pages.timecards import TimecardsPage
from crewplanner.ui.slices import Slices

_LAID_OUT_MS = 200

OTHER_PAGES = MappingProxyType(
    {
        "empty": ("money", "papers"),
        "no-crew": ("money", "comments", "papers", "timecards", "crew", "day"),
        "read-only": ("money", "comments", "crew", "day"),
        "large-text": ("money", "comments", "papers"),
        "long-names": ("money", "crew", "day", "timecards"),
        "for-review": ("money", "comments", "crew", "day", "papers"),
    }
)
"""The pages besides the board that are taken of odd projects, by the name of the project."""


def wait_for(window: MainWindow, page: Page | None) -> None:
    """Wait until what the page works out beside the window is there and laid out."""
    while any(slices.running for slices in window.findChildren(Slices)):
        settle()
    while isinstance(page, MoneyPage | PapersPage) and page.busy:
        settle()


def page_states(page: Page | None) -> Iterator[str]:
    """What else the page can show: each with the name of its picture."""
    match page:
        case BoardPage():
            yield from (f"board-{state}" for state in board_states(page))
        case DayPage():
            yield from day_states(page)
        case FindingsPage():
            for box in (FindingState.ACCEPTED, FindingState.SOLVED):
                page.box.set_value(box.value)
                page.box.chosen.emit(box.value)
                yield f"findings-{box.value}"
        case HoldsPage():
            page.switch_view()
            yield "holds-others"
            page.switch_view()
        case TimecardsPage():
            page.show_hot_cost()
            settle(_LAID_OUT_MS)
            yield "hot-cost"
            page.show_hot_cost()
        case MoneyPage():
            for table, _title in TABLES:
                page.show_table(table)
                yield f"money-{table}"
        case PapersPage():
            yield from _papers(page)
        case _:
            pass


def _papers(page: PapersPage) -> Iterator[str]:
    """Every paper but the first, which the page begins with."""
    for paper in KINDS[1:]:
        page.list.set_paper(paper.id)
        while page.busy:
            settle()
        yield f"papers-{paper.id}"
