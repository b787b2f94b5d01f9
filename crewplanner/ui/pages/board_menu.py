"""The menu of what is selected on the board."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from crewplanner.i18n import _
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.keyboard import KEYS

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
    (Action.OPEN_DAY,),
    (Action.REMOVE,),
)


def board_menu(
    parent: QWidget, perform: Callable[[Action], object], *, booked: bool, editable: bool
) -> QMenu:
    """A menu with the keys beside the words. `booked`: a booking is selected."""
    menu = QMenu(parent)
    texts = {key.action: key for key in KEYS}
    for number, group in enumerate(_GROUPS):
        if number:
            menu.addSeparator()
        for action in group:
            key = texts[action]
            shown = QKeySequence(key.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            entry = QAction(f"{_(key.text)}\t{shown}", menu)
            entry.setData(action)
            entry.setEnabled(_applies(action, booked=booked, editable=editable))
            menu.addAction(entry)

    def run(chosen: QAction) -> None:
        perform(Action(chosen.data()))

    menu.triggered.connect(run)
    return menu


def _applies(action: Action, *, booked: bool, editable: bool) -> bool:
    if action is Action.OPEN_DAY:
        return True
    if action is Action.CREATE:
        return editable
    return booked and editable
