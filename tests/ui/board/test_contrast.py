"""Every kind of cell can be read, and told from every other, in both themes and without color."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from PySide6.QtGui import QImage, QPainter

from crewplanner.app.queries.board import Covered
from crewplanner.domain.findings import Severity
from crewplanner.ui.board.cells import MARGIN, CellArtist, CellPictures
from crewplanner.ui.board.geometry import Density
from crewplanner.ui.board.lanes import sizes
from crewplanner.ui.board.looks import Kind, away_look, look_of
from crewplanner.ui.board.meter import Meters
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.theme import contrast
from tests.ui.board.boards import MONDAY, row_of

WIDE, HIGH = 84, 23
TEXT, MARK = 4.5, 3.0
GROUNDS = ("ground", "weekend")
LETTERS = {"confirmed": "C", "first hold": "1", "second hold": "2", "enquired": "?"} | {
    "released": "R",
    "elsewhere": "X",
}
TRAITS = {
    "plain": {},
    "night": {"night": True},
    "evening": {"evening": True},
    "finding": {"severity": Severity.BLOCK},
    "warning": {"severity": Severity.WARN},
    "own call": {"own_call": True},
}


def booked(letter, *, slim=False, selected=False, column=WIDE, **traits):
    cell = replace(row_of(1, "Ana", letter).cells[MONDAY][0], **traits)
    cell = replace(cell, idle=True) if slim else cell
    return look_of(cell, BoardWords(), column=column, height=HIGH, slim=slim, selected=selected)


def looks():
    """All kinds of cells by name."""
    for (name, letter), (trait, facts) in product(LETTERS.items(), TRAITS.items()):
        yield f"{name}, {trait}", booked(letter, **facts)
    for name, letter in LETTERS.items():
        yield f"{name}, off", booked(letter, slim=True)
        yield f"{name}, selected", booked(letter, selected=True)
    yield "held by others", booked("X", outside=1)
    away = row_of(1, "Ana", "a").away.get(MONDAY)
    if away is not None:
        yield "away", away_look(away, BoardWords(), column=WIDE, height=HIGH)


LOOKS = dict(looks())
BY_THEME = [(theme, ground) for theme in ("light", "dark") for ground in GROUNDS]


def drawn(paints, look, ground):
    image = QImage(look.column, look.height + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(getattr(paints, ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    CellArtist(paints, sizes(Density.NORMAL)).draw(painter, look)
    painter.end()
    return image


def chosen(theme, paints, dark_paints):
    return dark_paints if theme == "dark" else paints


def outline(image, ground, look):
    """The strongest contrast on the way down into the cell, in the median of some places.

    A place is four pixels wide: dots and dashes have gaps.
    """
    found = []
    for x in range(20, look.column - 20, 4):
        place = product(range(x, x + 4), range(image.height() // 2))
        found.append(max(contrast(image.pixelColor(*pixel), ground) for pixel in place))
    return sorted(found)[len(found) // 2]


def ink_of(paints, look):
    kinds = {
        Kind.CONFIRMED: paints.confirmed,
        Kind.HOLD: paints.hold,
        Kind.SECOND: paints.second,
        Kind.OFFERED: paints.hold,
        Kind.OUTLINE: paints.outline,
        Kind.ELSEWHERE: paints.elsewhere,
        Kind.OUTSIDE: paints.elsewhere,
        Kind.AWAY: paints.away,
        Kind.AWAY_PART: paints.away,
    }
    return kinds.get(look.kind, paints.enquired).ink


@pytest.mark.parametrize(("theme", "ground"), BY_THEME)
def test_the_outline_of_every_cell_stands_out_from_the_ground(theme, ground, paints, dark_paints):
    used = chosen(theme, paints, dark_paints)
    behind = getattr(used, ground)
    low = {
        name: round(found, 2)
        for name, look in LOOKS.items()
        if (found := outline(drawn(used, look._replace(texts=("",)), ground), behind, look)) < MARK
    }
    assert low == {}


@pytest.mark.parametrize(("theme", "ground"), BY_THEME)
def test_the_words_of_every_cell_stand_out_from_what_is_behind_them(
    theme, ground, paints, dark_paints
):
    """Behind letters there is the fill, veiled stripes, and the crosses of what is released."""
    used = chosen(theme, paints, dark_paints)
    low = {}
    for name, look in LOOKS.items():
        image = drawn(used, look._replace(texts=("    ",) if look.slim else ("        ",)), ground)
        y = image.height() // 2
        behind = [image.pixelColor(x, y - 4) for x in range(look.column // 2 - 4, look.column // 2)]
        worst = min(contrast(ink_of(used, look), color) for color in behind)
        if worst < TEXT:
            low[name] = round(worst, 2)
    assert low == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_of_nights_findings_and_selection_stand_out_in_their_cells(
    theme, paints, dark_paints
):
    used = chosen(theme, paints, dark_paints)
    fills = [used.confirmed.fill, used.hold.fill, used.second.fill, used.enquired.fill]
    for mark in (used.night, used.finding):
        assert min(contrast(mark, fill) for fill in fills) >= MARK
    assert contrast(used.finding_on, used.finding) >= TEXT
    for mark in (used.selection, used.focus, used.today, used.finding):
        assert contrast(mark, used.ground) >= MARK


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("column", [24, WIDE])
def test_in_a_gray_picture_all_statuses_differ(theme, column, paints, dark_paints):
    used = chosen(theme, paints, dark_paints)
    grays = {
        name: drawn(used, booked(letter, column=column), "ground").convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        for name, letter in LETTERS.items()
    }
    alike = [pair for pair in combinations(grays, 2) if differing(*map(grays.get, pair)) < 12]
    assert alike == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_plain_evening_and_night_differ_in_gray(theme, paints, dark_paints):
    used = chosen(theme, paints, dark_paints)
    grays = [
        drawn(used, booked("C", **TRAITS[trait]), "ground").convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        for trait in ("plain", "evening", "night")
    ]
    assert all(differing(one, other) >= 12 for one, other in combinations(grays, 2))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_coverage_reads_without_color(theme, paints, dark_paints):
    used = chosen(theme, paints, dark_paints)
    meters = Meters(used, Pictures(), 50, 29)
    pictures = []
    for covered in (Covered(4, 0, 4), Covered(2, 2, 4), Covered(2, 0, 4), Covered(0, 0, 4)):
        image = QImage(50, 29, QImage.Format.Format_RGB32)
        image.fill(used.side)
        painter = QPainter(image)
        painter.drawPixmap(0, 0, meters.get(covered))
        painter.end()
        plain = covered.confirmed == covered.needed
        number = contrast(used.muted if plain else used.ink, image.pixelColor(2, 2))
        assert number >= TEXT, covered
        pictures.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(differing(one, other) >= 12 for one, other in combinations(pictures, 2))


def differing(one, other):
    """Pixels of clearly another gray."""
    return sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 12
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize(("column", "shared"), [(24, True), (WIDE, False)])
def test_cells_too_narrow_for_their_times_share_one_picture(column, shared, paints):
    pictures = CellPictures(paints, sizes(Density.NORMAL), Pictures())
    one, other = (booked("C", column=column, call=call, wrap=call + 600) for call in (420, 435))
    assert (pictures.get(one).cacheKey() == pictures.get(other).cacheKey()) is shared
