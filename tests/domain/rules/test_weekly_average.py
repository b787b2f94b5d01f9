"""The average of a week's hours over full periods of weeks."""

from crewplanner.domain.people import Unavailability, UnavailabilityKind
from crewplanner.domain.rules import Law
from crewplanner.domain.rules.averages import weekly_average
from crewplanner.domain.values import DateSpan
from tests.domain.rules.boards import Board
from tests.plans import march

WEEK = Law(clause="reg. 4", average=40 * 60, weeks=1)
TWO_WEEKS = Law(clause="reg. 4", average=40 * 60, weeks=2)
FIFTY = """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6
ana      08:00-18:00  08:00-18:00  08:00-18:00  08:00-18:00  08:00-18:00
"""
TWO = """
         Mon 2        Tue 3        Wed 4        Thu 5        Fri 6        Mon 9        Tue 10
ana      08:00-18:00  08:00-18:00  08:00-18:00  08:00-18:00  08:00-18:00  08:00-23:00  08:00-23:20
"""

BOARDS = (
    Board(
        "over the average of one week",
        FIFTY,
        ("weekly average ana Fri 6: 50h of 40h, reg. 4",),
        law=WEEK,
    ),
    Board("just the average", FIFTY, law=Law(clause="reg. 4", average=50 * 60, weeks=1)),
    Board("a period that is not full says nothing", FIFTY, law=TWO_WEEKS),
    Board(
        "over the average of two weeks",
        TWO,
        ("weekly average ana Tue 10: 40h10 of 40h, reg. 4",),
        law=TWO_WEEKS,
    ),
    Board(
        "every week with which a period over the average ends",
        TWO,
        (
            "weekly average ana Fri 6: 50h of 20h, reg. 4",
            "weekly average ana Tue 10: 30h20 of 20h, reg. 4",
        ),
        law=Law(clause="reg. 4", average=20 * 60, weeks=1),
    ),
    Board("who opted out has no average", FIFTY, law=Law(clause="reg. 4", weeks=1)),
    Board("no law, no average", FIFTY),
    Board(
        "another production's confirmed work counts, its pencils do not",
        """
                 Mon 2        Tue 3          Wed 4                 Thu 5
        ana      06:00-20:00  06:00-22:00 B  06:00-22:00 B pencil  06:00-18:00
        """,
        ("weekly average ana Thu 5: 42h of 40h, reg. 4",),
        law=WEEK,
    ),
    Board(
        "worked times replace planned ones",
        """
                 Mon 2                     Tue 3                     Wed 4
        ana      06:00-20:00 =06:00-18:00  06:00-20:00 =06:00-18:00  06:00-20:00
        """,
        law=WEEK,
    ),
    Board(
        "a week of leave gives way to the next: the period is not full yet",
        TWO,
        also=(
            Unavailability(
                id=1,
                person=1,
                span=DateSpan(first=march(11), last=march(15)),
                kind=UnavailabilityKind.LEAVE,
            ),
        ),
        law=TWO_WEEKS,
    ),
    Board(
        "days of another job are no leave",
        TWO,
        ("weekly average ana Tue 10: 40h10 of 40h, reg. 4",),
        also=(
            Unavailability(
                id=1,
                person=1,
                span=DateSpan(first=march(11), last=march(15)),
                kind=UnavailabilityKind.OTHER_JOB,
            ),
        ),
        law=TWO_WEEKS,
    ),
)


def test_a_period_is_told_where_its_last_day_lies_whatever_is_asked_about(check):
    (board,) = (one for one in BOARDS if one.name == "over the average of two weeks")
    asked = {"rules": (weekly_average,), "laws_of": board.laws_of}
    second = DateSpan(first=march(9), last=march(15))
    assert check(board.records, span=second, **asked) == list(board.finds)
    first = DateSpan(first=march(2), last=march(8))
    assert check(board.records, span=first, **asked) == []
