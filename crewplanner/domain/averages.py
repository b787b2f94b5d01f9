"""Averages of working time over full periods of weeks, as laws count them."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from crewplanner.dataclass import dataclass

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What was worked on a date: true minutes, and whether enough of them lie in the night."""

    minutes: int
    night: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A full period: its last date, its length in dates, what was worked in it."""

    last: dt.date
    last_worked: dt.date
    length: int
    minutes: int
    days: int
    nights: int

    @property
    def weeks(self) -> int:
        """How many weeks it is long."""
        return self.length // _WEEK

    @property
    def weekly(self) -> int:
        """Minutes a week on average, without the fraction of one."""
        return self.minutes // self.weeks

    def over(self, limit: int) -> bool:
        """Whether more than so many minutes a week were worked on average."""
        return self.minutes > limit * self.weeks

    @property
    def at_night(self) -> bool:
        """Whether most of the days worked were nights: the person is a night worker."""
        return 2 * self.nights > self.days

    @property
    def daily(self) -> int:
        """Minutes in 24 hours on average, a rest day a week left out, without the fraction."""
        return self.minutes // (self.length - self.weeks)

    def over_at_night(self, limit: int) -> bool:
        """Whether a night worker worked more than so many minutes in 24 hours on average."""
        return self.at_night and self.minutes > limit * (self.length - self.weeks)


def periods(
    worked: Mapping[dt.date, Worked],
    excluded: Collection[dt.date],
    weeks: int,
    first_weekday: int = 0,
) -> Iterator[Period]:
    """Every full period, week by week from the first week worked, in which something was worked.

    Dates that are excluded (sickness, leave) give way to the dates after.
    """
    if not worked or weeks < 1:
        return
    first, last = min(worked), max(worked)
    first -= dt.timedelta(days=(first.weekday() - first_weekday) % _WEEK)
    last += dt.timedelta(days=_WEEK - 1 - (last.weekday() - first_weekday) % _WEEK)
    begin = first.toordinal()
    every = map(dt.date.fromordinal, range(begin, last.toordinal() + 1))
    dates = [date for date in every if date not in excluded] if excluded else [*every]
    length = weeks * _WEEK
    for start in range(0, len(dates) - length + 1, _WEEK):
        within = dates[start : start + length]
        days = [date for date in within if date in worked]
        if days:
            yield Period(
                last=within[-1],
                last_worked=days[-1],
                length=length,
                minutes=sum(worked[date].minutes for date in days),
                days=len(days),
                nights=sum(worked[date].night for date in days),
            )
