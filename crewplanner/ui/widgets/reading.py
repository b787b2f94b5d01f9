"""The direction of reading: where things stand that lead a line.

`QStyle` can do both. To load it takes as long as some of the pages.
"""

from PySide6.QtCore import QRect, Qt

_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def mirrored(direction: Qt.LayoutDirection, inside: QRect, spot: QRect) -> QRect:
    """A place within another as it is where one reads in that direction."""
    if direction is not _RIGHT_TO_LEFT:
        return QRect(spot)
    return spot.translated(inside.left() + inside.right() - spot.left() - spot.right(), 0)


def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where a line begins, in the middle of its height."""
    side = Qt.AlignmentFlag.AlignLeft
    if direction is _RIGHT_TO_LEFT:
        side = Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
