"""One registry of actions: no key means two things at one place, and users may have others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from crewplanner.ui.action_spec import GRID, WINDOW, ActionSpec, check_unique, keys_of, plain
from crewplanner.ui.actions import Actions
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.page_list import PAGES, contexts
from crewplanner.ui.registry import rivals
from crewplanner.ui.window_state import WindowState
from tests.ui.test_actions import Target

ALL = contexts()
SHIPPED = [(context, spec, key) for context in ALL for spec in context.specs for key in spec.keys]
# Keys of the board that say the same as, or stand before, one of the window or its page.
BEFORE_OTHERS = {
    "today": "today",
    "previous_week": "week-before",
    "next_week": "week-after",
    "explain": "why",
}


def shipped_keys(_context, spec):
    return spec.keys


def test_every_page_and_the_board_are_in_the_registry():
    assert [context.id for context in ALL] == [WINDOW, GRID, *(page.id for page in PAGES)]
    for context in ALL:
        check_unique(context.specs)


@pytest.mark.parametrize(
    ("context", "spec", "key"), SHIPPED, ids=lambda one: getattr(one, "id", one)
)
def test_no_key_means_two_things_at_one_place(context, spec, key):
    found = list(rivals(ALL, context.id, spec, key, shipped_keys))
    assert [rival.spec.id for rival in found if not rival.hidden] == []
    if context.id == GRID:
        met = {rival.spec.id for rival in found}
        assert met <= {BEFORE_OTHERS.get(spec.id)}, "tell it in the guide or take another key"


def test_with_shift_the_keys_that_extend_are_met_too():
    left = next(spec for spec in ALL[1].specs if spec.id == "left")
    assert list(keys_of(left, ("Left", "Ctrl+Left"))) == [
        "Left",
        "Shift+Left",
        "Ctrl+Left",
        "Ctrl+Shift+Left",
    ]


def test_a_rival_is_found_in_the_window_from_every_page():
    crew = next(context for context in ALL if context.id == "crew")
    spec = crew.specs[0]
    (found,) = rivals(ALL, "crew", spec, "Ctrl+K", shipped_keys)
    assert (found.context.id, found.spec.id, found.hidden) == (WINDOW, "palette", False)
    (found,) = rivals(ALL, GRID, ALL[1].specs[0], "Ctrl+K", shipped_keys)
    assert found.hidden


def test_chosen_keys_are_kept_and_what_is_no_key_is_not(tmp_path):
    keymap = Keymap(WindowState(tmp_path))
    spec = ActionSpec(id="confirm", text="Confirm", handler="", keys=("Y",))
    told = []
    keymap.changed.connect(lambda: told.append(1))
    keymap.choose({"grid.confirm": ("Ctrl+,", "F9"), "grid.release": ()}, single_letters=False)
    assert told == [1]
    again = Keymap(WindowState(tmp_path))
    assert again.keys(GRID, spec) == ("Ctrl+,", "F9")
    assert again.chosen == {"grid.confirm": ("Ctrl+,", "F9"), "grid.release": ()}
    assert not again.single_letters
    WindowState(tmp_path).set_texts("keys", {"grid.confirm": "F9 Foo+9"})
    once_more = Keymap(WindowState(tmp_path))
    assert once_more.keys(GRID, spec) == ("F9",)
    assert once_more.single_letters


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    body = QWidget(window)
    body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setCentralWidget(body)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    body.setFocus()
    yield window
    window.hide()


def test_another_key_is_worn_at_once_by_action_tooltip_and_sheet(window, look, qtbot):
    keymap, target = Keymap(), Target(window)
    spec = ActionSpec(id="tidy", text="&Tidy", handler="act", keys=("?", "Ctrl+T"))
    actions = Actions((spec,), target=target, owner=window, look=look, keymap=keymap)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Question)
    assert target.done == 1
    assert actions["tidy"].toolTip() == "Tidy (?)"
    keymap.choose({"window.tidy": ("F9",)}, single_letters=True)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Question)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_F9)
    assert target.done == 2
    assert actions["tidy"].toolTip() == "Tidy (F9)"
    assert actions.keys_text(spec) == "F9"
    keymap.choose({}, single_letters=False)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_Question)
    assert target.done == 2
    assert actions["tidy"].shortcut() == QKeySequence("Ctrl+T")


def test_what_is_not_offered_has_no_keys_whatever_is_chosen(window, look):
    keymap = Keymap()
    spec = ActionSpec(id="tidy", text="&Tidy", handler="act", keys=("Ctrl+T",))
    actions = Actions((spec,), target=Target(window), owner=window, look=look, keymap=keymap)
    actions.withdraw("tidy")
    keymap.choose({"window.tidy": ("F9",)}, single_letters=True)
    assert actions["tidy"].shortcuts() == []


def test_words_without_access_key_and_dots():
    assert plain("Sa&ve && go…") == "Save & go"
