"""The ledger of a crew: rows, medians, the dates behind each figure, what is asked again."""

import datetime as dt
from dataclasses import replace

import pytest

from crewplanner.app.ledger_words import (
    asked_line,
    asked_text,
    counted_text,
    median_text,
    sunday_text,
)
from crewplanner.app.ledgers import Ledgers
from crewplanner.app.queries.asked_again import asked_again
from crewplanner.app.queries.ledger import ledger_period, ledger_view
from crewplanner.app.queries.ledger_figures import Figure, behind, entries
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.ledger import Irregular
from tests.plans import board, march

A, B = ProductionId(1), ProductionId(2)
ANA, BEN = PersonId(1), PersonId(2)

WEEK = """
            Thu 5            Fri 6        Sat 7        Sun 8        Mon 9        Tue 10       Wed 11
    unit    12:00-24:00      14:00-26:00  14:00-26:00  10:00-20:00  08:00-17:00  08:00-17:00  shoot
    unit B                                                                       08:00-17:00
    ana     x =12:00-25:00   x            x            x            x            x            pencil
    ben     x                -            -            -            x            x B          -
    cem     -                -            -            -            pencil       -            -
    dua     -                -            -            -            -            x B          -
    """


def view(plan, production=A, until=11, weeks=4, **settings):
    return ledger_view(
        plan, production, ledger_period(plan, production, march(until), weeks, **settings)
    )


def row(plan, person=ANA, **settings):
    return next(row for row in view(plan, **settings).rows if row.person == person)


def said(plan, figure, person=ANA):
    return [
        f"{entry.date.day} {entry.times} {entry.minutes} {entry.why} ({entry.source})"
        for entry in entries(plan.productions, row(plan, person).ledger, figure)
    ]


def test_the_crew_of_the_production_with_all_its_work():
    found = view(board(WEEK))
    assert [row.name for row in found.rows] == ["ana", "ben", "cem"]
    assert [row.name for row in found.working] == ["ana", "ben"]
    assert [row.ledger.minutes for row in found.rows] == [65 * 60, 30 * 60, 0]
    assert found.median_minutes == 47 * 60 + 30
    assert found.medians[Irregular.NIGHT] == 2
    assert len(found.rows[1].ledger.days) == 3


def test_without_a_production_it_is_everybody():
    assert [row.name for row in view(board(WEEK), None).rows] == ["ana", "ben", "cem", "dua"]


def test_holds_count_where_they_are_asked_for():
    found = view(board(WEEK), tentative=True)
    assert [len(row.ledger.days) for row in found.rows] == [7, 3, 1]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            Figure.NIGHTS,
            [
                "5 12:00–01:00 +1 120 night 23:00–06:00 · A (worked)",
                "6 14:00–02:00 +1 180 night 23:00–06:00 · A (planned)",
                "7 14:00–02:00 +1 180 night 23:00–06:00 · A (planned)",
            ],
        ),
        (Figure.SUNDAYS, ["8 10:00–20:00 600 all of the work date · A (planned)"]),
        (
            Figure.SHORT_RESTS,
            ["8 10:00–20:00 180 8:00 of 11:00 after wrap 02:00 +1 on Sat 7 Mar · A (planned)"],
        ),
        (Figure.SIXTH_DAYS, ["10 08:00–17:00 540 day 6 in a row since Thu 5 Mar · A (planned)"]),
        (Figure.FREE_SUNDAY, ["8 10:00–20:00 600 Sunday 10:00 · A (planned)"]),
    ],
)
def test_each_figure_opens_to_its_dates(figure, expected):
    plan = board(WEEK)
    if figure is Figure.FREE_SUNDAY:
        assert said(plan, figure)[0].startswith("8 10:00–20:00 600 evening 2:00 · Sunday 10:00")
    else:
        assert said(plan, figure) == expected


def test_hours_and_rows_open_to_their_dates():
    plan = board(WEEK)
    found = row(plan).ledger
    assert behind(found, Figure.HOURS) == found.days
    assert [day.date.day for day in behind(found, Figure.IN_A_ROW)] == [5, 6, 7, 8, 9, 10]
    assert [day.date.day for day in behind(found, Figure.FREE_WEEKEND)] == [7, 8]
    assert behind(row(plan, PersonId(3)).ledger, Figure.IN_A_ROW) == ()
    assert (
        sum(entry.minutes for entry in entries(plan.productions, found, Figure.HOURS))
        == found.minutes
    )


