import datetime as dt

import pytest

from crewplanner.app.starting_point import starting_point
from crewplanner.app.words import span_text
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import DayId, PersonId, ProductionId, UnitId
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production, ProductionStatus
from crewplanner.domain.values import DateSpan
from crewplanner.ui.clock_words import ago, clock_text
from crewplanner.ui.session import Selection, Session

WED = dt.date(2026, 11, 25)
MON = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture
def session(qapp):
    session = Session(WED)
    yield session
    session.deleteLater()


def span(first, days):
    return DateSpan(first=first, last=first + dt.timedelta(days=days - 1))


def test_a_session_begins_with_two_weeks_from_the_first_weekday(session):
    assert session.week == span(MON, 7)
    assert session.span == span(MON, 14)
    assert Session(WED, first_weekday=6).week.first == dt.date(2026, 11, 22)


def test_going_to_a_date_outside_brings_the_span_along(session, qtbot):
    with qtbot.waitSignals([session.span_changed, session.date_changed]):
        session.set_date(dt.date(2027, 1, 14))
    assert session.span == span(dt.date(2027, 1, 11), 14)


def test_going_to_a_date_inside_leaves_the_span(session, qtbot):
    with qtbot.assertNotEmitted(session.span_changed):
        session.set_date(dt.date(2026, 12, 1))


def test_another_span_brings_the_date_into_it(session, qtbot):
    with qtbot.waitSignal(session.date_changed) as told:
        session.set_span(span(dt.date(2027, 3, 1), 31))
    assert told.args == [dt.date(2027, 3, 1)]


def test_another_production_drops_the_selection(session, qtbot):
    session.select(Selection(people=(PersonId(3),)))
    with qtbot.waitSignals([session.selection_changed, session.production_changed]):
        session.set_production(ProductionId(2), first_weekday=6)
    assert session.selection.empty
    assert session.week.first == dt.date(2026, 11, 22)


def test_saying_what_is_so_already_says_nothing(session, qtbot):
    signals = (session.date_changed, session.span_changed, session.selection_changed)
    with (
        qtbot.assertNotEmitted(signals[0]),
        qtbot.assertNotEmitted(signals[1]),
        qtbot.assertNotEmitted(signals[2]),
        qtbot.assertNotEmitted(session.production_changed),
    ):
        session.set_date(WED)
        session.set_span(session.span)
        session.select(Selection())
        session.set_production(None)


def production(number, status):
    return Production(id=ProductionId(number), title=f"Show {number}", status=status)


def day(number, date):
    return ShootDay(id=DayId(number), production=ProductionId(2), unit=UnitId(1), date=date)


def test_the_window_begins_with_the_show_that_shoots_at_the_day_next_to_today():
    plan = make_plan(
        [
            production(1, ProductionStatus.PREP),
            production(2, ProductionStatus.SHOOT),
            day(1, dt.date(2026, 12, 7)),
            day(2, dt.date(2026, 12, 9)),
        ]
    )
    assert starting_point(plan, NOON) == (ProductionId(2), dt.date(2026, 12, 7))


def test_the_window_begins_today_while_the_show_is_under_way():
    plan = make_plan(
        [production(2, ProductionStatus.SHOOT), day(1, MON), day(2, dt.date(2026, 12, 9))]
    )
    assert starting_point(plan, NOON) == (ProductionId(2), WED)
    late = dt.datetime(2026, 11, 26, 3, tzinfo=dt.UTC)
    assert starting_point(plan, late) == (ProductionId(2), WED)


def test_an_empty_project_begins_today():
    assert starting_point(make_plan(), NOON) == (None, WED)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(-5, "just now"), (0, "just now"), (12, "12 min ago"), (59, "59 min ago"), (150, "2 h ago")],
)
def test_how_long_ago(minutes, said):
    assert ago(NOON - dt.timedelta(minutes=minutes), NOON) == said


def test_long_ago_is_a_date():
    assert ago(NOON - dt.timedelta(days=30), NOON) == "Mon 26 Oct 2026"
    assert clock_text(NOON.astimezone()) == f"{NOON.astimezone():%H:%M}"


@pytest.mark.parametrize(
    ("first", "days", "said"),
    [
        (MON, 7, "23–29 Nov 2026"),
        (MON, 1, "23 Nov 2026"),
        (dt.date(2026, 11, 30), 7, "30 Nov – 6 Dec 2026"),
        (dt.date(2026, 12, 28), 7, "28 Dec 2026 – 3 Jan 2027"),
    ],
)
def test_a_span_of_dates_in_words(first, days, said):
    assert span_text(span(first, days)) == said
