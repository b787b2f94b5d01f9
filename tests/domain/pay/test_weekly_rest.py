"""Which part of a week would have had to be free, and what its work costs."""

import pytest

from tests.domain.pay.cases import day, lines, paid, rules_of

WEEK = {"clause": "weekly", "after": 168, "multiple": "1.5"}
REST = WEEK | {"rest": 32, "rest_clause": "36", "rest_multiple": "1.5"}


def lifted(*cards, **more):
    """The work in the weekly rest as (day after Monday, minutes)."""
    found = paid(rules_of(week=REST, **more), *cards)
    return [
        ((part.date - day(0).date).days, part.minutes)
        for part in found.parts
        if part.clause == "36"
    ]


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        # To Thursday's call at 09:00, from an hour before Tuesday's wrap.
        (
            [
                ("8-19",),
                ("14-26", "22-23"),
                ("3-4",),
                ("9-16", "11-12"),
                ("8-10",),
                ("8-20",),
                ("6-16",),
            ],
            [(1, 60), (2, 60)],
        ),
        # From midnight to Tuesday 08:00: three hours, as at the end of the week, but first.
        (
            [
                ("4-7",),
                ("10-15", "13-14"),
                ("19-22",),
                ("4-8", "5-6"),
                ("10-24",),
                ("17-21", "19-20"),
                ("17-20",),
            ],
            [(0, 180)],
        ),
        # From midnight to the wrap of Monday's night, Tuesday 08:00.
        ([("20-32",), ("8-24",), *[("0-24",)] * 5], [(0, 720)]),
    ],
)
def test_the_first_hours_with_the_least_work_would_have_been_free(days, wanted):
    """Meals in them are no work."""
    assert lifted(*(day(n, *times) for n, times in enumerate(days))) == wanted


def test_work_that_ends_with_the_rest_leaves_nothing_after_it():
    cards = [day(0, "20-32"), day(1, "8-24"), *(day(n, "0-24") for n in range(2, 7))]
    assert lines(paid(rules_of(week=REST), *cards))[:2] == [
        "worked 720 @1.5 = 1080 by 36",
        "worked 960 @1 = 960 by hours",
    ]


def test_work_that_costs_as_much_anyway_keeps_its_clause():
    cards = [day(n, "8-13") for n in range(7)]
    assert lifted(*cards) == [(0, 300)]
    assert lifted(*cards, bands=[{"clause": "all", "steps": [[0, "1.5"]]}]) == []
