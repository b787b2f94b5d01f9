"""What typed words lead to, and that the window goes there."""

import datetime as dt

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFormLayout, QLineEdit, QMainWindow, QWidget

from crewplanner.ui.dialogs.palette import GoTo
from crewplanner.ui.go_to import Destinations
from crewplanner.ui.menus import GoMenu
from crewplanner.ui.offers import PaletteItem
from crewplanner.ui.whats_this import about
from crewplanner.ui.widgets.date_edit import local_words
from crewplanner.ui.window_state import WindowState
from tests.plans import board

TODAY = dt.date(2026, 3, 4)
WORDS = local_words(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
PLAN = board(
    """
             Mon 2        Tue 3          Wed 4        Thu 5
    unit     08:00-19:00  08:00-19:00    dark         08:00-19:00
    unit 2   dark         dark           10:00-20:00  10:00-20:00
    ana      x            x              -            x
    """
)


@pytest.mark.parametrize(
    ("text", "date", "detail"),
    [
        ("today", TODAY, "today"),
        ("thu", dt.date(2026, 3, 5), "week 10"),
        ("12 jun", dt.date(2026, 6, 12), "week 24"),
        ("+7", dt.date(2026, 3, 11), "week 11"),
        ("wk 12", dt.date(2026, 3, 16), "week 12"),
        ("Week 52", dt.date(2025, 12, 22), "week 52"),
        ("w1", dt.date(2025, 12, 29), "week 1"),
        ("d3", dt.date(2026, 3, 5), "shooting day 3, "),
    ],
)
def test_dates_weeks_and_shooting_days(text, date, detail):
    found = Destinations(PLAN, 1, TODAY, WORDS).find(text)
    assert found[0].id == ("date", date)
    assert found[0].detail.startswith(detail)


def test_a_day_number_of_two_units_is_asked_about():
    found = Destinations(PLAN, 1, TODAY, WORDS).find("D1")
    assert [item.id for item in found] == [
        ("date", dt.date(2026, 3, 2)),
        ("date", dt.date(2026, 3, 4)),
    ]


def test_names_and_nonsense():
    where = Destinations(PLAN, 1, TODAY, WORDS)
    assert [item.id for item in where.find("an")] == [("person", 1)]
    for text in ("", "wk 60", "d99", "qqqq"):
        assert where.find(text) == []


def test_what_is_understood_is_said_before_it_counts(look, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = GoTo(look, Destinations(PLAN, 1, TODAY, WORDS).find, parent)
    assert dialog.field.placeholderText().startswith("Go to: 12 Nov")
    assert dialog._nothing.text().startswith("Write a date")
    qtbot.keyClicks(dialog.field, "wk 12")
    assert [item.text for item in dialog.found()] == ["Mon 16 Mar 2026"]
    dialog.field.setText("qqqq")
    assert dialog._nothing.text() == "“qqqq” is no date, week, shooting day or person here."


@pytest.fixture
def go(frame, look, qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    return GoMenu(window, look, lambda: frame, WindowState(tmp_path))


def test_on_the_board_the_cursor_goes_there(go, page, sample, frame):
    shown = page("board")
    thea = next(p for p in sample.plan.people.values() if p.name == "Thea Marchetti")
    go.go_to(PaletteItem(id=("person", thea.id), text=thea.name))
    assert shown.board.scene.selection.cursor.person == thea.id
    far = frame.session.date + dt.timedelta(weeks=30)
    go.go_to(PaletteItem(id=("date", far), text="far"))
    cursor = shown.board.scene.selection.cursor
    assert (cursor.person, cursor.date) == (thea.id, far)
    assert far in shown.board.visible_span


def test_from_another_page_a_person_is_shown_in_the_crew(go, page, sample, frame):
    page("day")
    thea = next(p for p in sample.plan.people.values() if p.name == "Thea Marchetti")
    go.go_to(PaletteItem(id=("person", thea.id), text=thea.name))
    assert frame.page().table.current().person == thea.id


def test_what_was_used_last_is_remembered_and_settings_are_found(go, look, frame, tmp_path):
    go._used = [("setting", "clock"), ("action", "undo"), ("person", 3)]
    go._remember()
    again = GoMenu(go.parent(), look, lambda: frame, WindowState(tmp_path))
    assert again._used == [("setting", "clock"), ("action", "undo")]
    first = again.items()[0]
    assert (first.id, first.detail) == (("setting", "clock"), "setting")
    asked = []
    again.setting_asked.connect(asked.append)
    again.choose(first)
    assert asked == ["clock"]


def test_what_has_the_keyboard_is_told_in_words(page, qtbot):
    shown = page("board")
    said = about(shown.board).splitlines()
    assert said[1].startswith("People against days.")
    assert about(shown._book).splitlines()[0] == "Book crew"
    form = QWidget()
    qtbot.addWidget(form)
    rows, field = QFormLayout(form), QLineEdit()
    rows.addRow("&Call", field)
    field.setToolTip("Write 8 or 8:30")
    assert about(field).splitlines()[:2] == ["Call", "Write 8 or 8:30"]


def test_the_buttons_for_weeks_say_the_keys_that_the_user_has(page):
    shown = page("board")
    before = shown.going._buttons["week-before"]
    assert before.toolTip() == "Week before (Alt+PgUp)"
    shown.services.keymap.choose({"window.week-before": ("F9",)}, single_letters=True)
    assert before.toolTip() == "Week before (F9)"
    assert before.accessibleName() == "Week before"
