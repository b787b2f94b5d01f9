"""Which laws about working time hold under a deal, as the agreements that come with it say."""

import pytest

from crewplanner.app.agreements import shipped_text
from crewplanner.app.finding_words import finding_text
from crewplanner.app.laws import Laws
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import AgreementCopy, Production
from tests.app.conftest import NOON, day
from tests.domain.pay.weeks import deal

PLAN = make_plan([Production(id=1, title="Show")])


def laws(agreement, **parameters):
    terms = deal("250 d", agreement=agreement, parameters=tuple(parameters.items()))
    return Laws().under(PLAN)(1, terms)


@pytest.mark.parametrize(
    ("agreement", "limits"),
    [
        ("uk-wtr", (660, None, 12, 2880, 480)),
        ("eu-wtd", (660, None, 6, 2880, 480)),
        ("de-tvffs", (660, 720, None, None, None)),
    ],
)
def test_an_agreement_brings_its_own_limits(agreement, limits):
    (law,) = laws(agreement)
    found = (law.rest, law.daily, law.in_a_row, law.average, law.night_average)
    assert found == limits


@pytest.mark.parametrize("agreement", ["uk-apa-2026", "uk-pact-film-2021", "uk-pact-tv-2023"])
def test_british_pay_agreements_stand_under_british_law(agreement):
    assert laws("uk-wtr")[0] in laws(agreement)


def test_an_agreements_own_limit_stands_beside_the_law():
    own, _law = laws("uk-pact-tv-2023")
    assert (own.in_a_row, own.rest) == (7, None)
    assert own.clause == "Pact/Bectu Scripted TV Drama Agreement 2023, 2.5"


@pytest.mark.parametrize("agreement", ["deal-memo", "us-ny", "us-ca-order12", "house"])
def test_others_bring_no_law(agreement):
    assert laws(agreement) == ()


@pytest.mark.parametrize("agreement", ["uk-wtr", "uk-pact-tv-2023"])
def test_a_person_may_opt_out_of_the_weekly_average_alone(agreement):
    law = laws(agreement, opt_out_48h="true")[-1]
    assert law.average is None
    assert (law.rest, law.night_average) == (660, 480)


def test_a_parameter_of_the_pay_agreement_does_not_bend_the_law():
    assert laws("uk-pact-tv-2023", rest_hours="8")[-1].rest == 660


def test_a_parameter_that_cannot_be_leaves_the_law_as_it_is():
    assert laws("uk-wtr", rest_hours='"long"') == laws("uk-wtr", rest_hours="[") == laws("uk-wtr")


def held(agreement, *kept, **parameters):
    """The laws of a deal in a production that keeps those agreements."""
    copies = [
        AgreementCopy(
            id=number,
            production=1,
            agreement=name,
            version="1",
            text=shipped_text(name),
            copied_at=NOON,
        )
        for number, name in enumerate(kept, 1)
    ]
    plan = make_plan([Production(id=1, title="Show"), *copies])
    terms = deal("250 d", agreement=agreement, parameters=tuple(parameters.items()))
    return Laws().under(plan)(1, terms)


@pytest.mark.parametrize("agreement", ["deal-memo", "us-ny", "uk-apa-2026"])
def test_limits_that_the_production_keeps_hold_for_everybody(agreement):
    assert held(agreement, "uk-wtr") == laws("uk-wtr")


def test_limits_hold_beside_an_agreements_own_and_each_once():
    both = held("uk-pact-tv-2023", "uk-wtr", "eu-wtd")
    assert both == (*laws("uk-pact-tv-2023"), *laws("eu-wtd"))
    assert held("uk-wtr", "uk-wtr") == laws("uk-wtr")


@pytest.mark.parametrize("kept", ["uk-pact-tv-2023", "de-tvffs", "us-ny"])
def test_what_is_paid_under_does_not_bind_others(kept):
    assert held("deal-memo", kept) == ()


def test_a_plain_deal_memo_opts_out_of_the_weekly_average():
    (law,) = held("deal-memo", "uk-wtr", opt_out_48h="true")
    assert (law.average, law.rest) == (None, 660)


def test_a_limit_is_said_with_its_figures_and_its_clause():
    average = Finding(
        rule=RuleKind.WEEKLY_AVERAGE,
        severity=Severity.WARN,
        production=1,
        date=day(25),
        person=1,
        actual=3080,
        limit=2880,
        clause=laws("uk-wtr")[0].clause,
        weeks=17,
        until=day(27),
    )
    assert finding_text(average, PLAN) == (
        "somebody works 51:20 h a week on average over 17 weeks to Sun 29 Mar; the limit is "
        "48:00 h (UK Working Time Regulations 1998, reg. 4, 6, 10, 11)."
    )
