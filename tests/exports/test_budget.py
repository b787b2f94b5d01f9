"""The budget summary and its charts: they come to the figures of the view."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.context import Context
from crewplanner.app.errors import Refused
from crewplanner.app.queries.budget_changes import compared
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.samples import make_sample
from crewplanner.app.workspace import Workspace
from crewplanner.domain.budgets import BudgetFigure, BudgetRevision
from crewplanner.domain.ids import BudgetRevisionId
from crewplanner.exports import Audience, render
from crewplanner.exports.budget import budget_gaps, budget_paper
from crewplanner.exports.budget_revision import revision_tables
from crewplanner.exports.money_bars import PEOPLE_SHOWN, hours_bars, overtime_bars, week_bars
from crewplanner.exports.paper_tables import cell_of
from tests.app.test_samples import MONDAY, Clock
from tests.exports.reading import csv_rows, pdf, pdf_words
from tests.exports.weeks import options


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bars")
    context = Context(user="Tamsin", clock=Clock(), backups=folder / "backups")
    workspace = Workspace.create(folder / "sample.crewplan", context)
    make_sample(workspace, MONDAY)
    production = next(p for p in workspace.plan.productions.values() if p.code == "HBL")
    yield money_view(workspace.plan, production.id, MONDAY)
    workspace.close()


@pytest.fixture(scope="module")
def kept(view):
    """The view after a budget was kept in which the first line was less and the last one missed."""
    first, *others = now = [
        BudgetFigure(account=row.account, name=row.name, department="", amount=row.budget)
        for row in view.lines
        if row.budget is not None
    ]
    then = (replace(first, amount=first.amount - 500), *others[:-1])
    revision = BudgetRevision(
        id=BudgetRevisionId(1),
        production=view.production,
        number=1,
        name="First budget",
        who="Tamsin",
        at=dt.datetime(2026, 2, 3, 9, 0, tzinfo=dt.UTC),
        lines=then,
    )
    return replace(view, revision=revision, changes=compared(then, now))


def test_the_bars_of_a_week_come_to_all_that_is_booked(view):
    chart = week_bars(view)
    assert len(chart.bars) == len(view.weeks)
    for bar, (_week, figures) in zip(chart.bars, view.weeks, strict=True):
        assert sum(bar.values) == figures.most
        assert bar.values[0] == figures.actual


def test_overtime_is_that_of_the_departments_the_most_first(view):
    found = [bar.values[0] for bar in overtime_bars(view).bars]
    assert found == sorted(found, reverse=True)
    assert sum(found) == sum(amount for _name, amount in view.overtime)


def test_twenty_people_have_a_bar_and_the_rest_share_one(view):
    chart = hours_bars(view)
    assert len(chart.bars) == PEOPLE_SHOWN + 1
    most = max(one.expected for one in view.people)
    assert abs(sum(chart.bars[0].values) * 60 - most) <= Decimal(1)
    assert str(len(view.people) - PEOPLE_SHOWN) in chart.bars[-1].label


# --- the paper ---------------------------------------------------------------------------------


def test_the_paper_says_the_forecast_and_every_line(view):
    printed = render(view, options(Audience.PRODUCER), "pdf", paper="budget")
    words = pdf_words(printed)
    assert pdf(printed).trailer["/Root"]["/MarkInfo"]["/Marked"]
    for row in (*view.lines, view.total):
        assert row.name in words
        assert f"{row.forecast:,.2f}" in words


def test_lines_as_csv_add_up_to_the_budget_and_keep_their_minus(view):
    rows = csv_rows(render(view, options(Audience.PRODUCER), "csv", paper="budget"))
    assert sum(Decimal(row["budget"]) for row in rows) == view.total.budget
    assert sum(Decimal(row["forecast"]) for row in rows) == view.total.forecast
    assert [Decimal(row["left"]) for row in rows] == [row.left for row in view.lines]


@pytest.mark.parametrize("told", [options(), options(Audience.PRODUCER, department="Camera")])
def test_only_the_producer_gets_it_and_whole(view, told):
    with pytest.raises(Refused):
        budget_paper(view, told)


def test_what_it_lacks_is_said(view):
    assert budget_gaps(view) == ()
    bare = replace(view, total=replace(view.total, budget=None), unpriced=("Ana",))
    assert len(budget_gaps(bare)) == 2
    assert budget_paper(bare, options(Audience.PRODUCER)).figures[0][1] == "forecast"


def test_it_says_what_became_of_the_budget_since_it_was_kept(view, kept):
    first, last = view.lines[0], [row for row in view.lines if row.budget is not None][-1]
    (table,) = revision_tables(kept)
    assert table.title == "Since “First budget” of Tue 3 Feb 2026"
    assert [cell_of(row.cells[1]).value for row in table.rows] == [first.name, last.name]
    assert [row.cells[-1] for row in table.rows] == [Decimal(500), last.budget]
    (total,) = table.totals
    assert total.cells[-2] == view.total.budget
    assert total.cells[-3] == view.total.budget - last.budget - 500
    assert table in budget_paper(kept, options(Audience.PRODUCER)).parts
    assert list(revision_tables(replace(view, revision=None))) == []
