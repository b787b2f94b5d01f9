"""Six deeds, each by drag, by click and by key in the real window: the project is equal after them.

And given up with Esc in the middle, each leaves the project as it was.
"""

import datetime as dt
from types import MappingProxyType
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from crewplanner.app.commands.bookings import BookPeople, CopyBookings, MoveBookings
from crewplanner.app.queries.update_board import BoardUpdate
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.selection import Place, position
from crewplanner.ui.dialogs.move_to import MoveDialog, MoveStart
from crewplanner.ui.look import Look
from crewplanner.ui.main_window import MainWindow, WindowParts
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.prices import Prices
from crewplanner.ui.projects import Projects
from crewplanner.ui.recent_files import RecentFiles
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.widgets.person_picker import Choice
from crewplanner.ui.window_state import WindowState
from tests.ui.board.boards import Hands
from tests.ui.menu_entries import entries

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
DAY = dt.timedelta(days=1)
NAME = "Thea Marchetti"
SPAN = DateSpan(first=dt.date(2026, 12, 8), last=dt.date(2026, 12, 9))


class Script:
    """Hands in the window, on the booking of somebody who has room around it."""

    def __init__(self, window, qtbot):
        self.window = window
        self.page = window.frame().page()
        self.board = self.page.board
        self.hands = Hands(qtbot, self.board)
        plan = window.frame().workspace.plan
        self.person = next(p.id for p in plan.people.values() if p.name == NAME)
        (self.booking,) = [b for b in plan.bookings_of[self.person] if b.span == SPAN]
        self.first, self.last = self.booking.span.first, self.booking.span.last
        self.board.select((self.person, self.last + 5 * DAY))
        self.board.select(self.booking.id)

    def at(self, date, part=0.5):
        found = position(self.board.scene.rows, Place(person=self.person, date=date))
        assert found is not None
        return self.hands.at(*found, part)

    def carry(self, start, stop, *, end, modifiers=NONE):
        """A drag; `end` lets go, otherwise Esc is pressed before."""
        self.hands.press(start, modifiers)
        self.hands.move((start + stop) / 2, modifiers)
        self.hands.move(stop, modifiers)
        if not end:
            self.hands.key(Qt.Key.Key_Escape)
        self.hands.release(stop, modifiers)

    def drop(self, action, *, end):
        """Carry the booking to a place of the bar that shows up meanwhile."""
        start = self.at(self.first)
        self.hands.press(start)
        self.hands.move(start + QPoint(30, 30))
        bar = self.page.dropping.bar
        assert not bar.grab().isNull()
        place = bar.place_of(action)
        target = place.mapTo(self.board, place.rect().center())
        self.hands.move(target)
        assert place.isChecked()
        if not end:
            self.hands.key(Qt.Key.Key_Escape)
        self.hands.release(target)
        assert self.page.dropping.bar is None

    def menu(self, words, *, end):
        """The menu of the board, opened by the right button, and a click on one of its lines."""
        self.board.menu_wanted.emit(self.board.mapToGlobal(self.board.rect().center()))
        (menu,) = [m for m in self.page.findChildren(QMenu) if m.isVisible()]
        if not end:
            self.hands.qtbot.keyClick(menu, Qt.Key.Key_Escape)
            assert not menu.isVisible()
            return
        line = next(a for a in entries(menu) if a.text().split("\t")[0] == words)
        inner = line.parent()
        assert isinstance(inner, QMenu)
        if inner is not menu:
            menu.setActiveAction(inner.menuAction())
        self.click(inner, line)

    def click(self, menu, line):
        centre = menu.actionGeometry(line).center()
        self.hands.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, centre)

    def move_to(self, date, way, *, end):
        """“Move to…” in the menu: date and way are chosen, then its button is clicked, or Esc."""
        failures = []

        def answer():
            dialog: Any = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, MoveDialog)
                dialog.date.set_date(date)
                dialog.way.set_value(way)
                if end:
                    button = dialog.accept_button
                    self.hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                else:
                    self.hands.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            except Exception as error:  # noqa: BLE001 - told once the dialog is closed
                failures.append(error)
                dialog.reject()

        QTimer.singleShot(0, answer)
        self.menu("Move to…", end=True)
        assert not failures

    def mark_free_days(self):
        """The two free days behind the booking, marked by key."""
        self.board.select((self.person, self.last + DAY))
        self.hands.key(Qt.Key.Key_Right, SHIFT)

    def press_key(self, key, modifiers=NONE, *, end):
        """A key on what is picked; Esc leaves what is picked before it comes to that."""
        if not end:
            self.hands.key(Qt.Key.Key_Escape)
            return
        self.hands.key(key, modifiers)


def create_by_drag(s, *, end):
    start, stop = s.at(s.last + DAY), s.at(s.last + 2 * DAY)
    s.carry(start, stop, end=end)


def create_by_click(s, *, end):
    s.hands.click(s.at(s.last + DAY))
    s.hands.click(s.at(s.last + 2 * DAY), SHIFT)
    s.menu("Book the marked days", end=end)


def create_by_key(s, *, end):
    s.mark_free_days()
    s.press_key(Qt.Key.Key_C, end=end)


def move_by_drag(s, *, end):
    s.carry(s.at(s.first), s.at(s.first + DAY), end=end)


def move_by_click(s, *, end):
    s.board.select(s.booking.id)
    s.move_to(s.first + DAY, "move", end=end)


def move_by_key(s, *, end):
    s.press_key(Qt.Key.Key_Right, ALT, end=end)


def resize_by_drag(s, *, end):
    s.carry(s.at(s.last, 0.97), s.at(s.last + DAY, 0.9), end=end)


