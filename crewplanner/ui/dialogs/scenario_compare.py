"""A scenario against the plan: people, hours, money, findings; all or some days taken over."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crewplanner.app.commands.scenarios import TakeOver
from crewplanner.app.derivation_words import explained
from crewplanner.app.errors import Refused
from crewplanner.app.move_words import money_line, parts_of
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.queries.make_derivation import derivation
from crewplanner.app.queries.move_price import MovePrice, Pricer
from crewplanner.app.queries.scenario_days import ScenarioDay, moved_records, scenario_days
from crewplanner.app.roles import sees_money
from crewplanner.app.scenario_words import (
    ToldFinding,
    day_text,
    findings_count,
    findings_told,
    heads_text,
    minutes_text,
    moved_text,
    scenario_head,
)
from crewplanner.app.words import person_name
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import ScenarioId
from crewplanner.domain.pay.lines import Basis
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.scenario_columns import (
    DayRow,
    PersonRow,
    day_columns,
    finding_columns,
    moved_columns,
    people_columns,
    table_of,
)
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.dialogs.why_text import WhyText
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import TableModel
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

if TYPE_CHECKING:
    from decimal import Decimal

_MARGIN = 20
_PEOPLE_HIGH, _WHY_HIGH = 130, 380
_NAMES = 54
"""The percent of the names where two explanations stand side by side."""
_MOVED = "moved"
_FIGURES = ("people", "hours", "money", "findings")


class CompareDialog(ProjectDialog):
    """Days at the left, with ticks; at the right what taking these over would change.

    `taken` is how many days were taken over when it closed with that.
    """

    def __init__(
        self, look: Look, workspace: Workspace, scenario: ScenarioId, parent: QWidget | None = None
    ) -> None:
        """`workspace` is that of the plan itself. Raises KeyError for no such scenario."""
        record = workspace.plan.scenarios[scenario]
        super().__init__(
            look,
            workspace,
            _("Compare with the plan"),
            about=scenario_head(record),
            size=(1180, 760),
            parent=parent,
        )
        self.taken = 0
        self._scenario = scenario
        self._off: set[dt.date] = set()
        self._days: tuple[ScenarioDay, ...] = ()
        self._price = MovePrice()
        self._pricer: Pricer | None = None
        self._with_money = sees_money(workspace.plan, workspace.context.user)
        self._slices = Slices(self._piece, self)
        self.days: TableModel[DayRow] = TableModel(
            day_columns(money_too=self._with_money), key=lambda row: row.day.date, parent=self
        )
        self.days_table = table_of(look, _("Days that differ"), self.days)
        self.anyway = QCheckBox(_("Take over what the plan changed &meanwhile, too"))
        self.all_button = Button(look, _("&All days"))
        self.none_button = Button(look, _("&None"))
        self.figures = {name: label("", "heading") for name in _FIGURES}
        self.parts = Segmented(
            look,
            (("people", _("People")), ("findings", _("Findings")), (_MOVED, _("Meanwhile"))),
            name=_("Show below"),
        )
        self.people: TableModel[PersonRow] = TableModel(
            people_columns(money_too=self._with_money),
            key=lambda row: (row.difference.person, row.difference.production),
            parent=self,
        )
        self.people_table = table_of(look, _("People"), self.people)
        self.found: TableModel[ToldFinding] = TableModel(
            finding_columns(), key=lambda row: (row.way, row.text), parent=self
        )
        self.found_table = table_of(look, _("Findings"), self.found)
        self.moved: TableModel[str] = TableModel(moved_columns(), key=lambda row: row, parent=self)
        self.moved_table = table_of(look, _("Changed in the plan meanwhile"), self.moved)
        self.why_plan, self.why_scenario = (
            WhyText(look, edge=0, names=_NAMES) for _side in range(2)
        )
        self.take_button = primary_button(look, _("&Take over"))
        self.close_button = Button(look, _("Close"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.days_table.setFocus()

    @property
    def busy(self) -> bool:
        """Whether the difference is still being reckoned."""
        return self._slices.running

    @property
    def ticked(self) -> frozenset[dt.date]:
        """The dates that are ticked."""
        return frozenset(one.date for one in self._days) - self._off

    def refresh(self) -> None:
        """Read and show again; closes where the scenario is gone."""
        plan = self.workspace.plan
        record = plan.scenarios.get(self._scenario)
        if record is None:
            self.reject()
            return
        self._days = scenario_days(plan, record)
        moved = moved_records(plan, record)
        self.moved.set_rows(
            list(dict.fromkeys(moved_text(one, plan, self._words) for one in moved))
        )
        self.anyway.setVisible(bool(moved))
        meanwhile = _("Meanwhile ({count})").format(count=len(moved)) if moved else _("Meanwhile")
        self.parts.set_words(_MOVED, meanwhile)
        if moved:
            count = len(moved)
            said = ngettext(
                "The plan changed {count} of these since; it stays as the plan has it.",
                "The plan changed {count} of these since; they stay as the plan has them.",
                count,
            )
            self.say(said.format(count=count), key=_MOVED)
        else:
            self.messages.clear_message(_MOVED)
        self._ask()

    def command(self) -> TakeOver:
        """What taking over the ticked days is."""
        whole = not self._off
        return TakeOver(
            scenario=self._scenario,
            dates=None if whole else self.ticked,
            anyway=self.anyway.isChecked(),
        )

    def take_over(self) -> None:
        """Take over the ticked days, and close."""
        count = len(self.ticked)
        if count and self.do(self.command()) is not None:
            self.taken = count
            self.accept()

    @property
    def _words(self) -> FilmWords:
        plan = self.workspace.plan
        return plan.productions[plan.scenarios[self._scenario].production].words

    def _ask(self) -> None:
        """Reckon anew what taking over the ticked days would change."""
        self._slices.stop()
        self._pricer, self._price = None, MovePrice()
        self._show_days()
        if self._days and self.ticked:
            try:
                self._pricer = Pricer(self.workspace, self.command())
            except (Refused, KeyError):
                self._pricer = None
        self._show_price()
        if self._pricer is not None:
            for text in self.figures.values():
                text.setText("…")
            self._slices.start()

    def _piece(self) -> bool:
        pricer = self._pricer
        return pricer is not None and pricer.piece()

    def _reckoned(self) -> None:
        if self._pricer is not None:
            self._price = self._pricer.found()
            self._show_days()
            self._show_price()

    def _show_days(self) -> None:
        plan, words = self.workspace.plan, self._words
        costs: dict[dt.date, list[tuple[str, Decimal]]] = {}
        for date, currency, amount in self._price.by_date:
            costs.setdefault(date, []).append((currency, amount))
        self.days.set_rows(
            [
                DayRow(
                    day=one,
                    text=day_text(one, plan, words),
                    ticked=one.date not in self._off,
                    money=money_line(tuple(costs[one.date])) if one.date in costs else "",
                )
                for one in self._days
            ]
        )
        count = len(self.ticked)
        said = ngettext("&Take over {count} day", "&Take over {count} days", count)
        self.take_button.setText(said.format(count=count))
        offer(self.take_button, self.barred, when=bool(count))

    def _show_price(self) -> None:
        plan, price = self.workspace.plan, self._price
        ticked = [one for one in self._days if one.date not in self._off]
        found = findings_told(price, plan)
        self.figures["people"].setText(heads_text(ticked))
        self.figures["hours"].setText(minutes_text(price))
        self.figures["money"].setText(money_line(price.amounts) if self._with_money else "")
        self.figures["findings"].setText(findings_count(found))
        people = sorted(price.people, key=lambda one: (-abs(one.amount), one.person))
        self.people.set_rows(
            [
                PersonRow(
                    difference=one,
                    name=person_name(plan.people.get(one.person)),
                    parts=" · ".join(parts_of(one, money_too=self._with_money)),
                )
                for one in people
                if one.amount or any(parts_of(one, money_too=self._with_money))
            ]
        )
        self.found.set_rows(found)
        if self.people.rows and not self.people_table.chosen():
            self.people_table.selectRow(0)
        self._explain()

    def _explain(self) -> None:
        """The arithmetic of the chosen person, on both sides."""
        rows = self.people_table.chosen()
        shown = bool(rows) and self._pricer is not None and self._with_money
        self._why.setVisible(shown)
        if not shown or self._pricer is None:
            return
        one, trial = rows[0].difference, self._pricer.trial
        asked = Asked(
            production=one.production, person=one.person, span=one.weeks, basis=Basis.EXPECTED
        )
        for head, title, text, plan in (
            (self._heads[0], _("In the plan: {amount}"), self.why_plan, trial.before),
            (self._heads[1], _("As taken over: {amount}"), self.why_scenario, trial.after),
        ):
            words = explained(derivation(plan, asked))
            head.setText(title.format(amount=words.figure))
            text.show_words(words)
            text.to_start()

    def _edit_day(self, row: DayRow, _column: str, ticked: object) -> None:
        if ticked:
            self._off.discard(row.day.date)
        else:
            self._off.add(row.day.date)
        self._ask()

    def _tick_all(self) -> None:
        self._off.clear()
        self._ask()

    def _tick_none(self) -> None:
        self._off = {one.date for one in self._days}
        self._ask()

    def _switch(self, part: str) -> None:
        self._stack.setCurrentIndex(("people", "findings", _MOVED).index(part))

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setSizes([self.look.px(500), self.look.px(680)])
        self.body.addWidget(split, 1)
        self.start.addWidget(self.anyway)
        self.end.addWidget(self.close_button)
        self.end.addWidget(self.take_button)
        self.take_button.setToolTip(_("Make the plan so, in one step that can be undone"))
        self.days_table.set_hint(_("The scenario is as the plan is: nothing to take over."))
        self.people_table.set_hint(_("Nobody has other hours, rest or pay."))
        self.found_table.set_hint(_("No finding comes or goes."))
        self.moved_table.set_hint(_("The plan changed nothing of it meanwhile."))

    def _left(self) -> QWidget:
        left = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 12, 12, 8)
        head.setSpacing(8)
        head.addWidget(label(_("Days"), "heading"), 1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.days_table, 1)
        return left

    def _right(self) -> QWidget:
        right = Surface(self.look, "surface", lines=("start",))
        figures = QHBoxLayout()
        figures.setContentsMargins(_MARGIN, 12, _MARGIN, 4)
        figures.setSpacing(20)
        titles = (_("People"), _("Hours"), _("Money"), _("Findings"))
        for name, title in zip(_FIGURES, titles, strict=True):
            if name == "money" and not self._with_money:
                continue
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(label(title, "caption"))
            cell.addWidget(self.figures[name])
            self.figures[name].setAccessibleName(title)
            figures.addLayout(cell, 1)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.addWidget(self.parts)
        row.addStretch(1)
        self._why = QWidget()
        whys = QHBoxLayout(self._why)
        whys.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        whys.setSpacing(16)
        self._heads = (label("", "strong"), label("", "strong"))
        for title, head, text in (
            (_("In the plan"), self._heads[0], self.why_plan),
            (_("As taken over"), self._heads[1], self.why_scenario),
        ):
            side = QVBoxLayout()
            side.setSpacing(4)
            head.setContentsMargins(3, 0, 0, 0)
            side.addWidget(head)
            side.addWidget(text, 1)
            text.setAccessibleName(title)
            whys.addLayout(side, 1)
        people = QSplitter(Qt.Orientation.Vertical)
        people.addWidget(self.people_table)
        people.addWidget(self._why)
        people.setStretchFactor(1, 1)
        people.setSizes([self.look.px(_PEOPLE_HIGH), self.look.px(_WHY_HIGH)])
        self._stack = QStackedWidget()
        for page in (people, self.found_table, self.moved_table):
            self._stack.addWidget(page)
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(figures)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        return right

    def _connect(self) -> None:
        self._slices.finished.connect(self._reckoned)
        self.days.edited.connect(self._edit_day)
        self.parts.chosen.connect(self._switch)
        self.people_table.selected.connect(self._explain)
        self.anyway.toggled.connect(self._ask)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.take_button.clicked.connect(self.take_over)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self._slices.stop)
