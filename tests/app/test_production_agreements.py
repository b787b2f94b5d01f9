"""The agreements of a production: copied once, never changed under approved times."""

from dataclasses import replace

import pytest

from crewplanner.app.agreements import agreements_for, shipped, shipped_text
from crewplanner.app.commands.agreements import (
    AdoptAgreement,
    RemoveAgreement,
    UpdateAgreement,
)
from crewplanner.app.commands.approvals import ApproveWeek, LockWeek, ReopenWeek, SubmitTimes
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.people import AddDeal, EditDeal, RemoveDeal
from crewplanner.app.commands.productions import EditProduction
from crewplanner.app.commands.timecards import (
    AnswerElection,
    FillDaySheet,
    LogTimes,
    SetCardDetails,
    SetSheetDetails,
)
from crewplanner.app.errors import Refused
from crewplanner.app.importing.people import PeopleImport
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.pay_words import note_text
from crewplanner.app.queries.person_week import person_week
from crewplanner.app.queries.timecards import timecards_view
from crewplanner.domain.approvals import TimesState
from crewplanner.domain.day_details import NO_DETAILS, DayDetails, DayShape
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import PayNote
from crewplanner.domain.pay.engine import price_week
from tests.app.conftest import NOON, day, span

MEALS = 'meal_ladder = { kind = "sums", default = []'
OURS = (
    shipped_text("deal-memo")
    .replace('id = "deal-memo"', 'id = "our-memo"')
    .replace(MEALS, MEALS.replace("[]", '["40"]'))
)
EXAMPLE = """
[[examples]]
id = "1"
about = "A day of ten hours"
kind = "derived"
deal = { rate = "500.00", per = "day", guarantee_hours = 10 }
days = [{ date = "2026-03-02", hours = "10" }]
expect = { total = "500.00" }
"""


@pytest.fixture
def ana(planned):
    return next(iter(planned.plan.people.values()))


@pytest.fixture
def show(planned):
    return next(iter(planned.plan.productions.values()))


@pytest.fixture
def terms(planned):
    return next(iter(planned.plan.deals.values()))


def copies(workspace, production):
    found = workspace.plan.agreements_of.get(production.id, ())
    return {copy.agreement: copy for copy in found}


def approve(workspace, show, ana):
    workspace.do(SubmitTimes(production=show.id, people=(ana.id,), span=span(0)))
    workspace.do(ApproveWeek(production=show.id, person=ana.id, week=span(0)))


def pay(workspace, show, ana):
    known = agreements_for(workspace.plan, show.id)
    return price_week(workspace.plan, show.id, span(0), [ana.id], agreements=known).people[0]


def test_the_first_deal_under_an_agreement_copies_it_once(planned, show, ana, terms):
    (copy,) = copies(planned, show).values()
    assert (copy.agreement, copy.version, copy.copied_at) == ("deal-memo", "1", NOON)
    assert copy.text == shipped_text("deal-memo")
    planned.do(
        AddDeal(deal=replace(terms, id=NEW, agreement="us-ny", per=terms.per, valid_from=day(9)))
    )
    planned.do(AddDeal(deal=replace(terms, id=NEW, agreement="us-ny", valid_from=day(20))))
    assert sorted(copies(planned, show)) == ["deal-memo", "us-ny"]
    assert copies(planned, show)["deal-memo"] == copy


def test_an_imported_deal_copies_its_agreement_too(planned):
    second = list(planned.plan.productions.values())[1]
    planned.do(EditProduction(production=replace(second, agreement="us-ny")))
    listed = b"Name,Role,Rate\nDana Quist,Gaffer,450 per day\n"
    found = PeopleImport(
        data=listed, filename="crew.csv", plan=planned.plan, production=second.id
    ).run(no_progress, never)
    planned.do(found.command())
    assert [deal.production for deal in planned.plan.deals.values()][-1] == second.id
    assert sorted(copies(planned, second)) == ["us-ny"], "that of the production"


def test_the_copy_is_what_prices_whatever_the_program_ships_later(planned, show, ana, terms):
    late = OURS.replace('id = "our-memo"', 'id = "deal-memo"')
    before = pay(planned, show, ana)
    planned.do(AdoptAgreement(production=show.id, text=late))
    assert pay(planned, show, ana).total == before.total + 15 * 40, "the second meal never came"
    assert agreements_for(planned.plan, show.id)["us-ny"] == shipped()["us-ny"]
    second = list(planned.plan.productions.values())[1]
    assert agreements_for(planned.plan, second.id) == shipped(), "of this production alone"


