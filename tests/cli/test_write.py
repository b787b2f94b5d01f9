"""Writing into cells from the command line."""

import pytest


@pytest.fixture
def crewed(crewplanner, project, tmp_path):
    """The project with one person."""
    crew = tmp_path / "crew.csv"
    crew.write_text("Department,Role,Name\nElectric,Gaffer,Ana Ruiz\n", encoding="utf-8")
    assert crewplanner("import", "people", crew, "--into", project, "--production", "HBL").code == 0
    return project


def write(crewplanner, project, text, *words):
    where = ("--person", "ana", "--from", "2026-11-23", *words)
    return crewplanner("write", project, *where, "--", text)


def test_a_text_books_changes_and_frees(crewplanner, crewed):
    said = write(crewplanner, crewed, "8-19", "--to", "2026-11-24")
    assert said.out.splitlines() == [
        "Ana Ruiz: 2 cells: New: 1st hold, 08:00–19:00",
        "Mon 2026-11-23: 1H 08:00–19:00",
        "Tue 2026-11-24: 1H 08:00–19:00",
        "It causes no findings.",
    ]
    data = write(crewplanner, crewed, "x travel", "--json").data
    assert data["written"]
    assert data["cells"] == [{"date": "2026-11-23", "text": "C 08:00–19:00 Travel"}]
    assert "Mon 2026-11-23: –\n" in write(crewplanner, crewed, "off").out


@pytest.mark.parametrize("text", ["-45", "-0:45", "-45 travel"])
def test_a_text_that_begins_with_a_minus_needs_nothing_before_it(crewplanner, crewed, text):
    where = ("--person", "ana", "--from", "2026-11-23", "--dry-run", "--json")
    for words in ((text, *where), (*where, text), (*where, "--", text)):
        said = crewplanner("write", crewed, *words)
        assert said.data["said"].startswith("→ New: 1st hold, call −0:45"), words


def test_an_option_that_is_none_is_still_refused(crewplanner, crewed):
    where = ("--person", "ana", "--from", "2026-11-23")
    assert "No such option" in crewplanner("write", crewed, "x", *where, "--dry").err
    assert "-45" in crewplanner("write", crewed, "x", "--person", "ana", "--from", "-45").err


def test_a_dry_run_writes_nothing(crewplanner, crewed):
    data = write(crewplanner, crewed, "-0:15", "--dry-run", "--json").data
    assert data["said"].startswith("→ New: 1st hold, call −0:15")
    assert not data["written"]
    assert crewplanner("bookings", crewed, "--json").data["bookings"] == []


def test_what_is_not_understood_is_refused(refused, crewed):
    where = ("--person", "ana", "--from", "2026-11-23")
    assert "“foo” is not understood" in refused("write", crewed, "foo", *where)
