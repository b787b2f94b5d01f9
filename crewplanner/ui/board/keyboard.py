"""Keys to actions: one table for board, menus and help; single letters can be switched off."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import N_, _
from crewplanner.ui.board.actions import Action

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The keys of an action, in Qt's portable words, and what it does.

    `uk` is what it does in the film words of the UK, where those are others. With `extends` the
    same keys and Shift mark the cells on the way.
    """

    action: Action
    keys: tuple[str, ...]
    text: str
    uk: str = ""
    extends: bool = False

    def said(self, film: FilmWords) -> str:
        """What it does, translated, in the words of a production."""
        return _(self.uk if self.uk and film is FilmWords.UK else self.text)

    def shown(self) -> str:
        """The keys as the platform writes them, the first one first, separated by commas."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(key).toString(native) for key in self.keys)


KEYS: tuple[Key, ...] = (
    Key(action=Action.LEFT, keys=("Left",), text=N_("One day back"), extends=True),
    Key(action=Action.RIGHT, keys=("Right",), text=N_("One day on"), extends=True),
    Key(action=Action.UP, keys=("Up",), text=N_("One person up"), extends=True),
    Key(action=Action.DOWN, keys=("Down",), text=N_("One person down"), extends=True),
    Key(action=Action.NEXT_DAY, keys=("Tab",), text=N_("Next day")),
    Key(action=Action.PREVIOUS_DAY, keys=("Shift+Tab",), text=N_("Previous day")),
    Key(action=Action.FIRST_DAY, keys=("Home",), text=N_("First day"), extends=True),
    Key(action=Action.LAST_DAY, keys=("End",), text=N_("Last day"), extends=True),
    Key(action=Action.FIRST_CELL, keys=("Ctrl+Home",), text=N_("First cell"), extends=True),
    Key(action=Action.LAST_CELL, keys=("Ctrl+End",), text=N_("Last cell"), extends=True),
    Key(action=Action.PAGE_UP, keys=("PgUp",), text=N_("One screen up"), extends=True),
    Key(action=Action.PAGE_DOWN, keys=("PgDown",), text=N_("One screen down"), extends=True),
    Key(action=Action.EDGE_LEFT, keys=("Ctrl+Left",), text=N_("Booking before"), extends=True),
    Key(action=Action.EDGE_RIGHT, keys=("Ctrl+Right",), text=N_("Booking after"), extends=True),
    Key(action=Action.EDGE_UP, keys=("Ctrl+Up",), text=N_("Booking above"), extends=True),
    Key(action=Action.EDGE_DOWN, keys=("Ctrl+Down",), text=N_("Booking below"), extends=True),
    Key(action=Action.PREVIOUS_WEEK, keys=("[", "Alt+PgUp"), text=N_("Previous week")),
    Key(action=Action.NEXT_WEEK, keys=("]", "Alt+PgDown"), text=N_("Next week")),
    Key(action=Action.TODAY, keys=("T", "Ctrl+T"), text=N_("Today")),
    Key(action=Action.NEXT_FINDING, keys=("F8",), text=N_("Next finding")),
    Key(action=Action.PREVIOUS_FINDING, keys=("Shift+F8",), text=N_("Previous finding")),
    Key(action=Action.SELECT_PERSON, keys=("Shift+Space",), text=N_("Mark the whole person")),
    Key(action=Action.SELECT_DAY, keys=("Ctrl+Space",), text=N_("Mark the whole day")),
    Key(action=Action.SELECT_ALL, keys=("Ctrl+A",), text=N_("Mark all")),
    Key(action=Action.CLEAR_SELECTION, keys=("Esc",), text=N_("Leave what is marked")),
    Key(action=Action.EDIT, keys=("Return", "Enter", "F2"), text=N_("Edit booking")),
    Key(action=Action.CREATE, keys=("C", "Ins"), text=N_("Book the marked days")),
    Key(action=Action.REMOVE, keys=("Del", "Backspace"), text=N_("Remove booking")),
    Key(action=Action.MOVE_EARLIER, keys=("Alt+Left",), text=N_("Move a day earlier")),
    Key(action=Action.MOVE_LATER, keys=("Alt+Right",), text=N_("Move a day later")),
    Key(action=Action.MOVE_UP, keys=("Alt+Up",), text=N_("Move to the person above")),
    Key(action=Action.MOVE_DOWN, keys=("Alt+Down",), text=N_("Move to the person below")),
    Key(action=Action.SHORTEN, keys=("Alt+Shift+Left",), text=N_("End a day earlier")),
    Key(action=Action.LENGTHEN, keys=("Alt+Shift+Right",), text=N_("End a day later")),
    Key(action=Action.COPY_RIGHT, keys=("Ctrl+R",), text=N_("Repeat right after")),
    Key(action=Action.COPY_DOWN, keys=("Ctrl+D",), text=N_("Repeat for the person below")),
    Key(action=Action.CONFIRM, keys=("Y",), text=N_("Confirm")),
    Key(
        action=Action.FIRST_HOLD,
        keys=("H", "P"),
        text=N_("Put on first hold"),
        uk=N_("Put on first pencil"),
    ),
    Key(
        action=Action.SECOND_HOLD,
        keys=("Shift+H", "Shift+P"),
        text=N_("Put on second hold"),
        uk=N_("Put on second pencil"),
    ),
    Key(action=Action.ENQUIRE, keys=("E",), text=N_("Back to an enquiry")),
    Key(action=Action.RELEASE, keys=("R",), text=N_("Release")),
    Key(action=Action.EXPLAIN, keys=("F4",), text=N_("Why?")),
    Key(action=Action.OPEN_DAY, keys=("D", "Ctrl+1"), text=N_("Open the day")),
    Key(action=Action.FOLD, keys=("-",), text=N_("Fold the department")),
    Key(action=Action.UNFOLD, keys=("+", "="), text=N_("Unfold all departments")),
    Key(action=Action.ZOOM_IN, keys=("Ctrl++", "Ctrl+="), text=N_("Wider days")),
    Key(action=Action.ZOOM_OUT, keys=("Ctrl+-",), text=N_("Narrower days")),
    Key(action=Action.WEEK, keys=("W", "Ctrl+2", "Ctrl+0"), text=N_("A week")),
    Key(action=Action.TWO_WEEKS, keys=("Ctrl+3",), text=N_("Two weeks")),
    Key(action=Action.MONTH, keys=("M", "Ctrl+4"), text=N_("A month")),
    Key(action=Action.SEASON, keys=("S", "Ctrl+5"), text=N_("A season")),
)


class Keyboard:
    """Looks up what a key press asks for."""

    def __init__(self, keys: Iterable[Key] = KEYS, *, single_letters: bool = True) -> None:
        self._actions: dict[QKeyCombination, tuple[Action, bool]] = {}
        for key in keys:
            for text in key.keys:
                if len(text.removeprefix("Shift+")) == 1 and not single_letters:
                    continue
                combination = QKeySequence(text)[0]  # pyright: ignore[reportIndexIssue] - not in the stubs
                self._actions[combination] = (key.action, False)
                if key.extends:
                    shifted = combination.keyboardModifiers() | _SHIFT
                    self._actions[QKeyCombination(shifted, combination.key())] = (key.action, True)

    def action(self, event: QKeyEvent) -> tuple[Action, bool] | None:
        """The action and whether it extends the block; None for keys that mean nothing here."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Backtab:
            key, modifiers = Qt.Key.Key_Tab, modifiers | _SHIFT
        found = self._actions.get(QKeyCombination(modifiers, key))
        if found is None and modifiers & _SHIFT and not event.text().isalnum() and event.text():
            found = self._actions.get(QKeyCombination(modifiers & ~_SHIFT, key))
        return found


def typed_digit(event: QKeyEvent) -> str:
    """The digit that a plain key press wrote, or nothing."""
    text = event.text()
    plain = event.modifiers() & ~_KEYPAD == _NONE
    return text if plain and len(text) == 1 and text in "0123456789" else ""
