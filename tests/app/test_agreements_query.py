"""What is shown of agreements: how copies stand, in which order, what a deal says of its own."""

from dataclasses import replace

import pytest

from crewplanner.app.agreements import shipped, shipped_text
from crewplanner.app.commands.agreements import AdoptAgreement
from crewplanner.app.queries.agreements import (
    Standing,
    about,
    agreement_options,
    agreement_parts,
    agreement_rows,
    parameter_rows,
    standing_words,
    unverified,
)
from crewplanner.domain.ids import NEW
from crewplanner.domain.plan import Plan

MEMO = shipped_text("deal-memo")


@pytest.fixture
def show(planned):
    return next(iter(planned.plan.productions))


@pytest.fixture
def terms(planned):
    return next(iter(planned.plan.deals.values()))


@pytest.mark.parametrize(
    ("old", "new", "standing", "words"),
    [
        ('version = "1"', 'version = "0"', Standing.NEWER, "Newer: 1"),
        ("Everything is a parameter", "All is a parameter", Standing.CHANGED, "Changed by you"),
        ('id = "deal-memo"', 'id = "ours"', Standing.OWN, "Your own"),
    ],
)
def test_a_copy_says_how_it_stands(old, new, standing, words, planned, show):
    planned.do(AdoptAgreement(production=show, text=MEMO.replace(old, new)))
    row = next(
        row
        for row in agreement_rows(planned.plan, show)
        if row.id in {"ours", "deal-memo"} and row.standing is not Standing.SAME
    )
    assert (row.standing, standing_words(row)) == (standing, words)
    assert row.deals == (row.id == "deal-memo")


def test_a_copy_that_cannot_be_read_is_listed(planned, show):
    (copy,) = planned.plan.agreements_of[show]
    spoilt = planned.plan.replaced({"agreements": {copy.id: replace(copy, text="?")}})
    first = agreement_rows(spoilt, show)[0]
    assert (first.standing, first.title, first.version) == (Standing.UNREADABLE, "deal-memo", "")


def test_the_plain_deal_memo_comes_first_then_ones_own(planned, show):
    planned.do(AdoptAgreement(production=show, text=MEMO.replace('"deal-memo"', '"zzz"')))
    names = [name for name, _title in agreement_options(planned.plan, show)]
    assert names[:2] == ["deal-memo", "zzz"]
    assert set(names[1:]) - {"zzz"} == set(shipped()) - {"deal-memo"}
    assert len(agreement_options(Plan(), NEW)) == len(shipped())


def test_a_deal_is_told_by_its_agreement_and_how_many_terms_differ(planned, terms):
    assert agreement_parts(planned.plan, terms) == ()
    under = replace(terms, agreement="us-ny", parameters=(("x", "1"),))
    assert agreement_parts(planned.plan, under) == (
        shipped()["us-ny"].title,
        "1 term agreed otherwise",
    )
    assert agreement_parts(planned.plan, replace(terms, agreement="gone")) == ("gone",)


def test_parameters_show_default_and_what_the_deal_says(planned):
    rows = {
        row.parameter.id: row
        for row in parameter_rows(shipped()["us-iatse-basic"], [("rest_hours", "9")])
    }
    assert (rows["rest_hours"].default, rows["rest_hours"].own) == ("10", "9")
    assert rows["premises"].own is None


@pytest.mark.parametrize("name", sorted(shipped()))
def test_it_is_said_how_far_an_agreement_can_be_trusted(name):
    agreement = shipped()[name]
    said = about(agreement)
    assert said.startswith(f"Version {agreement.version}, valid from ")
    assert "last checked" in said
    assert ("nothing marked" in said) == (not unverified(agreement))
