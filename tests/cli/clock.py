"""A clock that stands still, for tests that open projects themselves."""

import datetime as dt


def at_noon():
    return dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
