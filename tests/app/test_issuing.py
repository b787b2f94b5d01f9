"""Issues: kept as they went out, compared with the next, told to whom they concern."""

import datetime as dt
import email
import email.policy
import urllib.parse
from dataclasses import replace

import pytest

from crewplanner.app.commands.bookings import EditBooking, FreeDates, RemoveBookings
from crewplanner.app.commands.days import EditShootDay, MoveCall
from crewplanner.app.commands.issuing import NoteTold, told_people
from crewplanner.app.commands.people import AddPerson, EditPerson
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.errors import Refused
from crewplanner.app.issue_words import version_text
from crewplanner.app.issuing import sequence_of
from crewplanner.domain.days import DayStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Person
from crewplanner.exports import Audience
from crewplanner.exports.issuing import Choice
from tests.app.conftest import span
from tests.app.issuing import command, draft, drift, files, issue, issues, personal
from tests.exports.reading import csv_rows, pdf_words, xlsx_texts
from tests.exports.rfc5545 import Diary, read

CREW_PDF = "Harbour 2026-W10 crew v1 white.pdf"
CALENDAR = "Harbour 2026-W10 crew v{number} {color}.ics"


@pytest.fixture
def first(planned):
    """The first issue of the week, and its project."""
    return planned, issue(planned)


def people(workspace):
    return list(workspace.plan.people.values())


def second(workspace, clock, *commands, **how):
    """The next issue, an hour and some changes later."""
    clock.now += dt.timedelta(hours=1)
    for one in commands:
        workspace.do(one)
    return issue(workspace, **how)


def tuesday(workspace):
    days = sorted(workspace.plan.shoot_days.values(), key=lambda day: day.date)
    return days[1].id


def bens(workspace):
    return workspace.plan.bookings_of[people(workspace)[1].id][0]


def test_an_issue_has_number_color_time_and_who(planned):
    workspace, one = planned, issue(planned, Choice())
    assert (one.number, version_text(one.number)) == (1, "v1 white")
    assert (one.at, one.who) == (workspace.context.clock(), "Tamsin")
    assert [name for name, _sha in one.files] == [
        CREW_PDF,
        "Harbour 2026-W10 crew v1 white.ics",
        "Harbour 2026-W10 producer v1 white.pdf",
    ]


def test_what_was_issued_is_the_same_for_ever(planned, clock):
    workspace, one = planned, issue(planned, Choice())
    before = files(workspace, one)
    second(workspace, clock, MoveCall(day=tuesday(workspace), call=375))
    workspace.do(RemoveBookings(bookings=(bens(workspace).id,)))
    assert files(workspace, issues(workspace)[0]) == before


def test_undo_takes_it_away_whole(planned):
    digest = planned.digest()
    one = issue(planned)
    planned.undo()
    assert planned.digest() == digest
    assert planned.plan.issued == {}
    with pytest.raises(KeyError):
        planned.attachment(one.model)


def test_confirmed_days_are_issued_from_then_on(planned):
    first, *rest = planned.plan.shoot_days.values()
    planned.do(EditShootDay(day=replace(first, status=DayStatus.CONFIRMED)))
    issue(planned)
    assert planned.plan.shoot_days[first.id].status is DayStatus.ISSUED
    assert {planned.plan.shoot_days[day.id].status for day in rest} == {DayStatus.PLANNED}
    planned.undo()
    assert planned.plan.shoot_days[first.id].status is DayStatus.CONFIRMED


def test_nobody_issues_a_number_twice(planned):
    late = command(planned)
    issue(planned)
    with pytest.raises(Refused, match="v1 white is issued already"):
        planned.do(late)


def test_the_next_issue_says_what_changed_and_marks_it(first, clock):
    workspace, _one = first
    every = Choice(audiences=(Audience.CREW,), formats=("pdf", "xlsx", "csv", "ics"))
    two = second(workspace, clock, MoveCall(day=tuesday(workspace), call=375), choice=every)
    sentence = "Tue: general call 08:00 → 06:15, wrap 19:00 → 17:15, 2 people"
    pdf, book, table, _calendar = files(workspace, two).values()
    assert "v2 blue, supersedes v1 white" in pdf_words(pdf)
    assert sentence in pdf_words(pdf)
    assert sentence in xlsx_texts(book)
    marked = {(row["date"], row["changed"]) for row in csv_rows(table)}
    assert marked == {(f"2026-03-0{day}", "*" if day == 3 else "") for day in range(2, 7)}


