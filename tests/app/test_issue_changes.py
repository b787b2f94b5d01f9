"""What changed since the last issue: one sentence for each thing that was done."""

from dataclasses import replace

import pytest

from crewplanner.app.change_words import ChangeWords
from crewplanner.app.commands.bookings import (
    BookPeople,
    EditBooking,
    FreeDates,
    RemoveBookings,
    SetBookingStatus,
)
from crewplanner.app.commands.days import AddShootDays, EditShootDay, MoveCall, RemoveShootDays
from crewplanner.app.commands.own_times import SetOwnTimes
from crewplanner.app.commands.people import AddPerson, EditPerson
from crewplanner.app.commands.productions import AddPlace
from crewplanner.app.queries.issued_week import week_model, week_said
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.issue_changes import affected, changes
from crewplanner.domain.issue_model import from_json, to_json
from crewplanner.domain.people import Person
from crewplanner.domain.productions import Place
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import day, span


class Week:
    """The first week of the planned project, and what changed in it since it was looked at."""

    def __init__(self, workspace):
        self.workspace = workspace
        plan = workspace.plan
        self.production = next(iter(plan.productions.values()))
        self.main, self.splinter = [
            one.id for one in plan.units.values() if one.production == self.production.id
        ]
        self.ana, self.ben, self.cleo = plan.people.values()
        self.days = sorted(plan.shoot_days.values(), key=lambda one: one.date)
        self.question = WeekQuestion(
            production=self.production.id, span=span(0, 6), project=workspace.uuid
        )
        self.before = self.model()

    def model(self):
        return week_model(self.workspace.plan, self.question)

    def changes(self):
        return changes(self.before, self.model())

    def sentences(self, **how):
        return [ChangeWords(**how).sentence(one) for one in self.changes()]

    def booking(self, person):
        return self.workspace.plan.bookings_of[person.id][0]

    def do(self, *commands):
        for command in commands:
            self.workspace.do(command)


@pytest.fixture
def week(planned):
    return Week(planned)


def splinter_day(week, number):
    return ShootDay(
        id=NEW, production=week.production.id, unit=week.splinter, date=day(number), call=540
    )


def added(week, person, number, unit=None):
    return BookPeople(
        production=week.production.id,
        people=(person.id,),
        spans=(span(number),),
        status=BookingStatus.CONFIRMED,
        unit=unit or week.main,
    )


