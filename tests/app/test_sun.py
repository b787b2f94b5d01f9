"""The sun over a place: against published tables, at the poles, on clocks far away."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest

from crewplanner.app.sun import Daylight, sun_times
from tests.conftest import REPOSITORY

AZ = (Decimal("36.95"), Decimal("-112.52"), "Etc/GMT+7")
"""Fredonia, Arizona: U.S. Naval Observatory, "Rise and Set for the Sun for 2023", zone 7 h west."""
SF = (Decimal("37.7667"), Decimal("-122.4333"), "Etc/GMT+8")
"""San Francisco: the Observatory's table of 2012, Pacific Standard Time."""
TO = (Decimal("43.6667"), Decimal("-79.4167"), "Etc/GMT+4")
"""Toronto, W079 25 N43 40: the Observatory's table of 2001, zone 4 h west, April."""
BOSTON = (Decimal("42.32"), Decimal("-71.09"), "Etc/GMT+5")
"""Boston: the Observatory's "Civil Twilight for 2024", zone 5 h west."""
TROMSO = (Decimal("69.6492"), Decimal("18.9553"), "Europe/Oslo")
LONGYEARBYEN = (Decimal("78.22"), Decimal("15.65"), "Europe/Oslo")
LONDON = (Decimal("51.5072"), Decimal("-0.1276"), "Europe/London")


def at(hhmm):
    """Minutes of a time as almanacs print it."""
    return int(hhmm[:2]) * 60 + int(hhmm[2:])


@pytest.mark.parametrize(
    ("place", "date", "rise", "fall"),
    [
        (AZ, (2023, 1, 1), "0743", "1724"),
        (AZ, (2023, 3, 20), "0634", "1842"),
        (AZ, (2023, 6, 21), "0511", "1953"),
        (AZ, (2023, 9, 23), "0619", "1826"),
        (AZ, (2023, 11, 24), "0718", "1716"),
        (AZ, (2023, 12, 31), "0743", "1723"),
        (SF, (2012, 2, 29), "0642", "1803"),
        (SF, (2012, 6, 30), "0451", "1936"),
        (SF, (2012, 10, 15), "0619", "1732"),
        (SF, (2012, 12, 21), "0722", "1655"),
        (TO, (2001, 4, 1), "0659", "1945"),
        (TO, (2001, 4, 15), "0635", "2001"),
        (TO, (2001, 4, 30), "0611", "2019"),
    ],
)
def test_rise_and_set_are_those_of_the_almanac(place, date, rise, fall):
    sun = sun_times(*place[:2], dt.date(*date), place[2])
    assert sun.daylight is Daylight.USUAL
    assert abs(sun.sunrise - at(rise)) <= 1
    assert abs(sun.sunset - at(fall)) <= 1


def test_civil_dawn_and_dusk_are_those_of_the_almanac():
    sun = sun_times(*BOSTON[:2], dt.date(2024, 6, 21), BOSTON[2])
    assert abs(sun.dawn - at("0333")) <= 1
    assert abs(sun.dusk - at("1959")) <= 1


def test_a_day_goes_from_dawn_over_the_golden_hours_to_dusk():
    sun = sun_times(*LONDON[:2], dt.date(2026, 11, 24), LONDON[2])
    order = [sun.dawn, sun.golden_morning[0], sun.sunrise, sun.golden_morning[1], sun.noon]
    order += [sun.golden_evening[0], sun.sunset, sun.golden_evening[1], sun.dusk]
    assert order == sorted(order)
    assert sun.dark
    assert sun.light


def test_summer_time_is_on_the_clock():
    winter = sun_times(*LONDON[:2], dt.date(2026, 3, 28), LONDON[2])
    summer = sun_times(*LONDON[:2], dt.date(2026, 3, 29), LONDON[2])
    assert summer.sunrise in range(winter.sunrise + 56, winter.sunrise + 60)


@pytest.mark.parametrize(
    ("place", "date", "daylight", "dark", "light"),
    [
        (TROMSO, (2026, 6, 21), Daylight.NEVER_SETS, False, True),
        (TROMSO, (2026, 12, 21), Daylight.NEVER_RISES, True, True),
        (LONGYEARBYEN, (2026, 12, 21), Daylight.NEVER_RISES, True, False),
        (LONGYEARBYEN, (2026, 6, 21), Daylight.NEVER_SETS, False, True),
    ],
)
def test_near_the_poles_it_says_what_does_not_happen(place, date, daylight, dark, light):
    sun = sun_times(*place[:2], dt.date(*date), place[2])
    assert (sun.daylight, sun.dark, sun.light) == (daylight, dark, light)
    assert (sun.sunrise, sun.sunset) == (None, None)


def test_in_the_polar_night_there_is_a_twilight_around_noon_and_then_none():
    noon = sun_times(*TROMSO[:2], dt.date(2026, 12, 21), TROMSO[2])
    assert [noon.dawn, noon.noon, noon.dusk] == sorted([noon.dawn, noon.noon, noon.dusk])
    dark = sun_times(*LONGYEARBYEN[:2], dt.date(2026, 12, 21), LONGYEARBYEN[2])
    assert (dark.dawn, dark.dusk, dark.golden_morning, dark.golden_evening) == (None,) * 4


def test_on_the_day_before_the_midnight_sun_it_rises_and_does_not_set():
    sun = sun_times(*TROMSO[:2], dt.date(2026, 5, 18), TROMSO[2])
    assert sun.daylight is Daylight.USUAL
    assert sun.sunrise is not None
    assert sun.sunset is None
    assert not sun.dark


@pytest.mark.parametrize("latitude", [-90, -66, 0, 66, 90])
@pytest.mark.parametrize("longitude", [-180, 0, 180])
def test_every_place_on_earth_has_its_noon_by_day(latitude, longitude):
    for month in range(1, 13):
        sun = sun_times(Decimal(latitude), Decimal(longitude), dt.date(2026, month, 21), "UTC")
        assert -20 <= sun.noon <= 1460
        for times in (sun.golden_morning, sun.golden_evening):
            assert times is None or times[0] <= times[1]


def test_the_clock_may_be_far_from_the_place():
    here = sun_times(Decimal(34), Decimal(-118), dt.date(2026, 11, 24), "America/Los_Angeles")
    there = sun_times(Decimal(34), Decimal(-118), dt.date(2026, 11, 24), "Europe/London")
    assert there.sunset == here.sunset + 8 * 60
    assert there.sunset > 24 * 60


def test_the_library_is_loaded_when_it_is_first_needed():
    code = "import sys, crewplanner.app.sun; print('ephem' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
