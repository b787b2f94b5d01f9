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


@pytest.fixture
def project(crewplanner, tmp_path):
    """An empty project with one production."""
    path = tmp_path / "show.crewplan"
    assert crewplanner("new", path, "--title", "Harbour").code == 0
    return path


@pytest.fixture
def copied(crewplanner, tmp_path):
    """The plain deal memo in a file to change."""
    path = tmp_path / "ours.toml"
    said = crewplanner("agreements", "copy", "deal-memo", "--out", path)
    assert said.code == 0
    assert "agreements verify" in said.out
    return path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_copy_carries_an_example_that_comes_out(crewplanner, copied):
    said = crewplanner("agreements", "verify", copied)
    assert said.code == 0
    assert said.out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_copy_replaces_no_file(refused, copied):
    assert "is there already" in refused("agreements", "copy", "us-ny", "--out", copied)
    assert "no agreement" in refused("agreements", "copy", "us-xx", "--out", f"{copied}.2")


def test_an_own_agreement_is_adopted_listed_and_copied_out_again(
    crewplanner, copied, project, tmp_path
):
    change(copied, 'id = "deal-memo"', 'id = "our-memo"')
    change(copied, 'title = "Plain deal memo"', 'title = "House memo"')
    said = crewplanner("agreements", "adopt", copied, "--into", project)
    assert said.code == 0
    assert "Harbour uses our-memo, version 1; 1 example came out." in said.out
    (listed,) = crewplanner("agreements", "list", "--project", project, "--json").data["agreements"]
    assert (listed["id"], listed["title"], listed["standing"]) == ("our-memo", "House memo", "own")
    out = tmp_path / "again.toml"
    asked = ("agreements", "copy", "our-memo", "--out", out, "--project", project)
    assert crewplanner(*asked).code == 0
    assert out.read_text(encoding="utf-8") == copied.read_text(encoding="utf-8")


def test_a_production_without_copies_says_how_it_gets_one(crewplanner, project):
    said = crewplanner("agreements", "list", "--project", project)
    assert "the first deal under one copies it" in said.err + said.out


def test_an_agreement_whose_example_differs_is_not_adopted(crewplanner, refused, copied, project):
    change(copied, 'total = "750.00"', 'total = "751.00"')
    sentence = refused("agreements", "adopt", copied, "--into", project)
    assert "total should be 751.00 and is 750.00" in sentence
    assert (
        crewplanner("agreements", "list", "--project", project, "--json").data["agreements"] == []
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "deal-memo"', "id = [", "not TOML"),
        ('id = "deal-memo"', 'id = "A B"', "the id “A B” cannot be"),
        ('kind = "pay"', 'kind = "alms"', "line 3"),
        ("[clauses]", "[claws]", "“claws” is not known"),
        ('[10, "1.5"]', '[10, "0.5"]', "must not fall"),
        ('deal = { rate = "50.00"', 'deal = { rate = "NaN"', "can be reckoned with"),
    ],
)
def test_what_is_wrong_in_an_own_agreement_is_said_in_one_sentence(
    old, new, sentence, refused, copied, project
):
    change(copied, old, new)
    assert sentence in refused("agreements", "adopt", copied, "--into", project)


def test_hostile_files_are_not_adopted(refused, project, tmp_path):
    hostile = tmp_path / "hostile.toml"
    for text in ("x = " + "[" * 50_000, "a" * 5_000_000, "[[examples]]\n" * 100_000, "\0"):
        hostile.write_text(text, encoding="utf-8")
        assert "hostile.toml" in refused("agreements", "adopt", hostile, "--into", project)
    hostile.write_bytes(b"\xff\xfe")
    assert "UTF-8" in refused("agreements", "adopt", hostile, "--into", project)


def test_a_production_is_named_only_with_a_project(refused, tmp_path):
    assert "--project" in refused("agreements", "list", "--production", "Harbour")
    out = tmp_path / "x.toml"
    assert "--project" in refused(
        "agreements", "copy", "us-ny", "--out", out, "--production", "Harbour"
    )
