"""Export: the printed pages to look at, then one file, whole or not at all."""

import datetime as dt

import pytest
from pypdf import PdfReader

from crewplanner.app.settings import Settings
from crewplanner.exports import Audience, ClockFace, PaperSize, formats_of
from crewplanner.ui.dialogs.export import ExportDialog
from crewplanner.ui.dialogs.export_ledger import LedgerExportDialog


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def opened_files():
    return []


@pytest.fixture
def dialog(services, workspace, harbour, out, opened_files, qtbot):
    def ask(_parent, _title, start, _types):
        return out / start.name

    made = ExportDialog(
        services,
        workspace.plan.productions[harbour],
        Settings(),
        ask_path=ask,
        open_file=opened_files.append,
    )
    qtbot.addWidget(made)
    made.show()
    settled(made, qtbot)
    return made


def settled(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog.work.busy and not dialog.desk.pause.isActive())


def choose(segmented, name):
    segmented.set_value(name)
    segmented.chosen.emit(name)


def save(dialog, qtbot):
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.saved is not None)
    return dialog.saved


def test_the_pages_are_those_that_are_saved(dialog, qtbot):
    assert dialog.pages.count.text() == "Page 1 of 1"
    assert dialog.form.week.text() == "Week 10 · 2–8 Mar 2026"
    saved = save(dialog, qtbot)
    assert saved.name == "Harbour 2026-W10 crew.pdf"
    reader = PdfReader(saved)
    assert len(reader.pages) == dialog.pages.pages
    assert "Ana Foss" in reader.pages[0].extract_text()
    assert not dialog.isVisible()


def test_the_crew_does_not_see_money_and_the_dialog_says_so(dialog, qtbot):
    assert dialog.form.left_out.text().startswith("No money, no private phones")
    text = PdfReader(save(dialog, qtbot)).pages[0].extract_text()
    assert "900123" not in text
    assert "GBP" not in text


def test_the_producer_sees_everything(dialog, qtbot):
    choose(dialog.form.audience, "producer")
    settled(dialog, qtbot)
    assert dialog.form.left_out.text().startswith("Everything is on it")
    saved = save(dialog, qtbot)
    assert saved.name == "Harbour 2026-W10 producer.pdf"
    text = "".join(page.extract_text() for page in PdfReader(saved).pages)
    assert "Confidential" in text


def test_a_department_is_chosen_among_those_that_are_booked(dialog, qtbot):
    assert not dialog.form.department.isVisible()
    choose(dialog.form.audience, "department")
    settled(dialog, qtbot)
    names = [dialog.form.department.itemText(n) for n in range(dialog.form.department.count())]
    assert names == ["Electric / lighting"]
    assert dialog.options().audience is Audience.DEPARTMENT
    assert dialog.options().department == "Electric / lighting"


def test_a_week_without_anybody_has_no_department(dialog, qtbot):
    choose(dialog.form.audience, "department")
    dialog.form.after.click()
    dialog.form.after.click()
    settled(dialog, qtbot)
    assert "Nobody is booked" in dialog.messages.text("failed")
    assert dialog.pages.pages == 0
    assert not dialog.save.isEnabled()
    choose(dialog.form.audience, "crew")
    settled(dialog, qtbot)
    assert dialog.messages.text("failed") == ""
    assert dialog.save.isEnabled()


def test_weeks_go_back_and_on(dialog, qtbot):
    dialog.form.before.click()
    settled(dialog, qtbot)
    assert dialog.form.week.text() == "Week 9 · 23 Feb – 1 Mar 2026"
    dialog.form.after.click()
    settled(dialog, qtbot)
    assert dialog.form.week.text() == "Week 10 · 2–8 Mar 2026"


@pytest.mark.parametrize("one", formats_of("week"), ids=lambda one: one.id)
def test_every_format_is_written_under_its_ending(dialog, qtbot, one):
    dialog.form.format.set_value(one.id)
    dialog.form.format.activated.emit(dialog.form.format.currentIndex())
    saved = save(dialog, qtbot)
    assert saved.suffix == one.suffix
    assert saved.stat().st_size > 200


def test_sheet_times_and_version_are_on_the_paper(dialog, qtbot):
    choose(dialog.form.sheet, "a3")
    choose(dialog.form.clock, "12")
    dialog.form.version.setText("v4 pink")
    dialog.form.supersedes.setText("v3 blue")
    settled(dialog, qtbot)
    options = dialog.options()
    assert (options.paper, options.clock) == (PaperSize.A3, ClockFace.H12)
    page = PdfReader(save(dialog, qtbot)).pages[0]
    assert "v4 pink, supersedes v3 blue" in page.extract_text()
    assert "8:00a" in page.extract_text()
    assert round(float(page.mediabox.width)) == 1191


