"""The pixels of cells: patterns that differ without color, nothing beyond the edges."""

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.domain.productions import FilmWords
from crewplanner.ui.board.cells import CellArtist
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density, Preset
from crewplanner.ui.board.lanes import sizes
from crewplanner.ui.board.looks import look_of
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.told import about, plain
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.fonts import Fonts
from crewplanner.ui.theme import contrast
from tests.ui.board.boards import MONDAY, painted, row_of, view_of

REPOSITORY = Path(__file__).resolve().parents[3]


def grey_cell(paints, letter="C", *, slim=False, **more):
    """A cell without its words, in greys: what is left is pattern and shape."""
    cell = replace(row_of(1, "Ana", letter).cells[MONDAY][0], **more)
    look = look_of(cell, BoardWords(), column=84, height=23, slim=slim)
    look = look._replace(texts=("",))
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
    "held by others": partial(grey_cell, letter="X", outside=1),
    "night": partial(grey_cell, night=True),
    "finding": partial(grey_cell, severity=Severity.BLOCK),
    "day off": partial(grey_cell, idle=True),
    "day off at the end": partial(grey_cell, idle=True, slim=True),
    "first hold, off": partial(grey_cell, letter="1", idle=True, slim=True),
    "second hold, off": partial(grey_cell, letter="2", idle=True, slim=True),
    "enquired, off": partial(grey_cell, letter="?", idle=True, slim=True),
    "released, off": partial(grey_cell, letter="R", idle=True, slim=True),
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


def test_weekends_are_shaded_in_both_themes(paints, dark_paints):
    assert contrast(paints.weekend, paints.ground) >= 1.06
    assert contrast(dark_paints.weekend, dark_paints.ground) >= 1.15


def test_a_booking_of_a_weekend_alone_is_painted_with_its_letter(make_scene):
    weekend = row_of(1, "Ana", ".....1.")
    cells = {d: tuple(replace(c, idle=True) for c in met) for d, met in weekend.cells.items()}
    images = []
    for words in (BoardWords(), BoardWords(film=FilmWords.UK)):
        scene = make_scene(replace(view_of("Camera"), rows=(replace(weekend, cells=cells),)))
        scene.dress(scene.paints, words)
        images.append(painted(scene))
    assert images[0] != images[1], "1H is not 1P"


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


def test_a_tooltip_shows_markup_as_it_is(make_board, demo):
    assert "&lt;b&gt;" in plain("Ana <b>Ruiz</b>")
    board = make_board(demo)
    text = about(board.scene, QPoint(300, 110))
    assert text.splitlines()[0] == "Eilidh MacDonald, 1st AD"
    assert about(board.scene, QPoint(300, 10)).startswith("Monday")
    assert DayType.SHOOT.name.capitalize() in about(board.scene, QPoint(300, 10))
