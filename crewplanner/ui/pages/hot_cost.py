"""The hot cost of a day: planned, actual, difference, by department and person, and why."""

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.hot_cost_words import (
    complete_text,
    difference_word,
    open_text,
    standing_text,
    unpriced_text,
    used_causes,
)
from crewplanner.app.money_text import figure, money
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.queries.hot_cost import (
    HotCostPerson,
    HotCostSums,
    HotCostView,
    hot_cost_view,
)
from crewplanner.app.words import date_text, word
from crewplanner.domain.hot_cost import Cause, Standing
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import Basis, PayLine, PayNote
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.day_sheet import side_of_cards
from crewplanner.ui.pages.hot_cost_table import (
    ACTUAL,
    DIFFERENCE,
    PLANNED,
    SumsRow,
    people_columns,
    sums_columns,
)
from crewplanner.ui.pages.page import Page
from crewplanner.ui.pages.pay_card import Titles, line_about, line_name, titles_of
from crewplanner.ui.pages.why_asked import WHY, offer_why
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.card import Card
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label, selectable, set_property

_EVERYBODY = 0


class HotCostPane(QWidget):
    """Departments above, their people below, the lines of the chosen person at the side."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        look = page.look
        self._page = page
        self._view: HotCostView | None = None
        self._causes: tuple[Cause, ...] = ()
        self._sums: TableModel[SumsRow] | None = None
        self._people: TableModel[HotCostPerson] | None = None
        self.head = HotCostHead(page)
        self.departments = TableView(look, _("Hot cost by department"))
        self.departments.setSortingEnabled(False)
        self.people = TableView(look, _("People of the department"))
        self.why = Card(look)
        self.causes = Card(look)
        self._build()

    @property
    def view(self) -> HotCostView | None:
        """What is shown; None before anything was."""
        return self._view

    def show_day(self, production: ProductionId, date: dt.date) -> None:
        """Show the hot cost of a date."""
        workspace = self._page.services.workspace
        view = hot_cost_view(workspace.plan, production, date, workspace.pricing)
        self._view = view
        self.head.show_view(view)
        causes = used_causes(view.sums)
        if self._sums is None or causes != self._causes:
            self._causes = causes
            self._remake(view)
        else:
            self._fill(view)

    def asked(self) -> Asked | None:
        """What the chosen person gets for the day: as worked, or as planned while that is open."""
        view, person = self._view, self.people.current()
        if view is None or not isinstance(person, HotCostPerson):
            return None
        worked = person.standing in (Standing.WORKED, Standing.EXTRA)
        return Asked(
            production=view.production,
            person=person.person,
            span=DateSpan(first=view.date, last=view.date),
            basis=Basis.WORKED if worked else Basis.PLANNED,
        )

    def _build(self) -> None:
        self.why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why.setAccessibleName(_("Why this amount"))
        self.head.chosen.connect(self._show_other_figure)
        self.departments.selected.connect(self._show_people)
        self.people.selected.connect(self._explain_here)
        self.people.opened.connect(self._ask_why)
        offer_why(self.people, self._page.services)
        self.departments.opened.connect(self._enter_people)
        tables = QVBoxLayout()
        tables.setSpacing(12)
        tables.addWidget(self.departments, 3)
        tables.addWidget(self.people, 2)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(tables, 1)
        row.addWidget(side_of_cards(self._page, self.why, self.causes))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _remake(self, view: HotCostView) -> None:
        """Other columns; the cursors stay on their department and person."""
        row, person = self.departments.current(), self.people.current()
        self._make_models(view)
        self._fill(view)
        if isinstance(row, SumsRow):
            names = [one.name for one in view.departments]
            known = row.number and row.name in names
            self.departments.selectRow(names.index(row.name) + 1 if known else 0)
        if isinstance(person, HotCostPerson) and self._people is not None:
            place = self._people.position(person.person)
            self.people.selectRow(max(place, 0))

    def _make_models(self, view: HotCostView) -> None:
        shown = self.head.shown
        departments = sums_columns(view.currency, self._causes, shown)
        people = people_columns(view.currency, self._causes, shown)
        self._sums = TableModel(departments, key=lambda row: row.number, parent=self)
        self._people = TableModel(people, key=lambda row: row.person, parent=self)
        self.people.setModel(TableProxy(self._people, self))
        self.people.show_columns(people)
        self.people.set_hint(_("Nobody is planned on this day."))
        self.departments.setModel(TableProxy(self._sums, self))
        self.departments.show_columns(departments)

    def _fill(self, view: HotCostView) -> None:
        if self._sums is None:
            return
        rows = [
            SumsRow(number=number, name=one.name, sums=one.sums)
            for number, one in enumerate(view.departments, start=1)
        ]
        whole = SumsRow(number=_EVERYBODY, name=_("All departments"), sums=view.sums)
        self._sums.set_rows((whole, *rows))
        if self.departments.current() is None:
            self.departments.selectRow(0)
        self._show_people()

    def _show_people(self) -> None:
        if self._view is None or self._people is None:
            return
        people = sorted(self._shown(), key=lambda one: -one.difference.total)
        self._people.set_rows(people)
        if people and self.people.current() is None:
            self.people.selectRow(0)
        self._explain_here()

    def _shown(self) -> tuple[HotCostPerson, ...]:
        """The people of the department that the cursor is on."""
        view, row = self._view, self.departments.current()
        if view is None:
            return ()
        if not isinstance(row, SumsRow) or not 0 < row.number <= len(view.departments):
            return view.people
        return view.departments[row.number - 1].people

    def _explain_here(self) -> None:
        view = self._view
        if view is None:
            return
        row, person = self.departments.current(), self.people.current()
        known = {one.person: one for one in view.people}
        chosen = known.get(person.person) if isinstance(person, HotCostPerson) else None
        titles = titles_of(self._page.services.workspace.plan, view.production)
        show_person(self.why, chosen, view, titles)
        if isinstance(row, SumsRow):
            show_causes(self.causes, row, self._causes, view.currency)

    def _show_other_figure(self) -> None:
        if self._view is not None:
            self._remake(self._view)

    def _ask_why(self) -> None:
        self._page.services.run(WHY)

    def _enter_people(self) -> None:
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)


class HotCostHead(Surface):
    """The three figures in large type, how complete they are, and what the causes are shown of."""

    chosen = Signal()
    """The causes are to be shown of another figure."""

    def __init__(self, page: Page) -> None:
        look = page.look
        super().__init__(look, "surface", lines=("all",), radius=8)
        self.planned = selectable("", "figure", wrap=False)
        self.actual = selectable("", "figure", wrap=False)
        self.difference = selectable("", "figure", wrap=False)
        self.side = label("", "strong")
        self.complete = label("", "caption", wrap=True)
        self._of = Segmented(
            look,
            ((DIFFERENCE, _("Difference")), (ACTUAL, _("Actual")), (PLANNED, _("Planned"))),
            name=_("Causes of"),
        )
        self.export = Button(look, _("Export…"), icon="export:muted")
        self.export.setToolTip(_("As PDF, Excel workbook or CSV"))
        self._services = page.services
        self._of.chosen.connect(self.chosen)
        self.export.clicked.connect(self._export)
        self._lay_out()

    @property
    def shown(self) -> str:
        """The figure whose causes are shown."""
        return self._of.value()

    def show_view(self, view: HotCostView) -> None:
        """Show the day's figures."""
        sums, currency = view.sums, view.currency
        amount = sums.difference.total
        known = sums.open < sums.people
        self.planned.setText(money(sums.planned.total, currency))
        self.actual.setText(money(sums.actual.total, currency) if known else "–")
        self.difference.setText(money(amount, currency, sign=True) if known else "–")
        self.side.setText(difference_word(amount) if known else "")
        set_property(self.side, "tone", "finding" if known and amount > 0 else "")
        self.complete.setText(_complete(view))
        names = (
            (self.planned, _("Planned")),
            (self.actual, _("Actual")),
            (self.difference, _("Difference")),
        )
        for part, name in names:
            part.setAccessibleName(f"{name}: {part.text()}")

    def _lay_out(self) -> None:
        row = Flow(self, gap=28, line_gap=8)
        row.setContentsMargins(16, 12, 16, 12)
        for name, figure_label in ((_("Planned"), self.planned), (_("Actual"), self.actual)):
            row.addWidget(_block(name, figure_label))
        row.addWidget(_block(_("Difference"), self.difference, self.side))
        row.addWidget(_block(_("How complete"), self.complete))
        row.add_end(_block(_("Causes of"), self._of))
        row.add_end(self.export)

    def _export(self) -> None:
        self._services.run("export-hot-cost")


