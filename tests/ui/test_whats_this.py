"""What is this? By key of what has the keyboard, then of what is clicked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWhatsThis


@pytest.fixture
def asking(window, qtbot):
    """The window after Shift+F1, with the pointer asking."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.window_actions["what"].trigger()
    assert window.help.asking
    assert QApplication.overrideCursor().shape() is Qt.CursorShape.WhatsThisCursor
    yield window
    window.help.leave()
    QWhatsThis.hideText()
    assert QApplication.overrideCursor() is None


def test_the_next_click_explains_and_does_nothing_else(asking, qtbot):
    shown, entry = asking.frame().sidebar.value(), asking.frame().sidebar.entry("crew")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert asking.help.said.startswith(entry.accessibleName() or entry.text())
    assert not asking.help.asking
    assert asking.frame().sidebar.value() == shown
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert asking.frame().sidebar.value() == "crew"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_A])
def test_esc_and_other_keys_leave_it(asking, qtbot, key):
    qtbot.keyClick(asking, key)
    assert not asking.help.asking
