"""The call sheet beside the crew of a day: typed by key, mended where it lacks, looked at."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from crewplanner.domain.call_sheets import ScheduleKind
from crewplanner.exports import formats_of
from crewplanner.ui.pages.call_sheet.pane import CAST, CREW, SCHEDULE, TEXTS
from tests.ui.pages.conftest import MONDAY

COMPANY_MOVE, FERRY = 16, 18


@pytest.fixture
def day(page, frame):
    """The day page with the sheet of a date of the sample."""

    def go(number):
        frame.activateWindow()
        shown = page("day")
        shown.services.session.set_date(MONDAY + dt.timedelta(days=number))
        if shown.tabs.page() is not shown.sheet:
            shown.call_sheet()
        return shown.sheet

    return go


def sheet(pane):
    return pane._page.services.workspace.plan.call_sheet_of[pane.view.day]


def type_into(table, row, column, text):
    """Type over a cell as a hand does, and go on with Enter."""
    names = [one.id for one in table.model().columns]
    table.setCurrentIndex(table.model().index(row, names.index(column)))
    table.setFocus()
    QTest.qWait(1)
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.qWait(1)
    editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)


def rows(table):
    names = [one.id for one in table.model().columns]
    return [
        {name: table.model().index(row, at).data() for at, name in enumerate(names)}
        for row in range(table.model().rowCount())
    ]


def test_it_shows_what_is_written_and_what_is_missing(day):
    pane = day(COMPANY_MOVE)
    assert rows(pane.schedule.table)[1]["number"] == "42"
    assert [one.code for one in pane.flags.shown] == ["hospital", "unconfirmed", "open-role"]
    pane = day(FERRY)
    assert pane.flags.shown[0].grave
    assert "1 must not go out so" in pane.flags.count.text()


def test_a_line_is_typed_into_the_empty_row_moved_and_taken_out(day):
    pane = day(COMPANY_MOVE)
    table, count = pane.schedule.table, len(sheet(pane).schedule)
    type_into(table, count, "time", "18:30")
    type_into(table, count, "kind", "mo")
    type_into(table, count, "text", "back to base")
    added = sheet(pane).schedule[count]
    assert (added.time, added.kind, added.text) == (1110, ScheduleKind.MOVE, "back to base")
    table.selectRow(count)
    pane.schedule.up.click()
    assert sheet(pane).schedule[count - 1] == added
    assert table.current().at == count - 1
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(sheet(pane).schedule) == count
    pane._page.services.workspace.undo()
    assert sheet(pane).schedule[count - 1] == added


def test_rows_of_a_spreadsheet_are_pasted_in_one_step(day):
    pane = day(22)
    QGuiApplication.clipboard().setText("9:00\tscene\t70\n9:45\tscene\t71\n")
    table = pane.schedule.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    )
    assert [line.number for line in sheet(pane).schedule] == ["70", "71"]
    pane._page.services.workspace.undo()
    assert pane.view.day not in pane._page.services.workspace.plan.call_sheet_of


def test_what_is_not_understood_is_said_and_nothing_is_written(day):
    pane = day(COMPANY_MOVE)
    before = sheet(pane)
    type_into(pane.schedule.table, 1, "eighths", "many")
    assert "is not pages" in pane._page.messages.bar("not-understood").text
    pane.show_part(CAST)
    type_into(pane.cast.table, 0, "pickup", "soon")
    assert sheet(pane) == before
    type_into(pane.cast.table, 0, "pickup", "-90")
    assert sheet(pane).cast[0].pickup == 390


def test_a_call_of_the_crew_is_a_time_of_the_booking_or_words_on_the_sheet(day):
    pane = day(COMPANY_MOVE)
    pane.show_part(CREW)
    names = [row["name"] for row in rows(pane.crew)]
    place = names.index("Philippa Drakos")
    type_into(pane.crew, place, "call", "7:30")
    assert rows(pane.crew)[place]["call"] == "07:30"
    type_into(pane.crew, place, "call", "o/c")
    assert rows(pane.crew)[place]["call"] == "O/C"
    type_into(pane.crew, place, "note", "with the pilot")
    assert "with the pilot" in rows(pane.crew)[place]["note"]
    type_into(pane.crew, place, "call", "")
    assert rows(pane.crew)[place]["call"] == "08:00"


def test_texts_and_times_are_written_when_they_are_left(day, qtbot):
    pane = day(FERRY)
    pane.show_part(TEXTS)
    texts = pane.texts
    field = texts.form.editor("medic")
    field.setFocus()
    qtbot.keyClicks(field, "Clementine, channel 1")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert sheet(pane).medic == "Clementine, channel 1"
    time = texts.form.editor("breakfast")
    time.setFocus()
    time.selectAll()
    qtbot.keyClicks(time, "-30")
    qtbot.keyClick(time, Qt.Key.Key_Return)
    assert (sheet(pane).breakfast, time.text()) == (330, "05:30")
    texts.requirements.setFocus()
    texts.requirements.setPlainText("Props: rope")
    texts.form.editor("notes").setFocus()
    assert sheet(pane).requirements == (("Props", "rope"),)
    texts.phones.click()
    assert not sheet(pane).phones


def test_go_there_leads_to_the_field_that_lacks(day, answer):
    pane = day(FERRY)
    place = pane.flags.shown[0]

    def fill(dialog):
        assert dialog.focusWidget() is dialog.form.editor("hospital")
        for name in ("hospital", "hospital_address", "hospital_phone"):
            dialog.form.editor(name).setText("St Ann's")

    answer(fill)
    pane.flags.mend.emit(place)
    assert place.code not in {one.code for one in pane.flags.shown}
    empty = next(one for one in day(7).flags.shown if one.code == "schedule")
    pane.show_part(CREW)
    pane.flags.mend.emit(empty)
    assert pane.parts.value() == SCHEDULE
    medic = next(one for one in pane.flags.shown if one.code == "medic")
    pane.flags.mend.emit(medic)
    assert pane.parts.value() == TEXTS


def test_a_copy_of_the_day_before_is_one_step_of_undo(day):
    pane = day(22)
    pane.copy.click()
    assert sheet(pane).cast[0].name == "Sidonie Varga"
    assert sheet(pane).schedule == ()
    pane._page.services.workspace.undo()
    assert pane.view.day not in pane._page.services.workspace.plan.call_sheet_of


def test_the_pages_are_beside_and_the_file_says_the_same(day, frame, qtbot, tmp_path):
    frame.resize(1920, 1000)
    pane = day(COMPANY_MOVE)
    qtbot.waitUntil(lambda: pane.preview.pages.pages == 2, timeout=20_000)
    path = tmp_path / "sheet"
    pane.saver.ask_path = lambda *_asked: path
    assert [one.objectName() for one in pane.saver.menu.actions()] == [
        one.id for one in formats_of("call-sheet")
    ]
    pane.saver.menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: pane.saver.saved is not None, timeout=20_000)
    assert b"Philippa Drakos" in path.with_name("sheet.csv").read_bytes()
