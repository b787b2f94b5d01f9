"""What agreements want to know of a day: by agreement, by person, and in a whole production."""

from dataclasses import replace

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.app.commands.people import AddDeal, EditDeal
from crewplanner.app.queries.asked import Asked, asked_in, asked_on
from crewplanner.app.queries.timecards import timecards_view
from crewplanner.domain.day_details import Detail
from crewplanner.domain.pay.asked import asked_by
from tests.app.conftest import day
from tests.app.test_commands import Sample

D = Detail
SHAPED = {D.SHAPE, D.CAMERA_OVERTIME, D.TRAVEL, D.BREAKS}


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("deal-memo", {D.BREAKS}),
        ("us-flsa", set()),
        ("us-ca-order12", {D.MISSED_BREAKS, D.BREAKS}),
        ("us-sag-day", {D.ON_SET_WRAP, D.BREAKS}),
        ("uk-pact-tv-2023", {*SHAPED, D.ON_SET_WRAP}),
        ("uk-pact-film-2021", {*SHAPED, D.ON_SET_WRAP, D.OVERTIME_KIND}),
        ("uk-apa-2026", {*SHAPED, D.MISSED_BREAKS}),
        ("de-tvffs", {D.TRAVEL}),
    ],
)
def test_an_agreement_asks_for_what_its_rules_look_at(name, details):
    assert asked_by(shipped()[name]) == details


@pytest.mark.parametrize(
    ("rules", "details"),
    [
        ({"shapes": [{"id": "SWD"}]}, set()),
        ({"shapes": [{"id": "SWD"}, {"id": "CWD"}]}, {D.SHAPE, D.CAMERA_OVERTIME}),
        ({"other_overtime": {}}, {D.OVERTIME_KIND, D.ON_SET_WRAP}),
        ({"night_run": {}}, {D.ON_SET_WRAP}),
        ({"quotas": [{"camera_from": "21:00"}]}, {D.ON_SET_WRAP}),
        ({"quotas": [{"camera_to": "21:00"}]}, set()),
        ({"meals": [{"measured_to": "wrap"}]}, {D.ON_SET_WRAP, D.BREAKS}),
        ({"travel": {}}, {D.TRAVEL}),
        ({"missed_break": {}}, {D.MISSED_BREAKS}),
        ({}, set()),
    ],
)
def test_each_rule_asks_for_what_it_looks_at(rules, details):
    assert asked_by(replace(shipped()["deal-memo"], rules=rules)) == details


def test_only_british_agreements_know_shapes_of_a_day():
    shaped = {name for name, one in shipped().items() if D.SHAPE in asked_by(one)}
    assert shaped == {"uk-apa-2026", "uk-pact-film-2021", "uk-pact-tv-2023"}


def test_a_person_is_asked_by_the_agreement_of_the_deal_in_force(planned):
    s = Sample(planned)
    film = shipped()["uk-pact-film-2021"]
    planned.do(EditDeal(deal=replace(s.deal, agreement=film.id, valid_from=day(1))))
    found = asked_on(planned.plan, s.first.id, s.deal.person, day(1))
    assert found == Asked(agreement=film.title, details=asked_by(film))
    assert asked_on(planned.plan, s.first.id, s.deal.person, day(0)) == Asked()
    assert asked_in(planned.plan, s.first.id, day(1)) == asked_by(film)
    assert asked_in(planned.plan, s.first.id, day(0)) == frozenset()
    assert asked_in(planned.plan, s.second.id, day(1)) == frozenset()


def test_the_sheet_of_a_unit_asks_for_what_any_deal_does(planned):
    s = Sample(planned)
    assert D.SHAPE not in timecards_view(planned.plan, s.first.id, day(0), day(2)).sheets[0].asked
    other = replace(s.deal, id=0, person=s.cleo.id, agreement="uk-apa-2026")
    planned.do(AddDeal(deal=other))
    asked = timecards_view(planned.plan, s.first.id, day(0), day(2)).sheets[0].asked
    assert {D.SHAPE, D.MISSED_BREAKS} <= asked
