"""The day out of days: codes, sums and checks, on text boards."""

import pytest

from crewplanner.app.queries.dood import dood_view, production_span
from crewplanner.domain.ids import ProductionId
from tests.plans import board

A = ProductionId(1)


def codes(text, *, firm_only=False):
    """Every person's codes, from the first date to the last, with a dot where there is none."""
    plan = board(text)
    span = production_span(plan, A)
    assert span is not None
    view = dood_view(plan, A, span, firm_only=firm_only)
    return {
        row.name: " ".join(cell.shown if cell else "." for cell in row.cells) for row in view.people
    }, view


def test_first_and_last_days_say_so():
    shown, view = codes("""
                     Mon 2        Tue 3        Wed 4
        unit         08:00-19:00  08:00-19:00  08:00-19:00
        ana          x            x            x
        ben                       x
        cat          x            x
    """)
    assert shown == {"ana": "SW W WF", "ben": ". SWF .", "cat": "SW WF ."}
    assert [day.heads for day in view.days] == [2, 3, 1]
    assert [row.paid for row in view.people] == [3, 1, 2]
    assert view.people[0].length == 3


def test_kinds_of_days_have_codes():
    shown, _ = codes("""
                     Mon 2  Tue 3        Wed 4   Thu 5  Fri 6   Sat 7
        unit         prep   08:00-19:00  travel  hold   strike  dark
        ana          x      x            x       x      x       x
    """)
    assert shown == {"ana": "SPR W T H WRF ."}


def test_a_card_says_what_the_day_was():
    shown, _ = codes("""
                     Mon 2        Tue 3        Wed 4
        unit         08:00-19:00  08:00-19:00  08:00-19:00
        ana          x            x =sick      x =travel
    """)
    assert shown == {"ana": "SW . TF"}


@pytest.mark.parametrize(("firm", "people"), [(False, {"ana", "ben"}), (True, {"ana"})])
def test_holds_may_be_left_out(firm, people):
    shown, _ = codes(
        """
                     Mon 2        Tue 3
        unit         08:00-19:00  08:00-19:00
        ana          x            x
        ben          pencil       pencil
        """,
        firm_only=firm,
    )
    assert set(shown) == people


def test_a_short_break_while_the_unit_works_is_a_gap():
    _, view = codes("""
                     Mon 2        Tue 3        Wed 4        Thu 5
        unit         08:00-19:00  08:00-19:00  08:00-19:00  dark
        ana          x                         x
        ben          x            x                         day
    """)
    ana, ben = view.people
    assert [len(gap) for gap in ana.gaps] == [1]
    assert [len(gap) for gap in ben.gaps] == []


def test_a_long_break_is_a_drop_and_a_pickup():
    shown, view = codes("""
                     Mon 2        Tue 3        Mon 16       Tue 17
        unit         08:00-19:00  08:00-19:00  08:00-19:00  08:00-19:00
        ana          x            x            x            x
    """)
    assert shown["ana"].split()[0] == "SW"
    assert [code for code in shown["ana"].split() if code != "."] == ["SW", "WD", "PW", "WF"]
    assert [len(one) for one in view.people[0].drops] == [12]
    assert view.people[0].gaps == ()
