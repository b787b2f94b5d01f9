"""What was found about people comes onto a large board piece by piece, those in view first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from crewplanner.app.board_feed import BoardFeed
from crewplanner.app.queries.update_board import BoardUpdate
from crewplanner.ui.board.view import Board
from crewplanner.ui.slices import Slices

_PEOPLE_AT_ONCE = 2
_AFTER_DRAG_MS = 200
_UNSEEN_MS = 1000
"""After that it goes on for a board that nobody sees: a day by the hour may be shown instead."""


class BoardMarks(QObject):
    """Lets the feed catch up between the user's events and shows what comes of it."""

    def __init__(
        self,
        feed: BoardFeed,
        board: Callable[[], Board | None],
        dragging: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._board = board
        self._dragging = dragging
        self._update = BoardUpdate()
        self._slices = Slices(self._look_on, self)
        self._slices.sliced.connect(self._show)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_DRAG_MS)
        self._later.timeout.connect(self._show)

    def follow(self) -> None:
        """The view is another: catch up where it is behind, once the board has been painted."""
        if not self._feed.behind:
            return
        board = self._board()
        if board is None or board.painted or not board.window().isVisible():
            self._slices.start()
        else:
            board.first_painted.connect(self._slices.start)
            QTimer.singleShot(_UNSEEN_MS, self, self._slices.start)

    def _look_on(self) -> bool:
        board = self._board()
        shown = board.visible_people if board is not None else ()
        self._update = self._update.then(self._feed.catch_up(shown, _PEOPLE_AT_ONCE))
        return self._feed.behind

    def _show(self) -> None:
        """Show what has come; a drag is not disturbed, it is shown after it."""
        if self._dragging():
            self._later.start()
            return
        update, self._update = self._update, BoardUpdate()
        board = self._board()
        if board is not None and update.rows:
            board.replace_rows(update.rows)
