"""Scenario mode: the same window shows the board as a scenario has it, under a clear band."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.scenarios import TakeOver
from crewplanner.app.move_words import PriceText
from crewplanner.app.queries.scenario_days import scenario_days
from crewplanner.app.roles import sees_money
from crewplanner.app.scenario_words import dates_text, otherwise_text
from crewplanner.app.scenario_workspace import ScenarioWorkspace
from crewplanner.domain.ids import ScenarioId
from crewplanner.i18n import _
from crewplanner.ui.board.slivers import hatch
from crewplanner.ui.look import Look
from crewplanner.ui.prices import Prices
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.text import label

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow

PAGES = frozenset({"board", "day", "findings"})
"""The pages that a scenario has: what can be changed in one, and what that means."""
TOOLS = frozenset({"new", "open", "open-sample", "settings", "keys", "guide", "about", "why"})
"""The tools that work there as elsewhere, beside those of scenarios themselves."""
_OWN = "scenario-"
_SUM_UP_MS = 400
_STRIPES = 120


class ScenarioBand(QWidget):
    """Name, dates and what it differs by; compare, take over, leave. Striped, whatever the colors."""

    asked = Signal(str)
    """Carries the id of the action that is wanted."""

    def __init__(self, look: Look, workspace: ScenarioWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._workspace = workspace
        self.name = label("", "heading")
        self.about = label("", "muted")
        self.compare = Button(look, _("&Compare…"))
        self.take = Button(look, _("&Take over…"))
        self.leave = Button(look, _("Leave (Esc)"), icon="close:ink")
        for button, name, tip in (
            (self.compare, "scenario-compare", _("People, hours, money and findings by day")),
            (self.take, "scenario-take", _("Make the plan so, on all days or some")),
            (self.leave, "scenario-leave", _("Back to the plan; the scenario is kept")),
        ):
            button.setObjectName(name)
            button.setToolTip(tip)
            button.clicked.connect(self._ask)
        self._prices = Prices(workspace.real, self)
        self._prices.with_money = sees_money(workspace.real.plan, workspace.context.user)
        self._prices.told.connect(self._say_price)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SUM_UP_MS)
        self._soon.timeout.connect(self._price)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(_STRIPES) + 16, 6, 10, 7)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        for button in (self.compare, self.take, self.leave):
            row.addWidget(button)
        self.refresh()

    def refresh(self) -> None:
        """Say again what the scenario is and differs by."""
        record = self._workspace.record
        if record is None:
            return
        days = scenario_days(self._workspace.real.plan, record)
        self._said = _("compared with the plan: {what}").format(what=otherwise_text(days))
        self.name.setText(record.name)
        self.about.setText(f"{dates_text(record.span)} · {self._said}")
        self.about.setToolTip(record.note)
        self.setAccessibleName(_("Scenario {name}").format(name=record.name))
        self.setAccessibleDescription(self.about.text())
        self._prices.stop()
        if days:
            self._soon.start()

    def stop(self) -> None:
        """Reckon nothing any more."""
        self._soon.stop()
        self._prices.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stripes at its beginning, a line below: seen without color too."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.role("hold.fill"))
        box = QRectF(0, 0, self._look.px(_STRIPES), self.height() - 2)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width())
        path = QPainterPath()
        path.addRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hatch(painter, path, box, self._look.role("hold.line"), dense=False)
        painter.fillRect(0, self.height() - 2, self.width(), 2, self._look.role("hold.line"))

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _price(self) -> None:
        if self._workspace.record is not None:
            self._prices.ask(TakeOver(scenario=self._workspace.scenario))

    def _say_price(self, price: PriceText) -> None:
        record = self._workspace.record
        if record is None or price.refused or not price.money:
            return
        self.about.setText(f"{dates_text(record.span)} · {self._said} · {price.money}")


class ScenarioView(QWidget):
    """The band over a frame of pages; Esc that nothing else wants leaves."""

    asked = Signal(str)
    """Carries the id of the action that is wanted."""

    def __init__(self, look: Look, frame: ProjectFrame, workspace: ScenarioWorkspace) -> None:
        super().__init__()
        self.frame = frame
        self.workspace = workspace
        self.band = ScenarioBand(look, workspace, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(frame, 1)
        self.band.asked.connect(self.asked)
        workspace.listen(self._take_change)

    def close_view(self) -> None:
        """End all work here and stop following; the project stays open."""
        self.workspace.unlisten(self._take_change)
        self.band.stop()
        self.frame.close_project()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.asked.emit("scenario-leave")
        else:
            super().keyPressEvent(event)

    def _take_change(self, _change: ChangeSet) -> None:
        if self.workspace.record is None:
            QTimer.singleShot(0, self._ask_leave)
        else:
            self.band.refresh()

    def _ask_leave(self) -> None:
        self.asked.emit("scenario-leave")


class ScenarioMode(QObject):
    """Enters and leaves scenarios in a window: the plan's own frame waits below."""

    def __init__(
        self,
        window: "MainWindow",
        make: Callable[[ScenarioWorkspace], ProjectFrame],
    ) -> None:
        """`make` builds the frame of pages for a scenario."""
        super().__init__(window)
        self._window = window
        self._make = make
        self._view: ScenarioView | None = None
        self._below: ProjectFrame | None = None

    @property
    def view(self) -> ScenarioView | None:
        """What is shown of a scenario; None outside of one."""
        return self._view

    @property
    def scenario(self) -> ScenarioId | None:
        """The scenario that is shown."""
        return self._view.workspace.scenario if self._view is not None else None

    def plan_frame(self) -> ProjectFrame | None:
        """The frame of the plan itself, in a scenario or not."""
        return self._below if self._view is not None else self._window.frame()

    def enter(self, scenario: ScenarioId) -> None:
        """Show a scenario of the open project; KeyError where it is not there."""
        self.leave()
        below = self._window.frame()
        if below is None:
            return
        record = below.workspace.plan.scenarios[scenario]
        workspace = ScenarioWorkspace(below.workspace, scenario)
        frame = self._make(workspace)
        show = workspace.plan.productions[record.production]
        frame.session.set_production(show.id, first_weekday=show.first_weekday)
        date = below.session.date
        frame.session.set_date(date if date in record.span else record.span.first)
        self._below, self._view = below, ScenarioView(self._window.look, frame, workspace)
        self._view.asked.connect(self._window.run)
        self._window.put(self._view, frame)
        frame.go("board")

    def leave(self) -> None:
        """Show the plan again, at the date at which one was."""
        view, below = self._view, self._below
        self._view = self._below = None
        if view is None or below is None:
            return
        below.session.set_date(view.frame.session.date)
        view.close_view()
        self._window.put(below, below)
        self._window.take_away(view)

    def refusal(self, name: str) -> str:
        """Why a tool or page is not to be had in a scenario, as a sentence; empty where it is."""
        if self._view is None or name in TOOLS | PAGES or name.startswith(_OWN):
            return ""
        return _("Here bookings and days are planned otherwise. Leave the scenario for that (Esc).")