def resize_by_click(s, *, end):
    s.menu("End a day later", end=end)


def resize_by_key(s, *, end):
    s.press_key(Qt.Key.Key_Right, ALT | SHIFT, end=end)


def copy_by_drag(s, *, end):
    length = len(s.booking.span)
    s.carry(s.at(s.first), s.at(s.first + length * DAY), end=end, modifiers=CTRL)


def copy_by_click(s, *, end):
    s.board.select(s.booking.id)
    s.move_to(s.first + len(s.booking.span) * DAY, "copy", end=end)


def copy_by_key(s, *, end):
    s.press_key(Qt.Key.Key_R, CTRL, end=end)


def delete_by_drag(s, *, end):
    s.drop(Action.REMOVE, end=end)


def delete_by_click(s, *, end):
    s.menu("Remove booking", end=end)


def delete_by_key(s, *, end):
    s.press_key(Qt.Key.Key_Delete, end=end)


def confirm_by_drag(s, *, end):
    s.drop(Action.CONFIRM, end=end)


def confirm_by_click(s, *, end):
    s.menu("Confirm", end=end)


def confirm_by_key(s, *, end):
    s.press_key(Qt.Key.Key_Y, end=end)


DEEDS = MappingProxyType(
    {
        "create": (create_by_drag, create_by_click, create_by_key),
        "move": (move_by_drag, move_by_click, move_by_key),
        "resize": (resize_by_drag, resize_by_click, resize_by_key),
        "copy": (copy_by_drag, copy_by_click, copy_by_key),
        "delete": (delete_by_drag, delete_by_click, delete_by_key),
        "status": (confirm_by_drag, confirm_by_click, confirm_by_key),
    }
)


@pytest.fixture
def window(sample, qapp, qtbot, tmp_path):
    """The real window with the sample project, at the board."""
    look = Look(ThemeChoice.LIGHT)
    look.dress(qapp)
    thea = next(p.id for p in sample.plan.people.values() if p.name == NAME)
    unit = min(u.id for u in sample.plan.units.values() if u.production == 1)
    sample.do(BookPeople(production=ProductionId(1), people=(thea,), spans=(SPAN,), unit=unit))
    parts = WindowParts(
        look=look,
        pages=PAGES,
        state=WindowState(tmp_path / "settings"),
        recents=RecentFiles(tmp_path / "settings"),
        open_path=Projects(sample.context).open_path,
    )
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.resize(1400, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_project(sample)
    window.frame().go("board")
    page: Any = window.frame().page()
    qtbot.waitUntil(lambda: page.board.viewport().width() > 600 and not page.context.feed.behind)
    yield window
    window.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("deed", DEEDS)
def test_by_drag_by_click_and_by_key_a_deed_is_the_same(deed, window, sample, qtbot):
    before, undo = sample.digest(), sample.undo_label
    after = set()
    for act in DEEDS[deed]:
        act(Script(window, qtbot), end=False)
        assert (sample.digest(), sample.undo_label) == (before, undo), f"{act.__name__} and Esc"
        act(Script(window, qtbot), end=True)
        after.add(sample.digest())
        assert before not in after, act.__name__
        sample.undo()
        assert sample.digest() == before, act.__name__
    assert len(after) == 1


def test_many_bookings_are_moved_together_and_lines_are_shown(window, sample, qtbot, look):
    people = [p.id for p in sample.plan.people.values()][:2]
    dates = (DateSpan(first=SPAN.first + 28 * DAY, last=SPAN.last + 28 * DAY),)
    sample.do(BookPeople(production=ProductionId(1), people=tuple(people), spans=dates))
    made = tuple(b.id for b in sample.plan.bookings.values() if b.span == dates[0])
    prices = Prices(sample, window)
    start = MoveStart(bookings=made, prices=prices)
    dialog = MoveDialog(look, sample.plan, start, lambda: SPAN.first)
    qtbot.addWidget(dialog)
    assert not dialog.person.isEnabled()
    dialog.try_accept()
    assert dialog.form.errors["date"].startswith("They are there already")
    dialog.date.set_date(dates[0].first + DAY)
    dialog.way.set_value("copy")
    qtbot.waitUntil(lambda: not prices.busy)
    assert "is also booked on Wed 6 Jan" in dialog.price.said
    assert dialog.result_of_form() == CopyBookings(bookings=made, days=1)


def test_a_booking_is_moved_to_somebody_who_is_not_on_the_screen(sample, look, qtbot):
    booking = next(b for b in sample.plan.bookings.values() if b.production == 1)
    other = max(sample.plan.people)
    dialog = MoveDialog(look, sample.plan, MoveStart(bookings=(booking.id,)), lambda: SPAN.first)
    qtbot.addWidget(dialog)
    dialog.person.setText("nobody at all")
    dialog.person.textEdited.emit("nobody at all")
    dialog.try_accept()
    assert dialog.form.errors["person"] == "Nobody is called so."
    dialog.person.set_choice(Choice(id=other, name=sample.plan.people[other].name))
    assert dialog.result_of_form() == MoveBookings(bookings=(booking.id,), person=other)


def test_what_was_found_meanwhile_does_not_end_a_drag(window, sample, qtbot):
    script = Script(window, qtbot)
    start = script.at(script.first)
    script.hands.press(start)
    script.hands.move(start + QPoint(90, 0))
    marks = script.page.context._marks
    row = next(row for row in script.board.scene.rows.view.rows if hasattr(row, "cells"))
    marks._update = BoardUpdate(rows=(row,))
    marks._show()
    assert script.board.dragging
    script.hands.key(Qt.Key.Key_Escape)
    script.hands.release(start)
    qtbot.waitUntil(lambda: marks._update == BoardUpdate())
