"""What an agreement leaves to a person is asked for in the group sheet of the day."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from crewplanner.app.commands.people import EditDeal
from crewplanner.app.commands.timecards import LogTimes
from crewplanner.domain.approvals import Deed
from crewplanner.domain.values import Clock
from tests.ui.pages.test_timecards_page import NIGHT, H, row_of, run_action, shown

NAME = "Ottoline Markham"
THURSDAY = NIGHT + dt.timedelta(days=1)


@pytest.fixture
def sheet(page, frame, sample):
    """A night that ended at 04:15 and a call at noon, under an agreement that asks about it."""
    production = next(iter(sample.plan.productions))
    who = next(p.id for p in sample.plan.people.values() if p.name == NAME)
    deal = sample.plan.deal_on(production, who, NIGHT)
    sample.do(EditDeal(deal=replace(deal, agreement="uk-pact-tv-2023", guarantee=None)))
    times = {"call": Clock(minutes=720), "wrap": Clock(minutes=1380)}
    sample.do(LogTimes(production=production, person=who, date=THURSDAY, **times))
    frame.session.set_date(THURSDAY)
    return page("timecards")


def button(card, start):
    return next(b for b in card.findChildren(QPushButton) if b.text().startswith(start))


def test_who_must_be_decided_about_is_marked_and_counted(sheet):
    assert shown(sheet, NAME, "Because").startswith("to decide · ")
    assert not shown(sheet, "Tamsin Farrow", "Because").startswith("to decide")
    assert "Waiting for a decision: 1 person" in sheet.day.cost.as_text()


def test_it_is_decided_beside_the_sheet(sheet):
    sheet.table.selectRow(row_of(sheet, "Tamsin Farrow"))
    assert not sheet.day.decide.isVisibleTo(sheet)
    sheet.table.selectRow(row_of(sheet, NAME))
    card = sheet.day.decide
    assert card.isVisibleTo(sheet)
    assert "compensatory rest or pay for the short rest (3:15) on Thu 19 Nov" in card.as_text()
    before = shown(sheet, NAME, "Extra")
    button(card, "Pay: +£").click()
    assert shown(sheet, NAME, "Extra") != before
    assert "Rest payment 3:15" in shown(sheet, NAME, "Because")
    assert "to decide" not in shown(sheet, NAME, "Because")
    assert "Decided: Pay" in card.as_text()
    assert "Waiting" not in sheet.day.cost.as_text()
    button(card, "Ask again").click()
    assert shown(sheet, NAME, "Because").startswith("to decide · ")


def test_submitting_says_who_is_not_paid_whole_yet(sheet, frame):
    run_action(sheet, "timecards-step")
    assert f"still to decide: {NAME}" in frame.toast.words


def test_the_week_says_its_causes_and_what_is_open_when_it_goes_on(sheet, sample, frame):
    who = next(p.id for p in sample.plan.people.values() if p.name == NAME)
    sheet.show_week_of(who)
    week = sheet.person
    week.table.selectRow(3)
    model = week.table.model()
    titles = [model.headerData(n, H) for n in range(model.columnCount())]
    thursday = model.index(3, titles.index("Because")).data()
    assert thursday == "Short meal 0:30"
    assert "Base: £" in week.hours.as_text()
    assert "Meals: £171.50" in week.hours.as_text()
    undecided = week.week.undecided
    assert undecided == 2
    week.do_step(Deed.SUBMITTED)
    assert frame.toast.words == (
        f"Submitted the week of {NAME}; 2 decisions are still open and not paid"
    )
    button(week.decide, "Pay: +£").click()
    assert week.week.undecided == 1
