"""Charts of a paper as plain lengths: every bar a share of the scale, ready to draw."""

from decimal import Decimal
from typing import Any

from crewplanner.exports.paper import Bars
from crewplanner.exports.paper_text import amount_of
from crewplanner.exports.texts import one_line

_STEPS = (1, 2, 5)
_LINES = 5
"""A scale has about so many lines."""


def bars_data(chart: Bars, currency: str) -> dict[str, Any]:
    """What the template draws: lengths from 0 to 1, the scale's lines with their numbers."""
    lines = scale(chart.most)
    end = max(chart.most, lines[-1])
    return {
        "kind": "bars",
        "title": one_line(chart.title),
        "unit": one_line(chart.unit),
        "standing": chart.standing,
        "mark-name": one_line(chart.mark_name),
        "series": [
            {"name": one_line(one.name), "pattern": one.pattern.value} for one in chart.series
        ],
        "lines": [
            {"at": share(line, end), "text": amount_of(line, chart, "JPY")} for line in lines
        ],
        "bars": [
            {
                "label": one_line(bar.label),
                "text": one_line(bar.text) or amount_of(sum(bar.values), chart, currency),
                "parts": [share(value, end) for value in bar.values],
                "mark": None if bar.mark is None else share(bar.mark, end),
            }
            for bar in chart.bars
        ],
    }


def share(value: Decimal | int, end: Decimal) -> float:
    """How far along the scale a value is, from 0 to 1."""
    return round(float(Decimal(value) / end), 5)


def scale(most: Decimal) -> list[Decimal]:
    """Round numbers from 0 to the first that is not below the longest bar."""
    step = Decimal(1)
    while not most / step <= _LINES:
        for factor in _STEPS:
            if most / (step * factor) <= _LINES:
                step *= factor
                break
        else:
            step *= 10
    found = [Decimal(0)]
    while found[-1] < most:
        found.append(found[-1] + step)
    return found