def _block(name: str, *parts: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(name, "caption"))
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    column.addLayout(row)
    column.addStretch(1)
    return held


def _complete(view: HotCostView) -> str:
    """How complete the figures are, and how many people they leave out."""
    said = [complete_text(view.sums, view.currency)]
    unpriced = sum(bool(unpriced_text(person)) for person in view.people)
    if unpriced:
        said.append(_("Not priced: {count}.").format(count=unpriced))
    undecided = sum(bool(person.questions) for person in view.people)
    if undecided:
        said.append(_("To decide: {count}.").format(count=undecided))
    return " ".join(said)


def show_person(
    card: Card, person: HotCostPerson | None, view: HotCostView, titles: Titles
) -> None:
    """Fill the card with what one person was to get and gets, line by line."""
    card.clear()
    currency = view.currency
    if person is None:
        card.add_text(_("Choose a person to see how the day is paid, line by line."))
        return
    difference = person.difference.total
    caption = f"{person.name} · {date_text(view.date, year=False)}"
    side = standing_text(person) or difference_word(difference)
    card.set_head(caption, money(difference, currency, sign=True), side)
    if person.unpriced is PayNote.MISSING_DEAL:
        card.add_text(_("There is no deal for this person on this date. Add one in Crew."))
    for text in (unpriced_text(person), open_text(person)):
        if text:
            card.add_text(f"{text}.")
    _add_lines(card, _("Actual"), person.lines, currency, titles)
    _add_lines(card, _("Planned"), person.planned_lines, currency, titles)
    card.add_links((), copy=True)


def _add_lines(
    card: Card, name: str, lines: tuple[PayLine, ...], currency: str, titles: Titles
) -> None:
    total = sum((line.amount for line in lines), start=Decimal(0))
    card.add_row(name, money(total, currency), strong=True)
    for line in lines:
        card.add_row(line_name(line), money(line.amount, currency))
        card.add_text(line_about(line, titles))


def show_causes(card: Card, row: SumsRow, causes: tuple[Cause, ...], currency: str) -> None:
    """Fill the card with the causes of a department's figures: planned, actual, difference."""
    sums: HotCostSums = row.sums
    card.clear()
    card.set_head(
        _("By cause · {name}").format(name=row.name),
        money(sums.difference.total, currency, sign=True),
    )
    for cause in causes:
        planned, actual = sums.planned.of(cause), sums.actual.of(cause)
        told = f"{figure(planned, currency)} → {figure(actual, currency)}"
        card.add_row(word(cause), figure(actual - planned, currency, sign=True), strong=True)
        card.add_text(told)
