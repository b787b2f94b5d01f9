"""Typing into cells: the line over the cell, what it says before Enter, and the command."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.intents import EditCell, Intent, TypeInto
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import booker_of
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.staying import do_here
from crewplanner.ui.widgets.cell_editor import CellEditor, Echo, Leave

if TYPE_CHECKING:
    from crewplanner.app.cell_edit import TypedCells
    from crewplanner.app.cell_entries import CellPlace
    from crewplanner.domain.plan import Plan
    from crewplanner.ui.board.hours.view import HoursBoard

_STEPS = {
    Leave.UP: Action.UP,
    Leave.DOWN: Action.DOWN,
    Leave.LEFT: Action.LEFT,
    Leave.RIGHT: Action.RIGHT,
}


class Typing(BoardPart):
    """Opens the editor at the cursor's cell and writes what is entered."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.editor: CellEditor | None = None
        self._place: CellPlace | None = None
        self._several: tuple[CellPlace, ...] = ()
        self._before: Plan | None = None
        context.answer_first(self.answer)
        context.board_made.connect(self._meet)
        context.hours_made.connect(self._meet_day)

    def answer(self, intent: Intent) -> bool:
        """Begin to write where a key, typing or a double click asks for it."""
        if not self.context.editable:
            return False
        match intent:
            case TypeInto(text=text):
                return self._open(text)
            case EditCell(person=person, date=date, booking=booking):
                board = self.context.board
                if board is not None and booking is None:
                    board.select((person, date))
                return self._open("")
            case _other:
                return False

    def is_begun(self, letters: str) -> bool:
        """Whether a word that may be written begins so."""
        from crewplanner.app.cell_phrases import begins_phrase  # noqa: PLC0415 - to start quickly

        return self.context.editable and begins_phrase(letters, self.context.plan)

    def letter_acts(self) -> None:
        """A letter that is a key is about to act."""
        self._before = self.context.plan

    def take_letter_back(self) -> None:
        """Undo what it did, if anything came of it."""
        before, self._before = self._before, None
        if before is not self.context.plan:
            self.context.services.run("undo")

    def _meet(self, board: Board) -> None:
        board.word.words = self
        self.editor = CellEditor(self.context.look, board.viewport(), self._read)
        self.editor.entered.connect(self._enter)
        self.editor.closed.connect(self._close)
        board.view_changed.connect(self._follow)
        board.selection_changed.connect(self._follow)

    def _meet_day(self, day: "HoursBoard") -> None:
        day.view_changed.connect(self._follow)

    def _open(self, typed: str) -> bool:
        seen = self.context.seen
        if self.editor is not None and seen is not None:
            self.editor.move_to(seen.viewport())
        place, box = self._cursor(), self._box()
        production = self._production()
        if self.editor is None or place is None or box is None or production is None:
            return False
        self._place = place
        self._several = marked_places(self.context)
        from crewplanner.app.cell_writing import CellWriter  # noqa: PLC0415 - to start quickly

        writer = CellWriter(self.context.plan, production)
        text = writer.booking_text(place) if place.booking is not None else writer.text(place)
        self.context.editing = True
        about = self.context.board.describe() if self.context.board is not None else ""
        self.editor.open_at(box, text, typed=typed, about=about)
        return True

    def _cursor(self) -> "CellPlace | None":
        from crewplanner.app.cell_entries import CellPlace  # noqa: PLC0415 - to start quickly

        board = self.context.board
        cursor = board.scene.selection.cursor if board is not None else None
        if board is None or cursor is None:
            return None
        cell = selecting.cell_at(board.scene.rows, cursor)
        if cell is not None and cell.elsewhere:
            cell = None
        booking = cell.booking if cell is not None else None
        production, unit = self.context.production, None
        if production is not None:
            _booker, unit = booker_of(self.context.plan, production, cursor.group)
        return CellPlace(person=cursor.person, date=cursor.date, booking=booking, unit=unit)

    def _production(self) -> Production | None:
        """Whose bookings the row of the cursor is about."""
        board, production = self.context.board, self.context.production
        cursor = board.scene.selection.cursor if board is not None else None
        if production is None or cursor is None:
            return None
        booker, _unit = booker_of(self.context.plan, production, cursor.group)
        return self.context.plan.productions.get(booker)

    def _box(self) -> QRect | None:
        """The cursor's cell, by the hour its bar, in pixels of the viewport."""
        board, day = self.context.board, self.context.day
        if day is not None and self.context.by_hour:
            return day.cursor_area
        if board is None:
            return None
        scene = board.scene
        where = selecting.position(scene.rows, scene.selection.cursor)
        if where is None:
            return None
        box = scene.geometry.to_window(scene.geometry.cell(*where))
        return QRect(box.x, box.y, box.width, box.height)

    def _read(self, text: str) -> Echo:
        found = self._typed(text, () if self._place is None else (self._place,))
        sentence = found.sentence
        if found.understood and len(self._several) > 1:
            all_of_them = _("Ctrl+Enter: all {count} cells").format(count=len(self._several))
            sentence = f"{sentence} · {all_of_them}"
        return Echo(sentence=sentence, understood=found.understood)

    def _typed(self, text: str, places: "tuple[CellPlace, ...]") -> "TypedCells":
        from crewplanner.app.cell_edit import (  # noqa: PLC0415 - to start quickly
            TypedCells,
            read_typed,
        )

        production = self._production()
        if production is None or not places:
            return TypedCells(sentence="", understood=False)
        return read_typed(self.context.plan, production, places, text)

    def _enter(self, text: str, leave: Leave) -> None:
        editor, board = self.editor, self.context.board
        if editor is None or board is None or self._place is None:
            return
        places = self._several if leave is Leave.ALL else (self._place,)
        found = self._typed(text, places or (self._place,))
        if not found.understood:
            return
        editor.close()
        if found.command is not None:
            do_here(self.context, found.command)
        if leave in _STEPS:
            board.perform(_STEPS[leave])
        if leave is not Leave.STAY:
            self.context.focus()

    def _close(self) -> None:
        self.context.editing = False
        self.context.page.catch_up()
        if self.editor is not None and not self._elsewhere():
            self.context.focus()

    def _elsewhere(self) -> bool:
        """Whether the keyboard has gone to another widget by itself."""
        focused = self.context.page.window().focusWidget()
        own = self.editor.field if self.editor is not None else None
        return focused not in (None, own, self.context.board, self.context.seen)

    def _follow(self) -> None:
        box = self._box()
        if self.editor is not None and self.editor.is_open and box is not None:
            self.editor.place(box)


def marked_places(context: BoardContext) -> "tuple[CellPlace, ...]":
    """Every marked cell, by person and date."""
    from crewplanner.app.cell_entries import CellPlace  # noqa: PLC0415 - to start quickly

    board = context.board
    marked = selecting.block(board.scene.rows, board.scene.selection) if board else None
    if board is None or marked is None:
        return ()
    rows = board.scene.rows
    lines = [rows.person(line) for line in range(marked.top, marked.bottom + 1)]
    dates = rows.dates[marked.left : marked.right + 1]
    people = dict.fromkeys(row.person for row in lines if row is not None)
    return tuple(CellPlace(person=person, date=date) for person in people for date in dates)
