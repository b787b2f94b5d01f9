"""The crew as a list, and everything about one person."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import BookPeople, EditBooking, SetBookingStatus
from crewplanner.app.commands.days import EditShootDay
from crewplanner.app.commands.people import AddDeal, AddPerson, AddUnavailability, EditPerson
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.queries.findings import finding_rows, production_span
from crewplanner.app.queries.grouping import grouped, is_night
from crewplanner.app.queries.people import crew, person_view, status_order
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Severity
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Deal, Person, Unavailability
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import TimeRange
from tests.app.conftest import day, span

TODAY = day(2)


def rows_of(workspace, production=0, today=TODAY):
    keys = [*workspace.plan.productions, None]
    return {row.name: row for row in crew(workspace.plan, keys[production], today)}


def booking_of(workspace, person):
    return next(b for b in workspace.plan.bookings.values() if b.person == person)


# --- the list ----------------------------------------------------------------------------------


def test_a_row_says_who_somebody_is_and_how_to_reach_them(planned):
    ana = rows_of(planned)["Ana Foss"]
    assert (ana.department, ana.role, ana.phone, ana.email, ana.skills) == (
        "Electric / lighting",
        "Gaffer",
        "+447700900123",
        "",
        "IPAF",
    )
    assert (ana.deal.rate, ana.sort_name) == (Decimal(450), "Ana Foss")
    assert rows_of(planned)["Ben Osei"].deal is None


def test_everybody_is_on_the_list_by_department_role_and_name(planned):
    for name, sort_name in (("Zoe Abel", "Abel, Zoe"), ("abe zorn", "")):
        gaffer = planned.plan.people[1].roles[0]
        planned.do(
            AddPerson(person=Person(id=NEW, name=name, sort_name=sort_name, roles=(gaffer,)))
        )
    named = list(rows_of(planned))
    assert named == ["abe zorn", "Zoe Abel", "Ana Foss", "Ben Osei", "Cleo Rao"]
    positions = [row.department_position for row in rows_of(planned).values()]
    assert positions == [0, 0, 0, 0, 1]


def test_days_booked_are_those_that_are_not_off(planned):
    assert rows_of(planned)["Ana Foss"].days_booked == 5
    planned.do(EditBooking(booking=replace(booking_of(planned, 1), span=span(0, 8))))
    assert rows_of(planned)["Ana Foss"].days_booked == 7, "two of them a weekend without a day"
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[2], day_type=DayType.DARK)))
    assert rows_of(planned)["Ana Foss"].days_booked == 6
    production, *_ = planned.plan.productions
    planned.do(BookPeople(production=production, people=(1,), spans=(span(0, 1),)))
    assert rows_of(planned)["Ana Foss"].days_booked == 6, "a date booked twice is one day"


def test_figures_are_those_of_the_production_or_of_all(planned):
    by_production = [rows_of(planned, n)["Cleo Rao"].days_booked for n in range(3)]
    assert by_production == [0, 3, 3]
    assert [rows_of(planned, n)["Ana Foss"].deal is None for n in range(3)] == [False, True, True]


def test_the_next_date_is_the_first_working_one_from_today_on(planned):
    assert rows_of(planned)["Ana Foss"].next_date == day(2)
    assert rows_of(planned, today=day(-5))["Ana Foss"].next_date == day(0)
    assert rows_of(planned, today=day(5))["Ana Foss"].next_date is None
    planned.do(EditShootDay(day=replace(planned.plan.shoot_days[3], day_type=DayType.DARK)))
    assert rows_of(planned)["Ana Foss"].next_date == day(3)


@pytest.mark.parametrize(
    ("first", "last", "part", "away"),
    [
        (2, 2, None, True),
        (0, 9, None, True),
        (3, 9, None, False),
        (2, 2, TimeRange(start=1080, end=1440), False),
    ],
)
def test_away_now_is_a_whole_day_away(planned, first, last, part, away):
    gone = Unavailability(id=NEW, person=3, span=span(first, last), part=part)
    planned.do(AddUnavailability(unavailability=gone))
    assert rows_of(planned)["Cleo Rao"].away_now is away


def test_the_list_speaks_the_production_s_words(planned):
    production = next(iter(planned.plan.productions.values()))
    spark = next(r for r in planned.plan.roles.values() if r.name_uk and r.name_uk != r.name)
    planned.do(EditPerson(person=replace(planned.plan.people[1], roles=(spark.id,))))
    booking = booking_of(planned, 1)
    planned.do(EditBooking(booking=replace(booking, role=None)))
    assert rows_of(planned)["Ana Foss"].role == spark.name
    planned.do(EditProduction(production=replace(production, words=FilmWords.UK)))
    assert rows_of(planned)["Ana Foss"].role == spark.name_uk
    assert rows_of(planned, 2)["Ana Foss"].role == spark.name


# --- one person --------------------------------------------------------------------------------


def test_a_person_is_shown_with_all_that_is_known(planned):
    first, second = planned.plan.productions
    planned.do(BookPeople(production=second, people=(1,), spans=(span(10),)))
    planned.do(BookPeople(production=first, people=(1,), spans=(span(-9, -8),)))
    view = person_view(planned.plan, first, 1, TODAY)
    assert (view.person.name, view.roles) == ("Ana Foss", ("Gaffer", "Key Grip"))
    assert view.department == "Electric / lighting"
    assert [booking.span.first for booking in view.bookings] == [day(10), day(0), day(-9)]
    assert (len(view.deals), view.away, view.last_worked) == (1, (), TODAY)
    assert len(person_view(planned.plan, None, 2, TODAY).away) == 1


def test_irregular_minutes_come_with_each_live_booking(planned):
    view = person_view(planned.plan, None, 1, TODAY)
    (booking,) = view.bookings
    assert view.irregular[booking.id].night == 1635 - 1380
    planned.do(SetBookingStatus(bookings=(booking.id,), status=BookingStatus.CANCELLED))
    assert person_view(planned.plan, None, 1, TODAY).irregular == {}


def test_only_confirmed_bookings_were_worked(planned):
    assert person_view(planned.plan, None, 3, day(30)).last_worked is None
    assert person_view(planned.plan, None, 1, day(-1)).last_worked is None
    assert person_view(planned.plan, None, 1, day(30)).last_worked == day(4)


def test_nobody_has_that_id(planned):
    with pytest.raises(KeyError):
        person_view(planned.plan, None, 99, TODAY)


# --- order and nights --------------------------------------------------------------------------


def test_the_firmest_booking_comes_first():
    order = [
        Booking(id=n, production=1, person=1, span=span(0), status=status, rank=rank)
        for n, (status, rank) in enumerate(
            [
                (BookingStatus.CONFIRMED, 3),
                (BookingStatus.OFFERED, 1),
                (BookingStatus.CHALLENGED, 1),
                (BookingStatus.PENCIL, 1),
                (BookingStatus.PENCIL, 2),
                (BookingStatus.ENQUIRED, 1),
                (BookingStatus.RELEASED, 1),
                (BookingStatus.DECLINED, 1),
                (BookingStatus.CANCELLED, 1),
            ]
        )
    ]
    assert min(order, key=status_order) is order[0]
    assert sorted(order, key=status_order) == order
    assert {booking.status for booking in order} == set(BookingStatus)


def test_people_without_a_role_come_last(planned):
    first, *_ = planned.plan.productions
    groups = grouped(planned.plan, first, planned.plan.people)
    assert [group.department is None for group in groups] == [False, True]
    assert grouped(planned.plan, first, []) == ()


@pytest.mark.parametrize(
    ("call", "wrap", "night"),
    [
        (480, 1140, False),
        (960, 1499, False),
        (960, 1500, True),
        (1080, 1800, True),
        (240, 600, True),
        (241, 600, False),
        (None, 1500, False),
        (960, None, False),
        (960, 960, False),
    ],
)
def test_a_night_has_two_hours_between_eleven_and_six(call, wrap, night):
    assert is_night(Production(id=1, title=""), call, wrap) is night


# --- findings as a list ------------------------------------------------------------------------


def test_findings_are_rows_in_words_in_their_order(planned):
    first, *_ = planned.plan.productions
    found = planned.findings(first, span(0, 6))
    rows = finding_rows(planned.plan, found)
    assert [row.finding for row in rows] == list(found)
    hardest = min(rows, key=lambda row: row.rank)
    assert (hardest.severity, hardest.rule_text, hardest.person_name) == (
        Severity.BLOCK,
        "Booked while away",
        "Ben Osei",
    )
    assert hardest.text == "Ben Osei is booked on Fri 6 Mar while away (leave)."
    assert [row.date for row in rows] == sorted(row.date for row in rows)


def test_a_production_reaches_from_its_first_day_or_booking_to_its_last(planned):
    first, second = planned.plan.productions
    assert production_span(planned.plan, first) == span(0, 4)
    assert production_span(planned.plan, second) == span(1, 8)
    planned.do(BookPeople(production=first, people=(1,), spans=(span(20, 30),)))
    assert production_span(planned.plan, first) == span(0, 30)
    released = max(planned.plan.bookings)
    planned.do(SetBookingStatus(bookings=(released,), status=BookingStatus.RELEASED))
    assert production_span(planned.plan, first) == span(0, 4)


def test_a_production_of_nothing_reaches_nowhere(workspace):
    assert production_span(workspace.plan, 1) is None


def test_a_deal_for_a_date_is_the_one_in_force(planned):
    first, *_ = planned.plan.productions
    raised = Deal(id=NEW, production=first, person=1, rate=Decimal(500), valid_from=day(3))
    planned.do(AddDeal(deal=raised))
    assert rows_of(planned, today=day(2))["Ana Foss"].deal.rate == 450
    assert rows_of(planned, today=day(3))["Ana Foss"].deal.rate == 500
