"""Who is asked again: far above the crew's median, in words that a person can check."""

from fractions import Fraction

import pytest

from crewplanner.domain.asked_again import again, far_above, medians
from crewplanner.domain.ids import PersonId
from crewplanner.domain.ledger import Irregular, Ledger
from crewplanner.domain.values import DateSpan
from tests.plans import board, march

SPAN = DateSpan(first=march(2), last=march(29))


@pytest.mark.parametrize(
    ("count", "median", "far"),
    [
        (1, 0, False),
        (2, 0, True),
        (2, 1, False),
        (3, 1, True),
        (3, "1.5", False),
        (4, "1.5", True),
        (4, 2, True),
        (6, 4, True),
        (7, 5, False),
        (8, 5, True),
        (20, 16, False),
    ],
)
def test_far_is_two_more_and_half_as_many_again(count, median, far):
    assert far_above(count, Fraction(median)) is far


def asked(text, *dates, person=1, **settings):
    plan = board(text, **settings)
    reckoned = Ledger(plan, tentative=True)
    ledgers = {one: reckoned.of(one, SPAN) for one in plan.people}
    found = again(
        ledgers[PersonId(person)], [march(date) for date in dates], medians(ledgers.values())
    )
    return [f"{one.kind.value} {one.count} against {float(one.median):g}" for one in found]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((12,), ["night 3 against 1"]),
        ((10,), []),
        ((3,), ["night 3 against 1"]),
        ((10, 12), ["night 3 against 1"]),
        ((), []),
    ],
)
def test_a_third_night_where_others_had_one(dates, expected):
    text = """
              Tue 3        Thu 5        Tue 10       Thu 12
        unit  18:00-28:00  18:00-28:00  08:00-17:00  18:00-28:00
        ana   x            pencil       x            pencil
        ben   x            -            x            -
        cem   -            x            x            -
        """
    assert asked(text, *dates, evening_from=17 * 60) == expected


def test_the_hardest_is_told_first_and_a_night_is_no_evening_too():
    text = """
              Sat 7        Sun 8        Sat 14       Sun 15
        unit  18:00-28:00  18:00-28:00  18:00-28:00  18:00-28:00
        ana   x            x            x            x
        ben   -            -            -            x
        cem   -            -            -            x
        """
    assert asked(text, 14, 15) == [
        "night 4 against 1",
        "saturday 2 against 0",
    ]


def test_evenings_are_told_of_where_there_was_no_night():
    text = """
              Mon 2        Wed 4        Fri 6
        unit  12:00-22:00  12:00-22:00  12:00-22:00
        unit  12:00-22:00  12:00-22:00  12:00-22:00
        ana   x            x            x
        ben   08:00-17:00  08:00-17:00  x
        cem   08:00-17:00  08:00-17:00  x
        """
    assert asked(text, 6) == ["evening 3 against 1"]


def test_medians_are_of_those_who_worked():
    plan = board("""
              Sat 7    Sun 8
        unit  shoot    shoot
        ana   x        x
        ben   released released
        """)
    reckoned = Ledger(plan)
    usual = medians(reckoned.of(one, SPAN) for one in plan.people)
    assert usual[Irregular.SUNDAY] == 1
    assert medians([])[Irregular.SUNDAY] == 0
