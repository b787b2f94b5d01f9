"""The pages of the sidebar in their order, and the tools behind the actions of the window.

A page is built when it is first shown, the tools when one is first asked for; their modules are
imported then too, to start quickly.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import GRID, WINDOW
from crewplanner.ui.main_window import Tool
from crewplanner.ui.pages.page_spec import PageSpec
from crewplanner.ui.registry import Context
from crewplanner.ui.role_pages import page_actions
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.tools.print_page import print_page
from crewplanner.ui.window_actions import WINDOW_ACTIONS

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow
    from crewplanner.ui.pages.page import Page
    from crewplanner.ui.services import Services
    from crewplanner.ui.tools.reviewing import Reviewing
    from crewplanner.ui.tools.toolbox import Toolbox


def _board(services: "Services") -> "Page":
    from crewplanner.ui.pages.board import BoardPage  # noqa: PLC0415 - see above

    return BoardPage(services)


def _crew(services: "Services") -> "Page":
    from crewplanner.ui.pages.crew import CrewPage  # noqa: PLC0415 - see above

    return CrewPage(services)


def _day(services: "Services") -> "Page":
    from crewplanner.ui.pages.day import DayPage  # noqa: PLC0415 - see above

    return DayPage(services)


def _timecards(services: "Services") -> "Page":
    from crewplanner.ui.pages.timecards import TimecardsPage  # noqa: PLC0415 - see above

    return TimecardsPage(services)


def _findings(services: "Services") -> "Page":
    from crewplanner.ui.pages.findings import FindingsPage  # noqa: PLC0415 - see above

    return FindingsPage(services)


def _ledger(services: "Services") -> "Page":
    from crewplanner.ui.pages.ledger import LedgerPage  # noqa: PLC0415 - see above

    return LedgerPage(services)


def _holds(services: "Services") -> "Page":
    from crewplanner.ui.pages.holds import HoldsPage  # noqa: PLC0415 - see above

    return HoldsPage(services)


def _money(services: "Services") -> "Page":
    from crewplanner.ui.pages.money import MoneyPage  # noqa: PLC0415 - see above

    return MoneyPage(services)


def _papers(services: "Services") -> "Page":
    from crewplanner.ui.pages.papers import PapersPage  # noqa: PLC0415 - see above

    return PapersPage(services)


def _comments(services: "Services") -> "Page":
    from crewplanner.ui.pages.comments import CommentsPage  # noqa: PLC0415 - see above

    return CommentsPage(services)


def _people(services: "Services") -> tuple[int, bool]:
    return len(services.workspace.plan.people), False


def _days(services: "Services") -> tuple[int, bool]:
    production = services.session.production
    units = services.workspace.plan.units.values()
    own = [unit.id for unit in units if unit.production == production]
    return sum(len(services.workspace.plan.days_of.get(unit, ())) for unit in own), False


def _to_mend(services: "Services") -> tuple[int, bool]:
    workspace, production = services.workspace, services.session.production
    if production is None or production not in workspace.plan.productions:
        return 0, False
    from crewplanner.app.queries.findings import production_span  # noqa: PLC0415 - see above
    from crewplanner.domain.acceptances import is_open  # noqa: PLC0415 - see above
    from crewplanner.domain.findings import Severity  # noqa: PLC0415 - see above

    span = production_span(workspace.plan, production)
    found = workspace.findings(production, span) if span else ()
    loud = [f for f in found if f.severity is not Severity.INFO and is_open(workspace.plan, f)]
    return len(loud), any(finding.severity is Severity.BLOCK for finding in loud)


def _to_decide(services: "Services") -> tuple[int, bool]:
    workspace, production = services.workspace, services.session.production
    if production is None or production not in workspace.plan.productions:
        return 0, False
    from crewplanner.app.queries.holds import to_decide  # noqa: PLC0415 - see above

    return to_decide(workspace.plan, production, workspace.context.clock())


def _said(services: "Services") -> tuple[int, bool]:
    production = services.session.production
    said = services.workspace.plan.comments_of.get(production, ()) if production else ()
    return sum(not (one.done or one.answer) for one in said), False


PAGES: tuple[PageSpec, ...] = (
    PageSpec(id="board", title=N_("Board"), icon="board", factory=_board),
    PageSpec(id="crew", title=N_("Crew"), icon="crew", factory=_crew, count=_people),
    PageSpec(id="day", title=N_("Shoot days"), icon="day", factory=_day, count=_days),
    PageSpec(id="timecards", title=N_("Timecards"), icon="timecards", factory=_timecards),
    PageSpec(
        id="findings", title=N_("Findings"), icon="findings", factory=_findings, count=_to_mend
    ),
    PageSpec(id="ledger", title=N_("Irregular hours"), icon="ledger", factory=_ledger),
    PageSpec(id="holds", title=N_("Holds"), icon="holds", factory=_holds, count=_to_decide),
    PageSpec(id="papers", title=N_("Papers"), icon="papers", factory=_papers),
    PageSpec(id="money", title=N_("Money"), icon="money", factory=_money),
    PageSpec(id="comments", title=N_("Comments"), icon="review", factory=_comments, count=_said),
)


def contexts() -> tuple[Context, ...]:
    """Every action that there is, by where its keys work: what re-mapping and the tests go by."""
    from crewplanner.ui.board.keyboard import KEYS  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.board import BoardPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.comments import CommentsPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.crew import CrewPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.day import DayPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.findings import FindingsPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.holds import HoldsPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.ledger import LedgerPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.money import MoneyPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.papers import PapersPage  # noqa: PLC0415 - see above
    from crewplanner.ui.pages.timecards import TimecardsPage  # noqa: PLC0415 - see above

    classes: Mapping[str, type[Page]] = {
        "board": BoardPage,
        "crew": CrewPage,
        "day": DayPage,
        "timecards": TimecardsPage,
        "findings": FindingsPage,
        "ledger": LedgerPage,
        "holds": HoldsPage,
        "papers": PapersPage,
        "money": MoneyPage,
        "comments": CommentsPage,
    }
    of_window = (*WINDOW_ACTIONS, *page_actions(PAGES))
    return (
        Context(id=WINDOW, title=_("Everywhere"), specs=of_window),
        Context(id=GRID, title=_("On the board"), specs=KEYS),
        *(
            Context(id=page.id, title=_(page.title), specs=classes[page.id].page_actions)
            for page in PAGES
        ),
    )


def _money_tools(kit: Kit) -> Mapping[str, Tool]:
    def budget(window: "MainWindow") -> None:
        from crewplanner.ui.tools.money import show_budget  # noqa: PLC0415 - see above

        show_budget(kit, window)

    def export(window: "MainWindow") -> None:
        from crewplanner.ui.tools.money import export_budget  # noqa: PLC0415 - see above

        export_budget(kit, window)

    return {"budget": budget, "export-budget": export}


def _scenario_tools(kit: Kit) -> Mapping[str, Tool]:
    def work(name: str) -> Tool:
        def do(window: "MainWindow") -> None:
            from crewplanner.ui.tools import scenarios  # noqa: PLC0415 - see above

            getattr(scenarios, name)(kit, window)

        return do

    return MappingProxyType(
        {
            "scenario-new": work("new_scenario"),
            "scenario-list": work("list_scenarios"),
            "scenario-compare": work("compare_scenario"),
            "scenario-take": work("compare_scenario"),
            "scenario-leave": work("leave_scenario"),
        }
    )


def tools(kit: Kit) -> Mapping[str, Tool]:
    """By id of the action (see `window_actions`); those that are missing here are not offered."""

    @cache
    def box() -> "Toolbox":
        from crewplanner.ui.tools.toolbox import Toolbox  # noqa: PLC0415 - see above

        return Toolbox(kit)

    @cache
    def review() -> "Reviewing":
        from crewplanner.ui.tools.reviewing import Reviewing  # noqa: PLC0415 - see above

        return Reviewing(kit)

    def issue(window: "MainWindow") -> None:
        from crewplanner.ui.tools.issuing import issue_week  # noqa: PLC0415 - see above

        issue_week(kit, window)

    def issue_sheet(window: "MainWindow") -> None:
        from crewplanner.ui.tools import issuing  # noqa: PLC0415 - see above

        issuing.issue_sheet(kit, window)

    def issued(window: "MainWindow") -> None:
        from crewplanner.ui.tools.issuing import show_issued  # noqa: PLC0415 - see above

        show_issued(kit, window)

    return MappingProxyType(
        {
            "import": lambda window: box().import_list(window),
            "export": lambda window: box().export_week(window),
            "print": print_page,
            "issue": issue,
            "issue-call-sheet": issue_sheet,
            "issued": issued,
            **_scenario_tools(kit),
            "comment": lambda window: review().comment(window),
            "sign-off": lambda window: review().sign_off(window),
            "review-back": lambda window: review().send_back(window),
            "review-send": lambda window: review().send(window),
            "review-take": lambda window: review().take_in(window),
            "export-hot-cost": lambda window: box().export_hot_cost(window),
            **_money_tools(kit),
            "export-ledger": lambda window: box().export_ledger(window),
            "productions": lambda window: box().productions(window),
            "history": lambda window: box().history(window),
            "why": lambda window: box().why(window),
            "restore": lambda window: box().restore(window),
            "settings": lambda window: box().settings(window),
            "keys": lambda window: box().keys(window, contexts()),
            "guide": lambda window: box().guide(window),
            "about": lambda window: box().about(window),
        }
    )
