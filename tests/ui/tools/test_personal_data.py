"""One person's data in the window: saved whole, erased for good, gone from every page."""

import stat
from typing import Any

import pytest
from PySide6.QtCore import QSortFilterProxyModel
from PySide6.QtWidgets import QLabel

from crewplanner.ui.dialogs.personal_data import PersonalDataDialog
from crewplanner.ui.pages.crew import CrewPage


@pytest.fixture
def ana(workspace):
    return next(one for one in workspace.plan.people.values() if one.name == "Ana Foss")


@pytest.fixture
def dialog(services, ana, tmp_path, qtbot):
    services.workspace.back_up()
    made = PersonalDataDialog(
        services, ana.id, ask_path=lambda _p, _t, start, _types: tmp_path / start.name
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.done(0)


def words_of(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_all_of_it_is_saved_for_its_owner_alone(dialog, ana, tmp_path, qtbot):
    dialog.save_json.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    (path,) = tmp_path.glob(f"person {ana.id} *.json")
    assert ana.name in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_goes_and_what_stays_is_said_and_closing_is_safe(dialog, workspace, ana):
    assert dialog.close_button.isDefault()
    assert not dialog.erase_button.isDefault()
    assert dialog.erase_button.text() == "Erase Ana Foss"
    said = words_of(dialog)
    assert f"Person {ana.id}" in said
    assert "1 backup on this computer" in said
    dialog.close_button.click()
    assert workspace.plan.people[ana.id] == ana


def test_erasing_leaves_a_pseudonym_and_offers_to_remove_the_old_backups(dialog, workspace, ana):
    dialog.erase_button.click()
    assert dialog.erased
    assert workspace.plan.people[ana.id].name == f"Person {ana.id}"
    assert workspace.undo_label is None
    assert dialog.erase_button.isHidden()
    assert len(list(workspace.context.backups.rglob("*.crewplan"))) == 2
    dialog.remove_backups.click()
    (left,) = workspace.context.backups.rglob("*.crewplan")
    assert ana.name.encode() not in left.read_bytes()


def test_the_pages_forget_the_name(services, workspace, ana, qtbot, monkeypatch):
    page = CrewPage(services)
    qtbot.addWidget(page)
    page.show()
    page.catch_up()
    row = next(row for row in rows_of(page) if row.person == ana.id)
    page.table.select_object(row)
    monkeypatch.setattr(PersonalDataDialog, "exec", PersonalDataDialog.erase_now)
    workspace.listen(page.take_change)
    page.show_personal_data()
    workspace.unlisten(page.take_change)
    assert ana.name not in words_of(page.panel)
    assert f"Person {ana.id}" in words_of(page.panel)
    assert ana.name not in {row.name for row in rows_of(page)}


def rows_of(page):
    model = page.table.model()
    assert isinstance(model, QSortFilterProxyModel)
    source: Any = model.sourceModel()
    return source.rows
