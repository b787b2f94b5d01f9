"""The board on paper: every person once, groups kept together, the same pages as PDF."""

from collections import Counter

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication

from crewplanner.app.queries.board import BoardGroup, BoardRow
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.dialogs.board_print import BoardPrintDialog

A4 = (1308, 897)
"""The room of A4 on its side inside of the margins, 120 pixels to the inch."""


@pytest.fixture
def shown(page, qtbot):
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    return found


def rows_of(sheets):
    return [row for sheet in sheets for row in sheet.view.rows]


def people(rows):
    return [row.person for row in rows if isinstance(row, BoardRow)]


def test_everybody_in_view_is_on_one_page_and_no_group_is_torn_that_fits_on_one(shown):
    _press, sheets = shown.printing.pages(*A4)
    assert people(rows_of(sheets)) == people(shown.context.view.rows)
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    assert {sheet.count for sheet in sheets} == {len(sheets)}
    headings = Counter(row.key for row in rows_of(sheets) if isinstance(row, BoardGroup))
    assert set(headings.values()) == {1}, "every department of the sample fits on a page"
    assert all(isinstance(sheet.view.rows[0], BoardGroup) for sheet in sheets)


def test_a_group_that_is_longer_than_a_page_has_its_heading_on_each_of_its_pages(shown):
    _press, sheets = shown.printing.pages(A4[0], 330)
    assert people(rows_of(sheets)) == people(shown.context.view.rows)
    assert all(isinstance(sheet.view.rows[0], BoardGroup) for sheet in sheets)
    headings = Counter(row.key for row in rows_of(sheets) if isinstance(row, BoardGroup))
    assert max(headings.values()) > 1


def test_only_what_is_in_view_is_printed(shown):
    board = shown.board
    _press, sheets = shown.printing.pages(*A4)
    assert {sheet.view.span for sheet in sheets} == {board.visible_span}
    folded = next(row.key for row in shown.context.view.rows if isinstance(row, BoardGroup))
    all_people = len(people(rows_of(sheets)))
    board.scene.fold(frozenset({folded}))
    _press, fewer = shown.printing.pages(*A4)
    assert len(people(rows_of(fewer))) < all_people


def test_many_dates_go_on_further_pages_that_stay_readable(shown, qtbot):
    shown.board.zoom(Preset.SEASON)
    span = shown.board.visible_span
    _press, sheets = shown.printing.pages(500, 700)
    first = [sheet.view.span for sheet in sheets]
    assert min(one.first for one in first) == span.first
    assert max(one.last for one in first) == span.last
    assert max(len(one) for one in first) <= 500 // 12


def test_the_preview_shows_each_page_and_the_pdf_has_as_many(shown, tmp_path, look, qtbot):
    target = tmp_path / "board.pdf"
    dialog = BoardPrintDialog(
        look, shown.printing.pages, target, ask=lambda *_asked: target, parent=shown
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.ready and dialog.view.pages > 0)
    dialog.save()
    pdf = PdfReader(target)
    assert len(pdf.pages) == dialog.view.pages > 1
    width, height = pdf.pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (842, 595)
    dialog.paper.set_value(QPageSize.PageSizeId.A3)
    dialog.way.set_value(QPageLayout.Orientation.Portrait)
    dialog.paper.chosen.emit(dialog.paper.value())
    qtbot.waitUntil(lambda: dialog.ready and dialog.view.pages > 0)
    assert dialog.view.pages < len(pdf.pages)


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(shown, tmp_path, look, qtbot):
    target = tmp_path / "no folder" / "board.pdf"
    dialog = BoardPrintDialog(
        look, shown.printing.pages, target, ask=lambda *_asked: target, parent=shown
    )
    qtbot.addWidget(dialog)
    dialog.save()
    assert not target.parent.exists()
    assert dialog.messages.isVisibleTo(dialog)


def test_ctrl_p_shows_the_pages_first(shown, qtbot):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        dialog.close()

    QTimer.singleShot(0, look)
    assert shown.print_preview()
    assert seen == [BoardPrintDialog]
