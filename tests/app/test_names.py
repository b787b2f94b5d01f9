"""Who or what is meant by a typed name."""

import pytest

from crewplanner.app.errors import Refused
from crewplanner.app.names import (
    department_named,
    person_named,
    production_for_import,
    production_named,
    role_named,
    status_named,
    unit_named,
)
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import DepartmentId, PersonId, ProductionId, RoleId, UnitId
from crewplanner.domain.people import Department, Person, Role
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import FilmWords, Production, Unit

NAMES = ("Ana Ruiz", "Björn Åkesson", "Zoë O’Neill", "Mary-Ann Li", "Søren Łoś", "Ana Foss")


@pytest.fixture(scope="module")
def plan():
    people = [
        Person(id=PersonId(number), name=name, sort_name=", ".join(reversed(name.split(" ", 1))))
        for number, name in enumerate(NAMES, start=1)
    ]
    camera = DepartmentId(1)
    return make_plan(
        [
            *people,
            Production(id=ProductionId(1), title="Harbor Lights", code="HBL"),
            Production(id=ProductionId(2), title="Night Ferry", code="NF"),
            Unit(id=UnitId(1), production=ProductionId(1), name="Main unit"),
            Unit(id=UnitId(2), production=ProductionId(2), name="Night unit"),
            Department(id=camera, name="Camera"),
            Department(id=DepartmentId(2), name="Set Dressing", name_uk="Set Decorating"),
            Role(id=RoleId(1), department=camera, name="First AC", name_uk="Focus Puller"),
            Role(id=RoleId(2), department=camera, name="Second AC", aliases=("2nd AC",)),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("  ana   RUIZ ", "Ana Ruiz"),
        ("Ruiz, Ana", "Ana Ruiz"),
        ("ruiz", "Ana Ruiz"),
        ("bjorn akesson", "Björn Åkesson"),
        ("Zoe O'Neill", "Zoë O’Neill"),
        ("Mary-Ann", "Mary-Ann Li"),
        ("ann li", "Mary-Ann Li"),
        ("soren los", "Søren Łoś"),
        ("#6", "Ana Foss"),
    ],
)
def test_a_person_is_found(plan, typed, name):
    assert person_named(plan, typed).name == name


@pytest.mark.parametrize("typed", ["", " ", ",", "#99", "Nobody At All", "An"])
def test_nobody_is_guessed(plan, typed):
    with pytest.raises(Refused, match="Nobody"):
        person_named(plan, typed)


def test_several_are_listed_with_their_numbers(plan):
    with pytest.raises(Refused, match=r"#1 Ana Ruiz, #6 Ana Foss"):
        person_named(plan, "Ana")


def test_the_only_likely_one_of_several_is_meant(plan):
    assert person_named(plan, "Ana", likely=lambda person: person.id == 6).name == "Ana Foss"
    with pytest.raises(Refused):
        person_named(plan, "Ana", likely=lambda person: person.id == 2)


@pytest.mark.parametrize("typed", ["Otana Ruis", "Ana Ruizz", "Ruiz Anna"])
def test_a_slip_is_answered_with_the_nearest(plan, typed):
    with pytest.raises(Refused, match=r"Did you mean .*“Ana Ruiz”"):
        person_named(plan, typed)


def test_a_production_goes_by_title_or_code(plan):
    assert production_named(plan, "hbl").title == "Harbor Lights"
    assert production_named(plan, "ferry").title == "Night Ferry"
    with pytest.raises(Refused):
        production_named(plan, "Lighthouse")


def test_a_new_production_is_told_from_a_slip(plan):
    assert production_for_import(plan, "Paper Moon") is None
    found = production_for_import(plan, "nf")
    assert found
    assert found.title == "Night Ferry"
    with pytest.raises(Refused, match="Night Ferry"):
        production_for_import(plan, "Nigth Ferry")


def test_a_role_goes_by_either_word_or_another_it_has(plan):
    assert role_named(plan, "focus puller", FilmWords.US).name == "First AC"
    assert role_named(plan, "2nd ac", FilmWords.UK).name == "Second AC"
    with pytest.raises(Refused):
        role_named(plan, "Grip", FilmWords.US)


def test_a_department_is_named_in_the_productions_words(plan):
    assert department_named(plan, "set dressing", FilmWords.UK) == "Set Decorating"
    assert department_named(plan, "SET DECORATING", FilmWords.US) == "Set Dressing"


def test_a_unit_is_the_productions_own(plan):
    assert unit_named(plan, ProductionId(1), "main").id == 1
    with pytest.raises(Refused):
        unit_named(plan, ProductionId(1), "Night unit")


@pytest.mark.parametrize(
    ("typed", "status", "rank"),
    [
        ("confirmed", BookingStatus.CONFIRMED, 1),
        ("c", BookingStatus.CONFIRMED, 1),
        ("9H", BookingStatus.PENCIL, 9),
        ("1st pencil", BookingStatus.PENCIL, 1),
        ("Option", BookingStatus.PENCIL, 1),
        ("Declined", BookingStatus.DECLINED, 1),
    ],
)
def test_a_status_is_understood(typed, status, rank):
    assert status_named(typed) == (status, rank)


@pytest.mark.parametrize("typed", ["", "0H", "10H", "maybe", "1X", "H1"])
def test_no_status_is_guessed(typed):
    with pytest.raises(Refused, match="not a status"):
        status_named(typed)
