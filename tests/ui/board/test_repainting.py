"""Scrolled and edited pixels are those of a fresh painting, and no more is painted than needed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from crewplanner.app.queries.board import BoardRow
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.findings import Severity
from crewplanner.ui.board.backstore import BackStore
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density, Preset
from crewplanner.ui.board.words import BoardWords
from tests.ui.board.boards import MONDAY, painted

STEPS = (
    (48, 48),
    (4, 0),
    (0, -7),
    (8, 96),
    (-30, 12),
    (1, 1),
    (60, 3),
    (-48, -48),
    (4, 4),
    (12, 0),
)


@pytest.mark.parametrize("column", [16, 23, 40, 84])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_scrolled_pixels_are_those_of_a_fresh_painting(make_scene, demo, column, ratio):
    scene = make_scene(demo, column=column, ratio=ratio)
    scene.select(replace(scene.selection, picked=frozenset({1000, 3000, 11_000})))
    scrolled = painted(scene, ratio)
    for dx, dy in STEPS:
        geometry = scene.geometry
        scene.geometry = geometry.scrolled(geometry.x + dx, geometry.y + dy)
        scrolled = painted(scene, ratio)
    fresh = make_scene(demo, column=column, ratio=ratio)
    fresh.select(scene.selection)
    fresh.geometry = scene.geometry
    assert scrolled == painted(fresh, ratio)


@pytest.mark.parametrize("column", [16, 84])
def test_a_board_scrolled_by_its_bars_looks_like_one_shown_there(make_board, demo, column):
    board = make_board(demo, column=column)
    board.grab()
    for x, y in ((10, 0), (130, 55), (90, 300), (700, 310), (40, 20)):
        board.horizontalScrollBar().setValue(x)
        board.verticalScrollBar().setValue(y)
        board.viewport().repaint()
    other = make_board(demo, column=column)
    other.horizontalScrollBar().setValue(40)
    other.verticalScrollBar().setValue(20)
    other.horizontalScrollBar().resize(board.horizontalScrollBar().size())
    assert board.viewport().grab().toImage() == other.viewport().grab().toImage()


def test_a_bigger_window_is_painted_where_it_grew(make_scene, demo):
    scene = make_scene(demo, width=500, height=300)
    scene.geometry = scene.geometry.scrolled(70, 45)
    painted(scene)
    scene.resize(800, 500, 1.0)
    bigger = painted(scene)
    fresh = make_scene(demo, width=800, height=500)
    fresh.geometry = fresh.geometry.scrolled(70, 45)
    assert bigger == painted(fresh)


def test_scrolling_paints_only_what_is_laid_open():
    areas = []
    store = BackStore(lambda painter, area: areas.append(QRect(area)))
    store.resize(100, 80, 1.0)
    store.at(0, 0)
    store.at(10, 0)
    store.at(10, 5)
    store.at(10, 5)
    store.spoil(QRect(0, 0, 30, 10))
    store.at(10, 5)
    assert areas == [
        QRect(0, 0, 100, 80),
        QRect(100, 0, 10, 80),
        QRect(10, 80, 100, 5),
        QRect(10, 5, 20, 5),
    ]


def test_on_a_screen_of_broken_pixels_steps_and_areas_are_whole_ones():
    areas = []
    store = BackStore(lambda painter, area: areas.append(QRect(area)))
    store.resize(100, 80, 1.5)
    for x in (0, 2, 2, 3):
        store.at(x, 0)
    store.spoil(QRect(5, 5, 10, 10))
    store.at(3, 0)
    assert areas == [
        QRect(0, 0, 100, 80),
        QRect(100, 0, 2, 80),
        QRect(3, 0, 100, 80),
        QRect(4, 4, 12, 12),
    ]
    areas.clear()
    store.resize(100, 80, 1.3)
    for x in (0, 10, 10):
        store.at(x, 0)
    store.spoil(QRect(5, 5, 10, 10))
    store.at(10, 0)
    assert [area.width() for area in areas] == [100, 100, 100]


def edited(view, person, **changes):
    """The row of a person with the first cell changed."""
    row = next(row for row in view.rows if isinstance(row, BoardRow) and row.person == person)
    date = min(row.cells)
    cells = tuple(replace(cell, **changes) for cell in row.cells[date])
    return replace(row, cells={**row.cells, date: cells})


def test_an_edit_gives_the_pixels_of_a_fresh_painting(make_scene, demo):
    scene = make_scene(demo)
    painted(scene)
    row = edited(demo, 2, status=BookingStatus.ENQUIRED)
    day = replace(demo.days[3], heads=99, holiday="St Andrew's Day")
    scene.replace((row,), (day,))
    rows = tuple(row if r == edited(demo, 2) else r for r in demo.rows)
    days = tuple(day if d.date == day.date else d for d in demo.days)
    fresh = make_scene(replace(demo, rows=rows, days=days))
    assert painted(scene) == painted(fresh)


def test_an_edit_repaints_no_more_than_the_cell(make_scene, demo):
    scene = make_scene(demo)
    painted(scene)
    row = edited(demo, 2, status=BookingStatus.ENQUIRED)
    region = scene.replace((row,))
    day = (min(row.cells) - demo.span.first).days
    box = scene.geometry.to_window(scene.geometry.cell(scene.rows.index(2), day))
    assert region.boundingRect() == QRect(box.x, box.y, box.width, box.height)


def test_another_name_repaints_no_more_than_the_row(make_scene, demo):
    scene = make_scene(demo)
    painted(scene)
    region = scene.replace((replace(edited(demo, 2), name="Somebody Else"),))
    box = scene.geometry.to_window(scene.geometry.cell(scene.rows.index(2), 0))
    assert region.boundingRect() == QRect(0, box.y, scene.geometry.width, box.height)


@pytest.mark.parametrize("with_day", [False, True])
def test_cells_of_many_people_on_a_date_give_the_pixels_of_a_fresh_painting(
    make_scene, demo, with_day
):
    date = demo.days[3].date
    rows = tuple(
        replace(row, cells={**row.cells, date: tuple(map(later, row.cells[date]))})
        if isinstance(row, BoardRow) and date in row.cells
        else row
        for row in demo.rows
    )
    days = (replace(demo.days[3], heads=3),) if with_day else ()
    scene = make_scene(demo)
    painted(scene)
    changed = [row for row, was in zip(rows, demo.rows, strict=True) if row is not was]
    region = scene.replace(changed, days)
    assert region.boundingRect().width() == scene.geometry.column
    shown = tuple(next((d for d in days if d.date == day.date), day) for day in demo.days)
    fresh = make_scene(replace(demo, rows=rows, days=shown))
    assert len(changed) > 3
    assert painted(scene) == painted(fresh)


def later(cell):
    """The same booking, called half an hour later and in trouble."""
    return replace(cell, call=(cell.call or 400) + 30, severity=Severity.WARN)


def test_a_row_that_grows_moves_those_below(make_scene, demo):
    scene = make_scene(demo)
    before = scene.geometry.tops
    row = next(row for row in demo.rows if isinstance(row, BoardRow) and row.cells)
    date = min(row.cells)
    other = replace(row.cells[date][0], booking=999_999)
    region = scene.replace((replace(row, cells={**row.cells, date: (*row.cells[date], other)}),))
    assert region is None
    line = scene.rows.index(row.person)
    assert scene.geometry.tops[line] == before[line]
    assert scene.geometry.tops[line + 1] > before[line + 1]


def test_another_view_keeps_the_place_by_date_and_person(make_board):
    board = make_board(demo_view(40, 40))
    board.horizontalScrollBar().setValue(84 * 10 + 7)
    board.verticalScrollBar().setValue(500)
    shown = board.visible_span.first
    spot = board.scene.geometry.spot(300, 80)
    person = board.scene.rows.person(spot.row)
    board.set_view(demo_view(40, 60, first=MONDAY - 5 * (MONDAY - MONDAY.replace(day=22))))
    assert board.visible_span.first == shown
    assert board.horizontalScrollBar().value() == 84 * 15 + 7
    assert board.scene.rows.person(board.scene.geometry.spot(300, 80).row).person == person.person


def test_folding_density_and_zoom_are_remembered(make_board, demo):
    board = make_board(demo)
    board.scene.fold(frozenset({1}))
    board.scene.lay_out(names=300)
    board.zoom(Preset.MONTH)
    state = replace(board.state(), density=Density.COMPACT)
    other = make_board(demo)
    other.restore(state)
    assert other.state() == state
    assert other.scene.geometry.column == other.scene.geometry.fitting(31)


def test_another_theme_is_worn_at_once(make_board, demo, dark_paints):
    board = make_board(demo)
    board.dress(dark_paints, BoardWords())
    image = board.viewport().grab().toImage()
    assert image.pixelColor(300, 5) == dark_paints.surface


def test_finding_dims_everybody_else(make_scene, demo):
    scene = make_scene(demo)
    plain = painted(scene)
    people = scene.find("eilidh")
    assert len(people) == 2
    dimmed = painted(scene)
    assert dimmed != plain
    line = scene.rows.index(people[0])
    box = scene.geometry.to_window(scene.geometry.cell(line, 0))
    area = QRect(0, box.y, scene.geometry.width, box.height)
    assert dimmed.copy(area) == plain.copy(area)
    scene.find("")
    assert painted(scene) == plain
