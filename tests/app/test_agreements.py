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


DAY = '{"date": "2026-03-02", "hours": "9"}'
JSON = (
    '{"source": "s", "examples": [{"id": "x1", "about": "a", "agreement": "us-ny",'
    ' "deal": {"rate": "10", "per": "hour"}, "days": [%s], "expect": {"total": "90.00"}}]}'
)


def test_a_file_of_examples_is_priced(tmp_path):
    (outcome,) = verify(written(tmp_path, JSON % DAY, "x.json"))
    assert outcome.ok


HOSTILE = {
    "nothing": "",
    "truncated": JSON[:90],
    "not an object": "[1, 2]",
    "not text": b"\xff\xfe\x00\x01",
    "deep lists": "[" * 200_000,
    "deep tables": '{"a":' * 100_000,
    "not a number": JSON % '{"date": "2026-03-02", "hours": NaN}',
    "endless": JSON % '{"date": "2026-03-02", "hours": Infinity}',
    "huge number": JSON % '{"date": "2026-03-02", "hours": 1e999999999}',
    "many digits": JSON % ('{"date": "2026-03-02", "hours": ' + "9" * 10_000 + "}"),
    "negative minutes": JSON % '{"date": "2026-03-02", "camera_overtime": -5, "hours": "9"}',
    "negative hours": JSON % '{"date": "2026-03-02", "hours": "-9"}',
    "no such time": JSON % '{"date": "2026-03-02", "call": "8:61", "wrap": "18:00"}',
    "wrap before call": JSON % '{"date": "2026-03-02", "call": "18:00", "wrap": "08:00"}',
    "call without wrap": JSON % '{"date": "2026-03-02", "call": "18:00"}',
    "meal backwards": JSON
    % (
        '{"date": "2026-03-02", "call": "08:00", "wrap": "18:00",'
        ' "meals": [{"out": "13:00", "in": "12:00"}]}'
    ),
    "no such date": JSON % '{"date": "2026-02-30", "hours": "9"}',
    "unknown key": JSON % '{"date": "2026-03-02", "hours": "9", "overtime": 3}',
    "unknown kind": JSON % '{"date": "2026-03-02", "kind": "party"}',
    "a list for a text": JSON % '{"date": ["2026-03-02"], "hours": "9"}',
    "a text for a table": JSON % '"2026-03-02"',
    "no days": JSON % "",
    "no examples": '{"source": "s"}',
    "unknown agreement": (JSON % DAY).replace("us-ny", "us-xx"),
    "unknown parameter": (JSON % DAY).replace('"deal"', '"params": {"bands": 1}, "deal"'),
    "unknown expectation": (JSON % DAY).replace('"total"', '"sum"'),
    "a million bands": (JSON % DAY)
    .replace("us-ny", "deal-memo")
    .replace(
        '"deal"', '"params": {"overtime_steps": [' + '[0,"1"],' * 300_000 + '[1,"1"]]}, "deal"'
    ),
    "many days": JSON % ",".join([DAY] * 2000),
    "no such zone": (JSON % DAY).replace('"deal"', '"timezone": "../../etc/passwd", "deal"'),
    "wrong by_day": (JSON % DAY).replace('{"total": "90.00"}', '{"by_day": [{}, {}]}'),
    "negative rate": (JSON % DAY).replace('"rate": "10"', '"rate": "-10"'),
    "boolean rate": (JSON % DAY).replace('"rate": "10"', '"rate": true'),
    "null days": (JSON % DAY).replace(f"[{DAY}]", "null"),
    "an election that is none": JSON
    % '{"date": "2026-03-02", "hours": "9", "elections": ["free_beer"]}',
    "a surrogate": JSON % '{"date": "\\ud800", "hours": "9"}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_damaged_or_hostile_file_is_refused_with_one_sentence(tmp_path, text):
    with pytest.raises(Refused) as refused:
        verify(written(tmp_path, text, "x.json"))
    assert len(str(refused.value)) < 600
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize(
    "text",
    [
        OWN[:200],
        "a = " + "[" * 100_000,
        "a" * (5 * 1024 * 1024),
        b"\x00\xff",
        OWN.replace('[[0, "1"], [8, "2"]]', "[" + '[0, "1"],' * 100_000 + "]"),
        OWN.replace("[params]", "[params]\n" + "x" * 40 + " = 9" * 40),
        OWN.replace("[[examples]]", "[examples]"),
        OWN + "colour = 1\n",
        OWN.replace('"$steps"', '"$"'),
        OWN.replace("[rules.rate]", "[rules]\nbands = { by = 3 }\n[rules.rate]"),
    ],
)
def test_a_damaged_agreement_is_refused_with_one_sentence(tmp_path, text):
    with pytest.raises(Refused) as refused:
        verify(written(tmp_path, text))
    assert len(str(refused.value)) < 600


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        verify(tmp_path / "nothing.json")
    with pytest.raises(Refused, match="cannot be read"):
        verify(tmp_path)
