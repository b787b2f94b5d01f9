"""The price of a move is shown beside it: in a drag, and after a key."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from crewplanner.app.commands.bookings import MoveBookings, RemoveBookings
from crewplanner.app.move_words import price_text
from crewplanner.app.queries.move_price import move_price
from crewplanner.ui.board.beside import beside
from tests.ui.board.boards import Hands

TODAY = dt.date(2026, 11, 25)
FRIDAY, SATURDAY = dt.date(2026, 11, 27), dt.date(2026, 11, 28)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(page, qtbot):
    found = page("board")
    qtbot.waitUntil(lambda: found.board.scene.geometry.width > 0)
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


@pytest.fixture
def hands(qtbot, shown):
    return Hands(qtbot, shown.board)


def booking(sample, name, date):
    who = next(p.id for p in sample.plan.people.values() if p.name == name)
    return next(b for b in sample.plan.booking_on(who, date) if b.production == 1)


def cell(shown, found, date):
    """Line and day of a booking's person on a date, brought into sight."""
    shown.board.select((found.person, date))
    rows = shown.board.scene.rows
    return rows.line_of(found.id), rows.dates.index(date)


def start_drag(shown, hands, found, to):
    line, day = cell(shown, found, found.span.first)
    _line, there = cell(shown, found, to)
    hands.press(hands.at(line, day))
    hands.move(hands.at(line, day, 0.7))
    hands.move(hands.at(line, there))
    return hands.at(line, there)


def test_a_drag_shows_its_price_before_the_drop(shown, hands, sample, qtbot):
    found = booking(sample, "Agnes Kilbride", FRIDAY)
    digest = sample.digest()
    where = start_drag(shown, hands, found, SATURDAY)
    qtbot.waitUntil(lambda: bool(shown.pricing.said) and not shown.pricing._prices.busy)
    command = MoveBookings(bookings=(found.id,), days=1)
    assert shown.pricing.said == price_text(move_price(sample, command), sample.plan).line
    assert "−£" in shown.pricing.said
    assert sample.digest() == digest
    hands.release(where)
    assert shown.pricing.said == ""
    assert sample.plan.bookings[found.id].span.first == SATURDAY


def test_escape_takes_the_note_away_and_changes_nothing(shown, hands, sample):
    digest = sample.digest()
    start_drag(shown, hands, booking(sample, "Agnes Kilbride", FRIDAY), SATURDAY)
    assert shown.pricing.said
    hands.key(Qt.Key.Key_Escape)
    assert shown.pricing.said == ""
    assert sample.digest() == digest


@pytest.mark.parametrize("name", ["Agnes Kilbride", "Zephyrine Marlow", "Marguerite Oyelaran"])
def test_the_note_lies_on_nothing_that_the_drag_would_drop_on(shown, hands, sample, name):
    start_drag(shown, hands, booking(sample, name, FRIDAY), TODAY + dt.timedelta(days=1))
    board, note = shown.board, shown.pricing.note
    origin = board.viewport().mapTo(board, QPoint(0, 0))
    areas = [area.translated(origin) for area in board.busy_areas()]
    assert areas
    assert note.isVisible()
    assert not any(area.intersects(note.geometry()) for area in areas)
    assert board.rect().contains(note.geometry())
    assert note.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_move_by_key_says_what_it_cost(shown, hands, sample, qtbot):
    found = booking(sample, "Agnes Kilbride", FRIDAY)
    told = move_price(sample, MoveBookings(bookings=(found.id,), days=1))
    words = price_text(told, sample.plan).line
    shown.board.select(found.id)
    hands.key(Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: shown.pricing.said == words)
    assert sample.plan.bookings[found.id].span.first == SATURDAY
    hands.key(Qt.Key.Key_Down)
    assert shown.pricing.said == ""


def test_where_money_is_hidden_the_note_hides_it_too(shown, hands, sample, qtbot):
    found = booking(sample, "Agnes Kilbride", FRIDAY)
    shown.context.money_hidden = True
    start_drag(shown, hands, found, SATURDAY)
    qtbot.waitUntil(lambda: bool(shown.pricing.said) and not shown.pricing._prices.busy)
    assert "£" not in shown.pricing.said
    assert "10 h → 0 h" in shown.pricing.said
    hands.key(Qt.Key.Key_Escape)


def test_what_cannot_be_done_is_said_in_the_drag(shown, sample):
    found = booking(sample, "Agnes Kilbride", FRIDAY)
    sample.do(RemoveBookings(bookings=(found.id,)))
    assert found.id not in sample.plan.bookings
    shown.pricing._dragging = True
    shown.pricing._prices.ask(MoveBookings(bookings=(found.id,), days=1))
    assert "not there any more" in shown.pricing.note.said


ROOM = QRect(0, 0, 400, 300)
SIZE = QSize(100, 60)


@pytest.mark.parametrize(
    ("busy", "at", "where"),
    [
        ([], QPoint(50, 50), "below"),
        ([QRect(40, 40, 80, 20)], QPoint(50, 50), "below"),
        ([QRect(40, 250, 80, 20)], QPoint(50, 260), "above"),
        ([QRect(0, 0, 400, 300)], QPoint(50, 50), None),
        ([QRect(0, 0, 200, 300)], QPoint(50, 50), "right"),
    ],
)
def test_a_note_finds_room_beside_what_is_busy(busy, at, where):
    corner = beside(SIZE, busy, at, ROOM)
    assert (corner is None) is (where is None)
    if corner is None or where is None:
        return
    note = QRect(corner, SIZE)
    assert ROOM.contains(note)
    assert not any(note.intersects(area) for area in busy)
    sides = {
        "below": corner.y() >= at.y(),
        "above": note.bottom() <= at.y(),
        "right": corner.x() >= at.x(),
    }
    assert sides[where]
