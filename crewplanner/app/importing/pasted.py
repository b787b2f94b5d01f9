"""Text as people paste it: columns kept apart by runs of spaces, or lines written freely."""

import re
from collections import Counter

_GAP = re.compile(r"(?:[ \u00a0]{2,}|\t+)[ \u00a0\t]*")
_DASH = re.compile(r"\s+[-–—]\s+")
_SEVERAL = 3
_MOSTLY = 0.5
_TAB = 8
_NEAR = 3
_SHARE = 0.3


def columns(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of each line. Where the columns stand in line, an empty cell keeps its place.

    A line without a gap gives one cell, an empty line none. Where no line has a gap, and half of
    those with dashes between words have three parts or more, these are the cells.
    """
    parts = [_parts(line.expandtabs(_TAB)) for line in lines]
    counts = Counter(len(found) for found in parts if len(found) > 1)
    if not counts:
        dashed = [_DASH.split(line.strip()) for line in lines]
        parted = [len(row) for row in dashed if len(row) > 1]
        if parted and sum(width >= _SEVERAL for width in parted) >= len(parted) * _MOSTLY:
            return tuple(tuple(filter(None, row)) for row in dashed)
        return tuple(tuple(text for _start, text in found) for found in parts)
    usual = counts.most_common(1)[0][0]
    starts = _starts([found for found in parts if len(found) > 1], usual)
    return tuple(
        _placed(found, starts) if starts and len(found) > 1 else tuple(t for _s, t in found)
        for found in parts
    )


def _parts(line: str) -> list[tuple[int, str]]:
    """Each cell of a line with the place where it starts."""
    found: list[tuple[int, str]] = []
    at = len(line) - len(line.lstrip())
    for gap in _GAP.finditer(line, at):
        if gap.start() > at:
            found.append((at, line[at : gap.start()].strip()))
        at = gap.end()
    if line[at:].strip():
        found.append((at, line[at:].strip()))
    return found


def _starts(rows: list[list[tuple[int, str]]], usual: int) -> list[int]:
    """Where the columns start, if the lines agree on it; otherwise nothing."""
    seen = Counter(start for row in rows for start, _text in row)
    common = sorted(start for start, count in seen.items() if count >= len(rows) * _SHARE)
    return common if len(common) >= usual else []


def _placed(row: list[tuple[int, str]], starts: list[int]) -> tuple[str, ...]:
    """The cells put under the column they stand in; cells out of line are taken in order."""
    cells = [""] * len(starts)
    last = -1
    for start, text in row:
        near = min(range(len(starts)), key=lambda index: abs(starts[index] - start))
        if near <= last or abs(starts[near] - start) > _NEAR:
            return tuple(text for _start, text in row)
        cells[near] = text
        last = near
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
