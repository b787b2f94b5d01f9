"""Where a note finds room beside what it is about, without lying on it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize

_GAP = 10


def beside(size: QSize, busy: Iterable[QRect], at: QPoint, room: QRect) -> QPoint | None:
    """The corner of a note of that size within the room, near a point and on nothing busy.

    None where there is no such place.
    """
    kept = [area.adjusted(-_GAP, -_GAP, _GAP, _GAP) for area in busy if area.intersects(room)]
    for corner in _corners(size, kept, at, room):
        note = QRect(corner, size)
        if room.contains(note) and not any(note.intersects(area) for area in kept):
            return corner
    return None


def _corners(size: QSize, kept: list[QRect], at: QPoint, room: QRect) -> Iterator[QPoint]:
    """Below what is there, above it, to the right, to the left; then the corners of the room."""
    whole = QRect(at, at)
    for area in kept:
        whole = whole.united(area)
    right, low = room.right() - size.width() + 1, room.bottom() - size.height() + 1
    x = max(room.left(), min(at.x() + _GAP, right))
    y = max(room.top(), min(at.y() - size.height() // 2, low))
    yield QPoint(x, whole.bottom() + 1)
    yield QPoint(x, whole.top() - size.height())
    yield QPoint(whole.right() + 1, y)
    yield QPoint(whole.left() - size.width(), y)
    for across in (right, room.left()):
        for down in (low, room.top()):
            yield QPoint(across, down)
