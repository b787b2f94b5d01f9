"""What each day is: its number, its shape after conversions, and the rule that fits it first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.dayrules import Conversion, DayRule, OwnEnds, Shape
from crewplanner.domain.pay.eventrules import Numbering
from crewplanner.domain.pay.measures import WEEKDAYS, WORKING
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day

_ONE_DAY = dt.timedelta(days=1)


def week_start(date: dt.date, first_weekday: int) -> dt.date:
    """The first date of the pay week around a date."""
    return date - dt.timedelta(days=(date.weekday() - first_weekday) % 7)


def is_worked(day: Day) -> bool:
    """Whether somebody worked on it: a working kind, with time."""
    return day.card.kind in WORKING and (day.timed or day.card.hours is not None)


def workdays(days: Sequence[Day], rules: Ruleset) -> dict[dt.date, int]:
    """Minutes worked on each workday. Cut at midnight where the agreement's workday is the date."""
    found: dict[dt.date, int] = {}
    for day in days:
        if not is_worked(day):
            continue
        for date, start, end in portions(day, rules):
            found[date] = found.get(date, 0) + day.worked_in(start, end)
    return found


def portions(day: Day, rules: Ruleset) -> tuple[tuple[dt.date, int, int], ...]:
    """The day in parts that belong to one workday each: (workday, from, to) in elapsed minutes."""
    if rules.workday == "shift" or not day.timed:
        return ((day.date, 0, day.end),)
    found: list[tuple[dt.date, int, int]] = []
    start, date = 0, day.date
    for midnight in (1440, 2880):
        cut = min(day.end, max(0, day.at(midnight)))
        if cut > start:
            found.append((date, start, cut))
            start = cut
        date += _ONE_DAY
    return tuple(found) or ((day.date, 0, day.end),)


def numbers(case: Case, rules: Ruleset, days: Sequence[Day]) -> Mapping[dt.date, int]:
    """Which day of work each date is, 0 where nobody worked; counted as the agreement counts."""
    how = rules.numbering
    worked = workdays(days, rules)
    held = {day.date for day in days if day.card.kind in how.holds}
    found: dict[dt.date, int] = {}
    if not worked:
        return found
    count, last, week = 0, min(worked), None
    for date in sorted(set(worked) | held):
        start = week_start(date, case.first_weekday)
        gap = (date - last).days > 1
        if (how.mode != "row" and start != week) or (how.mode != "week" and gap):
            count = 0
        week, last = start, date
        if date in worked:
            count += 1
            found[date] = count
    return _spared(how, found, worked)


def _spared(
    how: Numbering, found: dict[dt.date, int], worked: Mapping[dt.date, int]
) -> dict[dt.date, int]:
    """Without the seventh days of weeks that stay below the agreement's bounds."""
    if how.day_up_to is None or how.week_up_to is None:
        return found
    for date, number in list(found.items()):
        if number < len(WEEKDAYS):
            continue
        of_week = [worked[date - back * _ONE_DAY] for back in range(len(WEEKDAYS))]
        if max(of_week) <= how.day_up_to and sum(of_week) <= how.week_up_to:
            found[date] = 0
    return found


@lru_cache(maxsize=256)
def named(names: tuple[str, ...], *texts: str) -> bool:
    """Whether one of the texts is one of the names, however it is written."""
    known = {_plain(name) for name in names}
    return any(_plain(text) in known for text in texts if text)


def _plain(text: str) -> str:
    words = text.casefold().replace("&", " and ").replace("-", " ").replace("_", " ")
    found = [word for word in words.replace(".", "").split() if word not in {"and", "department"}]
    return "".join(word.rstrip("s") if len(word) > 2 else word for word in found)  # noqa: PLR2004 - "AD" is no plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a day is: the rule that fits (None: an ordinary day), its shape, where its clock starts.

    `start` and `stop` are elapsed minutes between which the contracted hours count.
    """

    rule: DayRule | None
    shape: Shape | None
    shape_id: str
    number: int
    holiday: bool
    start: int
    stop: int


def kind_of(case: Case, rules: Ruleset, day: Day, number: int, date: dt.date) -> Kind:
    """The kind of a day (of the part of it that belongs to the workday `date`)."""
    holiday = date in case.holidays
    shape = day.card.shape
    asked = _Asked(day=day, date=date, number=number, holiday=holiday, shape=shape)
    rule = _first(rules, asked)
    if rules.conversion and is_worked(day) and (rule is None or rule.converts):
        converted = _converted(rules.conversion, day, shape)
        if converted != shape:
            shape = converted
            rule = _first(rules, replace(asked, shape=shape))
    start, stop = _clock(case, rules, day, rule)
    return Kind(
        rule=rule,
        shape=next((one for one in rules.shapes if one.id == shape), None),
        shape_id=shape,
        number=number,
        holiday=holiday,
        start=start,
        stop=stop,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the conditions of a rule look at."""

    day: Day
    date: dt.date
    number: int
    holiday: bool
    shape: str


def _first(rules: Ruleset, asked: _Asked) -> DayRule | None:
    return next((rule for rule in rules.days if _fits(rule, asked)), None)


def _fits(rule: DayRule, asked: _Asked) -> bool:
    day = asked.day
    kinds = rule.kinds or WORKING
    if not rule.on or day.card.kind not in kinds:
        return False
    if rule.weekdays or rule.holiday is not None:
        of_week = WEEKDAYS[asked.date.weekday()] in rule.weekdays
        if not (of_week or (rule.holiday is not None and asked.holiday is rule.holiday)):
            return False
    if rule.numbers and asked.number not in rule.numbers:
        return False
    if rule.from_number is not None and asked.number < rule.from_number:
        return False
    if rule.call is not None and not (day.timed and rule.call.holds(day.unit_call)):
        return False
    if rule.shapes and asked.shape not in rule.shapes:
        return False
    return rule.worked_up_to is None or day.worked <= rule.worked_up_to


def _converted(conversion: Conversion, day: Day, shape: str) -> str:
    """The shape after a first meal that came too late, or not while the day went on."""
    if shape not in conversion.shapes or not day.timed:
        return shape
    first = min((day.at(m.start) for m in day.card.meals if m.kind != "ndb"), default=day.end)
    return conversion.to if first - day.at(day.unit_call) > conversion.after else shape


def _clock(case: Case, rules: Ruleset, day: Day, rule: DayRule | None) -> tuple[int, int]:
    """From where to where the contracted hours count: unit call, late call, own ends."""
    if not day.timed:
        return 0, day.end
    start, stop = 0, day.end
    if rules.unit_call:
        start = day.at(day.unit_call)
        late = rules.late_call
        if late is not None and late < day.unit_call and (rule is None or rule.late_call):
            start = day.at(late)
    ends: OwnEnds | None = rules.own_ends
    if ends and named(ends.names, case.terms.department, case.terms.role):
        before = max(0, day.at(day.unit_call))
        start += min(ends.minutes, before)
        stop -= min(ends.minutes, max(0, day.end - day.on_set_end))
    return start, stop
