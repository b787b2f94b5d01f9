"""Canvas: a scrolled, zoomed, painted scene, without hands yet: what `Board` builds upon."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from crewplanner.app.queries.board import BoardDay, BoardGroup, BoardRow, BoardView, GroupKey
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.comment_mark import Comments
from crewplanner.ui.board.drift_mark import Drifts
from crewplanner.ui.board.foot import Costs
from crewplanner.ui.board.geometry import WIDEST, Density, Preset, kept_names
from crewplanner.ui.board.hover_tip import HoverTip
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.selection import Selection, position
from crewplanner.ui.board.sky import Skies
from crewplanner.ui.board.tools import Ghost
from crewplanner.ui.board.words import BoardWords

ZOOM_STEP = 1.15
_WHEEL_NOTCH = 120
_ROWS_A_NOTCH = 3
_NAMES_PART = 17
_NAMES_MOST = 125
"""In hundredths: of a wide window for the names, and of their first width at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardState:
    """What a board remembers from one session to the next. `preset` None: `column` is the zoom."""

    preset: Preset | None = Preset.TWO_WEEKS
    column: int = 84
    names: int = 228
    density: Density = Density.NORMAL
    folded: frozenset[GroupKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Where the eye is: what is selected, and the scroll position in content pixels."""

    selection: Selection
    x: int
    y: int


BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How the keyboard comes where it is brought by a key."""


class Canvas(QAbstractScrollArea):
    """Shows a scene. All sizes in logical pixels."""

    view_changed = Signal()
    """Other dates are in view, or the zoom, the density or the folded groups have changed."""
    first_painted = Signal()
    """Somebody sees it now, for the first time."""

    def __init__(
        self, view: BoardView, paints: BoardPaints, words: BoardWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # One of our own: for one of Qt's, PySide6 would look through all the classes that it has.
        self.setViewport(QWidget())
        self.scene = Scene(view, paints, words)
        self.painted = False
        self._preset: Preset | None = Preset.TWO_WEEKS
        self._names = self.scene.geometry.names
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self._tip: HoverTip | None = None
        self.horizontalScrollBar().setSingleStep(24)
        self.verticalScrollBar().setSingleStep(20)

    @property
    def tip(self) -> HoverTip:
        """The note under the pointer; made when there is first one."""
        if self._tip is None:
            self._tip = HoverTip(self.viewport())
        return self._tip

    @property
    def visible_span(self) -> DateSpan:
        """The dates in view, those seen in part included."""
        geometry = self.scene.geometry
        days = geometry.days_in(geometry.x, geometry.x + max(geometry.body.width, 1))
        first = geometry.date_of(days.start)
        return DateSpan(first=first, last=max(first, geometry.date_of(days.stop - 1)))

    @property
    def visible_people(self) -> tuple[PersonId, ...]:
        """The people in view, those seen in part included."""
        geometry = self.scene.geometry
        lines = geometry.rows_in(geometry.y, geometry.y + max(geometry.body.height, 1))
        people = (self.scene.rows.person(line) for line in lines)
        return tuple(dict.fromkeys(row.person for row in people if row is not None))

    def sight(self) -> Sight:
        """What is seen now, to come back to."""
        geometry = self.scene.geometry
        return Sight(selection=self.scene.selection, x=geometry.x, y=geometry.y)

    def set_view(self, view: BoardView) -> None:
        """Show another view; scroll position, cursor and selection stay by date and id."""
        self.scene.show(view)
        self._refit()

    def replace_rows(
        self, rows: Iterable[BoardRow | BoardGroup], days: Iterable[BoardDay] = ()
    ) -> None:
        """Show other values for people, departments and dates; the rest stays as it is."""
        region = self.scene.replace(rows, days)
        if region is None:
            self._set_ranges()
        self._repaint(region)

    def show_skies(self, skies: Skies) -> None:
        """Say over the days when it is light, as far as it is known."""
        self.scene.around = self.scene.around._replace(skies=skies)
        self.viewport().update()

    def show_drifts(self, drifts: Drifts) -> None:
        """Mark the days of issued weeks that the plan has left."""
        self.scene.around = self.scene.around._replace(drifts=drifts)
        self.viewport().update()

    def show_comments(self, comments: Comments) -> None:
        """Mark the cells, people and dates about which something was said."""
        self.scene.around = self.scene.around._replace(comments=comments)
        self.viewport().update()

    def show_costs(self, costs: Costs | None) -> None:
        """Say in the foot what dates cost, as far as it is known; None takes the line away."""
        tall = self.scene.geometry.footer
        self.scene.around = self.scene.around._replace(costs=costs)
        if self.scene.geometry.footer != tall:
            self._refit()
        else:
            self.viewport().update()

    def dress(self, paints: BoardPaints, words: BoardWords) -> None:
        """Wear other colors, fonts or words."""
        self.scene.dress(paints, words)
        self._refit()

    def state(self) -> BoardState:
        """What to remember until next time."""
        return BoardState(
            preset=self._preset,
            column=self.scene.geometry.column,
            names=self._names,
            density=self.scene.density,
            folded=self.scene.rows.folded,
        )

    def restore(self, state: BoardState) -> None:
        """Zoom, density, width of the names and folded groups as remembered."""
        self._preset = state.preset
        self._names = state.names
        self.scene.fold(state.folded)
        self.scene.set_density(state.density)
        if not self.scene.geometry.width:
            self.scene.lay_out(column=state.column, names=state.names)
        elif state.preset is None:
            self.scene.lay_out(column=state.column)
        self._refit()

    def zoom(self, to: Preset | int, at: int | None = None) -> None:
        """Let a preset fill the width, or give a day so many pixels; the date at window x stays.

        Whole weeks begin with the week of that date; without `at` it is the cursor's or, where that
        is not in view, the first date.
        """
        at = self._cursor_x() if at is None else at
        self._preset = to if isinstance(to, Preset) else None
        before = self.scene.geometry
        day = before.day_at(before.x + max((at or 0) - before.names, 0))
        column, names = self._widths(to)
        if (column, names) != (before.column, before.names):
            whole = to is Preset.WHOLE
            self.scene.lay_out(column=column, names=names, at=at, whole=whole)
        geometry = self.scene.geometry
        aligned = column == before.column and geometry.x % (7 * column) == 0
        if isinstance(to, Preset) and to.whole_weeks and not aligned:
            x = geometry.week_start(day) * geometry.column
            self.scene.geometry = geometry.scrolled(x, geometry.y)
        self._refit()

    @property
    def body_area(self) -> QRect:
        """Where the cells are, in pixels of the viewport."""
        return QRect(*self.scene.geometry.body)

    def sizeHint(self) -> QSize:
        """Two weeks of twenty people."""
        return QSize(1280, 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what is finished; the clip is Qt's."""
        del event
        painter = QPainter(self.viewport())
        self.scene.paint(painter, self._ghost(), focused=self.hasFocus())
        painter.end()
        if not self.painted:
            self.painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A preset goes on filling the width."""
        super().resizeEvent(event)
        self._refit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scrolling moves the geometry; the next paint moves the pixels."""
        del dx, dy
        if self._tip is not None:
            self._tip.hide()
        before = self.scene.geometry
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.scene.geometry = before.scrolled(x, y)
        self.viewport().update()
        if before.x != self.scene.geometry.x:
            self.view_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls people, with Shift days, with Ctrl it zooms at the pointer."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(angle.y() or angle.x(), int(event.position().x()))
        else:
            notch = self.scene.sizes.row * _ROWS_A_NOTCH / _WHEEL_NOTCH
            step = (
                pixels
                if not pixels.isNull()
                else QPoint(round(angle.x() * notch), round(angle.y() * notch))
            )
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not step.x():
                step = step.transposed()
            self._scroll_by(-step.x(), -step.y())
        event.accept()

    def _ghost(self) -> Ghost | None:
        """What lies over the cells for the time of a drag."""
        return None

    def _zoom_by(self, angle: int, at: int | None) -> None:
        """Wider or narrower by notches of the wheel, at least by one pixel."""
        column = self.scene.geometry.column
        if angle > 0 and column + self.scene.geometry.quantum > WIDEST:
            self._zoom_beyond(at)
            return
        wanted = round(column * ZOOM_STEP ** (angle / _WHEEL_NOTCH))
        if wanted == column and angle:
            wanted += 1 if angle > 0 else -1
        self.zoom(wanted, at)

    def _zoom_beyond(self, at: int | None) -> None:
        """Days cannot be wider; the hours of the one at window x may be."""

    def _scroll_by(self, dx: int, dy: int) -> None:
        for bar, step in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            if step:
                bar.setValue(bar.value() + step)

    def _scroll_to(self, x: int, y: int) -> None:
        self.horizontalScrollBar().setValue(x)
        self.verticalScrollBar().setValue(y)

    def _show_date_at(self, date: dt.date, part: float) -> None:
        geometry = self.scene.geometry
        x = geometry.day_of(date) * geometry.column - int(geometry.body.width * part)
        self.horizontalScrollBar().setValue(x)

    def _refit(self) -> None:
        """After any change of sizes: fit the preset, set the scroll bars, paint all."""
        size, before = self.viewport().size(), self.scene.geometry
        self.scene.resize(size.width(), size.height(), self.devicePixelRatioF())
        geometry = self.scene.geometry
        if geometry.width:
            column, names = self._widths(self._preset or geometry.column)
            if (column, names) != (geometry.column, geometry.names):
                whole = self._preset is Preset.WHOLE
                self.scene.lay_out(column=column, names=names, whole=whole)
                # Between the old widths and the new ones the last days may have had no room.
                geometry = self.scene.geometry
                day, rest = divmod(before.x, before.column)
                x = day * geometry.column + rest * geometry.column // before.column
                self.scene.geometry = geometry.scrolled(x, geometry.y)
        self._set_ranges()
        self.viewport().update()
        self.view_changed.emit()

    def _widths(self, to: Preset | int) -> tuple[int, int]:
        """The widths of a day and of the names for a zoom."""
        geometry = self.scene.geometry
        if isinstance(to, Preset):
            return geometry.filling(to, self._wished_names())
        return to, kept_names(self._wished_names(), geometry.quantum)

    def _wished_names(self) -> int:
        """The width of the names; more in a wide window, where nobody has said how wide."""
        least, width = self.scene.least_names, self.scene.geometry.width
        if self._names != least:
            return self._names
        return min(max(least, width * _NAMES_PART // 100), least * _NAMES_MOST // 100)

    def _widen_names(self, width: int) -> None:
        """Give the names another width; 0 for the one that they need."""
        self._names = kept_names(width or self.scene.widest_name())
        self._refit()

    def _cursor_foot(self) -> QPoint:
        """The lower edge of the cursor's cell, or of the body, in pixels of the viewport."""
        where = position(self.scene.rows, self.scene.selection.cursor)
        geometry = self.scene.geometry
        box = geometry.to_window(geometry.cell(*where)) if where else geometry.body
        return QPoint(box.x + 8, min(box.bottom, geometry.height) - 4)

    def _cursor_x(self) -> int | None:
        """Window x of the cursor's cell where it is in view: the point that a zoom keeps."""
        where = position(self.scene.rows, self.scene.selection.cursor)
        if where is None:
            return None
        box = self.scene.geometry.to_window(self.scene.geometry.cell(*where))
        body = self.scene.geometry.body
        return box.x if body.x <= box.x < body.right else None

    def _set_ranges(self) -> None:
        """The bars follow the geometry; their own remarks meanwhile change nothing."""
        geometry = self.scene.geometry
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

    def _repaint(self, region: QRegion | None = None) -> None:
        if region is None:
            self.viewport().update()
        else:
            self.viewport().update(region)
