"""When the sun passes a height over the horizon of a place, in minutes of a work date."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from crewplanner.dataclass import dataclass
from crewplanner.domain.values import DAY
from crewplanner.domain.zones import zone

_NOON = DAY // 2
_DEGREE_MINUTES = 4
"""The sun moves a degree of longitude in so many minutes."""

GOLDEN_HIGH = "6"
GOLDEN_LOW = "-4"
"""Golden hour lies between these heights of the sun's middle, in degrees."""
_CIVIL = "-6"
_HORIZON = "-0:34"
"""Air bends the light: the upper edge is seen when it stands so far below the horizon."""


class Daylight(StrEnum):
    """Whether the sun rises and sets on a date."""

    USUAL = "usual"
    NEVER_SETS = "never_sets"
    NEVER_RISES = "never_rises"


@dataclass(frozen=True, slots=True, kw_only=True)
class SunTimes:
    """A day of the sun from one of its midnights to the next, around its highest point `noon`.

    Minutes after midnight of the work date on the clocks of a zone that may be far from the place:
    they may be negative or past 24:00. None where something does not happen. `dawn` and `dusk` are
    the civil ones; None on a date without night says that it never gets dark (`noon` is then still
    light), in the polar night that it never gets light. A golden hour lasts from one time to
    another, or there is none.
    """

    daylight: Daylight
    noon: int
    dawn: int | None
    sunrise: int | None
    sunset: int | None
    dusk: int | None
    golden_morning: tuple[int, int] | None
    golden_evening: tuple[int, int] | None
    dark: bool
    """Whether there is a time between dusk and dawn at all."""
    light: bool
    """Whether it gets light at all: at least civil twilight."""


@lru_cache(maxsize=4096)
def sun_times(latitude: Decimal, longitude: Decimal, date: dt.date, zone_name: str) -> SunTimes:
    """The sun over a place on a date, whole minutes; degrees north and east, south and west < 0.

    The day of the sun is the one whose noon lies nearest to 12:00 of the date in the zone. Sea
    level, a flat horizon and usual air are supposed: hills come on top. Works without network.
    """
    clock = _Clock(date, zone_name)
    sky = _Sky(latitude, longitude, clock.noon_over(float(longitude)))
    rise, fall, up = sky.passes(_HORIZON, upper_edge=True)
    dawn, dusk, bright = sky.passes(_CIVIL)
    daylight = Daylight.USUAL
    if rise is None and fall is None:
        daylight = Daylight.NEVER_SETS if up else Daylight.NEVER_RISES
    morning, evening = _golden(sky)
    whole = clock.minutes
    return SunTimes(
        daylight=daylight,
        noon=whole(sky.noon),
        dawn=None if dawn is None else whole(dawn),
        sunrise=None if rise is None else whole(rise),
        sunset=None if fall is None else whole(fall),
        dusk=None if dusk is None else whole(dusk),
        golden_morning=None if morning is None else (whole(morning[0]), whole(morning[1])),
        golden_evening=None if evening is None else (whole(evening[0]), whole(evening[1])),
        dark=dawn is not None or dusk is not None or not bright,
        light=dawn is not None or dusk is not None or bright,
    )


_Stretch = tuple[dt.datetime, dt.datetime]


def _golden(sky: "_Sky") -> tuple[_Stretch | None, _Stretch | None]:
    """Morning and evening; where the sun passes only one of the two heights, up to its turn."""
    low_rise, low_fall, above_low = sky.passes(GOLDEN_LOW)
    high_rise, high_fall, above_high = sky.passes(GOLDEN_HIGH)
    if (low_rise is None and low_fall is None and not above_low) or (
        high_rise is None and high_fall is None and above_high
    ):
        return None, None
    half = dt.timedelta(hours=12)
    start = low_rise or sky.noon - half
    end = low_fall or sky.noon + half
    return (start, high_rise or sky.noon), (high_fall or sky.noon, end)


class _Clock:
    """Moments as minutes of a work date in a zone."""

    def __init__(self, date: dt.date, zone_name: str) -> None:
        self._zone = zone(zone_name)
        self._midnight = dt.datetime.combine(date, dt.time())

    def minutes(self, moment: dt.datetime) -> int:
        """What the clock shows, rounded to whole minutes."""
        local = moment.replace(tzinfo=dt.UTC).astimezone(self._zone).replace(tzinfo=None)
        return round((local - self._midnight).total_seconds() / 60)

    def noon_over(self, longitude: float) -> dt.datetime:
        """The mean noon at a longitude that lies nearest to noon on the clock; UTC, no zone."""
        wanted = (self._midnight + dt.timedelta(hours=12)).replace(tzinfo=self._zone)
        wanted = wanted.astimezone(dt.UTC).replace(tzinfo=None)
        early = dt.datetime.combine(wanted.date(), dt.time(12))
        early -= dt.timedelta(minutes=_DEGREE_MINUTES * longitude)
        days = (early + dt.timedelta(days=shift) for shift in (-1, 0, 1))
        return min(days, key=lambda noon: abs(noon - wanted))


class _Sky:
    """The sun over one place around a noon; moments are UTC without a zone."""

    def __init__(self, latitude: Decimal, longitude: Decimal, mean_noon: dt.datetime) -> None:
        import ephem  # noqa: PLC0415 - only who names a place's coordinates needs it

        self._ephem: Any = ephem
        self._sun: Any = self._ephem.Sun()
        self._place: Any = self._ephem.Observer()
        self._place.lat, self._place.lon = str(latitude), str(longitude)
        self._place.pressure = 0  # the horizon says how much the air bends
        self._place.date = mean_noon - dt.timedelta(hours=6)
        self._noon: Any = self._place.next_transit(self._sun)
        self._place.date = self._noon
        self.noon: dt.datetime = self._noon.datetime()

    def passes(
        self, height: str, *, upper_edge: bool = False
    ) -> tuple[dt.datetime | None, dt.datetime | None, bool]:
        """When the sun rises over a height before noon and falls below it after.

        Last, whether it is above it all the time where it does neither.
        """
        self._place.horizon = height
        found: list[dt.datetime | None] = []
        above = False
        for look in (self._place.previous_rising, self._place.next_setting):
            self._place.date = self._noon
            try:
                found.append(look(self._sun, use_center=not upper_edge).datetime())
            except self._ephem.AlwaysUpError:
                above = True
                found.append(None)
            except self._ephem.NeverUpError:
                found.append(None)
        return found[0], found[1], above
