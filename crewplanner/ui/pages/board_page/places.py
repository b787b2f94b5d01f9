"""Where the parts of the board page put their widgets: above, below and beside the board."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from crewplanner.ui.board.view import Board
from crewplanner.ui.look import Look
from crewplanner.ui.pages.board_page.side_panel import SidePanel
from crewplanner.ui.window_state import WindowState

_WIDTH = "board-side"
_SIDE_WIDTH = 320
_LOW = 330
"""In pixels of the design: below this height there is room for rows alone."""


class BoardPlaces(QWidget):
    """Strips above and below, a panel at the side; `middle` holds the board and what is by it."""

    def __init__(self, look: Look, state: WindowState | None) -> None:
        super().__init__()
        self._look = look
        self._state = state
        self._above = QVBoxLayout()
        self._below = QVBoxLayout()
        self._strips: list[QWidget] = []
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.side = SidePanel(look)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.middle)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(0, 1)
        for splitter in (self._split, self.middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(look.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (column, self._above, self._below):
            row.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self._split, 1)
        column.addLayout(self._below)
        self.side.opened.connect(self._fit)
        look.changed.connect(self._give_room)
        self._split.splitterMoved.connect(self._remember)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through: the board with its surroundings, the panel, the strip below."""
        return (self.middle, self.side, *self._strips)

    def add_above(self, widget: QWidget) -> None:
        """Add a strip under those that are above the board."""
        self._above.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Add a strip under the board and under those that are there."""
        self._below.addWidget(widget)
        self._strips.append(widget)

    def set_board(self, board: Board) -> None:
        """Put the board in its place, before what stands by it."""
        self.middle.insertWidget(0, board)
        self.middle.setStretchFactor(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, as with large text, rows are worth more than the strips below."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        for strip in self._strips:
            strip.setVisible(self.height() >= self._look.px(_LOW))

    def _fit(self, name: str) -> None:
        """A panel that opens gets the width that the last one had."""
        if name:
            wanted = self._state.width(_WIDTH) if self._state is not None else 0
            side = max(wanted or self._look.px(_SIDE_WIDTH), self.side.minimumSizeHint().width())
            self._split.setSizes([max(self._split.width() - side, 1), side])

    def _remember(self) -> None:
        if self._state is not None and self.side.current:
            self._state.set_width(_WIDTH, self.side.width())
