"""The call sheet of a day: what it gathers, what follows the call, what it lacks."""

from dataclasses import replace

import pytest

from crewplanner.app.call_sheet_words import eighths_text, parse_eighths, remarks_text
from crewplanner.app.commands.bookings import BookPeople, EditBooking
from crewplanner.app.commands.call_sheets import (
    AddSheetLines,
    CopyCallSheet,
    EditSheetLine,
    MoveSheetLine,
    RemoveSheetLines,
    SetSheetTime,
    SheetList,
    SheetText,
    SheetTime,
    WriteCrewLine,
    WriteSheetText,
)
from crewplanner.app.commands.days import EditShootDay, MoveCall
from crewplanner.app.commands.imports import Edit, ImportShoots
from crewplanner.app.commands.people import AddPerson, AddUnavailability, EditPerson, RemovePeople
from crewplanner.app.commands.productions import EditPlace, EditProduction
from crewplanner.app.errors import Refused
from crewplanner.app.queries.call_sheet import Remark
from crewplanner.app.queries.call_sheet_missing import MendAt, missing
from crewplanner.app.queries.make_call_sheet import asked_of, call_sheet_view, unit_day
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.call_sheets import CallSheet, CastKind, CastLine, CrewLine, ScheduleLine
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import (
    Contact,
    ContactKind,
    Person,
    Unavailability,
    UnavailabilityKind,
)
from crewplanner.domain.values import Clock, Offset, TimeRange
from tests.app.conftest import day, span
from tests.app.sheet_examples import CAST, LINES


@pytest.fixture
def planned(prepared):
    """The filled project, a copy for each test."""
    with prepared() as workspace:
        yield workspace


@pytest.fixture
def first(planned):
    return next(iter(planned.plan.productions.values()))


@pytest.fixture
def days(planned):
    return tuple(planned.plan.shoot_days.values())


def view_of(workspace, key):
    return call_sheet_view(asked_of(workspace, key))


def named(view):
    return {person.name: person for person in view.people}


def codes(view):
    return {one.code for one in missing(view)}


def sheet(workspace, key) -> CallSheet:
    return workspace.plan.call_sheet_of[key]


# --- what it gathers -----------------------------------------------------------------------------


def test_it_says_which_day_of_how_many_and_who_is_called_when(planned, days):
    view = view_of(planned, days[1].id)
    assert (view.number, view.total, view.call, view.wrap, view.lunch) == (2, 5, 480, 1140, 780)
    assert [place.name for place in view.places] == ["Quay"]
    assert [one.name for one in view.departments] == ["Electric / lighting"]
    ana = named(view)["Ana Foss"]
    assert (ana.call, ana.call_text, ana.phone_private) == (480, "", True)
    assert [ahead.date for ahead in view.advance] == [day(2), day(3)]


def test_the_wrap_before_and_the_earliest_call_are_those_as_worked(planned, days):
    """The unit wrapped at 26:30, Ana 45 minutes later; eleven hours of rest are asked for."""
    view = view_of(planned, days[1].id)
    ana, ben = named(view)["Ana Foss"], named(view)["Ben Osei"]
    assert (ana.last_date, ana.last_wrap, ana.earliest) == (day(0), 1635, 1635 + 660 - 1440)
    assert (ben.last_wrap, ben.earliest, ben.short) == (1590, 810, True)
    assert "rest" in codes(view)
    assert view_of(planned, days[0].id).people[0].earliest is None


def test_what_stands_in_place_of_a_call_is_not_inside_the_rest(planned, days):
    ben = next(one for one in planned.plan.people.values() if one.name == "Ben Osei")
    line = CrewLine(person=ben.id, call="O/C", pickup=700, note="by train")
    planned.do(WriteCrewLine(day=days[1].id, line=line))
    shown = named(view_of(planned, days[1].id))["Ben Osei"]
    assert (shown.call_text, shown.pickup, shown.short) == ("O/C", 700, False)
    planned.do(WriteCrewLine(day=days[1].id, line=CrewLine(person=ben.id)))
    assert sheet(planned, days[1].id).crew == ()
    planned.do(WriteCrewLine(day=days[1].id, line=line))
    planned.do(RemovePeople(people=(ben.id,)))
    assert sheet(planned, days[1].id).crew == ()


def test_remarks_are_found_in_the_bookings(planned, days, first):
    cleo = next(one for one in planned.plan.people.values() if one.name == "Cleo Rao")
    command = BookPeople(
        production=first.id, people=(cleo.id,), spans=(span(3),), status=BookingStatus.PENCIL
    )
    planned.do(command)
    people = named(view_of(planned, days[3].id))
    assert people["Cleo Rao"].remarks == (Remark.NOT_CONFIRMED, Remark.DAILY)
    assert remarks_text(people["Cleo Rao"], first.words) == "1st hold, not confirmed · Daily"
    assert named(view_of(planned, days[0].id))["Ana Foss"].remarks == (Remark.NEW,)
    assert named(view_of(planned, days[4].id))["Ana Foss"].remarks == (Remark.LAST,)
    assert "unconfirmed" in codes(view_of(planned, days[3].id))


