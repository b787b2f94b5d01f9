"""Patterns, weeks, days and kept crews on the board in the window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crewplanner.app.recurrence import Pattern
from tests.ui.menu_entries import entries

MONDAY = dt.date(2026, 11, 9)
WEEK = MONDAY + dt.timedelta(days=14)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(page, qtbot):
    """The board page with the keyboard on the board."""
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    found.board.setFocus()
    return found


def person(sample, name):
    return next(p.id for p in sample.plan.people.values() if p.name == name)


def on(sample, name, date):
    return [b for b in sample.plan.booking_on(person(sample, name), date) if b.production == 1]


def test_a_day_is_repeated_on_weekdays_until_a_date(shown, sample, answer):
    digest = sample.digest()
    shown.board.select((person(sample, "Freya Nakagawa"), WEEK + dt.timedelta(days=2)))

    def fill(dialog):
        dialog.pattern.set_value(Pattern.WORKING_DAYS)
        dialog.until.set_date(WEEK + dt.timedelta(days=7))
        dialog._show()
        assert dialog.preview.text() == "3 times: Thu 26 Nov, Fri 27 Nov, Mon 30 Nov"

    answer(fill)
    shown.repeating.repeat()
    assert sample.undo_label == "Copy to 3 cells"
    assert on(sample, "Freya Nakagawa", WEEK + dt.timedelta(days=7))
    assert not on(sample, "Freya Nakagawa", WEEK + dt.timedelta(days=5))
    sample.undo()
    assert sample.digest() == digest


def test_a_week_is_copied_to_every_second_week(shown, sample, answer):
    shown.board.select((person(sample, "Freya Nakagawa"), WEEK))
    late = WEEK + dt.timedelta(days=28)

    def fill(dialog):
        dialog.pattern.set_value(Pattern.SECOND_WEEK)
        dialog.until.set_date(late + dt.timedelta(days=6))

    answer(fill)
    shown.repeating.copy_week()
    for days in (14, 28):
        (copy,) = on(sample, "Freya Nakagawa", WEEK + dt.timedelta(days=days))
        assert len(copy.span) == 3
    assert not on(sample, "Freya Nakagawa", WEEK + dt.timedelta(days=21))


def test_all_that_is_marked_moves_by_days_and_keeps_its_gaps(shown, sample, answer):
    shown.board.select((person(sample, "Philippa Drakos"), WEEK))
    for _each in range(6):
        QTest.keyClick(shown.board, Qt.Key.Key_Right, SHIFT)
    picked = shown.board.scene.selection.picked
    before = {key: sample.plan.bookings[key].span for key in picked}
    assert len(before) > 1
    answer(lambda dialog: dialog.days.setValue(-35))
    shown.repeating.shift()
    assert all(sample.plan.bookings[key].span == span.moved(-35) for key, span in before.items())


def test_a_crew_is_kept_booked_and_forgotten(shown, sample, answer):
    shown.board.select((person(sample, "Freya Nakagawa"), WEEK))
    shown.repeating.book_crew()
    assert shown.messages.text("repeat").startswith("No crew is kept yet.")
    answer(lambda dialog: dialog.name.setText("Main crew"))
    shown.repeating.keep_crew()
    (kept,) = sample.plan.crew_templates.values()
    crew = {m.person for m in sample.plan.members_of[kept.id]}
    assert kept.name == "Main crew"
    assert len(crew) > 10
    far = WEEK + dt.timedelta(days=70)

    def fill(dialog):
        dialog.first.set_date(far)
        dialog.last.set_date(far + dt.timedelta(days=1))

    answer(fill)
    shown.repeating.book_crew()
    booked = {b.person for b in sample.plan.bookings_at[1, far]}
    assert booked == crew
    answer(lambda dialog: setattr(dialog, "_forget", True))
    shown.repeating.book_crew()
    assert not sample.plan.crew_templates
    assert {b.person for b in sample.plan.bookings_at[1, far]} == crew


def test_the_menu_of_the_board_offers_them(shown):
    from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - here alone

    menu = QMenu()
    shown.context.menu_opening.emit(menu)
    words = [action.text() for action in entries(menu)]
    assert "Copy week to other weeks…\tCtrl+Shift+W" in words
    assert "Book a kept crew…" in words
