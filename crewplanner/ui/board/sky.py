"""The sky of a date in the row of days: a thin band from midnight to midnight, dark where it is."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from crewplanner.app.queries.sunlight import Light, LightWindow
from crewplanner.domain.values import DAY
from crewplanner.ui.board.lanes import TEXT
from crewplanner.ui.board.paints import BoardPaints

_HEIGHT = 4
_TWILIGHT = 0.5
_ON_GROUND = {Light.NIGHT: 0.1, Light.TWILIGHT: 0.05, Light.GOLDEN: 0.12}


class Sky(NamedTuple):
    """How light it is from 00:00 to 24:00 of a date, and what the tooltip says of it."""

    windows: tuple[LightWindow, ...]
    about: str


Skies = Mapping[dt.date, Sky]
"""By date; where nothing is known about the place there is none."""


def paint_sky(painter: QPainter, paints: BoardPaints, sky: Sky, place: QRect) -> None:
    """Paint the band along the lower edge of a day; by day nothing is painted."""
    high = round(_HEIGHT * paints.fonts.text / TEXT)
    top = place.bottom() + 1 - high
    for window in sky.windows:
        color = light_color(paints, window.light)
        left = place.left() + place.width() * window.start // DAY
        right = place.left() + place.width() * window.end // DAY
        if color.alpha() and right > left:
            painter.fillRect(QRect(left, top, right - left, high), color)


def light_color(paints: BoardPaints, light: Light) -> QColor:
    """Night dark, twilight half so, the golden hours golden, nothing by day."""
    color = QColor(paints.hold.line if light is Light.GOLDEN else paints.night)
    if light is Light.TWILIGHT:
        color.setAlphaF(_TWILIGHT)
    elif light is Light.DAY:
        color.setAlpha(0)
    return color


def ground_color(paints: BoardPaints, light: Light) -> QColor:
    """The same so faint that bars and their words stand out on it."""
    color = light_color(paints, light)
    color.setAlphaF(_ON_GROUND.get(light, 0.0))
    return color
