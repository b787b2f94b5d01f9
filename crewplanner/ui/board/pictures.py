"""Finished pictures by what they show: drawn once, then only copied."""

from collections.abc import Callable, Hashable
from itertools import islice
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

BUDGET_BYTES = 24 * 1024 * 1024
_SMALL = 100
"""Up to this width a picture is small: cells, meters and days, not names."""
_SHEETS = 16


class Pictures:
    """Pixmaps for one ratio of device pixels, transparent where nothing is drawn or on a ground.

    Beyond the budget the half that was made first is forgotten; what is still shown is made again.
    """

    def __init__(self, ratio: float = 1.0, budget_bytes: int = BUDGET_BYTES) -> None:
        self.ratio = ratio
        self._budget_bytes = budget_bytes
        self._used_bytes = 0
        self._made: dict[Hashable, QPixmap] = {}
        self._sheets: dict[tuple[int, int], QPixmap] = {}
        self._clear = QColor(Qt.GlobalColor.transparent)

    def __len__(self) -> int:
        return len(self._made)

    def get(
        self,
        key: Hashable,
        width: int,
        height: int,
        draw: Callable[[QPainter], None],
        *,
        ground: QColor | None = None,
    ) -> QPixmap:
        """The picture of that key; `draw` makes it, in logical pixels, when there is none yet."""
        found = self._made.get(key)
        if found is not None:
            return found
        size = (width, height)
        sheet = self._sheets.pop(size, None) or self._sheet(size)
        sheet.fill(ground or self._clear)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        if width > _SMALL or len(self._sheets) >= _SHEETS:
            pixmap = sheet
        else:
            pixmap = sheet.copy()
            self._sheets[size] = sheet
        self._keep(key, pixmap, 4 * ceil(width * self.ratio) * ceil(height * self.ratio))
        return pixmap

    def clear(self) -> None:
        """Forget all of them."""
        self._made.clear()
        self._used_bytes = 0

    def _sheet(self, size: tuple[int, int]) -> QPixmap:
        """Something to draw a picture of that size on.

        Small ones are drawn on the same sheet one after the other and copied: to make a new one
        ready to be drawn on takes longer. While it is drawn on it is nobody else's, for a picture
        may be drawn with another one of its size.
        """
        width, height = size
        sheet = QPixmap(ceil(width * self.ratio), ceil(height * self.ratio))
        sheet.setDevicePixelRatio(self.ratio)
        return sheet

    def _keep(self, key: Hashable, pixmap: QPixmap, size: int) -> None:
        self._used_bytes += size
        if self._used_bytes > self._budget_bytes and self._made:
            for old in list(islice(self._made, (len(self._made) + 1) // 2)):
                self._used_bytes -= _bytes(self._made.pop(old))
        self._made[key] = pixmap


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
