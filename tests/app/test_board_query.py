"""The board: whom it shows, what each cell says, and that an edit updates what it touches."""

from dataclasses import replace

import pytest

from crewplanner.app.commands.bookings import BookPeople, EditBooking, SetBookingStatus
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.people import (
    AddPerson,
    AddUnavailability,
    EditDepartment,
    EditPerson,
)
from crewplanner.app.commands.productions import AddHoliday, EditProduction, SetNeed
from crewplanner.app.queries.board import BoardFilter, BoardGroup, BoardRow
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.findings import RuleKind, Severity
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person, Unavailability, UnavailabilityKind
from crewplanner.domain.productions import FilmWords, Holiday
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import MONDAY, day, span

WEEK = span(0, 6)


def shown(workspace, dates=WEEK, number=0, **chosen):
    """The board of the first production, or of another by number."""
    production = list(workspace.plan.productions)[number]
    question = BoardQuestion(
        production=production, span=dates, today=MONDAY, filter=BoardFilter(**chosen)
    )
    return board(workspace.plan, question, workspace.findings(production, dates))


def rows(view):
    return {row.name: row for row in view.rows if isinstance(row, BoardRow)}


def cell(view, name, number):
    (found,) = rows(view)[name].cells[day(number)]
    return found


def outline(view):
    """Departments and people in their order."""
    return [row.name for row in view.rows]


@pytest.fixture
def main(planned):
    return next(unit for unit in planned.plan.units.values() if unit.name == "Main unit")


# --- the order of rows and what is left out ----------------------------------------------------


def test_people_stand_under_their_departments_by_role_and_name(planned):
    outlined = outline(shown(planned))
    assert outlined == ["Electric / lighting", "Ana Foss", "Ben Osei", "No department", "Cleo Rao"]


def test_a_role_in_the_production_goes_before_the_usual_one(planned):
    ana, *_ = planned.plan.people.values()
    booking = next(b for b in planned.plan.bookings.values() if b.person == ana.id)
    planned.do(EditBooking(booking=replace(booking, role=ana.roles[1])))
    view = shown(planned)
    assert outline(view)[:2] == ["Grip", "Ana Foss"]
    assert rows(view)["Ana Foss"].role == "Key Grip"
    assert outline(shown(planned, number=1))[0] == "Electric / lighting"


def test_departments_and_roles_are_said_in_the_production_s_words(planned):
    production = next(iter(planned.plan.productions.values()))
    planned.do(EditProduction(production=replace(production, words=FilmWords.UK)))
    department = next(d for d in planned.plan.departments.values() if d.name == "Grip")
    planned.do(EditDepartment(department=replace(department, name_uk="Grips")))
    spark = next(r for r in planned.plan.roles.values() if r.name_uk and r.name_uk != r.name)
    planned.do(AddPerson(person=Person(id=NEW, name="Dana Quist", roles=(spark.id,))))
    assert rows(shown(planned))["Dana Quist"].role == spark.name_uk


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, {"Ana Foss", "Ben Osei", "Cleo Rao"}),
        ({"booked_only": True}, {"Ana Foss", "Ben Osei"}),
        ({"with_findings": True}, {"Ana Foss", "Ben Osei"}),
        ({"unconfirmed": True}, set()),
        ({"departments": frozenset({10})}, {"Ana Foss", "Ben Osei"}),
        ({"departments": frozenset({999})}, set()),
    ],
)
def test_a_filter_lets_through_whom_it_says_and_counts_the_others(planned, chosen, left):
    if "departments" in chosen and chosen["departments"] == {10}:
        electric = next(d.id for d in planned.plan.departments.values() if "Electric" in d.name)
        chosen = {"departments": frozenset({electric})}
    view = shown(planned, **chosen)
    assert set(rows(view)) == left
    assert view.hidden == 3 - len(left)


def test_unconfirmed_shows_who_has_a_booking_to_decide(planned):
    ben = next(b for b in planned.plan.bookings.values() if b.person == 2)
    planned.do(SetBookingStatus(bookings=(ben.id,), status=BookingStatus.OFFERED))
    assert set(rows(shown(planned, unconfirmed=True))) == {"Ben Osei"}
    planned.do(SetBookingStatus(bookings=(ben.id,), status=BookingStatus.RELEASED))
    assert set(rows(shown(planned, unconfirmed=True))) == set()
    assert set(rows(shown(planned, booked_only=True))) == {"Ana Foss"}


