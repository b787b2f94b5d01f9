"""HoursCanvas: a painted, scrolled, zoomed day, without hands: what `HoursBoard` builds upon."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from crewplanner.app.queries.sunlight import LightWindow
from crewplanner.app.words import date_text
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.comment_mark import CommentArtist
from crewplanner.ui.board.geometry import Geometry, multiple, quantum
from crewplanner.ui.board.hours.bars import times_on
from crewplanner.ui.board.hours.painting import DayPicture, tops_of
from crewplanner.ui.board.hours.scale import DayFrame, scale_of
from crewplanner.ui.board.hours.surface import HoursSurface
from crewplanner.ui.board.hover_tip import HoverTip
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.view import Board
from crewplanner.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from crewplanner.ui.board.hours.drags import HourDrag, HourDraw
    from crewplanner.ui.board.hours.pointing import Held

_STEP = 1.2
_NOTCH = 120
_ROWS_A_NOTCH = 3
_USUAL_HOUR = 40


LightOf = Callable[[dt.date, int, int], tuple[LightWindow, ...]]


class HoursCanvas(QAbstractScrollArea):
    """Shows the date of the board's cursor, or another while there is none."""

    date_changed = Signal(object)
    """Another date is shown."""
    days_wanted = Signal(object, int)
    """Zoomed out beyond the day: the days are wanted, this date at that window x (-1: anywhere)."""
    view_changed = Signal()
    """Scrolled or laid out anew."""

    def __init__(self, board: Board, frame: DayFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._frame = frame
        self._hour: int | None = None
        self._pictures = Pictures()
        self._dressed = (board.scene.paints, board.scene.words)
        self._held: Held | None = None
        self._late = False
        self._drag: HourDrag | HourDraw | None = None
        self.light: LightOf | None = None
        """How light it is on a date between two of its minutes; None: nobody knows."""
        self.date = board.scene.rows.view.today
        self._shown, self._surface = self._make(Geometry(first=self.date, days=1))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.tip = HoverTip(self.viewport())
        self.horizontalScrollBar().setSingleStep(24)
        self.verticalScrollBar().setSingleStep(20)
        board.selection_changed.connect(self._follow_cursor)
        board.rows_changed.connect(self.refresh)
        board.view_changed.connect(self.refresh)

    @property
    def shown(self) -> DayPicture:
        """What is painted now; its geometry has one day that is as wide as all its hours."""
        return self._shown

    def set_frame(self, frame: DayFrame) -> None:
        """Another production's day."""
        if frame != self._frame:
            self._frame = frame
            self.refresh()

    def show_date(self, date: dt.date) -> None:
        """Show another date of the board's view, the board's cursor with it."""
        board = self._board
        cursor = board.scene.selection.cursor
        self.date = date
        if cursor is not None and cursor.date != date:
            where = selecting.position(board.scene.rows, replace(cursor, date=date))
            if where is not None:
                board.select(selecting.at(board.scene.rows, *where))
        self.refresh()
        self.date_changed.emit(date)

    def zoom(self, hour: int | None, at: int | None = None) -> None:
        """Give an hour so many pixels (None: all hours fill the width); the time at x stays."""
        geometry, scale = self._shown.geometry, self._shown.scale
        offset = 0 if at is None else max(at - geometry.names, 0)
        minute = scale.minute_at(geometry.x + offset)
        self._hour = None if hour is None else scale.zoomed(hour).hour
        self.refresh()
        self.horizontalScrollBar().setValue(self._shown.scale.x_of(minute) - offset)

    def refresh(self) -> None:
        """The rows, their values or the words are others. A drag is not disturbed."""
        if not self.isVisible():
            return
        if self._drag is not None:
            self._late = True
            return
        self._late = False
        self._name()
        if self._board.scene.rows is not self._shown.rows:
            self._held = None
        before = self._shown.geometry
        self._shown, self._surface = self._make(before)
        self._set_ranges()
        self.viewport().update()
        self.view_changed.emit()

    def show_comments(self) -> None:
        """Something was said of a place, or is done with: the board knows what."""
        self._name()
        self.viewport().update()

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._drag is not None

    @property
    def body_area(self) -> QRect:
        """Where the hours of the people are, in pixels of the viewport."""
        return QRect(*self._shown.geometry.body)

    @property
    def cursor_area(self) -> QRect | None:
        """The cursor's bar, or its row where nothing is booked, in pixels of the viewport."""
        geometry, selection = self._shown.geometry, self._board.scene.selection
        box = self._surface.cursor_box(geometry, selection)
        return None if box is None else QRect(*box).intersected(self.body_area)

    def busy_areas(self) -> list[QRect]:
        """What nothing may lie on: where a drag would drop, or the cursor's bar."""
        if self._drag is not None and self._held is not None:
            geometry = self._shown.geometry
            return [QRect(*self._surface.drag_box(geometry, self._held.line, self._drag))]
        area = self.cursor_area
        return [area] if area is not None else []

    def sizeHint(self) -> QSize:
        """A day of twenty people."""
        return QSize(1280, 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what is finished; the clip is Qt's."""
        del event
        geometry, board = self._shown.geometry, self._board
        self._surface.select(board.scene.selection.picked)
        painter = QPainter(self.viewport())
        self._surface.paint(painter, geometry)
        signs = CommentArtist(self._shown.rows, geometry, self._shown.paints)
        signs.paint_day(painter, board.scene.around.comments, self.date)
        selection = board.scene.selection
        self._surface.paint_cursor(painter, geometry, selection, focused=self.hasFocus())
        if self._drag is not None and self._held is not None:
            self._surface.paint_drag(painter, geometry, self._held.line, self._drag)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hours that fill the width go on filling it."""
        super().resizeEvent(event)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What came while nobody looked is taken in."""
        super().showEvent(event)
        self._follow_cursor()
        self.refresh()
        where = selecting.position(self._shown.rows, self._board.scene.selection.cursor)
        if where is not None:
            self._reveal(where[0])

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scrolling moves the geometry; the next paint moves the pixels."""
        del dx, dy
        self.tip.hide()
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._shown = replace(self._shown, geometry=self._shown.geometry.scrolled(x, y))
        self.viewport().update()
        self.view_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls people, with Shift hours, with Ctrl it zooms at the pointer."""
        angle = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(angle.y() or angle.x(), int(event.position().x()))
        else:
            notch = self._shown.sizes.row * _ROWS_A_NOTCH / _NOTCH
            step = event.pixelDelta() or QPoint(round(angle.x() * notch), round(angle.y() * notch))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not step.x():
                step = step.transposed()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - step.x())
            down.setValue(down.value() - step.y())
        event.accept()

    def _make(self, before: Geometry) -> tuple[DayPicture, HoursSurface]:
        """The picture of the day at this moment, scrolled as it was."""
        scene = self._board.scene
        rows = scene.rows
        if self.date not in rows.view.span:
            self.date = rows.view.span.first
        ratio = self.devicePixelRatioF()
        worn = (scene.paints, scene.words)
        if worn != self._dressed or ratio != self._pictures.ratio:
            self._dressed, self._pictures = worn, Pictures(ratio)
        geometry = replace(
            before,
            first=self.date,
            tops=tops_of(rows, self.date, scene.sizes),
            names=scene.geometry.names,
            header=scene.sizes.header,
            footer=scene.sizes.footer,
            width=self.viewport().width(),
            height=self.viewport().height(),
            quantum=quantum(ratio) or 1,
        )
        scale = scale_of(self._frame, times_on(rows, self.date), self._hour or _USUAL_HOUR)
        if self._hour is None:
            scale = scale.fitting(geometry.body.width, geometry.quantum)
            # The few pixels that the hours leave over are the names', as with days.
            spare = multiple(max(geometry.body.width - scale.width, 0), geometry.quantum)
            if spare < len(scale.hours) * geometry.quantum:
                geometry = replace(geometry, names=geometry.names + spare)
        geometry = replace(geometry, column=max(scale.width, 1))
        shown = DayPicture(
            rows=rows,
            date=self.date,
            frame=self._frame,
            scale=scale,
            geometry=geometry.scrolled(before.x, before.y),
            sizes=scene.sizes,
            paints=scene.paints,
            words=scene.words,
            light=self.light(self.date, scale.start, scale.end) if self.light else (),
        )
        surface = HoursSurface(shown, self._pictures)
        surface.find(scene.found)
        return shown, surface

    def _follow_cursor(self) -> None:
        cursor = self._board.scene.selection.cursor
        if cursor is not None and cursor.date != self.date:
            self.date = cursor.date
            self.refresh()
            self.date_changed.emit(self.date)
        self._name()
        self.viewport().update()

    def _name(self) -> None:
        """Tell screen readers what is under the cursor, or which day it is."""
        text = date_text(self.date)
        if self._board.scene.selection.cursor is not None:
            text = self._board.describe()
        if text != self.accessibleName():
            self.setAccessibleName(text)
            if self.hasFocus():
                announce(self, text)

    def _zoom_by(self, angle: int, at: int | None) -> None:
        """Wider or narrower hours; narrower than the whole day leads back to the days."""
        before = self._shown.scale.hour
        fits = self._shown.scale.width <= self._shown.geometry.body.width
        if angle < 0 and fits:
            self.days_wanted.emit(self.date, -1 if at is None else at)
            return
        wanted = round(before * _STEP ** (angle / _NOTCH))
        self.zoom(wanted, at)
        if self._shown.scale.width < self._shown.geometry.body.width:
            self.zoom(None)

    def _reveal(self, line: int) -> None:
        geometry = self._shown.geometry
        top, bottom = geometry.tops[line], geometry.tops[line + 1]
        bar = self.verticalScrollBar()
        below = bottom + self._shown.sizes.row - geometry.body.height
        bar.setValue(min(max(bar.value(), below), top))

    def _set_ranges(self) -> None:
        geometry = self._shown.geometry
        (right, low), body = geometry.limit, geometry.body
        bars = (
            (self.horizontalScrollBar(), right, body.width, geometry.x),
            (self.verticalScrollBar(), low, body.height, geometry.y),
        )
        for bar, limit, page, value in bars:
            blocked = bar.blockSignals(True)
            bar.setPageStep(page)
            bar.setRange(0, limit)
            bar.setValue(value)
            bar.blockSignals(blocked)
