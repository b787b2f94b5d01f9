"""Findings found by words, what clears the chosen one below the list, booking who is missing."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from crewplanner.app.commands.bookings import RemoveBookings
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.overrides import key_of
from crewplanner.ui.dialogs.booking import BookingDialog


@pytest.fixture
def findings(page):
    return page("findings")


def choose(findings, rule):
    row = next(row for row in findings._model.rows if row.rule is rule)
    findings.table.select_object(row)
    return row


def test_words_find_a_person_a_rule_or_a_date(findings):
    for words, count in (("ottoline", 2), ("boom 23 nov", 1), ("wed 25 nov conflict", 1)):
        findings.search.setText(words)
        findings.search.tell_now()
        assert findings.table.model().rowCount() == count
        assert "hidden by filter" in findings._bar.summary


def test_a_button_below_the_list_does_what_clears_the_finding(findings, sample, frame):
    row = choose(findings, RuleKind.UNAVAILABLE)
    assert findings.strip._title.text() == row.text
    before = len(findings._new())
    said = findings.strip.buttons[0].accessibleName()
    findings.strip.buttons[0].click()
    assert len(findings._new()) < before
    assert row.key not in {one.key for one in findings._model.rows}
    assert frame.toast.words == f"Done: {said}"
    assert len(findings.table.chosen()) == 1
    sample.undo()
    assert len(findings._new()) == before


def test_what_is_said_does_not_cover_what_clears_the_next_one(findings, frame):
    frame.toast.say("Done", undo=True)
    top = findings.strip.mapTo(frame, QPoint(0, 0)).y()
    assert frame.toast.geometry().bottom() < top
    frame.go("crew")
    frame.toast.say("Done", undo=True)
    assert frame.toast.geometry().bottom() > top


def test_several_at_once_can_only_be_accepted(findings):
    findings.table.selectAll()
    assert findings.strip.buttons == []
    assert "findings chosen" in findings.strip._title.text()
    findings.table.clearSelection()
    words = [one.text() for one in findings.strip.findChildren(QLabel)]
    assert any(text.startswith("Choose a finding") for text in words)


def test_who_is_missing_is_booked_from_here(findings, sample, answer):
    row = choose(findings, RuleKind.COVERAGE)
    assert findings.strip.crew.isVisible()

    def tick(dialog):
        assert isinstance(dialog, BookingDialog)
        line = dialog.crew._model.rows[0]
        assert line.candidate.needed
        dialog.crew.set_people([line.candidate.person])

    answer(tick)
    findings.strip.crew.click()
    made = max(sample.plan.bookings.values(), key=lambda one: one.id)
    assert (made.span.first, made.unit) == (row.date, row.finding.unit)
    sample.do(RemoveBookings(bookings=(made.id,)))


def test_only_some_are_shown_until_the_chip_lets_go(findings):
    wanted = [row for row in findings._new() if row.rule is RuleKind.COVERAGE]
    keys = {key_of(row.finding) for row in wanted}
    findings.show_only(keys, "New since the first steps")
    assert findings.table.model().rowCount() == len(wanted)
    findings._chips["only"].setChecked(False)
    assert findings.table.model().rowCount() == len(findings._new())
