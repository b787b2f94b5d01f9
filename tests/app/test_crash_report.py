"""Reports of our own mistakes say where, and nothing of what the project holds."""

import datetime as dt

import pytest

from crewplanner.app.crash_report import keep_report, report_text
from crewplanner.app.names import status_named

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def mistake():
    """A mistake that was caused by another, both of which speak of a person."""
    try:
        try:
            status_named(None)
        except AttributeError as first:
            raise KeyError("Ana Ruiz, 900 a day") from first
    except KeyError as error:
        return error


def test_a_report_says_where_and_what_kind(mistake):
    text = report_text(mistake, "book", NOW)
    assert "while doing: book" in text
    assert "crewplanner/app/names.py:" in text
    assert text.rstrip().endswith("builtins.KeyError")
    assert text.index("AttributeError") < text.index("KeyError")


def test_a_report_holds_no_message_and_no_folder(mistake):
    text = report_text(mistake, "book", NOW)
    assert "Ana" not in text
    assert "900" not in text
    assert "/tests/" not in text


def test_two_mistakes_keep_two_reports(mistake, tmp_path):
    folder = tmp_path / "logs"
    first = keep_report(mistake, "book", NOW, folder)
    second = keep_report(mistake, "book", NOW + dt.timedelta(microseconds=1), folder)
    assert first
    assert second
    assert sorted(folder.iterdir()) == sorted([first, second])


def test_a_report_that_cannot_be_kept_is_no_second_mistake(mistake, tmp_path):
    taken = tmp_path / "logs"
    taken.write_text("a file where the folder would be")
    assert keep_report(mistake, "book", NOW, taken) is None
