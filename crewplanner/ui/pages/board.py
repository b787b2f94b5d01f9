"""Board: people against days. The widget says what gestures ask for; here that becomes commands."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from crewplanner.app.board_feed import BoardFeed
from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.queries.board import BoardFilter, BoardView
from crewplanner.app.weeks import production_day
from crewplanner.app.words import finding_text
from crewplanner.domain.bookings import Booking
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import (
    Draw,
    Edit,
    Explain,
    Intent,
    OpenDay,
    OpenNeed,
    OpenPerson,
    ShowDate,
    TypeInto,
)
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.pages.board_dialogs import ask_booking, ask_production
from crewplanner.ui.pages.board_marks import BoardMarks
from crewplanner.ui.pages.board_menu import BoardKeys, board_menu
from crewplanner.ui.pages.board_orders import is_large, marked_cells, order
from crewplanner.ui.pages.board_states import found_text, no_crew, no_production, shown_text
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, icon_button, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from crewplanner.app.queries.derivation import Asked

_ZOOMS = (
    (Preset.WEEK, N_("Week")),
    (Preset.TWO_WEEKS, N_("2 weeks")),
    (Preset.MONTH, N_("Month")),
    (Preset.SEASON, N_("Season")),
)


class BoardPage(Page):
    """The board of the session's production, with its filters and its zoom."""

    page_actions = (
        ActionSpec(
            id="book",
            text=N_("&Book crew…"),
            handler="book",
            icon="add",
            keys=("Ctrl+B",),
            menu="edit",
        ),
        ActionSpec(
            id="find-on-board",
            text=N_("&Find on the board"),
            handler="find_name",
            icon="search",
            keys=("Ctrl+F",),
            menu="edit",
        ),
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Board"))
        self.board: Board | None = None
        self._telling = False
        self._feed = BoardFeed(services.workspace)
        self._marks = BoardMarks(self._feed, lambda: self.board, self)
        self._zoom = Segmented(
            self.look, tuple((p.name, _(text)) for p, text in _ZOOMS), name=_("Zoom")
        )
        self._bar = FilterBar(self.look)
        self._search = SearchBox(self.look, _("Find a name or role"))
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        production = self._production()
        plan = self.services.workspace.plan
        self._book.setEnabled(bool(production and plan.people and self._editable))
        if production is None:
            self._show_empty(no_production(self.look))
            return
        if not plan.people:
            self._show_empty(no_crew(self.look))
            return
        self.show_body()
        update = self._feed.update(change, production, self._filter()) if change else None
        if update is None:
            self._show(production)
        else:
            self._board.replace_rows(update.rows, update.days)
            self._marks.follow()

    def focus_start(self) -> None:
        """The keyboard belongs to the board, where there is one to work on."""
        if self.board is not None and self.board.isVisible():
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    def book(self) -> None:
        """Ask whom to book, beginning with what is marked."""
        production = self._production()
        if production is None or not self._editable:
            return
        date = self.services.session.date
        marked = marked_cells(self.board) if self.board is not None else None
        people, span = marked or ((), DateSpan(first=date, last=date))
        self._ask_booking(production.id, people, span, pick=len(people) < 2)

    def find_name(self) -> None:
        """Put the keyboard into the search."""
        self._search.setFocus()

    def asked(self) -> "Asked | None":
        from crewplanner.ui.pages.board_why import asked_about  # noqa: PLC0415 - to start quickly

        production = self._production()
        return asked_about(self.board, production.id) if self.board and production else None

    def _build(self) -> None:
        header = self.header
        before = icon_button(self.look, "chevron-left:muted", _("Week before (Alt+PgUp)"))
        today = Button(self.look, _("Today"))
        after = icon_button(self.look, "chevron-right:muted", _("Week after (Alt+PgDown)"))
        self._zoom.set_value(Preset.TWO_WEEKS.name)
        for tool in (self._zoom, before, today, after):
            header.add_tool(tool)
        self._book = primary_button(self.look, _("Book crew"))
        header.set_primary(self._book)
        self._bar.add_chip("booked", _("Booked"), tip=_("Only who is booked on these dates"))
        self._bar.add_chip("findings", _("Has findings"))
        self._bar.add_chip("unconfirmed", _("Unconfirmed"))
        self._bar.add_widget(self._search)
        self.body.addWidget(self._bar)
        before.clicked.connect(self._go_before)
        after.clicked.connect(self._go_after)
        today.clicked.connect(self._go_today)
        self._book.clicked.connect(self.book)
        self._zoom.chosen.connect(self._zoom_to)
        self._bar.changed.connect(self.mark_stale)
        self._search.sought.connect(self._find)
        self._search.left.connect(self.focus_start)
        self.look.changed.connect(self._dress)
        session = self.services.session
        session.production_changed.connect(self.mark_stale)
        session.date_changed.connect(self._follow_date)
        session.selection_changed.connect(self._follow_selection)

    @property
    def _editable(self) -> bool:
        return self.services.workspace.read_only_reason is None

    def _production(self) -> Production | None:
        production = self.services.session.production
        return self.services.workspace.plan.productions.get(production) if production else None

    def _today(self) -> dt.date:
        production, now = self._production(), self.services.workspace.context.clock()
        return production_day(now, production) if production else now.date()

    def _show(self, production: Production, around: dt.date | None = None) -> None:
        known, date = self._feed.view, around or self.services.session.date
        view = self._feed.show(production, date, self._filter(), anew=around is not None)
        if self.board is None:
            self._make_board(view, production)
        else:
            self.board.dress(from_roles(self.look.role, self.look.fonts), self._words(production))
            self.board.set_view(view)
        other = known is None or (known.production, known.span) != (view.production, view.span)
        if other or date not in self._board.visible_span:
            self._board.show_date(week_of(date, production.first_weekday).first)
        self._bar.set_summary(shown_text(view))
        self._marks.follow()

    def _filter(self) -> BoardFilter:
        on = self._bar.on()
        return BoardFilter(
            booked_only="booked" in on,
            with_findings="findings" in on,
            unconfirmed="unconfirmed" in on,
        )

    @property
    def _board(self) -> Board:
        assert self.board is not None, "made with its first view"  # noqa: S101 - for the reader
        return self.board

    def _make_board(self, view: BoardView, production: Production) -> None:
        paints = from_roles(self.look.role, self.look.fonts)
        self.board = Board(view, paints, self._words(production), self)
        self.board.requested.connect(self._take)
        self.board.menu_wanted.connect(self._open_menu)
        self.board.selection_changed.connect(self._tell_selection)
        self.board.view_changed.connect(self._follow_view)
        self.body.addWidget(self.board, 1)
        self.offers = BoardKeys(self.board)
        self.board.zoom(Preset.TWO_WEEKS)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, production: Production) -> BoardWords:
        return BoardWords(film=production.words, sentence=self._sentence)

    def _sentence(self, finding: Finding) -> str:
        return finding_text(finding, self.services.workspace.plan)

    def _take(self, intent: Intent) -> None:
        match intent:
            case OpenPerson(person=person):
                self.services.session.select(Selection(people=(person,)))
                self.services.go("crew")
            case ShowDate(date=date):
                self._show_around(date)
            case OpenDay(date=date) | OpenNeed(date=date):
                self.services.session.set_date(date)
                self.services.go("day")
            case Explain():
                self.services.run("why")
            case _ if self._editable:
                self._write(intent)
            case _:
                reason = self.services.workspace.read_only_reason or ""
                self.messages.show_message(reason, key="read-only")

    def _write(self, intent: Intent) -> None:
        match intent:
            case TypeInto(person=person, first=first, last=last, text=text):
                self._type((person,), DateSpan(first=first, last=last), text)
            case Draw(first=first, last=last) if is_large(self._board, first, last):
                self.book()
            case Edit(booking=booking):
                self._edit(booking)
            case _:
                production = self._production()
                found = order(intent, self.services.workspace.plan, production)
                if found is not None:
                    self._run(found.command, found.toast)

    def _type(self, people: tuple[PersonId, ...], span: DateSpan, text: str) -> None:
        if (production := self._production()) is not None:
            self._ask_booking(production.id, people, span, call=text)

    def _edit(self, booking_id: BookingId) -> None:
        booking = self.services.workspace.plan.bookings.get(booking_id)
        if booking is not None:
            self._ask_booking(booking.production, (booking.person,), booking.span, booking)

    def _ask_booking(
        self,
        production: ProductionId,
        people: tuple[PersonId, ...],
        span: DateSpan,
        booking: Booking | None = None,
        call: str = "",
        *,
        pick: bool = False,
    ) -> None:
        start = BookingStart(
            production=production, people=people, span=span, booking=booking, call=call, pick=pick
        )
        command = ask_booking(self, self.services.workspace.plan, self._today, start)
        if command is not None:
            self._run(command)
        if self.board is not None:
            self.board.setFocus()

    def _run(self, command: Command, toast: str = "") -> None:
        change = self.do(command, toast=toast)
        added = change.added.get("bookings", ()) if change is not None else ()
        if added and self.board is not None:
            self.board.select(BookingId(added[0]))

    def _open_menu(self, where: QPoint) -> None:
        booked = bool(self._board.scene.selection.picked)
        menu = board_menu(self, self._board, booked=booked, editable=self._editable)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _show_around(self, date: dt.date) -> None:
        if (production := self._production()) is not None:
            self._show(production, around=date)
            self.services.session.set_date(date)

    def _follow_date(self, date: dt.date) -> None:
        if self._telling:
            return
        if self.board is None or not self.isVisible():
            self.mark_stale()
        elif self._feed.view is not None and date not in self._feed.view.span:
            self._show_around(date)
        elif date not in self.board.visible_span:
            production = self._production()
            weekday = production.first_weekday if production else 0
            self.board.show_date(week_of(date, weekday).first)

    def _follow_selection(self, selection: Selection) -> None:
        if self.board is None or not selection.people or self._telling:
            return
        if selection.bookings and self.board.select(selection.bookings[0]):
            return
        if selection.dates is not None:
            self.board.select((selection.people[0], selection.dates.first))

    def _tell_selection(self) -> None:
        chosen = self._board.scene.selection
        if chosen.cursor is None or self._telling:
            return
        self._telling = True
        try:
            self.services.session.set_date(chosen.cursor.date)
            self.services.session.select(
                Selection(people=(chosen.cursor.person,), bookings=tuple(sorted(chosen.picked)))
            )
        finally:
            self._telling = False

    def _follow_view(self) -> None:
        preset = self._board.state().preset
        if preset is not None:
            self._zoom.set_value(preset.name)

    def _zoom_to(self, name: str) -> None:
        if self.board is not None:
            self.board.zoom(Preset[name])
            self.board.setFocus()

    def _go_before(self) -> None:
        self._step(-1)

    def _go_after(self) -> None:
        self._step(1)

    def _step(self, weeks: int) -> None:
        if self.board is None:
            return
        first = self.board.visible_span.first
        production = self._production()
        weekday = production.first_weekday if production else 0
        shown = week_of(first + dt.timedelta(days=1), weekday).first
        self.board.show_date(shown + dt.timedelta(weeks=weeks))

    def _go_today(self) -> None:
        if self.board is not None:
            self.board.perform(Action.TODAY)
            self.board.setFocus()

    def _find(self, text: str) -> None:
        view = self._feed.view
        if self.board is None or view is None:
            return
        found = self.board.search(text)
        self._bar.set_summary(found_text(len(found)) if text else shown_text(view))
        if text and found:
            self.board.select((found[0], self.services.session.date))

    def _dress(self) -> None:
        production = self._production()
        if self.board is not None and production is not None:
            self.board.dress(from_roles(self.look.role, self.look.fonts), self._words(production))

    def _show_empty(self, state: EmptyState) -> None:
        state.chosen.connect(self._follow_step)
        self.show_empty(state)

    def _follow_step(self, step: str) -> None:
        if step == "production":
            command = ask_production(self)
            change = self.do(command) if command else None
            if change is not None:
                self.services.session.set_production(ProductionId(change.added["productions"][0]))
        elif step == "crew":
            self.services.go("crew")
        else:
            self.services.run(step)
