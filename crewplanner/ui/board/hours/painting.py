"""The body, the header and the foot of a day by the hour, painted in content coordinates."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from crewplanner.app.queries.board import BoardDay, BoardDayEntry, GroupKey
from crewplanner.app.queries.sunlight import LightWindow
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import NOT_WORKED
from crewplanner.domain.values import DAY, HOUR, format_duration
from crewplanner.i18n import _
from crewplanner.ui.board.cells import MARGIN, CellPictures
from crewplanner.ui.board.geometry import Geometry
from crewplanner.ui.board.hours.bars import HourBar, bars_on, heads_by_hour
from crewplanner.ui.board.hours.scale import DayFrame, HourScale
from crewplanner.ui.board.lanes import Sizes
from crewplanner.ui.board.looks import BADGES, Kind, Look, away_look, kind_of
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import GroupLine, PersonLine, Rows
from crewplanner.ui.board.sky import ground_color
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.board.writing import CENTER, LEFT, write, write_whole

if TYPE_CHECKING:
    from crewplanner.domain.ids import BookingId, PersonId

_FADE = 36
"""Over so many pixels an open end of a bar fades."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPicture:
    """All that decides what a day by the hour looks like, but the scroll position.

    `light` is how light it is where the units work, from the first hour to the last; empty where
    that is not known.
    """

    rows: Rows
    date: dt.date
    frame: DayFrame
    scale: HourScale
    geometry: Geometry
    sizes: Sizes
    paints: BoardPaints
    words: BoardWords
    light: tuple[LightWindow, ...] = ()

    @property
    def day(self) -> BoardDay:
        """The date with what units do on it."""
        return self.rows.days[(self.date - self.rows.view.span.first).days]

    def group_at(self, line: int | None) -> GroupKey | None:
        """The group whose heading a line is; None for people and outside."""
        found = None if line is None else self.rows.lines[line]
        return found.group.key if isinstance(found, GroupLine) else None

    def bars(self, line: int) -> tuple[HourBar, ...]:
        """The bars of a line."""
        return bars_on(self.rows, line, self.date, self.frame.day_start)


def tops_of(rows: Rows, date: dt.date, sizes: Sizes) -> tuple[int, ...]:
    """The upper edge of each line on that date, and the height of all; see `Geometry.tops`."""
    heights, total = [0], 0
    for line in rows.lines.above():
        if isinstance(line, PersonLine):
            cells = [cell for cell in line.row.cells.get(date, ()) if not cell.idle]
            total += sizes.row_height(max(len(cells), 1))
        else:
            total += sizes.row
        heights.append(total)
    return tuple(heights)


