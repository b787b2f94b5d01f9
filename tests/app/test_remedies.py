"""Every finding has a reason and a remedy in words, and the commands of remedies clear it."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.finding_words import finding_text
from crewplanner.app.remedies import remedies, remedy_text
from crewplanner.app.rule_words import asks_text, limit_name
from crewplanner.app.words import word
from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules import CATALOG, RULES, Scope, check
from tests import plans
from tests.domain.rules.test_every_rule import BOARDS


def found_on(board, rule):
    plan = make_plan(board.records)
    scope = Scope(span=plans.whole(plan))
    return plan, check(plan, scope, (rule,), board.laws_of, costs_of=board.costs_of)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_finding_of_each_board_says_why_and_what_clears_it(rule):
    for board in BOARDS[rule]:
        plan, found = found_on(board, rule)
        for finding in found:
            said = finding_text(finding, plan), remedy_text(finding, plan)
            assert all(text.endswith(".") and "{" not in text for text in said)
            assert len({remedy.text for remedy in remedies(finding, plan)}) >= 1


@pytest.mark.parametrize("entry", CATALOG, ids=lambda entry: entry.kind.value)
def test_each_rule_says_what_it_asks_for(entry):
    assert asks_text(entry.kind).endswith(".")
    assert word(entry.kind)
    assert all(limit_name(field) for field in entry.settings)


def test_a_short_rest_is_cleared_by_a_later_call_or_an_earlier_wrap():
    plan = plans.board(
        """
                 Mon 23       Tue 24
        ana      08:00-23:30  08:00-18:00
        """
    )
    found = [f for f in _all(plan) if f.rule.value == "REST"]
    assert [remedy_text(f, plan) for f in found] == [
        "Call ana at 10:30 or later on Tue 24 Mar. Or: Wrap ana by 21:00 on Mon 23 Mar."
    ]


def test_the_hour_that_the_clocks_take_is_rest_nobody_has():
    plan = plans.board(
        """
                 Sat 28       Sun 29
        ana      08:00-22:00  09:00-18:00
        """,
        timezone="Europe/London",
    )
    found = [f for f in _all(plan) if f.rule.value == "REST"]
    assert [remedy_text(f, plan) for f in found] == [
        "Call ana at 10:00 or later on Sun 29 Mar. Or: Wrap ana by 21:00 on Sat 28 Mar."
    ]


def _all(plan):
    span = plans.whole(plan)
    return check(plan, Scope(span=replace(span, last=span.last + dt.timedelta(days=1))))
