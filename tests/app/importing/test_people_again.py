"""A list imported again: what changed in it arrives, what was edited by hand stays."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.commands.people import (
    AddPerson,
    EditDeal,
    EditPerson,
    RemovePeople,
    RemoveRole,
)
from crewplanner.app.errors import Refused
from crewplanner.app.importing.preview import FieldChange, ImportCounts, RowStatus, takes
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Person
from tests.app.importing.conftest import people_of, production, row_of

HEAD = "Name;Role;Mobile;E-mail;Day rate;Notes\n"
ANA = "Ana Foss;Gaffer;07700 900001;ana@example.com;£450;nuts\n"
BEN = "Ben Osei;Spark;07700 900002;ben@example.com;£320;\n"
FIRST = HEAD + ANA + BEN


@pytest.fixture
def listed(show):
    """A project with the first version of the list in it."""
    show.people(FIRST, production=production(currency="GBP", timezone="Europe/London"))
    return show


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Ana Foss", "Ana Foß", "name"),
        ("Gaffer", "Key Grip", "role"),
        ("07700 900001", "07700 900009", "phone"),
        ("ana@example.com", "foss@example.com", "email"),
        ("£450", "£475/10", "rate"),
        ("nuts", "nuts and eggs", "notes"),
    ],
)
def test_what_changed_in_the_file_is_updated(listed, old, new, field):
    preview = listed.people(FIRST.replace(old, new))
    row = row_of(preview, 2)
    assert (row.status, [change.field for change in row.changes]) == (RowStatus.UPDATED, [field])
    assert preview.counts == ImportCounts(updated=1, unchanged=1)
    assert len(listed.plan.people) == 2
    assert listed.people(FIRST.replace(old, new)).empty


def test_the_new_values_are_those_of_the_file(listed):
    changed = HEAD + "Ana Foss;Key Grip;07700 900009;foss@example.com;£475/10;eggs\n" + BEN
    listed.people(changed)
    ana = listed.person("Ana Foss")
    assert (ana.phone, ana.email, ana.note) == ("+447700900009", "foss@example.com", "eggs")
    assert listed.roles("Ana Foss") == ["Key Grip"]
    deal = listed.deal("Ana Foss")
    assert (deal.rate, deal.guarantee) == (Decimal(475), 600)


def test_a_new_phone_in_a_list_without_addresses_is_an_update(show):
    text = "Name;Role;Mobile\nAna Foss;Gaffer;07700 900001\nBen Osei;Spark;07700 900002\n"
    show.people(text)
    show.people(text.replace("900001", "900007"))
    assert show.person("Ana Foss").phone == "+447700900007"
    assert len(show.plan.people) == 2


def test_edits_by_hand_stay_when_the_file_stays(listed):
    ana = listed.person("Ana Foss")
    edited = replace(ana, name="Ana Foss-Hale", note="vegan", roles=listed.person("Ben Osei").roles)
    listed.workspace.do(EditPerson(person=edited))
    listed.workspace.do(EditDeal(deal=replace(listed.deal("Ana Foss-Hale"), rate=Decimal(500))))
    before = listed.plan
    preview = listed.people(FIRST)
    assert preview.empty
    assert preview.counts == ImportCounts(unchanged=2)
    assert listed.plan is before


def test_edits_by_hand_stay_when_the_file_changes_too_and_the_row_says_so(listed):
    ana = listed.person("Ana Foss")
    listed.workspace.do(EditPerson(person=replace(ana, note="vegan")))
    preview = listed.people(FIRST.replace("nuts", "eggs"))
    assert listed.person("Ana Foss").note == "vegan"
    assert row_of(preview, 2).remarks == (
        "“vegan” was entered by hand and stays; the file says “eggs”.",
    )
    assert listed.people(FIRST.replace("nuts", "eggs")).empty


def test_a_deal_edited_by_hand_stays(listed):
    listed.workspace.do(EditDeal(deal=replace(listed.deal("Ana Foss"), rate=Decimal(500))))
    listed.people(FIRST.replace("£450", "£475"))
    assert listed.deal("Ana Foss").rate == 500


def test_an_empty_cell_takes_nothing_away(listed):
    preview = listed.people(HEAD + "Ana Foss;;07700 900001;;;\n" + BEN)
    assert preview.empty
    assert listed.person("Ana Foss").email == "ana@example.com"


def test_somebody_entered_by_hand_is_completed_not_doubled(show):
    show.workspace.do(AddPerson(person=Person(id=NEW, name="ana FOSS", note="left-handed")))
    preview = show.people(FIRST)
    assert preview.counts == ImportCounts(new=1, updated=1)
    ana = show.person("ana FOSS")
    assert (ana.phone, ana.note) == ("+447700900001", "left-handed")
    assert show.roles("ana FOSS") == ["Gaffer"]


def test_a_known_number_finds_somebody_whose_name_is_spelled_otherwise(show):
    contact = Contact(kind=ContactKind.PHONE, value="+44 7700 900001", private=False)
    show.workspace.do(AddPerson(person=Person(id=NEW, name="Anna Foss", contacts=(contact,))))
    show.people(FIRST)
    anna = show.person("Anna Foss")
    assert anna.email == "ana@example.com"
    assert anna.contacts[0] == contact


def test_the_same_name_with_another_number_and_address_is_somebody_else(listed):
    other = "Name;Position;Phone;Email\nAna Foss;Editor;07700 900077;ana.foss@films.test\n"
    preview = listed.people(other)
    assert preview.counts == ImportCounts(new=1)
    assert row_of(preview, 2).remarks == ("Somebody else of this name is in the project already.",)
    assert len([p for p in listed.plan.people.values() if p.name == "Ana Foss"]) == 2


def test_the_user_may_say_that_it_is_the_same_person_after_all(listed):
    other = "Name;Position;Phone;Email\nAna Foss;Editor;07700 900077;ana.foss@films.test\n"
    ana = listed.person("Ana Foss")
    preview = listed.people(other, decisions={2: ana.id})
    assert preview.counts.rows == 1
    assert row_of(preview, 2).person == ana.id
    assert len(listed.plan.people) == 2


def test_the_user_may_say_that_it_is_somebody_new(listed):
    listed.people(FIRST, decisions={2: NEW})
    assert len(listed.plan.people) == 3


def test_a_name_that_fits_two_people_is_reported(listed):
    listed.people("Name;Position;Phone\nAna Foss;Editor;07700 900077\n")
    preview = listed.people("Name;Position\nAna Foss;Driver\n")
    ((_row, reason),) = preview.reported
    assert reason.startswith("2 people of the project are called so")


def test_somebody_twice_in_a_list_gets_both_roles(show):
    preview = show.people(HEAD + ANA + "FOSS, ANA;Key Grip;+44 7700 900001;;£600;\n")
    assert preview.counts == ImportCounts(new=1, duplicates=1)
    assert row_of(preview, 3).remarks[:2] == (
        "The same person as in row 2.",
        "Adds the role Key Grip.",
    )
    assert show.roles("Ana Foss") == ["Gaffer", "Key Grip"]
    assert show.deal("Ana Foss").rate == 450


def test_a_repeated_row_completes_the_first(show):
    show.people(HEAD + "Ana Foss;Gaffer;07700 900001;;;\nAna Foss;;;ana@example.com;;\n")
    assert show.person("Ana Foss").email == "ana@example.com"


def test_a_row_that_fits_two_rows_is_reported(show):
    preview = show.people(
        "Name;Role;Phone\n"
        "Ana Foss;Gaffer;07700 900001\nAna Foss;Editor;07700 900002\nAna Foss;Driver;\n"
    )
    assert preview.counts == ImportCounts(new=2, reported=1)
    assert "(2, 3)" in preview.reported[0][1]


def test_who_left_the_list_stays_in_the_project_and_is_told(listed):
    preview = listed.people(HEAD + ANA)
    assert "1 person of the earlier list is not in this one" in preview.remarks[0]
    assert len(listed.plan.people) == 2


def test_who_was_removed_by_hand_comes_back_with_the_list(listed):
    listed.workspace.do(RemovePeople(people=(listed.person("Ben Osei").id,)))
    assert listed.people(FIRST).counts == ImportCounts(new=1, unchanged=1)


def test_the_same_list_for_another_production_adds_deals_to_the_same_people(listed):
    listed.people(FIRST, production=production("Second", currency="GBP"))
    assert len(listed.plan.people) == 2
    assert len(listed.plan.deals_of[listed.person("Ana Foss").id]) == 2


def test_a_preview_of_an_older_state_writes_nothing(listed):
    preview = people_of(FIRST.replace("nuts", "eggs"), listed.plan, production=listed.production)
    listed.workspace.do(EditPerson(person=replace(listed.person("Ana Foss"), note="vegan")))
    before = listed.plan
    with pytest.raises(Refused, match="changed after this preview"):
        listed.workspace.do(preview.command())
    assert listed.plan is before


def test_a_preview_written_twice_does_not_double(show):
    preview = people_of(FIRST, show.plan)
    show.workspace.do(preview.command())
    with pytest.raises(Refused, match="changed after this preview"):
        show.workspace.do(preview.command())
    assert len(show.plan.people) == 2


def test_a_preview_whose_role_was_removed_writes_nothing(listed):
    preview = people_of(HEAD + "Cleo Rao;Driver;;;;\n", listed.plan)
    driver = next(role.id for role in listed.plan.roles.values() if role.name == "Driver")
    listed.workspace.do(RemoveRole(role=driver))
    with pytest.raises(Refused, match="changed after this preview"):
        listed.workspace.do(preview.command())
    assert len(listed.plan.people) == 2


def test_changes_are_shown_as_texts(listed):
    row = row_of(people_of(FIRST.replace("nuts", "eggs"), listed.plan), 2)
    assert row.changes == (FieldChange(field="notes", before="nuts", after="eggs"),)


TEXTS = st.sampled_from(["", "a", "b", "c"])


@given(present=TEXTS, imported=TEXTS | st.none(), incoming=TEXTS)
def test_only_what_nobody_edited_is_replaced(present, imported, incoming):
    if takes(present, imported, incoming):
        assert present == (imported or "")
        assert incoming not in {"", present}
    elif incoming not in {"", present}:
        assert present != (imported or "") or incoming == imported


WORLD = (
    "Role,Name,Phone\n"
    "Spark,محمد الخوارزمي,07700 912347\n"
    "Spark,דוד כהן,07700 912349\n"
    "Spark,李小龍,07700 912351\n"
    "Spark,김민준,07700 912352\n"
    "Spark,Дмитрий Орлов,07700 912353\n"
    "Spark,สมชาย ใจดี,07700 912354\n"
)


def test_names_of_any_script_are_imported_once(show):
    twice = WORLD + "Gaffer,李小龍,07700 912351\n"
    assert show.people(twice).counts == ImportCounts(new=6, duplicates=1)
    assert show.roles("李小龍") == ["Electrician", "Gaffer"]
    assert show.people(twice).empty


def test_columns_of_another_script_without_headings_are_found(show):
    rows = WORLD.split("\n", 1)[1]
    assert show.people(rows).counts == ImportCounts(new=6)
