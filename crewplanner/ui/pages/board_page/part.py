"""BoardPart: the base of all parts of the board page."""

from typing import ClassVar

from PySide6.QtCore import QObject

from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext


class BoardPart(QObject):
    """One concern of the board page, made with it. There may be no board yet, and no production.

    `actions` work while the page is shown; a handler is "name.method", by the name in `PARTS`.
    """

    actions: ClassVar[tuple[ActionSpec, ...]] = ()

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.context = context