class HoursBody:
    """Paints rectangles of the body by copying finished bars."""

    def __init__(self, shown: DayPicture, pictures: Pictures) -> None:
        self._shown = shown
        self._cells = CellPictures(shown.paints, shown.sizes, pictures)
        self.selected: frozenset[BookingId] = frozenset()
        self.found: frozenset[PersonId] | None = None

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint a rectangle of content; see `backstore.PaintContent`."""
        shown = self._shown
        filled = area.intersected(QRect(0, 0, shown.scale.width, shown.geometry.tops[-1]))
        painter.fillRect(area, shown.paints.ground)
        if filled.isEmpty():
            return
        self._paint_windows(painter, filled)
        lines = shown.geometry.rows_in(filled.top(), filled.bottom() + 1)
        for line in lines:
            self._paint_ground(painter, filled, line)
        self._paint_unit(painter, filled)
        for line in lines:
            self._paint_line(painter, line)

    def _paint_windows(self, painter: QPainter, area: QRect) -> None:
        """Dark and light shaded, and a line at each hour, a strong one at midnight.

        Where the sun is not known, the evening and the night by the production's settings.
        """
        shown, scale = self._shown, self._shown.scale
        for first, last, color in _grounds(shown):
            left, right = scale.x_of(first), scale.x_of(last)
            painter.fillRect(QRect(left, area.top(), right - left, area.height()), color)
        for minute in scale.hours:
            color = shown.paints.muted if minute in {DAY, 2 * DAY} else shown.paints.line
            painter.fillRect(scale.x_of(minute), area.top(), 1, area.height(), color)

    def _paint_ground(self, painter: QPainter, area: QRect, line: int) -> None:
        shown, tops = self._shown, self._shown.geometry.tops
        top, bottom = tops[line], tops[line + 1] - 1
        if isinstance(shown.rows.lines[line], GroupLine):
            painter.fillRect(area.left(), top, area.width(), bottom - top, shown.paints.side)
        painter.fillRect(area.left(), bottom, area.width(), 1, shown.paints.line)

    def _paint_unit(self, painter: QPainter, area: QRect) -> None:
        """A dotted line at call and wrap of the first unit that works."""
        shown = self._shown
        entry = next((e for e in shown.day.entries if e.day_type not in NOT_WORKED), None)
        if entry is None:
            return
        painter.setPen(QPen(shown.paints.muted, 1, Qt.PenStyle.DotLine))
        for minute in (entry.call, entry.wrap):
            if minute is not None:
                x = shown.scale.x_of(minute)
                painter.drawLine(x, area.top() // 2 * 2, x, area.bottom())

    def _paint_line(self, painter: QPainter, line: int) -> None:
        shown = self._shown
        found = shown.rows.lines[line]
        if isinstance(found, GroupLine):
            return
        top, bottom = shown.geometry.tops[line], shown.geometry.tops[line + 1]
        self._paint_away(painter, found, top, bottom - top)
        bars = shown.bars(line)
        for bar in bars:
            self._paint_bar(painter, bar, len(bars), top)
        if self.found is not None and found.row.person not in self.found:
            veil = QColor(shown.paints.ground)
            veil.setAlphaF(0.72)
            painter.fillRect(0, top, shown.scale.width, bottom - top - 1, veil)

    def _paint_away(self, painter: QPainter, line: PersonLine, top: int, height: int) -> None:
        shown, scale = self._shown, self._shown.scale
        away = line.row.away.get(shown.date)
        if away is None:
            return
        start, end = scale.start, scale.end
        if away.part is not None:
            start, end = away.part.start, away.part.end
        left, width = scale.x_of(start), scale.x_of(end) - scale.x_of(start)
        high = height - shown.sizes.above - shown.sizes.below
        look = away_look(away, shown.words, column=max(width, 8), height=high)
        painter.drawPixmap(left, top + shown.sizes.above - MARGIN, self._cells.get(look))

    def _paint_bar(self, painter: QPainter, bar: HourBar, lanes: int, top: int) -> None:
        shown, scale = self._shown, self._shown.scale
        left, right = scale.x_of(bar.start), scale.x_of(bar.end)
        width = max(right - left, 6)
        side = 2 if width >= 25 else 1
        box = shown.sizes.lane_box(bar.lane, lanes, width)
        look = Look(
            kind=kind_of(bar.cell),
            texts=bar_texts(bar, shown.words),
            column=width + 2 * side + 1,
            height=box.height,
            strong=False,
            badge=BADGES[bar.cell.severity],
            selected=bar.cell.booking in self.selected,
        )
        y = top + box.y
        painter.drawPixmap(left - side, y - MARGIN, self._cells.get(look))
        self._paint_meals(painter, bar, y, box.height)
        if bar.open_start:
            self._fade(painter, QRect(left, y, _FADE, box.height), at_left=True)
        if bar.open_end:
            self._fade(painter, QRect(right - _FADE, y, _FADE, box.height), at_left=False)

    def _paint_meals(self, painter: QPainter, bar: HourBar, y: int, height: int) -> None:
        """Time off within the bar: the ground shows through."""
        veil = QColor(self._shown.paints.ground)
        veil.setAlphaF(0.66)
        for meal in bar.meals:
            left, right = self._shown.scale.x_of(meal.start), self._shown.scale.x_of(meal.end)
            painter.fillRect(left, y + 2, max(right - left, 2), height - 4, veil)

    def _fade(self, painter: QPainter, place: QRect, *, at_left: bool) -> None:
        """Fade the bar out towards an end that nobody has said."""
        clear, full = QColor(self._shown.paints.ground), QColor(self._shown.paints.ground)
        clear.setAlphaF(0.0)
        gradient = QLinearGradient(place.left(), 0, place.right() + 1, 0)
        gradient.setColorAt(0, full if at_left else clear)
        gradient.setColorAt(1, clear if at_left else full)
        painter.fillRect(place.adjusted(-2, -1, 2, 1), gradient)


class HoursHeader:
    """Paints the hours with what units do, in content x and window y."""

    def __init__(self, shown: DayPicture) -> None:
        self._shown = shown
        self._line = QFontMetrics(shown.paints.fonts.caption).height() + 2
        self._top = round(6 * shown.paints.fonts.text / 13)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the hours that lie in a rectangle; see `backstore.PaintContent`."""
        shown, scale, height = self._shown, self._shown.scale, self._shown.geometry.header
        painter.fillRect(area, shown.paints.surface)
        for first, last, night in shown.frame.windows(scale.start, scale.end):
            left, right = scale.x_of(first), scale.x_of(last)
            painter.fillRect(QRect(left, 0, right - left, height), _shade(shown.paints, night))
        for number, entry in enumerate(shown.day.entries[:2]):
            self._paint_entry(painter, entry, self._top + number * self._line)
        for minute in scale.hours:
            self._paint_hour(painter, minute)
        painter.fillRect(area.left(), height - 1, area.width(), 1, shown.paints.line)

    def _paint_entry(self, painter: QPainter, entry: BoardDayEntry, y: int) -> None:
        """What a unit does, from its call on."""
        shown, fonts = self._shown, self._shown.paints.fonts
        start = entry.call if entry.call is not None else shown.frame.day_start
        x = shown.scale.x_of(start) + 4
        kind = shown.words.day_type(entry.day_type)
        name = f"{entry.code} {entry.unit_name}" if entry.code else entry.unit_name
        strong = f"{name}: {kind}" if entry.number is None else f"{name}: {kind} D{entry.number}"
        place = QRect(x, y, shown.scale.width - x, self._line)
        used = write(painter, fonts.caption_strong, shown.paints.ink, place, strong)
        times = shown.words.times(entry.call, entry.wrap) if entry.call is not None else ""
        rest = " · ".join(filter(None, (times, entry.place)))
        place.setLeft(x + used + 8)
        write(painter, fonts.caption, shown.paints.muted, place, rest)

    def _paint_hour(self, painter: QPainter, minute: int) -> None:
        shown, fonts = self._shown, self._shown.paints.fonts
        x, width = shown.scale.x_of(minute), shown.scale.hour
        y = shown.geometry.header - self._line - 4
        midnight = minute in {DAY, 2 * DAY}
        clock = text = shown.words.clock(minute)
        font = fonts.caption
        if QFontMetrics(font).horizontalAdvance(clock) > width - 6:
            text = clock.partition(":")[0]
        if midnight:
            font, text = fonts.caption_strong, self._date(minute)
        elif QFontMetrics(fonts.caption_strong).horizontalAdvance(self._date(minute)) > width - 6:
            text = "" if minute - HOUR in {DAY, 2 * DAY} else text
        if not text:
            return
        painter.fillRect(
            x, y + 2, 1, self._line + 2, shown.paints.muted if midnight else shown.paints.line
        )
        place = QRect(x + 4, y, width, self._line)
        write_whole(
            painter, font, shown.paints.ink if midnight else shown.paints.muted, place, text, LEFT
        )

    def _date(self, minute: int) -> str:
        """Tue 24: it may run over the hour that follows, whose number then gives way."""
        date = self._shown.date + dt.timedelta(days=minute // DAY)
        return f"{self._shown.words.weekday(date)} {date.day}"


class HoursFoot:
    """Paints how many people are at work in each hour, in content x and window y."""

    def __init__(self, shown: DayPicture) -> None:
        self._shown = shown
        lines = range(shown.rows.lines.count)
        bars = (bar for line in lines for bar in shown.bars(line) if not bar.cell.elsewhere)
        self._heads = heads_by_hour(bars, shown.scale.hours)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the hours that lie in a rectangle; see `backstore.PaintContent`."""
        shown, height = self._shown, self._shown.geometry.footer
        painter.fillRect(area, shown.paints.surface)
        for minute, heads in zip(shown.scale.hours, self._heads, strict=True):
            place = QRect(shown.scale.x_of(minute), 1, shown.scale.hour, height - 1)
            painter.fillRect(place.left(), 0, 1, height, shown.paints.line)
            if heads:
                font = shown.paints.fonts.caption_strong
                write_whole(painter, font, shown.paints.ink, place, str(heads), CENTER)
        painter.fillRect(area.left(), 0, area.width(), 1, shown.paints.line)


def bar_texts(bar: HourBar, words: BoardWords) -> tuple[str, ...]:
    """The wordings of a bar from the longest to the shortest; a time nobody said is a mark."""
    cell = bar.cell
    mark = words.mark(cell.status, cell.rank)
    start = "?" if bar.open_start else words.clock(bar.start)
    end = "?" if bar.open_end else words.clock(bar.end)
    times = _("times open") if bar.open_start and bar.open_end else f"{start}–{end}"
    if cell.elsewhere:
        return (f"{cell.elsewhere} {times}", cell.elsewhere, cell.elsewhere[:3])
    said = [f"{mark} {times}", mark]
    more: list[str] = []
    if kind_of(cell) is Kind.OUTLINE and cell.day_type is not None:
        more.append(words.day_type(cell.day_type))
    if cell.own_call and not bar.open_start and bar.unit_call is not None:
        more.append(against(bar.start - bar.unit_call))
    if any(more):
        said.insert(0, " · ".join([said[0], *filter(None, more)]))
    return tuple(said)


def against(minutes: int) -> str:
    """How much later (negative: earlier) than the unit; empty for the same time."""
    if not minutes:
        return ""
    length = format_duration(abs(minutes))
    if minutes < 0:
        return _("{length} before the unit").format(length=length)
    return _("{length} after the unit").format(length=length)


def _grounds(shown: DayPicture) -> Iterator[tuple[int, int, QColor]]:
    """What lies behind the bars, from minute to minute."""
    if shown.light:
        for window in shown.light:
            yield window.start, window.end, ground_color(shown.paints, window.light)
        return
    for first, last, night in shown.frame.windows(shown.scale.start, shown.scale.end):
        yield first, last, _shade(shown.paints, night)


def _shade(paints: BoardPaints, night: bool) -> QColor:
    color = QColor(paints.night)
    color.setAlphaF(0.14 if night else 0.06)
    return color
