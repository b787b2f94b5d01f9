"""What can be done on the board, for its menu, the sheet of keys and the palette."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from crewplanner.i18n import N_, _
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.asking import applies
from crewplanner.ui.board.keyboard import KEYS, Key
from crewplanner.ui.board.view import Board
from crewplanner.ui.offers import KeyRow, PaletteItem

_GROUPS = (
    (Action.EDIT, Action.CREATE),
    (
        Action.CONFIRM,
        Action.FIRST_HOLD,
        Action.SECOND_HOLD,
        Action.ENQUIRE,
        Action.RELEASE,
    ),
    (Action.MOVE_EARLIER, Action.MOVE_LATER, Action.SHORTEN, Action.LENGTHEN),
    (Action.COPY_RIGHT, Action.COPY_DOWN),
    (Action.EXPLAIN, Action.OPEN_DAY),
    (Action.REMOVE,),
)


def fill_menu(menu: QMenu, board: Board, *, booked: bool, editable: bool) -> None:
    """Add what keys can do, with the keys beside. `booked`: a booking is selected."""
    film = board.scene.words.film
    texts = {key.action: key for key in KEYS}
    entries: dict[QAction, Action] = {}
    for number, group in enumerate(_GROUPS):
        if number:
            menu.addSeparator()
        for action in group:
            key = texts[action]
            shown = key.shown().partition(", ")[0]
            entry = QAction(f"{key.said(film)}\t{shown}", menu)
            entries[entry] = action
            entry.setEnabled(_applies(action, booked=booked, editable=editable))
            menu.addAction(entry)

    def run(chosen: QAction) -> None:
        if chosen in entries:
            board.perform(entries[chosen])

    menu.triggered.connect(run)


def _applies(action: Action, *, booked: bool, editable: bool) -> bool:
    if action in (Action.EXPLAIN, Action.OPEN_DAY):
        return True
    if action is Action.CREATE:
        return editable
    return booked and editable


_HEADINGS = (
    (N_("Board: bookings"), Action.EDIT, Action.OPEN_DAY),
    (N_("Board: view"), Action.FOLD, Action.SEASON),
    (N_("Board: marking"), Action.SELECT_PERSON, Action.CLEAR_SELECTION),
    (N_("Board: moving"), Action.LEFT, Action.PREVIOUS_FINDING),
)
"""Headings of the sheet of keys, each with its first and last action in the order of `Action`."""


class BoardKeys:
    """Offers the keys of a board in its film words. See `PageOffers`."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def key_groups(self) -> list[tuple[str, list[KeyRow]]]:
        """All keys by what they are for; those that can mark on the way are named once."""
        film = self._board.scene.words.film
        groups = [
            (_(title), [(key.said(film), key.shown()) for key in _keys(first, last)])
            for title, first, last in _HEADINGS
        ]
        marked = (_("Mark the cells on the way"), _("Shift+…"))
        groups[2][1].append(marked)
        return groups

    def items(self, kind: str) -> list[PaletteItem]:
        """What can be done now where the cursor is; nothing while the board is not shown."""
        board = self._board
        if not board.isVisible():
            return []
        scene = board.scene
        return [
            PaletteItem(
                id=(kind, key.action.value),
                text=key.said(scene.words.film),
                detail=_("Board"),
                keys=key.shown().partition(", ")[0],
                icon="board",
                words=_(key.text),
            )
            for _title, first, last in _HEADINGS
            for key in _keys(first, last)
            if applies(key.action, scene.rows, scene.selection)
        ]

    def choose(self, value: object) -> None:
        """Do it as its key would, with the keyboard on the board afterwards."""
        self._board.setFocus()
        self._board.perform(Action(str(value)))


def _keys(first: Action, last: Action) -> Iterator[Key]:
    order = list(Action)
    wanted = order[order.index(first) : order.index(last) + 1]
    return (key for key in KEYS if key.action in wanted)
