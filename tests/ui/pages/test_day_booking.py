"""From a new day to its crew, without leaving the page."""

import datetime as dt
from typing import Any

import pytest

from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.booking import BookingDialog
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.dialog import FormError

SATURDAY = dt.date(2026, 11, 28)


@pytest.fixture
def second(sample):
    return next(unit.id for unit in sample.plan.units.values() if unit.name == "Second unit")


def test_a_new_day_is_shown_at_once_and_its_crew_booked_there(page, frame, sample, answer, second):
    days = page("day")

    def fill(dialog):
        dialog._unit.set_value(second)
        dialog._call.setText("18")
        dialog._wrap.setText("2")

    answer(fill)
    days.add_days()
    assert (days._shown.day.date, days._shown.day.unit) == (SATURDAY, second)
    assert frame.toast.words == "Added 1 day"
    assert days.days.current().day == days._shown.day.id

    def tick(dialog):
        assert dialog._unit.value() == second
        assert "still needed: First AD" in dialog.crew.summary.text()
        dialog._status.set_value(BookingStatus.CONFIRMED)
        needed = [line.candidate for line in dialog.crew._model.rows if line.candidate.needed]
        dialog.crew.set_people([one.person for one in needed[:3]])

    answer(tick)
    days.book()
    assert days._shown.heads == 3
    assert frame.toast.words.startswith("Booked 3 people")


def test_the_count_behind_a_page_that_is_not_shown_follows(page, frame, sample, answer, qtbot):
    before = frame.sidebar._entries["findings"].accessibleName()
    page("findings")
    days = page("day")
    answer(lambda dialog: dialog._call.setText("18"))
    days.add_days()
    entry = frame.sidebar._entries["findings"]
    qtbot.waitUntil(lambda: entry.accessibleName() not in ("", before), timeout=10_000)


def dialog_for(look, sample, qtbot, date, **more):
    production = min(sample.plan.productions)
    start = BookingStart(production=production, span=DateSpan(first=date, last=date), **more)
    made = BookingDialog(look, sample.plan, start, lambda: date, sample.ledgers)
    qtbot.addWidget(made)
    return made


def test_the_unit_is_the_one_that_works_on_the_day(look, sample, qtbot, second):
    saturday = SATURDAY - dt.timedelta(weeks=2)
    dialog = dialog_for(look, sample, qtbot, saturday)
    assert dialog._unit.value() == second
    dialog._first.set_date(saturday + dt.timedelta(days=2))
    dialog._first.date_changed.emit(dialog._first.date())
    assert dialog._unit.value() != second
    dialog._unit.set_value(second)
    dialog._unit.chosen.emit(second)
    dialog._first.date_changed.emit(dialog._first.date())
    assert dialog._unit.value() == second


def test_somebody_must_be_ticked_and_a_hold_may_end(look, sample, qtbot):
    dialog = dialog_for(look, sample, qtbot, SATURDAY)
    with pytest.raises(FormError) as caught:
        dialog.result_of_form()
    assert set(caught.value.errors) == {""}
    dialog.crew.set_people([1])
    dialog._expires.set_date(SATURDAY - dt.timedelta(days=2))
    assert stands_until(dialog) == SATURDAY - dt.timedelta(days=2)
    dialog._status.set_value(BookingStatus.CONFIRMED)
    assert stands_until(dialog) is None


def stands_until(dialog):
    command: Any = dialog.result_of_form()
    return command.expires
