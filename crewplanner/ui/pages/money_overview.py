"""The first look at the money: three charts, each of which leads to the table of its figures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from crewplanner.app.queries.money import MoneyView
from crewplanner.exports.money_bars import PEOPLE_SHOWN, hours_bars, overtime_bars, week_bars
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.pages.money_table import (
    DEPARTMENTS,
    PEOPLE,
    WEEKS,
    Row,
    WeekRow,
)
from crewplanner.ui.widgets.bars_chart import BarsChart


class MoneyOverview(QScrollArea):
    """Cost by week over the whole width, overtime and hours below it, scrolled together.

    `moved` carries the row that the chosen bar stands for, `opened` the table with that row.
    """

    moved = Signal(object)
    opened = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.weeks = BarsChart(look)
        self.overtime = BarsChart(look)
        self.hours = BarsChart(look)
        self._view: MoneyView | None = None
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self.weeks, 0, 0, 1, 2)
        grid.addWidget(self.overtime, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hours, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Charts"))
        for chart in (self.weeks, self.overtime, self.hours):
            chart.setToolTip(_("Arrows go from bar to bar, Enter opens the table"))
            chart.moved.connect(self._tell_move)
            chart.opened.connect(self._tell_open)

    def show_view(self, view: MoneyView) -> None:
        """Draw the charts of a view."""
        self._view = view
        self.weeks.show_bars(week_bars(view), view.currency)
        self.overtime.show_bars(overtime_bars(view), view.currency)
        self.hours.show_bars(hours_bars(view), view.currency)

    def _tell_move(self) -> None:
        chart = self.sender()
        row = self._row(chart) if isinstance(chart, BarsChart) else None
        if row is not None:
            self.moved.emit(row)

    def _tell_open(self) -> None:
        chart = self.sender()
        if isinstance(chart, BarsChart):
            tables = {self.weeks: WEEKS, self.overtime: DEPARTMENTS, self.hours: PEOPLE}
            self.opened.emit(tables[chart], self._row(chart))

    def _row(self, chart: BarsChart) -> Row | None:
        """What the chosen bar of a chart stands for; None for none, and for the rest."""
        view, at = self._view, chart.at
        if view is None or not 0 <= at < len(chart.chart.bars):
            return None
        if chart is self.weeks:
            week, figures = view.weeks[at]
            return WeekRow(week=week, figures=figures)
        if chart is self.overtime:
            name = chart.chart.bars[at].label
            return next((row for row in view.departments if row.name == name), None)
        people = sorted(view.people, key=lambda one: (-one.expected, one.name))
        return people[at] if at < PEOPLE_SHOWN else None
