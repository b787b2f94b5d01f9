import pytest

from crewplanner.app.ranking import ranked

TEXTS = [
    "Undo",
    "Sound recordist",
    "Óscar Ferreira",
    "Assistant sound editor",
    "Shoot days",
    "Resound",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("und", ["Undo", "Sound recordist", "Assistant sound editor", "Resound"]),
        ("sound", ["Sound recordist", "Assistant sound editor", "Resound"]),
        ("ferreira oscar", ["Óscar Ferreira"]),
        ("sd", ["Shoot days"]),
        ("fereira", ["Óscar Ferreira"]),
        ("xyz", []),
        ("zzzz", []),
    ],
)
def test_what_begins_as_typed_comes_before_what_holds_it(typed, found):
    assert [TEXTS[position] for position in ranked(typed, TEXTS)] == found


def test_nothing_typed_finds_everything_in_its_order():
    assert ranked("  ", TEXTS, limit=3) == [0, 1, 2]


def test_no_more_are_found_than_asked_for():
    assert len(ranked("s", ["sound"] * 9, limit=4)) == 4
