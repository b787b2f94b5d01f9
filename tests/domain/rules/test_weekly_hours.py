"""Hours of a week."""

from crewplanner.domain.ids import ProductionId
from crewplanner.domain.rules.hours import weekly_hours
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.domain.rules.boards import Board

FIFTY = {"weekly_limit": 3000}
FIVE_LONG_DAYS = """
             Mon 2        Tue 3        Wed 4        Thu 5        Fri 6
    ana      08:00-19:00  08:00-19:00  08:00-19:00  08:00-19:00  08:00-19:00
"""

BOARDS = (
    Board(
        "the day that passes the limit is named with the week's sum",
        FIVE_LONG_DAYS,
        ("weekly hours ana Fri 6: 55h of 50h",),
        FIFTY,
    ),
    Board("just the limit", FIVE_LONG_DAYS, (), {"weekly_limit": 3300}),
    Board(
        "a week that begins on Wednesday parts the days",
        FIVE_LONG_DAYS,
        (),
        {**FIFTY, "first_weekday": 2},
    ),
    Board(
        "two weeks are counted apart",
        """
                 Thu 5        Fri 6        Mon 9        Tue 10
        ana      08:00-23:00  08:00-23:00  08:00-23:00  08:00-23:00
        """,
        (),
        FIFTY,
    ),
    Board(
        "in each of two weeks",
        """
                 Sat 7        Sun 8        Mon 9        Tue 10
        ana      08:00-23:00  08:00-24:00  08:00-23:00  08:00-24:00
        """,
        ("weekly hours ana Sun 8: 31h of 30h", "weekly hours ana Tue 10: 31h of 30h"),
        {"weekly_limit": 1800},
    ),
)


def test_a_span_that_ends_before_the_limit_is_passed_says_nothing(check):
    for last, finds in ((5, []), (6, ["weekly hours ana Fri 6: 55h of 50h"])):
        span = DateSpan(first=plans.march(4), last=plans.march(last))
        assert check(FIVE_LONG_DAYS, rules=(weekly_hours,), span=span, **FIFTY) == finds


def test_another_productions_week_is_its_own_matter(check):
    for production, finds in ((1, ["weekly hours ana Fri 6: 55h of 50h"]), (2, [])):
        found = check(
            FIVE_LONG_DAYS, rules=(weekly_hours,), production=ProductionId(production), **FIFTY
        )
        assert found == finds