def test_a_copy_that_cannot_be_read_is_not_replaced_by_another_text(planned, show, ana, terms):
    planned.do(AdoptAgreement(production=show.id, text=OURS))
    planned.do(EditDeal(deal=replace(terms, agreement="our-memo")))
    copy = copies(planned, show)["our-memo"]
    spoilt = planned.plan.replaced({"agreements": {copy.id: replace(copy, text="id = ")}})
    known = agreements_for(spoilt, show.id)
    assert "our-memo" not in known
    found = price_week(spoilt, show.id, span(0), [ana.id], agreements=known).people[0]
    assert [note.value for _date, note in found.notes] == ["unknown_agreement"]


def test_an_agreement_of_ones_own_is_used_like_any_other(planned, show, ana, terms):
    with pytest.raises(Refused, match="has no agreement “our-memo”"):
        planned.do(EditDeal(deal=replace(terms, agreement="our-memo")))
    planned.do(AdoptAgreement(production=show.id, text=OURS + EXAMPLE))
    planned.do(EditDeal(deal=replace(terms, agreement="our-memo")))
    planned.do(EditProduction(production=replace(show, agreement="our-memo")))
    assert agreements_for(planned.plan, show.id)["our-memo"].title == "Plain deal memo"
    planned.undo()
    planned.undo()
    planned.undo()
    assert sorted(copies(planned, show)) == ["deal-memo"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (OURS + EXAMPLE.replace('"500.00" }\n', '"501.00" }\n'), "500.00. Correct the rules or"),
        (OURS + EXAMPLE.replace('hours = "10"', 'hours = "tired"'), "is not a number"),
        ("", "“id” is missing"),
        ("x" * 5_000_000, "longer than 256 KB"),
        ("a" + ".a" * 20_000 + " = 1", "nested too deeply"),
        ("a = " + "[" * 20_000, "nested too deeply|not TOML"),
        (OURS.replace("our-memo", "../../etc"), "the id “../../etc” cannot be"),
        (OURS.replace('id = "our-memo"', "id = 7"), "is not a text"),
        (OURS.replace('default = "2"', 'default = "NaN"'), "line 2[0-9].*NaN"),
    ],
)
def test_what_is_no_sound_agreement_is_refused_with_a_sentence(text, sentence, planned, show):
    digest = planned.digest()
    with pytest.raises(Refused, match=sentence) as refused:
        planned.do(AdoptAgreement(production=show.id, text=text))
    assert len(refused.value.reason) < 400
    assert planned.digest() == digest


def test_nothing_changes_under_approved_times(planned, show, ana):
    approve(planned, show, ana)
    changed = shipped_text("deal-memo").replace('version = "1"', 'version = "2"')
    with pytest.raises(Refused, match="of Ana Foss is approved under it"):
        planned.do(AdoptAgreement(production=show.id, text=changed))
    planned.do(LockWeek(production=show.id, person=ana.id, week=span(0)))
    with pytest.raises(Refused, match="Reopen it in Timecards"):
        planned.do(AdoptAgreement(production=show.id, text=changed))
    planned.do(AdoptAgreement(production=show.id, text=OURS))
    planned.do(
        ReopenWeek(production=show.id, person=ana.id, week=span(0), reason="New version agreed")
    )
    planned.do(AdoptAgreement(production=show.id, text=changed))
    assert copies(planned, show)["deal-memo"].version == "2"
    approve(planned, show, ana)
    with pytest.raises(Refused, match="approved under it"):
        planned.do(UpdateAgreement(production=show.id, agreement="deal-memo"))


def test_a_week_that_is_approved_keeps_its_agreement_though_its_deal_came_without(
    planned, show, ana, terms
):
    """As in a project of an earlier version."""

    class WithoutCopy(Command):
        def label(self):
            return "As before"

        def run(self, tx):
            tx.agreements.remove(tx.agreements.all()[0].id)

    planned.do(WithoutCopy())
    assert copies(planned, show) == {}
    before = pay(planned, show, ana).total
    approve(planned, show, ana)
    assert sorted(copies(planned, show)) == ["deal-memo"]
    assert pay(planned, show, ana).total == before


def test_the_newer_version_is_taken_over_and_what_is_present_already_is_not(planned, show):
    with pytest.raises(Refused, match="uses this version"):
        planned.do(UpdateAgreement(production=show.id, agreement="deal-memo"))
    older = shipped_text("deal-memo").replace('version = "1"', 'version = "0"')
    planned.do(AdoptAgreement(production=show.id, text=older))
    planned.do(UpdateAgreement(production=show.id, agreement="deal-memo"))
    assert copies(planned, show)["deal-memo"].text == shipped_text("deal-memo")


def test_a_version_that_a_deal_does_not_fit_is_refused(planned, show, terms):
    planned.do(EditDeal(deal=replace(terms, parameters=(("rest_hours", "11"),))))
    without = "\n".join(
        line
        for line in OURS.replace("our-memo", "deal-memo").replace('"$rest_hours"', "11").split("\n")
        if not line.startswith("rest_hours")
    )
    with pytest.raises(Refused, match="deal of Ana Foss does not fit: rest_hours"):
        planned.do(AdoptAgreement(production=show.id, text=without))


