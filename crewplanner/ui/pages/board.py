"""Board: people against days. What the page can do lies in its parts; see `board_page`."""

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.domain.ids import ProductionId
from crewplanner.i18n import _
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.arranging import Arranging
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.copying import Copying
from crewplanner.ui.pages.board_page.costs import Costs
from crewplanner.ui.pages.board_page.filtering import Filtering
from crewplanner.ui.pages.board_page.finding import Finding
from crewplanner.ui.pages.board_page.going import Going
from crewplanner.ui.pages.board_page.heights import Heights
from crewplanner.ui.pages.board_page.hours import Hours
from crewplanner.ui.pages.board_page.menu import BoardKeys
from crewplanner.ui.pages.board_page.parts import PARTS
from crewplanner.ui.pages.board_page.people import People
from crewplanner.ui.pages.board_page.places import BoardPlaces
from crewplanner.ui.pages.board_page.printing import Printing
from crewplanner.ui.pages.board_page.questions import ask_production
from crewplanner.ui.pages.board_page.saved import Saved, WithViews
from crewplanner.ui.pages.board_page.states import no_crew, no_production
from crewplanner.ui.pages.board_page.typing import Typing
from crewplanner.ui.pages.board_page.why_not import WhyNotPart
from crewplanner.ui.pages.board_page.writing import Writing
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import offer, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from crewplanner.app.queries.derivation import Asked


class BoardPage(Page):
    """The board of the session's production. Each of `PARTS` is an attribute of its name."""

    writing: Writing
    saved: Saved
    costs: Costs
    printing: Printing
    going: Going
    arranging: Arranging
    filtering: Filtering
    finding: Finding
    typing: Typing
    copying: Copying
    why_not: WhyNotPart
    heights: Heights
    people: People
    hours: Hours
    page_actions = tuple(chain.from_iterable(part.actions for part in PARTS.values()))

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Board"))
        places = BoardPlaces(self.look, services.state)
        self.context = BoardContext(self, places)
        self.body.addWidget(places)
        for name, part in PARTS.items():
            setattr(self, name, part(self.context))
        self._book = primary_button(self.look, _("Book crew"))
        self.header.set_primary(self._book)
        self._book.clicked.connect(self.writing.book)
        self.context.board_made.connect(self._offer_keys)
        places.side.left.connect(self.focus_start)
        services.session.production_changed.connect(self.mark_stale)

    @property
    def board(self) -> Board | None:
        """The board; None while there is nothing to show."""
        return self.context.board

    @property
    def waiting(self) -> bool:
        return self.context.editing

    def refresh(self, change: ChangeSet | None) -> None:
        production, plan = self.context.production, self.context.plan
        offer(self._book, self.context.barred, when=bool(production and plan.people))
        self.header.set_bare(production is None or not plan.people)
        if production is None:
            self._show_empty(no_production(self.look))
        elif not plan.people:
            self._show_empty(no_crew(self.look))
        else:
            self.show_body()
            self.context.follow(change, production)

    def begin_production(self) -> None:
        """Ask for a new production and go on with it."""
        command = ask_production(self)
        change = self.do(command) if command else None
        if change is not None:
            self.services.session.set_production(ProductionId(change.added["productions"][0]))

    def show_week(self, date: dt.date) -> None:
        """Show the week of a date; its hours and money stand below."""
        self.services.session.set_date(date)
        self.catch_up()
        self.going.zoom_to(Preset.WEEK.name)
        if self.board is not None:
            self.board.show_date(self.services.session.week.first)

    def focus_start(self) -> None:
        """The keyboard belongs to the board, where there is one to work on."""
        if self.board is not None and (self.board.isVisible() or self.context.by_hour):
            self.context.focus()
        else:
            super().focus_start()

    def print_preview(self) -> bool:
        return self.printing.preview()

    def panes(self) -> tuple[QWidget, ...]:
        return self.context.places.panes

    def focus_pane(self, pane: QWidget) -> None:
        if pane is self.context.places.side:
            self.context.places.side.focus_start()
        else:
            super().focus_pane(pane)

    def asked(self) -> "Asked | None":
        from crewplanner.ui.pages.board_page.why import asked_about  # noqa: PLC0415 - to start quickly

        production = self.context.production
        if (asked := self.context.figure_asked) is not None:
            return asked
        return asked_about(self.board, production.id) if self.board and production else None

    def _offer_keys(self, board: Board) -> None:
        self.offers = WithViews(BoardKeys(board, barred=self._why_barred), self.saved)

    def _why_barred(self) -> str | None:
        return self.context.barred

    def _show_empty(self, state: EmptyState) -> None:
        state.chosen.connect(self._follow_step)
        self.show_empty(state)

    def _follow_step(self, step: str) -> None:
        if step == "production":
            self.begin_production()
        elif step == "crew":
            self.services.go("crew")
        else:
            self.services.run(step)