def test_who_is_booked_and_away_is_marked_and_told(planned, days):
    ana = next(one for one in planned.plan.people.values() if one.name == "Ana Foss")
    part = TimeRange(start=480, end=600)
    for dates, hours in ((span(1), part), (span(2), None)):
        gone = Unavailability(
            id=NEW, person=ana.id, span=dates, part=hours, kind=UnavailabilityKind.SICK
        )
        planned.do(AddUnavailability(unavailability=gone))
    whole, hours = view_of(planned, days[2].id), view_of(planned, days[1].id)
    assert Remark.AWAY in named(whole)["Ana Foss"].remarks
    assert named(whole)["Ana Foss"].urgent
    assert remarks_text(named(whole)["Ana Foss"], whole.words) == "AWAY", "not why"
    (told,) = (one for one in missing(whole) if one.code == "away")
    assert (told.text, told.grave) == ("Booked and away: Ana Foss.", True)
    assert "away" not in codes(hours)


def test_the_head_is_found_by_role_whoever_is_booked(planned, days):
    ana = next(iter(planned.plan.people.values()))
    role = next(role for role in planned.plan.roles.values() if role.name == "First AD")
    phone = Contact(kind=ContactKind.PHONE, value="+447700900123", private=False)
    planned.do(EditPerson(person=replace(ana, contacts=(phone,))))
    booking = planned.plan.bookings_of[ana.id][0]
    planned.do(EditBooking(booking=replace(booking, role=role.id)))
    (head,) = view_of(planned, days[1].id).contacts
    assert (head.role, head.name, head.phone) == ("First AD", "Ana Foss", "+447700900123")
    assert "first-ad" not in codes(view_of(planned, days[1].id))


def test_a_unit_day_is_the_first_that_works(planned, first, days):
    assert unit_day(planned.plan, first.id, day(1)) == days[1]
    assert unit_day(planned.plan, first.id, day(9)) is None
    assert unit_day(planned.plan, first.id, day(1), days[1].unit) == days[1]


# --- times follow the call -----------------------------------------------------------------------


def test_every_time_of_the_sheet_moves_with_the_call(planned, days):
    key = days[2].id
    planned.do(SetSheetTime(day=key, name=SheetTime.SHOOTING_CALL, time=540))
    planned.do(AddSheetLines(day=key, schedule=LINES, cast=CAST))
    ana = next(iter(planned.plan.people))
    planned.do(WriteCrewLine(day=key, line=CrewLine(person=ana, pickup=450)))
    before = sheet(planned, key)
    planned.do(MoveCall(day=key, call=510))
    after = sheet(planned, key)
    assert after.shooting_call == 570
    assert [line.time for line in after.schedule] == [570, 810]
    assert (after.cast[0].pickup, after.cast[0].on_set, after.cast[0].arrive) == (405, 570, None)
    assert after.crew[0].pickup == 480
    planned.undo()
    assert sheet(planned, key) == before
    planned.do(EditShootDay(day=replace(days[2], call=450)))
    assert sheet(planned, key).shooting_call == 510
    now = planned.plan.shoot_days[key]
    edit = Edit(before=now, after=replace(now, call=480))
    planned.do(ImportShoots(edited_days=(edit,)))
    assert sheet(planned, key).shooting_call == 540


def test_a_call_that_would_push_a_time_out_of_the_day_is_refused_whole(planned, days):
    planned.do(SetSheetTime(day=days[2].id, name=SheetTime.BREAKFAST, time=20))
    with pytest.raises(Refused, match="leave the day"):
        planned.do(MoveCall(day=days[2].id, call=450))
    assert planned.plan.shoot_days[days[2].id].call == 480


def test_offsets_of_the_crew_follow_and_own_times_stay(planned, days):
    ana, ben = list(planned.plan.bookings.values())[:2]
    planned.do(EditBooking(booking=replace(ana, call=Offset(minutes=-30))))
    planned.do(EditBooking(booking=replace(ben, call=Clock(minutes=600))))
    planned.do(MoveCall(day=days[3].id, call=540))
    people = named(view_of(planned, days[3].id))
    assert (people["Ana Foss"].call, people["Ben Osei"].call) == (510, 600)


def test_many_inside_their_rest_are_one_flag(planned, days, first):
    one, *_rest = [
        planned.do(AddPerson(person=Person(id=NEW, name=f"Sparks {number}"))).added["people"][0]
        for number in range(5)
    ]
    people = tuple(range(one, one + 5))
    planned.do(
        BookPeople(
            production=first.id,
            people=people,
            spans=(span(0, 4),),
            status=BookingStatus.CONFIRMED,
        )
    )
    (flag,) = [one for one in missing(view_of(planned, days[1].id)) if one.code == "rest"]
    assert flag.text.startswith("7 people are called inside their rest: ")
    assert flag.text.endswith(" and 4 more.")


