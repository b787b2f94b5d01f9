"""Every rule of the list has boards on which it speaks and boards on which it is silent."""

import importlib

import pytest

from crewplanner.domain.findings import RuleKind
from crewplanner.domain.rules import CATALOG, DAY_RULES, MONEY_RULES, PEOPLE_RULES, RULES

BOARDS = {
    rule: importlib.import_module(f"tests.domain.rules.test_{rule.__name__}").BOARDS
    for rule in RULES
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_has_a_board_that_it_speaks_of_and_one_that_it_does_not(rule):
    assert any(board.finds for board in BOARDS[rule])
    assert any(not board.finds for board in BOARDS[rule])


@pytest.mark.parametrize(
    ("rule", "board"),
    [(rule, board) for rule in RULES for board in BOARDS[rule]],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_rule_finds_just_this_on_the_board(check, rule, board):
    assert check(
        board.records, rules=(rule,), laws_of=board.laws_of, costs_of=board.costs_of
    ) == list(board.finds)


def test_every_rule_is_in_one_list_of_its_kind():
    assert PEOPLE_RULES + DAY_RULES + MONEY_RULES == RULES
    assert len(set(RULES)) == len(RULES) == len(RuleKind)
    assert {entry.kind for entry in CATALOG} == set(RuleKind)
