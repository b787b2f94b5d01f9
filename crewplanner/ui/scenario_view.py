"""What is shown of a scenario: the pages as it has them, under a clear band."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.scenarios import TakeOver
from crewplanner.app.move_words import PriceText
from crewplanner.app.queries.scenario_days import scenario_days
from crewplanner.app.roles import sees_money
from crewplanner.app.scenario_words import dates_text, otherwise_text
from crewplanner.app.scenario_workspace import ScenarioWorkspace
from crewplanner.i18n import _
from crewplanner.ui.board.slivers import hatch
from crewplanner.ui.look import Look
from crewplanner.ui.prices import Prices
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.text import label

_SUM_UP_MS = 400
_STRIPES = 120


class ScenarioBand(QWidget):
    """Name, dates and what it differs by; compare, take over, leave. Striped in any color."""

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
