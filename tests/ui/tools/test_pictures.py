"""Every dialog with something in it, made and let go again and again."""

import gc

from PySide6.QtWidgets import QApplication

from crewplanner.ui.gallery import grab, settle
from crewplanner.ui.tool_shots import tool_dialogs

NAMES = [
    "import",
    "import-crew",
    "import-days",
    "export",
    "export-hot-cost",
    "export-ledger",
    "issued-none",
    "issue-nothing-before",
    "issue-same",
    "issue-first",
    "issue",
    "issue-changes",
    "issue-told",
    "issued",
    "issued-told",
    "issue-call-sheet",
    "review-send",
    "comment",
    "comment-answer",
    "sign-off",
    "review-take",
    "member",
    "personal-data",
    "productions-units",
    "productions-holidays",
    "productions-needs",
    "productions-agreements",
    "productions-rules",
    "productions-roles",
    "productions-members",
    "budget-lines",
    "budget-fringes",
    "budget-allowances",
    "budget-revisions",
    "budget-import",
    "restore",
    "history",
    "settings",
    "keys",
    "guide",
    "about",
]


def test_all_of_them_can_be_shown_and_go_without_a_trace(services, tmp_path, workspace, qtbot):
    before = workspace.digest()
    windows = len(QApplication.topLevelWidgets())
    for _round in range(2):
        seen = []
        for name, dialog in tool_dialogs(services, tmp_path):
            picture = grab(dialog)
            assert picture.width() >= dialog.minimumSizeHint().width()
            seen.append(name)
            dialog.done(0)
            dialog.deleteLater()
            del dialog
        assert seen == NAMES
        settle()
        gc.collect()
    assert len(QApplication.topLevelWidgets()) <= windows
    assert workspace.digest() == before
