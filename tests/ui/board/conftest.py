"""A board on the screen that nobody sees, and hands to work it."""

import datetime as dt

import pytest

from crewplanner.ui.board.canvas import BoardState
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.theme import named_theme
from tests.ui.board.boards import CREW, MONDAY, Hands, view_of


@pytest.fixture
def crew():
    return view_of(*CREW)


@pytest.fixture
def paints(look):
    return from_roles(look.role, look.fonts)


@pytest.fixture
def dark_paints(look):
    return from_roles(named_theme("dark").role, look.fonts)


@pytest.fixture
def make_board(qtbot, paints):
    """A board of a view, shown, with the keyboard; days are 84 pixels wide unless said."""

    def make(view, column=84, density=Density.NORMAL, size=(1100, 460), **more):
        board = Board(view, more.pop("paints", paints), **more)
        qtbot.addWidget(board)
        board.resize(*size)
        board.restore(BoardState(preset=None, column=column, density=density))
        board.show()
        board.activateWindow()
        board.setFocus()
        qtbot.waitUntil(board.hasFocus)
        return board

    return make


@pytest.fixture
def board(make_board, crew):
    return make_board(crew)


@pytest.fixture
def asked(board):
    """What the board has asked for so far."""
    heard = []
    board.requested.connect(heard.append)
    return heard


@pytest.fixture
def hands(qtbot, board):
    return Hands(qtbot, board)


@pytest.fixture
def dates():
    """The date of a day's number."""
    return lambda number: MONDAY + dt.timedelta(days=number)


@pytest.fixture
def demo():
    return demo_view(40, 40)


@pytest.fixture
def make_scene(paints):
    def make(view, *, column=40, ratio=1.0, width=700, height=420, density=Density.NORMAL):
        scene = Scene(view, paints, BoardWords())
        scene.resize(width, height, ratio)
        scene.set_density(density)
        scene.lay_out(column=column)
        return scene

    return make
