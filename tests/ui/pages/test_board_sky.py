"""Light over the board's days: where the place is known, and not elsewhere."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from crewplanner.app.commands.productions import EditPlace
from crewplanner.app.queries.sunlight import Light
from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.told import about

TODAY = dt.date(2026, 11, 25)
FREE = dt.date(2026, 11, 28)


@pytest.fixture
def shown(page, qtbot):
    found = page("board")
    qtbot.waitUntil(lambda: bool(found.board.scene.around.skies))
    return found


def header_at(board, date):
    scene = board.scene
    geometry = scene.geometry
    x = geometry.names - geometry.x + geometry.day_of(date) * geometry.column + 8
    assert geometry.zone_at(x, 10) is Zone.HEADER
    return QPoint(x, 10)


def test_a_day_says_its_light_where_its_place_is_known(shown):
    sky = shown.board.scene.around.skies[TODAY]
    assert [window.light for window in sky.windows][:3] == [
        Light.NIGHT,
        Light.TWILIGHT,
        Light.GOLDEN,
    ]
    assert (sky.windows[0].start, sky.windows[-1].end) == (0, 1440)
    told = about(shown.board.scene, header_at(shown.board, TODAY))
    assert "Sunrise 07:4" in told
    assert "Golden hour" in told
    assert FREE not in shown.board.scene.around.skies
    assert "Sunrise" not in about(shown.board.scene, header_at(shown.board, FREE))


def test_the_band_is_painted_and_goes_when_the_place_loses_its_coordinates(shown, sample, qtbot):
    before = shown.board.grab().toImage()
    for place in list(sample.plan.places.values()):
        if place.latitude is not None:
            sample.do(EditPlace(place=replace(place, latitude=None, longitude=None)))
    qtbot.waitUntil(lambda: not shown.board.scene.around.skies)
    after = shown.board.grab().toImage()
    assert before != after
