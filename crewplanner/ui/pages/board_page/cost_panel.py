"""The panel that says who is behind a sum of the board, each with the way to every step of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.board_costs import PersonCost
from crewplanner.app.money_text import figure, money
from crewplanner.app.queries.costs import NO_COST
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.words import date_text
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import Basis
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.pages.why_asked import WHY, offer_why
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import selectable


class CostPanel(QWidget):
    """People with what they cost, the most first. Enter, a double click or F4 explains a figure."""

    def __init__(self, look: Look, services: Services) -> None:
        super().__init__()
        self._services = services
        self._about = selectable("", "caption")
        self._sum = selectable("", "heading")
        self.table = TableView(look, _("Cost by person"))
        self.table.set_hint(_("Who is booked stands here, with what the deal makes of it."))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._about)
        column.addWidget(self._sum)
        column.addSpacing(4)
        column.addWidget(self.table, 1)
        self.model = TableModel(_columns(""), key=_person, parent=self)
        self.table.setModel(TableProxy(self.model, self))
        self.table.show_columns(self.model.columns)
        self.table.opened.connect(self._explain)
        offer_why(self.table, services)

    def show_costs(self, span: DateSpan, people: tuple[PersonCost, ...], currency: str) -> None:
        """Show some dates and who costs what in them."""
        dates = [date_text(date, year=False) for date in dict.fromkeys((span.first, span.last))]
        self._about.setText(" – ".join(dates))
        total = sum((row.cost for row in people), NO_COST)
        text = _("{amount} confirmed").format(amount=money(total.confirmed, currency))
        if total.with_pencils != total.confirmed:
            more = money(total.with_pencils, currency)
            text += "\n" + _("{amount} with pencils").format(amount=more)
        self._sum.setText(text)
        self.model.columns = _columns(currency)
        self.model.set_rows(people)

    def asked(self, production: ProductionId, span: DateSpan) -> Asked | None:
        """The figure that the cursor of the table is at."""
        row = self.table.current()
        if not isinstance(row, PersonCost):
            return None
        return Asked(production=production, person=row.person, span=span, basis=Basis.EXPECTED)

    def _explain(self, row: object) -> None:
        del row
        self._services.run(WHY)


def _person(row: PersonCost) -> PersonId:
    return row.person


def _with_pencils(row: PersonCost, currency: str) -> str:
    """Nothing where pencils add nothing."""
    if row.cost.with_pencils == row.cost.confirmed:
        return ""
    return figure(row.cost.with_pencils, currency)


def _columns(currency: str) -> tuple[Column[PersonCost], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            least=110,
            stretch=True,
            strong=True,
        ),
        Column(
            id="confirmed",
            title=_("Confirmed"),
            value=lambda row: figure(row.cost.confirmed, currency),
            sort=lambda row: row.cost.confirmed,
            align=RIGHT,
            fit=True,
        ),
        Column(
            id="pencils",
            title=_("With pencils"),
            value=lambda row: _with_pencils(row, currency),
            sort=lambda row: row.cost.with_pencils,
            align=RIGHT,
            fit=True,
            if_any=True,
        ),
    )
