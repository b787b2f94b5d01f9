"""Whom the board shows and in which order: chips, the bar of the hidden, rows by, the search."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt

from crewplanner.app.queries.board import Arrangement, BoardFilter, BoardGroup, BoardRow, RowsBy
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.intents import Draw, Move
from crewplanner.ui.board.tools import MoveTool
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.window_state import WindowState

TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def shown(page, qtbot):
    """The board page with the keyboard on the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


@pytest.fixture
def run(frame):
    """Does what an action of the page does."""
    return lambda name: frame.page_actions()[name].trigger()


def test_where_filters_hide_everybody_the_board_says_so(shown, qtbot):
    nobody = next(d for d, one in shown.context.plan.departments.items() if one.name == "Producers")
    shown.context.set_filter(BoardFilter(departments=frozenset({nobody}), with_findings=True))
    said = shown.filtering.nobody
    assert people(shown) == []
    assert said.isVisible()
    qtbot.mouseClick(said.step, Qt.MouseButton.LeftButton)
    assert not said.isVisible()
    assert len(people(shown)) == 61


def people(shown):
    return [row.name for row in shown.context.view.rows if isinstance(row, BoardRow)]


def headings(shown):
    return [row.name for row in shown.context.view.rows if isinstance(row, BoardGroup)]


def choose(chip, qtbot, *texts):
    """Switch lines of a chip's list by mouse, as a hand does; then close it with Esc."""
    menu = chip.menu()
    menu.popup(QPoint(10, 10))
    for action in menu.actions():
        if action.text() in texts:
            at = menu.actionGeometry(action).center()
            qtbot.mouseMove(menu, at)
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
    menu.close()


# --- filters -----------------------------------------------------------------------------------


def test_nobody_is_hidden_silently(shown):
    assert not shown.filtering.hidden.isVisible()
    shown.filtering.bar.set_on(frozenset({"findings"}))
    count = len(people(shown))
    assert 0 < count < 61
    assert shown.filtering.bar.summary == f"{count} of 61 people"
    assert shown.filtering.hidden.isVisible()
    assert shown.filtering.hidden.text == (f"{61 - count} of 61 people hidden. Shown: Has findings")
    shown.filtering.hidden.step_wanted.emit()
    assert shown.filtering.bar.summary == "61 people"
    assert not shown.filtering.hidden.isVisible()
    assert shown.filtering.bar.on() == frozenset()


def test_several_values_are_chosen_while_the_list_stays_open(shown, qtbot):
    chip = shown.filtering.departments
    choose(chip, qtbot, "Camera", "Sound")
    assert set(headings(shown)) == {"Camera", "Sound"}
    assert chip.text() == "Department: Camera +1"
    assert chip.accessibleName() == "Department: Camera, Sound"
    assert "Camera, Sound" in shown.filtering.hidden.text
    choose(chip, qtbot, "Any")
    assert len(people(shown)) == 61


def test_chips_are_asked_for_together(shown, run):
    shown.context.set_filter(
        BoardFilter(statuses=frozenset({BookingStatus.PENCIL}), booked_only=True)
    )
    both = people(shown)
    assert shown.filtering.statuses.accessibleName() == "Status: Pencil"
    shown.context.set_filter(BoardFilter(statuses=frozenset({BookingStatus.PENCIL})))
    assert 0 < len(both) <= len(people(shown)) < 61
    run("show-everybody")
    assert shown.context.filter == BoardFilter()


def test_only_roles_that_somebody_has_are_offered(shown, sample):
    roles = {role for person in sample.plan.people.values() for role in person.roles}
    roles |= {b.role for b in sample.plan.bookings.values() if b.role}
    checkable = [a for a in shown.filtering.roles.menu().actions() if a.isCheckable()]
    assert len(checkable) == len(roles) < len(sample.plan.roles)


# --- rows by -----------------------------------------------------------------------------------


def test_rows_by_person_are_one_list_from_a_to_z(shown, run):
    run("rows-by-person")
    assert headings(shown) == []
    assert len(people(shown)) == 61
    assert shown.arranging.rows.text() == "Rows: Person"


def test_rows_by_production_show_all_of_them(shown, qtbot):
    choose(shown.arranging.rows, qtbot, "Production")
    view = shown.context.view
    assert view.arrangement.rows_by is RowsBy.PRODUCTION
    assert len(headings(shown)) >= len(shown.context.plan.productions)
    own = shown.context.production.title
    assert headings(shown)[0] == own
    choose(shown.arranging.rows, qtbot, "Department")
    assert shown.context.view.arrangement.rows_by is RowsBy.DEPARTMENT


def test_a_booking_of_another_production_can_be_taken_when_it_is_shown(shown, run, sample):
    cell = next(
        cell
        for row in shown.context.view.rows
        if isinstance(row, BoardRow)
        for cells in row.cells.values()
        for cell in cells
        if cell.elsewhere
    )
    shown.board.select(cell.booking)
    assert not shown.board.scene.selection.picked
    run("all-productions")
    assert shown.board.select(cell.booking)
    assert shown.board.scene.selection.picked == {cell.booking}
    assert shown.arranging.productions.chosen == {cell.production}


