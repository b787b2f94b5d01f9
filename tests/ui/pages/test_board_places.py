"""The places around the board: a panel at its side, a strip below it, and F6 through them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QTextEdit

from crewplanner.ui.gallery import settle
from crewplanner.ui.menus import GoMenu
from crewplanner.ui.pages.board_page.places import BoardPlaces
from crewplanner.ui.window_state import WindowState


@pytest.fixture
def shown(page, qtbot):
    """The board page with a panel that may be opened."""
    found = page("board")
    found.context.places.side.add("notes", "Notes", QLineEdit)
    return found


def test_a_panel_opens_beside_the_board_and_gives_the_keyboard_back(shown, qtbot):
    side = shown.context.places.side
    assert not side.isVisible()
    side.toggle("notes")
    field = side.findChild(QLineEdit)
    assert side.isVisible()
    assert side.accessibleName() == "Notes"
    assert shown.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert shown.focusWidget() is shown.board
    side.toggle("notes")
    assert not side.isVisible()


def test_one_panel_takes_the_place_of_another(shown):
    side = shown.context.places.side
    opened = []
    side.opened.connect(opened.append)
    side.add("price", "Price", QLineEdit)
    first = side.open_panel("notes")
    assert side.open_panel("price") is not first
    assert side.open_panel("notes") is first
    side.close_panel()
    assert opened == ["notes", "price", "notes", ""]


def test_the_width_of_the_panel_is_remembered(look, qtbot, tmp_path):
    state = WindowState(tmp_path)
    wanted = 0
    for _run in range(2):
        places = BoardPlaces(look, state)
        qtbot.addWidget(places)
        places.middle.addWidget(QTextEdit())
        places.resize(1200, 600)
        places.side.add("notes", "Notes", QLineEdit)
        places.show()
        places.side.open_panel("notes")
        assert places.side.width() == (wanted or look.px(320))
        places._split.moveSplitter(760, 1)
        wanted = state.width("board-side")
        assert wanted > 400


def test_f6_goes_through_board_panel_and_strip(shown, frame, look, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(frame)
    window.show()
    go = GoMenu(window, look, lambda: frame)
    strip = QPushButton("Cost")
    shown.context.places.add_below(strip)
    qtbot.waitUntil(strip.isVisible)
    field = shown.context.places.side.open_panel("notes")
    shown.board.setFocus()
    met = []
    for _step in shown.panes():
        go.pane_after()
        met.append(window.focusWidget())
    assert met[0] is field
    assert strip in met
    while not frame.status.isAncestorOf(window.focusWidget()):
        go.pane_after()
    go.pane_after()
    assert frame.sidebar.isAncestorOf(window.focusWidget())
    go.pane_after()
    assert window.focusWidget() is shown.board
    go.pane_before()
    assert frame.sidebar.isAncestorOf(window.focusWidget())
    window.takeCentralWidget()


def test_in_a_low_window_rows_are_worth_more_than_the_strips_below(shown, frame, look):
    strip = shown.costs.strip
    assert strip.isVisible()
    look.resize_text(2.0)
    frame.resize(1280, 720)
    settle()
    assert not strip.isVisible()
    look.resize_text(1.0)
    frame.resize(1400, 900)
    settle()
    assert strip.isVisible()