def test_a_department_reads_only_what_is_about_its_people(first, clock):
    workspace, _one = first
    ana, _ben, _cleo = people(workspace)
    booking = workspace.plan.bookings_of[ana.id][0]
    role = next(one for one in workspace.plan.roles.values() if one.name == "Key Grip")
    workspace.do(EditBooking(booking=replace(bens(workspace), role=role.id)))
    clock.now += dt.timedelta(hours=1)
    issue(workspace)
    grips = Choice(audiences=(), departments=("Grip",), formats=("pdf",))
    three = second(workspace, clock, FreeDates(booking=booking.id, span=span(2)), choice=grips)
    (pdf,) = files(workspace, three).values()
    assert "no longer on" not in pdf_words(pdf)
    assert "Nothing for these readers." in pdf_words(pdf)


def test_a_calendar_that_had_the_first_shows_the_second(first, clock):
    workspace, one = first
    ben = people(workspace)[1]
    two = second(
        workspace,
        clock,
        MoveCall(day=tuesday(workspace), call=375),
        FreeDates(booking=bens(workspace).id, span=span(3)),
    )
    old = files(workspace, one)[CALENDAR.format(number=1, color="white")]
    new = files(workspace, two)[CALENDAR.format(number=2, color="blue")]
    diary = Diary().take(old)
    assert len(diary.shown) == 10
    after = diary.take(new).shown
    assert after == Diary().take(new).shown
    assert len(after) == 9
    assert sorted(time for summary, time in after.values() if "Ben" in summary) == [
        "20260302T080000",
        "20260303T061500",
        "20260304T080000",
        "20260306T080000",
    ]
    assert diary.take(new).take(old).shown == after
    own = Diary().take(personal(workspace, one).ics(ben.id))
    assert len(own.take(personal(workspace, two).ics(ben.id)).shown) == 4


def test_what_is_gone_stays_cancelled_in_every_later_issue(first, clock):
    workspace, _one = first
    free = FreeDates(booking=bens(workspace).id, span=span(3))
    second(workspace, clock, free)
    three = second(workspace, clock)
    calendar = files(workspace, three)[CALENDAR.format(number=3, color="pink")]
    assert [event.status for event in read(calendar)].count("CANCELLED") == 1


