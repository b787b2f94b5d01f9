"""How rows are grouped, and which productions the board shows."""

from collections.abc import Hashable, Iterable

from crewplanner.app.queries.board import Arrangement, BoardView, RowsBy
from crewplanner.domain.ids import ProductionId
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.widgets.choice_chip import ChoiceChip

_ROWS = (
    (RowsBy.DEPARTMENT, N_("Department")),
    (RowsBy.PERSON, N_("Person")),
    (RowsBy.UNIT, N_("Unit")),
    (RowsBy.PRODUCTION, N_("Production")),
)


class Arranging(BoardPart):
    """Two chips in the bar above the board: rows by what, and the productions shown."""

    actions = (
        ActionSpec(
            id="rows-by-department",
            text=N_("Rows by &department"),
            handler="arranging.by_department",
            icon="board",
            menu="view",
            divided=True,
        ),
        ActionSpec(
            id="rows-by-person",
            text=N_("Rows by &person"),
            handler="arranging.by_person",
            icon="board",
            menu="view",
        ),
        ActionSpec(
            id="rows-by-unit",
            text=N_("Rows by &unit"),
            handler="arranging.by_unit",
            icon="board",
            menu="view",
        ),
        ActionSpec(
            id="rows-by-production",
            text=N_("Rows by p&roduction"),
            handler="arranging.by_production",
            icon="board",
            menu="view",
            help=N_("Every production with the people it has booked"),
        ),
        ActionSpec(
            id="all-productions",
            text=N_("Show &all productions on the board"),
            handler="arranging.show_all",
            icon="board",
            menu="view",
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.rows = ChoiceChip(
            context.look, _("Rows"), single=True, tip=_("What the rows are grouped by")
        )
        self.rows.set_choices((by, _(text)) for by, text in _ROWS)
        self.productions = ChoiceChip(
            context.look,
            _("With"),
            idle=_("Other productions"),
            tip=_("Productions shown besides this one; their bookings can be changed here too"),
        )
        context.bar.add_widget(self.rows)
        context.bar.add_widget(self.productions)
        self.rows.changed.connect(self._rearrange)
        self.productions.changed.connect(self._rearrange)
        context.view_shown.connect(self._follow)

    def by_department(self) -> None:
        """Group the rows by department."""
        self.group_by(RowsBy.DEPARTMENT)

    def by_person(self) -> None:
        """Show everybody in one list from A to Z."""
        self.group_by(RowsBy.PERSON)

    def by_unit(self) -> None:
        """Group the rows by unit."""
        self.group_by(RowsBy.UNIT)

    def by_production(self) -> None:
        """Group the rows by production."""
        self.group_by(RowsBy.PRODUCTION)

    def show_all(self) -> None:
        """Show the bookings of all productions in full."""
        arranged = self.context.arrangement
        others = self._others()
        self.context.arrangement = Arrangement(rows_by=arranged.rows_by, besides=others)

    def group_by(self, rows_by: RowsBy) -> None:
        """Group the rows; by production all of them are shown where there was but one."""
        besides = self.context.arrangement.besides
        if rows_by is RowsBy.PRODUCTION and not besides:
            besides = self._others()
        self.context.arrangement = Arrangement(rows_by=rows_by, besides=besides)

    def _rearrange(self) -> None:
        (chosen,) = self.rows.chosen
        rows_by, besides = RowsBy(str(chosen)), _productions(self.productions.chosen)
        self.context.arrangement = Arrangement(
            rows_by=self.context.arrangement.rows_by, besides=besides
        )
        if rows_by is not self.context.arrangement.rows_by:
            self.group_by(rows_by)

    def _others(self) -> frozenset[ProductionId]:
        own = self.context.production
        return frozenset(
            production
            for production in self.context.plan.productions
            if own is None or production != own.id
        )

    def _follow(self, view: BoardView) -> None:
        """Offer the productions that there are; say what is shown."""
        plan = self.context.plan
        others = sorted(self._others(), key=lambda key: plan.productions[key].title.casefold())
        self.productions.set_choices((key, plan.productions[key].title) for key in others)
        self.productions.set_chosen(view.arrangement.besides)
        self.context.bar.offer(self.productions, offered=bool(others))
        self.rows.set_chosen((view.arrangement.rows_by,))


def _productions(chosen: Iterable[Hashable]) -> frozenset[ProductionId]:
    return frozenset(ProductionId(key) for key in chosen if isinstance(key, int))
