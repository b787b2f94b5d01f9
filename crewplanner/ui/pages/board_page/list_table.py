"""The list of bookings: what its columns say, and the keys that work on it as on the board."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from crewplanner.app.queries.board_list import BoardListRow
from crewplanner.app.words import date_text, status_text, weekday_text
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.values import format_minutes
from crewplanner.i18n import _
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.keyboard import Keyboard
from crewplanner.ui.board.moving import MOVES
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView

_ICONS = {
    None: "",
    Severity.BLOCK: "warning:finding",
    Severity.WARN: "warning:hold.ink",
    Severity.INFO: "info:muted",
}
_OWN_KEYS = MOVES | {
    Action.SELECT_ALL,
    Action.SELECT_PERSON,
    Action.SELECT_DAY,
    Action.CLEAR_SELECTION,
    Action.EDIT,
    Action.CREATE,
}
"""What a table does by itself, or what needs a cell of the board."""


class BoardList(TableView):
    """A table whose keys for bookings are those of the board, and which has the board's menu."""

    acted = Signal(object)
    """Carries the Action that a key asked for."""
    menu_asked = Signal(QPoint)
    """Carries the place of the screen where the menu is wanted."""

    def __init__(self, look: Look, keyboard: Keyboard) -> None:
        super().__init__(look, _("Bookings shown on the board"), edge=PAGE_EDGE)
        self._keyboard = keyboard
        self.set_hint(_("Nobody is booked on these dates."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._keyboard.action(event)
        if found is not None and found[0] not in _OWN_KEYS:
            self.acted.emit(found[0])
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex())
        where = event.globalPos() if by_mouse else self.viewport().mapToGlobal(row.center())
        self.menu_asked.emit(where)
        event.accept()


def list_columns(sentence: Callable[[Finding], str]) -> tuple[Column[BoardListRow], ...]:
    """The columns, the person first. `sentence` says a finding in words."""

    def warnings(row: BoardListRow) -> str:
        said = dict.fromkeys(sentence(finding).rstrip(".") for finding in row.findings)
        return "; ".join(said)

    return (
        *_facts(),
        Column(
            id="unit", title=_("Unit"), value=lambda row: row.unit, width=100, spare=1, if_any=True
        ),
        Column(
            id="warnings",
            title=_("Findings"),
            value=warnings,
            sort=lambda row: row.severity is None,
            icon=lambda row: _ICONS[row.severity],
            tip=warnings,
            width=200,
            spare=3,
            stretch=True,
            if_any=True,
        ),
        Column(
            id="note", title=_("Note"), value=lambda row: row.note, width=120, spare=5, if_any=True
        ),
    )


def _facts() -> Iterator[Column[BoardListRow]]:
    """Who, when, how firmly and from which call."""
    yield Column(
        id="person",
        title=_("Person"),
        value=lambda row: row.name,
        sort=lambda row: row.order,
        width=170,
        least=156,
        strong=True,
    )
    yield Column(id="role", title=_("Role"), value=lambda row: row.role, width=130, spare=2)
    yield Column(
        id="dates",
        title=_("Dates"),
        value=dates_text,
        sort=lambda row: (row.span.first, row.span.last),
        width=150,
        fit=True,
    )
    yield Column(
        id="status",
        title=_("Status"),
        value=_status,
        sort=lambda row: (tuple(type(row.status)).index(row.status), row.rank),
        width=110,
        least=88,
        tip=_status,
    )
    yield Column(
        id="times",
        title=_("Times"),
        value=times_text,
        sort=lambda row: row.call,
        width=110,
        fit=True,
        spare=4,
    )


def dates_text(row: BoardListRow) -> str:
    """Tue 3 Mar, or from there to the last date; the month is said once where it is one."""
    first, last = row.span.first, row.span.last
    said = date_text(last, year=False)
    if first == last:
        return said
    if (first.year, first.month) == (last.year, last.month):
        return f"{weekday_text(first.weekday())} {first.day} – {said}"
    return f"{date_text(first, year=False)} – {said}"


def times_text(row: BoardListRow) -> str:
    """Call and wrap of all dates; that they differ, or that nobody works."""
    if row.varies:
        return _("differ by day")
    if not row.worked:
        return _("not working")
    if row.call is None:
        return ""
    call = format_minutes(row.call)
    return call if row.wrap is None else f"{call}–{format_minutes(row.wrap)}"


def _status(row: BoardListRow) -> str:
    status = status_text(row.status, row.rank, row.words)
    return f"{status} ({row.elsewhere})" if row.elsewhere else status
