"""Holds: what is due when, deciding by key and button, several at once, others' holds."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.hold_words import booking_standing
from crewplanner.app.money_text import money
from crewplanner.app.queries.board import BoardRow
from crewplanner.app.queries.holds import HoldRow
from crewplanner.app.release_words import cost_text, rise_text
from crewplanner.domain.bookings import BookingStatus
from crewplanner.ui.board.looks import Kind, look_of
from crewplanner.ui.dialogs.holds import ChallengeDialog, ExtendDialog, OutsideHoldDialog
from crewplanner.ui.pages.holds_table import Heading
from crewplanner.ui.widgets.figures import Figures


@pytest.fixture
def holds(page):
    """The page of holds on the Wednesday of the third week."""
    return page("holds")


def shown(page):
    """The lines of the table: headings in capitals, names below."""
    return [
        line.due.value.upper() if isinstance(line, Heading) else line.person_name.split()[0]
        for line in page._model.rows
    ]


def choose(page, *names, dates=""):
    """Select the first hold of each of these people."""
    page.table.clearSelection()
    for name in names:
        number = next(
            n
            for n, line in enumerate(page._model.rows)
            if isinstance(line, HoldRow)
            and line.person_name.startswith(name)
            and line.dates.startswith(dates)
        )
        model = page.table.selectionModel()
        flags = model.SelectionFlag
        model.setCurrentIndex(page._model.index(number, 0), flags.Select | flags.Rows)


def status(sample, name):
    people = {key for key, one in sample.plan.people.items() if one.name.startswith(name)}
    return {one.status.value for one in sample.plan.bookings.values() if one.person in people}


def test_holds_stand_under_the_heading_of_when_they_are_due(holds):
    assert shown(holds) == [
        "OVERDUE",
        *("Tobias", "Ingeborg", "Benedikt", "Ingeborg"),
        "TODAY",
        "Arlo",
        "WEEK",
        *("Marisol", "Benedikt", "Amina"),
        "LATER",
        *("Ingeborg", "Maximiliana"),
    ]
    by_name = {line.person_name: line for line in holds._model.rows if isinstance(line, HoldRow)}
    assert by_name["Tobias Achebe-Cole"].ladder == (
        "2nd behind Nordlicht Film (1st, decides today 18:00)"
    )
    assert by_name["Marisol Quint"].deadline_text == "Answer by Thu 12:00"
    assert by_name["Arlo Pemberton"].deadline_text == "Runs out today"


def test_the_sidebar_counts_what_must_be_decided_today_or_is_overdue(frame, qtbot):
    entry = frame.sidebar.entry("holds")
    qtbot.waitUntil(lambda: entry.count == 5, timeout=5000)
    assert entry.accessibleName() == "Holds, 5 to look at"


def test_the_panel_tells_the_ladder_and_the_arithmetic(holds):
    choose(holds, "Amina")
    told = holds.panel.told
    assert "▸ 1st · Harbour Lights · Mon 30 Nov – Fri 4 Dec" in told
    assert "2nd · Nordlicht Film · Wed 2 – Fri 4 Dec" in told
    assert "5 days' notice, 50 % of £" in told


def test_release_by_key_tells_what_moves_up(holds, sample, qtbot):
    before = sample.plan
    choose(holds, "Marisol")
    holds.table.setFocus()
    qtbot.keyClick(holds.table, Qt.Key.Key_R)
    assert "released" in status(sample, "Marisol")
    said = holds.services.toast.words
    assert said == "Released Marisol Quint · Marisol Quint (Ferrous Films) moves up to 1st"
    sample.undo()
    assert sample.plan.bookings == before.bookings


def test_several_are_confirmed_at_once_and_undone_at_once(holds, sample, qtbot):
    choose(holds, "Arlo", "Amina")
    qtbot.mouseClick(holds._confirm, Qt.MouseButton.LeftButton)
    assert "pencil" not in status(sample, "Arlo") | status(sample, "Amina")
    assert "AMINA" not in "".join(shown(holds)).upper()
    sample.undo()
    assert "pencil" in status(sample, "Arlo")


def test_a_challenge_is_answered_by_confirming(holds, sample):
    choose(holds, "Marisol")
    holds.confirm()
    assert sample.undo_label == "Confirm challenged hold"
    assert "challenged" not in status(sample, "Marisol")


def test_a_hold_is_challenged_and_extended_by_dialog(holds, sample, answer):
    choose(holds, "Arlo")
    answer(lambda dialog: _is(dialog, ChallengeDialog))
    holds.challenge()
    arlo = _of(holds, "Arlo")
    assert arlo.status is BookingStatus.CHALLENGED
    assert arlo.deadline_text == "Runs out today"
    choose(holds, "Amina")
    answer(lambda dialog: _is(dialog, ExtendDialog))
    holds.extend()
    amina = sample.plan.bookings[_of(holds, "Amina").booking]
    assert amina.expires == dt.date(2026, 12, 4)


def _is(dialog, kind):
    assert isinstance(dialog, kind)


def _of(page, name):
    """The first hold of somebody."""
    return next(
        line
        for line in page._model.rows
        if isinstance(line, HoldRow) and line.person_name.startswith(name)
    )


def test_what_ran_out_is_released_in_one_go(holds, sample):
    assert holds._expired.isVisible()
    holds.release_expired()
    assert sample.undo_label == "Release expired holds"
    assert not holds._expired.isVisible()
    assert not any(isinstance(row, HoldRow) and row.expired for row in holds._model.rows)


def test_enter_goes_to_the_dates_on_the_board(holds, frame):
    row = _of(holds, "Maximiliana")
    holds._open(row)
    assert frame.sidebar.value() == "board"
    assert frame.session.date == row.span.first


def test_others_holds_are_noted_changed_and_removed(holds, sample, answer):
    holds.switch_view()
    assert len(holds.others.picked()) == 1
    count = len(sample.plan.outside_holds)

    def fill(dialog):
        assert isinstance(dialog, OutsideHoldDialog)
        dialog._person.set_choice(dialog._person._choices[0])
        dialog._holder.setText("Sundfilm")
        dialog._decide.setText("2026-12-01")
        dialog._at.setText("17:30")

    answer(fill)
    holds.note_hold()
    noted = max(sample.plan.outside_holds.values(), key=lambda one: one.id)
    assert (noted.holder, noted.decide_by.strftime("%d %H:%M")) == ("Sundfilm", "01 17:30")

    def rename(dialog):
        dialog._holder.setText("Sundfilm AS")

    answer(rename)
    holds.others.table.selectRow(0)
    holds.others.edit()
    assert "Sundfilm AS" in {one.holder for one in sample.plan.outside_holds.values()}
    holds.others.remove()
    assert len(sample.plan.outside_holds) == count


def test_without_a_hold_the_page_says_what_will_be_here(holds, sample):
    keys = [line.booking for line in holds._model.rows if isinstance(line, HoldRow)]
    holds.table.selectAll()
    holds.release()
    assert all(not sample.plan.bookings[key].live for key in keys)
    assert holds._empty is not None


# --- on the board ------------------------------------------------------------------------------


def pick(page, sample, name):
    """Pick the last live booking of somebody on the board, and give it."""
    person = next(key for key, one in sample.plan.people.items() if one.name.startswith(name))
    booking = [one for one in sample.plan.bookings_of[person] if one.live][-1]
    page.context.show_around(booking.span.first)
    assert page.board.select(booking.id)
    return booking


def test_others_holds_are_outlines_with_rank_and_holder(page, sample):
    board = page("board").board
    rows = [row for row in board.scene.rows.view.rows if isinstance(row, BoardRow)]
    row = next(row for row in rows if row.name == "Tobias Achebe-Cole")
    ours, theirs = cells = row.cells[dt.date(2026, 11, 25)]
    assert (theirs.elsewhere, theirs.rank) == ("Nordlicht Film", 1)
    assert theirs.outside is not None
    look = look_of(theirs, board.scene.words, column=84, height=23)
    assert look.kind is Kind.OUTSIDE
    assert look.texts == ("1P Nordlicht Film", "1P NF", "1P")
    said = board.scene.words.about_cell(row, dt.date(2026, 11, 25), cells)
    assert "1st pencil, held by Nordlicht Film" in said
    assert ours.outside is None


def test_release_by_key_on_the_board_tells_price_and_who_moves_up(page, sample, qtbot):
    shown = page("board")
    pick(shown, sample, "Philippa")
    qtbot.keyClick(shown.board, Qt.Key.Key_R)
    said = shown.services.toast.words
    assert said.startswith("Released Philippa Drakos: 2 days at 50 %")
    pick(shown, sample, "Marisol")
    qtbot.keyClick(shown.board, Qt.Key.Key_R)
    assert "Marisol Quint (Ferrous Films) moves up to 1st" in shown.services.toast.words


def test_third_hold_and_challenge_by_key(page, sample, qtbot, answer):
    shown = page("board")
    booking = pick(shown, sample, "Arlo")
    qtbot.keyClick(shown.board, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert sample.plan.bookings[booking.id].rank == 3
    sample.undo()
    pick(shown, sample, "Arlo")
    answer(lambda dialog: _is(dialog, ChallengeDialog))
    qtbot.keyClick(shown.board, Qt.Key.Key_X)
    assert sample.plan.bookings[booking.id].status is BookingStatus.CHALLENGED


def test_the_details_and_the_form_of_a_booking_tell_ladder_and_price(page, sample):
    shown = page("board")
    marisol = pick(shown, sample, "Marisol")
    standing = booking_standing(sample, marisol)
    assert any("2nd · Ferrous Films" in line for line in standing.ladder)
    assert standing.title == "Once confirmed, release costs"
    assert cost_text(standing.cost) == "2 days at 50 % = £350.00"
    philippa = pick(shown, sample, "Philippa")
    standing = booking_standing(sample, philippa)
    assert (standing.ladder, standing.title) == ((), "Release costs")
    shown.details.toggle()
    (costs,) = (one for one in shown.findChildren(Figures) if "Together" in one.text)
    assert f"\nTogether {money(standing.cost.total, 'GBP')}\n" in costs.text
    assert costs.text.endswith(rise_text(standing.cost)[1:])