# --- lines ---------------------------------------------------------------------------------------


def test_lines_are_added_moved_written_and_taken_away(planned, days):
    key = days[0].id
    extra = ScheduleLine(time=600, number="15")
    planned.do(AddSheetLines(day=key, schedule=LINES))
    planned.do(AddSheetLines(day=key, schedule=(extra,), at=1))
    assert [line.number for line in sheet(planned, key).schedule] == ["14A", "15", ""]
    planned.do(MoveSheetLine(day=key, list=SheetList.SCHEDULE, at=2, to=0))
    planned.do(EditSheetLine(day=key, at=2, line=replace(extra, text="Rain")))
    assert [line.text for line in sheet(planned, key).schedule] == ["Lunch", "", "Rain"]
    planned.do(RemoveSheetLines(day=key, list=SheetList.SCHEDULE, at=(0, 2)))
    assert sheet(planned, key).schedule == LINES[:1]
    with pytest.raises(Refused, match="line is gone"):
        planned.do(RemoveSheetLines(day=key, list=SheetList.SCHEDULE, at=(1,)))


def test_nothing_is_written_where_nothing_differs(planned, days):
    planned.do(WriteSheetText(day=days[0].id, name=SheetText.MEDIC, text=""))
    assert planned.plan.call_sheets == {}


def test_a_copy_keeps_its_distance_from_the_call(planned, days):
    source, target = days[0].id, days[1].id
    planned.do(AddSheetLines(day=source, schedule=LINES, cast=CAST))
    planned.do(WriteSheetText(day=source, name=SheetText.WEATHER, text="Rain"))
    planned.do(WriteSheetText(day=source, name=SheetText.RADIO, text="1 production"))
    planned.do(MoveCall(day=target, call=540))
    planned.do(CopyCallSheet(day=target, source=source))
    copied = sheet(planned, target)
    assert (copied.radio, copied.weather, copied.schedule) == ("1 production", "", ())
    assert copied.cast[0].on_set == 600
    with pytest.raises(Refused, match="Nothing is written"):
        planned.do(CopyCallSheet(day=target, source=days[2].id))


# --- what is missing -----------------------------------------------------------------------------


def test_missing_hospital_address_and_phone_are_grave_and_say_where(planned, days):
    found = {one.code: one for one in missing(view_of(planned, days[2].id))}
    place = next(iter(planned.plan.places.values()))
    assert found["hospital"].grave
    assert (found["hospital"].at, found["hospital"].place) == (MendAt.PLACE, place.id)
    assert (found["hospital"].text, found["address"].text) == (
        "Quay has no hospital.",
        "Quay has no address.",
    )
    assert {"office-phone", "emergency", "schedule", "first-ad"} <= set(found)
    planned.do(EditPlace(place=replace(place, address="Gate 3", hospital="St Ann's")))
    assert {"hospital-address", "hospital-phone"} <= codes(view_of(planned, days[2].id))


def test_what_is_mended_is_missing_no_more(planned, days, first):
    place = next(iter(planned.plan.places.values()))
    whole = replace(
        place, address="a", hospital="h", hospital_address="a", hospital_phone="+442079460100"
    )
    planned.do(EditPlace(place=whole))
    mended = replace(first, company="C", office_phone="+442079460100", emergency="999")
    planned.do(EditProduction(production=mended))
    planned.do(AddSheetLines(day=days[2].id, schedule=LINES))
    gone = {"address", "hospital", "hospital-address", "hospital-phone", "office-phone"}
    assert not codes(view_of(planned, days[2].id)) & (gone | {"emergency", "schedule", "company"})


def test_a_minor_needs_hours_and_a_chaperone(planned, days):
    pip = CastLine(kind=CastKind.MINOR, name="Pip")
    planned.do(AddSheetLines(day=days[2].id, cast=(pip,)))
    assert "minor" in codes(view_of(planned, days[2].id))
    planned.do(EditSheetLine(day=days[2].id, at=0, line=replace(pip, note="to 17:30, Ada")))
    assert "minor" not in codes(view_of(planned, days[2].id))


@pytest.mark.parametrize(
    ("text", "eighths"), [("", 0), ("3/8", 3), ("1 3/8", 11), ("2", 16), ("12 7/8", 103)]
)
def test_pages_are_counted_in_eighths(text, eighths):
    assert parse_eighths(text) == eighths
    assert eighths_text(eighths) == text


@pytest.mark.parametrize("text", ["x", "1/4", "1 2 3/8", "3/8 1", "/8", "1.5"])
def test_what_is_not_pages_is_said(text):
    with pytest.raises(ValueError, match="write 3/8"):
        parse_eighths(text)
