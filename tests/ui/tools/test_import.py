"""Import: source, preview, one step; nothing before the last button."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QKeySequence

from crewplanner.app.commands.people import AddPerson, RemovePeople
from crewplanner.app.importing.columns import PeopleField, ShootField
from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.jobs import Stopped
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Person
from crewplanner.ui.dialogs.import_kinds import ImportKind, Source
from crewplanner.ui.dialogs.import_people import CrewLists
from crewplanner.ui.dialogs.import_shoots import DayLists
from crewplanner.ui.dialogs.importing import KINDS
from crewplanner.ui.services import Services
from tests.ui.tools.imports import choose_kind, opened, preview, shown

LISTS = Path(__file__).resolve().parents[2] / "files" / "crew_lists"
CREW = "Name\tRole\tMobile\nTomasz Singh\tGaffer\t07700 900878\nIda Park\tSpark\t07700 900879\n"


@pytest.fixture
def memory(tmp_path):
    return MappingMemory(tmp_path / "columns.json")


@pytest.fixture
def dialog(services, memory, qtbot):
    return opened(services, memory, qtbot)


def names(workspace):
    return {person.name for person in workspace.plan.people.values()}


def test_pasted_rows_are_shown_and_come_in_as_one_step(dialog, workspace, qtbot):
    before = workspace.digest()
    preview(dialog, qtbot, CREW)
    assert shown(dialog) == [(2, "new"), (3, "new")]
    assert workspace.digest() == before
    assert dialog.go_on.text() == "Import 2 people"
    dialog.go_on.click()
    assert dialog.imported.said == "Imported 2 people"
    assert {"Tomasz Singh", "Ida Park"} <= names(workspace)
    workspace.undo()
    assert workspace.digest() == before


def test_cancel_and_escape_write_nothing(dialog, workspace, qtbot):
    before = workspace.digest()
    preview(dialog, qtbot, CREW)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.imported is None
    assert (workspace.digest(), workspace.undo_label) == (before, workspace.undo_label)


def test_a_chosen_file_is_looked_at_at_once(services, memory, qtbot):
    asked = []

    def ask(_parent, _title, _start, types):
        asked.append(types)
        return LISTS / "unit_list_uk.csv"

    dialog = opened(services, memory, qtbot, ask_file=ask)
    dialog.source.drop.choose.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
    assert "*.xlsx" in asked[0]
    counts = dialog._looked.preview.counts
    chips = {name: chip.text() for name, chip in dialog.preview.chips._chips.items()}
    assert chips["new"] == f"New  {counts.new}"
    assert counts.new > 50
    assert counts.duplicates == 1


def test_a_file_that_is_pasted_into_the_field_is_read_as_a_file(dialog, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LISTS / "call_sheet_paste.txt"))])
    dialog.source.text.insertFromMimeData(data)
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
    assert dialog.source.text.toPlainText() == ""
    assert dialog._looked.preview.counts.new > 10


def test_a_file_that_is_gone_is_told_in_the_dialog(dialog, qtbot, tmp_path):
    dialog.source.take_path(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: dialog.messages.text("read") != "")
    assert "gone.csv" in dialog.messages.text("read")
    assert dialog.steps.currentIndex() == 0


def test_what_is_no_list_is_told_in_the_dialog(dialog, qtbot):
    choose_kind(dialog, "people")
    dialog.read(Source(name="empty.csv", data=b"\n\n"))
    qtbot.waitUntil(lambda: dialog.messages.text("read") != "")
    assert dialog.messages.text("read") == "There is nothing in the file."


def test_chips_filter_by_what_becomes_of_a_row(dialog, qtbot):
    preview(dialog, qtbot, CREW + "Tomasz Singh\tGaffer\t07700 900878\ntba\tGrip\t\n")
    assert len(shown(dialog)) == 4
    dialog.preview._buttons["duplicate"].click()
    assert shown(dialog) == [(4, "duplicate")]
    assert dialog.preview.chips.summary == "1 of 4 rows"
    dialog.preview._buttons["reported"].click()
    assert shown(dialog) == [(4, "duplicate"), (5, "reported")]
    assert not dialog.preview._buttons["updated"].isEnabled()


def test_a_row_says_by_word_icon_and_sentence_what_becomes_of_it(dialog, qtbot):
    preview(dialog, qtbot, CREW + "tba\tGrip\t\n")
    table = dialog.preview.table
    table.setCurrentIndex(dialog.preview.proxy.index(2, 0))
    table.selectRow(2)
    status = dialog.preview.proxy.index(2, 1)
    assert status.data() == "Not understood"
    assert dialog.preview.model.columns[1].icon(table.current()) == "warning:finding"
    assert dialog.preview.detail.text().startswith("Row 4: not understood. Nobody is named yet")


def test_a_column_read_otherwise_changes_the_preview_and_is_remembered(
    dialog, services, memory, workspace, qtbot
):
    preview(dialog, qtbot, "Name\tRole\tXyz\nTomasz Singh\tGaffer\t+44 7700 900878\n")
    boxes = dialog.preview.strip.boxes
    assert [box.value() for box in boxes] == [
        PeopleField.NAME, PeopleField.ROLE, PeopleField.PHONE
    ]  # fmt: skip
    boxes[2].set_value(PeopleField.NOTES)
    boxes[2].activated.emit(boxes[2].currentIndex())
    qtbot.waitUntil(lambda: not dialog.work.busy)
    row = dialog.preview.model.rows[0]
    assert row.cells["phone"] == ""
    assert "7700" in row.note
    dialog.go_on.click()
    again = opened(services, memory, qtbot)
    preview(again, qtbot, "Name\tRole\tXyz\nIda Park\tSpark\t+44 7700 900879\n")
    assert again.preview.strip.boxes[2].value() is PeopleField.NOTES
    again.reject()
    assert next(p for p in workspace.plan.people.values() if p.name == "Tomasz Singh").note


def test_a_field_is_held_by_one_column_only(dialog, qtbot):
    preview(dialog, qtbot, "Name\tRole\tOther\nTomasz Singh\tGaffer\tabc\n")
    boxes = dialog.preview.strip.boxes
    boxes[2].set_value(PeopleField.ROLE)
    boxes[2].activated.emit(boxes[2].currentIndex())
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert [box.value() for box in boxes][1:] == [PeopleField.IGNORE, PeopleField.ROLE]


def test_the_row_of_the_headings_can_be_moved(dialog, qtbot):
    preview(dialog, qtbot, CREW)
    dialog.preview.strip.header.setValue(2)
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert shown(dialog) == [(1, "reported"), (3, "new")]
    assert dialog.preview.strip.header.value() == 2


def test_the_second_import_updates(dialog, services, memory, workspace, qtbot):
    preview(dialog, qtbot, CREW)
    dialog.go_on.click()
    again = opened(services, memory, qtbot)
    preview(again, qtbot, CREW.replace("07700 900879", "07700 900999"))
    assert shown(again) == [(2, "unchanged"), (3, "updated")]
    row = again.preview.model.rows[1]
    assert row.changed == {"phone"}
    assert "→" in row.note
    assert again.go_on.text() == "Import 1 person"
    again.reject()


def test_with_nothing_to_write_there_is_nothing_to_press(
    dialog, services, memory, qtbot, workspace
):
    preview(dialog, qtbot, CREW)
    dialog.go_on.click()
    again = opened(services, memory, qtbot)
    preview(again, qtbot, CREW)
    assert again.go_on.text() == "Nothing to import"
    assert not again.go_on.isEnabled()
    again.reject()


def test_whoever_has_the_same_name_is_asked_about(dialog, workspace, qtbot):
    for phone in ("+447700900001", "+447700900002"):
        contacts = (Contact(kind=ContactKind.PHONE, value=phone),)
        workspace.do(AddPerson(person=Person(id=NEW, name="Ida Park", contacts=contacts)))
    preview(dialog, qtbot, "Name\tRole\nIda Park\tSpark\n")
    who = dialog.preview.who
    assert who.isVisible()
    words = [who.itemText(n) for n in range(who.count())]
    assert "Ida Park · +447700900002" in words
    wanted = max(workspace.plan.people)
    who.set_value(wanted)
    who.activated.emit(who.currentIndex())
    qtbot.waitUntil(lambda: not dialog.work.busy and shown(dialog) == [(2, "updated")])
    assert (who.isVisible(), who.value()) == (True, wanted)
    people = len(workspace.plan.people)
    dialog.go_on.click()
    assert len(workspace.plan.people) == people
    assert workspace.plan.people[wanted].roles


def test_a_new_production_needs_a_title_and_comes_with_the_list(dialog, workspace, qtbot):
    box = dialog.production.box
    box.set_value(NEW)
    box.activated.emit(box.currentIndex())
    assert dialog.production.title.isVisible()
    dialog.source.text.setPlainText(CREW)
    dialog.go_on.click()
    assert dialog.messages.text("read") == "Give the new production a title."
    dialog.production.title.setText("Salt Road")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
    dialog.go_on.click()
    made = workspace.plan.productions[dialog.imported.change.added["productions"][0]]
    assert (made.title, made.timezone) == ("Salt Road", workspace.plan.productions[2].timezone)


def test_a_new_production_without_a_title_keeps_the_preview_from_being_written(dialog, qtbot):
    preview(dialog, qtbot, CREW)
    box = dialog.production.box
    box.set_value(NEW)
    box.activated.emit(box.currentIndex())
    assert not dialog.go_on.isEnabled()
    dialog.production.title.setText("Salt Road")
    dialog.production.title.editingFinished.emit()
    qtbot.waitUntil(dialog.go_on.isEnabled)
    assert dialog._looked.preview.content.productions[0].title == "Salt Road"


def test_every_field_can_be_chosen():
    assert {name for name, _words in CrewLists().fields} == set(PeopleField)
    assert {name for name, _words in DayLists().fields} == set(ShootField)
    for kind in KINDS:
        assert kind.fields[0][0].value == "ignore"


def test_what_changed_meanwhile_is_looked_at_again(dialog, services, memory, workspace, qtbot):
    preview(dialog, qtbot, CREW)
    dialog.go_on.click()
    again = opened(services, memory, qtbot)
    preview(again, qtbot, CREW.replace("07700 900879", "07700 900999"))
    ida = next(p.id for p in workspace.plan.people.values() if p.name == "Ida Park")
    workspace.do(RemovePeople(people=(ida,)))
    again.go_on.click()
    assert "changed after this preview" in again.messages.text("wrote")
    qtbot.waitUntil(lambda: shown(again) == [(2, "unchanged"), (3, "new")])
    again.go_on.click()
    assert "Ida Park" in names(workspace)


class Slow(CrewLists):
    """A list that takes until somebody stops it."""

    def job(self, request):
        del request
        return self

    def run(self, progress, cancelled):
        progress(1, 3)
        while not cancelled():
            time.sleep(0.005)
        raise Stopped


def test_long_reading_shows_how_far_it_is_and_stops_at_once(services, memory, workspace, qtbot):
    dialog = opened(services, memory, qtbot, kinds=(Slow(),))
    before = workspace.digest()
    dialog.source.text.setPlainText(CREW)
    dialog.go_on.click()
    assert not dialog.go_on.isEnabled()
    qtbot.waitUntil(lambda: dialog.work.bar is not None and dialog.work.bar.count.text() != "")
    assert dialog.work.bar.count.text() == "1 of 3"
    dialog.work.bar.cancel.click()
    assert dialog.messages.text("read") == "Stopped. Nothing was read or written."
    assert dialog.go_on.isEnabled()
    assert workspace.digest() == before


def test_leaving_while_it_reads_stops_it(services, memory, workspace, qtbot):
    dialog = opened(services, memory, qtbot, kinds=(Slow(),))
    dialog.source.text.setPlainText(CREW)
    dialog.go_on.click()
    dialog.reject()
    assert not dialog.work.busy
    services.jobs.close()


def test_a_project_open_to_read_can_be_compared_but_not_written(
    services, workspace, memory, context, qtbot
):
    reading = Workspace.open(workspace.path, context, read_only=True)
    only = Services(
        workspace=reading,
        session=services.session,
        look=services.look,
        jobs=services.jobs,
        toast=services.toast,
        go=services.go,
        run=services.run,
    )
    dialog = opened(only, memory, qtbot)
    preview(dialog, qtbot, CREW)
    assert not dialog.go_on.isEnabled()
    assert dialog.go_on.toolTip() == reading.read_only_reason
    dialog.reject()
    reading.close()


def test_everything_has_a_name_for_screen_readers(dialog, qtbot):
    preview(dialog, qtbot, CREW)
    assert dialog.preview.strip.boxes[0].accessibleName() == "Name holds"
    for widget in (
        dialog.preview.table,
        dialog.preview.sheet,
        dialog.preview.order,
        dialog.preview.who,
        dialog.production.box,
    ):
        assert widget.accessibleName()
    assert QKeySequence.mnemonic(dialog.back.text())
    assert isinstance(dialog._kind, ImportKind)
