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


def instant(work_date: dt.date, minutes: int, zone_name: str) -> dt.datetime:
    """The moment in UTC. An hour that comes twice is read as its first; one that is skipped, as after."""
    local = local_time(work_date, minutes).replace(tzinfo=zone(zone_name))
    return local.astimezone(dt.UTC)


def true_minutes(work_date: dt.date, start: int, end: int, zone_name: str) -> int:
    """Minutes that really pass between two times of a work date, the clock change counted."""
    if end == start:
        return 0
    passed = instant(work_date, end, zone_name) - instant(work_date, start, zone_name)
    return int(passed.total_seconds()) // 60


def minutes_between(
    before: tuple[dt.date, int], after: tuple[dt.date, int], zone_name: str
) -> int:
    """Minutes that really pass from one (work date, minutes) to another; negative if it is earlier."""
    passed = instant(*after, zone_name) - instant(*before, zone_name)
    return int(passed.total_seconds()) // 60
