"""The week that screen and papers show: what each field says, and that its figures add up."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    RemoveBookings,
    SetBookingStatus,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay
from crewplanner.app.commands.people import AddUnavailability, EditPerson
from crewplanner.app.commands.productions import EditProduction, SetNeed
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.people import Contact, ContactKind, Unavailability
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import MONDAY, day, span
from tests.app.work import EVERYTHING, do_at_random

WEEK = span(0, 6)


def week(workspace, dates=WEEK, number=0):
    production = list(workspace.plan.productions)[number]
    question = WeekQuestion(production=production, span=dates, project=workspace.uuid)
    return week_view(workspace.plan, question, workspace.findings(production, dates))


def people(view):
    return {person.name: person for one in view.departments for person in one.people}


def only(view, name, number):
    (cell,) = people(view)[name].cells[number]
    return cell


def booking_of(workspace, person):
    return next(b for b in workspace.plan.bookings.values() if b.person == person)


# --- the week and its days ---------------------------------------------------------------------


def test_a_week_says_what_it_is(planned):
    production = next(iter(planned.plan.productions.values()))
    planned.do(
        EditProduction(
            production=replace(
                production, code="HBR", client="Saltmarsh", contact="Office", words=FilmWords.UK
            )
        )
    )
    view = week(planned)
    assert (view.title, view.code, view.client, view.contact) == (
        "Harbour",
        "HBR",
        "Saltmarsh",
        "Office",
    )
    assert (view.iso_week, view.week_number, view.span) == ("2026-W10", 10, WEEK)
    assert (view.timezone, view.currency, view.words) == ("Europe/London", "GBP", FilmWords.UK)


def test_a_day_says_what_its_units_do(planned):
    thursday = week(planned).days[3]
    (unit,) = thursday.units
    assert (unit.unit, unit.day_type, unit.number, unit.total) == ("Main unit", DayType.SHOOT, 4, 5)
    assert (unit.places, unit.call, unit.wrap) == (("Quay",), 480, 1140)
    assert (thursday.holiday, thursday.weekend) == ("Harbour Day", False)
    assert [one.weekend for one in week(planned).days] == [False] * 5 + [True] * 2


def test_a_day_counts_heads_and_what_is_needed(planned):
    production, *_ = planned.plan.productions
    monday, saturday = week(planned).days[0], week(planned).days[5]
    assert (monday.heads, monday.filled, monday.needed) == (2, 2, 2)
    assert (saturday.heads, saturday.filled, saturday.needed) == (0, 0, 0)
    unit = next(iter(planned.plan.units))
    gaffer = planned.plan.people[1].roles[0]
    planned.do(SetNeed(production=production, unit=unit, role=gaffer, count=5))
    electric = week(planned).departments[0]
    assert (electric.filled[0], electric.needed[0], electric.heads[0]) == (2, 5, 2)
    assert (electric.filled[5], electric.needed[5], electric.heads[5]) == (0, 0, 0)


def test_people_stand_in_the_order_of_every_list(planned):
    production, *_ = planned.plan.productions
    planned.do(BookPeople(production=production, people=(3,), spans=(span(1),)))
    named = [(one.name, [p.name for p in one.people]) for one in week(planned).departments]
    assert named == [
        ("Electric / lighting", ["Ana Foss", "Ben Osei"]),
        ("No department", ["Cleo Rao"]),
    ]


def test_who_is_not_booked_is_not_there_but_who_worked_without_is(planned):
    production, *_ = planned.plan.productions
    assert "Cleo Rao" not in people(week(planned))
    times = {"call": Clock(minutes=480), "wrap": Clock(minutes=1080)}
    planned.do(LogTimes(production=production, person=3, date=day(1), **times))
    cleo = people(week(planned))["Cleo Rao"]
    assert (cleo.cells, cleo.worked, cleo.planned, cleo.days) == (((),) * 7, 600, 0, 0)
    planned.do(LogTimes(production=production, person=3, date=day(1), kind=DayKind.SICK))
    assert "Cleo Rao" not in people(week(planned))


# --- a person ----------------------------------------------------------------------------------


def test_a_cell_says_when_and_where(planned):
    cell = only(week(planned), "Ana Foss", 1)
    assert (cell.status, cell.day_type) == (BookingStatus.CONFIRMED, DayType.SHOOT)
    assert (cell.call, cell.wrap, cell.minutes, cell.own_call) == (480, 1140, 600, False)
    assert (cell.unit, cell.place, cell.date) == ("Main unit", "Quay", day(1))
    assert [(meal.start, meal.end) for meal in cell.meals] == [(780, 840)]


def test_a_call_of_one_s_own_is_marked_and_counted(planned):
    planned.do(
        EditBooking(booking=replace(booking_of(planned, 1), call=Offset(minutes=-60), rank=3))
    )
    cell = only(week(planned), "Ana Foss", 1)
    assert (cell.call, cell.minutes, cell.own_call, cell.rank) == (420, 660, True, 3)


def test_an_id_for_calendars_stays_while_the_booking_changes(planned):
    before = only(week(planned), "Ana Foss", 1).uid
    assert before.endswith("-20260303@crewplanner")
    assert planned.uuid in before
    planned.do(EditBooking(booking=replace(booking_of(planned, 1), note="x", span=span(1))))
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], call=600)))
    assert only(week(planned), "Ana Foss", 1).uid == before
    planned.do(RemoveBookings(bookings=(booking_of(planned, 1).id,)))
    production, *_ = planned.plan.productions
    planned.do(BookPeople(production=production, people=(1,), spans=(span(1),)))
    assert only(week(planned), "Ana Foss", 1).uid == before


def test_every_id_of_a_week_is_another(planned):
    production, *_ = planned.plan.productions
    planned.do(BookPeople(production=production, people=(1, 2, 3), spans=(span(0, 3), span(2))))
    cells = [c for p in people(week(planned)).values() for on_date in p.cells for c in on_date]
    assert len({cell.uid for cell in cells}) == len(cells) > 10


def test_of_two_bookings_the_firmer_comes_first(planned):
    production, *_ = planned.plan.productions
    for status in (BookingStatus.ENQUIRED, BookingStatus.OFFERED):
        planned.do(BookPeople(production=production, people=(1,), spans=(span(1),), status=status))
    statuses = [cell.status.value for cell in people(week(planned))["Ana Foss"].cells[1]]
    assert statuses == ["confirmed", "offered", "enquired"]
    assert people(week(planned))["Ana Foss"].planned == 1095 + 4 * 600, (
        "one day of one unit counts once"
    )


def test_two_units_on_one_date_count_both(planned):
    production, *_ = planned.plan.productions
    splinter = next(unit.id for unit in planned.plan.units.values() if unit.name == "Splinter")
    evening = ShootDay(
        id=NEW, production=production, unit=splinter, date=day(1), call=1200, wrap=1320
    )
    planned.do(AddShootDays(days=(evening,)))
    planned.do(BookPeople(production=production, people=(1,), spans=(span(1),), unit=splinter))
    assert people(week(planned))["Ana Foss"].planned == 1095 + 4 * 600 + 120


def test_a_rest_day_inside_a_booking_has_no_cell_and_a_day_not_planned_yet_has_one(planned):
    booking = booking_of(planned, 1)
    planned.do(EditBooking(booking=replace(booking, span=span(0, 8))))
    assert [len(on_date) for on_date in people(week(planned))["Ana Foss"].cells] == [1] * 5 + [
        0
    ] * 2
    following = week(planned, span(7, 13))
    assert [len(on_date) for on_date in people(following)["Ana Foss"].cells] == [1, 1] + [0] * 5
    assert only(following, "Ana Foss", 0).day_type is None


def test_released_and_declined_bookings_are_not_on_the_week(planned):
    for status in (BookingStatus.RELEASED, BookingStatus.DECLINED, BookingStatus.CANCELLED):
        planned.do(SetBookingStatus(bookings=(booking_of(planned, 2).id,), status=status))
        assert set(people(week(planned))) == {"Ana Foss"}


def test_hours_are_what_is_planned_and_what_was_worked(planned):
    ana = people(week(planned))["Ana Foss"]
    assert (ana.days, ana.planned) == (5, 1095 + 4 * 600)
    assert ana.worked == 1635 - 480 - 60, "the sheet's call and wrap, 45 minutes longer, no lunch"
    assert (ana.evening, ana.night) == (300 + 4 * 60, 1635 - 1380)
    assert ana.rest == 1440 + 480 - 1635


def test_rest_is_measured_between_dates_not_within_one(planned):
    production, *_ = planned.plan.productions
    main = planned.plan.shoot_days[1].unit
    planned.do(
        BookPeople(
            production=production,
            people=(1,),
            spans=(span(0, 4),),
            unit=main,
            role=planned.plan.people[1].roles[1],
            status=BookingStatus.CONFIRMED,
        )
    )
    assert people(week(planned))["Ana Foss"].rest == 1440 + 480 - 1635


def test_rest_looks_back_to_the_day_before_the_week(planned):
    production, *_ = planned.plan.productions
    sunday = ShootDay(
        id=NEW,
        production=production,
        unit=planned.plan.shoot_days[1].unit,
        date=day(-1),
        call=1020,
        wrap=1740,
    )
    planned.do(AddShootDays(days=(sunday,)))
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), span=span(-1, 0))))
    assert people(week(planned))["Ben Osei"].rest == 1440 + 480 - 1740


def test_who_works_once_has_no_rest_to_measure(planned):
    planned.do(EditBooking(booking=replace(booking_of(planned, 2), span=span(2))))
    assert people(week(planned))["Ben Osei"].rest is None


def test_days_away_say_why(planned):
    production, *_ = planned.plan.productions
    ben = people(week(planned))["Ben Osei"]
    assert ben.away == ("", "", "", "", "Leave", "", "")
    planned.do(LogTimes(production=production, person=2, date=day(0), kind=DayKind.SICK))
    assert people(week(planned))["Ben Osei"].away[0] == "Sick"


def test_a_part_of_a_day_away_is_no_day_away(planned):
    planned.do(
        AddUnavailability(
            unavailability=Unavailability(
                id=NEW, person=1, span=span(1), part=TimeRange(start=600, end=660)
            )
        )
    )
    assert people(week(planned))["Ana Foss"].away == ("",) * 7


@pytest.mark.parametrize("private", [True, False])
def test_a_phone_is_private_unless_said_otherwise(planned, private):
    contact = Contact(kind=ContactKind.PHONE, value="+447700900123", private=private)
    planned.do(EditPerson(person=replace(planned.plan.people[1], contacts=(contact,))))
    view = week(planned)
    ana, ben = people(view)["Ana Foss"], people(view)["Ben Osei"]
    assert (ana.phone, ana.phone_private) == ("+447700900123", private)
    assert (ben.phone, ben.phone_private) == ("", True)


# --- money -------------------------------------------------------------------------------------


def test_costs_are_the_pay_that_is_expected(planned):
    production, *_ = planned.plan.productions
    view = week(planned)
    pay = price_week(planned.plan, production, WEEK, basis=Basis.EXPECTED)
    assert Decimal(view.total_cost) == pay.total > 0
    assert view.total_overtime == sum(one.overtime for one in pay.people) > 0
    ana = people(view)["Ana Foss"]
    assert Decimal(ana.cost) == pay.of(1).total
    assert [Decimal(one.cost or 0) for one in view.days] == [pay.total_on(date) for date in WEEK]
    assert people(view)["Ben Osei"].cost == "", "no deal, no price"


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_figures_add_up_after_any_work(prepared, dice, length):
    with prepared() as workspace:
        for _ in range(length):
            do_at_random(workspace, dice, EVERYTHING)
        for number, production in enumerate(workspace.plan.productions):
            view = week(workspace, span(7, 13), number)
            pay = price_week(workspace.plan, production, view.span, basis=Basis.EXPECTED)
            rows = people(view).values()
            assert Decimal(view.total_cost) == pay.total
            assert sum((Decimal(row.cost or 0) for row in rows), Decimal(0)) == pay.total
            assert sum((Decimal(one.cost or 0) for one in view.days), Decimal(0)) == pay.total
            assert view.total_planned == sum(row.planned for row in rows)
            assert view.total_overtime == sum(row.overtime for row in rows)
            for index, one in enumerate(view.days):
                assert one.heads == sum(bool(row.cells[index]) for row in rows)
                assert one.heads == sum(dept.heads[index] for dept in view.departments)
            cells = [cell for row in rows for on_date in row.cells for cell in on_date]
            assert len({cell.uid for cell in cells}) == len(cells)
            assert all(row.rest is None or row.rest > -2 * 1440 for row in rows)


# --- for the producer --------------------------------------------------------------------------


def test_notes_are_the_findings_in_words(planned):
    production, *_ = planned.plan.productions
    view = week(planned)
    assert view.findings == planned.findings(production, WEEK)
    assert len(view.notes) == len(view.findings) > 3
    friday = next(note for note in view.notes if note.severity == "BLOCK")
    assert (friday.date, friday.text) == (
        day(4),
        "Ben Osei is booked on Fri 6 Mar while away (leave).",
    )


def test_holds_to_decide_are_listed_once_with_their_dates(planned):
    view = week(planned, number=1)
    assert [(one.date, one.text) for one in view.holds] == [
        (day(1), "Cleo Rao: 2nd hold, Tue 3 Mar – Wed 4 Mar")
    ]
    later = week(planned, span(7, 13), number=1)
    assert [one.text for one in later.holds] == ["Cleo Rao: 2nd hold, Tue 10 Mar"]
    assert week(planned).holds == ()


def test_a_week_of_nothing_is_still_a_week(workspace, planned):
    view = week(planned, span(700, 706))
    assert view.departments == ()
    assert (view.total_cost, view.total_planned, len(view.days)) == ("0", 0, 7)
    assert all(one.cost == "" for one in view.days)
    assert view.span.first == MONDAY + dt.timedelta(days=700)


def test_what_was_worked_takes_the_place_of_the_plan(planned):
    cells = people(week(planned))["Ana Foss"].cells
    (monday,), (tuesday,) = cells[0], cells[1]
    assert (monday.call, monday.wrap, monday.minutes, monday.worked) == (480, 1635, 1095, True)
    assert (tuesday.call, tuesday.wrap, tuesday.minutes, tuesday.worked) == (480, 1140, 600, False)
