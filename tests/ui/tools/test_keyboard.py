"""All of every tool is reached by Tab, has a name, and lets its access keys alone."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.settings import Settings
from crewplanner.ui.dialogs.about import AboutDialog
from crewplanner.ui.dialogs.export import ExportDialog
from crewplanner.ui.dialogs.history import HistoryDialog
from crewplanner.ui.dialogs.importing import ImportDialog
from crewplanner.ui.dialogs.keys import KeysDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.restore import RestoreDialog
from crewplanner.ui.dialogs.settings import SettingsDialog
from crewplanner.ui.key_draft import KeyDraft
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.page_list import contexts
from tests.ui.simple_pages import reachable, walk

CREW = "Name\tRole\tMobile\nTomasz Singh\tGaffer\t07700 900878\ntba\tGrip\t\n"


@pytest.fixture
def builders(services, workspace, harbour, context, tmp_path):
    """How to make each dialog."""
    workspace.back_up()
    look, plan = services.look, workspace.plan
    memory = MappingMemory(tmp_path / "columns.json")
    return {
        "import": lambda: ImportDialog(services, memory),
        "export": lambda: ExportDialog(
            services, plan.productions[harbour], Settings(), open_file=print
        ),
        "productions": lambda: ProductionsDialog(services),
        "restore": lambda: RestoreDialog(look, context, workspace.path),
        "history": lambda: HistoryDialog(look, workspace),
        "settings": lambda: SettingsDialog(look, Settings(), ""),
        "keys": lambda: KeysDialog(look, KeyDraft(contexts(), Keymap())),
        "about": lambda: AboutDialog(look),
    }


@pytest.fixture
def made(builders, qtbot):
    """Make a dialog and go to a part of it: "productions/roles"."""

    def make(name):
        name, _, part = name.partition("/")
        dialog = builders[name]()
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        if part == "preview":
            dialog.source.text.setPlainText(CREW)
            dialog.go_on.click()
            qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1)
        elif part:
            dialog.tabs.show_page(getattr(dialog, part))
        if hasattr(dialog, "work"):
            qtbot.waitUntil(lambda: not dialog.work.busy)
        return dialog

    return make


NAMES = (
    "import",
    "import/preview",
    "export",
    "productions",
    "productions/holidays",
    "productions/needs",
    "productions/roles",
    "restore",
    "history",
    "settings",
    "keys",
    "about",
)


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_everything_and_all_of_it_has_a_name(made, name):
    dialog = made(name)
    seen = walk(dialog)
    wanted = {w for w in reachable(dialog) if not _other_segment(w)}
    assert wanted <= set(seen)
    nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []
    dialog.reject()


def _other_segment(widget):
    """Of a switch only the choice that is on is reached by Tab; arrows go to the others."""
    return isinstance(widget, QAbstractButton) and bool(widget.group()) and not widget.isChecked()


@pytest.mark.parametrize("name", NAMES)
def test_access_keys_are_not_asked_for_twice(made, name):
    dialog = made(name)
    texts = [
        widget.text()
        for kind in (QLabel, QAbstractButton)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and (kind is not QLabel or widget.buddy() is not None)
    ]
    for bar in dialog.findChildren(QTabBar):
        texts += [bar.tabText(n) for n in range(bar.count())]
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    keys.pop("", None)
    assert [key for key, count in keys.items() if count > 1] == []
    dialog.reject()
