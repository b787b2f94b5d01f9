"""The mark over the days of an issued week that the plan has left: a band, and how much it is."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from crewplanner.ui.board.lanes import TEXT
from crewplanner.ui.board.paints import BoardPaints

_BAND = 3
_ABOVE_SKY = 5


class DriftMark(NamedTuple):
    """What a day of such a week says: `things` on its first day alone, `about` in the tooltip."""

    things: int
    about: str


Drifts = Mapping[dt.date, DriftMark]
"""By date; where nothing drifted there is none."""


def paint_drift(painter: QPainter, paints: BoardPaints, mark: DriftMark, place: QRect) -> None:
    """Paint the band above that of the sky and, where there is room, the count at its start."""
    scale = paints.fonts.text / TEXT
    high, above = max(2, round(_BAND * scale)), round(_ABOVE_SKY * scale)
    top = place.bottom() + 1 - above - high
    painter.fillRect(QRect(place.left(), top, place.width() + 1, high), paints.finding)
    if not mark.things:
        return
    font, text = paints.fonts.small, f"≠ {mark.things}"
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(text) + 8, metrics.height() + 1
    if width > place.width() * 2 // 3:
        return
    pill = QRectF(place.right() - width - 2, top - height - 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paints.finding)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(paints.finding_on)
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
