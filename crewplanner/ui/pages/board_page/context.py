"""BoardContext: what the parts of the board page share."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu

from crewplanner.app.accepted_words import told_text
from crewplanner.app.board_feed import BoardFeed
from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardView
from crewplanner.app.queries.findings import production_span
from crewplanner.app.weeks import production_day
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import Intent
from crewplanner.ui.board.keyboard import Keyboard
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.pages.board_page.marks import BoardMarks
from crewplanner.ui.pages.board_page.places import BoardPlaces
from crewplanner.ui.pages.page import Page
from crewplanner.ui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from crewplanner.app.queries.derivation import Asked
    from crewplanner.ui.board.hours.view import HoursBoard

Answer = Callable[[Intent], bool]
"""Does what a gesture asks for, or says that it is not its concern."""


class BoardContext(QObject):
    """The board with all that is around it: what is shown, how it is changed, where widgets go.

    `page` is the parent of dialogs, `places` takes widgets. `filter` and `arrangement` are
    what is wanted to be seen.
    The board itself is None until there is a production with people to show.
    """

    board_made = Signal(object)
    """Carries the Board, once: connect to its signals now."""
    hours_made = Signal(object)
    """Carries the HoursBoard, once: connect to its signals now."""
    view_shown = Signal(object)
    """Carries the BoardView that is shown from now on: after an edit, another date, a filter."""
    days_wanted = Signal()
    """The days are wanted instead of a day by the hour."""
    zoom_wanted = Signal(str)
    """The name of a zoom, or the width of a day in pixels."""
    zoom_changed = Signal()
    """Days or hours are shown, or another zoom of them."""
    menu_opening = Signal(QMenu)
    """The menu of the board, before it opens: add lines to it."""

    def __init__(self, page: Page, places: BoardPlaces) -> None:
        super().__init__(page)
        self.page = page
        self.services = page.services
        self.look = page.look
        self.places = places
        self.feed = BoardFeed(page.services.workspace)
        self.board: Board | None = None
        self.day: HoursBoard | None = None
        self.filter = BoardFilter()
        self._arrangement = Arrangement()
        self.bar = FilterBar(page.look)
        """The chips above the board, and the words at their end; parts add theirs."""
        places.add_above(self.bar)
        self.telling = False
        """Whether the board is telling the session just now where it is: not to be told back."""
        self._by_hour = False
        self._whole = False
        self.money_hidden = False
        """Whether what anything costs is not to be seen on the board just now."""
        self.editing = False
        """Whether somebody is writing into a cell: changes from elsewhere wait."""
        self._answers: list[Answer] = []
        self._asking: list[Callable[[], Asked | None]] = []
        self._marks = BoardMarks(self.feed, self._board_now, self._dragging, self)
        self.look.changed.connect(self._dress)

    @property
    def plan(self) -> Plan:
        """The project as it is now."""
        return self.services.workspace.plan

    @property
    def production(self) -> Production | None:
        """The production whose board this is."""
        production = self.services.session.production
        return self.plan.productions.get(production) if production else None

    @property
    def view(self) -> BoardView | None:
        """What the board shows; None before there is one."""
        return self.feed.view

    @property
    def editable(self) -> bool:
        """Whether the project may be written."""
        return self.barred is None

    @property
    def barred(self) -> str | None:
        """Why the plan cannot be changed, as a sentence; None where it can."""
        return self.services.workspace.read_only_reason

    @property
    def seen(self) -> "Board | HoursBoard | None":
        """What is in the place of the board now: itself, or a day by the hour."""
        return self.day if self._by_hour else self.board

    @property
    def by_hour(self) -> bool:
        """Whether a day is shown by the hour in the place of the board."""
        return self._by_hour

    @by_hour.setter
    def by_hour(self, by_hour: bool) -> None:
        self._by_hour = by_hour
        self.zoom_changed.emit()

    @property
    def whole(self) -> bool:
        """Whether the view is to hold all dates of the production, not some weeks around one."""
        return self._whole

    @whole.setter
    def whole(self, whole: bool) -> None:
        before, self._whole = self._whole, whole
        if whole and not before and self.production is not None:
            self.show(self.production)

    @property
    def arrangement(self) -> Arrangement:
        """How rows are grouped, and the productions shown besides; another one is shown at once."""
        return self._arrangement

    @arrangement.setter
    def arrangement(self, wanted: Arrangement) -> None:
        if wanted != self._arrangement:
            self._arrangement = wanted
            self.page.mark_stale()

    def today(self) -> dt.date:
        """The present production day."""
        production, now = self.production, self.services.workspace.context.clock()
        return production_day(now, production) if production else now.date()

    def do(self, command: Command, toast: str = "") -> ChangeSet | None:
        """Run a command as `Page.do`; a booking that it made is picked on the board."""
        change = self.page.do(command, toast=toast)
        added = change.added.get("bookings", ()) if change is not None else ()
        if added and self.board is not None:
            self.board.select(BookingId(added[0]))
        return change

    def focus(self) -> None:
        """Put the keyboard on the board."""
        if self.board is not None:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer_first(self, answer: Answer) -> None:
        """Let a part see each intent of the board before those that were made before it."""
        self._answers.insert(0, answer)

    def ask_first(self, ask: Callable[[], "Asked | None"]) -> None:
        """Let a part say which figure is asked about, before the board's own cursor."""
        self._asking.insert(0, ask)

    @property
    def figure_asked(self) -> "Asked | None":
        """The figure that the keyboard is at in one of the parts."""
        return next(filter(None, (ask() for ask in self._asking)), None)

    def take(self, intent: Intent) -> None:
        """Give an intent to the first part whose concern it is."""
        any(answer(intent) for answer in self._answers)

    def set_filter(self, wanted: BoardFilter) -> None:
        """Show others."""
        if wanted != self.filter:
            self.filter = wanted
            self.page.mark_stale()

    def show(
        self,
        production: Production,
        around: dt.date | None = None,
        *,
        span: DateSpan | None = None,
    ) -> None:
        """Read and show the view of the session's date, or anew the one around a date.

        `span` says which dates it holds, where they are not all those of the production.
        """
        known, date = self.feed.view, around or self.services.session.date
        whole = production_span(self.plan, production.id) if self.whole else span
        view = self.feed.show(
            production,
            date,
            self.filter,
            self.arrangement,
            anew=around is not None,
            span=whole if whole is not None and date in whole else None,
        )
        if self.board is None:
            board = self._make_board(view, production)
        else:
            board = self.board
            board.dress(from_roles(self.look.role, self.look.fonts), self._words(production))
            board.set_view(view)
        other = known is None or (known.production, known.span) != (view.production, view.span)
        if other or date not in board.visible_span:
            board.show_date(week_of(date, production.first_weekday).first)
        self.view_shown.emit(view)
        self._marks.follow()

    def show_around(self, date: dt.date) -> None:
        """Show the weeks around a date, which becomes the session's."""
        if (production := self.production) is not None:
            self.show(production, around=date)
            self.services.session.set_date(date)

    def follow(self, change: ChangeSet | None, production: Production) -> None:
        """Show what an edit changed, the least that has to be shown anew."""
        update = (
            self.feed.update(change, production, self.filter, self.arrangement) if change else None
        )
        if update is None or self.board is None:
            self.show(production)
        else:
            self.board.replace_rows(update.rows, update.days)
            self.view_shown.emit(self.feed.view)
            self._marks.follow()

    def _dragging(self) -> bool:
        seen = self.seen
        return seen is not None and seen.dragging

    def _board_now(self) -> Board | None:
        return self.board

    def _make_board(self, view: BoardView, production: Production) -> Board:
        paints = from_roles(self.look.role, self.look.fonts)
        board = self.board = Board(view, paints, self._words(production), self.page)
        board.requested.connect(self.take)
        board.menu_wanted.connect(self._open_menu)
        board.keyboard = Keyboard(self.services.keymap)
        self.services.keymap.changed.connect(board.keyboard.read)
        self.places.set_board(board)
        board.zoom(Preset.TWO_WEEKS)
        self.board_made.emit(board)
        self.focus()
        return board

    def _open_menu(self, where: QPoint) -> None:
        if QApplication.activePopupWidget() is not None:
            return
        menu = QMenu(self.page)
        self.menu_opening.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _words(self, production: Production) -> BoardWords:
        return BoardWords(film=production.words, sentence=self._sentence)

    def _sentence(self, finding: Finding) -> str:
        return told_text(finding, self.plan)

    def _dress(self) -> None:
        production = self.production
        if self.board is not None and production is not None:
            self.board.dress(from_roles(self.look.role, self.look.fonts), self._words(production))
