"""The actions of the board with their keys, and what a key press asks for."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import GRID, ActionSpec
from crewplanner.ui.board.actions import WRITING, Action
from crewplanner.ui.keymap import Keymap

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NONE = Qt.KeyboardModifier.NoModifier


def key(
    *, action: Action, keys: tuple[str, ...], text: str, uk: str = "", extends: bool = False
) -> ActionSpec:
    """An action of the board with its keys; they work while it has the keyboard."""
    return ActionSpec(
        id=action.value,
        text=text,
        uk=uk,
        handler="perform",
        keys=keys,
        local=True,
        extends=extends,
        writes=action in WRITING,
    )


KEYS: tuple[ActionSpec, ...] = (
    key(action=Action.LEFT, keys=("Left",), text=N_("One day back"), extends=True),
    key(action=Action.RIGHT, keys=("Right",), text=N_("One day on"), extends=True),
    key(action=Action.UP, keys=("Up",), text=N_("One person up"), extends=True),
    key(action=Action.DOWN, keys=("Down",), text=N_("One person down"), extends=True),
    key(action=Action.NEXT_DAY, keys=("Tab",), text=N_("Next day")),
    key(action=Action.PREVIOUS_DAY, keys=("Shift+Tab",), text=N_("Previous day")),
    key(action=Action.FIRST_DAY, keys=("Home",), text=N_("First day"), extends=True),
    key(action=Action.LAST_DAY, keys=("End",), text=N_("Last day"), extends=True),
    key(action=Action.FIRST_CELL, keys=("Ctrl+Home",), text=N_("First cell"), extends=True),
    key(action=Action.LAST_CELL, keys=("Ctrl+End",), text=N_("Last cell"), extends=True),
    key(action=Action.PAGE_UP, keys=("PgUp",), text=N_("One screen up"), extends=True),
    key(action=Action.PAGE_DOWN, keys=("PgDown",), text=N_("One screen down"), extends=True),
    key(action=Action.EDGE_LEFT, keys=("Ctrl+Left",), text=N_("Booking before"), extends=True),
    key(action=Action.EDGE_RIGHT, keys=("Ctrl+Right",), text=N_("Booking after"), extends=True),
    key(action=Action.EDGE_UP, keys=("Ctrl+Up",), text=N_("Booking above"), extends=True),
    key(action=Action.EDGE_DOWN, keys=("Ctrl+Down",), text=N_("Booking below"), extends=True),
    key(action=Action.PREVIOUS_WEEK, keys=("[", "Alt+PgUp"), text=N_("Previous week")),
    key(action=Action.NEXT_WEEK, keys=("]", "Alt+PgDown"), text=N_("Next week")),
    key(action=Action.TODAY, keys=("T", "Ctrl+T", "Ctrl+;"), text=N_("Today")),
    key(action=Action.NEXT_FINDING, keys=("F8",), text=N_("Next finding")),
    key(action=Action.PREVIOUS_FINDING, keys=("Shift+F8",), text=N_("Previous finding")),
    key(action=Action.SELECT_PERSON, keys=("Shift+Space",), text=N_("Mark the whole person")),
    key(action=Action.SELECT_DAY, keys=("Ctrl+Space",), text=N_("Mark the whole day")),
    key(action=Action.SELECT_ALL, keys=("Ctrl+A",), text=N_("Mark all")),
    key(action=Action.CLEAR_SELECTION, keys=("Esc",), text=N_("Leave what is marked")),
    key(action=Action.EDIT, keys=("Return", "Enter", "F2"), text=N_("Write into the cell")),
    key(action=Action.FORM, keys=("Shift+F2",), text=N_("Edit booking")),
    key(action=Action.CREATE, keys=("C", "Ins"), text=N_("Book the marked days")),
    key(action=Action.REMOVE, keys=("Del", "Backspace"), text=N_("Remove booking")),
    key(action=Action.MOVE_TO, keys=("Ctrl+M",), text=N_("Move to…")),
    key(action=Action.MOVE_EARLIER, keys=("Alt+Left",), text=N_("Move a day earlier")),
    key(action=Action.MOVE_LATER, keys=("Alt+Right",), text=N_("Move a day later")),
    key(action=Action.MOVE_UP, keys=("Alt+Up",), text=N_("Move to the person above")),
    key(action=Action.MOVE_DOWN, keys=("Alt+Down",), text=N_("Move to the person below")),
    key(action=Action.SHORTEN, keys=("Alt+Shift+Left",), text=N_("End a day earlier")),
    key(action=Action.LENGTHEN, keys=("Alt+Shift+Right",), text=N_("End a day later")),
    key(action=Action.COPY, keys=("Ctrl+C",), text=N_("Copy the marked cells")),
    key(action=Action.CUT, keys=("Ctrl+X",), text=N_("Cut the marked cells")),
    key(action=Action.PASTE, keys=("Ctrl+V",), text=N_("Paste")),
    key(action=Action.PASTE_SPECIAL, keys=("Ctrl+Shift+V",), text=N_("Paste only a part")),
    key(action=Action.FILL, keys=("Ctrl+Return",), text=N_("Fill the marked cells")),
    key(action=Action.COPY_RIGHT, keys=("Ctrl+R",), text=N_("Fill right, or repeat right after")),
    key(
        action=Action.COPY_DOWN,
        keys=("Ctrl+D",),
        text=N_("Fill down, or repeat for the person below"),
    ),
    key(action=Action.CONFIRM, keys=("Y",), text=N_("Confirm")),
    key(
        action=Action.FIRST_HOLD,
        keys=("H", "P"),
        text=N_("Put on first hold"),
        uk=N_("Put on first pencil"),
    ),
    key(
        action=Action.SECOND_HOLD,
        keys=("Shift+H", "Shift+P"),
        text=N_("Put on second hold"),
        uk=N_("Put on second pencil"),
    ),
    key(
        action=Action.THIRD_HOLD,
        keys=("Ctrl+H",),
        text=N_("Put on third hold"),
        uk=N_("Put on third pencil"),
    ),
    key(action=Action.CHALLENGE, keys=("X",), text=N_("Challenge…")),
    key(action=Action.ENQUIRE, keys=("E",), text=N_("Back to an enquiry")),
    key(action=Action.RELEASE, keys=("R",), text=N_("Release")),
    key(action=Action.OVERTIME, keys=("Ctrl+Shift+O",), text=N_("Add overtime…")),
    key(action=Action.EXPLAIN, keys=("F4",), text=N_("Why?")),
    key(action=Action.MENU, keys=("Shift+F10",), text=N_("All that can be done here")),
    key(action=Action.OPEN_DAY, keys=("Ctrl+Shift+D",), text=N_("Open the day")),
    key(action=Action.FOLD, keys=("<",), text=N_("Fold the department")),
    key(action=Action.UNFOLD, keys=(">",), text=N_("Unfold all departments")),
    key(action=Action.ZOOM_IN, keys=("Ctrl++", "Ctrl+="), text=N_("Wider days")),
    key(action=Action.ZOOM_OUT, keys=("Ctrl+-",), text=N_("Narrower days")),
    key(action=Action.DAY, keys=("D", "Ctrl+1"), text=N_("A day by the hour")),
    key(action=Action.WEEK, keys=("W", "Ctrl+2", "Ctrl+0"), text=N_("A week")),
    key(action=Action.TWO_WEEKS, keys=("Ctrl+3",), text=N_("Two weeks")),
    key(action=Action.MONTH, keys=("M", "Ctrl+4"), text=N_("A month")),
    key(action=Action.SEASON, keys=("Ctrl+5",), text=N_("A season")),
    key(action=Action.WHOLE, keys=("S", "Ctrl+6"), text=N_("The whole shoot")),
)


class Keyboard:
    """Looks up what a key press asks for, by the keys that the user has."""

    def __init__(self, keymap: Keymap | None = None) -> None:
        self._keymap = keymap or Keymap()
        self._actions: dict[QKeyCombination, tuple[Action, bool]] = {}

    def read(self) -> None:
        """Take the keys anew, when the next one is pressed."""
        self._actions.clear()

    def _read(self) -> None:
        for spec in KEYS:
            action = Action(spec.id)
            for text in self._keymap.keys(GRID, spec):
                combination = QKeySequence(text)[0]  # pyright: ignore[reportIndexIssue] - not in the stubs
                self._actions[combination] = (action, False)
                if spec.extends:
                    shifted = combination.keyboardModifiers() | _SHIFT
                    self._actions[QKeyCombination(shifted, combination.key())] = (action, True)

    def shown(self, spec: ActionSpec) -> str:
        """The keys of an action as the platform writes them, separated by commas."""
        return self._keymap.shown(GRID, spec)

    def shown_first(self, spec: ActionSpec) -> str:
        """The first of its keys as the platform writes it; empty where it has none."""
        return self._keymap.shown_first(GRID, spec)

    def action(self, event: QKeyEvent) -> tuple[Action, bool] | None:
        """The action and whether it extends the block; None for keys that mean nothing here."""
        if not self._actions:
            self._read()
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Backtab:
            key, modifiers = Qt.Key.Key_Tab, modifiers | _SHIFT
        found = self._actions.get(QKeyCombination(modifiers, key))
        if found is None and modifiers & _SHIFT and not event.text().isalnum() and event.text():
            found = self._actions.get(QKeyCombination(modifiers & ~_SHIFT, key))
        return found


def typed_letter(event: QKeyEvent) -> str:
    """The letter, figure or sign that a key press wrote, or nothing."""
    text = event.text()
    plain = event.modifiers() & ~_KEYPAD in (_NONE, _SHIFT)
    return text if plain and len(text) == 1 and text.isprintable() and text != " " else ""
