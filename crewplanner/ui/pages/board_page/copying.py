"""Copy, cut, paste and fill: the clipboard both ways."""

from typing import TYPE_CHECKING

from crewplanner.ui.board.intents import Fill, Intent, UseClipboard
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart

if TYPE_CHECKING:
    from crewplanner.app.cell_paste import Part
    from crewplanner.ui.pages.board_page.clipboard import Clipboard


class Copying(BoardPart):
    """Answers what is asked of the clipboard, and fills. What does it is loaded when asked for."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self._clipboard: Clipboard | None = None
        context.answer_first(self.answer)

    @property
    def clipboard(self) -> "Clipboard":
        """Who does it."""
        if self._clipboard is None:
            from crewplanner.ui.pages.board_page.clipboard import (  # noqa: PLC0415 - to start quickly
                Clipboard,
            )

            self._clipboard = Clipboard(self.context)
        return self._clipboard

    def answer(self, intent: Intent) -> bool:
        """Copy in any project; the rest only where it may be written."""
        return isinstance(intent, UseClipboard | Fill) and self.clipboard.answer(intent)

    def paste(self, part: "Part") -> None:
        """Write what is on the clipboard, and say what came of it."""
        self.clipboard.paste(part)
