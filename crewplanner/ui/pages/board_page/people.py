"""People to book beside the board: dragged, double clicked or booked by key on the marked days."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from crewplanner.app.words import date_text
from crewplanner.domain.ids import DepartmentId, PersonId
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.intents import BookOn, Intent, OpenNeed
from crewplanner.ui.board.receiving import Receiver
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import marked_cells, order
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.staying import do_here

if TYPE_CHECKING:
    from crewplanner.app.queries.candidates import OpenRole
    from crewplanner.ui.pages.board_page.people_panel import PeoplePanel

_PANEL = "people"
_MOST_DAYS = 62


class People(BoardPart):
    """The panel, its action, and what is dropped on the board. It follows what is marked."""

    actions = (
        ActionSpec(
            id="book-people",
            text=N_("Book &people on the marked days…"),
            handler="people.toggle",
            icon="crew",
            keys=("Ctrl+Shift+B",),
            menu="edit",
            help=N_("Who is free on them, to book one or many at once, by click, drag or key"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.panel: PeoplePanel | None = None
        self._span: DateSpan | None = None
        context.places.side.add(_PANEL, _("People to book"), self._make)
        context.places.side.opened.connect(self._look)
        context.answer_first(self.answer)
        context.menu_opening.connect(self._fill_menu)
        context.view_shown.connect(self._look)
        context.board_made.connect(self._meet)

    def toggle(self) -> None:
        """Show who could be booked on the marked days, with the keyboard there; or close it."""
        if self.context.board is not None:
            self.context.places.side.toggle(_PANEL)

    def answer(self, intent: Intent) -> bool:
        """A need opens the panel with those who could fill it; people are booked in one step."""
        match intent:
            case OpenNeed(department=department, date=date) if self.context.board is not None:
                self._mark(DateSpan(first=date, last=date))
                side = self.context.places.side
                side.open_panel(_PANEL)
                self._look(department=department)
                side.focus_start()
                return True
            case BookOn() if self.context.editable:
                found = order(intent, self.context.plan, self.context.production)
                if found is not None:
                    do_here(self.context, found.command, found.toast)
                return True
            case _other:
                return False

    def _make(self) -> QWidget:
        from crewplanner.ui.pages.board_page.people_panel import (  # noqa: PLC0415 - to start quickly
            PeoplePanel,
        )

        panel = self.panel = PeoplePanel(self.context.look)
        panel.asked.connect(self._book)
        panel.role_chosen.connect(self._look)
        return panel

    def _meet(self, board: Board) -> None:
        Receiver(board)
        board.selection_changed.connect(self._look)

    def _mark(self, span: DateSpan) -> None:
        """Put the cursor on a date, so that it is the one marked."""
        board = self.context.board
        if board is None:
            return
        scene = board.scene
        cursor = scene.selection.cursor
        line = next(scene.rows.people(), None)
        person = None if line is None else scene.rows.person(line)
        who = cursor.person if cursor is not None else person.person if person else None
        if who is not None:
            board.select((who, span.first))
        self._span = span

    def _look(self, *_changed: object, department: DepartmentId | None = None) -> None:
        """Show the people for the days that are marked now; a need's role comes first."""
        panel, production = self.panel, self.context.production
        board = self.context.board
        shown = self.context.places.side.current == _PANEL
        if panel is None or production is None or board is None or not shown:
            return
        marked = marked_cells(board)
        span = marked[1] if marked is not None else None
        self._span = span
        if span is None:
            panel.show_days(_("Mark days on the board first: drag over their dates."))
            panel.show_roles((), None)
            panel.show_people((), editable=False)
            return
        panel.show_days(_days_text(span))
        from crewplanner.app.queries.candidates import (  # noqa: PLC0415 - to start quickly
            candidates,
            open_roles,
        )

        roles = open_roles(self.context.plan, production.id, span)
        wanted = self._wanted(roles, department)
        panel.show_roles(roles, wanted)
        role = wanted.role if wanted is not None else None
        asked = DateSpan(first=span.first, last=list(span)[:_MOST_DAYS][-1])
        people = candidates(self.context.plan, production.id, asked, role)
        panel.show_people(people, editable=self.context.editable)

    def _wanted(
        self, roles: "tuple[OpenRole, ...]", department: DepartmentId | None
    ) -> "OpenRole | None":
        """The role of the need asked about, or the one that was chosen, if it is still open."""
        if department is not None:
            return next((one for one in roles if one.department == department), None)
        before = self.panel.roles.value() if self.panel is not None else None
        if before is None:
            return None
        same = (one for one in roles if (one.role, one.unit) == (before.role, before.unit))
        return next(same, None)

    def _book(self, people: tuple[PersonId, ...]) -> None:
        """Book them in the role that is to be filled, if one is chosen."""
        span, panel = self._span, self.panel
        if span is None or panel is None:
            return
        role = panel.roles.value()
        intent = BookOn(
            people=people,
            first=span.first,
            last=span.last,
            role=role.role if role is not None else None,
            unit=role.unit if role is not None else None,
        )
        self.context.take(intent)

    def _fill_menu(self, menu: QMenu) -> None:
        keys = QKeySequence(self.actions[0].keys[0])
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        entry = QAction(f"{_('Book people on the marked days…')}\t{shown}", menu)
        entry.triggered.connect(self.toggle)
        menu.addAction(entry)


def _days_text(span: DateSpan) -> str:
    if len(span) == 1:
        return date_text(span.first)
    days = ngettext("{count} day", "{count} days", len(span)).format(count=len(span))
    return f"{date_text(span.first, year=False)} – {date_text(span.last)} · {days}"
