"""The week as a file for other programs: dragged out by its heading, copied, cleared away."""

import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDrag, QGuiApplication

from crewplanner.ui.temp_files import TempFiles
from tests.ui.board.boards import Hands


@pytest.fixture
def shown(page, qtbot):
    found = page("board")
    qtbot.waitUntil(lambda: not found.context.feed.behind)
    yield found
    found.week_file._files.clear()


def test_the_heading_of_the_week_is_dragged_out_as_a_file_that_is_there(
    shown, sample, qtbot, monkeypatch
):
    carried = []

    def take(drag, *_actions):
        (url,) = drag.mimeData().urls()
        carried.append(url.toLocalFile())
        carried.append(PdfReader(url.toLocalFile()).pages[0].extract_text())

    monkeypatch.setattr(QDrag, "exec", take)
    hands, digest = Hands(qtbot, shown.board), sample.digest()
    hands.press(QPoint(40, 40))
    hands.move(QPoint(60, 90))
    path, text = carried
    assert Path(path).name.startswith("Harbour Lights 2026-W")
    assert "Main unit" in text
    assert not shown.board.dragging
    hands.release(QPoint(60, 90))
    assert sample.digest() == digest


@pytest.mark.parametrize(
    ("copy", "suffix", "begins"),
    [("copy_pdf", ".pdf", b"%PDF"), ("copy_calendar", ".ics", b"BEGIN")],
)
def test_the_week_is_copied_as_a_file_for_its_user_alone(shown, sample, copy, suffix, begins):
    getattr(shown.week_file, copy)()
    data = QGuiApplication.clipboard().mimeData()
    (url,) = data.urls()
    file = Path(url.toLocalFile())
    assert file.is_relative_to(shown.week_file._files._folder.name)
    assert file.suffix == suffix
    assert file.read_bytes().startswith(begins)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    names = {part for p in sample.plan.people.values() for part in p.name.split()}
    assert not names & set(file.stem.split())


def test_files_go_with_the_program(qapp):
    files = TempFiles(qapp)
    path = files.write("week.pdf", b"%PDF")
    assert path.read_bytes() == b"%PDF"
    files.clear()
    assert not path.exists()
    assert not path.parent.parent.exists()
