"""Agreements from the command line: list, show, verify."""

import json

import pytest

EXAMPLE = {
    "id": "x1",
    "about": "nine hours",
    "agreement": "deal-memo",
    "deal": {"rate": "10", "per": "hour"},
    "days": [{"date": "2026-03-02", "hours": "11"}],
    "expect": {"total": "115.00", "by_day": [{"hours": {"1": "10", "1.5": "1"}}]},
}


@pytest.fixture
def examples(tmp_path):
    """A file with these examples in it."""

    def write(*found, name="own.json"):
        path = tmp_path / name
        path.write_text(json.dumps({"source": "own", "examples": list(found)}))
        return path

    return write


def test_the_list_names_fifteen_and_says_it_is_no_legal_advice(crewplanner):
    said = crewplanner("agreements", "list")
    assert said.code == 0
    assert "uk-pact-tv-2023" in said.out
    assert "not legal advice" in said.out
    data = crewplanner("agreements", "list", "--json").data["agreements"]
    assert len(data) == 15
    assert all(one["valid_from"] and one["checked"] for one in data)


def test_show_tells_clauses_parameters_and_what_is_unverified(crewplanner):
    said = crewplanner("agreements", "show", "de-tvffs")
    assert said.code == 0
    assert "UNVERIFIED" in said.out
    assert "vrff-freie.de" in said.out
    assert "overtime_steps" in said.out
    data = crewplanner("agreements", "show", "us-ny", "--json").data
    assert {"id", "version", "valid_from", "source", "checked", "clauses", "params"} <= set(data)


def test_an_agreement_that_is_not_there_is_refused(refused):
    assert "us-ca-order12" in refused("agreements", "show", "us-xx")


def test_examples_that_come_out_end_with_zero(crewplanner, examples):
    said = crewplanner("agreements", "verify", examples(EXAMPLE))
    assert said.code == 0
    first, last = said.out.splitlines()
    assert first.startswith("ok x1 deal-memo: expected ")
    assert last == "1 passed, 0 failed"


def test_one_that_differs_ends_with_one_and_shows_its_lines(crewplanner, examples):
    wrong = EXAMPLE | {"id": "x2", "expect": {"total": "99.00"}}
    said = crewplanner("agreements", "verify", examples(EXAMPLE, wrong))
    assert said.code == 1
    assert 'differs x2 deal-memo: expected {"total": "99.00"}, got {"total": "115.00"}' in said.out
    assert "10 h × 10.00 × 1" in said.out
    assert said.out.endswith("1 passed, 1 failed\n")


def test_json_has_the_keys_that_are_promised(crewplanner, examples):
    wrong = EXAMPLE | {"id": "x2", "expect": {"total": "99.00"}}
    said = crewplanner("agreements", "verify", examples(EXAMPLE, wrong), "--json")
    assert said.code == 1
    assert (said.data["passed"], said.data["failed"]) == (1, 1)
    assert said.data["examples"][1] == {
        "id": "x2",
        "agreement": "deal-memo",
        "ok": False,
        "expected": {"total": "99.00"},
        "got": {"total": "115.00"},
    }


def test_a_file_that_cannot_be_read_ends_with_two_and_prints_nothing(refused, examples, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text('{"examples": [')
    assert "broken.json, line 1" in refused("agreements", "verify", examples(EXAMPLE), broken)
    assert "nothing.json" in refused("agreements", "verify", tmp_path / "nothing.json")
    assert "no examples" in refused("agreements", "verify", examples())
