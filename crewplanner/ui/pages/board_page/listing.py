"""The list beside the board: the same bookings and the same selection as a real table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.intents import Edit, Remove
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart

if TYPE_CHECKING:
    from crewplanner.app.queries.board_list import BoardListRow
    from crewplanner.ui.models.table import TableModel
    from crewplanner.ui.pages.board_page.list_table import BoardList

_PANEL = "list"
_LEAST = 430
_SOON_MS = 60


class Listing(BoardPart):
    """Shows and hides the list, and keeps what is picked the same in both.

    It is the way for screen readers, and for whoever would rather not drag.
    """

    actions = (
        ActionSpec(
            id="board-list",
            text=N_("&List of bookings"),
            handler="listing.toggle",
            keys=("F7",),
            menu="view",
            help=N_("The bookings of these dates as a table, with the same selection"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.table: BoardList | None = None
        self._model: TableModel[BoardListRow] | None = None
        self._following = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._fill)
        side = context.places.side
        side.add(_PANEL, _("List of bookings"), self._make)
        side.opened.connect(self._fill_if_open)
        context.board_made.connect(self._follow_board)
        context.view_shown.connect(self._fill_soon)

    def toggle(self) -> None:
        """Show the list with the keyboard in it, or put it away."""
        if self.context.board is not None:
            self.context.places.side.toggle(_PANEL)

    def _make(self) -> QWidget:
        from crewplanner.ui.models.table import (  # noqa: PLC0415 - to start quickly
            TableModel,
            TableProxy,
        )
        from crewplanner.ui.pages.board_page.list_table import (  # noqa: PLC0415 - as above
            BoardList,
            list_columns,
        )

        board = self.context.board
        assert board is not None, "the panel opens beside the board"  # noqa: S101 - see toggle
        table = self.table = BoardList(self.context.look, board.keyboard)
        sentence = board.scene.words.sentence
        self._model = TableModel(list_columns(sentence), key=lambda row: row.booking, parent=self)
        proxy = TableProxy(self._model, self)
        table.setModel(proxy)
        table.show_columns(self._model.columns, "person")
        table.setMinimumWidth(self.context.look.px(_LEAST))
        table.opened.connect(self._open)
        table.deleted.connect(self._remove)
        table.selected.connect(self._tell_board)
        table.acted.connect(self._act)
        table.menu_asked.connect(board.menu_wanted)
        return table

    def _follow_board(self, board: Board) -> None:
        board.selection_changed.connect(self._follow_selection)
        board.view_changed.connect(self._fill_soon)

    @property
    def _open_now(self) -> bool:
        return self.context.places.side.current == _PANEL

    def _fill_if_open(self, _name: str) -> None:
        if self._open_now:
            self._fill()

    def _fill_soon(self, _view: object = None) -> None:
        if self._open_now:
            self._soon.start()

    def _fill(self) -> None:
        board, view, model = self.context.board, self.context.view, self._model
        if not self._open_now or board is None or view is None or model is None:
            return
        from crewplanner.app.queries.board_list import (  # noqa: PLC0415 - to start quickly
            board_list,
        )

        self._following = True
        try:
            model.set_rows(board_list(self.context.plan, view, board.visible_span))
        finally:
            self._following = False
        self._follow_selection()

    def _follow_selection(self) -> None:
        """Pick in the table what is picked on the board."""
        board, table = self.context.board, self.table
        if self._following or not self._open_now or board is None or table is None:
            return
        picked = board.scene.selection.picked
        rows: list[BoardListRow] = table.chosen()
        if picked == frozenset(row.booking for row in rows):
            return
        self._following = True
        try:
            table.pick(lambda row: row.booking in picked)
        finally:
            self._following = False

    def _tell_board(self) -> None:
        """Pick on the board what is picked in the table; the cursor goes to the current row."""
        board, table = self.context.board, self.table
        if self._following or board is None or table is None:
            return
        from crewplanner.app.queries.board_list import (  # noqa: PLC0415 - to start quickly
            BoardListRow,
        )

        chosen = [row.booking for row in table.chosen()]
        current = table.current()
        if isinstance(current, BoardListRow) and current.booking in chosen:
            chosen.remove(current.booking)
            chosen.insert(0, current.booking)
        self._following = True
        try:
            board.pick(chosen)
        finally:
            self._following = False

    def _open(self, row: "BoardListRow") -> None:
        if not row.elsewhere:
            self.context.take(Edit(booking=row.booking))

    def _remove(self) -> None:
        board = self.context.board
        if board is not None and board.scene.selection.picked:
            self.context.take(Remove(bookings=tuple(sorted(board.scene.selection.picked))))

    def _act(self, action: Action) -> None:
        if self.context.board is not None:
            self.context.board.perform(action)
