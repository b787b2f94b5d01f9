"""While bookings are carried: places under the board to drop them on, for a status or to remove."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.domain.ids import BookingId
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.asking import STATUSES
from crewplanner.ui.board.intents import Intent, Remove, SetStatus
from crewplanner.ui.board.keyboard import KEYS
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_OFFERED = (
    Action.CONFIRM,
    Action.FIRST_HOLD,
    Action.ENQUIRE,
    Action.RELEASE,
    Action.REMOVE,
)


class DropBar(Surface):
    """The places in a row; the one under the pointer is lit. The mouse goes through it."""

    def __init__(self, look: Look, film: FilmWords, parent: QWidget) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self.set_roles("surface", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Drop bookings here"))
        specs = {Action(spec.id): spec for spec in KEYS}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(label(_("Drop here:"), "muted"))
        self._places: dict[Action, Button] = {}
        for action in _OFFERED:
            place = Button(look, specs[action].said(film), "chip")
            place.setCheckable(True)
            place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._places[action] = place
            row.addWidget(place)
        self.hide()

    def light(self, at: QPoint) -> Action | None:
        """Light the place at a global point and say which it is; None where there is none."""
        found = None
        for action, place in self._places.items():
            inside = self.isVisible() and place.rect().contains(place.mapFromGlobal(at))
            place.setChecked(inside)
            found = action if inside else found
        return found

    def place_of(self, action: Action) -> QWidget:
        """The place for an action."""
        return self._places[action]


class Dropping(BoardPart):
    """Shows the bar while bookings are carried, and says what dropping on it asks for."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.bar: DropBar | None = None
        context.board_made.connect(self._meet)

    def _meet(self, board: Board) -> None:
        board.carried.connect(self._show)
        board.beside = self._ask

    def _show(self, bookings: tuple[BookingId, ...]) -> None:
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None
        board, production = self.context.board, self.context.production
        if not bookings or board is None or production is None or not self.context.editable:
            return
        self.bar = DropBar(self.context.look, production.words, board)
        self.bar.adjustSize()
        left = max((board.width() - self.bar.width()) // 2, 0)
        self.bar.move(left, max(board.viewport().height() - self.bar.height() - 2, 0))
        self.bar.show()
        self.bar.raise_()

    def _ask(self, at: QPoint, bookings: tuple[BookingId, ...]) -> Intent | None:
        """What letting go at a global point asks for; None where the cells are meant."""
        action = self.bar.light(at) if self.bar is not None else None
        if action is None:
            return None
        if action is Action.REMOVE:
            return Remove(bookings=bookings)
        status, rank = STATUSES[action]
        return SetStatus(bookings=bookings, status=status, rank=rank)
