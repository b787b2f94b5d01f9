"""The weekly pass: straight hours past a week's threshold, and work in the weekly rest."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.daykinds import week_start
from crewplanner.domain.pay.eventrules import Week
from crewplanner.domain.pay.parts import Work
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.rules import Ruleset

_WEEK = 7 * 1440


def reclassify(case: Case, rules: Ruleset, works: Sequence[Work]) -> None:
    """Lift straight minutes past the threshold of their week, in order of time.

    An hour that is paid more already is not counted again. Changes the pieces of the works.
    """
    week = rules.week
    if week is None:
        return
    if week.rest is not None:
        for start, of_week in _weeks(case, works):
            _keep_rest(week, week.rest, start, of_week)
    straight: dict[dt.date, int] = {}
    for work in works:
        for date, pieces in work.portions:
            start = week_start(date, case.first_weekday)
            found: list[Piece] = []
            for piece in pieces:
                if not piece.straight:
                    found.append(piece)
                    continue
                done = straight.get(start, 0)
                split = _split(piece, week, week.after - done)
                straight[start] = done + sum([p.minutes for p in split if p.straight])
                found += split
            pieces[:] = found


def _split(piece: Piece, week: Week, left: int) -> tuple[Piece, ...]:
    """A straight piece, what of it is left at the threshold as it is and the rest lifted."""
    if piece.base or piece.overtime or piece.minutes <= left:
        return (piece,)
    cut = piece.start + max(0, left)
    lifted = replace(piece, start=cut, multiple=week.multiple, clause=week.clause)
    return (replace(piece, end=cut), lifted) if cut > piece.start else (lifted,)


def _weeks(case: Case, works: Sequence[Work]) -> Iterator[tuple[dt.date, list[Work]]]:
    found: dict[dt.date, list[Work]] = {}
    for work in works:
        found.setdefault(week_start(work.date, case.first_weekday), []).append(work)
    yield from found.items()


def _keep_rest(week: Week, due: int, start: dt.date, works: Sequence[Work]) -> None:
    """Lift the work in the part of the week that would have had to be free, if none was.

    That part is the one with the least work in it. Without times nothing can be said.
    """
    worked = [work for work in works if work.day.worked]
    if not worked or not all(work.day.timed for work in worked):
        return
    spans = [
        (_at(work, start) + piece.start, _at(work, start) + piece.end)
        for work in worked
        for piece in work.pieces
    ]
    begins = [0, _WEEK - due, *[end for _, end in spans], *[begin - due for begin, _ in spans]]
    least, free = min(
        (sum(max(0, min(b, at + due) - max(a, at)) for a, b in spans), at)
        for at in begins
        if 0 <= at <= _WEEK - due
    )
    if not least:
        return
    for work in worked:
        shift = _at(work, start)
        for _, pieces in work.portions:
            pieces[:] = [
                part
                for piece in pieces
                for part in _lifted(piece, free - shift, free + due - shift, week)
            ]


def _at(work: Work, start: dt.date) -> int:
    return (work.date - start).days * 1440 + work.day.call


def _lifted(piece: Piece, low: int, high: int, week: Week) -> Iterator[Piece]:
    if piece.end <= low or piece.start >= high or piece.multiple >= week.rest_multiple:
        yield piece
        return
    if piece.start < low:
        yield replace(piece, end=low)
    yield replace(
        piece,
        start=max(piece.start, low),
        end=min(piece.end, high),
        multiple=week.rest_multiple,
        clause=week.rest_clause,
    )
    if piece.end > high:
        yield replace(piece, start=high)
