"""The agreements that come with the program, their worked examples, and files that are wrong."""

from fractions import Fraction
from pathlib import Path

import pytest

from crewplanner.app.agreement_checks import verify
from crewplanner.app.agreements import agreement_named, line_of, read_agreement, shipped
from crewplanner.app.errors import Refused
from crewplanner.domain.pay.agreement import ruleset
from crewplanner.domain.pay.money import rounded
from crewplanner.domain.pay.reading import Wrong
from tests.domain.pay.weeks import evaluated

FOLDER = Path(__file__).parents[1] / "files" / "agreements"
FILES = sorted(FOLDER.rglob("*.json"))
"""Collected examples, and in `combined` what clauses come to together, reckoned by hand."""
EACH_FILE = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: file.relative_to(FOLDER).with_suffix("").as_posix()
)
IDS = {
    "deal-memo",
    "us-flsa",
    "us-ca-order12",
    "us-ny",
    "us-iatse-basic",
    "us-sag-day",
    "uk-apa-2026",
    "uk-pact-tv-2023",
    "uk-pact-film-2021",
    "uk-wtr",
    "eu-wtd",
    "de-tvffs",
    "ca-bc",
    "ca-on",
    "au-mppca",
}


def test_all_fifteen_are_shipped():
    assert set(shipped()) == IDS


@pytest.mark.parametrize("name", sorted(IDS))
def test_each_says_where_it_comes_from(name):
    found = agreement_named(name)
    assert found.source
    assert found.notes
    assert found.valid_on(found.valid_from)
    assert found.checked > found.valid_from
    assert all(clause.ref and clause.text for clause in found.clauses)


def test_what_is_not_verified_is_marked():
    marked = {name for name, one in shipped().items() if any(c.unverified for c in one.clauses)}
    assert {"us-iatse-basic", "us-sag-day", "de-tvffs", "us-ny", "uk-pact-film-2021"} <= marked
    steps = next(p for p in agreement_named("de-tvffs").params if p.id == "overtime_steps")
    assert steps.unverified


@EACH_FILE
def test_every_worked_example_comes_out(file):
    assert [one.id for one in verify(file) if not one.ok] == []


@EACH_FILE
def test_every_line_of_every_example_has_a_clause_and_recomputes_its_amount(file):
    for example in verify(file):
        for line in example.lines:
            assert line.clause.startswith(f"{example.agreement} "), line
            exact = evaluated(line.arithmetic)
            assert rounded(exact, "USD") == line.amount, line
            assert ("≈" in line.arithmetic) is (exact != Fraction(line.amount)), line


def test_the_examples_kept_beside_the_repository_come_out_too(shared):
    files = sorted((shared / "agreements" / "examples").glob("*.json"))
    outcomes = [one for file in files for one in verify(file)]
    assert outcomes
    assert [(one.agreement, one.id) for one in outcomes if not one.ok] == []
    for one in outcomes:
        for line in one.lines:
            assert line.clause.startswith(f"{one.agreement} "), line
            assert rounded(evaluated(line.arithmetic), "USD") == line.amount, line


OWN = """\
id = "house"
title = "House terms"
kind = "pay"
version = "1"
valid_from = 2026-01-01
source = "ours"
checked = 2026-02-01
notes = "none"

[clauses]
hours = { ref = "1", text = "Hours." }

[params]
steps = { kind = "steps", default = [[0, "1"], [8, "2"]], unit = "h", about = "Steps" }

[rules.rate]
clause = "hours"

[[rules.bands]]
clause = "hours"
steps = "$steps"

[[examples]]
id = "one"
about = "nine hours"
deal = { rate = "10", per = "hour" }
days = [{ date = "2026-03-02", hours = "9" }]
expect = { total = "100.00" }
"""


def written(folder, text, name="house.toml"):
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_an_agreement_of_ones_own_carries_examples(tmp_path):
    (outcome,) = verify(written(tmp_path, OWN))
    assert outcome.ok
    (outcome,) = verify(written(tmp_path, OWN.replace('"100.00"', '"99.00"')))
    assert not outcome.ok
    assert outcome.got == {"total": "100.00"}


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('version = "1"', 'version = "1"\ncolour = "red"', 5, "“colour” is not known"),
        ('steps = "$steps"', 'steps = "$step"', 21, "“step” is not among the params"),
        ('steps = "$steps"', "stepz = 1", 21, "“stepz” is not known"),
        ('[[0, "1"], [8, "2"]]', '[[1, "1"], [8, "2"]]', 14, "starts later than 0"),
        ('[[0, "1"], [8, "2"]]', '[[0, "2"], [8, "1"]]', 14, "must not fall"),
        ('[[0, "1"], [8, "2"]]', '[[0, "1"], [0, "2"]]', 14, "no later than the one before"),
        ('[[0, "1"], [8, "2"]]', '[[0, "1"], [8, "-2"]]', 14, "negative"),
        ('[[0, "1"], [8, "2"]]', "[[0, nan]]", 14, "not a number that can be reckoned"),
        ('[[0, "1"], [8, "2"]]', '[[0, "1e999999999"]]', 14, "not a number that can be"),
        ('[[0, "1"], [8, "2"]]', "[]", 14, "at least one step"),
        ('[[0, "1"], [8, "2"]]', '[[0, "1", 3]]', 14, "two things"),
        ('clause = "hours"\n\n[[', 'clause = "hour"\n\n[[', 17, "not among the clauses"),
        ("2026-01-01", '"soon"', 5, "not a date"),
        ('title = "House terms"\n', "", 1, "“title” is missing"),
        ('kind = "pay"', "kind = 3", 3, "none of: pay"),
        ('kind = "steps"', 'kind = "stairs"', 14, "none of: steps"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_place(tmp_path, old, new, line, what):
    assert old in OWN
    with pytest.raises(Refused) as refused:
        read_agreement(written(tmp_path, OWN.replace(old, new, 1)))
    assert f"house.toml, line {line}: " in str(refused.value)
    assert what in str(refused.value)
    assert str(refused.value).count("\n") == 0


def test_a_parameter_that_an_agreement_does_not_know_is_an_error():
    with pytest.raises(Wrong, match="knows no parameter “golden_after_hours”"):
        ruleset(agreement_named("us-ny"), {"golden_after_hours": 12})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("minimum_call_hours", -1),
        ("golden_counts", "guessed"),
        ("on_production", "yes"),
        ("meal_ladder", [["8"]]),
        ("night_premium", "sag"),
        ("overtime_steps", None),
        ("rest_pay", {"mult": "1"}),
    ],
)
def test_a_parameter_takes_only_what_it_means(name, value):
    with pytest.raises(Wrong):
        ruleset(agreement_named("us-iatse-basic"), {name: value})


def test_the_line_of_an_entry_of_a_list_is_its_own():
    text = '[[a]]\nx = 1\n[[a]]\nx = """\ny = 2\n"""\nz = 3\n'
    assert line_of(text, ("a", 0, "x")) == 2
    assert line_of(text, ("a", 1, "x")) == 4
    assert line_of(text, ("a", 1, "z")) == 7
    assert line_of(text, ("a", 1, "y")) == 3
