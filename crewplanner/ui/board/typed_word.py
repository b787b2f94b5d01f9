"""Words whose first letter is a key of its own: who types “travel” does not want today."""

import time
from typing import TYPE_CHECKING, Protocol

from crewplanner.dataclass import dataclass

if TYPE_CHECKING:
    from crewplanner.ui.board.canvas import BoardState, Sight

_TOGETHER_S = 0.5
"""Letters that follow each other so soon belong together."""


class Words(Protocol):
    """Who knows the words, and what the letters did to the plan."""

    def is_begun(self, letters: str) -> bool:
        """Whether some word begins so."""
        ...

    def letter_acts(self) -> None:
        """A letter is about to act."""
        ...

    def take_letter_back(self) -> None:
        """What it did was not meant."""
        ...


class _Board(Protocol):
    """What is asked of the board: to come back to what was seen."""

    def sight(self) -> "Sight": ...
    def state(self) -> "BoardState": ...
    def restore(self, state: "BoardState") -> None: ...
    def restore_sight(self, sight: "Sight") -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A letter that is about to act, and what is seen before it does."""

    letter: str
    sight: "Sight"
    state: "BoardState"
    at: float


class TypedWord:
    """Lets a letter act at once, and takes that back where the next one makes a word of it."""

    def __init__(self, board: _Board) -> None:
        self._board = board
        self._begun: _Begun | None = None
        self.words: Words | None = None

    def begin(self, letter: str) -> None:
        """A letter acts now; without one something else does."""
        self._begun = None
        if self.words is not None and letter.isalpha():
            self.words.letter_acts()
            board = self._board
            self._begun = _Begun(
                letter=letter, sight=board.sight(), state=board.state(), at=time.monotonic()
            )

    def taken_up(self, letter: str) -> str:
        """Both letters, if the last one begins a word with this one, else nothing.

        What the last one did is taken back then, and the board is seen as before it.
        """
        begun, self._begun = self._begun, None
        if begun is None or self.words is None or time.monotonic() - begun.at > _TOGETHER_S:
            return ""
        word = begun.letter + letter
        if not letter.isalpha() or not self.words.is_begun(word):
            return ""
        self.words.take_letter_back()
        if self._board.state() != begun.state:
            self._board.restore(begun.state)
        self._board.restore_sight(begun.sight)
        return word
