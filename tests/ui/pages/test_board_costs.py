"""Money on the board page: foot, strip, panel, and without money."""

import datetime as dt

import pytest

from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.foot import UNKNOWN
from crewplanner.ui.board.intents import OpenCost
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.window_state import WindowState

TODAY = dt.date(2026, 11, 25)


@pytest.fixture
def shown(page, qtbot):
    """The board page with all sums known."""
    found = page("board")
    qtbot.waitUntil(lambda: found.costs.strip.sum.text() != UNKNOWN)
    return found


def test_the_foot_and_the_strip_say_what_the_dates_cost(shown):
    foot = shown.board.scene.around.costs[TODAY]
    assert foot.confirmed == "£22.5k"
    assert foot.with_pencils == "£23.5k"
    assert "£22,462.50 confirmed, £23,457.50 with pencils" in foot.whole
    text = shown.costs.strip.sum.text()
    assert text.startswith("£178,")
    assert "with pencils" in text


def test_a_figure_opens_to_the_people_behind_it_and_from_there_to_every_step(shown):
    shown.board.requested.emit(OpenCost(date=TODAY))
    panel = shown.context.places.side.open_panel("costs")
    rows = panel.model.rows
    assert sum(row.cost.confirmed for row in rows) == shown.costs._costs.of(TODAY).confirmed
    panel.table.selectRow(0)
    panel.table.setFocus()
    asked = panel.asked(1, DateSpan(first=TODAY, last=TODAY))
    assert asked.person == panel.table.current().person
    shown.costs.open_view()
    assert len(panel.model.rows) >= len(rows)


def test_money_can_be_hidden_and_stays_so(shown, qtbot):
    tall = shown.board.scene.geometry.footer
    shown.costs.open_day()
    shown.costs.toggle()
    qtbot.waitUntil(lambda: shown.board.scene.around.costs is None)
    assert shown.board.scene.geometry.footer < tall
    assert not shown.costs.strip.sum.isVisible()
    assert shown.context.places.side.current == ""
    shown.costs.open_day()
    assert shown.context.places.side.current == ""
    shown.costs.toggle()
    qtbot.waitUntil(lambda: shown.board.scene.around.costs is not None)
    qtbot.waitUntil(lambda: shown.costs.strip.sum.text() != UNKNOWN)


def test_another_view_has_its_own_sum_and_never_that_of_the_one_before(shown, qtbot):
    strip, whole = shown.costs.strip, shown.costs.strip.sum.text()
    shown.hours.open(TODAY)
    assert strip.sum.text() == UNKNOWN
    assert strip._dates.text() == "In view: Wed 25 Nov"
    qtbot.waitUntil(lambda: strip.sum.text() != UNKNOWN)
    assert strip.sum.text() == "£22,462.50 confirmed · £23,457.50 with pencils"
    shown.hours.day.show_date(TODAY + dt.timedelta(days=1))
    assert strip.sum.text() == UNKNOWN
    shown.hours.close()
    assert strip.sum.text() == UNKNOWN
    shown.going.zoom_to("TWO_WEEKS")
    qtbot.waitUntil(lambda: strip.sum.text() != UNKNOWN)
    assert strip.sum.text().startswith("£")
    assert whole.startswith("£178,")


def test_money_hidden_on_the_board_is_hidden_on_its_own_page(sample, look, tmp_path):
    frame = ProjectFrame(look, sample, PAGES, WindowState(tmp_path / "settings"))
    frame.show()
    frame.go("board")
    board = frame.page()
    assert isinstance(board, BoardPage)
    for hidden in (True, False):
        frame.go("money")
        frame.go("board")
        board.costs.toggle()
        assert board.costs.hidden is hidden
        frame.go("money")
        assert frame.page().content.isVisible() is not hidden
    frame.close_project()
    frame.close()
    frame.deleteLater()
