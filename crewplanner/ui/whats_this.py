"""What is this? Says of what has the keyboard what it is and what it does."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QLabel, QMainWindow, QWhatsThis, QWidget

from crewplanner.i18n import _
from crewplanner.ui.action_spec import plain
from crewplanner.ui.board.told import plain as as_markup
from crewplanner.ui.board.view import Board


class HelpMenu(QObject):
    """Help on the spot."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def say_what(self) -> None:
        """Show it beside the widget that has the keyboard."""
        widget = self._window.focusWidget() or self._window
        corner = QPoint(widget.width() // 2, min(widget.height(), 40))
        QWhatsThis.showText(widget.mapToGlobal(corner), as_markup(about(widget)), widget)


def about(widget: QWidget) -> str:
    """Its name, then what it does: from itself, or from what it stands in."""
    lines = [_name(widget)]
    if isinstance(widget, Board):
        lines.append(
            _("People against days. Arrows move the cursor, letters and digits act on it.")
        )
    around: QWidget | None = widget
    while around is not None:
        said = around.whatsThis() or around.accessibleDescription() or around.toolTip()
        if said and said not in lines:
            lines.append(said)
            break
        around = around.parentWidget()
    lines.append(_("? shows the keys that work here, F1 the guide."))
    return "\n".join(line for line in lines if line)


def _name(widget: QWidget) -> str:
    """What it is called for everybody: its name, its text, its label's, or its window's."""
    label = next(
        (one for one in widget.window().findChildren(QLabel) if one.buddy() is widget), None
    )
    text = getattr(widget, "text", str)()
    found = widget.accessibleName() or (label.text() if label else "") or text
    return plain(found or widget.window().windowTitle())
