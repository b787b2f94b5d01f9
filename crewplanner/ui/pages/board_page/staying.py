"""Run a command with cursor and marked cells staying where they are."""

from dataclasses import replace

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.domain.ids import BookingId
from crewplanner.ui.board.canvas import Sight
from crewplanner.ui.pages.board_page.context import BoardContext


def do_here(context: BoardContext, command: Command, toast: str = "") -> ChangeSet | None:
    """Run a command as `Page.do`: the cursor does not follow a booking that is cut or moved."""
    board = context.board
    if board is None:
        return context.page.do(command, toast=toast)
    before, geometry = board.scene.selection, board.scene.geometry
    change = context.page.do(command, toast=toast)
    bare = replace(before, picked=frozenset[BookingId]())
    board.restore_sight(Sight(selection=bare, x=geometry.x, y=geometry.y))
    return change
