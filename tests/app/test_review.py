"""The producer's review: a package out, another machine, a reply that replaces nothing."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from threading import Thread

import pytest

from crewplanner.app.commands.bookings import MoveBookings, SetBookingStatus
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.commands.people import AddDeal, EditDeal, EditPerson, RemovePeople
from crewplanner.app.commands.reviews import (
    AddComment,
    EditComment,
    NoteSent,
    RemoveComment,
    SaveMember,
    Sign,
)
from crewplanner.app.commands.rules import SetBudget
from crewplanner.app.context import Context
from crewplanner.app.errors import Refused
from crewplanner.app.jobs import Stopped
from crewplanner.app.review_reply import LARGEST_REPLY, read_reply, reply_bytes
from crewplanner.app.reviewing import (
    Placing,
    holds,
    package_job,
    placing,
    seen_sum,
    seen_text,
    write_package,
)
from crewplanner.app.roles import role_of, sees_money
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Deal
from crewplanner.domain.reviews import Mark, Member, MemberRole, Review, Verdict
from tests.app.conftest import NOON, day, span
from tests.app.review_examples import uuid_of

WEEK = span(0, 6)
RATE = "4711.93"
PHONE = "+447700900987"


def harbour(workspace):
    return next(p for p in workspace.plan.productions.values() if p.title == "Harbour").id


def named(workspace, name):
    return next(one for one in workspace.plan.people.values() if one.name == name)


def review_of(workspace, *, rates=False):
    return Review(
        id=NEW,
        production=harbour(workspace),
        uuid=uuid_of(7),
        span=WEEK,
        sent_at=NOON,
        sent_by="Tamsin",
        reader="Mira",
        rates=rates,
    )


@pytest.fixture
def elsewhere(tmp_path, clock):
    """Another machine: a second settings folder and user."""

    def open_it(path, user="Mira"):
        context = Context(user=user, clock=clock, backups=tmp_path / "elsewhere" / "backups")
        return Workspace.open(path, context)

    return open_it


@pytest.fixture
def sent(planned, tmp_path):
    """The project and its package, with a rate and a private phone that must not go with it."""
    ana = named(planned, "Ana Foss")
    deal = next(d for d in planned.plan.deals.values() if d.person == ana.id)
    planned.do(EditDeal(deal=replace(deal, rate=Decimal(RATE))))
    private = Contact(kind=ContactKind.PHONE, value=PHONE, private=True)
    planned.do(EditPerson(person=replace(ana, contacts=(private,), note="late on Mondays")))
    planned.do(
        SetBudget(
            production=harbour(planned), department=None, name="Crew", amount=Decimal("98765.43")
        )
    )
    package = tmp_path / "Harbour review.crewplan"
    review = review_of(planned)
    write_package(planned, package, review)
    planned.do(NoteSent(review=review))
    return planned, package


def comment(workspace, number, *, person=None, date=None, text="Hm.", mark=Mark.COMMENT):
    person = named(workspace, person).id if person else None
    seen = seen_text(workspace.plan, harbour(workspace), person, date)
    command = AddComment(
        production=harbour(workspace),
        uuid=uuid_of(number),
        person=person,
        date=date,
        mark=mark,
        text=text,
        seen=seen,
    )
    return workspace.do(command).added["comments"][0]


def sign(workspace, number, verdict=Verdict.APPROVED, note=""):
    seen = seen_sum(workspace.plan, harbour(workspace), WEEK)
    workspace.do(
        Sign(
            production=harbour(workspace),
            uuid=uuid_of(number),
            span=WEEK,
            verdict=verdict,
            note=note,
            seen=seen,
        )
    )


def test_no_rate_no_budget_and_no_private_word_is_in_the_bytes(sent, elsewhere):
    planned, package = sent
    data = package.read_bytes()
    hidden = (RATE, RATE.replace(".", ""), PHONE, "98765", "late on Mondays", "Ferry", "Cleo Rao")
    for text in hidden:
        assert text.encode() not in data, text
    assert b"Ana Foss" in data
    with_rates = package.with_name("with rates.crewplan")
    write_package(planned, with_rates, review_of(planned, rates=True))
    assert RATE.encode() in with_rates.read_bytes()
    assert PHONE.encode() not in with_rates.read_bytes()
    for path, money in ((package, False), (with_rates, True)):
        there = elsewhere(path)
        assert sees_money(there.plan, "Mira") is money
        assert not there.history()
        there.close()


def test_a_package_can_be_commented_and_signed_and_nothing_else(sent, elsewhere):
    _planned, package = sent
    there = elsewhere(package)
    assert "You review this plan" in there.read_only_reason
    booking = next(iter(there.plan.bookings))
    before = there.digest()
    with pytest.raises(Refused, match="You review"):
        there.do(MoveBookings(bookings=(booking,), days=1))
    with pytest.raises(Refused, match="You review"):
        there.do(SaveMember(member=Member(id=NEW, name="Mira")))
    assert there.digest() == before
    key = comment(there, 1, person="Ana Foss", date=day(1))
    there.do(EditComment(comment=key, mark=Mark.QUESTION, text="Is she free?"))
    sign(there, 2)
    there.undo()
    sign(there, 3, Verdict.REFUSED, "Too many nights.")
    assert len(there.plan.sign_offs) == 1
    there.close()


def test_what_was_said_comes_back_and_says_what_moved_since(sent, elsewhere, clock):
    """Comments on what stays, what moved, who went; a sign-off of what is otherwise now."""
    planned, package = sent
    there = elsewhere(package)
    comment(there, 1, person="Ana Foss", date=day(1), text="Too long a day?")
    comment(there, 2, person="Ben Osei", date=day(2), text="Is he insured?")
    comment(there, 3, date=day(3), text="Rain is likely.")
    comment(there, 4, person="Ben Osei", text="Good man.", mark=Mark.FINE)
    comment(there, 5, text="All in all: yes.")
    sign(there, 6)
    data = reply_bytes(there.plan, "Mira")
    there.close()

    friday = next(d for d in planned.plan.shoot_days.values() if d.date == day(3))
    planned.do(MoveCall(day=friday.id, call=600))
    ben = next(
        b for b in planned.plan.bookings.values() if b.person == named(planned, "Ben Osei").id
    )
    planned.do(SetBookingStatus(bookings=(ben.id,), status=BookingStatus.RELEASED))
    before = {table: dict(getattr(planned.plan, table)) for table in ("bookings", "shoot_days")}

    reply = read_reply(planned.plan, data)
    assert (reply.who, len(reply.comments), len(reply.sign_offs), reply.known) == ("Mira", 5, 1, 0)
    planned.do(reply.command)
    found = {one.text: placing(planned.plan, one) for one in planned.plan.comments.values()}
    assert found == {
        "Too long a day?": Placing.PLACED,
        "Is he insured?": Placing.GONE,
        "Rain is likely.": Placing.MOVED,
        "Good man.": Placing.GONE,
        "All in all: yes.": Placing.PLACED,
    }
    assert {one.who for one in planned.plan.comments.values()} == {"Mira"}
    (signed,) = planned.plan.sign_offs.values()
    assert not holds(planned.plan, signed), "the plan is otherwise than what she signed"
    assert {table: dict(getattr(planned.plan, table)) for table in before} == before
    (review,) = planned.plan.reviews.values()
    assert review.returned_at == clock()


def test_the_same_reply_twice_and_a_second_one_double_nothing(sent, elsewhere):
    planned, package = sent
    there = elsewhere(package)
    comment(there, 1, text="One.")
    first = reply_bytes(there.plan, "Mira")
    comment(there, 2, text="Two.")
    second = reply_bytes(there.plan, "Mira")
    there.close()
    planned.do(read_reply(planned.plan, first).command)
    again = read_reply(planned.plan, first)
    assert again.known == 1
    with pytest.raises(Refused, match="already"):
        planned.do(again.command)
    planned.do(read_reply(planned.plan, second).command)
    assert [one.text for one in planned.plan.comments.values()] == ["One.", "Two."]
    planned.undo()
    assert [one.text for one in planned.plan.comments.values()] == ["One."]


def test_a_comment_on_somebody_who_went_keeps_the_name(sent, elsewhere):
    planned, package = sent
    there = elsewhere(package)
    comment(there, 1, person="Ben Osei", date=day(2), text="Is he insured?")
    data = reply_bytes(there.plan, "Mira")
    there.close()
    planned.do(RemovePeople(people=(named(planned, "Ben Osei").id,)))
    planned.do(read_reply(planned.plan, data).command)
    (one,) = planned.plan.comments.values()
    assert (one.person, one.text) == (None, "Ben Osei: Is he insured?")


def replies(data):
    """What no reply can be, each made of one that is good."""
    good = json.loads(data)
    row = good["comments"][0]
    yield b"", "not a reply"
    yield data[:-40], "not a reply"
    yield b"[" * 100_000, "not a reply"
    yield b"{}" + b" " * LARGEST_REPLY, "too large"
    for changes, match in (
        ({"kind": "other"}, "not a reply"),
        ({"format": 2}, "newer"),
        ({"review": uuid_of(99)}, "not sent from this project"),
        ({"comments": {}}, "not a reply"),
        ({"comments": [row | {"uuid": "no"}]}, "not a reply"),
        ({"comments": [row | {"at": "2026-03-04"}]}, "not a reply"),
        ({"comments": [row | {"mark": "shout"}]}, "not a reply"),
        ({"comments": [row | {"text": "x" * 5000}]}, "not a reply"),
        ({"comments": [row | {"date": "03/04/2026"}]}, "not a reply"),
    ):
        yield json.dumps(good | changes).encode(), match


def test_a_bad_file_gets_one_sentence(sent, elsewhere):
    planned, package = sent
    there = elsewhere(package)
    comment(there, 1)
    data = reply_bytes(there.plan, "Mira")
    there.close()
    before = planned.digest()
    for bad, match in replies(data):
        with pytest.raises(Refused, match=match) as refused:
            planned.do(read_reply(planned.plan, bad).command)
        assert re.fullmatch(r"[^.]+\.( [^.]+\.)?", str(refused.value))
    assert planned.digest() == before


def test_nothing_goes_back_before_something_was_said(sent, elsewhere):
    planned, package = sent
    there = elsewhere(package)
    with pytest.raises(Refused, match="Nothing was said"):
        reply_bytes(there.plan, "Mira")
    there.close()
    with pytest.raises(Refused, match="not sent for review"):
        reply_bytes(planned.plan, "Tamsin")


def test_ones_own_word_alone_can_be_taken_back(planned, tmp_path, clock):
    key = comment(planned, 1)
    path = planned.path
    planned.close()
    other = Workspace.open(path, Context(user="Mira", clock=clock, backups=tmp_path / "backups"))
    for command in (
        RemoveComment(comment=key),
        EditComment(comment=key, mark=Mark.COMMENT, text="No."),
    ):
        with pytest.raises(Refused, match="Tamsin"):
            other.do(command)
    other.close()


class TestRoles:
    """Planner, reviewer, department: by the name somebody works under."""

    def test_whoever_is_not_named_plans(self, planned):
        assert role_of(planned.plan, "Anybody") is MemberRole.PLANNER
        assert planned.read_only_reason is None

    @pytest.mark.parametrize("role", [MemberRole.REVIEWER, MemberRole.DEPARTMENT])
    def test_a_reviewer_and_a_department_change_nothing_but_comment(self, planned, elsewhere, role):
        department = next(iter(planned.plan.departments))
        planned.do(SaveMember(member=Member(id=NEW, name="Mira", role=role, department=department)))
        path = planned.path
        planned.close()
        there = elsewhere(path, " mira")
        assert there.read_only_reason is not None
        with pytest.raises(Refused):
            there.do(RemovePeople(people=(1,)))
        comment(there, 1)
        assert sees_money(there.plan, "Mira") is False
        there.close()

    def test_nobody_takes_planning_from_themselves(self, planned):
        for name in ("TAMSIN", "*"):
            with pytest.raises(Refused, match="from yourself"):
                planned.do(SaveMember(member=Member(id=NEW, name=name, role=MemberRole.REVIEWER)))

    def test_a_name_has_one_role_and_a_department_is_named(self, planned):
        planned.do(SaveMember(member=Member(id=NEW, name="Mira", role=MemberRole.REVIEWER)))
        for member, match in (
            (Member(id=NEW, name="mira"), "already"),
            (Member(id=NEW, name="Zed", role=MemberRole.DEPARTMENT), "Which department"),
            (Member(id=NEW, name=" "), "Whose role"),
        ):
            with pytest.raises(Refused, match=match):
                planned.do(SaveMember(member=member))


def test_a_word_is_needed_where_the_answer_is_not_yes(planned):
    with pytest.raises(Refused, match="cannot guess"):
        sign(planned, 1, Verdict.REFUSED)
    with pytest.raises(Refused, match="Say something"):
        comment(planned, 2, text=" ")
    with pytest.raises(Refused, match="too long"):
        comment(planned, 2, text="x" * 5000)
    comment(planned, 3, text="", mark=Mark.FINE)


def test_a_deal_added_after_sending_is_not_in_the_package(sent):
    planned, package = sent
    before = package.read_bytes()
    deal = Deal(
        id=NEW, production=harbour(planned), person=named(planned, "Ben Osei").id, rate=Decimal(1)
    )
    planned.do(AddDeal(deal=deal))
    assert package.read_bytes() == before


def test_a_package_that_is_given_up_leaves_nothing(planned, tmp_path):
    target, told = tmp_path / "given up.crewplan", []

    def progress(done, of):
        told.append((done, of))

    for steps in range(4):
        job = package_job(planned, target, review_of(planned))
        told.clear()
        with pytest.raises(Stopped):
            job.run(progress, lambda limit=steps: len(told) > limit)
        assert list(tmp_path.glob("*given up*")) == []
    job = package_job(planned, target, review_of(planned))
    tuesday = next(one for one in planned.plan.shoot_days.values() if one.date == day(1))
    planned.do(MoveCall(day=tuesday.id, call=615))
    done = []
    worker = Thread(target=lambda: done.append(job.run(progress, lambda: False)))
    worker.start()
    worker.join()
    assert done == [target]
    opened = Workspace.open(target, planned.context)
    assert opened.plan.shoot_days[tuesday.id].call == tuesday.call != 615
    opened.close()
