"""The hot cost in the window: there at once, by department and person, with its reasons."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.timecards import LogTimes
from crewplanner.app.money_text import figure, money
from crewplanner.app.queries.hot_cost import hot_cost_view
from crewplanner.domain.hot_cost import Cause
from crewplanner.domain.pay import Basis
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import Clock, DateSpan, Offset
from crewplanner.ui.actions import Actions
from crewplanner.ui.widgets.empty_state import EmptyState
from tests.ui.pages.conftest import MONDAY

NIGHT = MONDAY + dt.timedelta(days=9)
TOMORROW = MONDAY + dt.timedelta(days=18)
H = Qt.Orientation.Horizontal


@pytest.fixture
def shown(page, frame):
    """The hot cost of a night whose times are known."""
    frame.session.set_date(NIGHT)
    made = page("timecards")
    run(made, "timecards-hot-cost")
    return made


def run(page, name):
    """As the menu, the palette and its keys do."""
    page.findChild(Actions)[name].trigger()


def titles(table):
    model = table.model()
    return [model.headerData(n, H) for n in range(model.columnCount())]


def row_of(table, name):
    model = table.model()
    return next(n for n in range(model.rowCount()) if model.index(n, 0).data() == name)


def cell(table, name, title):
    return table.model().index(row_of(table, name), titles(table).index(title)).data()


def names(table):
    return [table.model().index(n, 0).data() for n in range(table.model().rowCount())]


def log(sample, name, **times):
    person = next(p for p in sample.plan.people.values() if p.name == name)
    production = next(iter(sample.plan.productions))
    sample.do(LogTimes(production=production, person=person.id, date=NIGHT, **times))


def view(sample, date=NIGHT):
    return hot_cost_view(sample.plan, next(iter(sample.plan.productions)), date)


def test_the_head_says_planned_actual_and_the_difference_in_a_word(shown, sample):
    sums, head = view(sample).sums, shown.hot.head
    assert head.planned.text() == money(sums.planned.total, "GBP")
    assert head.actual.text() == money(sums.actual.total, "GBP")
    assert head.difference.text() == money(sums.difference.total, "GBP", sign=True)
    assert head.side.text() == "over plan"
    assert head.complete.text() == "All times are known."
    assert head.difference.accessibleName().startswith("Difference: +£")


def test_departments_add_up_to_the_whole_day(shown, sample):
    table, found = shown.hot.departments, view(sample)
    assert names(table) == ["All departments", *(one.name for one in found.departments)]
    for one in found.departments:
        assert cell(table, one.name, "Planned") == figure(one.sums.planned.total, "GBP")
        assert cell(table, one.name, "Actual") == figure(one.sums.actual.total, "GBP")
        difference = one.sums.difference
        assert cell(table, one.name, "Difference") == figure(difference.total, "GBP", sign=True)
        assert cell(table, one.name, "Standing") == ("over" if difference.total > 0 else "")
    total = cell(table, "All departments", "Overtime")
    assert total == figure(found.sums.difference.of(Cause.OVERTIME), "GBP", sign=True)


def test_amounts_are_at_the_right_and_the_currency_is_named_once(shown):
    table = shown.hot.departments
    for title in ("Planned", "Actual", "Difference", "Overtime"):
        index = table.model().index(0, titles(table).index(title))
        assert index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
        assert "£" not in index.data()
    assert shown.hot.head.planned.text().startswith("£")


def test_a_department_shows_its_people_the_largest_difference_first(shown, sample):
    hot = shown.hot
    everybody = names(hot.people)
    assert len(everybody) == len(view(sample).people)
    hot.departments.selectRow(row_of(hot.departments, "Camera"))
    camera = next(one for one in view(sample).departments if one.name == "Camera")
    by_size = sorted(camera.people, key=lambda one: -one.difference.total)
    assert names(hot.people) == [one.name for one in by_size]


def test_the_card_opens_the_arithmetic_of_the_chosen_person(shown):
    hot = shown.hot
    hot.people.selectRow(row_of(hot.people, "Ottoline Markham"))
    text = shown.hot.why.as_text()
    assert "Ottoline Markham" in text
    assert "at 1.5×" in text
    assert "980.00 ÷ 10" in text
    assert "Plain deal memo, hours, 0:00–10:00" in text
    assert "deal-memo" not in text
    assert text.index("Actual") < text.index("Planned")
    assert "Overtime" in hot.causes.as_text()


def test_it_follows_every_time_that_is_entered(shown, sample):
    before = shown.hot.head.difference.text()
    log(sample, "Halvard Nwosu", wrap=Offset(minutes=120))
    assert shown.hot.head.difference.text() != before
    assert cell(shown.hot.people, "Halvard Nwosu", "Standing") == "over"
    sample.undo()
    assert shown.hot.head.difference.text() == before


def test_who_is_sick_or_came_unplanned_is_said_in_words(shown, sample):
    log(sample, "Halvard Nwosu", kind=DayKind.SICK)
    booked = {one.person for one in view(sample).people}
    other = next(p for p in sample.plan.people.values() if p.id not in booked)
    log(sample, other.name, call=Clock(minutes=960), wrap=Clock(minutes=1500))
    hot = shown.hot
    assert cell(hot.people, "Halvard Nwosu", "Times") == "Did not work"
    assert cell(hot.people, "Halvard Nwosu", "Standing") == "under"
    assert "Not planned" in cell(hot.people, other.name, "Times")
    assert "Extra people" in titles(hot.departments)


def test_the_cursor_stays_where_it_was_when_another_cause_comes_in(shown, sample):
    hot = shown.hot
    hot.departments.selectRow(row_of(hot.departments, "Camera"))
    hot.people.selectRow(row_of(hot.people, "Ottoline Markham"))
    booked = {one.person for one in view(sample).people}
    other = next(p for p in sample.plan.people.values() if p.id not in booked)
    log(sample, other.name, call=Clock(minutes=960), wrap=Clock(minutes=1500))
    assert "Extra people" in titles(hot.departments)
    assert hot.departments.current().name == "Camera"
    assert hot.people.current().name == "Ottoline Markham"


def test_the_causes_can_be_shown_of_each_figure(shown, sample):
    head, table = shown.hot.head, shown.hot.departments
    sums = view(sample).sums
    for name, amount in (("actual", sums.actual), ("planned", sums.planned)):
        head.findChild(object, name).click()
        assert cell(table, "All departments", "Base") == figure(amount.of(Cause.BASE), "GBP")
    head.findChild(object, "difference").click()
    assert cell(table, "All departments", "Base") == ""


def test_a_day_without_times_says_so_and_shows_no_actual_figure(page, frame):
    frame.session.set_date(TOMORROW)
    made = page("timecards")
    run(made, "timecards-hot-cost")
    head = made.hot.head
    assert (head.actual.text(), head.difference.text(), head.side.text()) == ("–", "–", "")
    assert head.complete.text().startswith("No times are known yet")
    assert "Open" in titles(made.hot.departments)


def test_a_date_without_a_day_offers_the_nearest(page, frame):
    frame.session.set_date(MONDAY + dt.timedelta(days=6))
    made = page("timecards")
    run(made, "timecards-hot-cost")
    *_before, state = made.findChildren(EmptyState)
    assert state.accessibleName().startswith("No sheet for this day.")


def test_the_key_leads_there_and_back(shown, qtbot):
    assert shown.table is shown.hot.departments
    assert QApplication.focusWidget() is shown.hot.departments
    qtbot.keyClick(shown.hot.departments, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.hot.people
    run(shown, "timecards-hot-cost")
    assert shown.table is shown.day.table


def test_days_go_back_and_on(shown, frame):
    run(shown, "timecards-before")
    assert frame.session.date == NIGHT - dt.timedelta(days=1)
    assert shown.hot.view.date == frame.session.date


def test_what_writes_the_sheet_does_nothing_here(shown, sample):
    digest = sample.digest()
    for name in ("as-planned", "day-before-times", "fill-down", "step"):
        run(shown, f"timecards-{name}")
    assert sample.digest() == digest


def test_it_asks_for_the_arithmetic_of_a_person(shown, frame, qtbot):
    asked = []
    frame.run_asked.connect(asked.append)
    hot = shown.hot
    hot.people.setFocus()
    hot.people.selectRow(0)
    person = hot.people.current()
    qtbot.keyClick(hot.people, Qt.Key.Key_Return)
    assert asked == ["why"]
    found = shown.asked()
    assert (found.person, found.span) == (person.person, DateSpan(first=NIGHT, last=NIGHT))
    assert found.basis is Basis.WORKED


def test_the_export_is_asked_of_the_window(shown, frame):
    asked = []
    frame.run_asked.connect(asked.append)
    shown.hot.head.export.click()
    assert asked == ["export-hot-cost"]
