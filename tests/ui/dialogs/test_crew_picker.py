"""Ticking people to book: by click, by Space, by a few letters and Enter."""

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.queries.bookable import Bookable
from crewplanner.app.queries.candidates import OpenRole
from crewplanner.ui.dialogs.crew_picker import CrewPicker


def one(person, name, usual, engaged="", needed=False):
    return Bookable(
        person=person,
        name=name,
        usual=usual,
        role={1: "Gaffer", 2: "Spark"}[usual],
        department="Electric",
        engaged=engaged,
        free=not engaged,
        needed=needed,
    )


CREW = [
    one(1, "Ana Falk", 1, needed=True),
    one(2, "Ben Osei", 2, needed=True),
    one(3, "Cleo Marsh", 2),
    one(4, "Dag Nørgaard", 2, engaged="Leave"),
]
MISSING = [
    OpenRole(role=1, unit=1, department=1, name="Gaffer", missing=1),
    OpenRole(role=2, unit=1, department=1, name="Spark", missing=2),
]


@pytest.fixture
def picker(look, qtbot):
    made = CrewPicker(look)
    qtbot.addWidget(made)
    made.show_crew(CREW, MISSING)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.resize(460, 400)
    return made


def lines(picker):
    model = picker.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(picker, qtbot, row):
    spot = picker.table.visualRect(picker.table.model().index(row, 0)).center()
    qtbot.mouseClick(picker.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_ticks_and_another_unticks(picker, qtbot):
    told = []
    picker.changed.connect(lambda: told.append(picker.people()))
    click(picker, qtbot, 1)
    click(picker, qtbot, 0)
    assert picker.people() == (2, 1)
    assert picker.summary.text() == "2 ticked · still needed: Spark"
    click(picker, qtbot, 1)
    assert told == [(2,), (2, 1), (1,)]


def test_a_few_letters_and_enter_tick_one_after_the_other(picker, qtbot):
    picker.focus_start()
    for letters in ("nor", "cleo"):
        qtbot.keyClicks(picker.search, letters)
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        assert picker.search.text() == ""
    qtbot.keyClicks(picker.search, "nobody")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert lines(picker) == []
    picker.search.clear()
    assert picker.people() == (4, 3)
    assert len(lines(picker)) == 4


def test_space_ticks_all_that_is_selected(picker, qtbot):
    picker.table.setFocus()
    picker.table.selectAll()
    qtbot.keyClick(picker.table, Qt.Key.Key_Space)
    assert picker.people() == (1, 2, 3, 4)
    qtbot.keyClick(picker.table, Qt.Key.Key_Return)
    assert picker.people() == ()


def test_who_is_given_stands_first_and_stays_ticked(picker):
    picker.set_people([3])
    assert lines(picker)[0] == "Cleo Marsh"
    picker.show_crew(CREW[:3], ())
    assert picker.people() == (3,)
    assert picker.summary.text() == "1 ticked"


def test_what_somebody_does_then_is_said(picker):
    model = picker.table.model()
    assert [model.index(row, 2).data() for row in range(4)] == [
        "Free, needed",
        "Free, needed",
        "Free",
        "Leave",
    ]
