"""Light and dark of a production's days: which place counts, windows without gaps, words."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from crewplanner.app.commands.days import EditShootDay
from crewplanner.app.commands.productions import AddPlace, EditPlace
from crewplanner.app.queries.day import day_view
from crewplanner.app.queries.sunlight import Light, day_sun, light_windows, night_window
from crewplanner.app.sun_words import sun_clock, sun_line, sun_lines
from crewplanner.domain.days import DayStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Place
from tests.app.conftest import day

LONDON = {"latitude": Decimal("51.5072"), "longitude": Decimal("-0.1276")}
TROMSO = {"latitude": Decimal("69.6492"), "longitude": Decimal("18.9553")}
LONGYEARBYEN = {"latitude": Decimal("78.22"), "longitude": Decimal("15.65")}


def monday_of(workspace):
    return next(d for d in workspace.plan.shoot_days.values() if d.date == day(0))


def shoot_at(workspace, *places):
    """Let the unit work at new places on the first Monday; the production's id."""
    monday = monday_of(workspace)
    keys = []
    for number, where in enumerate(places):
        place = Place(id=NEW, production=monday.production, name=f"P{number}", **where)
        keys.append(workspace.do(AddPlace(place=place)).added["places"][0])
    workspace.do(EditShootDay(day=replace(monday_of(workspace), places=tuple(keys))))
    return monday.production


def test_the_first_place_whose_coordinates_are_known_counts(planned):
    production = shoot_at(planned, {}, LONDON, TROMSO)
    sun = day_sun(planned.plan, production, day(0))
    assert sun.place.name == "P1"
    (unit,) = day_view(planned.plan, production, day(0), ()).units
    assert unit.sun == sun


def test_without_coordinates_a_day_or_work_there_is_no_sun_to_tell(planned):
    production = shoot_at(planned, {})
    assert day_sun(planned.plan, production, day(0)) is None
    assert light_windows(planned.plan, production, day(0), 0, 1440) == ()
    shoot_at(planned, LONDON)
    assert day_sun(planned.plan, production, day(0) + dt.timedelta(days=300)) is None
    planned.do(EditShootDay(day=replace(monday_of(planned), status=DayStatus.CANCELLED)))
    assert day_sun(planned.plan, production, day(0)) is None


def test_a_place_that_moves_takes_its_sun_along(planned):
    production = shoot_at(planned, LONDON)
    before = day_sun(planned.plan, production, day(0))
    planned.do(EditPlace(place=replace(before.place, **TROMSO)))
    assert day_sun(planned.plan, production, day(0)).times.sunrise != before.times.sunrise


@pytest.mark.parametrize("where", [LONDON, TROMSO, LONGYEARBYEN])
@pytest.mark.parametrize(("start", "end"), [(0, 1440), (360, 1800), (-120, 2880)])
def test_windows_follow_each_other_without_a_gap_and_each_is_another_light(
    where, start, end, planned
):
    production = shoot_at(planned, where)
    windows = light_windows(planned.plan, production, day(0), start, end)
    assert (windows[0].start, windows[-1].end) == (start, end)
    for one, next_one in pairwise(windows):
        assert one.end == next_one.start
        assert one.light is not next_one.light


def test_a_day_of_thirty_hours_goes_through_the_night_into_the_next_dawn(planned):
    production = shoot_at(planned, LONDON)
    windows = light_windows(planned.plan, production, day(0), 720, 1920)
    order = [Light.DAY, Light.GOLDEN, Light.TWILIGHT, Light.NIGHT, Light.TWILIGHT, Light.GOLDEN]
    assert [window.light for window in windows] == [*order, Light.DAY]
    sun = day_sun(planned.plan, production, day(0)).times
    assert windows[0].end == sun.golden_evening[0]
    assert windows[2].end == sun.dusk
    assert windows[3].end > 1440


def test_the_night_by_rule_is_the_production_s(planned):
    production = monday_of(planned).production
    settings = planned.plan.productions[production]
    assert night_window(planned.plan, production) == (settings.night_from, settings.night_to)


def test_the_sun_of_a_day_in_words(planned):
    production = shoot_at(planned, LONDON)
    sun = day_sun(planned.plan, production, day(0))
    assert sun_line(sun, sun_clock) == "Sunrise 06:44 · sunset 17:42 · civil dusk 18:16"
    lines = sun_lines(sun, sun_clock)
    assert lines[0] == "Sun over P0"
    assert lines[1] == "Civil dawn 06:10"
    assert lines[3].startswith("Golden hour 06:")


@pytest.mark.parametrize(
    ("where", "date", "words"),
    [
        (TROMSO, dt.date(2026, 6, 22), "The sun does not set · it does not get dark"),
        (
            TROMSO,
            dt.date(2026, 12, 21),
            "The sun does not rise · civil dawn 08:31",
        ),
        (LONGYEARBYEN, dt.date(2026, 12, 21), "The sun does not rise · it does not get light"),
        (TROMSO, dt.date(2026, 5, 18), "Sunrise 23:53 · no sunset · it does not get dark"),
    ],
)
def test_what_does_not_happen_near_the_poles_is_said(where, date, words, planned):
    production = shoot_at(planned, where)
    planned.do(EditShootDay(day=replace(monday_of(planned), date=date)))
    sun = day_sun(planned.plan, production, date)
    assert sun_line(sun, sun_clock).startswith(words)
