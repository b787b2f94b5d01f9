"""Scenario mode: the same window shows the board as a scenario has it, and goes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ScenarioId
from crewplanner.i18n import _
from crewplanner.ui.look import Look

if TYPE_CHECKING:
    from crewplanner.app.workspace import Workspace
    from crewplanner.ui.project_frame import ProjectFrame
    from crewplanner.ui.scenario_view import ScenarioView

PAGES = frozenset({"board", "day", "findings"})
"""The pages that a scenario has: what can be changed in one, and what that means."""
TOOLS = frozenset({"new", "open", "open-sample", "settings", "keys", "guide", "about", "why"})
"""The tools that work there as elsewhere, beside those of scenarios themselves."""
_OWN = "scenario-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioHost:
    """What the mode needs of its window.

    `frame` is what is shown now, `make` builds the frame of pages of a scenario, `put` shows one in
    a widget around it, `take_away` lets go of such a widget, `run` does an action by its id.
    """

    look: Look
    frame: "Callable[[], ProjectFrame | None]"
    make: "Callable[[Workspace], ProjectFrame]"
    put: "Callable[[QWidget, ProjectFrame], object]"
    take_away: Callable[[QWidget], object]
    run: Callable[[str], object]


class ScenarioMode(QObject):
    """Enters and leaves scenarios in a window: the plan's own frame waits below."""

    def __init__(self, host: ScenarioHost, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._offered: list[QAction] = []
        self._view: ScenarioView | None = None
        self._below: ProjectFrame | None = None

    @property
    def view(self) -> "ScenarioView | None":
        """What is shown of a scenario; None outside of one."""
        return self._view

    @property
    def scenario(self) -> ScenarioId | None:
        """The scenario that is shown."""
        return self._view.workspace.scenario if self._view is not None else None

    @property
    def name(self) -> str:
        """What the scenario that is shown is called; empty outside of one."""
        record = self._view.workspace.record if self._view is not None else None
        return record.name if record is not None else ""

    def plan_frame(self) -> "ProjectFrame | None":
        """The frame of the plan itself, in a scenario or not."""
        return self._below if self._view is not None else self._host.frame()

    def enter(self, scenario: ScenarioId) -> None:
        """Show a scenario of the open project; KeyError where it is not there."""
        from crewplanner.app.scenario_workspace import (  # noqa: PLC0415 - the window starts without
            ScenarioWorkspace,
        )
        from crewplanner.ui import scenario_view  # noqa: PLC0415 - see above

        self.leave()
        below = self._host.frame()
        if below is None:
            return
        record = below.workspace.plan.scenarios[scenario]
        workspace = ScenarioWorkspace(below.workspace, scenario)
        frame = self._host.make(workspace)
        show = workspace.plan.productions[record.production]
        frame.session.set_production(show.id, first_weekday=show.first_weekday)
        date = below.session.date
        frame.session.set_date(date if date in record.span else record.span.first)
        view = scenario_view.ScenarioView(self._host.look, frame, workspace)
        self._below, self._view = below, view
        view.asked.connect(self._host.run)
        self._host.put(view, frame)
        frame.go("board")

    def leave(self) -> None:
        """Show the plan again, at the date at which one was."""
        view, below = self._view, self._below
        self._view = self._below = None
        if view is None or below is None:
            return
        below.session.set_date(view.frame.session.date)
        view.close_view()
        self._host.put(below, below)
        self._host.take_away(view)

    def refusal(self, name: str) -> str:
        """Why a tool or page is not to be had in a scenario, as a sentence; empty where it is."""
        if self._view is None or name in TOOLS | PAGES or name.startswith(_OWN):
            return ""
        return _("Here bookings and days are planned otherwise. Leave the scenario for that (Esc).")

    def offer(self, menu: QMenu) -> None:
        """List the scenarios of the production at the end of a menu."""
        for action in self._offered:
            menu.removeAction(action)
            action.deleteLater()
        self._offered = []
        frame = self.plan_frame()
        if frame is None:
            return
        known = frame.workspace.plan.scenarios.values()
        own = [one for one in known if one.production == frame.session.production]
        if own:
            self._offered.append(menu.addSeparator())
        for one in sorted(own, key=lambda one: one.id):
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one.id == self.scenario)
            action.setData(one.id)
            action.triggered.connect(self._choose)
            self._offered.append(action)

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.enter(ScenarioId(sender.data()))
