"""Meals as people write and read them: 13:00-14:00, 18:30-19:00."""

import re

from crewplanner.app.time_text import parse_time, show_time
from crewplanner.domain.calls import interpret
from crewplanner.domain.values import TimeRange
from crewplanner.i18n import _

_BETWEEN = re.compile(r"\s*(?:-|–|—|to)\s*")


def meals_text(meals: tuple[TimeRange, ...]) -> str:
    """`13:00–14:00`, several with a comma between."""
    return ", ".join(f"{show_time(meal.start)}–{show_time(meal.end)}" for meal in meals)


def read_meals(text: str, after: int | None, day_start: int) -> tuple[TimeRange, ...]:
    """Meals written as 13:00-14:00, several with commas; `none` is no meal.

    A time before the call belongs past midnight. Raises ValueError with a sentence.
    """
    found: list[TimeRange] = []
    words = text.replace(" +1", "").strip().lower()
    if words in {"", "none", "-"}:
        return ()
    for part in words.split(","):
        ends = _BETWEEN.split(part.strip())
        if len(ends) != 2:  # a meal has a start and an end
            raise ValueError(_("“{text}” is not a meal: write 13:00-14:00").format(text=part))
        start = interpret(parse_time(ends[0]), None if after is None else after - 1, day_start)
        end = interpret(parse_time(ends[1]), start, day_start)
        found.append(TimeRange(start=start, end=end))
    return tuple(sorted(found, key=lambda meal: meal.start))
