"""Forms answer with commands, or say under the field what is wrong."""

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.holds import Pencil
from crewplanner.app.commands.productions import AddPlace, EditPlace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType, ShootDay
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person, RatePer
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Place, Production, Unit
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.booking import BookingDialog
from crewplanner.ui.dialogs.booking_start import BookingStart
from crewplanner.ui.dialogs.dialog import FormError
from crewplanner.ui.dialogs.place import PlaceDialog
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.terms import AwayDialog, DealDialog

MONDAY = dt.date(2026, 3, 2)


def day(number):
    return MONDAY + dt.timedelta(days=number)


@pytest.fixture
def plan():
    days = [
        ShootDay(
            id=n + 1,
            production=1,
            unit=1,
            date=day(n),
            day_type=DayType.DARK if n == 2 else DayType.SHOOT,
        )
        for n in range(4)
    ]
    return make_plan(
        [
            Production(id=1, title="Harbour", currency="GBP"),
            Unit(id=1, production=1, name="Main unit"),
            Person(id=1, name="Ana"),
            *days,
        ]
    )


@pytest.fixture
def kept(qtbot):
    made = []

    def keep(dialog):
        made.append(dialog)
        return dialog

    yield keep
    for dialog in made:
        dialog.deleteLater()


def booking(look, plan, kept, first=0, last=13):
    start = BookingStart(production=1, people=(1,), span=DateSpan(first=day(first), last=day(last)))
    return kept(BookingDialog(look, plan, start, lambda: MONDAY))


@pytest.mark.parametrize(
    ("pattern", "spans"),
    [
        ("every", [(0, 13)]),
        ("weekdays", [(0, 4), (7, 11)]),
        ("six", [(0, 5), (7, 12)]),
        ("second", [(0, 6)]),
        ("work", [(0, 1), (3, 3)]),
    ],
)
def test_patterns_become_spans(pattern, spans, look, plan, kept):
    dialog = booking(look, plan, kept)
    dialog._pattern.set_value(pattern)
    command = dialog.result_of_form()
    assert isinstance(command, Pencil)
    assert command.spans == tuple(DateSpan(first=day(a), last=day(b)) for a, b in spans)


def test_a_hold_takes_the_next_free_option_unless_one_is_said(look, plan, kept):
    dialog = booking(look, plan, kept)
    assert dialog._rank.text() == "Next free"
    assert dialog.result_of_form().rank is None
    dialog._rank.setValue(2)
    command = dialog.result_of_form()
    assert isinstance(command, BookPeople)
    assert (command.status, command.rank) == (BookingStatus.PENCIL, 2)


def test_a_booking_turned_round_is_said_under_the_field(look, plan, kept):
    dialog = booking(look, plan, kept)
    dialog._last.set_date(day(-1))
    dialog.try_accept()
    assert dialog.form.errors == {"last": "This is before the first day."}


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("450", "450"),
        ("37,50", "37.50"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("1,234.5", "1234.5"),
    ],
)
def test_rates_as_people_write_them(typed, rate, look, plan, kept):
    dialog = kept(DealDialog(look, plan, 1, 1, lambda: MONDAY))
    dialog._rate.setText(typed)
    deal = dialog.result_of_form().deal
    assert deal.rate == Decimal(rate)
    assert deal.per is RatePer.DAY
    assert [step.until for step in deal.steps] == [600, 720, None]


@pytest.mark.parametrize("typed", ["", "much", "-3", "NaN"])
def test_what_is_no_rate_is_said(typed, look, plan, kept):
    dialog = kept(DealDialog(look, plan, 1, 1, lambda: MONDAY))
    dialog._rate.setText(typed)
    with pytest.raises(FormError) as caught:
        dialog.result_of_form()
    assert set(caught.value.errors) == {"rate"}


def test_steps_must_rise(look, plan, kept):
    dialog = kept(DealDialog(look, plan, 1, 1, lambda: MONDAY))
    dialog._rate.setText("450")
    dialog._until[1].setText("8")
    with pytest.raises(FormError) as caught:
        dialog.result_of_form()
    assert caught.value.errors == {"until1": "Each step must end later than the one before."}


def test_a_part_day_needs_both_times(look, plan, kept):
    span = DateSpan(first=MONDAY, last=MONDAY)
    dialog = kept(AwayDialog(look, plan, 1, span, lambda: MONDAY))
    dialog._from.set_minutes(1080)
    with pytest.raises(FormError) as caught:
        dialog.result_of_form()
    assert "both times" in caught.value.errors["to"]


def test_a_production_keeps_what_the_form_does_not_show(look, kept):
    before = Production(id=7, title="Ferry", consecutive_limit=6, timezone="Europe/London")
    dialog = kept(ProductionDialog(look, before))
    dialog._title.setText("Night Ferry")
    after = dialog.result_of_form().production
    assert (after.title, after.consecutive_limit, after.timezone) == (
        "Night Ferry",
        6,
        "Europe/London",
    )


def test_a_new_production_needs_a_title(look, kept):
    dialog = kept(ProductionDialog(look))
    dialog.try_accept()
    assert dialog.form.errors == {"title": "A production needs a title."}
    dialog._title.setText("Ferry")
    assert dialog.result_of_form().production.id == NEW


def line(dialog, name):
    editor = dialog.form.editor(name)
    assert isinstance(editor, QLineEdit)
    return editor


def place_of(dialog):
    command = dialog.result_of_form()
    assert isinstance(command, AddPlace | EditPlace)
    return command.place


def test_a_place_takes_coordinates_and_says_what_it_understood(look, qtbot):
    dialog = PlaceDialog(look, 1)
    qtbot.addWidget(dialog)
    line(dialog, "name").setText("Quay")
    where = line(dialog, "where")
    where.setText("51°30′26″N 0°7′39″W")
    assert "51.507222° N, 0.1275° W" in where.accessibleDescription()
    place = place_of(dialog)
    assert (place.latitude, place.longitude) == (Decimal("51.507222"), Decimal("-0.1275"))
    where.setText("by the river")
    with pytest.raises(FormError) as caught:
        dialog.result_of_form()
    assert set(caught.value.errors) == {"where"}
    where.clear()
    assert place_of(dialog).latitude is None


def test_editing_a_place_keeps_its_coordinates(look, qtbot):
    known = Place(
        id=4, production=1, name="Quay", latitude=Decimal("51.5"), longitude=Decimal("-0.120000")
    )
    dialog = PlaceDialog(look, 1, known)
    qtbot.addWidget(dialog)
    assert line(dialog, "where").text() == "51.5, -0.12"
    assert place_of(dialog) == known
