"""The pixels: patterns without color, scrolling against painting anew, screens of finer pixels."""

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPixmap

from crewplanner.app.queries.board import BoardRow
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.ui.board.backstore import BackStore
from crewplanner.ui.board.cells import CellArtist
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density, Preset
from crewplanner.ui.board.lanes import sizes
from crewplanner.ui.board.looks import look_of
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.scene import Scene
from crewplanner.ui.board.view import Board, plain
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.fonts import Fonts
from tests.ui.board.boards import MONDAY, row_of

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def demo():
    return demo_view(40, 40)


@pytest.fixture
def make_scene(paints):
    def make(view, *, column=40, ratio=1.0, width=700, height=420, density=Density.NORMAL):
        scene = Scene(view, paints, BoardWords())
        scene.resize(width, height, ratio)
        scene.set_density(density)
        scene.lay_out(column=column)
        return scene

    return make


def painted(scene, ratio=1.0):
    """The whole window of a scene as an image."""
    geometry = scene.geometry
    pixmap = QPixmap(round(geometry.width * ratio), round(geometry.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor("magenta"))
    painter = QPainter(pixmap)
    scene.paint(painter, None, focused=True)
    painter.end()
    return pixmap.toImage()


# --- patterns -----------------------------------------------------------------------------------


def grey_cell(paints, letter="C", **more):
    """A cell without its words, in greys: what is left is pattern and shape."""
    cell = replace(row_of(1, "Ana", letter).cells[MONDAY][0], **more)
    look = replace(look_of(cell, BoardWords(), column=84, height=23), texts=("",))
    image = QImage(84, 27, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(paints.ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    CellArtist(paints, sizes(Density.NORMAL)).draw(painter, look)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


KINDS = {
    "confirmed": partial(grey_cell, letter="C"),
    "first hold": partial(grey_cell, letter="1"),
    "second hold": partial(grey_cell, letter="2"),
    "enquired": partial(grey_cell, letter="?"),
    "released": partial(grey_cell, letter="R"),
    "elsewhere": partial(grey_cell, letter="X"),
    "night": partial(grey_cell, night=True),
    "finding": partial(grey_cell, severity=Severity.BLOCK),
    "day off": partial(grey_cell, idle=True),
}


def different_pixels(one, other):
    return sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 12
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_color_and_words_every_status_still_differs(theme, paints, dark_paints):
    chosen = dark_paints if theme == "dark" else paints
    pictures = {name: draw(chosen) for name, draw in KINDS.items()}
    names = list(pictures)
    alike = [
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if different_pixels(pictures[one], pictures[other]) < 25
    ]
    assert alike == []


def test_a_selected_cell_differs_by_more_than_color(paints):
    cell = row_of(1, "Ana", "C").cells[MONDAY][0]
    images = []
    for selected in (False, True):
        look = look_of(cell, BoardWords(), column=84, height=23, selected=selected)
        image = QImage(84, 27, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(paints.ground)
        painter = QPainter(image)
        CellArtist(paints, sizes(Density.NORMAL)).draw(painter, look)
        painter.end()
        images.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    assert different_pixels(*images) > 100


@pytest.mark.parametrize("column", [16, 24, 40, 84, 220])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_cells_stay_within_their_column_and_height(look, column, text):
    paints = from_roles(look.role, Fonts(scale=text))
    of = sizes(Density.NORMAL, paints.fonts.text)
    artist = CellArtist(paints, of)
    column = round(column * text)
    for status in BookingStatus:
        for severity in (None, Severity.BLOCK):
            cell = replace(
                row_of(1, "Ana", "C").cells[MONDAY][0],
                status=status,
                severity=severity,
                own_call=True,
            )
            height = of.lane_box(0, 1, column).height
            image = QImage(column + 20, height + 4, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            painter = QPainter(image)
            painter.translate(10, 0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            artist.draw(painter, look_of(cell, BoardWords(), column=column, height=height))
            painter.end()
            outside = [
                (x, y)
                for x in (*range(9), *range(column + 11, column + 20))
                for y in range(image.height())
                if image.pixelColor(x, y).alpha() > 30
            ]
            assert outside == [], f"{status}, {severity}"


# --- scrolling ----------------------------------------------------------------------------------

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


# --- changes ------------------------------------------------------------------------------------


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


def test_an_edit_repaints_no_more_than_the_row(make_scene, demo):
    scene = make_scene(demo)
    painted(scene)
    region = scene.replace((edited(demo, 2, status=BookingStatus.ENQUIRED),))
    line = scene.rows.index(2)
    box = scene.geometry.to_window(scene.geometry.cell(line, 0))
    assert region.boundingRect() == QRect(0, box.y, scene.geometry.width, box.height)


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


# --- sizes --------------------------------------------------------------------------------------


def test_a_season_of_three_hundred_people_is_painted(make_board):
    board = make_board(demo_view(300, 120))
    for density in Density:
        board.scene.set_density(density)
        for preset in Preset:
            board.zoom(preset)
            board.verticalScrollBar().setValue(3000)
            board.horizontalScrollBar().setValue(900)
            assert not board.viewport().grab().isNull()


def test_twice_the_text_takes_twice_the_room_and_loses_no_word(qtbot, look, demo):
    board = Board(demo, from_roles(look.role, Fonts(scale=2.0)))
    qtbot.addWidget(board)
    board.resize(1400, 800)
    board.zoom(180)
    board.show()
    assert board.scene.sizes.row == 60
    assert not board.grab().isNull()
    fonts = board.scene.paints.fonts
    lines = 3 * (QFontMetrics(fonts.caption).height() + 2)
    assert board.scene.sizes.header >= lines + 8 * 2


def test_a_board_of_nobody_is_painted(make_board, demo):
    board = make_board(replace(demo, rows=()))
    assert not board.grab().isNull()
    board.grab()
    assert board.scene.geometry.spot(400, 200).row is None


def test_pictures_are_made_once_and_forgotten_beyond_the_budget(qapp):
    made = []

    def draw(name, painter):
        made.append(name)
        painter.fillRect(0, 0, 10, 10, QColor("red"))

    pictures = Pictures(1.0, budget_bytes=5 * 400)
    for _round in range(2):
        for name in "abc":
            pictures.get(name, 10, 10, partial(draw, name))
    assert made == ["a", "b", "c"]
    for name in "defg":
        pictures.get(name, 10, 10, partial(draw, name))
    assert len(pictures) <= 5
    assert pictures.get("a", 10, 10, partial(draw, "a")).size().width() == 10
    assert made[-1] == "a"


def test_finer_pixels_give_finer_pictures(tmp_path):
    sizes_made = []
    for factor in ("1", "2"):
        out = tmp_path / f"board{factor}.png"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "crewplanner.ui.board",
                *("--demo", "20x14", "--size", "700x420", "--picture", str(out)),
            ],
            cwd=REPOSITORY,
            env={**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
            check=True,
            capture_output=True,
            timeout=60,
        )
        sizes_made.append(QImage(str(out)).size().toTuple())
    assert sizes_made == [(700, 420), (1400, 840)]


def test_painting_a_thousand_times_keeps_the_count_of_none(make_scene, demo):
    scene = make_scene(demo)
    counts = []
    for _round in range(3):
        for step in range(250):
            scene.geometry = scene.geometry.scrolled(step * 3 % 600, step * 5 % 500)
            painted(scene)
        counts.append(sys.getrefcount(None))
    assert counts[2] > counts[1] - 100


def test_a_tooltip_shows_markup_as_it_is(make_board, demo):
    assert "&lt;b&gt;" in plain("Ana <b>Ruiz</b>")
    board = make_board(demo)
    text = board._about(QPoint(300, 110))
    assert text.splitlines()[0] == "Eilidh MacDonald, 1st AD"
    assert board._about(QPoint(300, 10)).startswith("Monday")
    assert DayType.SHOOT.name.capitalize() in board._about(QPoint(300, 10))
