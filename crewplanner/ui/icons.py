"""Line icons by shape and role: "trash:finding" is the file trash.svg in the color of findings."""

from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from crewplanner.paths import resource
from crewplanner.ui.theme import Theme

_SIZES = (16, 20, 24)
_FINEST = 3


class Icons:
    """The icons of one theme, each drawn once. Names are "shape" (in ink) or "shape:role"."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[tuple[str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, float], QPixmap] = {}
        self._shapes: dict[str, QSvgRenderer] = {}

    def icon(self, name: str, side: int = 0) -> QIcon:
        """An icon for buttons, menus and fields. Raises KeyError for an unknown shape or role.

        `side` is the size at which it is shown, in device-independent pixels, where that may be
        larger than any that is drawn anyway: Qt makes none larger.
        """
        larger = side if side > _SIZES[-1] else 0
        if (name, larger) not in self._icons:
            icon = QIcon()
            off = f"{name.partition(':')[0]}:disabled"
            for size, ratio in _drawings((*_SIZES, larger) if larger else _SIZES):
                icon.addPixmap(self.pixmap(name, size, ratio))
                icon.addPixmap(self.pixmap(off, size, ratio), QIcon.Mode.Disabled)
            self._icons[name, larger] = icon
        return self._icons[name, larger]

    def pixmap(self, name: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon at a size in device-independent pixels, sharp on a screen of that ratio."""
        key = (name, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(self._shape(name), size, ratio)
        return self._pixmaps[key]

    def _shape(self, name: str) -> QSvgRenderer:
        if name not in self._shapes:
            shape, _, role = name.partition(":")
            self._shapes[name] = _read(shape, self._theme.role(role or "ink"))
        return self._shapes[name]


def icon_names() -> tuple[str, ...]:
    """The shapes there are, in order."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def _drawings(sizes: tuple[int, ...]) -> list[tuple[int, int]]:
    """Sizes and ratios in which an icon is drawn beforehand: every size for the screens there are.

    From the last and largest, smaller ones are made on a finer screen that comes later.
    """
    screens = QGuiApplication.screens()
    ratios = {min(ceil(screen.devicePixelRatio()), _FINEST) for screen in screens}
    sharp = [(size, ratio) for size in sizes for ratio in sorted(ratios)]
    largest = (sizes[-1], _FINEST)
    return sharp if largest in sharp else [*sharp, largest]


def _read(shape: str, color: QColor) -> QSvgRenderer:
    try:
        svg = resource("icons", f"{shape}.svg").read_bytes()
    except FileNotFoundError:
        raise KeyError(shape) from None
    return QSvgRenderer(QByteArray(svg.replace(b"currentColor", color.name().encode())))


def _drawn(shape: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    shape.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
