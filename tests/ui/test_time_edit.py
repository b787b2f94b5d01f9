import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget

from crewplanner.app.time_text import parse_spec, parse_time, show_spec, show_time
from crewplanner.domain.values import LATEST, Clock, Offset
from crewplanner.ui.widgets.date_edit import DateEdit
from crewplanner.ui.widgets.date_text import DateWords, parse_date
from crewplanner.ui.widgets.time_edit import TimeEdit

TODAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [
        ("7:30", 450, "07:30"),
        ("0730", 450, "07:30"),
        ("730", 450, "07:30"),
        ("7.30", 450, "07:30"),
        ("7h30", 450, "07:30"),
        (" 7 ", 420, "07:00"),
        ("0", 0, "00:00"),
        ("24:00", 1440, "00:00 +1"),
        ("26:15", 1575, "02:15 +1"),
        ("2615", 1575, "02:15 +1"),
        ("02:15 +1", 1575, "02:15 +1"),
        ("2:15+1", 1575, "02:15 +1"),
        ("2:15 +1d", 1575, "02:15 +1"),
        ("7:30p", 1170, "19:30"),
        ("7:30 PM", 1170, "19:30"),
        ("8a", 480, "08:00"),
        ("12a", 0, "00:00"),
        ("12 pm", 720, "12:00"),
        ("2a +1", 1560, "02:00 +1"),
        ("48:00", 2880, "00:00 +2"),
    ],
)
def test_a_time_is_understood_and_shown(typed, minutes, shown):
    assert parse_time(typed) == minutes
    assert show_time(minutes) == shown


NO_TIMES = ["", "7:60", "late", "7:3", "13p", "48:01", "40:00 +1", "7:30:15"]
NO_DATES = ["", "soon", "31 nov", "29 feb 2027", "2026-13-01", "99/99", "12"]


@pytest.mark.parametrize("typed", NO_TIMES)
def test_what_is_no_time_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"“.*” is (not a time|more than a day)"):
        parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "spec", "shown"),
    [
        ("+45", Offset(minutes=45), "+0:45"),
        ("-30", Offset(minutes=-30), "−0:30"),
        ("−1:30", Offset(minutes=-90), "−1:30"),
        ("+1:30", Offset(minutes=90), "+1:30"),
        ("26:15", Clock(minutes=1575), "02:15 +1"),
    ],
)
def test_an_offset_is_understood_and_shown(typed, spec, shown):
    assert parse_spec(typed) == spec
    assert show_spec(spec) == shown
    assert parse_spec(shown) == spec


@given(st.integers(min_value=0, max_value=LATEST - 1))
def test_what_is_shown_is_understood_again(minutes):
    assert parse_time(show_time(minutes)) == minutes


@pytest.fixture
def field(look, qtbot):
    field = TimeEdit(look, offsets=True)
    qtbot.addWidget(field)
    return field


def test_a_time_typed_is_told_when_the_field_is_left(field, qtbot):
    with qtbot.waitSignal(field.spec_changed) as told:
        qtbot.keyClicks(field, "2615")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [Clock(minutes=1575)]
    assert field.text() == "02:15 +1"
    assert field.minutes() == 1575


def test_a_time_left_as_it_was_is_not_told(field, qtbot):
    field.set_minutes(450)
    with qtbot.assertNotEmitted(field.spec_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_is_not_understood_stays_with_its_sentence(field, qtbot):
    with qtbot.waitSignal(field.error_changed) as said:
        qtbot.keyClicks(field, "late")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "“late” is not a time" in said.args[0]
    assert field.text() == "late"
    assert field.property("invalid") is True
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.error == ""


def test_an_empty_field_shows_what_is_inherited(field, qtbot):
    field.set_inherited(960)
    assert field.spec() is None
    assert field.placeholderText() == "16:00"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.spec() == Clock(minutes=975)


def test_keys_step_to_full_quarters_and_stop_at_the_ends(field, qtbot):
    field.set_minutes(442)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "07:30"
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.text() == "06:30"
    field.set_minutes(442)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "07:15"
    field.set_minutes(0)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.minutes() == 0


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2026-11-23", dt.date(2026, 11, 23)),
        ("23 Nov", dt.date(2026, 11, 23)),
        ("Mon 23 Nov 2026", dt.date(2026, 11, 23)),
        ("november 23, 2026", dt.date(2026, 11, 23)),
        ("23/11", dt.date(2026, 11, 23)),
        ("23.11.", dt.date(2026, 11, 23)),
        ("3.12.26", dt.date(2026, 12, 3)),
        ("11/23", dt.date(2026, 11, 23)),
        ("5 jan", dt.date(2027, 1, 5)),
        ("fri", dt.date(2026, 11, 27)),
        ("Wednesday", TODAY),
        ("today", TODAY),
        ("tomorrow", dt.date(2026, 11, 26)),
        ("+3", dt.date(2026, 11, 28)),
        ("-1", dt.date(2026, 11, 24)),
        ("29 feb 2028", dt.date(2028, 2, 29)),
    ],
)
def test_a_date_is_understood(typed, date):
    assert parse_date(typed, TODAY, DateWords()) == date


def test_the_order_of_numbers_is_that_of_the_place():
    assert parse_date("4/3/2026", TODAY, DateWords(order="mdy")) == dt.date(2026, 4, 3)
    assert parse_date("4/3/2026", TODAY, DateWords(order="dmy")) == dt.date(2026, 3, 4)


@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match="is not a date"):
        parse_date(typed, TODAY, DateWords())


@pytest.fixture
def date_field(look, qtbot):
    field = DateEdit(look, lambda: TODAY)
    qtbot.addWidget(field)
    return field


def test_a_date_typed_is_shown_with_its_weekday(date_field, qtbot):
    with qtbot.waitSignal(date_field.date_changed) as told:
        qtbot.keyClicks(date_field, "2 dec")
        qtbot.keyClick(date_field, Qt.Key.Key_Return)
    assert told.args == [dt.date(2026, 12, 2)]
    assert date_field.text() == "Wed 2 Dec 2026"


def test_what_a_date_field_shows_is_understood_again(date_field):
    date_field.set_date(dt.date(2026, 3, 1))
    assert date_field.date() == dt.date(2026, 3, 1)


def test_keys_step_by_days_and_weeks(date_field, qtbot):
    date_field.set_date(dt.date(2026, 11, 30))
    qtbot.keyClick(date_field, Qt.Key.Key_Up)
    assert date_field.date() == dt.date(2026, 12, 1)
    qtbot.keyClick(date_field, Qt.Key.Key_PageDown)
    assert date_field.date() == dt.date(2026, 11, 24)


def test_a_date_is_picked_from_the_calendar(date_field, qtbot):
    date_field.show()
    date_field.set_date(dt.date(2026, 11, 23))
    qtbot.keyClick(date_field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = date_field.findChild(QCalendarWidget)
    with qtbot.waitSignal(date_field.date_changed) as told:
        calendar.activated.emit(calendar.selectedDate().addDays(2))
    assert told.args == [TODAY]
    date_field.hide()


def test_a_date_that_is_none_stays_with_its_sentence(date_field, qtbot):
    with qtbot.waitSignal(date_field.error_changed):
        qtbot.keyClicks(date_field, "31 nov")
        qtbot.keyClick(date_field, Qt.Key.Key_Return)
    assert "“31 nov” is not a date" in date_field.error
    with pytest.raises(ValueError, match="31 nov"):
        date_field.date()
