"""The details pane: what is picked on the board, as a form; the way without dragging."""

from PySide6.QtWidgets import QWidget

from crewplanner.app.commands.bookings import EditBooking
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import BookingId
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.board.intents import Resize, SetStatus
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart

_PANEL = "details"


class Details(BoardPart):
    """Shows and hides the pane, fills it, and makes commands of what is changed in it."""

    actions = (
        ActionSpec(
            id="details",
            text=N_("De&tails of the booking"),
            handler="details.toggle",
            keys=("Alt+Return",),
            menu="view",
            help=N_("What is picked on the board, as a form beside it"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        side = context.places.side
        side.add(_PANEL, _("Details"), self._make)
        side.opened.connect(self._fill)
        context.board_made.connect(self._follow_board)
        context.view_shown.connect(self._fill)

    def toggle(self) -> None:
        """Show the pane with the keyboard in it, or put it away."""
        if self.context.board is not None:
            self.context.places.side.toggle(_PANEL)

    def _make(self) -> QWidget:
        from crewplanner.ui.pages.board_page.details_panel import DetailsPanel  # noqa: PLC0415 - to start quickly

        panel = self._panel = DetailsPanel(self.context.look, self.context.today)
        panel.setMinimumWidth(self.context.look.px(320))
        panel.edited.connect(self._edit)
        panel.status_chosen.connect(self._set_status)
        panel.dates_chosen.connect(self._set_dates)
        return panel

    def _follow_board(self, board: Board) -> None:
        board.selection_changed.connect(self._fill)

    def _fill(self, _what: object = None) -> None:
        board, side = self.context.board, self.context.places.side
        if board is None or side.current != _PANEL:
            return
        from crewplanner.ui.pages.board_page.details_panel import Shown, many_text  # noqa: PLC0415 - see _make

        plan, selection = self.context.plan, board.scene.selection
        picked = [plan.bookings[one] for one in sorted(selection.picked) if one in plan.bookings]
        if len(picked) == 1:
            cursor = selection.cursor
            booking = picked[0]
            from crewplanner.app.hold_words import booking_standing  # noqa: PLC0415 - to start quickly

            inside = cursor is not None and cursor.date in booking.span
            shown = Shown(
                plan=plan,
                booking=booking,
                date=cursor.date if cursor is not None and inside else booking.span.first,
                findings=self._findings(board, booking.id),
                sentence=board.scene.words.sentence,
                editable=self.context.editable,
                standing=booking_standing(self.context.services.workspace, booking),
            )
            self._panel.show_booking(shown)
        elif picked:
            self._panel.say(many_text(plan, picked), _("Several bookings"))
        else:
            self._panel.say(*self._about_nothing(board))

    def _findings(self, board: Board, booking: BookingId) -> tuple[Finding, ...]:
        rows = board.scene.rows
        line = rows.line_of(booking)
        row = None if line is None else rows.person(line)
        cells = (cell for cells in row.cells.values() for cell in cells) if row else ()
        found = (one for cell in cells if cell.booking == booking for one in cell.findings)
        return tuple(dict.fromkeys(found))

    def _about_nothing(self, board: Board) -> tuple[str, str]:
        """A sentence and a title for a cell without a booking of this production."""
        cursor = board.scene.selection.cursor
        person = self.context.plan.people.get(cursor.person) if cursor is not None else None
        if cursor is None or person is None:
            return _("Pick a booking on the board to see it here and to change it."), ""
        return board.describe(), person.name

    def _booking(self) -> Booking | None:
        board = self.context.board
        picked = board.scene.selection.picked if board is not None else frozenset()
        return self.context.plan.bookings.get(min(picked)) if len(picked) == 1 else None

    def _edit(self, booking: Booking) -> None:
        if self.context.editable and booking != self.context.plan.bookings.get(booking.id):
            self.context.do(EditBooking(booking=booking))

    def _set_status(self, status: BookingStatus, rank: int) -> None:
        booking = self._booking()
        if booking is not None and (booking.status, booking.rank) != (status, rank):
            self.context.take(SetStatus(bookings=(booking.id,), status=status, rank=rank))

    def _set_dates(self, span: DateSpan) -> None:
        booking = self._booking()
        if booking is not None and booking.span != span:
            self.context.take(Resize(booking=booking.id, first=span.first, last=span.last))
