"""Recover a backup: whose, which, and what that would do."""

import datetime as dt

import pytest

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.ui.dialogs.moments import age_text, size_text
from crewplanner.ui.dialogs.restore import RestoreDialog, State
from tests.app.conftest import NOON, Clock, fill


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def context(tmp_path, clock):
    return Context(user="Tamsin", clock=clock, backups=tmp_path / "backups")


@pytest.fixture
def kept(tmp_path, context, clock):
    """A project that was backed up three times within a day, closed."""
    workspace = Workspace.create(tmp_path / "Harbour.crewplan", context)
    fill(workspace)
    for hours in (26, 3, 1):
        clock.now = NOON - dt.timedelta(hours=hours)
        workspace.back_up()
    clock.now = NOON
    workspace.close()
    return workspace.path


def opened(look, context, qtbot, path=None, **more):
    dialog = RestoreDialog(look, context, path, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    return dialog


def test_the_backups_of_the_open_project_are_listed_and_checked(look, context, kept, qtbot):
    dialog = opened(look, context, qtbot, kept)
    rows = dialog.backups.rows
    assert [row.state for row in rows] == [State.GOOD] * len(rows)
    assert [row.ago for row in rows][-3:] == ["1 h ago", "3 h ago", "1 day ago"]
    assert dialog.backups.columns[0].value(rows[-1]) == moment(rows[-1])
    assert dialog.go_back.isEnabled()
    assert dialog.said.text().startswith("“Harbour.crewplan” becomes what it was on ")
    dialog.reject()


def moment(row):
    at = row.backup.at.astimezone()
    return f"{at:%a} {at.day} {at:%b %Y}, {at:%H:%M}"


def test_one_is_chosen_and_nothing_is_done_yet(look, context, kept, qtbot):
    content = kept.read_bytes()
    dialog = opened(look, context, qtbot, kept)
    dialog.table.selectRow(len(dialog.backups.rows) - 1)
    dialog.go_back.click()
    assert dialog.recovery.project == kept
    assert dialog.recovery.new is None
    assert dialog.recovery.backup.at == NOON - dt.timedelta(hours=26)
    assert kept.read_bytes() == content


def test_a_damaged_backup_is_told_and_cannot_be_chosen(look, context, kept, qtbot):
    worst = min(context.backups.glob("*/*.crewplan"))
    worst.write_bytes(worst.read_bytes()[:4000])
    dialog = opened(look, context, qtbot, kept)
    dialog.table.selectRow(len(dialog.backups.rows) - 1)
    assert dialog.table.current().state is State.BAD
    assert not dialog.go_back.isEnabled()
    assert not dialog.as_new.isEnabled()
    assert dialog.said.text().startswith("This copy does not hold")
    dialog.table.opened.emit(dialog.table.current())
    assert dialog.recovery is None
    dialog.reject()


def test_a_project_that_is_gone_is_found_without_knowing_where_it_lay(look, context, kept, qtbot):
    kept.unlink()
    dialog = opened(look, context, qtbot)
    assert [one.path for one in dialog.projects.rows] == [kept]
    assert dialog.projects.columns[1].value(dialog.projects.rows[0]) == "missing"
    assert "is missing; it is made again" in dialog.said.text()
    dialog.go_back.click()
    assert dialog.recovery.project == kept


def test_as_a_new_file_it_asks_where(look, context, kept, tmp_path, qtbot):
    asked = []

    def ask(_parent, _title, start, _types):
        asked.append(start.name)
        return tmp_path / "Copy"

    dialog = opened(look, context, qtbot, kept, ask_path=ask)
    dialog.as_new.click()
    assert asked[0].startswith("Harbour of 2026-03-")
    assert dialog.recovery.new == tmp_path / "Copy.crewplan"


def test_no_answer_where_to_keep_it_leaves_the_dialog_open(look, context, kept, qtbot):
    dialog = opened(look, context, qtbot, kept, ask_path=lambda *_asked: None)
    dialog.as_new.click()
    assert dialog.isVisible()
    assert dialog.recovery is None
    dialog.reject()


def test_another_project_or_one_of_its_backups_can_be_named(look, context, kept, tmp_path, qtbot):
    moved = tmp_path / "elsewhere" / "Moved.crewplan"
    moved.parent.mkdir()
    kept.rename(moved)
    backup = min(context.backups.glob("*/*.crewplan"))
    answers = [moved, backup]
    dialog = opened(look, context, qtbot, ask_file=lambda *_asked: answers.pop(0))
    dialog.other.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert dialog.project_table.current().path == moved
    assert len(dialog.backups.rows) >= 3
    dialog.other.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert dialog.table.current().backup.path == backup
    dialog.reject()


def test_a_file_that_is_no_project_is_told(look, context, kept, tmp_path, qtbot):
    stranger = tmp_path / "notes.txt"
    stranger.write_text("no project")
    dialog = opened(look, context, qtbot, kept, ask_file=lambda *_asked: stranger)
    dialog.other.click()
    assert "“notes.txt” is not a CrewPlanner project" in dialog.messages.text("none")
    dialog.reject()


def test_a_project_without_backups_is_told(look, context, kept, tmp_path, qtbot):
    fresh = Workspace.create(tmp_path / "fresh.crewplan", context)
    dialog = opened(look, context, qtbot, kept, ask_file=lambda *_asked: fresh.path)
    dialog.other.click()
    assert dialog.messages.text("none").startswith("There is no backup of “fresh.crewplan”")
    dialog.reject()
    own = opened(look, context, qtbot, fresh.path)
    assert own.project_table.current().path == fresh.path
    assert not own.go_back.isEnabled()
    own.reject()
    fresh.close()


def test_without_any_backup_there_is_nothing_to_press(look, context, qtbot):
    dialog = opened(look, context, qtbot)
    assert not dialog.go_back.isEnabled()
    assert dialog.said.text() == ""
    dialog.reject()


@pytest.mark.parametrize(
    ("size", "text"), [(1, "1 KB"), (300_000, "293 KB"), (1024 * 1024, "1.0 MB"), (0, "0 KB")]
)
def test_sizes_are_rounded_up(size, text):
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("hours", "text"), [(0, "just now"), (5, "5 h ago"), (24, "1 day ago"), (73, "3 days ago")]
)
def test_ages_are_said_in_the_largest_unit(hours, text):
    assert age_text(NOON - dt.timedelta(hours=hours), NOON) == text
