"""The four pictures of a day by the hour, and what lies over them for a moment."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from crewplanner.app.words import date_text
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.i18n import _
from crewplanner.ui.board.backstore import BackStore
from crewplanner.ui.board.geometry import Box, Geometry
from crewplanner.ui.board.hours.drags import HourDrag, HourDraw
from crewplanner.ui.board.hours.painting import (
    DayPicture,
    HoursBody,
    HoursFoot,
    HoursHeader,
    against,
)
from crewplanner.ui.board.names import PAD, NamesColumn
from crewplanner.ui.board.overlay import paint_pill, pill_box
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.selection import Selection, cell_at, position
from crewplanner.ui.board.writing import write


class HoursSurface:
    """Paints a day into a window; another day, zoom or height of a row needs another surface."""

    def __init__(self, shown: DayPicture, pictures: Pictures) -> None:
        self._shown = shown
        self._pictures = pictures
        self._body_painter = HoursBody(shown, pictures)
        self._names_painter = NamesColumn(
            shown.rows, shown.paints, shown.geometry, pictures, shown.sizes.row
        )
        self._body = BackStore(self._body_painter.paint)
        self._names = BackStore(self._names_painter.paint)
        self._header = BackStore(HoursHeader(shown).paint)
        self._foot = BackStore(HoursFoot(shown).paint)

    def select(self, bookings: frozenset[BookingId]) -> None:
        """Show these as selected."""
        if bookings != self._body_painter.selected:
            self._body_painter.selected = bookings
            self._body.spoil()

    def find(self, people: frozenset[PersonId] | None) -> None:
        """Dim everybody else; None dims nobody."""
        self._body_painter.found = people
        self._names_painter.set_found(people)
        self._body.spoil()
        self._names.spoil()

    def paint(self, painter: QPainter, geometry: Geometry) -> None:
        """Copy all into a window of that geometry, having painted what is new."""
        body, ratio = geometry.body, self._pictures.ratio
        self._body.resize(body.width, body.height, ratio)
        self._names.resize(geometry.names, body.height, ratio)
        self._header.resize(body.width, geometry.header, ratio)
        self._foot.resize(body.width, geometry.footer, ratio)
        x, y, foot = geometry.x, geometry.y, geometry.height - geometry.footer
        left, top, low = (round(edge * ratio) for edge in (body.x, body.y, foot))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawPixmap(left, top, self._body.at(x, y))
        painter.drawPixmap(0, top, self._names.at(0, y))
        painter.drawPixmap(left, 0, self._header.at(x, 0))
        painter.drawPixmap(left, low, self._foot.at(x, 0))
        painter.restore()
        self._paint_corners(painter, geometry, foot)

    def paint_cursor(
        self, painter: QPainter, geometry: Geometry, selection: Selection, *, focused: bool
    ) -> None:
        """A ring around the cursor's bar, or its row where nothing is booked."""
        where, place = position(self._shown.rows, selection.cursor), None
        if where is not None:
            place = self.cursor_box(geometry, selection)
        if where is None or place is None:
            return
        line = where[0]
        painter.save()
        painter.setClipRect(QRect(*geometry.body))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._shown.paints.focus if focused else self._shown.paints.muted
        painter.setPen(QPen(color, 2 if focused else 1))
        painter.drawRoundedRect(QRectF(*place).adjusted(-1, -1, 1, 1), 5, 5)
        painter.restore()
        box = geometry.to_window(geometry.cell(line, 0))
        top, bottom = max(box.y, geometry.body.y), min(box.bottom - 1, geometry.body.bottom)
        if bottom > top:
            painter.fillRect(QRect(geometry.names - 3, top, 3, bottom - top), color)

    def paint_drag(
        self, painter: QPainter, geometry: Geometry, line: int, drag: HourDrag | HourDraw
    ) -> None:
        """The bar as it would be, and its times in words."""
        shown = self._shown
        box = self.drag_box(geometry, line, drag)
        painter.save()
        painter.setClipRect(QRect(*geometry.body))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(shown.paints.selection_fill)
        fill.setAlphaF(0.93)
        painter.setBrush(fill)
        painter.setPen(QPen(shown.paints.selection, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(*box).adjusted(1, 1, -1, -1), 5, 5)
        text = self._words(drag)
        pill = pill_box(shown.paints, geometry.body, QRect(*box), text)
        paint_pill(painter, shown.paints, pill, text)
        painter.restore()

    def cursor_box(self, geometry: Geometry, selection: Selection) -> Box | None:
        """The cursor's bar, or its row where nothing is booked, in window pixels."""
        where = position(self._shown.rows, selection.cursor)
        if where is None or selection.cursor is None:
            return None
        line = where[0]
        bars = self._shown.bars(line)
        cell = cell_at(self._shown.rows, selection.cursor)
        bar = next((one for one in bars if cell and one.cell.booking == cell.booking), None)
        if bar is None:
            top, bottom = geometry.tops[line], geometry.tops[line + 1]
            box = Box(0, top, self._shown.scale.width, bottom - top)
        else:
            box = self.bar_box(line, bar.lane, len(bars), bar.start, bar.end)
        return geometry.to_window(box)

    def drag_box(self, geometry: Geometry, line: int, drag: HourDrag | HourDraw) -> Box:
        """Where letting go would put a bar, in window pixels; one new in a row has all of it."""
        lane, lanes = 0, 1
        if isinstance(drag, HourDrag) and drag.onto is not None:
            line = drag.onto
        elif isinstance(drag, HourDrag):
            lane, lanes = drag.bar.lane, len(self._shown.bars(line))
        return geometry.to_window(self.bar_box(line, lane, lanes, drag.start, drag.end))

    def bar_box(self, line: int, lane: int, lanes: int, start: int, end: int) -> Box:
        """A bar in content pixels."""
        scale = self._shown.scale
        left, right = scale.x_of(start), scale.x_of(end)
        lane_box = self._shown.sizes.lane_box(lane, lanes, max(right - left, 6))
        top = self._shown.geometry.tops[line] + lane_box.y
        return Box(left, top, max(right - left, 6), lane_box.height)

    def _words(self, drag: HourDrag | HourDraw) -> str:
        words = self._shown.words
        if isinstance(drag, HourDraw):
            return f"{words.clock(drag.start)}–{words.clock(drag.end)}"
        bar, dates = drag.bar, len(drag.bar.cell.span)
        row = None if drag.onto is None else self._shown.rows.person(drag.onto)
        if row is not None:
            said = _("Copy to {name}") if drag.copy else _("To {name}")
            parts = [said.format(name=row.name)]
            if dates > 1:
                parts.append(_("all {count} days").format(count=dates))
            return " · ".join(parts)
        start = "?" if bar.open_start and drag.call is None else words.clock(drag.start)
        end = "?" if bar.open_end and drag.wrap is None else words.clock(drag.end)
        parts = [f"{start}–{end}"]
        if drag.call is not None and bar.unit_call is not None:
            parts.append(against(drag.call - bar.unit_call))
        elif drag.wrap is not None and bar.unit_wrap is not None:
            parts.append(against(drag.wrap - bar.unit_wrap))
        if dates > 1:
            days = _("all {count} days") if drag.whole else _("this day of {count}")
            parts.append(days.format(count=dates))
        return " · ".join(filter(None, parts))

    def _paint_corners(self, painter: QPainter, geometry: Geometry, foot: int) -> None:
        width, height = geometry.names, geometry.header
        key = ("hours corner", self._shown.date, width, height)
        upper = self._pictures.get(key, width, height, self._draw_upper)
        painter.drawPixmap(0, 0, upper)
        key = ("hours foot", width, geometry.footer)
        draw = partial(self._draw_lower, geometry=geometry)
        painter.drawPixmap(0, foot, self._pictures.get(key, width, geometry.footer, draw))

    def _draw_upper(self, painter: QPainter) -> None:
        paints, geometry = self._shown.paints, self._shown.geometry
        width, height, fonts = geometry.names, geometry.header, paints.fonts
        painter.fillRect(QRect(0, 0, width, height), paints.surface)
        line = QFontMetrics(fonts.strong).height() + 2
        place = QRect(PAD, height - 8 - 2 * line, width - 2 * PAD, line)
        write(painter, fonts.strong, paints.ink, place, date_text(self._shown.date))
        place.translate(0, line)
        day = self._shown.day
        text = day.holiday or self._shown.words.week(day.date)
        write(painter, fonts.caption, paints.muted, place, text)
        painter.fillRect(0, height - 1, width, 1, paints.line)
        painter.fillRect(width - 1, 0, 1, height, paints.line)

    def _draw_lower(self, painter: QPainter, *, geometry: Geometry) -> None:
        paints, fonts = self._shown.paints, self._shown.paints.fonts
        painter.fillRect(QRect(0, 0, geometry.names, geometry.footer), paints.surface)
        place = QRect(PAD, 1, geometry.names - 2 * PAD, geometry.footer - 1)
        used = write(painter, fonts.caption_strong, paints.ink, place, _("At work"))
        place.setLeft(place.left() + used)
        write(painter, fonts.caption, paints.muted, place, f" · {_('by the hour')}")
        painter.fillRect(0, 0, geometry.names, 1, paints.line)
        painter.fillRect(geometry.names - 1, 0, 1, geometry.footer, paints.line)
