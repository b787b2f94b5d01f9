"""What if we wrap late? Whose rest breaks, the calls that clear it, what each way costs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSlider, QVBoxLayout, QWidget

from crewplanner.app.commands.late_wrap import WrapLate
from crewplanner.app.errors import Refused
from crewplanner.app.late_words import (
    broken_text,
    clear_text,
    lateness,
    way_detail,
    way_title,
)
from crewplanner.app.move_words import hours_text, money_line
from crewplanner.app.queries.late_wrap import GRID, MOST, BrokenRest, LateWrap, Way, late_wrap
from crewplanner.app.queries.move_price import Pricer
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import DayId
from crewplanner.i18n import _
from crewplanner.ui.dialogs.late_table import late_columns
from crewplanner.ui.dialogs.late_ways import LateWays
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

_CHOICES = (30, 60, 120)
_FIRST = 60
_MARGIN = 20
_LEAST_TABLE = 120
_REFUSED = "refused"
_RECKONING = ("…", "")


class LateWrapDialog(ToolDialog):
    """Answers with the command that was chosen. Costs come piece by piece: nothing blocks.

    `days` are those of the units of a date that have a wrap, `first` the one to begin with. Without
    `with_money` it says what each way does to rests, and no amounts.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        days: Sequence[DayId],
        first: DayId,
        parent: QWidget | None = None,
        *,
        with_money: bool = True,
    ) -> None:
        plan = workspace.plan
        day = plan.shoot_days[first]
        title, about = _("What if we wrap late?"), date_text(day.date)
        if len(days) == 1:
            about = f"{plan.units[day.unit].name} · {about}"
        super().__init__(look, title, about=about, size=(900, 690), parent=parent)
        self._workspace = workspace
        self._with_money = with_money
        self._day = first
        self._view: LateWrap | None = None
        self._answer: WrapLate | None = None
        self._queue: list[tuple[Way, Pricer | WrapLate]] = []
        self._costs: dict[Way, tuple[str, str]] = {}
        self._slices = Slices(self._piece, self)
        self._slices.sliced.connect(self._show_ways)
        names = ((str(one), plan.units[plan.shoot_days[one].unit].name) for one in days)
        self.units = Segmented(look, tuple(names), name=_("Unit"))
        self.units.set_value(str(first))
        self.choices = {minutes: Button(look, kind="chip") for minutes in _CHOICES}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.wrap = label("", "figure")
        self.said = label("", "heading", wrap=True)
        self.ways = LateWays(look)
        self.table = TableView(look, _("Who has too little rest"))
        columns = late_columns()
        self._model: TableModel[BrokenRest] = TableModel(columns, key=_key, parent=self)
        self.table.setModel(TableProxy(self._model, self))
        self.table.show_columns(columns)
        self._middle = QVBoxLayout()
        self._clear: EmptyState | None = None
        self._dress_choices()
        self._lay_out(several=len(days) > 1)
        self._begin()

    @property
    def minutes(self) -> int:
        """How late it is that is looked at."""
        return self.slider.value() * GRID

    @property
    def busy(self) -> bool:
        """Whether costs are still being reckoned."""
        return self._slices.running

    def set_minutes(self, minutes: int) -> None:
        """Look at another wrap."""
        self.slider.setValue(minutes // GRID)

    def ask(self) -> WrapLate | None:
        """Show it and wait; the command to do, or None when it was left."""
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.exec()
        self._slices.stop()
        self.deleteLater()
        return self._answer

    def _begin(self) -> None:
        """Where the wrap is known, with that one; else with a wrap that is an hour late."""
        sheet = self._workspace.plan.sheet_of.get(self._day)
        known = sheet is not None and sheet.wrap is not None
        value = 0 if known else _FIRST // GRID
        if self.slider.value() == value:
            self._follow()
        else:
            self.slider.setValue(value)

    def _dress_choices(self) -> None:
        for minutes, chip in self.choices.items():
            chip.setText(f"+{hours_text(minutes)}" if minutes >= _FIRST else _("+30 min"))
            chip.setCheckable(True)
            chip.setObjectName(str(minutes))
            chip.setAccessibleName(_("Wrap {hours} late").format(hours=hours_text(minutes)))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(self._choose_minutes)
        self.slider.setRange(0, MOST // GRID)
        self.slider.setPageStep(2)
        self.slider.setMinimumHeight(self.look.px(24))
        self.slider.setAccessibleName(_("How late, in quarters of an hour"))
        self.slider.setToolTip(_("How late: arrow keys go by a quarter of an hour"))
        self.slider.valueChanged.connect(self._follow)

    def _lay_out(self, *, several: bool) -> None:
        if several:
            self.tools.addWidget(self.units)
            self.units.chosen.connect(self._choose_unit)
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in self.choices.values():
            row.addWidget(chip)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        self.wrap.setMinimumWidth(self.look.px(120))
        self.wrap.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.wrap)
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        inside.setSpacing(10)
        inside.addLayout(row)
        inside.addWidget(self.said)
        self._middle.addWidget(self.table, 1)
        inside.addLayout(self._middle, 1)
        inside.addWidget(self.ways)
        self.table.setMinimumHeight(self.look.px(_LEAST_TABLE))
        self.body.addWidget(_scrolled(held), 1)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        close = Button(self.look, _("Close"))
        close.setToolTip(_("Leave it as it is (Esc)"))
        close.clicked.connect(self.reject)
        self.end.addWidget(close)
        self.ways.chosen.connect(self._take)

    def _choose_unit(self, name: str) -> None:
        self._day = DayId(int(name))
        self._begin()

    def _choose_minutes(self) -> None:
        self.set_minutes(int(self.sender().objectName()))

    def _follow(self) -> None:
        for minutes, chip in self.choices.items():
            chip.setChecked(minutes == self.minutes)
        self._costs.clear()
        try:
            view = self._view = late_wrap(self._workspace, self._day, self.minutes)
        except Refused as refused:
            self._view = None
            self._queue.clear()
            self.say(str(refused), key=_REFUSED)
        else:
            self.messages.clear_message(_REFUSED)
            self._queue = list(view.ways)
            self._show(view)
            self._slices.start()
        self._show_ways()

    def _show(self, view: LateWrap) -> None:
        self.wrap.setText(_("Wrap {time}").format(time=show_time(view.wrap)))
        late = lateness(view)
        self.said.setText(f"{late}: {broken_text(view)}" if view.people else late)
        clear = "" if view.people else clear_text(view, show_time)
        self.slider.setAccessibleDescription(f"{self.said.text()}. {clear}")
        self._model.set_rows(view.people)
        self.table.setVisible(bool(view.people))
        if self._clear is not None:
            self._middle.removeWidget(self._clear)
            self._clear.deleteLater()
            self._clear = None
        if clear:
            title = _("Nobody's rest breaks")
            self._clear = EmptyState(self.look, title, clear, icon="check")
            self._middle.addWidget(self._clear, 1)

    def _piece(self) -> bool:
        """Reckon a little more of what the ways cost."""
        if not self._queue:
            return False
        way, pricer = self._queue[0]
        try:
            if isinstance(pricer, WrapLate):
                self._queue[0] = (way, Pricer(self._workspace, pricer))
                return True
            if pricer.trial.before is not self._workspace.plan:
                # Somebody wrote meanwhile: all of it is looked at anew.
                self._follow()
                return True
            if pricer.piece():
                return True
            price = pricer.found()
            plan, shown = self._workspace.plan, self._with_money
            detail = way_detail(price, plan, with_money=shown)
            self._costs[way] = (money_line(price.amounts) if shown else "", detail)
        except Refused as refused:
            self._costs[way] = ("", str(refused))
        self._queue.pop(0)
        return bool(self._queue)

    def _show_ways(self) -> None:
        view = self._view
        commands = dict(view.ways) if view is not None else {}
        for way in Way:
            title = way_title(way, view, show_time) if view is not None and way in commands else ""
            why_not = self._workspace.read_only_reason or ""
            if way is Way.STAY and not self.minutes:
                why_not = why_not or _("Nothing is later yet: move the slider.")
            self.ways.show_way(way, title, self._costs.get(way, _RECKONING), why_not)

    def _take(self, name: str) -> None:
        commands = dict(self._view.ways) if self._view is not None else {}
        self._answer = commands.get(Way(name))
        self.accept()


def _scrolled(held: QWidget) -> QScrollArea:
    """What is larger than the window at large text is scrolled, not cut."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(held)
    return area


def _key(row: BrokenRest) -> tuple[int, int, int]:
    return row.person, row.date.toordinal(), row.call
