"""A day's work cut into pieces that are paid alike: at every band, window and holiday boundary.

Where several rules claim a minute, the highest multiple wins; percents and additions for nights and
dates come on top. So no minute is paid twice.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.daykinds import Kind, named, week_start
from crewplanner.domain.pay.dayrules import Band, DatePremium, Night, NightHours
from crewplanner.domain.pay.measures import WEEKDAYS, Steps, Tariff
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.rates import own_hours
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day, Span

_ONE = Fraction(1)
_DAY = 1440
_BEYOND = 3 * _DAY
"""An elapsed minute past the end of every day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is cut: the part of a day that belongs to one workday, `before` it minutes worked there.

    At least `floor` is paid for the work up to the elapsed minute `floor_to`. `plain` is the clause
    of what no band claims.
    """

    day: Day
    kind: Kind
    start: int
    end: int
    before: int = 0
    floor: Fraction = Fraction(0)
    floor_to: int = 0
    floor_clause: str = ""
    plain: str = ""


def contracted(case: Case, rules: Ruleset, day: Day, kind: Kind) -> int | None:
    """The elapsed minute at which the contracted hours are over; None where there are none."""
    rule, shape = kind.rule, kind.shape
    if rule is not None and not rule.overtimes:
        return None
    if rule is not None and rule.contracted is not None:
        return day.reached(rule.contracted)
    if shape is None:
        return None
    length = shape.contracted + extra_minutes(case, rules) - _fewer(case, rules)
    if not day.timed:
        return length - shape.meal
    end = kind.start + length
    if shape.counts == "contracted":
        meals = [m for m in day.card.meals if m.kind == "deductible"]
        taken = day.at(meals[0].end) - day.at(meals[0].start) if meals else 0
        end -= max(0, shape.meal - taken)
    return end


def _fewer(case: Case, rules: Ruleset) -> int:
    """By how much the day of the person's department is shorter, where its rate buys less."""
    own = own_hours(case, rules)
    return (rules.rate.day or own.day) - own.day if own else 0


def extra_minutes(case: Case, rules: Ruleset) -> int:
    """The additional contracted minutes of the person's department."""
    extra = rules.extra_hour
    own = extra and named(extra.names, case.terms.department, case.terms.role)
    return extra.minutes if extra and own else 0


def overtime_tariff(rules: Ruleset, day: Day, *, after_camera: bool = False) -> Tariff:
    """How overtime of the day is paid: as called by the camera, or as other overtime."""
    other = rules.other_overtime
    if other is not None and after_camera:
        return other
    if other is None or day.card.camera_overtime:
        return rules.overtime
    return rules.overtime if _by_camera(day) else other


def _by_camera(day: Day) -> bool:
    """Whether overtime is the camera's where nothing else is known of it."""
    kind = day.card.overtime_kind
    return kind == "camera" or (kind is None and day.card.kind == "shoot")


def pieces(case: Case, rules: Ruleset, part: Part, overtime: Fraction) -> tuple[Piece, ...]:
    """The part of a day cut and every piece with its multiple; `overtime` is that of the day."""
    day, kind = part.day, part.kind
    by_day = pays_by_day(rules, kind)
    cut = contracted(case, rules, day, kind) if by_day or rules.shapes else None
    spans = _spans(part, cut)
    marks = {part.floor_to, *([] if cut is None else [cut])}
    camera_end = _camera_end(rules, day, cut)
    marks.add(camera_end)
    ladders = () if by_day else tuple(_ladders(rules, part))
    for ladder in ladders:
        marks.update(at for at, _, _, _ in ladder)
    windows = tuple(_windows(rules, day))
    nights = tuple(_nights(rules.night, day, kind))
    dates = tuple(_dates(case, rules, day))
    marks.update(at for low, high, *_ in (*windows, *nights, *dates) for at in (low, high))
    found: list[Piece] = []
    for low, high in spans:
        inside = sorted(at for at in marks if low < at < high)
        for start, end in pairwise([low, *inside, high]):
            piece = _rated(part, start, end, cut, by_day, ladders)
            if piece.overtime:
                after = start >= camera_end
                piece = _late(rules, day, kind, piece, overtime, after_camera=after)
            piece = _windowed(piece, windows, kind)
            piece = _topped(piece, nights, dates, rules.night)
            found.append(piece)
    return tuple(found)


def pays_by_day(rules: Ruleset, kind: Kind) -> bool:
    """Whether the day's own pay buys the contracted hours."""
    return kind.rule.pay == "day" if kind.rule else bool(rules.shapes)


