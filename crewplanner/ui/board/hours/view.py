"""HoursBoard: one day of a board by the hour, with the board's own rows, cursor and keys."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.asking import typed
from crewplanner.ui.board.edges import TICK_MS, pulled
from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.hours.canvas import HoursCanvas
from crewplanner.ui.board.hours.drags import Grip, HourDrag, HourDraw
from crewplanner.ui.board.hours.pointing import Held, carried_intent, held_at, line_intent
from crewplanner.ui.board.hours.scale import GRID, DayFrame
from crewplanner.ui.board.intents import Copy, Draw, Move, OpenDay, SetTimes
from crewplanner.ui.board.keyboard import typed_letter
from crewplanner.ui.board.view import Board

_NOTCH = 120
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFTS = {
    Action.MOVE_EARLIER: (-GRID, -GRID),
    Action.MOVE_LATER: (GRID, GRID),
    Action.SHORTEN: (0, -GRID),
    Action.LENGTHEN: (0, GRID),
}
"""What keys do to call and wrap of the cursor's booking, in minutes."""
_DAYS = frozenset({Action.WEEK, Action.TWO_WEEKS, Action.MONTH, Action.SEASON, Action.WHOLE})


class HoursBoard(HoursCanvas):
    """One day by mouse and by keyboard. What it does not know itself the board does by key.

    A drag ends in a `SetTimes`, in another person's row in a `Move` or `Copy`, from an empty place
    in a `Draw`; everything is asked by the board.
    """

    left = Signal()
    """The days are wanted instead."""
    previewed = Signal(object, QPoint)
    """The Intent that a drag would end in where the pointer is (global); None when it is over."""

    def __init__(self, board: Board, frame: DayFrame, parent: QWidget | None = None) -> None:
        super().__init__(board, frame, parent)
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._scroll_on)

    def event(self, event: QEvent) -> bool:
        """Keys of the board are not the window's shortcuts while the day has focus."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._board.keyboard.action(event) is not None or typed_letter(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips come when they are asked for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = "" if self._drag else self._about(event.pos())
            self.tip.tell(event.globalPos(), text, partial(self._is_about, text))
            return True
        return super().viewportEvent(event)

    def _is_about(self, text: str, at: QPoint) -> bool:
        return self._about(at) == text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's keys; those that move a booking by days move its times here.

        What else writes a letter begins to write into the row.
        """
        found = self._board.keyboard.action(event)
        if (
            (event.key() == Qt.Key.Key_Escape and self._cancel())
            or self._drag is not None
            or (found is not None and self.perform(found[0], extend=found[1]))
            or self._type(typed_letter(event))
        ):
            event.accept()
        elif found is None:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from day to day, and on the last day on to the next widget."""
        rows = self._board.scene.rows
        where = selecting.position(rows, self._board.scene.selection.cursor)
        if where is None or where[1] == (len(rows.dates) - 1 if forward else 0):
            return super().focusNextPrevChild(forward)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is where the eye is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag does not survive the loss of the keyboard: Esc could not end it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._cancel()
        self.viewport().update()

    def perform(self, action: Action, *, extend: bool = False) -> bool:
        """Do what a key would do; whether the action applied."""
        board = self._board
        if action in {Action.ZOOM_IN, Action.ZOOM_OUT}:
            self._zoom_by(_NOTCH if action is Action.ZOOM_IN else -_NOTCH, None)
            return True
        if action in _SHIFTS:
            return self._shift(*_SHIFTS[action])
        if action is Action.DAY:
            return True
        if action is Action.MENU:
            area = self.cursor_area or self.body_area
            corner = area.topLeft() + QPoint(8, min(area.height(), 28))
            board.menu_wanted.emit(self.viewport().mapToGlobal(corner))
            return True
        if action in _DAYS:
            self.left.emit()
        if not board.perform(action, extend=extend):
            return False
        where = selecting.position(board.scene.rows, board.scene.selection.cursor)
        if where is not None:
            self._reveal(where[0])
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button works; the right one ends what the left one began."""
        self._cancel()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        held = self._held = held_at(self._shown, at, self._board.scene.selection.picked)
        if held is None:
            self._press_frozen(at)
        else:
            self._choose(held, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A bar that is held follows; else the pointer says what could be held."""
        at = event.position().toPoint()
        held = self._held
        if held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            over = held_at(self._shown, at, self._board.scene.selection.picked)
            edge = over is not None and over.grip in {Grip.CALL, Grip.WRAP}
            shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        if self._drag is None:
            far = (at - held.at).manhattanLength() >= QApplication.startDragDistance()
            self._drag = self._taken(held) if far else None
        self._drag_to(at, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Letting go asks for the times that the bar has now."""
        drag = self._drag
        intent = self._intent(drag) if drag is not None and drag.changes else None
        self._cancel()
        if event.button() is Qt.MouseButton.LeftButton and intent is not None:
            self._board.requested.emit(intent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what lies there, or book the date."""
        self._cancel()
        at = event.position().toPoint()
        intent = line_intent(self._shown, at)
        if intent is not None:
            self._board.requested.emit(intent)
        elif self._shown.geometry.zone_at(at.x(), at.y()) is Zone.HEADER:
            self._board.requested.emit(OpenDay(date=self.date))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The board's menu, for the bar that was hit or the cursor's."""
        self._cancel()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            held = held_at(self._shown, event.pos(), self._board.scene.selection.picked)
            if held is not None:
                self._choose(held)
        self._board.menu_wanted.emit(event.globalPos())
        event.accept()

    def _shift(self, call_by: int, wrap_by: int) -> bool:
        """Move call and wrap of the cursor's booking by key."""
        rows, selection = self._board.scene.rows, self._board.scene.selection
        where = selecting.position(rows, selection.cursor)
        cell = selecting.cell_at(rows, selection.cursor)
        if where is None or cell is None:
            return False
        bars = self._shown.bars(where[0])
        bar = next((one for one in bars if one.cell.booking == cell.booking), None)
        if bar is None or not bar.movable:
            return False
        grip, by = (Grip.BODY, call_by) if call_by else (Grip.WRAP, wrap_by)
        drag = HourDrag(bar=bar, grip=grip, held=0, at=by, free=True)
        if drag.changes:
            self._board.requested.emit(self._intent(drag))
        return True

    def _type(self, text: str) -> bool:
        """Typing begins in the row of the cursor, on the date that is shown."""
        scene = self._board.scene
        intent = typed(text, scene.rows, scene.selection) if text else None
        if intent is not None:
            self._board.requested.emit(intent)
        return intent is not None

    def _taken(self, held: Held) -> HourDrag | HourDraw | None:
        """What a drag takes up: a bar or its end, or a new one from an empty place."""
        if held.bar is not None:
            if held.grip is None:
                return None
            return HourDrag(bar=held.bar, grip=held.grip, held=held.minute, at=held.minute)
        if held.at.x() < self._shown.geometry.names:
            return None
        return HourDraw(held=held.minute, at=held.minute)

    def _drag_to(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        drag, geometry = self._drag, self._shown.geometry
        if drag is None:
            return
        self._at = at
        onto = self._onto(drag, at)
        if isinstance(drag, HourDrag) and onto is not None:
            copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            drag = drag.carried(onto, copy=copy)
        else:
            drag = drag.moved(
                self._shown.scale.minute_at(at.x() - geometry.names + geometry.x),
                free=bool(modifiers & Qt.KeyboardModifier.AltModifier),
                whole=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            )
        self._drag = drag
        self.viewport().setCursor(_hand(drag))
        if self._pull() != (0, 0):
            self._timer.start()
        else:
            self._timer.stop()
        self.previewed.emit(self._intent(drag), self.viewport().mapToGlobal(at))
        self.viewport().update()

    def _onto(self, drag: HourDrag | HourDraw, at: QPoint) -> int | None:
        """The other line that a bar held by its body is over; None for its own and headings."""
        if not isinstance(drag, HourDrag) or drag.grip is not Grip.BODY or self._held is None:
            return None
        line = self._shown.geometry.spot(at.x(), at.y()).row
        there = line is not None and self._shown.rows.person(line) is not None
        return line if there and line != self._held.line else None

    def _pull(self) -> tuple[int, int]:
        """How far one tick scrolls the hours, and the people where a bar may go to another."""
        body, drag = self._shown.geometry.body, self._drag
        carried = isinstance(drag, HourDrag) and drag.grip is Grip.BODY
        down = pulled(self._at.y(), body.y, body.bottom) if carried else 0
        return pulled(self._at.x(), body.x, body.right), down

    def _scroll_on(self) -> None:
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        for bar, by in zip(bars, self._pull(), strict=True):
            bar.setValue(bar.value() + by)
        self._drag_to(self._at, QApplication.keyboardModifiers())

    def _intent(self, drag: HourDrag | HourDraw) -> SetTimes | Draw | Move | Copy | None:
        if isinstance(drag, HourDraw):
            person = self._shown.rows.person(self._held.line) if self._held is not None else None
            if person is None:
                return None
            return Draw(
                person=person.person,
                first=self.date,
                last=self.date,
                group=person.group,
                call=drag.start,
                wrap=drag.end,
            )
        if drag.onto is not None and self._held is not None:
            return carried_intent(self._shown.rows, self._held.line, drag)
        return SetTimes(
            booking=drag.bar.cell.booking,
            date=self.date,
            call=drag.call,
            wrap=drag.wrap,
            whole=drag.whole,
        )

    def _choose(self, held: Held, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Alone, with Ctrl besides what is picked, with Shift all from the cursor to there."""
        rows, before = self._board.scene.rows, self._board.scene.selection
        day = (self.date - rows.view.span.first).days
        lane = 0
        if held.bar is not None:
            met = [cell.booking for cell in rows.cells(held.line, day)]
            lane = met.index(held.bar.cell.booking)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._board.select(selecting.toggled(rows, before, held.line, day, lane))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and held.bar is None:
            self._board.select(selecting.extended(rows, before, held.line, day))
        else:
            self._board.select(selecting.at(rows, held.line, day, lane))

    def _press_frozen(self, at: QPoint) -> None:
        """A heading folds its group."""
        spot = self._shown.geometry.spot(at.x(), at.y())
        group = self._shown.group_at(spot.row)
        if group is not None and spot.zone in {Zone.NAMES, Zone.BODY}:
            self._board.fold(self._board.scene.rows.folded ^ {group})

    def _about(self, at: QPoint) -> str:
        shown = self._shown
        spot = shown.geometry.spot(at.x(), at.y())
        around = self._board.scene.around
        if spot.zone in {Zone.HEADER, Zone.CORNER}:
            sky, said = around.skies.get(self.date), around.comments.get((None, self.date), "")
            parts = (shown.words.about_day(shown.day), sky.about if sky is not None else "", said)
            return "\n\n".join(filter(None, parts))
        person = None if spot.row is None else shown.rows.person(spot.row)
        if person is None:
            return ""
        place = None if spot.zone is Zone.NAMES else self.date
        said = around.comments.get((person.person, place), "")
        cells = person.cells.get(self.date, ())
        told = ""
        if cells or self.date in person.away:
            told = shown.words.about_cell(person, self.date, cells, lines=True)
        return "\n\n".join(filter(None, (told, said)))

    def _cancel(self) -> bool:
        """Give the drag up; whether there was one."""
        busy = self._drag is not None
        self._timer.stop()
        self._drag = self._held = None
        if busy:
            self.previewed.emit(None, QPoint())
            self.viewport().update()
        if self._late:
            self.refresh()
        return busy


def _hand(drag: HourDrag | HourDraw) -> Qt.CursorShape:
    """What the pointer looks like meanwhile."""
    if isinstance(drag, HourDraw) or drag.grip is not Grip.BODY:
        return Qt.CursorShape.SizeHorCursor
    return Qt.CursorShape.DragCopyCursor if drag.copy else Qt.CursorShape.ClosedHandCursor
