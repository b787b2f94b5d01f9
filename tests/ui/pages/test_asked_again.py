"""The line that says who is asked again: on the toast after a booking, in the dialog before."""

import datetime as dt

import pytest

from crewplanner.app.commands.bookings import BookPeople, RemoveBookings
from crewplanner.app.commands.days import AddShootDays
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.booking import BookingDialog
from crewplanner.ui.dialogs.booking_start import BookingStart

SUNDAYS = (dt.date(2026, 11, 8), dt.date(2026, 11, 15))
LINE = "Second Sunday in four weeks; the crew's median is 0"


@pytest.fixture
def unit(sample):
    """The main unit, with a day on two Sundays."""
    production = next(iter(sample.plan.productions))
    unit = next(unit for unit in sample.plan.units.values() if unit.production == production)
    days = tuple(
        ShootDay(id=NEW, production=production, unit=unit.id, date=date, call=540, wrap=1020)
        for date in SUNDAYS
    )
    sample.do(AddShootDays(days=days))
    return unit


@pytest.fixture
def person(sample):
    return next(iter(sample.plan.people.values()))


def book(unit, person, date):
    span = DateSpan(first=date, last=date)
    status = BookingStatus.CONFIRMED
    return BookPeople(
        production=unit.production, people=(person.id,), spans=(span,), unit=unit.id, status=status
    )


def test_the_toast_says_that_somebody_is_asked_again(page, frame, sample, unit, person, qtbot):
    shown = page("crew")
    shown.do(book(unit, person, SUNDAYS[0]), toast="Booked")
    qtbot.waitUntil(lambda: not frame._asked_again._line._slices.running)
    assert frame.toast.words == "Booked"
    shown.do(book(unit, person, SUNDAYS[1]), toast="Booked again")
    qtbot.waitUntil(lambda: LINE in frame.toast.words, timeout=10_000)
    assert frame.toast.words == f"Booked again\n{person.name}: {LINE}"
    booking = sample.plan.bookings_of[person.id][-1]
    shown.do(RemoveBookings(bookings=(booking.id,)), toast="Removed")
    assert frame.toast.words == "Removed"
    assert not frame._asked_again._line._slices.running


def test_the_dialog_says_so_before(look, sample, unit, person, qtbot):
    sample.do(book(unit, person, SUNDAYS[0]))
    span = DateSpan(first=SUNDAYS[1], last=SUNDAYS[1])
    start = BookingStart(production=unit.production, people=(person.id,), span=span)
    dialog = BookingDialog(look, sample.plan, start, lambda: SUNDAYS[1], sample.ledgers)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: LINE in dialog._notes.text("again"), timeout=10_000)
    monday = SUNDAYS[1] + dt.timedelta(days=1)
    for field in (dialog._last, dialog._first):
        field.set_date(monday)
        field.date_changed.emit(monday)
    qtbot.waitUntil(lambda: not dialog._notes.text("again"), timeout=10_000)
    dialog._first.setText("nonsense")
    dialog._first.date_changed.emit(None)
    dialog._look_again()
    assert not dialog._notes.text("again")
