"""The price of a move beside it: while a booking is dragged, and after a key has moved it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from crewplanner.app.commands.base import Command
from crewplanner.ui.board.beside import beside
from crewplanner.ui.board.intents import (
    BookOn,
    Copy,
    Draw,
    Intent,
    Move,
    Resize,
    SetStatus,
    SetTimes,
)
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import is_large, order
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.prices import AT_ONCE_S, Prices
from crewplanner.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from crewplanner.app.move_words import PriceText
    from crewplanner.ui.widgets.price_note import PriceNote

_WIDTH = 340
_PRICED = (Move, Copy, Resize, Draw, BookOn, SetStatus, SetTimes)
_STAYS_MS = 8000
"""How long the price of a move by key is shown, unless the cursor goes on before."""
_FEW = 3
_PATIENCE_S = 0.08
"""So many bookings are priced before a key moves them, for so long; it must not wait for more."""


class Pricing(BoardPart):
    """A note over the board that takes no clicks and never lies on what a drag would drop on."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._prices = Prices(context.services.workspace, self)
        self._prices.told.connect(self._take)
        self._note: PriceNote | None = None
        self._at = QPoint()
        self._dragging = False
        self._dropping = False
        self._before: PriceText | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_done)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_STAYS_MS)
        self._gone.timeout.connect(self.hide)
        context.board_made.connect(self._follow_board)
        context.answer_first(self._look_first)

    @property
    def said(self) -> str:
        """What the note says; empty while there is none."""
        return self._note.said if self._note is not None and self._note.isVisible() else ""

    @property
    def note(self) -> "PriceNote | None":
        """The note, once it had something to say."""
        return self._note

    def hide(self) -> None:
        """Take the note away."""
        self._prices.stop()
        self._gone.stop()
        if self._note is not None:
            self._note.hide()

    def _follow_board(self, board: Board) -> None:
        board.previewed.connect(self._preview)
        board.selection_changed.connect(self._go_on)

    def _preview(self, intent: Intent | None, at: QPoint) -> None:
        """A drag would end in this; None when it is over."""
        seen, self._dragging = self.context.seen, intent is not None
        command = self._command(intent) if intent is not None else None
        if seen is None or command is None:
            self._dropping = intent is None
            QTimer.singleShot(0, self._end_drop)
            self.hide()
            return
        self._gone.stop()
        self._at = seen.mapFromGlobal(at)
        self._ask(command)
        if self._prices.busy:
            self._show(None)

    def _tell_now(self, command: Command) -> None:
        """Keep the price of a command until it is shown, if it does not take long."""
        self._dragging = False
        self._ask(command, _PATIENCE_S)
        self._prices.stop()

    def _ask(self, command: Command, patience: float = AT_ONCE_S) -> None:
        self._prices.with_money = not self.context.money_hidden
        self._prices.ask(command, patience)

    def _end_drop(self) -> None:
        self._dropping = False

    def _command(self, intent: Intent) -> Command | None:
        """What the intent would do, where it can be told before."""
        board, context = self.context.board, self.context
        if board is None or not isinstance(intent, _PRICED):
            return None
        if isinstance(intent, Draw) and is_large(board, intent.first, intent.last):
            return None
        found = order(intent, context.plan, context.production)
        return found.command if found is not None else None

    def _take(self, text: "PriceText") -> None:
        if self._dragging:
            self._show(text)
        else:
            self._before = text

    def _look_first(self, intent: Intent) -> bool:
        """Price what a key asks for before it is done, to be shown when it has been."""
        self._before = None
        few = len(getattr(intent, "bookings", ())) <= _FEW
        command = self._command(intent) if few and not self._dropping else None
        if command is not None and self.context.editable:
            self._tell_now(command)
            self._soon.start()
        return False

    def _show_done(self) -> None:
        """The key has done it: say what that cost, beside the bookings that are picked."""
        seen, text, self._before = self.context.seen, self._before, None
        if seen is None or text is None or not text.told or text.refused:
            return
        areas = seen.busy_areas()
        if areas and seen.isVisible():
            self._at = seen.viewport().mapTo(seen, areas[0].bottomLeft())
            self._show(text)
            self._gone.start()
            announce(seen, text.line)

    def _go_on(self) -> None:
        if not self._dragging:
            self.hide()

    def _made(self, seen: QWidget) -> "PriceNote":
        from crewplanner.ui.widgets.price_note import PriceNote  # noqa: PLC0415 - to start quickly

        note = PriceNote(self.context.look, parent=seen)
        note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        note.set_roles("surface", "field.line")
        note.hide()
        return note

    def _show(self, text: "PriceText | None") -> None:
        """Show the note where it lies on nothing; where there is no such place, not at all."""
        seen = self.context.seen
        if seen is None:
            return
        note = self._note = self._note or self._made(seen)
        if note.parentWidget() is not seen:
            note.setParent(seen)
        note.show_text(text)
        note.fit(self.context.look.px(_WIDTH))
        origin = seen.viewport().mapTo(seen, QPoint(0, 0))
        busy = [area.translated(origin) for area in seen.busy_areas()]
        room = seen.body_area.translated(origin)
        corner = beside(note.size(), busy, self._at, room)
        note.setVisible(corner is not None)
        if corner is not None:
            note.move(corner)
            note.raise_()
