"""Erasing a person: no byte of them is left, hours and pay stay, no backup brings them back."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.commands.bookings import EditBooking
from crewplanner.app.commands.erasing import ErasePerson
from crewplanner.app.commands.people import EditDeal, EditPerson
from crewplanner.app.commands.reviews import AddComment, NoteSent
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.erasures import erase, erase_again
from crewplanner.app.errors import Refused
from crewplanner.app.safety import backups_of, restore, restore_as_new
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Department
from crewplanner.domain.values import Clock
from tests.app.conftest import day, span
from tests.app.review_examples import review, uuid_of

NAME = 'Žofie "Zip" O’Mara-Quill'
"""With letters that JSON may write in two ways."""
CANARIES = (NAME, "Quill, Zofie", "+447700900456", "zip.quill@example.com", "12 Canary Wharf Lane")


def harbour(workspace):
    return next(p for p in workspace.plan.productions.values() if p.title == "Harbour").id


@pytest.fixture
def known(planned):
    """The canary: Ana under another name, in every place a name can get to."""
    ana = next(one for one in planned.plan.people.values() if one.name == "Ana Foss")
    kinds = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.ADDRESS)
    contacts = tuple(
        Contact(kind=kind, value=value) for kind, value in zip(kinds, CANARIES[2:], strict=True)
    )
    planned.do(
        EditPerson(
            person=replace(ana, name=NAME, sort_name=CANARIES[1], contacts=contacts, note="shy")
        )
    )
    booking = planned.plan.bookings_of[ana.id][0]
    planned.do(EditBooking(booking=replace(booking, note=f"ask {NAME} about the jib")))
    planned.do(
        LogTimes(
            production=harbour(planned),
            person=ana.id,
            date=day(1),
            call=Clock(minutes=480),
            wrap=Clock(minutes=1200),
            remarks=f"{NAME.upper()} was late",
        )
    )
    other = next(one for one in planned.plan.people.values() if one.name == "Ben Osei")
    planned.do(EditPerson(person=replace(other, note=f"drives with {NAME} ({CANARIES[2]})")))
    planned.do(
        AddComment(
            production=harbour(planned), uuid=uuid_of(1), text=f"{NAME}: two nights?", date=day(1)
        )
    )
    return planned, ana.id


def bytes_of(path):
    """All bytes of the file, as they are and as JSON may write them."""
    return path.read_bytes()


def found_in(data):
    lower = data.lower()
    return [
        text
        for text in CANARIES
        for written in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
        if written.lower().encode() in lower or written.encode() in data
    ]


def test_no_byte_is_left_in_the_file_and_pay_stays(known):
    planned, ana = known
    pay = planned.pricing.week(planned.plan, harbour(planned), span(0, 6)).total
    bookings = [b.span for b in planned.plan.bookings_of[ana]]
    assert found_in(bytes_of(planned.path))
    planned.do(ErasePerson(person=ana))
    assert found_in(bytes_of(planned.path)) == []
    person = planned.plan.people[ana]
    assert (person.name, person.contacts, person.note) == (f"Person {ana}", (), "")
    assert planned.pricing.week(planned.plan, harbour(planned), span(0, 6)).total == pay > 0
    assert [b.span for b in planned.plan.bookings_of[ana]] == bookings
    (ben,) = [one for one in planned.plan.people.values() if one.name == "Ben Osei"]
    assert ben.note == f"drives with Person {ana} (…)"
    assert planned.undo_label is None
    with pytest.raises(Refused, match="nothing to undo"):
        planned.undo()
    assert planned.plan == planned.reload()
    assert all(NAME not in row.label for row in planned.history())
    planned.close()
    assert found_in(bytes_of(planned.path)) == []


def test_what_was_sent_loses_the_name(known):
    planned, ana = known
    model = json.dumps({"people": [{"name": NAME}]}).encode()
    name = keep_file(planned, model)

    class Sample:
        first = planned.plan.productions[harbour(planned)]

    planned.do(NoteSent(review=review(Sample, model=name)))
    planned.do(ErasePerson(person=ana))
    with pytest.raises(KeyError):
        planned.attachment(name)
    (kept,) = planned.plan.reviews.values()
    assert json.loads(planned.attachment(kept.model)) == {"people": [{"name": f"Person {ana}"}]}


def keep_file(workspace, data):
    """A file in the project; a step needs a record too."""
    project, now = workspace._project, workspace.context.clock()  # noqa: SLF001 - no command does
    with project.write("Keep", who="Ana", at=now) as tx:
        tx.departments.add(Department(id=NEW, name="Files"))
        return tx.attachments.add(data)


def test_no_backup_brings_the_person_back(known, context, tmp_path):
    planned, ana = known
    path, old = planned.path, planned.back_up()
    assert found_in(bytes_of(old.path))
    erase(planned, ana)
    planned.close()
    newest = backups_of(path, context)[0]
    assert found_in(bytes_of(newest.path)) == []
    restore(path, old.path, context)
    assert found_in(bytes_of(path)) == []
    other = tmp_path / "other.crewplan"
    restore_as_new(old.path, other, context)
    assert found_in(bytes_of(other)) == []
    remembered = (context.backups / old.path.parent.name / "erased.json").read_bytes()
    assert found_in(remembered) == []
    with_it = Workspace.open(path, context)
    assert erase_again(with_it) == 0, "once is enough"
    with_it.close()


def test_twice_is_refused_and_two_people_do_not_mix(known):
    planned, ana = known
    ben = next(one.id for one in planned.plan.people.values() if one.name == "Ben Osei")
    planned.do(ErasePerson(person=ana))
    with pytest.raises(Refused, match="already"):
        planned.do(ErasePerson(person=ana))
    planned.do(ErasePerson(person=ben))
    assert {one.person for one in planned.plan.erasures.values()} == {ana, ben}
    assert b"Ben Osei" not in bytes_of(planned.path)


def test_a_short_name_is_not_looked_for_inside_other_words(planned):
    ben = next(one for one in planned.plan.people.values() if one.name == "Ben Osei")
    planned.do(EditPerson(person=replace(ben, name="Ann")))
    ana = next(one for one in planned.plan.people.values() if one.name == "Ana Foss")
    deal = next(d for d in planned.plan.deals.values() if d.person == ana.id)
    planned.do(EditDeal(deal=replace(deal, rate=Decimal(500))))
    planned.do(EditPerson(person=replace(ana, note="Annual leave. Ask Ann, not Anna.")))
    planned.do(ErasePerson(person=ben.id))
    assert planned.plan.people[ana.id].note == f"Annual leave. Ask Person {ben.id}, not Anna."
    assert planned.plan.deals[deal.id].rate == 500