def test_what_is_drawn_in_the_row_of_a_unit_is_booked_by_it(shown, sample):
    shown.context.arrangement = Arrangement(rows_by=RowsBy.UNIT)
    second = [u for u in sample.plan.units.values() if u.production == 1][-1]
    row = next(
        row
        for row in shown.context.view.rows
        if isinstance(row, BoardRow) and row.group.unit == second.id
    )
    free = next(date for date in shown.context.view.span if date not in row.cells)
    shown.board.requested.emit(Draw(person=row.person, first=free, last=free, group=row.group))
    (made,) = (
        b for b in sample.plan.bookings_of[row.person] if b.span.first == b.span.last == free
    )
    assert made.unit == second.id


# --- the search --------------------------------------------------------------------------------


def test_finding_a_name_goes_there_and_says_how_many(shown, sample):
    shown.finding.find("spark")
    assert shown.context.bar.summary == "2 found"
    jonty = next(p for p in sample.plan.people.values() if p.name == "Jonty Mbeki")
    assert shown.board.scene.selection.cursor.person == jonty.id
    shown.finding.find("nobody at all")
    assert shown.context.bar.summary == "Nobody found"
    shown.finding.find("")
    assert shown.context.bar.summary == "61 people"


def test_enter_goes_on_to_the_next_and_escape_back_to_where_one_was(shown, run, qtbot):
    before = shown.board.sight()
    box = shown.finding.search
    run("find-on-board")
    box.setText("spark")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    first = shown.board.scene.selection.cursor.person
    qtbot.keyClick(box, Qt.Key.Key_Return)
    second = shown.board.scene.selection.cursor.person
    assert first != second
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.board.scene.selection.cursor.person == first
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert shown.board.sight() == before


# --- saved views ---------------------------------------------------------------------------------


def test_a_view_is_kept_taken_and_forgotten(shown, sample, qtbot):
    shown.context.arrangement = Arrangement(rows_by=RowsBy.UNIT)
    shown.context.set_filter(BoardFilter(booked_only=True))
    shown.going.zoom_to("MONTH")
    first = next(r.key for r in shown.context.view.rows if isinstance(r, BoardGroup))
    shown.board.fold(frozenset({first}))
    kept = shown.saved.look()
    shown.saved.keep("Units")
    assert shown.saved.chip.text() == "View: Units"
    shown.context.arrangement = Arrangement()
    shown.context.set_filter(BoardFilter())
    shown.going.zoom_to("DAY")
    assert shown.saved.chip.text() == "Views"
    (item,) = (one for one in shown.offers.items("x") if one.text == "Units")
    shown.offers.choose(item.id[1])
    assert shown.saved.look() == kept
    assert shown.board.isVisible()
    (view,) = sample.plan.saved_views
    shown.saved.forget(view)
    assert not sample.plan.saved_views
    sample.undo()
    assert [one.name for one in sample.plan.saved_views.values()] == ["Units"]


def test_a_drag_into_the_row_of_another_unit_changes_the_unit_in_one_step(shown, sample):
    shown.context.arrangement = Arrangement(rows_by=RowsBy.UNIT)
    main, *_others, second = [u.id for u in sample.plan.units.values() if u.production == 1]
    rows, digest = shown.board.scene.rows, sample.digest()
    lines = {rows.person(line).group.unit: line for line in rows.people()}
    target, line = (
        lines[second],
        next(line for line in rows.people() if rows.person(line).group.unit == main),
    )
    cell = next(
        cell
        for cells in rows.person(line).cells.values()
        for cell in cells
        if cell.unit == main and not cell.elsewhere
    )
    tool = MoveTool(rows, (cell.booking,), line, 3)
    tool.drag(target, 3)
    person = rows.person(target).person
    moved = tool.intent()
    assert isinstance(moved, Move)
    assert (moved.unit, moved.days) == (second, 0)
    shown.board.requested.emit(moved)
    found = sample.plan.bookings[cell.booking]
    assert (found.unit, found.person) == (second, person)
    sample.undo()
    assert sample.digest() == digest


def test_a_saved_view_is_renamed_in_its_menu(shown, sample, answer):
    shown.saved.keep("Nights")
    shown.saved._fill()
    (rename,) = (a for a in shown.saved._menu.actions() if a.text() == "Rename")
    (entry,) = rename.menu().actions()
    answer(lambda dialog: dialog.name.setText("Dusk"))
    shown.saved._chosen(entry)
    assert [view.name for view in sample.plan.saved_views.values()] == ["Dusk"]
    sample.undo()
    assert [view.name for view in sample.plan.saved_views.values()] == ["Nights"]


# --- the height of rows ------------------------------------------------------------------------


def test_rows_are_as_high_as_was_chosen_and_stay_so(sample, look, tmp_path):
    heights, frames = [], []
    for choices in (("compact", "comfortable"), ("normal",)):
        made = ProjectFrame(look, sample, PAGES, WindowState(tmp_path))
        frames.append(made)
        made.go("board")
        made.show()
        heights.append(row_height(made))
        for name in choices:
            made.page_actions()[f"rows-{name}"].trigger()
            heights.append(row_height(made))
    assert heights == [30, 24, 38, 38, 30]
    for made in frames:
        made.close_project()
        made.close()
        made.deleteLater()


def row_height(frame):
    page = frame.page()
    assert isinstance(page, BoardPage)
    assert page.board is not None
    return page.board.scene.sizes.row
