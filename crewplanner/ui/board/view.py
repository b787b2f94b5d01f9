"""Board: the widget. It shows a `BoardView` and says what gestures ask for; it changes nothing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from crewplanner.app.queries.board import BoardDay, BoardGroup, BoardRow, BoardView, GroupKey
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.asking import intent_of, typed
from crewplanner.ui.board.canvas import BY_KEY, Canvas, Sight
from crewplanner.ui.board.intents import Intent, ShowDate
from crewplanner.ui.board.keyboard import Keyboard, typed_letter
from crewplanner.ui.board.mouse import Beside, Mouse
from crewplanner.ui.board.moving import PRESETS, WEEKS, group_of, selection_of
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.selection import Selection
from crewplanner.ui.board.told import about, describe, is_about
from crewplanner.ui.board.tools import Ghost
from crewplanner.ui.board.typed_word import TypedWord
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.widgets.announcing import announce

_NOTCH = 120
_SWITCHES = (Qt.Key.Key_Control, Qt.Key.Key_Meta)


class Board(Canvas):
    """People against days, by mouse and by keyboard. Needs no workspace and no plan."""

    requested = Signal(object)
    """An Intent: one gesture carried through."""
    previewed = Signal(object, QPoint)
    """The Intent that a drag would end in where the pointer is (global); None when it is over."""
    carried = Signal(object)
    """The bookings that a drag carries from now on; none of them when it is over."""
    selection_changed = Signal()
    """Cursor, marked cells or picked bookings are others."""
    rows_changed = Signal()
    """Other rows are shown, or other values in them, or others are dimmed."""
    hours_wanted = Signal(object, int)
    """The hours of a date are wanted, which is at that window x (-1: anywhere)."""
    week_taken = Signal()
    """The heading of the week is dragged, to be taken out of the window as a file."""
    menu_wanted = Signal(QPoint)
    """A menu for what is selected is wanted at this global position."""

    def __init__(
        self,
        view: BoardView,
        paints: BoardPaints,
        words: BoardWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(view, paints, words or BoardWords(), parent)
        self.keyboard = Keyboard()
        self._mouse = Mouse(self.scene, self)
        self._mouse.selected.connect(self._select)
        self._mouse.asked.connect(self.requested)
        self._mouse.previewed.connect(self._preview)
        self._mouse.carried.connect(self.carried)
        self._mouse.week_taken.connect(self.week_taken)
        self._mouse.beside = self._ask_beside
        self.beside: Beside | None = None
        """What letting bookings go at a global point beside the cells asks for."""
        self._mouse.scrolled.connect(self._scroll_by)
        self._mouse.folded.connect(self._toggle_fold)
        self._mouse.widened.connect(self._widen_names)
        self._mouse.pointed.connect(self._point)
        self._mouse.ghosted.connect(self._repaint)
        self.word = TypedWord(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._announce()

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._mouse.dragging

    @property
    def mouse(self) -> Mouse:
        """Its hand, for drags that come from elsewhere."""
        return self._mouse

    def set_view(self, view: BoardView) -> None:
        """Show another view; scroll position, cursor and selection stay by date and id."""
        self._mouse.cancel()
        before = self.scene.selection
        super().set_view(view)
        self.rows_changed.emit()
        self._announce(before)

    def replace_rows(
        self, rows: Iterable[BoardRow | BoardGroup], days: Iterable[BoardDay] = ()
    ) -> None:
        """Show other values for people, departments and dates; the rest stays as it is."""
        self._mouse.cancel()
        before = self.scene.selection
        super().replace_rows(rows, days)
        self.rows_changed.emit()
        self._announce(before)

    def show_date(self, date: dt.date, *, part: float = 0.0) -> None:
        """Scroll a date to the left edge, or a part of the width off; ask for it if not there."""
        if date in self.scene.rows.view.span:
            self._show_date_at(date, part)
        else:
            self.requested.emit(ShowDate(date=date))

    def select(self, target: BookingId | tuple[PersonId, dt.date] | Selection) -> bool:
        """Pick a booking or put the cursor on a cell, in view; False where it is not shown.

        A selection is taken as it is, without scrolling there.
        """
        if isinstance(target, Selection):
            self._select(target)
            return True
        found = selecting.on(self.scene.rows, target)
        if found is None:
            return False
        self._select(found)
        self._reveal()
        return True

    def pick(self, bookings: Sequence[BookingId]) -> None:
        """Pick just these bookings, with the cursor on the first one shown, in view."""
        found = selecting.on_bookings(self.scene.rows, bookings)
        if found is not None:
            self._select(found)
            self._reveal()

    def restore_sight(self, sight: Sight) -> None:
        """Come back to what was seen, as far as it is still there."""
        self._select(selecting.kept(self.scene.rows, sight.selection))
        self._scroll_to(sight.x, sight.y)

    def search(self, text: str) -> tuple[PersonId, ...]:
        """Dim everybody whose name or role does not match; an empty text dims nobody."""
        found = self.scene.find(text)
        self.viewport().update()
        self.rows_changed.emit()
        return found

    def fold(self, groups: frozenset[GroupKey]) -> None:
        """Fold these groups and no others."""
        before = self.scene.selection
        self.scene.fold(groups)
        self._refit()
        self._announce(before)

    def describe(self) -> str:
        """What is under the cursor, read out: person, role, date, status, times, warnings."""
        return describe(self.scene)

    def perform(self, action: Action, *, extend: bool = False) -> bool:
        """Do what a key would do; whether the action applied."""
        scene = self.scene
        if action is Action.CLEAR_SELECTION and self._mouse.cancel():
            return True
        if self._perform_on_view(action):
            return True
        page = max(1, scene.geometry.body.height // scene.sizes.row - 1)
        found = selection_of(action, scene.rows, scene.selection, page, extend=extend)
        if found is not None:
            if action is Action.CLEAR_SELECTION and found == scene.selection:
                return False
            self._select(found)
            self._reveal(moving=extend)
            if action is Action.TODAY:
                self._show_date_at(scene.rows.view.today, 1 / 3)
            return True
        intent = intent_of(action, scene.rows, scene.selection)
        if intent is not None:
            self.requested.emit(intent)
        return intent is not None

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips come when they are asked for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = "" if self._mouse.dragging else about(self.scene, event.pos())
            self.tip.tell(event.globalPos(), text, partial(is_about, self.scene, text))
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys of the board are not the window's shortcuts while the board has focus."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._refit()
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self.keyboard.action(event) or typed_letter(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The table of keys; what else writes a letter begins to write into the cell."""
        if self._mouse.dragging and event.key() in _SWITCHES:
            self._mouse.switch(event.modifiers() | Qt.KeyboardModifier.ControlModifier)
            return
        self.tip.hide()
        found = self.keyboard.action(event)
        letter = typed_letter(event)
        word = "" if self._mouse.dragging else self.word.taken_up(letter)
        self.word.begin("" if word or event.isAutoRepeat() else letter)
        if (
            (word and self._type(word))
            or (self._mouse.dragging and (found is None or found[0] is not Action.CLEAR_SELECTION))
            or (found is not None and self.perform(found[0], extend=found[1]))
            or (letter and self._type(letter))
        ):
            event.accept()
        elif found is None:
            super().keyPressEvent(event)
        elif found[0] is Action.CLEAR_SELECTION:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Ctrl let go in the middle of a drag: no copy after all."""
        if self._mouse.dragging and event.key() in _SWITCHES:
            self._mouse.switch(event.modifiers() & ~Qt.KeyboardModifier.ControlModifier)
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from day to day, and on the last day on to the next widget."""
        where = selecting.position(self.scene.rows, self.scene.selection.cursor)
        last = len(self.scene.rows.dates) - 1
        if where is None or where[1] == (last if forward else 0):
            return super().focusNextPrevChild(forward)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is where the eye is; who comes by key finds one."""
        super().focusInEvent(event)
        if self.scene.selection.cursor is None and event.reason() in BY_KEY:
            self.perform(Action.RIGHT)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag does not survive the loss of the keyboard: Esc could not end it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._mouse.cancel()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button works; the right one ends what the left one began."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.press(event.position().toPoint(), event.modifiers())
        else:
            self._mouse.cancel()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See `Mouse.move`."""
        self._mouse.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See `Mouse.release`."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.release(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See `Mouse.double_click`."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.double_click(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse the menu is for what was hit, by key for the cursor's cell."""
        self._mouse.cancel()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._mouse.point_out(event.pos())
            self.menu_wanted.emit(event.globalPos())
        else:
            self._want_menu()
        event.accept()

    def busy_areas(self) -> list[QRect]:
        """What nothing may lie on, in pixels of the viewport: where a drag would drop.

        While nothing is dragged, the bookings that are picked.
        """
        ghost = self._ghost()
        return self.scene.areas(ghost, () if ghost else self.scene.selection.picked)

    def _ghost(self) -> Ghost | None:
        return self._mouse.ghost()

    def _zoom_beyond(self, at: int | None) -> None:
        geometry = self.scene.geometry
        x = geometry.names if at is None else at
        day = geometry.day_at(geometry.x + max(x - geometry.names, 0))
        self.hours_wanted.emit(geometry.date_of(day), x)

    def _perform_on_view(self, action: Action) -> bool:
        """Actions that change what is seen, and nothing else."""
        scene, span = self.scene, self.scene.rows.view.span
        cursor = scene.selection.cursor
        if action in PRESETS:
            self.zoom(PRESETS[action])
        elif action is Action.DAY:
            date = cursor.date if cursor is not None else self.visible_span.first
            self.hours_wanted.emit(date, -1)
        elif action in {Action.ZOOM_IN, Action.ZOOM_OUT}:
            self._zoom_by(_NOTCH if action is Action.ZOOM_IN else -_NOTCH, self._cursor_x())
        elif action is Action.UNFOLD:
            self.fold(frozenset())
        elif action is Action.MENU:
            self._want_menu()
        elif action is Action.FOLD:
            return self._fold_cursor()
        elif action is Action.TODAY and scene.rows.view.today not in span:
            self.requested.emit(ShowDate(date=scene.rows.view.today))
        elif action in WEEKS and cursor is not None:
            date = cursor.date + dt.timedelta(days=WEEKS[action])
            if date in span:
                return False
            self.requested.emit(ShowDate(date=date))
        else:
            return False
        return True

    def _want_menu(self) -> None:
        """The menu below the cursor's cell, which comes into view."""
        self._reveal()
        self.menu_wanted.emit(self.viewport().mapToGlobal(self._cursor_foot()))

    def _type(self, text: str) -> bool:
        """Typing begins on the marked dates of the cursor's person."""
        intent = typed(text, self.scene.rows, self.scene.selection)
        if intent is not None:
            self.requested.emit(intent)
        return intent is not None

    def _select(self, selection: Selection) -> None:
        before = self.scene.selection
        if selection != before:
            self._repaint(self.scene.select(selection))
            self._announce(before)

    def _reveal(self, *, moving: bool = False) -> None:
        """Scroll the cursor into view, or the moving corner of the block.

        A row below it is left in sight: a message may lie over the lower edge.
        """
        selection = self.scene.selection
        where = selecting.position(self.scene.rows, selection.end if moving else selection.cursor)
        if where is not None:
            sizes = self.scene.sizes
            below = max(sizes.row, sizes.footer)
            geometry = self.scene.geometry.revealing(*where, below)
            self._scroll_to(geometry.x, geometry.y)

    def _announce(self, before: Selection | None = None) -> None:
        """Tell listeners and screen readers where the cursor is now.

        Where it has not moved, what it is on may still say something else.
        """
        moved = before is None or before != self.scene.selection
        text = self.describe()
        if text != self.accessibleName():
            self.setAccessibleName(text)
            if moved and before is not None:
                announce(self, text)
        if moved and before is not None:
            self.selection_changed.emit()

    def _point(self, shape: Qt.CursorShape) -> None:
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _preview(self, intent: object, at: QPoint) -> None:
        self.previewed.emit(intent, self.viewport().mapToGlobal(at))

    def _ask_beside(self, at: QPoint, bookings: tuple[BookingId, ...]) -> Intent | None:
        return self.beside(self.viewport().mapToGlobal(at), bookings) if self.beside else None

    def _toggle_fold(self, group: GroupKey) -> None:
        self.fold(self.scene.rows.folded ^ {group})

    def _fold_cursor(self) -> bool:
        """Fold the group above the cursor."""
        group = group_of(self.scene.rows, self.scene.selection)
        if group is not None:
            self.fold(self.scene.rows.folded | {group.key})
        return group is not None