def test_settings_are_where_the_choices_begin(services, workspace, harbour, qtbot):
    production = workspace.plan.productions[harbour]
    dialog = ExportDialog(services, production, Settings(sheet="a3", clock="12"))
    qtbot.addWidget(dialog)
    assert (dialog.form.sheet.value(), dialog.form.clock.value()) == ("a3", "12")
    by_words = ExportDialog(services, production, Settings(sheet="papyrus"))
    qtbot.addWidget(by_words)
    assert by_words.form.sheet.value() == "letter"
    for one in (dialog, by_words):
        one.reject()


def test_a_place_that_cannot_be_written_is_told_and_the_dialog_stays(dialog, out, qtbot):
    out.rmdir()
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.messages.text("failed") != "")
    assert "Harbour 2026-W10 crew.pdf" in dialog.messages.text("failed")
    assert dialog.isVisible()
    assert dialog.saved is None
    assert dialog.save.isEnabled()


def test_leaving_writes_nothing(dialog, out):
    dialog.reject()
    assert list(out.iterdir()) == []
    assert dialog.saved is None


def test_save_and_open_opens_what_was_saved(dialog, opened_files, qtbot):
    dialog.save_and_open.click()
    qtbot.waitUntil(lambda: dialog.saved is not None)
    assert opened_files == [dialog.saved]


def test_no_path_chosen_means_nothing_is_written(services, workspace, harbour, qtbot):
    dialog = ExportDialog(
        services,
        workspace.plan.productions[harbour],
        Settings(),
        ask_path=lambda *_asked: None,
    )
    qtbot.addWidget(dialog)
    settled(dialog, qtbot)
    dialog.save.click()
    assert dialog.saved is None
    dialog.reject()


def test_the_page_can_be_seen_in_full_size_by_key(dialog, qtbot):
    area = dialog.pages._area
    whole = dialog.pages._sheet.size()
    qtbot.keyClick(area, "+")
    assert dialog.pages._sheet.width() > whole.width()
    qtbot.keyClick(area, "-")
    assert dialog.pages._sheet.size() == whole
    assert area.accessibleName() == "The paper as it will be printed. Page 1 of 1"


@pytest.fixture
def hot_cost(services, workspace, harbour, out, qtbot):
    def ask(_parent, _title, start, _types):
        return out / start.name

    made = ExportDialog(
        services,
        workspace.plan.productions[harbour],
        Settings(),
        paper="hot-cost",
        ask_path=ask,
    )
    qtbot.addWidget(made)
    made.show()
    settled(made, qtbot)
    return made


def test_the_hot_cost_is_of_a_day_and_for_the_producer(hot_cost, qtbot):
    assert hot_cost.form.week.text() == "Wed 4 Mar 2026"
    assert hot_cost.options().audience is Audience.PRODUCER
    assert "alone" in hot_cost.form.left_out.text()
    hot_cost.form.before.click()
    hot_cost.form.before.click()
    settled(hot_cost, qtbot)
    assert hot_cost.form.week.text() == "Mon 2 Mar 2026"
    saved = save(hot_cost, qtbot)
    assert saved.name == "Harbour 2026-03-02 hot cost.pdf"
    text = PdfReader(saved).pages[0].extract_text()
    assert "Ana Foss" in text
    assert "over plan" in text


@pytest.mark.parametrize("one", formats_of("hot-cost"), ids=lambda one: one.id)
def test_every_format_of_the_hot_cost_is_written(hot_cost, qtbot, one):
    hot_cost.form.format.set_value(one.id)
    hot_cost.form.format.activated.emit(hot_cost.form.format.currentIndex())
    assert save(hot_cost, qtbot).suffix == one.suffix


@pytest.fixture
def ledger(services, workspace, harbour, out, opened_files, qtbot):
    def ask(_parent, _title, start, _types):
        return out / start.stem

    made = LedgerExportDialog(
        services,
        workspace.plan.productions[harbour],
        weeks=8,
        tentative=True,
        ask_path=ask,
        open_file=opened_files.append,
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.work.busy)
    return made


def test_irregular_hours_are_saved_over_the_weeks_that_are_chosen(ledger, qtbot, opened_files):
    assert ledger.holds.isChecked()
    assert "far above the median" in ledger.told.text()
    choose(ledger.weeks, "4")
    qtbot.waitUntil(lambda: not ledger.work.busy)
    ledger.save_and_open.click()
    qtbot.waitUntil(lambda: ledger.saved is not None)
    assert ledger.saved.suffix == ".pdf"
    assert ledger.saved.read_bytes().startswith(b"%PDF")
    assert opened_files == [ledger.saved]


def test_weeks_without_anybody_cannot_be_saved(ledger, qtbot):
    ledger.until.set_date(dt.date(2019, 5, 1))
    ledger.until.date_changed.emit(dt.date(2019, 5, 1))
    qtbot.waitUntil(lambda: not ledger.work.busy)
    assert "nobody is booked" in ledger.told.text()
    assert not ledger.save.isEnabled()
