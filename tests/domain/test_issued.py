"""Issued papers: the colors of revisions."""

import pytest

from crewplanner.domain.issued import color_of

USUAL = ["white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry"]


@pytest.mark.parametrize(
    ("number", "color", "turn"),
    [
        *((place, color, 1) for place, color in enumerate(USUAL, start=1)),
        *((place, color, 2) for place, color in enumerate(USUAL[1:], start=10)),
        (18, "blue", 3),
        (25, "cherry", 3),
        (26, "blue", 4),
    ],
)
def test_later_rounds_begin_with_blue(number, color, turn):
    """FIELD 3.4: white, blue, pink … cherry, then second blue and so on."""
    assert color_of(number) == (color, turn)


def test_issues_count_from_one():
    with pytest.raises(ValueError, match="count from 1"):
        color_of(0)