def test_a_filter_by_place_shows_who_is_booked_there(planned):
    quay = frozenset(planned.plan.places)
    assert set(rows(shown(planned, places=quay))) == {"Ana Foss", "Ben Osei"}
    assert set(rows(shown(planned, span(60, 61), places=quay))) == set()
    for one in list(planned.plan.shoot_days.values()):
        planned.do(EditShootDay(day=replace(one, status=DayStatus.CANCELLED)))
    assert set(rows(shown(planned, places=quay))) == set()


def test_a_filter_by_role_asks_for_the_usual_one_or_a_booked_one(planned):
    gaffer, grip = planned.plan.people[1].roles
    assert set(rows(shown(planned, roles=frozenset({gaffer})))) == {"Ana Foss", "Ben Osei"}
    assert set(rows(shown(planned, roles=frozenset({grip})))) == set()
    booking = next(b for b in planned.plan.bookings.values() if b.person == 2)
    planned.do(EditBooking(booking=replace(booking, role=grip)))
    assert set(rows(shown(planned, roles=frozenset({grip})))) == {"Ben Osei"}


def test_a_filter_by_status_lets_released_ones_through_too(planned):
    ben = next(b for b in planned.plan.bookings.values() if b.person == 2)
    planned.do(SetBookingStatus(bookings=(ben.id,), status=BookingStatus.RELEASED))
    chosen = frozenset({BookingStatus.RELEASED, BookingStatus.OFFERED})
    assert set(rows(shown(planned, statuses=chosen))) == {"Ben Osei"}


def test_a_filter_by_overtime_shows_whom_a_planned_day_would_pay_it(planned):
    assert set(rows(shown(planned, overtime=True))) == set()
    for one in list(planned.plan.shoot_days.values()):
        planned.do(EditShootDay(day=replace(one, wrap=1560)))
    assert set(rows(shown(planned, overtime=True))) == {"Ana Foss"}


def test_what_a_filter_asks_for_is_asked_for_together(planned):
    gaffer = frozenset({planned.plan.people[1].roles[0]})
    assert set(rows(shown(planned, roles=gaffer, unconfirmed=True))) == set()
    assert set(rows(shown(planned, roles=gaffer, booked_only=True))) == {"Ana Foss", "Ben Osei"}


# --- what a cell says -------------------------------------------------------------------------


def test_a_cell_tells_where_its_booking_begins_and_ends(planned):
    ends = {
        n: (cell(shown(planned), "Ana Foss", n).first, cell(shown(planned), "Ana Foss", n).last)
        for n in range(5)
    }
    assert ends == {
        0: (True, False),
        1: (False, False),
        2: (False, False),
        3: (False, False),
        4: (False, True),
    }


def test_cells_end_with_the_span_that_is_shown(planned):
    view = shown(planned, span(2, 3))
    assert set(rows(view)["Ana Foss"].cells) == {day(2), day(3)}
    assert not cell(view, "Ana Foss", 2).first


@pytest.mark.parametrize(
    ("own", "call"), [(None, 480), (Offset(minutes=-60), 420), (Clock(minutes=600), 600)]
)
def test_a_cell_has_the_unit_s_times_but_a_call_of_its_own(planned, own, call):
    booking = next(iter(planned.plan.bookings.values()))
    planned.do(EditBooking(booking=replace(booking, call=own)))
    found = cell(shown(planned), "Ana Foss", 1)
    assert (found.call, found.wrap, found.own_call) == (call, 1140, own is not None)


def test_a_booking_elsewhere_says_where(planned):
    found = cell(shown(planned), "Cleo Rao", 1)
    assert (found.elsewhere, found.status, found.rank) == ("Ferry", BookingStatus.PENCIL, 2)
    assert cell(shown(planned, number=1), "Cleo Rao", 1).elsewhere == ""


