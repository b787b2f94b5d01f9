import importlib
import pkgutil

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from crewplanner.ui import pages
from crewplanner.ui.action_spec import ActionSpec, check_unique
from crewplanner.ui.actions import Actions, plain_text
from crewplanner.ui.dialogs.palette import Palette
from crewplanner.ui.dialogs.shortcuts import ShortcutSheet
from crewplanner.ui.icons import icon_names
from crewplanner.ui.offers import PaletteItem
from crewplanner.ui.pages.board_page.parts import PARTS
from crewplanner.ui.pages.page import Page
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.window_actions import WINDOW_ACTIONS


def page_classes():
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        importlib.import_module(module.name)
    found, open_ = [], [Page]
    while open_:
        subclasses = open_.pop().__subclasses__()
        found += [one for one in subclasses if one.__module__.startswith("crewplanner.")]
        open_ += subclasses
    return found


class Target(QObject):
    done = 0

    def act(self):
        self.done += 1


@pytest.mark.parametrize("spec", WINDOW_ACTIONS, ids=lambda spec: spec.id)
def test_every_action_of_the_window_has_words_a_menu_and_a_known_icon(spec):
    assert spec.text
    assert spec.menu
    assert not spec.icon or spec.icon in icon_names()
    assert not spec.local


def test_every_action_of_a_page_has_words_and_a_method_of_the_page():
    for page in page_classes():
        for spec in page.page_actions:
            assert spec.text, spec.id
            part, dot, method = spec.handler.rpartition(".")
            owner = PARTS[part] if dot else page
            assert callable(getattr(owner, method)), f"{page.__name__}.{spec.handler}"


@pytest.mark.parametrize(
    ("specs", "message"),
    [
        (("Ctrl+Z", "ctrl+z"), r"Ctrl\+Z is asked for by one and two"),
        (("Ctrl+Foo", ""), "“Ctrl.Foo” is not a key sequence"),
    ],
)
def test_keys_twice_or_unknown_are_refused(specs, message):
    made = [
        ActionSpec(id=name, text="x", handler="act", keys=(key,) if key else ())
        for name, key in zip(("one", "two"), specs, strict=True)
    ]
    with pytest.raises(ValueError, match=message):
        check_unique(made)


def test_two_actions_of_one_name_are_refused():
    spec = ActionSpec(id="one", text="x", handler="act")
    with pytest.raises(ValueError, match="two actions are called one"):
        check_unique((spec, spec))


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.resize(900, 600)
    qtbot.addWidget(window)
    return window


def test_an_action_is_built_with_words_keys_and_handler(window, look):
    target = Target(window)
    spec = ActionSpec(
        id="tidy", text="&Tidy up…", handler="act", icon="trash", keys=("Ctrl+T",), menu="edit"
    )
    actions = Actions((spec,), target=target, owner=window, look=look)
    action = actions["tidy"]
    action.trigger()
    assert target.done == 1
    assert plain_text(action) == "Tidy up"
    shown = QKeySequence("Ctrl+T").toString(QKeySequence.SequenceFormat.NativeText)
    assert action.toolTip() == f"Tidy up ({shown})"
    assert actions.keys_text(spec) == shown
    assert not actions.for_menu("tidy").icon().isNull()
    menus = actions.fill_menu_bar(window.menuBar())
    assert menus["edit"].actions() == [action]
    actions.set_project_open(is_open=False)
    assert not action.isEnabled()


def test_icons_are_drawn_when_a_menu_shows_them_and_again_in_another_theme(window, look):
    specs = [
        ActionSpec(id=name, text=name, handler="act", icon="trash", menu="edit")
        for name in ("one", "two")
    ]
    actions = Actions(specs, target=Target(window), owner=window, look=look)
    one = actions.for_menu("one")
    menu = actions.fill_menu_bar(window.menuBar())["edit"]
    two = menu.actions()[1]
    assert (one.icon().isNull(), two.icon().isNull()) == (False, True)
    menu.aboutToShow.emit()
    before = [action.icon().cacheKey() for action in (one, two)]
    look.choose(ThemeChoice.DARK)
    assert two.icon().cacheKey() not in before
    assert not one.icon().isNull()
    look.choose(ThemeChoice.LIGHT)


def test_an_action_without_its_method_is_an_error(window, look):
    spec = ActionSpec(id="tidy", text="Tidy", handler="sweep")
    with pytest.raises(AttributeError, match="sweep"):
        Actions((spec,), target=Target(window), owner=window, look=look)


def test_a_local_key_acts_only_while_its_page_has_the_keyboard(window, look, qtbot):
    page, elsewhere = QWidget(), QWidget()
    body = QWidget()
    for part in (page, elsewhere):
        part.setParent(body)
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setCentralWidget(body)
    target = Target(window)
    spec = ActionSpec(id="today", text="Today", handler="act", keys=("T",), local=True)
    Actions((spec,), target=target, owner=page, look=look)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    qtbot.keyClick(elsewhere, Qt.Key.Key_T)
    assert target.done == 0
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert target.done == 1
    window.hide()


ITEMS = (
    PaletteItem(id=("action", "undo"), text="Undo", keys="Ctrl+Z", icon="undo"),
    PaletteItem(id=("person", 1), text="Óscar Ferreira", detail="3rd AD", icon="person"),
    PaletteItem(id=("day", 4), text="Wed 25 Nov 2026", detail="Shoot", words="2026-11-25"),
)


@pytest.fixture
def palette(look, window, qtbot):
    palette = Palette(look, ITEMS, window)
    qtbot.addWidget(palette)
    return palette


def test_the_palette_finds_by_letters_of_name_kind_and_other_words(palette, qtbot):
    assert palette.found() == list(ITEMS)
    qtbot.keyClicks(palette.field, "oscar")
    assert palette.found() == [ITEMS[1]]
    palette.field.setText("2026-11-25")
    assert palette.found() == [ITEMS[2]]
    palette.field.setText("qqqq")
    assert palette.found() == []


def test_arrows_and_enter_take_a_line(palette, qtbot, monkeypatch):
    def type_into(_):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        qtbot.keyClick(palette.field, Qt.Key.Key_Up)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    monkeypatch.setattr(Palette, "exec", type_into)
    assert palette.ask() == ITEMS[2]


def test_leaving_the_palette_takes_nothing(palette, qtbot, monkeypatch):
    monkeypatch.setattr(Palette, "exec", lambda _: qtbot.keyClick(palette.field, Qt.Key.Key_Escape))
    assert palette.ask() is None


def test_the_sheet_of_keys_is_narrowed_by_typing(look, window, qtbot):
    groups = [("Edit", [("Undo", "Ctrl+Z"), ("Redo", "Ctrl+Y")]), ("Board", [("Today", "T")])]
    sheet = ShortcutSheet(look, groups, window)
    qtbot.addWidget(sheet)
    assert len(sheet.rows()) == 3
    with qtbot.waitSignal(sheet.box.sought):
        qtbot.keyClicks(sheet.box, "ctrl+y")
    assert sheet.rows() == [("Redo", "Ctrl+Y")]


@pytest.mark.parametrize("typed", ["others'", "others’"])
def test_keys_are_found_with_either_apostrophe(look, window, qtbot, typed):
    row = ("Our holds or others'", "Ctrl+Shift+W")
    sheet = ShortcutSheet(look, [("Holds", [row, ("Undo", "Ctrl+Z")])], window)
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(sheet.box.sought):
        sheet.box.setText(typed)
    assert sheet.rows() == [row]
