"""Why not? beside the board, and the inbox of findings: by key and by button."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from crewplanner.app.commands.findings import AcceptFindings
from crewplanner.domain.overrides import FindingState


@pytest.fixture
def board_page(page):
    return page("board")


def texts(panel):
    return [one.text() for one in panel.findChildren(QLabel)]


def test_the_panel_follows_the_cursor_and_a_button_does_the_remedy(board_page, frame):
    plan = frame.workspace.plan
    board = board_page.context.board
    span = board_page.context.view.span
    booking = next(
        b
        for b in plan.bookings.values()
        if b.production == frame.session.production and b.span.first in span
    )
    board.select((booking.person, booking.span.first))
    board_page.why_not.toggle()
    side = board_page.context.places.side
    panel = side.open_panel("why-not")
    name = plan.people[booking.person].name
    assert any(name in text for text in texts(panel)), texts(panel)
    before = frame.workspace.digest()
    for button in panel.findChildren(QPushButton):
        if button.accessibleName():
            button.click()
            assert frame.workspace.digest() != before
            frame.workspace.undo()
            assert frame.workspace.digest() == before
            break
    board_page.why_not.toggle()
    assert not side.current


def test_accepted_findings_leave_the_inbox(page, frame):
    findings = page("findings")
    row = next(r for r in findings._model.rows if r.finding is not None)
    shown = findings.table.model().rowCount()
    frame.workspace.do(AcceptFindings(findings=(row.finding,), reason="Agreed"))
    findings.catch_up()
    assert findings.table.model().rowCount() == shown - 1
    findings.box.set_value(FindingState.ACCEPTED.value)
    findings.box.chosen.emit(FindingState.ACCEPTED.value)
    assert findings.table.model().rowCount() == 1
    findings.table.selectRow(0)
    findings.withdraw()
    findings.catch_up()
    assert not frame.workspace.plan.overrides
