"""What gestures ask for becomes commands, pages and questions; the menu of the board."""

from dataclasses import replace

from PySide6.QtWidgets import QMenu

from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import BookingId, PersonId, ProductionId
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.asking import typed
from crewplanner.ui.board.intents import (
    Draw,
    Edit,
    Explain,
    Intent,
    OpenDay,
    OpenNeed,
    OpenPerson,
    SetTimes,
    ShowDate,
)
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.menu import fill_menu
from crewplanner.ui.pages.board_page.orders import is_large, marked_cells, order
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.session import Selection


class Writing(BoardPart):
    """Answers every intent that no other part has taken."""

    actions = (
        ActionSpec(
            id="book",
            text=N_("&Book crew…"),
            handler="writing.book",
            writes=True,
            icon="add",
            keys=("Ctrl+B",),
            menu="edit",
        ),
        ActionSpec(
            id="time-now",
            text=N_("&Time now into the cell"),
            handler="writing.type_now",
            writes=True,
            keys=("Ctrl+Shift+;",),
            menu="edit",
            help=N_("Begin to type with the time that it is"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.answer_first(self.answer)
        context.menu_opening.connect(self._fill_menu)

    def book(self) -> None:
        """Ask whom to book, beginning with what is marked."""
        context = self.context
        production = context.production
        if production is None or not context.editable:
            return
        date = context.services.session.date
        marked = marked_cells(context.board) if context.board is not None else None
        people, span = marked or ((), DateSpan(first=date, last=date))
        self._ask_booking(production.id, people, span, pick=len(people) < 2)

    def type_now(self) -> None:
        """Begin to type into the marked cells with the time that it is."""
        board = self.context.board
        if board is not None:
            now = self.context.services.workspace.context.clock()
            intent = typed(f"{now:%H:%M}", board.scene.rows, board.scene.selection)
            if intent is not None:
                self.context.take(intent)

    def answer(self, intent: Intent) -> bool:
        """Do what is asked for; in a project that may not be written, say why not."""
        services = self.context.services
        match intent:
            case OpenPerson(person=person):
                services.session.select(Selection(people=(person,)))
                services.go("crew")
            case ShowDate(date=date):
                self.context.show_around(date)
            case OpenDay(date=date) | OpenNeed(date=date):
                services.session.set_date(date)
                services.go("day")
            case Explain():
                services.run("why")
            case _ if self.context.editable:
                self._write(intent)
            case _:
                reason = services.workspace.read_only_reason or ""
                self.context.page.messages.show_message(reason, key="read-only")
        return True

    def _write(self, intent: Intent) -> None:
        context = self.context
        match intent:
            case Draw(first=first, last=last) if context.board is not None and is_large(
                context.board, first, last
            ):
                self.book()
            case Edit(booking=booking):
                self._edit(booking)
            case _:
                found = order(intent, context.plan, context.production)
                if found is not None and isinstance(intent, SetTimes):
                    context.page.do(found.command, toast=found.toast)
                elif found is not None:
                    context.do(found.command, found.toast)

    def _edit(self, booking_id: BookingId) -> None:
        booking = self.context.plan.bookings.get(booking_id)
        if booking is not None:
            self._ask_booking(booking.production, (booking.person,), booking.span, booking)

    def _ask_booking(
        self,
        production: ProductionId,
        people: tuple[PersonId, ...],
        span: DateSpan,
        booking: Booking | None = None,
        *,
        pick: bool = False,
    ) -> None:
        from crewplanner.app.hold_words import booking_told  # noqa: PLC0415 - to start quickly
        from crewplanner.ui.dialogs.booking_start import BookingStart  # noqa: PLC0415 - to start quickly
        from crewplanner.ui.pages.booking_asked import ask_booking, booked_text  # noqa: PLC0415 - to start quickly

        context = self.context
        start = BookingStart(
            production=production, people=people, span=span, booking=booking, pick=pick
        )
        if booking is not None:
            told, sums = booking_told(context.services.workspace, booking)
            start = replace(start, told=told, sums=sums)
        command = ask_booking(context.page, context.plan, context.today, start)
        if command is not None:
            context.do(command, booked_text(command))
        context.focus()

    def _fill_menu(self, menu: QMenu) -> None:
        board = self.context.board
        if board is not None:
            booked = bool(board.scene.selection.picked)
            fill_menu(menu, board, booked=booked, barred=self.context.barred)
