"""True lengths: minutes of a work date through the production's time zone.

A night in which the clocks change is an hour shorter or longer than the clock face says.
"""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from crewplanner.domain.values import DAY


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises ZoneInfoNotFoundError (a KeyError) for an unknown one."""
    return ZoneInfo(name)


def local_time(work_date: dt.date, minutes: int) -> dt.datetime:
    """The wall-clock date and time, without a zone, of minutes after midnight of the work date."""
    days, rest = divmod(minutes, DAY)
    midnight = dt.datetime.combine(work_date + dt.timedelta(days=days), dt.time())
    return midnight + dt.timedelta(minutes=rest)


@lru_cache(maxsize=16_384)
def instant(work_date: dt.date, minutes: int, zone_name: str) -> dt.datetime:
    """The moment in UTC. An hour that comes twice is read as its first.

    A time that a clock change skips is the moment of the change, so that later times never come
    earlier. What was asked lately is remembered: a crew shares its times.
    """
    place = zone(zone_name)
    local = local_time(work_date, minutes)
    moment = local.replace(tzinfo=place).astimezone(dt.UTC)
    if moment.astimezone(place).replace(tzinfo=None) == local:
        return moment
    while moment.astimezone(place).replace(tzinfo=None) != local:
        local -= dt.timedelta(minutes=1)
        moment = local.replace(tzinfo=place).astimezone(dt.UTC)
    return moment + dt.timedelta(minutes=1)


def true_minutes(work_date: dt.date, start: int, end: int, zone_name: str) -> int:
    """Minutes that really pass between two times of a work date, the clock change counted."""
    if end == start:
        return 0
    passed = instant(work_date, end, zone_name) - instant(work_date, start, zone_name)
    return int(passed.total_seconds()) // 60


@lru_cache(maxsize=4096)
def steady(work_date: dt.date, zone_name: str) -> bool:
    """Whether the clocks do not change around a work date: from the day before it to 72:00."""
    return true_minutes(work_date, -DAY, 3 * DAY, zone_name) == 4 * DAY


def minutes_between(before: tuple[dt.date, int], after: tuple[dt.date, int], zone_name: str) -> int:
    """Minutes that really pass from one (work date, minutes) to another; may be negative."""
    passed = instant(*after, zone_name) - instant(*before, zone_name)
    return int(passed.total_seconds()) // 60
