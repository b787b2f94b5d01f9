"""The states of the board for the pictures come one after the other and leave no trace."""

from PySide6.QtWidgets import QApplication

from crewplanner.ui.board_shots import STATES, board_states, calm
from crewplanner.ui.gallery import grab


def looked_at(page):
    """What of the board a state may change for the moment."""
    board, context = page.board, page.context
    return (board.state(), context.filter, context.arrangement, context.by_hour)


def test_a_state_shows_something_else_and_leaves_no_trace(page, sample):
    shown = page("board")
    calm(shown)
    before, seen, digest = looked_at(shown), grab(shown), sample.digest()
    for name in board_states(shown, ("hours", "filtered", "menu", "drag", "paste")):
        popup = QApplication.activePopupWidget()
        assert grab(shown) != seen if popup is None else name == "menu"
    assert QApplication.activePopupWidget() is None
    assert not shown.board.dragging
    assert looked_at(shown) == before
    assert sample.digest() == digest


def test_every_zoom_and_arrangement_has_its_picture():
    assert {"hours", "week", "month", "season", "whole"} <= STATES.keys()
    assert {"by-person", "by-unit", "by-production", "productions"} <= STATES.keys()
