"""What the board says where its filters hide everybody."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from crewplanner.i18n import _
from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.empty_state import EmptyState


class Nobody(EmptyState):
    """Lies over the empty body of the board, between its dates and its foot."""

    def __init__(self, look: Look, board: Board) -> None:
        super().__init__(
            look,
            _("Nobody matches"),
            _("The filters above hide everybody."),
            icon="search",
            step=("all", _("Show all")),
            parent=board.viewport(),
        )
        self._board = board
        board.viewport().installEventFilter(self)
        board.view_changed.connect(self._lie)
        self.hide()

    def say(self, *, empty: bool) -> None:
        """Be there, or not."""
        self._lie()
        self.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie where the body lies, whatever its size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        body = self._board.scene.geometry.body
        self.setGeometry(body.x, body.y, body.width, body.height)