def _spans(part: Part, cut: int | None) -> list[Span]:
    """The worked spans of the part; overtime that was called is owed to its end."""
    day = part.day
    stop = min(part.end, part.kind.stop)
    found = [(max(a, part.start), min(b, stop)) for a, b in day.spans]
    found = [(a, b) for a, b in found if a < b]
    called = day.card.camera_overtime
    if called and cut is not None:
        low = max([cut, *(end for _, end in found)])
        if cut + called > low:
            found.append((low, cut + called))
    return found


def _ladders(rules: Ruleset, part: Part) -> Iterator[list[tuple[int, Fraction, str, bool]]]:
    """For each band, from which elapsed minute what holds: (at, multiple, clause, golden)."""
    rule = part.kind.rule
    if rule is not None and rule.steps is not None:
        yield [(_reached(part, at), m, rule.clause, False) for at, m in rule.steps]
    for band in rules.bands:
        if rule is not None and rule.steps is not None and not band.golden:
            continue
        steps = _band_steps(band, rule.golden if rule else _ONE)
        if band.on == "worked":
            yield [(_reached(part, at), m, band.clause, band.golden) for at, m in steps]
        else:
            yield [(at or part.start, m, band.clause, band.golden) for at, m in steps]


def _band_steps(band: Band, golden: Fraction) -> Steps:
    if band.steps is not None:
        return band.steps
    if band.after is None:
        return ()
    times = golden if band.golden and not band.fixed else _ONE
    return ((band.after, band.multiple * times),)


def _reached(part: Part, worked: int) -> int:
    """The elapsed minute at which the workday has so many minutes, counted from its start."""
    left = worked - part.before
    if left <= 0:
        return part.start
    return part.day.reached(left + part.day.worked_in(0, part.start))


def _rated(
    part: Part,
    start: int,
    end: int,
    cut: int | None,
    by_day: bool,  # noqa: FBT001 - one of two ways
    ladders: Sequence[Sequence[tuple[int, Fraction, str, bool]]],
) -> Piece:
    """The piece at the highest multiple that bands, the day and the floor give it.

    Where a band and golden time come to the same, it is golden time.
    """
    rule, shape = part.kind.rule, part.kind.shape
    late = cut is not None and start >= cut
    clause = rule.clause if rule else (shape.clause if shape else part.plain)
    if by_day:
        return Piece(
            start=start, end=end, multiple=_ONE, clause=clause, base=not late, overtime=late
        )
    multiple, golden = Fraction(0), False
    for ladder in ladders:
        for at, value, name, gold in ladder:
            if start >= at and (value > multiple or (gold and value == multiple)):
                multiple, clause, golden = value, name, gold
    if rule and rule.multiple >= multiple:
        multiple, clause, golden = rule.multiple, rule.clause, False
    if start < part.floor_to and part.floor > multiple:
        multiple, clause, golden = part.floor, part.floor_clause, False
    if not ladders and not rule:
        multiple = max(multiple, _ONE)
    return Piece(
        start=start, end=end, multiple=multiple, clause=clause, overtime=late, golden=golden
    )


def _camera_end(rules: Ruleset, day: Day, cut: int | None) -> int:
    """From where on overtime is none of the camera's: past its wrap and past what was called."""
    if rules.other_overtime is None or not day.timed:
        return _BEYOND
    called = (cut or 0) + (day.card.camera_overtime or 0)
    return max(day.on_set_end, called) if _by_camera(day) else called


def _late(
    rules: Ruleset, day: Day, kind: Kind, piece: Piece, overtime: Fraction, *, after_camera: bool
) -> Piece:
    """The piece at the multiple of its overtime, with the clause that says so."""
    tariff = overtime_tariff(rules, day, after_camera=after_camera)
    own = kind.rule.overtime if kind.rule else None
    if after_camera:
        overtime = max(tariff.multiple, own or tariff.multiple)
    clause = kind.rule.clause if kind.rule and own == overtime else tariff.clause or piece.clause
    higher = overtime > piece.multiple
    return replace(
        piece,
        multiple=overtime if higher else piece.multiple,
        clause=clause if higher else piece.clause,
        after_camera=after_camera,
    )