@pytest.mark.parametrize(
    ("change", "idle"),
    [
        ({}, False),
        ({"day_type": DayType.DARK}, True),
        ({"day_type": DayType.HOLD}, True),
        ({"day_type": DayType.TRAVEL}, False),
        ({"status": DayStatus.CANCELLED}, True),
    ],
)
def test_a_date_on_which_the_unit_does_not_work_is_idle(planned, change, idle):
    monday = next(iter(planned.plan.shoot_days.values()))
    planned.do(EditShootDay(day=replace(monday, **change)))
    assert cell(shown(planned), "Ana Foss", 0).idle is idle


def test_without_a_day_a_weekend_or_holiday_is_idle_and_a_weekday_not_planned_yet(planned):
    production, *_ = planned.plan.productions
    booking = next(iter(planned.plan.bookings.values()))
    planned.do(EditBooking(booking=replace(booking, span=span(0, 10))))
    planned.do(AddHoliday(holiday=Holiday(id=NEW, production=production, date=day(8), name="Fair")))
    view = shown(planned, span(0, 13))
    assert [cell(view, "Ana Foss", n).idle for n in range(5, 11)] == [
        True,
        True,
        False,
        True,
        False,
        False,
    ]
    splinter = next(unit for unit in planned.plan.units.values() if unit.name == "Splinter")
    other = ShootDay(
        id=NEW, production=production, unit=splinter.id, date=day(7), call=480, wrap=1080
    )
    planned.do(AddShootDays(days=(other,)))
    assert cell(shown(planned, span(0, 13)), "Ana Foss", 7).idle, (
        "another unit works, hers does not"
    )


def test_a_night_and_times_to_check_are_marked(planned):
    monday, tuesday, *_ = planned.plan.shoot_days.values()
    planned.do(EditShootDay(day=replace(monday, call=1020, wrap=1680, meals=(), check_times=True)))
    view = shown(planned)
    assert [cell(view, "Ana Foss", n).night for n in (0, 1)] == [True, False]
    assert [cell(view, "Ana Foss", n).check_times for n in (0, 1)] == [True, False]
    assert (view.days[0].entries[0].night, view.days[0].entries[0].check_times) == (True, True)
    del tuesday


def test_a_cell_carries_its_findings_and_the_hardest_of_them(planned):
    view = shown(planned)
    friday = cell(view, "Ben Osei", 4)
    assert friday.severity is Severity.BLOCK
    assert [finding.rule for finding in friday.findings] == [RuleKind.UNAVAILABLE]
    assert cell(view, "Ana Foss", 4).severity is None
    assert {f.rule for f in cell(view, "Ana Foss", 0).findings} == {RuleKind.DAILY_HOURS}


def test_a_finding_marks_the_bookings_it_is_about(planned):
    _first, second = planned.plan.productions
    planned.do(
        BookPeople(production=second, people=(2,), spans=(span(4),), status=BookingStatus.RELEASED)
    )
    here, there = sorted(rows(shown(planned))["Ben Osei"].cells[day(4)], key=lambda c: c.elsewhere)
    assert (here.severity, there.severity) == (Severity.BLOCK, None)


def test_days_away_are_shown_within_the_span_a_whole_day_before_a_part(planned):
    part = TimeRange(start=600, end=720)
    for dates, when in ((span(-30, 30), None), (span(1), part)):
        planned.do(
            AddUnavailability(
                unavailability=Unavailability(
                    id=NEW, person=3, span=dates, part=when, kind=UnavailabilityKind.OTHER_JOB
                )
            )
        )
    away = rows(shown(planned))["Cleo Rao"].away
    assert set(away) == set(WEEK)
    assert away[day(1)].part is None
    assert away[day(1)].kind is UnavailabilityKind.OTHER_JOB


# --- columns and headings ----------------------------------------------------------------------


def test_a_column_names_the_day_its_number_place_and_holiday(planned):
    thursday = shown(planned).days[3]
    (entry,) = thursday.entries
    assert (entry.unit_name, entry.number, entry.total) == ("Main unit", 4, 5)
    assert (entry.place, entry.call, entry.wrap) == ("Quay", 480, 1140)
    assert thursday.holiday == "Harbour Day"
    assert [one.weekend for one in shown(planned).days] == [False] * 5 + [True] * 2


