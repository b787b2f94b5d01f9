"""The views and states of the board, one after the other, for the pictures."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from crewplanner.app.cell_paste import Part
from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardGroup, BoardRow, RowsBy
from crewplanner.domain.bookings import Booking
from crewplanner.domain.ids import PersonId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.actions import Action
from crewplanner.ui.board.asking import typed
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.hits import handle
from crewplanner.ui.board.people_tool import PeopleTool
from crewplanner.ui.board.view import Board
from crewplanner.ui.gallery import settle
from crewplanner.ui.issue_shots import issue_and_change
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.buttons import Button

State = Callable[[BoardPage, Board], Iterator[None]]
"""Puts the board into a state, yields for the picture, and puts back what it changed."""
_WAITS = 40


def board_states(page: BoardPage, names: Iterable[str] = ()) -> Iterator[str]:
    """Put the board into each state, or those of these names, and give the name.

    It stays so until the next one is asked for; then all is as it was.
    """
    for name in names or STATES:
        board = page.board
        if board is None:
            return
        sight, date = board.sight(), page.context.services.session.date
        for _picture in STATES[name](page, board):
            calm(page)
            yield name
        page.context.services.session.set_date(date)
        calm(page)
        board.restore_sight(sight)


def calm(page: BoardPage) -> None:
    """Let the board finish what it works on in the background, some seconds at most."""
    for _wait in range(_WAITS):
        settle()
        slices = page.findChildren(Slices)
        if not page.context.feed.behind and not any(one.running for one in slices):
            return


def _zoomed(name: str) -> State:
    def state(page: BoardPage, board: Board) -> Iterator[None]:
        del board
        page.going.zoom_to(name)
        yield
        page.going.zoom_to("TWO_WEEKS")

    return state


def _arranged(rows_by: RowsBy, *, all_of_them: bool = False) -> State:
    def state(page: BoardPage, _board: Board) -> Iterator[None]:
        page.arranging.group_by(rows_by)
        if all_of_them:
            page.arranging.show_all()
        yield
        page.context.arrangement = Arrangement()

    return state


def _filtered(page: BoardPage, _board: Board) -> Iterator[None]:
    department = next(iter(page.context.plan.departments))
    page.context.set_filter(BoardFilter(with_findings=True, departments=frozenset({department})))
    yield
    page.filtering.show_everybody()


def _hidden(page: BoardPage, _board: Board) -> Iterator[None]:
    page.context.set_filter(BoardFilter(with_findings=True))
    yield
    page.filtering.show_everybody()


def _found(page: BoardPage, _board: Board) -> Iterator[None]:
    page.finding.search.setText("camera")
    page.finding.find("camera")
    page.finding.find_name()
    yield
    page.finding.search.clear()
    page.finding.find("")
    page.context.focus()


def _views(page: BoardPage, _board: Board) -> Iterator[None]:
    yield from _popped(page.saved.chip)


def _departments(page: BoardPage, _board: Board) -> Iterator[None]:
    yield from _popped(page.filtering.departments)


def _popped(chip: Button) -> Iterator[None]:
    menu = chip.menu()
    menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
    yield
    menu.close()


def _menu(page: BoardPage, board: Board) -> Iterator[None]:
    board.select(_some(page).id)
    board.menu_wanted.emit(_window_corner(board))
    yield
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def _typed(page: BoardPage, board: Board) -> Iterator[None]:
    booking = _some(page)
    board.select((booking.person, booking.span.first + dt.timedelta(days=1)))
    intent = typed("8-19", board.scene.rows, board.scene.selection)
    if intent is not None:
        page.typing.answer(intent)
    yield
    editor = page.typing.editor
    if editor is not None:
        editor.close()


def _marked(_page: BoardPage, board: Board) -> Iterator[None]:
    """Cells are marked, with the handle at their lower end."""
    _mark(board, 3, 2)
    yield
    board.perform(Action.CLEAR_SELECTION)


def _filled(_page: BoardPage, board: Board) -> Iterator[None]:
    """The handle is drawn to the right."""
    _mark(board, 1, 1)
    scene = board.scene
    box = handle(scene.rows, scene.geometry, scene.selection)
    if box is not None:
        start = QPoint(box.x + box.width // 2, box.y + box.height // 2)
        _drag(board, start, start + QPoint(scene.geometry.column * 4, 0))
        yield
        board.perform(Action.CLEAR_SELECTION)


def _many(page: BoardPage, board: Board) -> Iterator[None]:
    board.pick([one.id for one in islice(_booked(page), 6)])
    yield
    board.perform(Action.CLEAR_SELECTION)


def _dragged(page: BoardPage, board: Board) -> Iterator[None]:
    """A booking is carried two days on, with the price of that beside it."""
    booking = _some(page)
    board.select(booking.id)
    areas = board.busy_areas()
    if areas:
        start = areas[0].center()
        _drag(board, start, start + QPoint(board.scene.geometry.column * 3, 0))
        yield
        board.perform(Action.CLEAR_SELECTION)


def _pasted(page: BoardPage, board: Board) -> Iterator[None]:
    _mark(board, 1, 2)
    clipboard = QApplication.clipboard()
    clipboard.setText("8-19:30\toff\tsomething\n0800-1930\thold\t8a-7:30p")
    before = page.context.services.workspace.undo_label
    page.copying.paste(Part.ALL)
    yield
    if page.context.services.workspace.undo_label != before:
        page.context.services.workspace.undo()
    page.messages.clear_message()


def _beside(part: str, open_it: str = "toggle") -> State:
    """A panel is open beside the board, about a booking."""

    def state(page: BoardPage, board: Board) -> Iterator[None]:
        board.select(_some(page).id)
        getattr(getattr(page, part), open_it)()
        yield
        page.context.places.side.close_panel()

    return state


def _people(page: BoardPage, board: Board) -> Iterator[None]:
    """Two days are marked, and somebody is chosen to be booked on them."""
    _mark(board, 0, 1)
    page.people.toggle()
    if page.people.panel is not None:
        page.people.panel.table.selectRow(1)
    yield
    page.context.places.side.close_panel()
    board.perform(Action.CLEAR_SELECTION)


def _carried(_page: BoardPage, board: Board) -> Iterator[None]:
    """Three people are carried over the days that are marked."""
    _mark(board, 0, 2)
    geometry, rows = board.scene.geometry, board.scene.rows
    lines = [line for line in rows.people() if not geometry.tops[line] < geometry.y][1:4]
    found = (rows.person(line) for line in lines)
    block = selecting.block(rows, board.scene.selection)
    if block is not None:
        people = tuple(row.person for row in found if row is not None)
        board.mouse.bring(PeopleTool(rows, people, (block.left, block.right)))
        area = geometry.to_window(geometry.cell(lines[-1], block.right))
        board.mouse.move(QPoint(area.x + 20, area.y + 8), Qt.KeyboardModifier.NoModifier)
        yield
        board.mouse.cancel()
    board.perform(Action.CLEAR_SELECTION)


def _drawn(page: BoardPage, board: Board) -> Iterator[None]:
    """Hours of somebody who is free are drawn over."""
    page.going.zoom_to("DAY")
    settle()
    day = page.hours.day
    if day is not None:
        shown = day.shown
        found = ((n, shown.bars(n)) for n in board.scene.rows.people())
        line, end = next(((n, bars[0].end) for n, bars in found if bars), (None, 0))
        if line is not None:
            box = shown.geometry.to_window(shown.geometry.cell(line, 0))
            left = shown.geometry.names - shown.geometry.x
            ends = [QPoint(left + shown.scale.x_of(end + m), box.y + 10) for m in (60, 240)]
            _drag(day, ends[0], ends[1])
            yield
            QApplication.sendEvent(day, _escape())
    page.going.zoom_to("TWO_WEEKS")


def _escape() -> QKeyEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, none)


def _why_not(page: BoardPage, board: Board) -> Iterator[None]:
    away = next(iter(page.context.plan.unavailabilities.values()), None)
    if away is not None:
        board.select((away.person, away.span.first))
        page.why_not.toggle()
        yield
        page.context.places.side.close_panel()


def _dense(density: Density) -> State:
    def state(page: BoardPage, board: Board) -> Iterator[None]:
        before = board.state()
        page.heights.choose(density)
        yield
        page.heights.choose(before.density)

    return state


def _folded(_page: BoardPage, board: Board) -> Iterator[None]:
    """Every second group is folded."""
    groups = [row for row in board.scene.rows.view.rows if isinstance(row, BoardGroup)]
    board.fold(frozenset(group.key for group in groups[::2]))
    yield
    board.fold(frozenset())


def _drifted(page: BoardPage, _board: Board) -> Iterator[None]:
    """The week was issued, and three things changed since."""
    services, watch = page.services, page.services.drift
    if services.session.production is None or watch is None:
        return
    steps = issue_and_change(services.workspace, services.session.production, services.session.week)
    for _wait in range(_WAITS):
        if watch.weeks:
            break
        settle()
    yield
    for _step in range(steps):
        services.workspace.undo()


STATES = MappingProxyType(
    {
        "hours": _zoomed("DAY"),
        "week": _zoomed("WEEK"),
        "month": _zoomed("MONTH"),
        "season": _zoomed("SEASON"),
        "whole": _zoomed("WHOLE"),
        "by-person": _arranged(RowsBy.PERSON),
        "by-unit": _arranged(RowsBy.UNIT),
        "by-production": _arranged(RowsBy.PRODUCTION),
        "productions": _arranged(RowsBy.DEPARTMENT, all_of_them=True),
        "filtered": _hidden,
        "none-found": _filtered,
        "found": _found,
        "departments": _departments,
        "views": _views,
        "menu": _menu,
        "typing": _typed,
        "marked": _marked,
        "fill": _filled,
        "many": _many,
        "drag": _dragged,
        "paste": _pasted,
        "details": _beside("details"),
        "list": _beside("listing"),
        "people": _people,
        "people-carried": _carried,
        "hours-drawn": _drawn,
        "why-not": _why_not,
        "costs": _beside("costs", "open_view"),
        "folded": _folded,
        "drifted": _drifted,
        "compact": _dense(Density.COMPACT),
        "comfortable": _dense(Density.COMFORTABLE),
    }
)


def _booked(page: BoardPage) -> Iterator[Booking]:
    """Own bookings of several days around the session's date, one of each person."""
    production, date = page.context.production, page.context.services.session.date
    seen: set[int] = set()
    rows = page.context.view.rows if page.context.view else ()
    for row in rows:
        if not isinstance(row, BoardRow) or row.person in seen:
            continue
        for booking in page.context.plan.booking_on(row.person, date):
            if production is not None and booking.production == production.id:
                seen.add(row.person)
                yield booking
                break


