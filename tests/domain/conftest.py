"""The fixtures that read like the work: a text board in, sentences out."""

import pytest

from crewplanner.domain.plan import make_plan
from crewplanner.domain.rules import RULES, Scope, no_costs, no_laws
from crewplanner.domain.rules import check as check_plan
from tests import plans


@pytest.fixture
def check():
    """Check a text board, or records, by all rules or some; tells each finding in few words."""

    def checked(
        of,
        *,
        rules=RULES,
        production=None,
        people=None,
        span=None,
        laws_of=no_laws,
        costs_of=no_costs,
        **settings,
    ):
        records = plans.records(of, **settings) if isinstance(of, str) else of
        plan = make_plan(records)
        scope = Scope(production=production, span=span or plans.whole(plan), people=people)
        return [
            plans.sentence(finding, plan)
            for finding in check_plan(plan, scope, rules, laws_of, costs_of=costs_of)
        ]

    return checked