DEEDS = {
    "Thu: general call 08:00 → 06:15, wrap 19:00 → 17:15, 2 people": lambda w: MoveCall(
        day=w.days[3].id, call=375
    ),
    "Tue: general call 08:00 → 07:30, 2 people": lambda w: EditShootDay(
        day=replace(w.days[1], call=450)
    ),
    "Tue: wrap 19:00 → 02:00 +1, 2 people": lambda w: EditShootDay(
        day=replace(w.days[1], wrap=1560)
    ),
    "Tue: meals 13:00–14:00 → 13:30–14:00, 2 people": lambda w: EditShootDay(
        day=replace(w.days[1], meals=(TimeRange(start=810, end=840),))
    ),
    "Tue: place Quay → none, 2 people": lambda w: EditShootDay(day=replace(w.days[1], places=())),
    "Tue: note: Wellies": lambda w: EditShootDay(day=replace(w.days[1], note="Wellies")),
    "Wed: cancelled, 2 people": lambda w: EditShootDay(
        day=replace(w.days[2], status=DayStatus.CANCELLED)
    ),
    "Wed: shoot → dark, 2 people": lambda w: EditShootDay(
        day=replace(w.days[2], day_type=DayType.DARK)
    ),
    "Fri: day taken out, 2 people": lambda w: RemoveShootDays(days=(w.days[4].id,)),
    "Fri: day moved to Sat, 2 people": lambda w: EditShootDay(day=replace(w.days[4], date=day(5))),
    "Sat: shoot added, call 09:00": lambda w: AddShootDays(days=(splinter_day(w, 5),)),
    "Ben Osei: no longer on Mon to Fri": lambda w: RemoveBookings(bookings=(w.booking(w.ben).id,)),
    "Ben Osei: no longer on Thu": lambda w: FreeDates(booking=w.booking(w.ben).id, span=span(3)),
    "Ana Foss: confirmed → 1st hold": lambda w: SetBookingStatus(
        bookings=(w.booking(w.ana).id,), status=BookingStatus.PENCIL
    ),
    "Ana Foss: Thu call 08:00 → 06:15": lambda w: SetOwnTimes(
        booking=w.booking(w.ana).id, call=Clock(minutes=375), wrap=None, span=span(3)
    ),
    "Ana Foss: Thu wrap 19:00 → 19:30": lambda w: SetOwnTimes(
        booking=w.booking(w.ana).id, call=None, wrap=Offset(minutes=30), span=span(3)
    ),
    "Ana Foss: Thu 08:00–19:00 → 07:00–18:00": lambda w: SetOwnTimes(
        booking=w.booking(w.ana).id,
        call=Clock(minutes=420),
        wrap=Clock(minutes=1080),
        span=span(3),
    ),
    "Ana Foss: Mon to Fri call 08:00 → 05:00": lambda w: EditBooking(
        booking=replace(w.booking(w.ana), call=Clock(minutes=300))
    ),
    "Cleo Rao: Fri added, call 08:00": lambda w: added(w, w.cleo, 4),
    "Ana Foss: role Gaffer → Key Grip": lambda w: EditBooking(
        booking=replace(w.booking(w.ana), role=w.ana.roles[1])
    ),
    "Ana Foss: name Ana Foss → Ana Lind": lambda w: EditPerson(
        person=replace(w.ana, name="Ana Lind")
    ),
    "Ben Osei: Mon to Fri shoot → stand-by": lambda w: EditBooking(
        booking=replace(w.booking(w.ben), day_type=DayType.STANDBY)
    ),
}


@pytest.mark.parametrize("sentence", DEEDS)
def test_each_thing_done_is_one_sentence(week, sentence):
    week.do(DEEDS[sentence](week))
    assert week.sentences() == [sentence]


def test_nothing_done_is_no_sentence(week):
    assert week.changes() == ()


def test_what_does_not_stand_on_the_paper_is_no_change(week):
    week.do(
        EditBooking(booking=replace(week.booking(week.ana), note="Asks for a window seat")),
        AddPerson(person=Person(id=NEW, name="Dana")),
        added(week, week.cleo, 9),
    )
    assert week.changes() == ()


def test_another_unit_tells_the_call_that_comes_with_it(week):
    week.do(AddShootDays(days=(splinter_day(week, 2),)))
    week.before = week.model()
    part = FreeDates(booking=week.booking(week.ben).id, span=span(2))
    week.do(part, added(week, week.ben, 2, week.splinter))
    assert week.sentences(units=True) == [
        "Ben Osei: Wed Main unit → Splinter, call 09:00",
    ]


def test_an_own_call_by_the_clock_stays_when_the_unit_moves(week):
    own = SetOwnTimes(
        booking=week.booking(week.ana).id, call=Clock(minutes=375), wrap=None, span=span(3)
    )
    week.do(own)
    week.before = week.model()
    week.do(MoveCall(day=week.days[3].id, call=450))
    assert week.sentences()[0].startswith("Thu: general call 08:00 → 07:30")
    assert affected(week.changes()) == {week.ana.id, week.ben.id}  # her wrap moved


def test_one_own_call_over_different_days_is_one_sentence(week):
    week.do(MoveCall(day=week.days[4].id, call=540), MoveCall(day=week.days[3].id, call=600))
    week.before = week.model()
    part = SetOwnTimes(
        booking=week.booking(week.ana).id, call=Clock(minutes=300), wrap=None, span=span(3, 4)
    )
    week.do(part)
    assert week.sentences() == [
        "Ana Foss: Thu call 10:00 → 05:00, Fri call 09:00 → 05:00",
    ]


