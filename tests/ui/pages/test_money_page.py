"""The money page: reckoned beside the window, marked while old, every figure open to its steps."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.commands.money import SaveBudgetLine
from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.commands.reviews import SaveMember
from crewplanner.app.context import Context
from crewplanner.app.money_text import figure, money
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.pay import Basis
from crewplanner.domain.productions import BudgetLine, Production
from crewplanner.domain.reviews import Member, MemberRole
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.pages.money import MoneyPage
from crewplanner.ui.pages.money_card import BUDGET, FORECAST
from crewplanner.ui.pages.money_table import PEOPLE, TABLES, WEEKS
from crewplanner.ui.project_frame import ProjectFrame
from tests.ui.pages.conftest import NOW


def done(page, qtbot):
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    return page


@pytest.fixture
def shown(page, qtbot):
    """The page with its figures."""
    return done(page("money"), qtbot)


def a_line(sample):
    return next(iter(sample.plan.budget_lines.values()))


def test_the_figures_are_those_of_the_view(shown, sample):
    view = money_view(sample.plan, shown.view.production, shown.view.today)
    assert shown.view == view
    assert shown.head.figures[FORECAST].text() == money(view.total.forecast, "GBP")
    assert shown.head.figures[BUDGET].text() == money(view.total.budget, "GBP")
    assert figure(view.total.figures.at_least, "GBP") in shown.head.figures["at_least"].text()
    assert not shown.stale
    assert shown.head.state.text() == ""


def test_pay_so_far_is_what_pay_says_to_the_penny(shown, sample):
    pay = sample.pricing.week(
        sample.plan, shown.view.production, shown.view.span, basis=Basis.WORKED
    )
    total = sum((line.amount for one in pay.people for line in one.lines), Decimal(0))
    part = next(row for row in shown.view.parts if row.account == "pay")
    assert part.figures.actual == total > 0


def test_every_table_adds_up_to_its_first_row(shown):
    for name in ("lines", "departments", "weeks", "parts"):
        shown.show_table(name)
        first, *rows = shown.table.model().rows
        assert sum(row.figures.likely for row in rows) == first.figures.likely, name


def test_a_change_marks_the_figures_as_old_until_they_are_made_again(shown, sample, qtbot):
    line = a_line(sample)
    sample.do(SaveBudgetLine(line=replace(line, amount=line.amount + 1000)))
    assert shown.stale
    assert "before the last change" in shown.head.state.text()
    before = shown.view.total.budget
    done(shown, qtbot)
    assert not shown.stale
    assert shown.view.total.budget == before + 1000
    assert shown.head.state.isHidden()


def test_cancelling_leaves_the_old_figures_and_a_way_on(shown, sample, qtbot):
    line = a_line(sample)
    before = shown.view
    sample.do(SaveBudgetLine(line=replace(line, amount=line.amount + 1)))
    shown.reckon()
    assert shown._bar is not None
    shown._bar.cancel.click()
    assert not shown.busy
    assert shown.view is before
    assert shown.stale
    assert not shown.head.redo.isHidden()
    shown.head.redo.click()
    done(shown, qtbot)
    assert not shown.stale


def test_each_figure_at_the_top_opens_to_its_steps(shown):
    for name in shown.head.figures:
        shown.head.asked.emit(name)
        assert shown.head.figures[name].text() in shown.card.as_text(), name
    shown.head.asked.emit(FORECAST)
    assert "Remaining" in shown.card.as_text()


def test_a_bar_says_its_values_and_opens_its_row(shown, qtbot):
    chart = shown.overview.weeks
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == 1
    _week, figures = shown.view.weeks[1]
    assert figure(figures.actual, "GBP") in chart.accessibleName()
    assert figure(figures.likely, "GBP") in shown.card.as_text()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert shown.views.value() == WEEKS
    assert shown.table.current().week == shown.view.weeks[1][0]


def test_all_tables_are_reached_by_key_and_say_why(shown, frame):
    seen = []
    for _turn in range(len(TABLES) + 1):
        shown.next_view()
        seen.append(shown.views.value())
        assert shown.card.as_text()
    assert seen == [*(name for name, _title in TABLES), "overview"]
    shown.show_table("lines")
    assert shown.explain()
    shown.show_table(PEOPLE)
    assert not shown.explain()
    assert shown.asked().person == shown.table.current().person


def test_a_department_sees_no_money(tmp_path, sample_file, look, qtbot):
    path = Path(shutil.copy(sample_file, tmp_path / "Other.crewplan"))
    context = Context(user="Tamsin", clock=lambda: NOW, backups=tmp_path / "backups")
    planner = Workspace.open(path, context)
    camera = next(one.id for one in planner.plan.departments.values() if one.name == "Camera")
    member = Member(id=NEW, name="Ana", role=MemberRole.DEPARTMENT, department=camera)
    planner.do(SaveMember(member=member))
    planner.close()
    frame = ProjectFrame(look, Workspace.open(path, replace(context, user="Ana")), PAGES)
    qtbot.addWidget(frame)
    frame.show()
    frame.go("money")
    page = frame.page()
    assert isinstance(page, MoneyPage)
    assert not page.busy
    assert page.view is None
    assert page._empty is not None
    frame.close_project()


def test_without_bookings_and_budget_the_page_says_what_comes_first(tmp_path, look, qtbot):
    context = Context(user="Tamsin", clock=lambda: NOW, backups=tmp_path / "backups")
    workspace = Workspace.create(tmp_path / "New.crewplan", context)
    show = Production(id=NEW, title="Harbour", timezone="Europe/London", currency="GBP")
    added = workspace.do(AddProduction(production=show)).added["productions"][0]
    frame = ProjectFrame(look, workspace, PAGES)
    qtbot.addWidget(frame)
    frame.show()
    frame.go("money")
    page = done(frame.page(), qtbot)
    assert isinstance(page, MoneyPage)
    assert page._empty is not None
    line = BudgetLine(id=NEW, production=added, name="Camera", amount=Decimal(100))
    workspace.do(SaveBudgetLine(line=line))
    done(page, qtbot)
    assert page._empty is None
    assert page.head.figures[BUDGET].text() == "£100.00"
    frame.close_project()