def test_an_agreement_goes_when_nothing_needs_it(planned, show, terms):
    with pytest.raises(Refused, match="1 deal is under “deal-memo”"):
        planned.do(RemoveAgreement(production=show.id, agreement="deal-memo"))
    planned.do(RemoveDeal(deal=terms.id))
    planned.do(RemoveAgreement(production=show.id, agreement="deal-memo"))
    assert copies(planned, show) == {}
    planned.do(AdoptAgreement(production=show.id, text=OURS))
    planned.do(EditProduction(production=replace(show, agreement="our-memo")))
    with pytest.raises(Refused, match="New deals are under “our-memo”"):
        planned.do(RemoveAgreement(production=show.id, agreement="our-memo"))


def test_parameters_of_a_deal_are_kept_and_priced(planned, show, ana, terms):
    before = pay(planned, show, ana).total
    planned.do(EditDeal(deal=replace(terms, parameters=(("minimum_call_hours", "24"),))))
    assert planned.reload().deals[terms.id].parameters == (("minimum_call_hours", "24"),)
    assert pay(planned, show, ana).total > before


def test_what_a_price_rests_on_is_shown_with_the_day_and_the_week(planned, show, ana, terms):
    early = shipped_text("us-ny").replace('id = "us-ny"', 'id = "ny-later"', 1)
    agreement = shipped()["us-ny"]
    early = early.replace(str(agreement.valid_from), "2027-01-01", 1)
    planned.do(AdoptAgreement(production=show.id, text=early))
    planned.do(EditDeal(deal=replace(terms, agreement="ny-later")))
    view = timecards_view(planned.plan, show.id, day(0), day(0))
    row = next(row for sheet in view.sheets for row in sheet.rows if row.person == ana.id)
    assert row.notes == (PayNote.OUTSIDE_DATES,)
    assert row.total > 0
    week = person_week(planned.plan, show.id, ana.id, span(0, 6))
    assert week.notes == (PayNote.OUTSIDE_DATES,)
    assert "other dates" in note_text(PayNote.OUTSIDE_DATES)
    assert len({note_text(note) for note in PayNote}) == len(PayNote)


class TestDetails:
    def test_a_sheet_with_details_alone_is_kept_until_they_go(self, planned):
        shoot = list(planned.plan.shoot_days)[1]
        said = DayDetails(shape=DayShape.CONTINUOUS)
        planned.do(SetSheetDetails(day=shoot, details=said))
        assert planned.plan.sheet_of[shoot].details == said
        planned.do(FillDaySheet(day=shoot, call=480, wrap=1140))
        assert planned.plan.sheet_of[shoot].details == said
        planned.do(FillDaySheet(day=shoot, call=None, wrap=None))
        planned.do(SetSheetDetails(day=shoot, details=NO_DETAILS))
        assert shoot not in planned.plan.sheet_of

    def test_typing_times_keeps_what_else_the_card_says(self, planned, show, ana):
        who = {"production": show.id, "person": ana.id, "date": day(0)}
        planned.do(AnswerElection(**who, election="comp_rest", answer=True))
        planned.do(SetCardDetails(**who, details=DayDetails(travel_minutes=30)))
        planned.do(LogTimes(**who))
        card = planned.plan.timecard_on(show.id, ana.id, day(0))
        assert (card.wrap, card.elections) == (None, (("comp_rest", True),))
        assert card.details.travel_minutes == 30
        planned.do(AnswerElection(**who, election="comp_rest", answer=None))
        planned.do(SetCardDetails(**who, details=NO_DETAILS))
        assert planned.plan.timecard_on(show.id, ana.id, day(0)) is None

    @pytest.mark.parametrize(
        "edit",
        [
            lambda who, sheet: AnswerElection(**who, election="meal_waived", answer=True),
            lambda who, sheet: SetCardDetails(**who, details=DayDetails(missed_breaks=1)),
            lambda who, sheet: SetSheetDetails(
                day=sheet, details=DayDetails(shape=DayShape.CONTINUOUS)
            ),
        ],
    )
    def test_an_edit_of_approved_times_opens_them_again(self, edit, planned, show, ana):
        approve(planned, show, ana)
        who = {"production": show.id, "person": ana.id, "date": day(0)}
        done = planned.do(edit(who, next(iter(planned.plan.shoot_days))))
        assert done.reopened
        assert planned.plan.state_on(show.id, ana.id, day(0)) is TimesState.OPEN

    def test_locked_times_take_no_answer(self, planned, show, ana):
        approve(planned, show, ana)
        planned.do(LockWeek(production=show.id, person=ana.id, week=span(0)))
        with pytest.raises(Refused, match="locked"):
            planned.do(
                AnswerElection(
                    production=show.id,
                    person=ana.id,
                    date=day(0),
                    election="comp_rest",
                    answer=True,
                )
            )
