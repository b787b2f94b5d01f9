"""A day as minutes that really passed since its call, with the meals taken out.

Inside, a day has two coordinates: `elapsed` true minutes from the call, and `worked` ones, which
stand still during what is not work. Clock times are turned into elapsed ones through the zone, so
that a night in which the clocks change is as long as it was.
"""

import datetime as dt
from collections.abc import Sequence

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Card, MealBreak
from crewplanner.domain.pay.eventrules import Deduct
from crewplanner.domain.zones import steady, true_minutes

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One card laid out: `spans` are the worked parts in elapsed minutes, in order.

    A card with hours only is one part without clock times (`timed` False). `zone` is None where the
    clock shows true minutes: without a zone, and on all dates but those around a clock change.
    """

    card: Card
    zone: str | None
    call: int
    end: int
    spans: tuple[Span, ...]
    worked: int
    timed: bool

    @property
    def date(self) -> dt.date:
        """The work date."""
        return self.card.date

    def at(self, clock: int) -> int:
        """Elapsed minutes from the call to a time of the work date; negative before it."""
        if self.zone is None:
            return clock - self.call
        return true_minutes(self.card.date, self.call, clock, self.zone)

    def clock(self, elapsed: int) -> int:
        """The time of the work date at an elapsed minute: what `at` takes."""
        shown = self.call + elapsed
        return shown - (self.at(shown) - elapsed)

    def worked_in(self, start: int, end: int) -> int:
        """Minutes worked between two elapsed ones."""
        return sum(max(0, min(b, end) - max(a, start)) for a, b in self.spans)

    def reached(self, worked: int) -> int:
        """The elapsed minute at which so many were worked; past the end where they never are."""
        left = worked
        for start, end in self.spans:
            if left <= end - start:
                return start + left
            left -= end - start
        return self.end + left

    @property
    def unit_call(self) -> int:
        """The unit's call as a time of the work date."""
        return self.call if self.card.unit_call is None else self.card.unit_call

    @property
    def on_set_end(self) -> int:
        """The elapsed minute at which the work on set ended."""
        return self.end if self.card.on_set_wrap is None else self.at(self.card.on_set_wrap)


def lay_out(card: Card, zone: str | None, deduct: Deduct | None, travel_works: bool) -> Day:  # noqa: FBT001 - a setting
    """The day of a card; one without times or hours has nothing worked in it."""
    extra = card.travel if travel_works else 0
    if card.call is None or card.wrap is None:
        hours = (card.hours or 0) + extra
        spans = ((0, hours),) if hours else ()
        return Day(card=card, zone=None, call=0, end=hours, spans=spans, worked=hours, timed=False)
    if zone is not None and steady(card.date, zone):
        zone = None
    call = card.call

    def at(clock: int) -> int:
        return clock - call if zone is None else true_minutes(card.date, call, clock, zone)

    end = at(card.wrap)
    spans = _without(end, [(at(m.start), at(m.end)) for m in card.meals if _off(m)], deduct)
    if extra:
        spans = (*spans[:-1], (spans[-1][0], spans[-1][1] + extra)) if spans else ((0, extra),)
    return Day(
        card=card,
        zone=zone,
        call=call,
        end=end + extra,
        spans=spans,
        worked=sum([b - a for a, b in spans]),
        timed=True,
    )


def _off(meal: MealBreak) -> bool:
    return meal.kind == "deductible"


def _without(end: int, meals: Sequence[Span], deduct: Deduct | None) -> tuple[Span, ...]:
    """From 0 to end less the meals, of each and of all no more than may be deducted."""
    found: list[Span] = []
    at, left = 0, deduct.most_a_day if deduct else None
    for start, stop in sorted(meals):
        first, last = max(start, at), min(stop, end)
        if last <= first or (deduct is not None and stop - start < deduct.least):
            continue
        if deduct is not None and deduct.most is not None:
            last = min(last, first + deduct.most)
        if left is not None:
            last = min(last, first + left)
            left -= last - first
        if first > at:
            found.append((at, first))
        at = last
    if at < end:
        found.append((at, end))
    return tuple(found)
