"""How one cell is drawn: box, pattern, marks and the longest of its texts that fits."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from crewplanner.ui.board.badges import MEDIUM, BadgeArtist
from crewplanner.ui.board.geometry import Box
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.looks import Badge, Kind, Look
from crewplanner.ui.board.paints import BoardPaints, Paint
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.slivers import draw_sliver, hatch
from crewplanner.ui.board.writing import Measure

MARGIN = 2
"""A picture is so much higher than its box on either side: room for rings."""

SLIVER = 12
"""Below this width of a day there is room for no letter."""
RADIUS = 4.0
_TINY = 24
_SPARE = 5
"""So many pixels beside small letters are left free."""
NARROW_TIMES = ("1:11", "7:47", "0:00")
"""No time of the clock is narrower than the narrowest of these, or by less than two pixels."""
_LETTERS = 3
"""Words no longer than this are marks, and stand in the middle where there is little room."""
_SLIM = 0.62
"""So much of its height has a day off that tells its status, but never less than its letters."""
_SOLID = Qt.PenStyle.SolidLine
_NO_BRUSH = Qt.BrushStyle.NoBrush
_SQUARE = frozenset({Kind.ELSEWHERE, Kind.OUTSIDE, Kind.AWAY, Kind.AWAY_PART})
"""Kinds without round corners: they are not a booking of ours."""
_VEILED = frozenset({Kind.HOLD, Kind.AWAY, Kind.AWAY_PART, Kind.DEAD})
"""Kinds whose stripes and lines are kept out from under the letters."""
_WARNED = frozenset({Badge.WARNING, Badge.CONFLICT})
_PLAIN = frozenset({Kind.CONFIRMED, Kind.OFFERED, Kind.OUTLINE, Kind.ELSEWHERE})
"""Kinds that are filled and have a whole outline, drawn at once."""


class CellPictures:
    """The finished cells of one board at one size."""

    def __init__(self, paints: BoardPaints, sizes: Sizes, pictures: Pictures) -> None:
        self._artist = CellArtist(paints, sizes)
        self._pictures = pictures

    def tell_times(self, column: int) -> bool:
        """Whether in days so wide any time of the clock may find room; no means none does."""
        return self._artist.tell_times(column)

    def get(self, look: Look) -> QPixmap:
        """The picture of a look: a column wide, `MARGIN` higher than the box on either side."""
        look = self._artist.told(look)
        draw = partial(self._artist.draw, look=look)
        return self._pictures.get(look, look.column, look.height + 2 * MARGIN, draw)


class CellArtist:
    """Draws looks with one set of paints. Texts that come again are measured once."""

    def __init__(self, paints: BoardPaints, sizes: Sizes) -> None:
        self._paints = paints
        self._sizes = sizes
        fonts = paints.fonts
        self._scale = fonts.text / 13
        self._places: dict[int, Box] = {}
        self._badges = BadgeArtist(paints, self._scale)
        self._measures = {False: Measure(fonts.cell), True: Measure(fonts.cell_strong)}
        self._smaller = [Measure(font) for font in (fonts.small, fonts.badge)]
        self._kinds = {
            Kind.CONFIRMED: paints.confirmed,
            Kind.HOLD: paints.hold,
            Kind.SECOND: paints.second,
            Kind.OFFERED: paints.hold,
            Kind.ENQUIRED: paints.enquired,
            Kind.DEAD: paints.enquired,
            Kind.OUTLINE: paints.outline,
            Kind.ELSEWHERE: paints.elsewhere,
            Kind.OUTSIDE: paints.elsewhere,
            Kind.AWAY: paints.away,
            Kind.AWAY_PART: paints.away,
        }

    def tell_times(self, column: int) -> bool:
        """Whether in days so wide any time of the clock may find room; no means none does."""
        narrowest = min(self._smaller[0].exact(text) for text in NARROW_TIMES)
        return narrowest + _SPARE <= self._sizes.lane_box(0, 1, column).width + 2

    def told(self, look: Look) -> Look:
        """The look without the wordings for which a cell so narrow has no room at all.

        Drawn it is the same: in a season all call times share the picture of their letter.
        """
        *longer, _last = look.texts or ("",)
        if look.slim or not longer:
            return look
        width, pad = self._place(look.column).width - look.taken, self._pad(look)
        measure, small = self._measures[look.strong], self._smaller[0]
        if any(
            measure.width(text) <= width - pad - 2 or small.width(text) <= width - _SPARE
            for text in longer
        ):
            return look
        return look._replace(texts=look.texts[-1:])

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw a cell; the origin is the cell's left edge, `MARGIN` above its box."""
        paint = self._kinds[look.kind]
        if look.column < SLIVER:
            colors = self._paints.finding, self._paints.selection
            draw_sliver(painter, look, paint, MARGIN, colors)
            return
        whole = self._whole(look)
        self._draw_line(painter, look, paint, whole, through=look.idle)
        if look.idle:
            return
        box = self._box(look, whole)
        self._draw_frame(painter, look, paint, box)
        self._draw_text(painter, look, paint, box)

    def _place(self, column: int) -> Box:
        """Where a booking alone is in its cell."""
        place = self._places.get(column)
        if place is None:
            place = self._places[column] = self._sizes.lane_box(0, 1, column)
        return place

    def _whole(self, look: Look) -> QRectF:
        """All the room of a cell."""
        place = self._place(look.column)
        return QRectF(place.x, MARGIN, place.width - look.taken, look.height)

    def _box(self, look: Look, whole: QRectF) -> QRectF:
        """What is drawn of it."""
        if look.kind is Kind.AWAY_PART:
            half = whole.height() / 2
            whole = whole.adjusted(0, half, 0, 0)
        return self._slimmed(whole) if look.slim else whole

    def _draw_frame(self, painter: QPainter, look: Look, paint: Paint, box: QRectF) -> None:
        """All but the words and the line to the next day."""
        path = QPainterPath()
        radius = RADIUS if look.column >= _TINY else RADIUS / 2
        if look.kind in _SQUARE:
            radius = 0.0
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._draw_box(painter, look, paint, box, path)
        if look.night or look.evening:
            self._draw_night(painter, box, path, half=look.evening)
        if look.selected or look.badge in _WARNED:
            self._draw_rings(painter, look, paint, box)

    def _slimmed(self, box: QRectF) -> QRectF:
        """A lower box in the middle of the same."""
        letters = round(self._smaller[0].ascent) + 4
        height = min(max(round(box.height() * _SLIM), letters), box.height())
        top = box.top() + round((box.height() - height) / 2)
        return QRectF(box.left(), top, box.width(), height)

    def _draw_line(
        self, painter: QPainter, look: Look, paint: Paint, box: QRectF, *, through: bool
    ) -> None:
        """The thin line that leads a booking through a day off, and over to its next day."""
        if not (through or look.joined_left or look.joined_right):
            return
        color = paint.line
        y = box.center().y() - 1
        left = 0.0 if look.joined_left else box.left()
        right = look.column if look.joined_right else box.right()
        if through:
            painter.fillRect(QRectF(left, y, right - left, 2), color)
            if look.selected:
                painter.fillRect(QRectF(left, y - 1, right - left, 4), self._paints.selection)
            return
        if look.column < _TINY:
            return
        if look.joined_left:
            painter.fillRect(QRectF(0, y, box.left(), 2), color)
        if look.joined_right and not look.taken:
            painter.fillRect(QRectF(box.right(), y, look.column - box.right(), 2), color)

    def _draw_box(
        self, painter: QPainter, look: Look, paint: Paint, box: QRectF, path: QPainterPath
    ) -> None:
        line, width, style = paint.line, 1.2, _SOLID
        if look.kind in _PLAIN:
            painter.setPen(QPen(line, width))
            painter.setBrush(paint.fill)
            painter.drawPath(path)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if look.kind not in {Kind.DEAD, Kind.OUTSIDE}:
            painter.setBrush(paint.fill)
            painter.drawPath(path)
        match look.kind:
            case Kind.HOLD | Kind.AWAY | Kind.AWAY_PART:
                hatch(painter, path, box, paint.hatch, dense=look.kind is not Kind.HOLD)
            case Kind.DEAD:
                painter.setPen(QPen(line, 1))
                painter.drawLine(box.topLeft() + QPointF(2, 2), box.bottomRight() - QPointF(2, 2))
                painter.drawLine(box.topRight() + QPointF(-2, 2), box.bottomLeft() + QPointF(2, -2))
            case Kind.SECOND | Kind.OUTSIDE:
                style = Qt.PenStyle.CustomDashLine
            case Kind.ENQUIRED:
                style = Qt.PenStyle.DotLine
            case _:
                pass
        if look.kind is Kind.AWAY_PART:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
            return
        pen = QPen(line, width, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style is Qt.PenStyle.CustomDashLine:
            pen.setDashPattern([3.2, 2.2])
        elif style is Qt.PenStyle.DotLine:
            pen.setDashPattern([1.2, 2.0])
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        painter.drawPath(path)

    def _draw_night(
        self, painter: QPainter, box: QRectF, path: QPainterPath, *, half: bool
    ) -> None:
        """A bar at the left: of a night as high as the cell, of an evening half as high."""
        top = box.center().y() if half else box.top()
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(
            QRectF(box.left(), top, self._night_width(box), box.bottom() - top),
            self._paints.night,
        )
        painter.restore()

    def _night_width(self, box: QRectF) -> float:
        return 4.5 if box.width() >= 24 else 3.0

    def _draw_rings(self, painter: QPainter, look: Look, paint: Paint, box: QRectF) -> None:
        painter.setBrush(_NO_BRUSH)
        if look.selected:
            tint = QColor(paint.line)
            tint.setAlphaF(0.18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setBrush(_NO_BRUSH)
            self._ring(painter, box, self._paints.selection, 2.0)
        if look.badge in _WARNED:
            width = 2.2 if look.badge is Badge.CONFLICT else 1.6
            inside = box.adjusted(2, 2, -2, -2) if look.selected else box
            self._ring(painter, inside, self._paints.finding, width)

    def _ring(self, painter: QPainter, box: QRectF, color: QColor, width: float) -> None:
        painter.setPen(QPen(color, width))
        out = MARGIN - 0.5 - width / 2
        out = min(out, box.left() - 0.5) if box.left() >= 1 else 0.0
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), RADIUS + 1, RADIUS + 1)

    def _draw_text(self, painter: QPainter, look: Look, paint: Paint, box: QRectF) -> None:
        left = box.left()
        if look.night or look.evening:
            left += self._night_width(box) - 1
        if look.badge is not Badge.NONE:
            left += self._badges.draw(painter, look, left, box)
        room = QRectF(left, box.top(), box.right() - left, box.height())
        text, measure, pad = self._chosen(look, int(room.width()))
        wide = measure.exact(text)
        start = room.left() + pad if pad else room.center().x() - wide / 2
        ink = paint.ink
        if look.kind in _VEILED:
            whole = measure.width(text)
            left = start if pad else room.center().x() - whole / 2
            behind = QRectF(left, room.top(), whole, room.height())
            self._clear_behind(painter, look, paint, behind)
        painter.setFont(measure.font)
        painter.setPen(ink)
        painter.drawText(QPointF(start, measure.baseline(room.top(), room.height())), text)
        if look.strong and pad:
            self._underline(painter, ink, start, box, measure, text)

    def _chosen(self, look: Look, room: int) -> tuple[str, Measure, int]:
        """The text, its font and the space before it; no space means in the middle.

        A time is rather written small than not at all; a mere letter is centered.
        """
        measure, small = self._measures[look.strong], self._smaller[0]
        pad = self._pad(look)
        *longer, text = look.texts
        if look.slim:
            return *self._small(look.texts, room), 0
        for number, wording in enumerate(longer):
            if measure.width(wording) <= room - pad - 2:
                mark = len(wording) <= _LETTERS and look.column < MEDIUM * self._scale
                return wording, measure, 0 if mark else pad
            spare = room - small.width(wording)
            if spare >= _SPARE and number in {0, len(longer) - 1}:
                return wording, small, max(min(pad, spare - 3), 2)
        if measure.width(text) <= room - 2:
            return text, measure, 0
        return *self._small((text,), room), 0

    def _pad(self, look: Look) -> int:
        """The space before words that stand at the left."""
        return round((5 if look.column >= MEDIUM * self._scale else 3) * self._scale)

    def _small(self, texts: tuple[str, ...], room: int) -> tuple[str, Measure]:
        """The first text that fits in one of the smaller fonts, else the last in the smallest."""
        for text in texts:
            for measure in self._smaller:
                if measure.width(text) <= room - 1:
                    return text, measure
        return texts[-1], self._smaller[-1]

    def _clear_behind(self, painter: QPainter, look: Look, paint: Paint, text: QRectF) -> None:
        """Keep stripes out from under the letters."""
        veil = QColor(self._paints.ground if look.kind is Kind.DEAD else paint.fill)
        veil.setAlphaF(0.82)
        height = min(round(self._measures[False].ascent) + 1.0, text.height() - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        top = text.center().y() - height / 2
        painter.drawRoundedRect(QRectF(text.left() - 2, top, text.width() + 4, height), 2, 2)

    def _underline(
        self, painter: QPainter, ink: QColor, left: float, box: QRectF, measure: Measure, text: str
    ) -> None:
        """An own call differs from the unit's: a line under it, as far as the call goes."""
        y = box.center().y() + round(measure.ascent) / 2 + 1
        width = measure.width(text.split("–", maxsplit=1)[0].split(" ", maxsplit=1)[0])
        painter.fillRect(QRectF(left, y, width, 1), ink)


def fitting(font: QFont, texts: tuple[str, ...], width: int) -> str:
    """The first text that is no wider, else the last one shortened by an ellipsis."""
    metrics = QFontMetrics(font)
    for text in texts:
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, width)
