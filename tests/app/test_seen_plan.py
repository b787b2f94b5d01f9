"""What a department and a reviewer see of a project: never more than is for them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import EditBooking
from crewplanner.app.commands.people import EditDeal, EditPerson
from crewplanner.app.commands.reviews import AddComment, SaveMember
from crewplanner.app.commands.rules import SetBudget
from crewplanner.app.context import Context
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind
from crewplanner.domain.reviews import Member, MemberRole
from tests.app.conftest import day, span
from tests.app.review_examples import uuid_of
from tests.app.test_review import harbour, named

WEEK = span(0, 6)


@pytest.fixture
def opened(planned, tmp_path, clock):
    """The project as somebody sees it who has a role in it."""
    ana = named(planned, "Ana Foss")
    deal = next(one for one in planned.plan.deals.values() if one.person == ana.id)
    planned.do(EditDeal(deal=replace(deal, rate=Decimal("4711.93"))))
    private = Contact(kind=ContactKind.PHONE, value="+447700900987", private=True)
    planned.do(EditPerson(person=replace(ana, contacts=(private,), note="late on Mondays")))
    planned.do(
        SetBudget(production=harbour(planned), department=None, name="Crew", amount=Decimal(9))
    )
    ben = named(planned, "Ben Osei")
    camera = next(one for one in planned.plan.roles.values() if one.name == "Camera Operator")
    planned.do(EditPerson(person=replace(ben, roles=(camera.id,))))
    for booking in [one for one in planned.plan.bookings.values() if one.person == ben.id]:
        planned.do(EditBooking(booking=replace(booking, role=camera.id)))
    path = planned.path
    kept = []

    def open_as(role, person="Ana Foss"):
        chosen = named(planned, person)
        department = planned.plan.roles[chosen.roles[0]].department
        planned.do(SaveMember(member=Member(id=NEW, name="Mira", role=role, department=department)))
        planned.close()
        context = Context(user="Mira", clock=clock, backups=tmp_path / "elsewhere")
        kept.append(Workspace.open(path, context))
        return kept[0]

    yield open_as
    for one in kept:
        one.close()


def test_a_department_sees_its_people_and_no_money(opened):
    there = opened(MemberRole.DEPARTMENT)
    plan = there.plan
    assert [one.name for one in plan.people.values()] == ["Ana Foss"]
    assert {one.person for one in plan.bookings.values()} == set(plan.people)
    assert not any((plan.deals, plan.budget_lines, plan.issued, plan.import_records))
    ana = named(there, "Ana Foss")
    assert (ana.contacts, ana.note) == ((), "")
    roles = {plan.roles[need.role].department for need in plan.needs.values()}
    assert roles <= {plan.roles[ana.roles[0]].department}
    found = there.findings(harbour(there), WEEK)
    assert {one.person for one in found} <= {ana.id, None}
    assert there.pricing.week(plan, harbour(there), WEEK).total == 0
    assert money_view(plan, harbour(there), day(0)).total.figures.most == 0
    question = WeekQuestion(production=harbour(there), span=WEEK, project=there.uuid)
    week = week_view(plan, question, found)
    assert [one.name for each in week.departments for one in each.people] == ["Ana Foss"]


def test_what_a_department_says_leaves_it_as_it_was(opened):
    there = opened(MemberRole.DEPARTMENT)
    there.do(AddComment(production=harbour(there), uuid=uuid_of(1), text="Hm."))
    assert len(there.plan.people) == 1
    assert len(there.plan.comments) == 1
    there.undo()
    assert len(there.plan.people) == 1
    assert not there.plan.deals


def test_a_reviewer_sees_everybody_but_no_money_nor_private_words(opened):
    there = opened(MemberRole.REVIEWER)
    assert len(there.plan.people) > 1
    assert not there.plan.deals
    assert named(there, "Ana Foss").contacts == ()
