"""Where the keyboard goes in a widget that holds others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_first(widget: QWidget) -> bool:
    """Give the keyboard to the widget, or to the first inside that takes it; whether one did."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
    child = widget.nextInFocusChain()
    while child is not None and child is not widget:
        here = widget.isAncestorOf(child) and child.isVisibleTo(widget) and child.isEnabled()
        if here and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        child = child.nextInFocusChain()
    return False
