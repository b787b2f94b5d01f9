"""The page of papers: every paper is looked at, saved as it is seen, and what it lacks is said."""

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from crewplanner.exports import KINDS, PaperSize
from crewplanner.ui.dialogs import printing
from crewplanner.ui.gallery import settle
from crewplanner.ui.window_state import WindowState


@pytest.fixture
def page(frame, qtbot, tmp_path):
    frame.go("papers")
    shown = frame.page()
    shown.ask_path = lambda _parent, _title, start, _types: tmp_path / start.name
    settled(shown, qtbot)
    return shown


def settled(page, qtbot):
    desk = page.desk
    qtbot.waitUntil(lambda: not desk.work.busy and not desk.pause.isActive(), timeout=40_000)


def choose(page, qtbot, paper):
    page.list.set_paper(paper)
    settled(page, qtbot)


def test_every_paper_has_pages(page, qtbot):
    assert [page.list.model().index(row, 0).data() for row in range(len(KINDS))] == [
        kind.title for kind in KINDS
    ]
    for paper in ("call-sheet", "dood", "production-report", "ledger"):
        choose(page, qtbot, paper)
        assert page.desk.form.paper == paper
        assert page.desk.pages.pages > 0


def test_what_is_saved_is_what_is_seen(page, qtbot, tmp_path):
    choose(page, qtbot, "crew-list")
    count = page.desk.pages.pages
    page.save()
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.pdf")))
    settled(page, qtbot)
    (path,) = tmp_path.glob("*.pdf")
    assert len(PdfReader(path).pages) == count
    opened = []
    page.open_url = opened.append
    page.open_folder()
    assert opened[0].toLocalFile() == str(tmp_path)


def test_choices_are_those_of_the_paper_and_come_back(frame, page, qtbot, tmp_path):
    form = page.desk.form
    choose(page, qtbot, "dood")
    assert form.reach.isVisibleTo(form)
    assert form.holds.isVisibleTo(form)
    assert form.question().span is None
    form.set_paper("call-sheet")
    plan, production = frame.workspace.plan, frame.session.production
    both = next(
        date for (own, date), days in plan.days_on.items() if own == production and len(days) > 1
    )
    form.go_to(both, frame.session.week)
    assert form.unit.isVisibleTo(form)
    form.unit.set_value(plan.days_on[production, both][1].id)
    assert form.question().day == plan.days_on[production, both][1].id
    form.set_paper("hot-cost")
    assert not form.reach.isVisibleTo(form)
    form.before.click()
    assert form.question().span.first < both
    state = WindowState(tmp_path)
    state.set_texts("papers", {"sheet": "tabloid", "clock": "12", "large": "1"})
    form.set_paper("timecards")
    form.take_kept(state.texts("papers"))
    assert form.options().paper is PaperSize.TABLOID
    assert form.options().large
    assert form.kept()["clock"] == "12"


def test_pages_are_printed_on_their_sheet(page, qtbot, tmp_path, monkeypatch):
    made = tmp_path / "printed.pdf"

    def accept(dialog):
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(made))
        return 1

    monkeypatch.setattr(printing.QPrintDialog, "exec", accept)
    choose(page, qtbot, "week")
    count = page.desk.pages.pages
    assert page.print_preview()
    qtbot.waitUntil(made.exists, timeout=40_000)
    settled(page, qtbot)
    printed = PdfReader(made).pages
    assert len(printed) == count
    assert printed[0].mediabox.width > printed[0].mediabox.height


def test_where_there_is_little_room_the_list_stands_in_place_of_the_paper(frame, page):
    page.services.look.resize_text(2.0)
    frame.resize(1000, 600)
    settle()
    assert not page.list.isVisible()
    page._sides.switch.click()
    assert page.list.isVisible()
    page.list.activated.emit(page.list.currentIndex())
    assert page.desk.pages.isVisible()
    page.services.look.resize_text(1.0)
