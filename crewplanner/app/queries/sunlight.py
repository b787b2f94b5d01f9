"""Light and dark of a production's days: the sun over where a unit works, and the night by rule."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from crewplanner.app.sun import Daylight, SunTimes, sun_times
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Place
from crewplanner.domain.values import DAY


class Light(StrEnum):
    """How light it is; between the civil dusk and dawn it is night."""

    NIGHT = "night"
    TWILIGHT = "twilight"
    GOLDEN = "golden"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class LightWindow:
    """So light from one time to another, in minutes of the work date."""

    light: Light
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySun:
    """The sun over the place of a date."""

    date: dt.date
    place: Place
    times: SunTimes


def day_sun(plan: Plan, production: ProductionId, date: dt.date) -> DaySun | None:
    """The sun over the first place of the date whose coordinates are known; None without one.

    Units come in their order.
    """
    days = plan.days_on.get((production, date), ())
    return next(filter(None, (sun_of(plan, day) for day in days)), None)


def sun_of(plan: Plan, day: ShootDay) -> DaySun | None:
    """The sun over the first place of a unit's day whose coordinates are known, if it works."""
    for place_id in day.places if day.working else ():
        place = plan.places.get(place_id)
        if place is not None and place.latitude is not None and place.longitude is not None:
            zone_name = plan.productions[day.production].timezone
            times = sun_times(place.latitude, place.longitude, day.date, zone_name)
            return DaySun(date=day.date, place=place, times=times)
    return None


def light_windows(
    plan: Plan, production: ProductionId, date: dt.date, start: int, end: int
) -> tuple[LightWindow, ...]:
    """How light it is from start to end, minutes of the work date, without a gap.

    `end` may be past 24:00: what follows is the next date's morning at the same place. Empty where
    no place of the date has coordinates.
    """
    sun = day_sun(plan, production, date)
    if sun is None or sun.place.latitude is None or sun.place.longitude is None:
        return ()
    zone_name = plan.productions[production].timezone
    found: list[LightWindow] = []
    for days in range(start // DAY - 1, end // DAY + 2):
        on = date + dt.timedelta(days=days)
        times = sun_times(sun.place.latitude, sun.place.longitude, on, zone_name)
        for window in _of_one_sun(times):
            _add(found, window, days * DAY, start, end)
    return tuple(found)


def night_window(plan: Plan, production: ProductionId) -> tuple[int, int]:
    """The hours that count as night by the production's settings, minutes of the work date."""
    settings = plan.productions[production]
    return settings.night_from, settings.night_to


def _add(found: list[LightWindow], window: LightWindow, later: int, start: int, end: int) -> None:
    """Add a window as far as it lies within start and end, to the one before where it is alike.

    Two suns meet at a midnight; where they overlap by a minute or leave one out, the later begins
    where the earlier ends.
    """
    first = found[-1].end if found else start
    last = min(window.end + later, end)
    if last <= first:
        return
    if not found and window.start + later > first:
        first = window.start + later
    if found and found[-1].light is window.light:
        first = found.pop().start
    found.append(LightWindow(light=window.light, start=first, end=last))


def _of_one_sun(times: SunTimes) -> Iterator[LightWindow]:
    """From one midnight of the sun to the next."""
    at, light = times.noon - DAY // 2, _at_midnight(times)
    for change, after in _changes(times):
        if change > at:
            yield LightWindow(light=light, start=at, end=change)
            at = change
        light = after
    yield LightWindow(light=light, start=at, end=max(times.noon + DAY // 2, at + 1))


def _at_midnight(times: SunTimes) -> Light:
    if times.dawn is not None or not times.light:
        return Light.NIGHT
    always_high = times.golden_morning is None and times.daylight is Daylight.NEVER_SETS
    return Light.DAY if always_high else Light.TWILIGHT


def _changes(times: SunTimes) -> Iterator[tuple[int, Light]]:
    morning, evening = times.golden_morning, times.golden_evening
    if times.dawn is not None:
        yield times.dawn, Light.TWILIGHT
    if morning is not None:
        yield morning[0], Light.GOLDEN
        yield morning[1], Light.DAY
    if evening is not None:
        yield evening[0], Light.GOLDEN
        yield evening[1], Light.TWILIGHT
    if times.dusk is not None:
        yield times.dusk, Light.NIGHT
