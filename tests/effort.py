"""How hard the properties look for a case that breaks them.

As a rule each draws the same cases every time, so that a suite that passed passes again. With
`CREWPLANNER_SEARCH=40` they draw others at random, and those that ask for it forty times as many.
"""

import os

SEARCH = int(os.environ.get("CREWPLANNER_SEARCH", "0"))


def tries(least):
    """How many cases to draw."""
    return least * max(1, SEARCH)
