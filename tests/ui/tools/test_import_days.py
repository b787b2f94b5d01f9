"""Shoot days from a list: what is open about dates, productions and kinds of days is asked."""

import pytest

from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.importing.moments import DateOrder
from crewplanner.domain.days import DayType
from crewplanner.ui.dialogs.import_preview import KindsDialog
from tests.ui.tools.imports import choose_kind, opened, preview

DAYS = "Date,Call,Wrap,Location\n2026-04-20,07:30,18:30,Quay\n2026-04-21,16:00,02:00,Old town\n"


@pytest.fixture
def dialog(services, tmp_path, qtbot):
    return opened(services, MappingMemory(tmp_path / "columns.json"), qtbot)


def test_days_come_in_with_call_and_wrap(dialog, workspace, qtbot, harbour):
    preview(dialog, qtbot, DAYS, "shoots")
    row = dialog.preview.model.rows[1]
    assert (row.cells["date"], row.cells["times"]) == ("Tue 21 Apr 2026", "16:00–02:00 +1")
    assert dialog.go_on.text() == "Import 2 days"
    dialog.go_on.click()
    assert dialog.imported.kind.page == "day"
    came = [workspace.plan.shoot_days[n] for n in dialog.imported.change.added["shoot_days"]]
    assert {day.production for day in came} == {harbour}


def test_dates_that_can_be_read_in_two_ways_are_asked_about(dialog, workspace, qtbot):
    before = workspace.digest()
    preview(dialog, qtbot, "Date,Call\n03/04/2026,07:30\n04/05/2026,08:00\n", "shoots")
    assert "“03/04/2026”" in dialog.preview.messages.text("open")
    assert dialog.preview.order.isVisible()
    assert not dialog.go_on.isEnabled()
    dialog._go_on()
    assert workspace.digest() == before
    order = dialog.preview.order
    order.set_value(DateOrder.MDY)
    order.activated.emit(order.currentIndex())
    qtbot.waitUntil(dialog.go_on.isEnabled)
    assert dialog.preview.model.rows[0].cells["date"] == "Wed 4 Mar 2026"
    assert dialog.preview.messages.text("open") == ""


def test_productions_can_come_from_a_column(dialog, workspace, qtbot):
    choose_kind(dialog, "shoots")
    box = dialog.production.box
    box.setCurrentIndex(box.count() - 1)
    text = "Date,Call,Production\n2026-04-20,07:30,Salt Road\n2026-04-21,08:00,harbour\n"
    preview(dialog, qtbot, text, "shoots")
    assert "“Production”" in dialog.preview.messages.text("remarks")
    dialog.go_on.click()
    titles = {production.title for production in workspace.plan.productions.values()}
    assert titles == {"Harbour", "Ferry", "Salt Road"}


def test_what_the_file_calls_its_days_can_be_read_otherwise(dialog, qtbot, answer):
    text = "Date,Call,Type\n2026-04-20,07:30,Permit\n2026-04-21,08:00,Permit\n"
    preview(dialog, qtbot, text, "shoots")

    def choose_prep(kinds):
        kinds.boxes["Permit"].set_value(DayType.PREP)
        kinds.accept_button.click()

    answer(KindsDialog, choose_prep)
    dialog.preview.kinds.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert {row.cells["kind"] for row in dialog.preview.model.rows} == {"Prep"}


def test_a_list_of_days_is_known_by_what_is_in_it(dialog, qtbot):
    preview(dialog, qtbot, DAYS)
    assert dialog.kind.value() == "shoots"
    assert dialog.go_on.text() == "Import 2 days"
    assert dialog.production.box.itemText(dialog.production.box.count() - 1).startswith(
        "Productions"
    )


def test_whoever_says_what_it_is_is_believed(dialog, qtbot):
    choose_kind(dialog, "shoots")
    choose_kind(dialog, "people")
    preview(dialog, qtbot, DAYS)
    assert dialog.kind.value() == "people"
    assert [row.cells["name"] for row in dialog.preview.model.rows] == ["Quay", "Old town"]
