"""Other keys for actions: what is in the way is said, and nothing counts before Save."""

import pytest
from PySide6.QtGui import QKeySequence

from crewplanner.ui.action_spec import GRID, WINDOW
from crewplanner.ui.dialogs.keys import KeysDialog
from crewplanner.ui.key_draft import KeyDraft
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.page_list import contexts


@pytest.fixture
def keymap():
    return Keymap()


@pytest.fixture
def dialog(look, keymap, qtbot):
    made = KeysDialog(look, KeyDraft(contexts(), keymap))
    qtbot.addWidget(made)
    return made


def choose(dialog, context, name):
    row = next(r for r in dialog.model.rows if (r.context, r.spec.id) == (context, name))
    assert dialog.table.select_object(row)
    return row.spec


def press(dialog, key):
    dialog.field.setKeySequence(QKeySequence(key))


def keys(dialog, context, name):
    return next(r.keys for r in dialog.model.rows if (r.context, r.spec.id) == (context, name))


def test_a_free_key_is_added_and_counts_after_save(dialog, keymap):
    spec = choose(dialog, GRID, "confirm")
    assert not dialog.add.isEnabled()
    press(dialog, "F9")
    assert dialog.said.text() == "This key is free."
    dialog.add.click()
    assert keys(dialog, GRID, "confirm") == "Y, F9"
    assert keymap.keys(GRID, spec) == ("Y",)
    dialog.draft.keep()
    assert keymap.keys(GRID, spec) == ("Y", "F9")


def test_a_key_in_use_is_said_and_taken_over(dialog):
    choose(dialog, GRID, "confirm")
    press(dialog, "R")
    assert dialog.said.text() == "R is “Release” (On the board) so far and would be taken from it."
    dialog.only.click()
    assert keys(dialog, GRID, "confirm") == "R"
    assert keys(dialog, GRID, "release") == ""
    choose(dialog, GRID, "release")
    dialog.reset.click()
    assert keys(dialog, GRID, "release") == "R"
    assert keys(dialog, GRID, "confirm") == ""
    assert dialog.said.text() == "“Confirm” (On the board) has lost its key."


def test_the_board_may_have_a_key_of_the_window_for_itself(dialog):
    choose(dialog, GRID, "confirm")
    press(dialog, "Ctrl+K")
    assert dialog.said.text().startswith("Ctrl+K is “Find or do” too (Everywhere); on the board")
    dialog.add.click()
    assert keys(dialog, GRID, "confirm") == "Y, Ctrl+K"
    assert keys(dialog, WINDOW, "palette") == "Ctrl+K, Ctrl+Shift+P"


def test_arrows_with_shift_are_taken_with_those_without(dialog):
    choose(dialog, GRID, "confirm")
    press(dialog, "Shift+Left")
    assert "“One day back”" in dialog.said.text()
    dialog.add.click()
    assert keys(dialog, GRID, "left") == ""


def test_all_keys_go_and_come_back_as_shipped(dialog, keymap):
    choose(dialog, WINDOW, "undo")
    dialog.none.click()
    dialog.single.setChecked(False)
    assert keys(dialog, WINDOW, "undo") == ""
    dialog.draft.keep()
    assert not keymap.single_letters
    dialog.all.click()
    assert dialog.single.isChecked()
    assert keys(dialog, WINDOW, "undo") == "Ctrl+Z"
    dialog.draft.keep()
    assert keymap.chosen == {}
    assert keymap.single_letters


def test_a_letter_that_is_switched_off_is_in_nobodys_way(dialog):
    choose(dialog, GRID, "confirm")
    dialog.single.setChecked(False)
    press(dialog, "R")
    assert dialog.said.text() == "This key is free."


def test_actions_are_found_by_words_and_by_keys(dialog):
    for text in ("undo", "ctrl+z"):
        dialog.search.sought.emit(text)
        shown = dialog.table.model()
        assert [shown.index(n, 0).data() for n in range(shown.rowCount())] == ["Undo"]


def test_a_changed_line_is_painted_in_another_color(dialog):
    choose(dialog, GRID, "confirm")
    press(dialog, "F9")
    dialog.add.click()
    choose(dialog, GRID, "confirm")
    assert not dialog.grab().isNull()