def _windowed(
    piece: Piece,
    windows: Sequence[tuple[int, int, Fraction, str, bool]],
    kind: Kind,
) -> Piece:
    """At the multiple of its windows, where that is higher."""
    if piece.base:
        return piece
    if kind.rule is not None and not kind.rule.windows:
        return piece
    for low, high, multiple, clause, only_overtime in windows:
        fits = piece.overtime or not only_overtime
        if fits and low <= piece.start < high and multiple > piece.multiple:
            piece = replace(piece, multiple=multiple, clause=clause)
    return piece


def _topped(
    piece: Piece,
    nights: Sequence[tuple[int, int, Fraction]],
    dates: Sequence[tuple[int, int, Fraction, str]],
    night: Night | None,
) -> Piece:
    """With the night's percent and the date's addition on top."""
    if not nights and not dates:
        return piece
    add, premium, percent = piece.add, piece.premium, piece.percent
    for low, high, more, clause in dates:
        if low <= piece.start < high and more > add:
            add, premium = more, clause
    dated, dated_clause = add, premium
    if night is not None and nights and not (piece.golden and not night.golden):
        most = max((p for low, high, p in nights if low <= piece.start < high), default=None)
        if most:
            premium = night.clause
            percent, add = (most, add) if night.of == "rate" else (percent, add + most)
    return replace(
        piece, add=add, percent=percent, premium=premium, dated=dated, dated_clause=dated_clause
    )


def _windows(rules: Ruleset, day: Day) -> Iterator[tuple[int, int, Fraction, str, bool]]:
    """Windows of the clock in elapsed minutes: (from, to, multiple, clause, only overtime)."""
    if not day.timed:
        return
    for window in rules.windows:
        if not window.on:
            continue
        only = window.applies == "overtime"
        if window.end is None:
            yield (day.at(window.start), _BEYOND, window.multiple, window.clause, only)
            continue
        for low, high in repeated(day, window.start, window.end):
            yield (low, high, window.multiple, window.clause, only)


def repeated(day: Day, start: int, end: int) -> Iterator[Span]:
    """A daily window of the clock as spans of elapsed minutes around the day.

    Those that end after its call and begin within two days of it.
    """
    length = (end - start) % _DAY or _DAY
    for clock in range(start % _DAY - _DAY, _BEYOND, _DAY):
        if clock < day.call + 2 * _DAY and clock + length > day.call:
            yield (day.at(clock), day.at(clock + length))


def _nights(night: Night | None, day: Day, kind: Kind) -> Iterator[tuple[int, int, Fraction]]:
    """The night premium's windows in elapsed minutes: (from, to, share of the rate)."""
    if night is None or not night.on or not day.timed or (kind.rule and not kind.rule.night):
        return
    if kind.holiday and not night.holidays:
        return
    for window in night.windows:
        if window.call is None or window.call.holds(day.call):
            yield from _night(window, day)


def _night(window: NightHours, day: Day) -> Iterator[tuple[int, int, Fraction]]:
    share = Fraction(window.percent) / 100
    if window.start is not None and window.end is not None:
        for low, high in repeated(day, window.start, window.end):
            yield (low, high, share)
        return
    low, high = 0, _BEYOND
    if window.start is not None:
        low = day.at(_next(window.start, day.call))
    if window.end is not None:
        high = day.at(_next(window.end, day.call))
    yield (low, high, share)


def _next(clock: int, call: int) -> int:
    """The first time at or after the call that shows that time of the clock."""
    return call + (clock - call) % _DAY


def _dates(case: Case, rules: Ruleset, day: Day) -> Iterator[tuple[int, int, Fraction, str]]:
    """Premiums of dates in elapsed minutes: (from, to, addition, clause)."""
    if not rules.dates:
        return
    spans = [(0, 0, day.end)]
    if day.timed:
        spans = [(n, day.at(n * _DAY), day.at((n + 1) * _DAY)) for n in range(3)]
    for days_on, low, high in spans:
        date = day.date + dt.timedelta(days=days_on)
        offset = (date - week_start(date, case.first_weekday)).days
        for premium in rules.dates:
            if not _premium_on(premium, WEEKDAYS[date.weekday()], date in case.holidays, offset):
                continue
            minutes = day.worked_in(low, high)
            whole = premium.whole_over is not None and minutes > premium.whole_over
            if minutes:
                start, end = (0, _BEYOND) if whole else (low, high)
                yield (start, end, premium.add, premium.clause)


def _premium_on(premium: DatePremium, weekday: str, holiday: bool, offset: int) -> bool:  # noqa: FBT001 - a fact of the date
    on_weekday = weekday in premium.weekdays and offset >= premium.not_within
    return on_weekday or (premium.holiday and holiday)
