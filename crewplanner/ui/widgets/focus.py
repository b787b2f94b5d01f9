"""Where the keyboard goes in a widget that holds others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_first(widget: QWidget) -> bool:
    """Give the keyboard to the widget, or to the first inside that takes it; whether one did.

    The order is that in which they were put in. Qt's own chain of focus is not asked for: the
    binding takes each widget of it for owned by the one before, and the window for owned by the
    last; it lets go of all that when that one is deleted.
    """
    for one in (widget, *widget.findChildren(QWidget)):
        here = one is widget or (one.isVisibleTo(widget) and one.isEnabled())
        if here and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False
