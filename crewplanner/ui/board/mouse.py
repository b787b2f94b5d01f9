"""The mouse on the board: presses, drags and clicks become marks, ghosts and, last, intents."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from crewplanner.domain.ids import BookingId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.edges import TICK_MS, pulled
from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.hits import Hit, Part, hit, on_handle
from crewplanner.ui.board.intents import Intent, OpenCost, OpenDay
from crewplanner.ui.board.opening import opened
from crewplanner.ui.board.people_tool import CarriedPeople, PeopleTool
from crewplanner.ui.board.rows import GroupLine
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.selection import Selection
from crewplanner.ui.board.tools import (
    DrawTool,
    FillTool,
    Ghost,
    Hand,
    MarkTool,
    MoveTool,
    StretchTool,
    Tool,
)

_SHAPES = {
    Hand.ARROW: Qt.CursorShape.ArrowCursor,
    Hand.CROSS: Qt.CursorShape.CrossCursor,
    Hand.GRAB: Qt.CursorShape.ClosedHandCursor,
    Hand.COPY: Qt.CursorShape.DragCopyCursor,
    Hand.STRETCH: Qt.CursorShape.SizeHorCursor,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


Beside = Callable[[QPoint, tuple[BookingId, ...]], Intent | None]
"""What letting bookings go beside the cells asks for, by a place of the window."""


class Mouse(QObject):
    """One press after the other: from the button going down to its going up, or Esc."""

    selected = Signal(object)
    """A Selection: cells were marked."""
    asked = Signal(object)
    """An Intent: a gesture has ended in it."""
    previewed = Signal(object, QPoint)
    """An Intent that a drag would end in at a place of the window; None when it is over."""
    carried = Signal(object)
    """The bookings that a drag carries from now on; none of them when it is over."""
    scrolled = Signal(int, int)
    """A drag at the edge scrolls by pixels."""
    folded = Signal(object)
    """A GroupKey: the heading of the group was clicked."""
    widened = Signal(int)
    """The names column gets another width; 0 for the one that its names need."""
    pointed = Signal(Qt.CursorShape)
    """The pointer gets another shape."""
    week_taken = Signal()
    """The heading of the week is dragged: to be taken out of the window."""
    ghosted = Signal()
    """The ghost has changed."""

    def __init__(self, scene: Scene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self.beside: Beside | None = None
        """Asked on every move of a drag that carries bookings."""
        self._from = QPoint()
        self._at = QPoint()
        self._pressed: Hit | None = None
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._tool: Tool | None = None
        self._aside: Intent | None = None
        self._sizing = False
        self._filling = False
        self._people = CarriedPeople()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._scroll_on)

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._tool is not None or self._sizing

    def ghost(self) -> Ghost | None:
        """What the drag would do, to be painted over the cells; nothing while it is beside them."""
        if self._tool is None or self._aside is not None:
            return None
        return self._tool.ghost()

    def bring(self, tool: Tool) -> None:
        """Take up a drag that has begun in another widget; `move` and `release` go on with it."""
        self._finish()
        self._tool = tool

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The left button went down."""
        self._finish()
        found = self._hit(at)
        self._people.press(self._scene.rows, self._scene.selection, found.spot)
        self._from = self._at = at
        self._pressed, self._modifiers = found, modifiers
        self._filling = self._on_handle(at)
        if self._filling:
            return
        match found.spot.zone:
            case Zone.DIVIDER:
                self._sizing = True
            case Zone.HEADER | Zone.NAMES:
                self._press_frozen(found)
            case Zone.BODY:
                self._press_body(found, modifiers)
            case Zone.CORNER if at.y() < self._scene.geometry.header:
                pass
            case Zone.FOOTER if found.spot.day is not None and self._scene.around.costs is not None:
                self._pressed = None
                self.asked.emit(OpenCost(date=self._scene.rows.dates[found.spot.day]))
            case _:
                self._pressed = None

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer moved, or Ctrl went down or up meanwhile."""
        self._at = at
        if self._sizing:
            self.widened.emit(max(at.x(), 1))
        elif self._tool is not None:
            self._drag(modifiers)
        elif self._pressed is not None:
            far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
            if far and self._pressed.spot.zone is Zone.CORNER:
                self._finish()
                self.week_taken.emit()
            elif far:
                self._tool = self._tool_for(self._pressed)
                if isinstance(self._tool, MoveTool):
                    self.carried.emit(self._tool.bookings)
                self._drag(modifiers)
        else:
            self._at = at
            self._hover(self._hit(at))

    def switch(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl went down or up in the middle of a drag."""
        self.move(self._at, modifiers)

    def point_out(self, at: QPoint) -> None:
        """The right button: select what was hit, unless it is among what is picked."""
        found = self._hit(at)
        row, day = found.spot.row, found.spot.day
        if found.spot.zone is Zone.HEADER and day is not None:
            self._point_out_day(found, day)
            return
        if row is None or day is None or self._scene.rows.person(row) is None:
            return
        if not self._carries(found) and not self._marked(row, day):
            self.selected.emit(self._alone(found, row, day))

    def _point_out_day(self, found: Hit, day: int) -> None:
        """Mark a date whose heading was hit, unless it is among those marked."""
        block = selecting.block(self._scene.rows, self._scene.selection)
        tool = self._tool_for(found)
        marked = None if tool is None else tool.marked()
        if marked is not None and (block is None or not block.left <= day <= block.right):
            self.selected.emit(marked)

    def release(self, at: QPoint) -> None:
        """The left button went up: the drag ends in its intent, the click in what it marks."""
        self._at = at
        tool, pressed, beside = self._tool, self._pressed, self._asked_beside()
        self._aside = None
        self._finish()
        if tool is not None:
            intent = beside or tool.intent()
            if intent is not None:
                self.asked.emit(intent)
        elif pressed is not None and pressed.spot.zone is Zone.BODY and not self._filling:
            self._click(pressed)
        elif pressed is not None and self._people.among:
            self._people.among = False
            self._press_frozen(pressed)
        self._hover(self._hit(at))

    def double_click(self, at: QPoint) -> None:
        """Open what lies there, or book the date."""
        self._finish()
        found = self._hit(at)
        spot, rows = found.spot, self._scene.rows
        if spot.zone is Zone.DIVIDER:
            self.widened.emit(0)
        elif spot.zone is Zone.HEADER and spot.day is not None:
            self.asked.emit(OpenDay(date=rows.dates[spot.day]))
        else:
            intent = opened(rows, found)
            if intent is not None:
                self.asked.emit(intent)

    def cancel(self) -> bool:
        """Give the drag up; whether there was one. Until the next press nothing happens."""
        busy = self.dragging
        self._finish()
        if busy:
            self.pointed.emit(Qt.CursorShape.ArrowCursor)
        return busy

    def _finish(self) -> None:
        had_tool = self._tool is not None
        self._tool = None
        self._aside = None
        self._pressed = None
        self._sizing = False
        self._timer.stop()
        if had_tool:
            self.previewed.emit(None, self._at)
            self.carried.emit(())
            self.ghosted.emit()

    def _asked_beside(self) -> Intent | None:
        """What letting go here asks for, where it is beside the cells."""
        if self.beside is None or not isinstance(self._tool, MoveTool):
            return None
        return self.beside(self._at, self._tool.bookings)

    def _hit(self, at: QPoint) -> Hit:
        scene = self._scene
        place, picked = (at.x(), at.y()), scene.selection.picked
        return hit(scene.rows, scene.geometry, scene.sizes, place, picked)

    def _press_frozen(self, found: Hit) -> None:
        scene, spot = self._scene, found.spot
        if spot.zone is Zone.NAMES and spot.row is not None:
            line = scene.rows.lines[spot.row]
            if isinstance(line, GroupLine):
                self._pressed = None
                self.folded.emit(line.group.key)
                return
        if spot.zone is Zone.NAMES and self._people.among:
            return
        tool = self._tool_for(found)
        marked = None if tool is None else tool.marked()
        if marked is None:
            self._pressed = None
        else:
            self.selected.emit(marked)

    def _press_body(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        scene, (_zone, row, day, *_rest) = self._scene, found.spot
        if row is None or day is None or scene.rows.person(row) is None:
            self._pressed = None
            return
        if modifiers & _SHIFT:
            self.selected.emit(selecting.extended(scene.rows, scene.selection, row, day))
        elif not modifiers & _CONTROL and not self._carries(found):
            self.selected.emit(self._alone(found, row, day))

    def _carries(self, found: Hit) -> bool:
        """Whether the booking hit is picked, so that a drag takes all that are picked along."""
        return found.cell is not None and found.cell.booking in self._scene.selection.picked

    def _marked(self, row: int, day: int) -> bool:
        """Whether an empty cell lies in a block of several."""
        block = selecting.block(self._scene.rows, self._scene.selection)
        if block is None or self._scene.rows.cells(row, day):
            return False
        return block.top <= row <= block.bottom and block.left <= day <= block.right

    def _alone(self, found: Hit, row: int, day: int) -> Selection:
        """The cell hit, or that of the booking whose end reaches over into it."""
        rows = self._scene.rows
        if found.cell is not None and not rows.cells(row, day):
            day += 1 if found.part is Part.START else -1
        return selecting.at(rows, row, day, found.lane)

    def _click(self, pressed: Hit) -> None:
        scene, (_zone, row, day, *_rest) = self._scene, pressed.spot
        if row is None or day is None or self._modifiers & _SHIFT:
            return
        if self._modifiers & _CONTROL:
            self.selected.emit(
                selecting.toggled(scene.rows, scene.selection, row, day, pressed.lane)
            )
        else:
            self.selected.emit(self._alone(pressed, row, day))

    def _tool_for(self, pressed: Hit) -> Tool | None:
        """The tool that a drag from there takes up."""
        rows, (zone, row, day, *_rest) = self._scene.rows, pressed.spot
        if self._filling:
            marked = selecting.block(rows, self._scene.selection)
            return None if marked is None else FillTool(rows, marked)
        if zone is Zone.HEADER and day is not None:
            line = next(rows.people(), None)
            return None if line is None else MarkTool(rows, line, day, days=True)
        if row is None or rows.person(row) is None:
            return None
        if zone is Zone.NAMES:
            carried = self._people.tool(rows, self._scene.selection) if self._people.among else None
            return carried or MarkTool(rows, row, 0, people=True)
        return None if day is None else self._tool_in_body(pressed, row, day)

    def _tool_in_body(self, pressed: Hit, row: int, day: int) -> Tool | None:
        """From a booking its own tool; from an empty cell a new booking, or the rubber band."""
        rows, person = self._scene.rows, self._scene.rows.person(row)
        if self._modifiers & _SHIFT:
            start = selecting.position(rows, self._scene.selection.cursor) or (row, day)
            return MarkTool(rows, *start)
        if pressed.cell is not None and not pressed.cell.elsewhere:
            if pressed.part is not Part.BODY and not self._modifiers & _CONTROL:
                at_end = pressed.part is Part.END
                return StretchTool(rows, pressed.cell.booking, at_end=at_end)
            picked = self._scene.selection.picked
            carried = picked if self._carries(pressed) else {pressed.cell.booking}
            return MoveTool(rows, tuple(sorted(carried)), row, day)
        if self._modifiers & _CONTROL:
            return MarkTool(rows, row, day)
        return None if person is None else DrawTool(rows, row, person.person, day)

    def _drag(self, modifiers: Qt.KeyboardModifier) -> None:
        tool, geometry = self._taken(), self._scene.geometry
        if tool is None:
            self._pressed = None
            return
        line, day = geometry.nearest(self._at.x(), self._at.y())
        over_header = 0 <= self._at.y() < geometry.header and self._at.x() >= geometry.names
        if isinstance(tool, PeopleTool) and self._at.x() < geometry.names:
            over_header = True
        before = (self.ghost(), tool.marked(), self._aside)
        self._aside = self._asked_beside()
        tool.drag(None if over_header else line, day, copy=bool(modifiers & _CONTROL))
        marked = tool.marked()
        if marked is not None and marked != self._scene.selection:
            self.selected.emit(marked)
        if before != (self.ghost(), marked, self._aside):
            self.ghosted.emit()
            self.previewed.emit(self._aside or tool.intent(), self._at)
        self.pointed.emit(_SHAPES[tool.hand])
        if self._aside is None and self._pull() != (0, 0):
            self._timer.start()
        else:
            self._timer.stop()

    def _taken(self) -> Tool | None:
        """The tool; marking names becomes carrying people when it leaves their column."""
        scene, pressed, tool = self._scene, self._pressed, self._tool
        from_names = pressed is not None and pressed.spot.zone is Zone.NAMES
        if from_names and isinstance(tool, MarkTool) and self._at.x() >= scene.geometry.names:
            self._tool = self._people.tool(scene.rows, scene.selection) or tool
        return self._tool

    def _pull(self) -> tuple[int, int]:
        """How far one tick scrolls, from how near or beyond the edge of the body the pointer is."""
        body, at = self._scene.geometry.body, self._at
        return (
            pulled(at.x(), body.x, body.right),
            pulled(at.y(), body.y, body.bottom),
        )

    def _scroll_on(self) -> None:
        dx, dy = self._pull()
        self.scrolled.emit(dx, dy)
        self._drag(QApplication.keyboardModifiers())

    def _on_handle(self, at: QPoint) -> bool:
        scene = self._scene
        return on_handle(scene.rows, scene.geometry, scene.selection, at.x(), at.y())

    def _hover(self, found: Hit) -> None:
        if self._on_handle(self._at):
            self.pointed.emit(Qt.CursorShape.CrossCursor)
        elif found.spot.zone is Zone.DIVIDER:
            self.pointed.emit(Qt.CursorShape.SplitHCursor)
        elif found.spot.zone is Zone.CORNER and self._at.y() < self._scene.geometry.header:
            self.pointed.emit(Qt.CursorShape.OpenHandCursor)
        elif found.part in {Part.START, Part.END}:
            self.pointed.emit(Qt.CursorShape.SizeHorCursor)
        else:
            self.pointed.emit(Qt.CursorShape.ArrowCursor)
