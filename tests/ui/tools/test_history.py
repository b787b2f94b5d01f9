"""History: every step in words, newest first."""

import pytest

from crewplanner.app.commands.people import AddPerson
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from crewplanner.domain.plan import TABLES
from crewplanner.ui.dialogs.history import HistoryDialog, touched_text


@pytest.fixture
def dialog(look, workspace, qtbot):
    workspace.do(AddPerson(person=Person(id=NEW, name="Dee {Brace} Ly")))
    workspace.undo()
    workspace.redo()
    made = HistoryDialog(look, workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.isVisible():
        made.reject()


def test_every_step_says_when_who_what_and_how_much(dialog):
    newest = dialog.model.rows[:3]
    assert [row.what for row in newest] == [
        "Done again: Add Dee {Brace} Ly",
        "Undone: Add Dee {Brace} Ly",
        "Add Dee {Brace} Ly",
    ]
    assert {row.who for row in newest} == {"Tamsin"}
    assert newest[0].when.startswith("Wed 4 Mar 2026, ")
    assert newest[0].touched == "1 person"


def test_typing_finds_steps(dialog, qtbot):
    every = dialog.model.rowCount()
    assert dialog._count.text() == f"{every} steps"
    dialog.search.setText("undone")
    qtbot.waitUntil(lambda: dialog.proxy.rowCount() == 1)
    assert dialog._count.text() == f"1 of {every} steps"


def test_it_leads_to_the_backups(dialog):
    dialog.restore.click()
    assert dialog.restore_wanted
    assert not dialog.isVisible()


def test_every_kind_of_record_has_its_word():
    counts = {table: 2 for table in TABLES if table != "import_records"}
    words = touched_text(counts).split(", ")
    assert len(words) == len(counts)
    assert all(word.startswith("2 ") for word in words)