def _some(page: BoardPage) -> Booking:
    """One that lies somewhere in the middle of what is seen."""
    few = list(islice(_booked(page), 9))
    return few[-1]


def _first(board: Board) -> tuple[PersonId, dt.date]:
    rows = board.scene.rows
    row = next(row for row in rows.view.rows if isinstance(row, BoardRow))
    return (row.person, board.visible_span.first)


def _mark(board: Board, down: int, right: int) -> None:
    board.select(_first(board))
    for _step in range(down):
        board.perform(Action.DOWN, extend=True)
    for _step in range(right):
        board.perform(Action.RIGHT, extend=True)


def _window_corner(board: Board) -> QPoint:
    areas = board.busy_areas()
    at = areas[0].center() if areas else board.rect().center()
    return board.viewport().mapToGlobal(at)


def _drag(board: QAbstractScrollArea, start: QPoint, to: QPoint) -> None:
    """Press and go there in steps, and do not let go."""
    view = board.viewport()
    _mouse(view, QEvent.Type.MouseButtonPress, start)
    for part in (0.1, 0.5, 1.0):
        _mouse(view, QEvent.Type.MouseMove, start + (to - start) * part)


def _mouse(view: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    pressed = kind is QEvent.Type.MouseButtonPress
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        left if pressed else Qt.MouseButton.NoButton,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)
