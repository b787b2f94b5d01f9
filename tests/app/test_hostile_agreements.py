"""Every key of every agreement and example replaced by what does not belong there."""

import copy
import itertools
import json
import tomllib
from decimal import Decimal

import pytest

from crewplanner.app.agreement_checks import verify
from crewplanner.app.agreement_examples import Example, case_of
from crewplanner.app.agreements import shipped
from crewplanner.app.errors import Refused
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.agreement import agreement_from, ruleset
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.pay.reading import Wrong
from crewplanner.paths import resource
from tests.app.test_agreements import FOLDER

HOSTILE = (
    *(None, True, False, -1, 0, 1, 10**6, 10**30, -(10**30), Decimal("0.00000001"), 1.5),
    *("", " ", "x", "NaN", "Infinity", "1e400", "-5", "1e-400", "9" * 50, "$x", "$", "\ud800", "0"),
    *("99:99", "26:30", "48:00", "00:00", "0001-01-01", "9999-12-31", "2026-02-30", "America/Null"),
    *([], [[]], [0], ["x"], [[0, "1"]], [[0, 0]], [[0, "1"], [0, "1"]], {}, {"by": "x"}, {"x": 1}),
    *(
        {"by": "$x", "otherwise": 0},
        {"add": 0, "at_most": 0},
        {"tariff": {"tick": 0}},
        [{"percent": 1}],
    ),
)


def places(tree, path=()):
    """Every place of a tree but the whole."""
    if path:
        yield path
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from places(value, (*path, key))
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            yield from places(value, (*path, place))


def replaced(tree, path, value):
    found = copy.deepcopy(tree)
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return found


def without(tree, path):
    found = copy.deepcopy(tree)
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return found


def examples_of(name, most=4):
    """A few of the agreement's examples, as far apart as they are long."""
    found = []
    for file in (FOLDER / f"{name}.json", FOLDER / "combined" / f"{name}.json"):
        tree = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        found += [one for one in tree["examples"] if len(one["days"]) < 9]
    return found[:: max(1, len(found) // most)][:most]


def priced(agreement, examples):
    """Price the examples as far as the agreement's parameters let them be priced."""
    for tree in examples:
        example = r.record(Example)(tree, ())
        try:
            rules = ruleset(agreement, example.params or {})
        except Wrong:
            continue
        case = case_of(agreement.id, example, ())
        found = price(case, rules)
        assert all(line.amount.is_finite() for line in lines_of(found.parts, "USD", "x", {}))


@pytest.mark.parametrize("name", sorted(shipped()))
def test_an_agreement_with_anything_else_at_any_place_is_read_or_refused(name):
    tree = tomllib.loads(
        (resource("agreements") / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal
    )
    examples = examples_of(name, 3)
    values = itertools.cycle(HOSTILE)
    said, tried = [], 0
    for path in places(tree):
        for changed in (replaced(tree, path, next(values)), without(tree, path)):
            tried += 1
            try:
                priced(agreement_from(changed), examples)
            except Wrong as wrong:
                said.append(wrong.what)
    assert len(said) > tried // 2
    assert all(what and "\n" not in what for what in said)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_an_example_with_anything_else_at_any_place_is_priced_or_refused(name, tmp_path):
    file = tmp_path / "examples.json"
    values = itertools.cycle(value for value in HOSTILE if not isinstance(value, Decimal))
    said = []
    for tree in examples_of(name, 2):
        whole = json.loads(json.dumps({"source": "s", "examples": [tree]}, default=str))
        for path in places(whole):
            for changed in (replaced(whole, path, next(values)), without(whole, path)):
                file.write_text(json.dumps(changed), encoding="utf-8")
                try:
                    verify(file)
                except Refused as refused:
                    said.append(str(refused))
    assert said
    for sentence in said:
        assert sentence.startswith("examples.json")
        assert "\n" not in sentence
        assert len(sentence) < 700


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_parameter_set_to_anything_is_taken_or_refused(name):
    agreement = shipped()[name]
    examples = examples_of(name, 1)
    for parameter in agreement.params:
        for value in HOSTILE:
            for tree in examples:
                changed = tree | {"params": {**tree.get("params", {}), parameter.id: value}}
                priced(agreement, [changed])
