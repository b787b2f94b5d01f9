"""Limits of working time: what is an alert and never money."""

import datetime as dt
from collections.abc import Iterator, Sequence

from crewplanner.domain.averages import Worked, periods
from crewplanner.domain.pay.cards import Alert, Case
from crewplanner.domain.pay.daykinds import is_worked
from crewplanner.domain.pay.eventrules import Limits
from crewplanner.domain.pay.parts import Work
from crewplanner.domain.pay.pieces import repeated
from crewplanner.domain.pay.rules import Ruleset

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
    """The first full period over each average; sick and leave days give way to later ones."""
    if limits.average is None and limits.night_average is None:
        return
    worked = {
        work.date: Worked(minutes=work.day.worked, night=_is_night(limits, work))
        for work in works
        if is_worked(work.day)
    }
    excluded = {work.date for work in works if work.day.card.kind in _EXCLUDED}
    weekly_done = night_done = False
    for period in periods(worked, excluded, limits.weeks, case.first_weekday):
        over = limits.average is not None and period.over(limits.average)
        if over and not limits.opt_out and not weekly_done:
            weekly_done = True
            yield _alert(period.last, "weekly_average", limits, period.weekly)
        at_night = limits.night_average
        if not night_done and at_night is not None and period.over_at_night(at_night):
            night_done = True
            yield _alert(period.last, "night_average", limits, period.weekly)


def _is_night(limits: Limits, work: Work) -> bool:
    window, day = limits.night, work.day
    if window is None or not day.timed:
        return False
    spans = repeated(day, window.start, window.end)
    return sum(day.worked_in(max(0, low), high) for low, high in spans) >= limits.night_share
