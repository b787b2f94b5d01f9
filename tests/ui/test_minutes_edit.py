"""The field for a length of time."""

import pytest
from PySide6.QtCore import Qt

from crewplanner.ui.widgets.minutes_edit import MinutesEdit


@pytest.fixture
def field(look, qtbot):
    made = MinutesEdit(look)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [("45", 45, "0:45"), ("1:30", 90, "1:30"), ("1h30", 90, "1:30"), ("0", 0, "0:00")],
)
def test_a_length_is_understood_and_shown(field, qtbot, typed, minutes, shown):
    qtbot.keyClicks(field, typed)
    assert field.minutes() == minutes
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == shown


def test_empty_is_none_and_shows_what_is_inherited(field):
    assert field.minutes() is None
    field.set_inherited(90)
    assert field.placeholderText() == "1:30"
    field.set_inherited(None)
    assert field.placeholderText() == "none"


def test_what_is_no_length_is_marked_until_it_is_typed_anew(field, qtbot):
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid")
    with pytest.raises(ValueError, match="write 45"):
        field.minutes()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "soon"
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not field.property("invalid")


def test_arrows_go_by_a_quarter_and_page_keys_by_an_hour(field, qtbot):
    field.set_inherited(30)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "0:45"
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.text() == "1:45"
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.text() == "0:00"
    field.setReadOnly(True)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "0:00"
