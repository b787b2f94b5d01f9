"""Engaged while away."""

from crewplanner.domain.ids import PersonId, ProductionId, UnavailabilityId
from crewplanner.domain.people import Unavailability, UnavailabilityKind
from crewplanner.domain.rules.unavailable import unavailable
from crewplanner.domain.values import DateSpan
from tests import plans
from tests.domain.rules.boards import Board

TWICE_AWAY = tuple(
    Unavailability(
        id=UnavailabilityId(number),
        person=PersonId(1),
        span=DateSpan(first=plans.march(1), last=plans.march(number)),
        kind=UnavailabilityKind.OTHER_JOB,
    )
    for number in (2, 3)
)

BOARDS = (
    Board(
        "confirmed on leave",
        """
                 Mon 2
        ana      08:00-18:00
        ana      away
        """,
        ("unavailable ana Mon 2: block leave",),
    ),
    Board(
        "pencilled while sick",
        """
                 Mon 2
        ana      08:00-18:00 pencil
        ana      away sick
        """,
        ("unavailable ana Mon 2: warn sick",),
    ),
    Board(
        "away on another date, and somebody else",
        """
                 Mon 2        Tue 3
        ana      08:00-18:00  away
        ben      away         08:00-18:00
        """,
    ),
    Board(
        "a part of the date that meets the work",
        """
                 Mon 2
        ana      08:00-18:00
        ana      away 17:00-20:00
        """,
        ("unavailable ana Mon 2: block leave",),
    ),
    Board(
        "a part of the date beside the work",
        """
                 Mon 2
        ana      08:00-18:00
        ana      away 18:00-20:00
        """,
    ),
    Board(
        "a part of the date when no times are known",
        """
                 Mon 2
        ana      x
        ana      away 18:00-20:00
        """,
    ),
    Board(
        "a part past midnight meets the night",
        """
                 Mon 2
        ana      18:00-26:00
        ana      away 25:00-27:00
        """,
        ("unavailable ana Mon 2: block leave",),
    ),
    Board(
        "a part past midnight meets the next morning",
        """
                 Mon 2              Tue 3
        ana      away 22:00-30:00   05:00-12:00
        """,
        ("unavailable ana Tue 3: block leave",),
    ),
    Board(
        "a night runs into the next morning's part",
        """
                 Mon 2        Tue 3
        ana      18:00-26:00  away 01:00-03:00
        """,
        ("unavailable ana Mon 2: block leave",),
    ),
    Board(
        "a night belongs to its own date, so a whole date away after it is free",
        """
                 Mon 2        Tue 3
        ana      18:00-26:00  away
        """,
    ),
    Board(
        "away twice for the same reason is one finding",
        """
                 Mon 2
        ana      08:00-18:00
        """,
        ("unavailable ana Mon 2: block other_job",),
        also=TWICE_AWAY,
    ),
    Board(
        "a dark day asks for nobody",
        """
                 Mon 2
        unit     dark
        ana      x
        ana      away
        """,
    ),
)


def test_only_the_productions_own_bookings_are_told_of(check):
    text = """
                 Mon 2
        ana      08:00-18:00 B
        ana      away
    """
    both = frozenset({PersonId(1), PersonId(2)})
    assert check(text, rules=(unavailable,), production=ProductionId(1), people=both) == []
    assert check(text, rules=(unavailable,), production=ProductionId(2)) == [
        "unavailable ana Mon 2: block leave"
    ]
