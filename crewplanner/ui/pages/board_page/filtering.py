"""Who is shown: the chips above the board, and in words what they hide."""

from crewplanner.app.queries.board import BoardFilter, BoardView
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.states import found_text, shown_text
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.search_box import SearchBox


class Filtering(BoardPart):
    """The bar with chips and the search; what is found is marked, the others stay."""

    actions = (
        ActionSpec(
            id="find-on-board",
            text=N_("&Find on the board"),
            handler="filtering.find_name",
            icon="search",
            keys=("Ctrl+F",),
            menu="edit",
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.bar = FilterBar(context.look)
        self.search = SearchBox(context.look, _("Find a name or role"))
        self.bar.add_chip("booked", _("Booked"), tip=_("Only who is booked on these dates"))
        self.bar.add_chip("findings", _("Has findings"))
        self.bar.add_chip("unconfirmed", _("Unconfirmed"))
        self.bar.add_widget(self.search)
        context.places.add_above(self.bar)
        self.bar.changed.connect(self._filter)
        self.search.sought.connect(self.find)
        self.search.left.connect(context.page.focus_start)
        context.view_shown.connect(self._sum_up)

    def find_name(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()

    def find(self, text: str) -> None:
        """Mark who is called so, or has a role of that name, and go to the first of them."""
        context, view = self.context, self.context.view
        if context.board is None or view is None:
            return
        found = context.board.search(text)
        self.bar.set_summary(found_text(len(found)) if text else shown_text(view))
        if text and found:
            context.board.select((found[0], context.services.session.date))

    def _filter(self) -> None:
        on = self.bar.on()
        self.context.set_filter(
            BoardFilter(
                booked_only="booked" in on,
                with_findings="findings" in on,
                unconfirmed="unconfirmed" in on,
            )
        )

    def _sum_up(self, view: BoardView) -> None:
        self.bar.set_summary(shown_text(view))
