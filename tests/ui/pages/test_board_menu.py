"""What the board offers in its menu, in the sheet of keys and in the palette."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu

from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.keyboard import KEYS
from crewplanner.ui.dialogs.shortcuts import ShortcutSheet
from crewplanner.ui.menus import GoMenu
from crewplanner.ui.pages.board_page.menu import fill_menu
from tests.ui.menu_entries import entries

MONDAY = dt.date(2026, 11, 9)


@pytest.fixture
def shown(page):
    found = page("board")
    found.board.setFocus()
    return found


@pytest.fixture
def go(shown, frame, look, qtbot):
    """The menu that opens sheet and palette, for the board of a production of the UK."""
    window = QMainWindow()
    qtbot.addWidget(window)
    return GoMenu(window, look, lambda: frame)


def held(sample):
    return next(
        b
        for b in sample.plan.bookings.values()
        if b.production == 1 and b.status is BookingStatus.PENCIL and b.span.first > MONDAY
    )


def offered(go):
    return {item.text: item for item in go.items() if item.id[0] == "page-offer"}


def test_the_sheet_lists_every_key_of_the_board_in_words_of_the_uk(go):
    groups = [(title, rows) for title, rows in go.key_groups() if title.startswith("Board: ")]
    rows = [row for _title, rows in groups for row in rows]
    assert len(groups) == 4
    assert len(rows) == len(KEYS) + 1
    said = dict(rows)
    assert said["Put on first pencil"] == "H, P"
    assert not [text for text in said if "hold" in text]


def test_the_sheet_finds_a_key_of_the_board(go, look, frame):
    sheet = ShortcutSheet(look, go.key_groups(), frame)
    sheet._fill("pencil")
    assert [text for text, _keys in sheet.rows()] == [
        "Put on first pencil",
        "Put on second pencil",
        "Put on third pencil",
    ]
    sheet.deleteLater()


def test_the_palette_does_what_the_key_does(go, shown, sample):
    booking = held(sample)
    assert shown.board.select(booking.id)
    items = offered(go)
    assert items["Confirm"].keys == "Y"
    go.choose(items["Confirm"])
    assert sample.plan.bookings[booking.id].status is BookingStatus.CONFIRMED
    go.choose(items["A month"])
    assert shown.board.state().preset is Preset.MONTH


def test_the_palette_offers_all_that_applies_and_nothing_else(go, shown, sample):
    shown.board.select(held(sample).id)
    assert len(offered(go)) >= len(KEYS) - 2, "but there may be nobody above or below"
    shown.board.perform(Action.CLEAR_SELECTION)
    left = offered(go)
    assert "Confirm" not in left
    assert "One day on" in left


def test_on_another_page_the_board_offers_nothing(go, frame):
    frame.go("crew")
    assert offered(go) == {}
    assert not [title for title, _rows in go.key_groups() if title.startswith("Board: ")]


def test_the_menu_speaks_as_the_board_does(shown):
    menu = QMenu(shown)
    fill_menu(menu, shown.board, booked=True)
    words = [action.text().partition("\t")[0] for action in entries(menu)]
    assert "Put on first pencil" in words
    assert not [text for text in words if "hold" in text]
    menu.deleteLater()