def test_an_entry_says_that_the_clocks_change_and_what_is_not_confirmed():
    plan = board(
        """
              Sat 28
        unit  18:00-30:00
        ana   pencil
        """,
        timezone="Europe/Berlin",
    )
    period = ledger_period(plan, A, march(28), 4, tentative=True)
    ledger = ledger_view(plan, A, period).rows[0].ledger
    (entry,) = entries(plan.productions, ledger, Figure.NIGHTS)
    assert entry.minutes == 6 * 60
    assert entry.source == "not confirmed"
    assert entry.why == "night 23:00–06:00 · the clocks change, true minutes counted"


def test_in_brief_the_production_is_named_where_it_is_not_that_of_all_dates():
    plan = board(WEEK)

    def brief(person):
        found = entries(plan.productions, row(plan, person).ledger, Figure.HOURS)
        return [(entry.why, entry.brief) for entry in found]

    assert all(why.startswith(text) and why != text for why, text in brief(ANA))
    assert all(why == text for why, text in brief(BEN))
    assert len({text for _why, text in brief(BEN)}) > 1


def test_since_when_there_was_no_sunday():
    plan = board(WEEK)
    assert sunday_text(row(plan)) == "Has not had a Sunday since Sun 1 Mar: 1 Sunday of work"
    assert sunday_text(row(plan, BEN)) == ""


NIGHTS = """
          Tue 3        Thu 5        Tue 10       Thu 12
    unit  18:00-28:00  18:00-28:00  08:00-17:00  18:00-28:00
    ana   x            pencil       x            pencil
    ben   x            -            x            -
    cem   -            x            x            -
    """


def test_what_is_asked_again_in_words():
    plan = board(NIGHTS)
    (found,) = asked_again(plan, ANA, [march(12)], A)
    assert asked_text(found) == "Third night in four weeks; the crew's median is 1"
    assert found.asked == (march(12),)
    assert asked_line(plan, [found]) == "ana: Third night in four weeks; the crew's median is 1"
    later = replace(found, asked=(march(3),))
    assert asked_text(later) == "3 nights in four weeks; the crew's median is 1"
    many = replace(found, person=BEN, count=12, asked=(march(12),))
    assert asked_text(many).startswith("12 nights")
    both = asked_line(plan, [found, many])
    assert both == "ben: 12 nights in four weeks; the crew's median is 1 (and 1 more)"


def test_nobody_is_asked_again_by_an_ordinary_day_or_by_nothing():
    plan = board(NIGHTS)
    assert asked_again(plan, ANA, [march(10)], A) == ()
    assert asked_again(plan, ANA, [], A) == ()
    assert asked_again(plan, BEN, [march(3)], A) == ()
    assert asked_line(plan, []) == ""


@pytest.mark.parametrize(
    ("kind", "count", "text"),
    [(Irregular.NIGHT, 1, "1 night"), (Irregular.HOLIDAY, 2, "2 public holidays")],
)
def test_counts_in_words(kind, count, text):
    assert counted_text(kind, count) == text


def test_a_median_between_two():
    plan = board(WEEK)
    assert median_text(view(plan).medians[Irregular.SUNDAY]) == "0.5"


def test_a_ledger_is_kept_as_long_as_it_is_true():
    plan, ledgers = board(WEEK), Ledgers()
    period = ledger_period(plan, A, march(11), 4)
    first = ledgers.of(plan, ANA, period)
    assert ledgers.of(plan, ANA, period) is first
    booking = plan.bookings_of[BEN][0]
    other = plan.replaced({"bookings": {booking.id: None}})
    assert ledgers.knows(other, ANA, period)
    assert not ledgers.knows(other, BEN, period)
    assert ledgers.of(other, ANA, period) is first
    assert len(ledgers.of(other, BEN, period).days) == 2
    day = next(iter(plan.shoot_days.values()))
    moved = plan.replaced({"shoot_days": {day.id: replace(day, wrap=27 * 60)}})
    assert not ledgers.knows(moved, ANA, period)
    assert ledgers.of(moved, ANA, period) == ledger_view(moved, A, period).rows[0].ledger


def test_every_change_of_the_plan_is_seen():
    plan, ledgers = board(WEEK), Ledgers()
    period = ledger_period(plan, A, march(11), 4)
    before = ledger_view(plan, A, period, ledgers)
    for table in ("people", "bookings", "timecards"):
        key = next(iter(getattr(plan, table)))
        after = plan.replaced({table: {key: None}})
        assert ledger_view(after, A, period, ledgers) == ledger_view(after, A, period)
    assert ledger_view(plan, A, period, ledgers) == before


def test_the_period_is_of_the_productions_weeks():
    plan = board(WEEK, first_weekday=6)
    period = ledger_period(plan, A, march(11), 13)
    assert period.span.first.weekday() == 6
    assert period.span.last == march(14)
    assert period.span.first == march(14) - dt.timedelta(days=13 * 7 - 1)
