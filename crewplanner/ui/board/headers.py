"""The frozen row of days: date, shooting day, kind, place; each day is a finished picture."""

import datetime as dt
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from crewplanner.app.queries.board import BoardDay, BoardDayEntry
from crewplanner.domain.days import NOT_WORKED, DayType
from crewplanner.i18n import _
from crewplanner.ui.board.cells import SLIVER
from crewplanner.ui.board.drift_mark import Drifts, paint_drift
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import Rows, Shade, shade_of
from crewplanner.ui.board.sky import Skies, paint_sky
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import LEFT, RIGHT, write, write_whole

MOON = "☾"
WIDE = 62
"""From this width of a day on (at the plain size of text) its kind and place are written out."""
NARROW = 30
"""Below this width a day is a letter and a number, and months are named above."""
_REACH = 6
"""The name of a month runs over so many narrow days, or over days of so many pixels."""
_ROOM = 64


class DayHeader:
    """Paints the row of days, in content x and window y."""

    def __init__(
        self,
        rows: Rows,
        paints: BoardPaints,
        words: BoardWords,
        geometry: Geometry,
        pictures: Pictures,
        *,
        skies: Skies,
    ) -> None:
        self._skies = skies
        self._drifts: Drifts = MappingProxyType({})
        self._rows = rows
        self._paints = paints
        self._words = words
        self._geometry = geometry
        self._pictures = pictures
        fonts = paints.fonts
        self._scale = fonts.text / 13
        self._line = QFontMetrics(fonts.caption).height() + 2
        self._top = round(8 * self._scale)
        self._half = round(5 * self._scale)
        self._sign = max(QFontMetrics(fonts.caption_strong).horizontalAdvance(MOON), 2 * self._half)
        week = (geometry.first + dt.timedelta(days=day) for day in range(7))
        self._widest_number = QFontMetrics(fonts.day).horizontalAdvance("30")
        caption = QFontMetrics(fonts.caption)
        self._widest_weekday = max(caption.horizontalAdvance(words.weekday(day)) for day in week)
        small = QFontMetrics(fonts.small).horizontalAdvance("D00")
        self._widest_line = self._widest_weekday + self._widest_number + 8 + small

    def set_skies(self, skies: Skies, drifts: Drifts) -> None:
        """Show other skies and drifts from now on; the caller spoils what changes."""
        self._skies = skies
        self._drifts = drifts

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the days that lie in a rectangle; see `backstore.PaintContent`."""
        geometry, column = self._geometry, self._geometry.column
        painter.fillRect(area, self._paints.surface)
        days = geometry.days_in(area.left(), area.right() + 1)
        if column < NARROW * self._scale:
            self._paint_narrow(painter, days)
            for day in days:
                self._paint_drift(painter, day, self._rows.days[day].date)
            self._paint_months(painter, area)
            days = range(0)
        for day in days:
            info = self._rows.days[day]
            today = info.date == self._rows.view.today
            key = ("day", info, today, column, geometry.header)
            draw = partial(self._draw, day=info, today=today)
            picture = self._pictures.get(key, column, geometry.header, draw)
            painter.drawPixmap(day * column, 0, picture)
            if (sky := self._skies.get(info.date)) is not None:
                place = QRect(day * column, 0, column - 1, geometry.header - 1)
                paint_sky(painter, self._paints, sky, place)
            self._paint_drift(painter, day, info.date)
        painter.fillRect(area.left(), geometry.header - 1, area.width(), 1, self._paints.line)

    def _paint_drift(self, painter: QPainter, day: int, date: dt.date) -> None:
        if (mark := self._drifts.get(date)) is not None:
            column, header = self._geometry.column, self._geometry.header
            paint_drift(painter, self._paints, mark, QRect(day * column, 0, column - 1, header - 1))

    def _draw(self, painter: QPainter, *, day: BoardDay, today: bool) -> None:
        self._draw_ground(painter, 0, day, today=today)
        if self._geometry.column >= WIDE * self._scale:
            self._draw_wide(painter, day)
        else:
            self._draw_medium(painter, day)

    def _draw_ground(self, painter: QPainter, x: int, day: BoardDay, *, today: bool) -> None:
        """The shade of a day, its edge and the mark of the present one."""
        column, height = self._geometry.column, self._geometry.header
        if shade_of(day) is not Shade.NONE:
            painter.fillRect(x, 0, column, height, self._paints.weekend)
        if column >= 24 or day.date.weekday() == 6:
            painter.fillRect(x + column - 1, 0, 1, height, self._paints.line)
        if today:
            painter.fillRect(x, 0, column - 1, 3, self._paints.today)

    def _draw_wide(self, painter: QPainter, day: BoardDay) -> None:
        paints, fonts = self._paints, self._paints.fonts
        pad, room, line, top = 7, self._geometry.column - 11, self._line, self._top
        entry = day.entries[0] if day.entries else None
        weekday = QRect(pad, top, room, line)
        name = self._words.weekday(day.date)
        name = name if self._widest_line <= room else name[:1]
        used = write(painter, fonts.caption, paints.muted, weekday, name)
        date = QRect(pad + used + 5, top - 2, room - used - 5, line + 2)
        used += 8 + write(painter, fonts.day, paints.ink, date, str(day.date.day))
        rest = QRect(pad + used, top, room - used, line)
        if entry is not None and entry.number is not None:
            number = f"D{entry.number}"
            tight = QFontMetrics(fonts.caption).horizontalAdvance(number) > rest.width()
            write_whole(
                painter, fonts.small if tight else fonts.caption, paints.muted, rest, number, RIGHT
            )
        elif day.date.day == 1:
            month = self._words.month(day.date)
            write(painter, fonts.caption_strong, paints.ink, rest, month, RIGHT)
        second = QRect(pad, top + line + 2, room, line)
        third = QRect(pad, top + 2 * line + 2, room, line)
        if entry is not None:
            color = paints.night if entry.night else paints.ink
            color = paints.muted if entry.day_type in NOT_WORKED else color
            used = write(painter, fonts.caption_strong, color, second, self._kind(day))
            if entry.evening and used + 2 * self._half < room:
                self._draw_evening(painter, pad + used + 5, second)
        write(painter, fonts.caption, paints.muted, third if entry else second, self._place(day))

    def _draw_medium(self, painter: QPainter, day: BoardDay) -> None:
        """Weekday above number above shooting day, the moon of a night beside the number."""
        paints, fonts = self._paints, self._paints.fonts
        pad, room, line, top = 5, self._geometry.column - 8, self._line, self._top
        entry = day.entries[0] if day.entries else None
        first, number = QRect(pad, top, room, line), QRect(pad, top + line, room, line + 2)
        used = write(painter, fonts.day, paints.ink, number, str(day.date.day))
        beside = self._widest_number + self._sign <= room + 3
        if day.date.day == 1:
            month = self._words.month(day.date)
            write(painter, fonts.caption_strong, paints.ink, first, month)
        else:
            weekday = self._words.weekday(day.date)
            signed = entry is not None and (entry.night or entry.evening)
            if self._widest_weekday > room or (signed and not beside):
                weekday = weekday[:1]
            used_above = write(painter, fonts.caption, paints.muted, first, weekday)
            if not beside:
                number, used = first, used_above
        if entry is None:
            return
        x = pad + used + (3 if used + self._sign + 3 <= room else 1)
        if entry.night:
            moon = QRect(x, number.y(), self._sign, number.height())
            write_whole(painter, fonts.caption_strong, paints.night, moon, MOON, LEFT)
        elif entry.evening:
            self._draw_evening(painter, x, number)
        text = f"D{entry.number}" if entry.number is not None else self._word(day, room)
        coded = self._short(entry) if entry.code else text
        tight = QFontMetrics(fonts.caption).horizontalAdvance(coded) > room
        text = text if tight else coded
        write(
            painter, fonts.caption, paints.muted, QRect(pad, top + 2 * line + 3, room, line), text
        )

    def _draw_evening(self, painter: QPainter, x: int, line: QRect) -> None:
        """Half a disc, going down."""
        side = float(self._half)
        place = QRectF(x, line.center().y() - side / 2 + 1, 2 * side, 2 * side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paints.night)
        painter.drawPie(place, 0, 180 * 16)

    def _paint_narrow(self, painter: QPainter, days: range) -> None:
        """Letter or moon above the number; the month is painted over several days.

        Letters and numbers are few: each is drawn once.
        """
        paints, column, line = self._paints, self._geometry.column, self._line
        present = self._rows.view.today
        for number in days:
            day, x = self._rows.days[number], number * column
            today = day.date == present
            self._draw_ground(painter, x, day, today=today)
            if column < SLIVER:
                continue
            entry = day.entries[0] if day.entries else None
            works = entry is not None and entry.day_type not in NOT_WORKED
            night = entry is not None and entry.night
            letter = MOON if night else self._words.weekday(day.date)[:1]
            upper = self._small(letter, paints.night if night else paints.muted)
            painter.drawPixmap(x, self._top + line + 1, upper)
            color = paints.today if today else (paints.ink if works else paints.muted)
            lower = self._small(str(day.date.day), color)
            painter.drawPixmap(x, self._top + 2 * line + 1, lower)

    def _small(self, text: str, color: QColor) -> QPixmap:
        """A letter or number in the middle of a narrow day."""
        column, line = self._geometry.column, self._line
        draw = partial(self._draw_small, text=text, color=color)
        return self._pictures.get(("narrow", text, color.rgba(), column, line), column, line, draw)

    def _draw_small(self, painter: QPainter, *, text: str, color: QColor) -> None:
        place = QRect(0, 0, self._geometry.column - 1, self._line)
        write_whole(painter, self._paints.fonts.small, color, place, text)

    def _paint_months(self, painter: QPainter, area: QRect) -> None:
        """The name of a month, from its first day on."""
        column, line = self._geometry.column, self._line
        first, last = area.left() // column, area.right() // column
        reach = max(_REACH, round(_ROOM * self._scale) // column)
        for day in range(max(first - reach + 1, 0), min(last + 1, self._geometry.days)):
            date = self._rows.dates[day]
            if column < SLIVER and date.weekday() == self._geometry.first.weekday():
                self._paint_week(painter, day, date)
            if date.day != 1 and not (day == 0 and date.day <= 31 - min(reach, 20) - 2):
                continue
            text, width = f"{self._words.month(date)} {date.year}", reach * column
            draw = partial(self._draw_month, text=text, width=width)
            key = ("month", text, width, self._geometry.header)
            picture = self._pictures.get(key, width, self._top + line + 1, draw)
            painter.drawPixmap(day * column, 0, picture)

    def _paint_week(self, painter: QPainter, day: int, date: dt.date) -> None:
        """The number of a week's first day, where days have no room for theirs."""
        width = 7 * self._geometry.column
        draw = partial(self._draw_week, text=str(date.day), width=width)
        key = ("week", date.day, width, self._geometry.header)
        picture = self._pictures.get(key, width, self._line + 1, draw)
        painter.drawPixmap(day * self._geometry.column, self._top + 2 * self._line + 1, picture)

    def _draw_week(self, painter: QPainter, *, text: str, width: int) -> None:
        fonts = self._paints.fonts
        painter.fillRect(0, 4, 1, self._line - 4, self._paints.line)
        if QFontMetrics(fonts.small).horizontalAdvance(text) <= width - 3:
            place = QRect(3, 0, width - 3, self._line)
            write(painter, fonts.small, self._paints.muted, place, text)

    def _draw_month(self, painter: QPainter, *, text: str, width: int) -> None:
        place = QRect(3, self._top, width - 4, self._line)
        write(painter, self._paints.fonts.caption_strong, self._paints.ink, place, text)

    def _kind(self, day: BoardDay) -> str:
        """Shoot, Night ☾, Rehearsal ☾, Shoot ? where the times need checking."""
        entry = day.entries[0]
        shoots = entry.day_type is DayType.SHOOT
        text = _("Night") if entry.night and shoots else self._words.day_type(entry.day_type)
        if entry.night:
            text = f"{text} {MOON}"
        text = f"{entry.code} {text}" if entry.code else text
        return f"{text} ?" if entry.check_times else text

    def _place(self, day: BoardDay) -> str:
        if day.holiday:
            return day.holiday
        others = [entry for entry in day.entries if entry.code != day.entries[0].code]
        if others:
            return " · ".join(dict.fromkeys(self._short(entry) for entry in others))
        if len(day.entries) > 1:
            return self._words.units(len(day.entries))
        return day.entries[0].place if day.entries else ""

    def _short(self, entry: BoardDayEntry) -> str:
        """HRB D12, or HRB PR for a day that has no number."""
        number = entry.number
        what = self._words.day_code(entry.day_type) if number is None else f"D{number}"
        return f"{entry.code} {what}"

    def _word(self, day: BoardDay, room: int) -> str:
        """The kind of day, as a code where its word is too wide."""
        kind = day.entries[0].day_type
        name = self._words.day_type(kind)
        wide = QFontMetrics(self._paints.fonts.caption).horizontalAdvance(name) > room
        return self._words.day_code(kind) if wide else name
