"""Irregular hours: the table, the dates behind a figure, filters, the period, much at once."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.days import AddShootDays
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.values import DateSpan
from crewplanner.ui.widgets.cells import CellRole

SUNDAYS = (dt.date(2026, 11, 1), dt.date(2026, 11, 8), dt.date(2026, 11, 15))


@pytest.fixture
def ledger(page, frame):
    """The page, with all its people reckoned, up to a Wednesday."""
    frame.session.set_date(dt.date(2026, 11, 18))
    shown = page("ledger")
    finish(shown)
    return shown


def finish(page):
    """Do the rest of what is reckoned in slices, now."""
    if page._slices.running:
        page._slices.stop()
        while page._reckon_one():
            pass
        page._show()


def book(sample, dates, status=BookingStatus.CONFIRMED):
    """The first person on a night shoot on each of the dates."""
    plan = sample.plan
    person = next(iter(plan.people.values()))
    production = next(iter(plan.productions))
    unit = next(unit.id for unit in plan.units.values() if unit.production == production)
    has = {day.date for day in plan.shoot_days.values() if day.unit == unit}
    days = [
        ShootDay(id=NEW, production=production, unit=unit, date=date, call=960, wrap=1680)
        for date in dates
        if date not in has
    ]
    sample.do(AddShootDays(days=tuple(days)))
    spans = tuple(DateSpan(first=date, last=date) for date in dates)
    sample.do(
        BookPeople(
            production=production, people=(person.id,), spans=spans, unit=unit, status=status
        )
    )
    return person


def column(page, name):
    return [one.id for one in page._model.columns].index(name)


def put_cursor(page, person, name):
    place = page._model.position(person.id)
    index = page._proxy.mapFromSource(page._model.index(place, column(page, name)))
    page.table.setCurrentIndex(index)


def cell(page, person, name):
    return page._model.index(page._model.position(person.id), column(page, name))


def test_every_person_of_the_production_has_a_line(ledger):
    assert ledger._model.rowCount() == 59
    assert ledger.bar.summary == "26 Oct – 22 Nov 2026 · 59 people"
    assert ledger.table.current() is not None
    assert ledger.panel.dates


def test_a_figure_opens_to_its_dates_and_they_lead_to_the_board(ledger, sample, frame, qtbot):
    person = book(sample, SUNDAYS)
    finish(ledger)
    put_cursor(ledger, person, "sundays")
    assert ledger.panel.dates == SUNDAYS
    assert cell(ledger, person, "sundays").data() == "3"
    assert cell(ledger, person, "sundays").data(CellRole.ICON)
    assert ledger.panel._figure.text() == "3 Sundays · 36:00"
    assert ledger.panel._against.text() == "Far above the crew's median of 0"
    assert ledger.panel._sunday.text() == (
        "Has not had a Sunday since Sun 25 Oct: 3 Sundays of work"
    )
    qtbot.keyClick(ledger.table, Qt.Key.Key_Return)
    assert ledger.panel.table.hasFocus()
    assert ledger.panel._told.text().startswith("Sun 15 Nov · 16:00–04:00 +1 · 12:00 · all of")
    qtbot.keyClick(ledger.panel.table, Qt.Key.Key_Return)
    assert frame.page().objectName() == "board"
    assert frame.session.date == SUNDAYS[-1]
    assert frame.session.selection.people == (person.id,)


@pytest.mark.parametrize("name", ["hours", "nights-hours", "in_a_row", "free_weekend", "person"])
def test_every_column_says_what_its_figure_is(ledger, sample, name):
    person = next(iter(sample.plan.people.values()))
    put_cursor(ledger, person, name)
    assert ledger.panel._caption.text()
    assert ledger.panel._figure.text()


def test_bars_are_lengths_against_the_median(ledger, sample):
    person = book(sample, SUNDAYS)
    finish(ledger)
    bar = cell(ledger, person, "sundays").data(CellRole.BAR)
    assert (bar.part, bar.middle, bar.loud) == (1.0, 0.0, True)
    hours = cell(ledger, person, "hours").data(CellRole.BAR)
    assert 0 < hours.middle < hours.part == 1.0
    assert cell(ledger, person, "holidays").data(CellRole.BAR) is None


def test_who_has_not_had_a_sunday_since(ledger, sample):
    book(sample, SUNDAYS)
    finish(ledger)
    ledger.sunday.set_value(3)
    ledger._filter()
    assert ledger._proxy.rowCount() == 1
    assert "1 of 59 people · 58 hidden by filter" in ledger.bar.summary
    ledger.sunday.set_value(4)
    ledger._filter()
    assert ledger._proxy.rowCount() == 0


def test_filters_of_department_words_and_what_is_far(ledger, sample):
    book(sample, SUNDAYS)
    finish(ledger)
    ledger.bar.set_on(frozenset({"far"}))
    assert ledger._proxy.rowCount() == 1
    ledger.bar.set_on(frozenset())
    ledger.department.set_value("Camera")
    ledger._filter()
    assert {row.department for row in shown(ledger)} == {"Camera"}
    ledger.search.setText("thorsby")
    ledger._filter()
    assert [row.name for row in shown(ledger)] == ["Emeka Thorsby"]
    ledger.find_name()
    assert ledger.search.hasFocus()


def shown(page):
    proxy = page._proxy
    return [proxy.index(n, 0).data(CellRole.OBJECT) for n in range(proxy.rowCount())]


def test_holds_count_where_the_chip_is_on(ledger, sample):
    person = book(sample, SUNDAYS, BookingStatus.PENCIL)
    finish(ledger)
    assert cell(ledger, person, "sundays").data() == ""
    ledger.bar.set_on(frozenset({"holds"}))
    finish(ledger)
    assert cell(ledger, person, "sundays").data() == "3"


def test_the_period_goes_by_weeks_and_lengths(ledger, frame):
    ledger.switch_weeks()
    finish(ledger)
    assert len(ledger.view.span) == 56
    ledger.go_after()
    finish(ledger)
    assert ledger.view.span.last == dt.date(2026, 11, 29)
    ledger.go_before()
    ledger.until.date_changed.emit(dt.date(2026, 11, 11))
    finish(ledger)
    assert ledger.view.span.last == dt.date(2026, 11, 15)
    assert frame.session.date == dt.date(2026, 11, 11)
    ledger.until.date_changed.emit(None)
    assert ledger.until.date() == dt.date(2026, 11, 11)


def test_the_cursor_stays_after_an_edit_and_sorting_is_by_figures(ledger, sample):
    person = next(iter(sample.plan.people.values()))
    put_cursor(ledger, person, "nights")
    book(sample, SUNDAYS)
    finish(ledger)
    assert ledger.table.current().person == person.id
    assert ledger.table.currentIndex().column() == column(ledger, "nights")
    ledger.table.sortByColumn(column(ledger, "nights"), Qt.SortOrder.DescendingOrder)
    counts = [row.ledger.count("night") for row in shown(ledger)]
    assert counts == sorted(counts, reverse=True)


def test_without_work_it_says_what_will_be_here(ledger, frame):
    frame.session.set_date(dt.date(2025, 1, 8))
    finish(ledger)
    assert ledger._empty is not None
    frame.session.set_production(None)
    assert ledger._empty is not None


def test_much_is_reckoned_in_slices(page):
    shown = page("ledger")
    assert shown._slices.running
    assert shown.bar.summary == "Reckoning…"
    assert shown._reckon_one()
    finish(shown)
    assert shown._model.rowCount() == 61
