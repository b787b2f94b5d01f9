"""Fields with a sign or a button in them: what is in them is as large as their text."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.search_box import SearchBox

TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def shown(qtbot):
    """Show a field at its own size."""

    def show(field):
        qtbot.addWidget(field)
        field.resize(field.sizeHint())
        field.show()
        return field

    return show


def sign(box):
    return box.findChild(QLabel)


def button(field):
    return field.findChild(QToolButton)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_icons_are_as_large_as_the_text_whenever_it_was_made_so(look, shown, scale):
    fields = [shown(SearchBox(look, "Find people")), shown(DateEdit(look, lambda: TODAY))]
    look.resize_text(scale)
    for field in (*fields, shown(SearchBox(look, "Find people"))):
        field.setText("x")
        field.resize(field.sizeHint())
        side = round(16 * scale)
        assert button(field).iconSize().width() == side
        assert field.rect().contains(button(field).geometry())
        assert button(field).width() >= side
    (box, _date) = fields
    assert sign(box).pixmap().deviceIndependentSize().width() == round(16 * scale)
    assert sign(box).geometry().right() < box.textMargins().left() + 8 * scale
    look.resize_text(1.0)


def test_the_search_is_emptied_by_its_button_which_is_there_with_a_text_alone(look, shown, qtbot):
    box = shown(SearchBox(look, "Find people"))
    assert not button(box).isVisible()
    box.setText("ana")
    assert button(box).isVisible()
    with qtbot.waitSignal(box.sought, check_params_cb=lambda text: not text):
        box.tell_now()
        qtbot.mouseClick(button(box), Qt.MouseButton.LeftButton)
    assert box.text() == ""
    assert not button(box).isVisible()


def test_from_right_to_left_they_change_places(look, shown):
    box = SearchBox(look, "Find people")
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box.setText("ana")
    shown(box)
    assert button(box).x() < box.width() // 2 < sign(box).x()


def test_the_calendar_opens_by_its_button(look, shown, qtbot):
    field = shown(DateEdit(look, lambda: TODAY))
    assert button(field).accessibleName() == "Pick from the calendar (Alt+Down)"
    qtbot.mouseClick(button(field), Qt.MouseButton.LeftButton)
    popup = next(one for one in field.children() if one.isWidgetType() and one.isWindow())
    assert popup.isVisible()
    popup.close()