def test_sequences_rise_even_when_a_clock_goes_wrong(first, clock):
    workspace, one = first
    clock.now -= dt.timedelta(days=2)
    two = issue(workspace)
    assert sequence_of(two) == sequence_of(one) + 1
    clock.now += dt.timedelta(days=9)
    plain = int((clock.now - dt.datetime(2020, 1, 1, tzinfo=dt.UTC)).total_seconds() // 60)
    assert sequence_of(issue(workspace)) == plain


def test_only_those_it_concerns_are_told(first, clock):
    workspace, one = first
    ana, ben, _cleo = people(workspace)
    assert personal(workspace, one).said.affected == {ana.id, ben.id}
    two = second(workspace, clock, FreeDates(booking=bens(workspace).id, span=span(3)))
    assert personal(workspace, two).said.affected == {ben.id}


def test_who_was_told_is_noted_and_can_be_taken_back(first, clock):
    workspace, one = first
    ana, ben, _cleo = people(workspace)
    clock.now += dt.timedelta(minutes=5)
    workspace.do(NoteTold(issue=one.id, people=(ana.id, ben.id)))
    told = told_people(workspace.plan.issued[one.id])
    assert told == {ana.id: clock.now, ben.id: clock.now}
    workspace.do(NoteTold(issue=one.id, people=(ana.id,), told=False))
    assert set(told_people(workspace.plan.issued[one.id])) == {ben.id}


def with_address(workspace):
    ben = people(workspace)[1]
    contacts = (Contact(kind=ContactKind.EMAIL, value="ben@example.com"),)
    workspace.do(EditPerson(person=replace(ben, contacts=contacts)))
    return people(workspace)[1]


def test_a_draft_is_an_e_mail_with_the_own_page_and_calendar(first, clock):
    workspace, _one = first
    ben = with_address(workspace)
    two = second(workspace, clock, FreeDates(booking=bens(workspace).id, span=span(3)))
    own = personal(workspace, two)
    data = own.draft(ben)
    mail = email.message_from_bytes(data, policy=email.policy.strict)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "ben@example.com"
    assert mail["Subject"] == "Harbour: Week 10, 2–8 Mar 2026, v2 blue"
    body = mail.get_body().get_content()
    assert "• No longer on Thu" in body
    assert "• Tue 3 Mar: 08:00–19:00, Quay" in body
    pdf, calendar = mail.iter_attachments()
    assert pdf.get_content_type() == "application/pdf"
    assert "Ben Osei" in pdf_words(pdf.get_content())
    assert "Ana Foss" not in pdf_words(pdf.get_content())
    assert calendar.get_content_type() == "text/calendar"
    ana_rows = [event for event in read(own.ics(ben.id)) if "Ana" in event.summary]
    assert ana_rows == []
    assert personal(workspace, two).draft(ben) == data


@pytest.mark.parametrize(
    ("contact", "issuer", "sender"),
    [
        ("Office +44 20 7946 0000, office@example.com.", "", "office@example.com"),
        ("Office +44 20 7946 0000", "Tamsin", "tamsin@example.com"),
        ("Office +44 20 7946 0000", "", None),
    ],
    ids=["production", "issuer", "nobody"],
)
def test_a_draft_comes_from_the_production_or_whoever_issued_it(planned, contact, issuer, sender):
    show = next(one for one in planned.plan.productions.values() if one.title == "Harbour")
    planned.do(EditProduction(production=replace(show, contact=contact)))
    if issuer:
        own = Contact(kind=ContactKind.EMAIL, value="tamsin@example.com")
        planned.do(AddPerson(person=Person(id=NEW, name=issuer, contacts=(own,))))
    mail = email.message_from_bytes(personal(planned, issue(planned)).draft(people(planned)[1]))
    assert mail["From"] == sender


HOSTILE = (
    "Ana\r\nBcc: x@example.com",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<img src=x onerror=alert(1)>",
    "\u202eevil\u202c",
    "Ñ" * 150,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_every_message(planned, name):
    ana = people(planned)[0]
    contacts = (Contact(kind=ContactKind.EMAIL, value="a@example.com\nBcc: y@example.com"),)
    planned.do(EditPerson(person=replace(ana, name=name, contacts=contacts)))
    one, ana = issue(planned), people(planned)[0]
    own = personal(planned, one)
    mail = email.message_from_bytes(own.draft(ana), policy=email.policy.default)
    assert set(mail) == {
        "X-Unsent",
        "Subject",
        "Date",
        "MIME-Version",
        "Content-Type",
    }
    assert len(read(own.ics(ana.id))) == 5
    assert "/" not in own.name(ana)
    assert len(own.name(ana).encode()) < 60
    assert read(files(planned, one)[CALENDAR.format(number=1, color="white")])


def test_a_link_opens_the_same_message(first):
    workspace, _one = first
    ben = with_address(workspace)
    link = urllib.parse.urlsplit(personal(workspace, issues(workspace)[-1]).link(ben))
    asked = urllib.parse.parse_qs(link.query)
    assert (link.scheme, link.path) == ("mailto", "ben@example.com")
    assert "Mon 2 Mar: 08:00–19:00, Quay" in asked["body"][0]


def test_messages_say_what_was_issued_whatever_the_plan_says_now(first):
    workspace, one = first
    ben = people(workspace)[1]
    text = personal(workspace, one).text(ben.id)
    workspace.do(RemoveBookings(bookings=(bens(workspace).id,)))
    assert personal(workspace, one).text(ben.id) == text


def test_somebody_who_is_out_of_the_week_is_told_so(first, clock):
    workspace, _one = first
    ben = people(workspace)[1]
    two = second(workspace, clock, RemoveBookings(bookings=(bens(workspace).id,)))
    own = personal(workspace, two)
    assert "You have no day in it any more." in own.text(ben.id)
    assert "No longer on Mon to Fri" in pdf_words(own.pdf(ben.id))
    assert {event.status for event in read(own.ics(ben.id))} == {"CANCELLED"}


def test_file_names_tell_no_names(first):
    workspace, one = first
    ben = people(workspace)[1]
    assert personal(workspace, one).name(ben) == f"Week 2026-W10 v1 {ben.id:03} BO"


def test_the_plan_drifts_from_the_issue_and_comes_back(first):
    workspace, _one = first
    assert drift(workspace).changes == ()
    workspace.do(MoveCall(day=tuesday(workspace), call=375))
    assert len(drift(workspace).changes) == 1
    workspace.undo()
    assert drift(workspace).changes == ()


def test_what_is_private_is_not_kept(first):
    workspace, one = first
    kept = workspace.attachment(one.model).replace(workspace.uuid.encode(), b"")
    assert b"700900123" not in kept
    assert b"450" not in kept


def test_a_week_that_was_never_issued_has_no_drift(planned):
    assert drift(planned) is None
    assert draft(planned).number == 1