def test_only_those_are_affected_whom_it_is_about(week):
    week.do(DEEDS["Ana Foss: Thu call 08:00 → 06:15"](week))
    assert affected(week.changes()) == {week.ana.id}


def test_twelve_things_are_twelve_sentences(week):
    quay = AddPlace(place=Place(id=NEW, production=week.production.id, name="Stage 2"))
    stage = week.workspace.do(quay).added["places"][0]
    week.do(
        AddShootDays(days=(splinter_day(week, 0), splinter_day(week, 1))),
        *(AddPerson(person=Person(id=NEW, name=f"Extra {n}")) for n in range(6)),
    )
    extras = list(week.workspace.plan.people.values())[3:]
    week.do(*(added(week, one, 0) for one in extras[:4]))
    week.before = week.model()
    expected = [
        "Mon: general call 08:00 → 07:00, wrap 19:00 → 18:00, 5 people",
        "Extra 0: no longer on Mon",
        "Extra 1: Mon confirmed → 2nd hold",
        "Extra 2: Mon call 08:00 → 05:30",
        "Extra 3: name Extra 3 → Extra Three",
        "Extra 4: Mon added, call 07:00",
        "Tue: place Quay → Stage 2, 2 people",
        "Tue: day taken out",
        "Wed: note: Wellies",
        "Thu: wrap 19:00 → 20:00, 2 people",
        "Fri: cancelled, 2 people",
        "Ben Osei: role Gaffer → Key Grip",
    ]
    splinters = [one for one in week.workspace.plan.shoot_days.values() if one.unit != week.main]
    days = week.days
    of = {one.name: week.booking(one) for one in extras[:4]}
    week.do(
        MoveCall(day=days[0].id, call=420),
        RemoveBookings(bookings=(of["Extra 0"].id,)),
        EditBooking(booking=replace(of["Extra 1"], status=BookingStatus.PENCIL, rank=2)),
        EditBooking(booking=replace(of["Extra 2"], call=Clock(minutes=330))),
        EditPerson(person=replace(extras[3], name="Extra Three")),
        added(week, extras[4], 0),
        EditShootDay(day=replace(days[1], places=(stage,))),
        RemoveShootDays(days=(splinters[1].id,)),
        EditShootDay(day=replace(days[2], note="Wellies")),
        EditShootDay(day=replace(days[3], wrap=1200)),
        EditShootDay(day=replace(days[4], status=DayStatus.CANCELLED)),
        EditBooking(booking=replace(week.booking(week.ben), role=week.ana.roles[1])),
    )
    assert sorted(week.sentences()) == sorted(expected)
    told = affected(week.changes())
    assert {week.workspace.plan.people[one].name for one in told} == {
        "Ana Foss",
        "Ben Osei",
        "Extra 0",
        "Extra 1",
        "Extra 2",
        "Extra Three",
        "Extra 4",
    }


def test_the_model_is_kept_and_read_again(week):
    data = to_json(week.before)
    assert from_json(data) == week.before
    assert to_json(from_json(data)) == data


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 2}', b"\xff"])
def test_what_is_no_model_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        from_json(data)


def test_the_kept_week_says_what_the_week_says(week):
    """The same rows and cells, without what the crew may not see."""
    said = week_said(week.before, week.production.id)
    view = week_view(week.workspace.plan, week.question, ())
    assert [one.name for one in said.departments] == [one.name for one in view.departments]
    for mine, theirs in zip(said.departments, view.departments, strict=True):
        for row, other in zip(mine.people, theirs.people, strict=True):
            assert (row.name, row.role, row.phone) == (other.name, other.role, "")
            cells = [cell for on_date in row.cells for cell in on_date]
            others = [cell for on_date in other.cells for cell in on_date]
            assert [cell.uid for cell in cells] == [cell.uid for cell in others]
            later = [pair for pair in zip(cells, others, strict=True) if not pair[1].worked]
            assert all((a.call, a.place, a.unit) == (b.call, b.place, b.unit) for a, b in later)