def test_only_shoot_days_are_numbered(planned):
    tuesday = list(planned.plan.shoot_days.values())[1]
    planned.do(EditShootDay(day=replace(tuesday, day_type=DayType.PREP)))
    numbers = [entry.number for one in shown(planned).days for entry in one.entries]
    assert numbers == [1, None, 2, 3, 4]


def test_the_main_unit_s_day_comes_first(planned, main):
    production, *_ = planned.plan.productions
    splinter = next(unit for unit in planned.plan.units.values() if unit.name == "Splinter")
    early = ShootDay(
        id=NEW, production=production, unit=splinter.id, date=day(0), call=300, wrap=900
    )
    planned.do(AddShootDays(days=(early,)))
    assert [e.unit for e in shown(planned).days[0].entries] == [main.id, splinter.id]


def test_heads_and_hours_count_each_person_once_for_a_day_of_a_unit(planned, main):
    production, *_ = planned.plan.productions
    assert [(one.heads, one.minutes) for one in shown(planned).days][:2] == [(2, 1200), (2, 1200)]
    planned.do(BookPeople(production=production, people=(1,), spans=(span(0),), unit=main.id))
    assert (shown(planned).days[0].heads, shown(planned).days[0].minutes) == (2, 1200)


def test_a_heading_counts_what_is_filled_of_what_is_needed(planned, main):
    production, *_ = planned.plan.productions
    gaffer = planned.plan.people[1].roles[0]

    def counts():
        (heading,) = (
            r for r in shown(planned).rows if isinstance(r, BoardGroup) and "Elec" in r.name
        )
        return [heading.coverage.get(day(n)) for n in (0, 5)]

    assert counts() == [(2, 0, 2), None]
    planned.do(SetNeed(production=production, unit=main.id, role=gaffer, count=3))
    assert counts() == [(2, 0, 3), None]
    booking = next(iter(planned.plan.bookings.values()))
    planned.do(EditBooking(booking=replace(booking, role=None)))
    assert counts() == [(2, 0, 3), None], "without a role she is booked in her usual one"
    planned.do(EditPerson(person=replace(planned.plan.people[1], roles=())))
    assert counts() == [(1, 0, 3), None]


def test_board_and_findings_agree_on_what_is_missing(planned, main):
    production, *_ = planned.plan.productions
    gaffer = planned.plan.people[1].roles[0]
    planned.do(SetNeed(production=production, unit=main.id, role=gaffer, count=3))
    for number, booking in enumerate(planned.plan.bookings.values()):
        if booking.production == production:
            planned.do(
                EditBooking(booking=replace(booking, unit=None, role=None, span=span(number, 3)))
            )
    missing = {
        f.date: (f.actual, f.limit)
        for f in planned.findings(production, WEEK)
        if f.rule is RuleKind.COVERAGE
    }
    (heading,) = (r for r in shown(planned).rows if isinstance(r, BoardGroup) and r.coverage)
    short = {
        date: (count.filled, count.needed)
        for date, count in heading.coverage.items()
        if count.missing
    }
    assert short == missing


def test_a_filter_that_chooses_nothing_is_not_active():
    assert not BoardFilter().active
    assert BoardFilter(booked_only=True).active


@pytest.mark.parametrize(
    ("call", "wrap", "light"),
    [
        (480, 1140, "day"),
        (480, 1200, "evening"),
        (1140, 1380, "evening"),
        (1080, 1620, "night"),
        (480, None, "day"),
    ],
)
def test_late_work_is_evening_until_so_much_of_it_is_night(call, wrap, light, planned):
    monday = next(d for d in planned.plan.shoot_days.values() if d.date == day(0))
    planned.do(EditShootDay(day=replace(monday, call=call, wrap=wrap, meals=())))
    (entry,) = shown(planned).days[0].entries
    assert (entry.evening, entry.night) == (light == "evening", light == "night")
    booked = next(row.cells[day(0)][0] for row in rows(shown(planned)).values() if row.cells)
    assert (booked.evening, booked.night) == (light == "evening", light == "night")
