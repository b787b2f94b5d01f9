"""Scrolling while something is dragged near or beyond an edge."""

_NEAR_EDGE = 28
_FASTEST = 48
TICK_MS = 25
"""So long is a tick of scrolling."""


def pulled(at: int, start: int, end: int) -> int:
    """How far one tick scrolls: faster the further out.

    Nothing in the middle and where there is no room for a middle.
    """
    if end - start < 4 * _NEAR_EDGE:
        return 0
    if at < start + _NEAR_EDGE:
        return -min(start + _NEAR_EDGE - at, _FASTEST)
    if at >= end - _NEAR_EDGE:
        return min(at - end + _NEAR_EDGE + 1, _FASTEST)
    return 0
