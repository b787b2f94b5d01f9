"""What can be done on the board, for its menu, the sheet of keys and the palette."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.board.actions import WRITING, Action
from crewplanner.ui.board.asking import applies
from crewplanner.ui.board.keyboard import KEYS
from crewplanner.ui.board.view import Board
from crewplanner.ui.offers import KeyRow, PaletteItem

_GROUPS = (
    (Action.EDIT, Action.FORM, Action.CREATE),
    (
        Action.CONFIRM,
        Action.FIRST_HOLD,
        Action.SECOND_HOLD,
        Action.THIRD_HOLD,
        Action.CHALLENGE,
        Action.ENQUIRE,
        Action.RELEASE,
    ),
    (Action.MOVE_TO, Action.MOVE_EARLIER, Action.MOVE_LATER, Action.SHORTEN, Action.LENGTHEN),
    (Action.COPY, Action.CUT, Action.PASTE, Action.PASTE_SPECIAL),
    (Action.COPY_RIGHT, Action.COPY_DOWN),
    (Action.OVERTIME, Action.EXPLAIN, Action.OPEN_DAY),
    (Action.REMOVE,),
)


_INNER = (
    (N_("Status"), _GROUPS[1]),
    (
        N_("A day earlier or later"),
        (Action.MOVE_EARLIER, Action.MOVE_LATER, Action.SHORTEN, Action.LENGTHEN),
    ),
    (N_("Fill"), _GROUPS[4]),
)
"""What stands in a menu of its own, in the place of its first one, to fit a small screen."""
_ASKS = frozenset({Action.FORM, Action.MOVE_TO, Action.PASTE_SPECIAL})
"""What opens a form first: three dots say so."""
_ON_FREE_CELLS = (
    Action.EDIT,
    Action.CREATE,
    Action.PASTE,
    Action.PASTE_SPECIAL,
    Action.COPY_RIGHT,
    Action.COPY_DOWN,
)


def fill_menu(menu: QMenu, board: Board, *, booked: bool, barred: str | None = None) -> None:
    """Add what keys can do, with the keys beside; what is many stands in a menu of its own.

    `booked`: a booking is selected. `barred` says why nothing can be changed, if so; the tooltips
    of what would change something say it.
    """
    film = board.scene.words.film
    menu.setToolTipsVisible(barred is not None)
    specs = {Action(spec.id): spec for spec in KEYS}
    for number, group in enumerate(_GROUPS):
        if number:
            menu.addSeparator()
        inner: QMenu | None = None
        for action in group:
            heading, members = next(
                ((text, some) for text, some in _INNER if action in some), ("", ())
            )
            if members and action is members[0]:
                inner = menu.addMenu(_(heading))
                inner.setEnabled(barred is None and _applies(action, booked=booked))
                inner.menuAction().setToolTip(barred or "")
            shown = board.keyboard.shown_first(specs[action])
            into = inner if members and inner is not None else menu
            said = specs[action].said(film) + ("…" if action in _ASKS else "")
            entry = QAction(f"{said}\t{shown}", into)
            held = barred if specs[action].writes else None
            entry.setEnabled(held is None and _applies(action, booked=booked))
            entry.setToolTip(held or "")
            entry.triggered.connect(partial(_perform, board, action))
            into.addAction(entry)


def _perform(board: Board, action: Action, _checked: bool = False) -> None:  # noqa: FBT002 - of Qt
    board.perform(action)


def _applies(action: Action, *, booked: bool) -> bool:
    return booked or action not in WRITING or action in _ON_FREE_CELLS


_HEADINGS = (
    (N_("Board: bookings"), Action.EDIT, Action.OPEN_DAY),
    (N_("Board: view"), Action.FOLD, Action.WHOLE),
    (N_("Board: marking"), Action.SELECT_PERSON, Action.CLEAR_SELECTION),
    (N_("Board: moving"), Action.LEFT, Action.PREVIOUS_FINDING),
)
"""Headings of the sheet of keys, each with its first and last action in the order of `Action`."""


class BoardKeys:
    """Offers the keys of a board in its film words. See `PageOffers`."""

    def __init__(self, board: Board, *, barred: Callable[[], str | None]) -> None:
        """`barred` says why nothing can be changed, if so."""
        self._board = board
        self._barred = barred

    def key_groups(self) -> list[tuple[str, list[KeyRow]]]:
        """All keys by what they are for; those that can mark on the way are named once."""
        film, shown = self._board.scene.words.film, self._board.keyboard.shown
        groups = [
            (_(title), [(spec.said(film), shown(spec)) for spec in _specs(first, last)])
            for title, first, last in _HEADINGS
        ]
        marked = (_("Mark the cells on the way"), _("Shift+…"))
        groups[2][1].append(marked)
        return groups

    def items(self, kind: str) -> list[PaletteItem]:
        """What can be done now where the cursor is; nothing while the board is not shown."""
        board = self._board
        if not board.isVisible() and board.focusProxy() is None:
            return []
        scene, held = board.scene, self._barred() is not None
        return [
            PaletteItem(
                id=(kind, spec.id),
                text=spec.said(scene.words.film),
                detail=_("Board"),
                keys=board.keyboard.shown_first(spec),
                icon="board",
                words=_(spec.text),
            )
            for _title, first, last in _HEADINGS
            for spec in _specs(first, last)
            if applies(Action(spec.id), scene.rows, scene.selection) and not (spec.writes and held)
        ]

    def choose(self, value: object) -> None:
        """Do it as its key would, with the keyboard on the board afterwards."""
        self._board.setFocus()
        self._board.perform(Action(str(value)))


def _specs(first: Action, last: Action) -> Iterator[ActionSpec]:
    order = list(Action)
    wanted = order[order.index(first) : order.index(last) + 1]
    return (spec for spec in KEYS if spec.id in wanted)
