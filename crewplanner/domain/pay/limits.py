"""Limits of working time: what is an alert and never money."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from crewplanner.domain.pay.cards import Alert, Case
from crewplanner.domain.pay.daykinds import is_worked, week_start
from crewplanner.domain.pay.eventrules import Limits
from crewplanner.domain.pay.parts import Work
from crewplanner.domain.pay.pieces import repeated
from crewplanner.domain.pay.rules import Ruleset

_WEEK = 7
_EXCLUDED = frozenset({"sick", "leave"})


def alerts(case: Case, rules: Ruleset, works: Sequence[Work]) -> Iterator[Alert]:
    """Every breach of the agreement's limits, by date within each limit."""
    limits = rules.limits
    if limits is None:
        return
    for work in works:
        if limits.rest is not None and work.breach:
            yield _alert(work.date, "rest", limits, work.breach)
        if limits.daily is not None and work.day.worked > limits.daily:
            yield _alert(work.date, "daily_maximum", limits, work.day.worked)
    if limits.in_a_row is not None:
        yield from _in_a_row(limits, limits.in_a_row, works)
    yield from _averages(case, limits, works)


def _alert(date: dt.date, code: str, limits: Limits, minutes: int) -> Alert:
    return Alert(date=date, code=code, clause=limits.clause, minutes=minutes)


def _in_a_row(limits: Limits, most: int, works: Sequence[Work]) -> Iterator[Alert]:
    count: int = 0
    last: dt.date | None = None
    for work in works:
        held = work.day.card.kind == "travel"
        if not is_worked(work.day) and not held:
            continue
        if last is not None and (work.date - last).days > 1:
            count = 0
        last = work.date
        count += not held
        if count > most and not held:
            yield _alert(work.date, "consecutive_days", limits, count)


def _averages(case: Case, limits: Limits, works: Sequence[Work]) -> Iterator[Alert]:
    """Rolling averages over full periods of weeks; sick and leave days give way to later ones."""
    worked = {work.date: work for work in works if is_worked(work.day)}
    if not worked or (limits.average is None and limits.night_average is None):
        return
    excluded = {work.date for work in works if work.day.card.kind in _EXCLUDED}
    first = week_start(min(worked), case.first_weekday)
    last = week_start(max(worked), case.first_weekday) + dt.timedelta(days=_WEEK - 1)
    dates = [d for d in _dates(first, last) if d not in excluded]
    length = limits.weeks * _WEEK
    weekly_done = night_done = False
    for start in range(0, len(dates) - length + 1, _WEEK):
        period = dates[start : start + length]
        minutes = sum(worked[d].day.worked for d in period if d in worked)
        over = limits.average is not None and minutes > limits.average * limits.weeks
        if over and not limits.opt_out and not weekly_done:
            weekly_done = True
            yield _alert(period[-1], "weekly_average", limits, minutes // limits.weeks)
        if not night_done and _too_much_at_night(limits, period, worked, minutes):
            night_done = True
            yield _alert(period[-1], "night_average", limits, minutes // limits.weeks)


def _dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for place in range((last - first).days + 1):
        yield first + dt.timedelta(days=place)


def _too_much_at_night(
    limits: Limits, period: Sequence[dt.date], worked: Mapping[dt.date, Work], minutes: int
) -> bool:
    """Whether a night worker's hours pass the average in 24, weekly rest days left out."""
    if limits.night_average is None or limits.night is None:
        return False
    days = [worked[date] for date in period if date in worked]
    nights = sum(_is_night(limits, work) for work in days)
    if 2 * nights <= len(days):
        return False
    return minutes > limits.night_average * (len(period) - limits.weeks)


def _is_night(limits: Limits, work: Work) -> bool:
    window, day = limits.night, work.day
    if window is None or not day.timed:
        return False
    spans = repeated(day, window.start, window.end)
    return sum(day.worked_in(max(0, low), high) for low, high in spans) >= limits.night_share
