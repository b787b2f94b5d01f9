"""Pictures of widgets and windows without a display, for review, the guide and tests."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from crewplanner.ui.slices import Slices

_SETTLE_MS = 60
_LOOKS = 80
"""So often at most, half of that apart, it is looked whether all is at rest."""


def take(widget: QWidget, path: Path, size: QSize | None = None, *, ratio: float = 1.0) -> Path:
    """Write a PNG of the widget, laid out at that size, and return its path.

    The widget is shown for the moment, as the picture of a hidden one would lack what is built
    when it is shown; a widget that was hidden is hidden again. `ratio` 2 draws for a fine screen.
    """
    picture = grab(widget, size, ratio=ratio)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise OSError(f"could not write the picture {path}")
    return path


def grab(widget: QWidget, size: QSize | None = None, *, ratio: float = 1.0) -> QImage:
    """The picture that `take` writes."""
    hidden = not widget.isVisible()
    if size is not None:
        widget.resize(size)
    if hidden:
        widget.show()
    rest(widget)
    picture = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    widget.render(picture)
    for above in _above(widget):
        above.render(picture, above.pos() - widget.pos())
    if hidden:
        widget.hide()
    return picture


def _above(widget: QWidget) -> list[QWidget]:
    """Menus and dialogs that lie over a window just now."""
    if not widget.isWindow():
        return []
    others = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return [one for one in others if widget in _parents(one)]


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def rest(widget: QWidget) -> None:
    """Wait until nothing is being reckoned in it and nothing in it moves any more.

    However busy the computer is: a fixed time would be too short for one of them.
    """
    before: object = None
    for _look in range(_LOOKS):
        settle(_SETTLE_MS // 2)
        parts = widget.findChildren(QWidget)
        places = [(part.geometry(), part.isVisible()) for part in parts]
        busy = any(one.running for one in widget.findChildren(Slices))
        if not busy and places == before:
            return
        before = places


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let what was asked for happen: layouts, queued signals, short timers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
