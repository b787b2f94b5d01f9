"""Everything about one person: all that is kept of them and of nobody else."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from crewplanner.app.commands.erasing import ErasePerson
from crewplanner.app.commands.people import EditPerson
from crewplanner.app.erasures import erase, remove_old_backups
from crewplanner.app.queries.erasing import erasing_view, goes_at, old_copies
from crewplanner.app.queries.make_person_file import person_file
from crewplanner.exports import Audience, Options
from crewplanner.exports.person_file import person_file_bytes, person_file_name
from crewplanner.store.backups import keep
from tests.app.conftest import span
from tests.app.test_erasing import CANARIES, NAME, harbour
from tests.app.test_erasing import known as known  # noqa: PLC0414 - the fixture

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def file(known):
    planned, ana = known
    return person_file(planned, ana)


def options():
    return Options(audience=Audience.PRODUCER, issued_at=NOW)


def section(file, key):
    return next(one for one in file.sections if one.key == key)


def test_it_has_all_that_is_known(known, file):
    planned, ana = known
    told = json.loads(person_file_bytes(file, options(), "json"))
    text = json.dumps(told, ensure_ascii=False)
    assert told["name"] == NAME
    assert [one["value"] for one in told["contacts"]] == list(CANARIES[2:])
    assert len(told["bookings"]) == len(planned.plan.bookings_of[ana])
    assert len(told["deals"]) == len(planned.plan.deals_of[ana])
    assert [one["remarks"] for one in told["times"]][-1] == f"{NAME.upper()} was late"
    assert told["times"][-1]["call"] == "08:00"
    assert any("drives with" in one["text"] for one in told["mentions"])
    assert any("two nights" in one["text"] for one in told["mentions"])
    assert "Ben Osei" not in text
    pay = planned.pricing.week(planned.plan, harbour(planned), span(0, 6), (ana,)).total
    assert sum(float(one["pay"]) for one in told["pay_totals"]) == float(pay) > 0


def test_the_paper_says_the_same_and_its_name_says_nobody(file):
    data = person_file_bytes(file, options(), "pdf")
    assert data.startswith(b"%PDF")
    name = person_file_name(file, options(), "pdf")
    assert name == f"person {file.person} 2026-11-23.pdf"


def test_what_erasing_takes_is_said_before(known):
    planned, ana = known
    view = erasing_view(planned, ana)
    assert (view.name, view.contacts, view.pseudonym) == (NAME, 3, f"Person {ana}")
    assert view.bookings == len(planned.plan.bookings_of[ana])
    assert view.copies == ()


def test_the_old_backups_are_named_and_go_when_asked(known):
    planned, ana = known
    old = planned.back_up()
    fresh = erase(planned, ana)
    (left,) = old_copies(planned, fresh)
    assert left.backup.path == old.path
    assert left.goes is None or left.goes > planned.context.clock().date()
    assert remove_old_backups(planned, fresh) == 1
    assert not old.path.exists()
    assert fresh.path.exists()
    assert old_copies(planned, fresh) == ()


@pytest.mark.parametrize(
    ("one", "others", "goes"),
    [
        (dt.timedelta(hours=1), (), 3),
        (dt.timedelta(days=10), (), 387),
        (dt.timedelta(days=10), (dt.timedelta(days=9),), 22),
        (dt.timedelta(days=400), (dt.timedelta(days=399),), 0),
    ],
)
def test_when_a_backup_goes_follows_the_rules_of_keeping(one, others, goes):
    times = [NOW - one, *(NOW - other for other in others)]
    found = goes_at(NOW - one, times, NOW)
    assert found is not None
    assert abs((found - NOW.date()).days - goes) <= 11
    gone_after = NOW + dt.timedelta(days=(found - NOW.date()).days + 1)
    later = [NOW + dt.timedelta(days=day) for day in range((gone_after - NOW).days + 1)]
    assert NOW - one not in keep((*times, *later), gone_after)


def test_the_last_backup_of_a_month_never_goes_by_itself():
    time = dt.datetime(2026, 8, 31, 23, tzinfo=dt.UTC)
    assert goes_at(time, [time], NOW) is None


def test_an_erased_person_has_a_file_without_a_name(known):
    planned, ana = known
    planned.do(ErasePerson(person=ana))
    data = person_file_bytes(person_file(planned, ana), options(), "json").decode()
    assert not [text for text in CANARIES if text in data]


def test_nobody_named_like_a_word_is_found_in_every_note(planned):
    ben = next(one for one in planned.plan.people.values() if one.name == "Ben Osei")
    planned.do(EditPerson(person=replace(ben, name="Ann", sort_name="")))
    ana = next(one for one in planned.plan.people.values() if one.name == "Ana Foss")
    planned.do(EditPerson(person=replace(ana, note="Annual leave")))
    assert section(person_file(planned, ben.id), "mentions").rows == ()
