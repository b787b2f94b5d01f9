"""Which rows of a table stay on one page, so that no first or last row of a group stands alone."""

WHOLE = 5
"""A group of so many rows is never parted."""


def kept_together(rows: int, after: int = 0, whole: int = WHOLE) -> list[int]:
    """For each row, and `after` rows of sums behind them, how many from it on stay together.

    0 is said of a row that is kept with one before it. A group of at most `whole` rows (5 or more)
    is never parted.
    """
    if rows <= whole:
        return _run(rows + after)
    return [*_run(2), *([1] * (rows - 4)), *_run(2 + after)]


def _run(count: int) -> list[int]:
    return [count, *([0] * (count - 1))] if count else []
