"""Backups lead to projects, and to new ones."""

import pytest

from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.errors import ProjectError, ProjectExists
from crewplanner.app.safety import kept_in, kept_projects, restore_as_new
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import Production


@pytest.fixture
def kept(tmp_path, context):
    """A project with one backup, closed; its path, the backup and what it held."""
    workspace = Workspace.create(tmp_path / "kept.crewplan", context)
    workspace.do(AddProduction(production=Production(id=NEW, title="Harbour")))
    backup = workspace.back_up()
    digest, uuid = workspace.digest(), workspace.uuid
    workspace.close()
    return workspace.path, backup, digest, uuid


def test_without_backups_there_is_no_project(context):
    assert kept_projects(context) == []


def test_every_project_with_backups_is_found_even_when_its_file_is_gone(kept, context):
    path, backup, _digest, _uuid = kept
    (found,) = kept_projects(context)
    assert (found.path, found.missing, found.backups) == (path, False, (backup,))
    path.unlink()
    assert kept_projects(context)[0].missing


def test_the_one_backed_up_last_comes_first(kept, tmp_path, context, clock):
    clock.now = clock.now.replace(hour=18)
    other = Workspace.create(tmp_path / "other.crewplan", context)
    other.back_up()
    other.close()
    assert [one.path.name for one in kept_projects(context)] == ["other.crewplan", "kept.crewplan"]


def test_a_moved_project_and_a_backup_both_lead_to_the_backups(kept, tmp_path, context):
    path, backup, _digest, _uuid = kept
    moved = path.rename(tmp_path / "moved.crewplan")
    assert kept_in(moved, context).backups == (backup,)
    assert kept_in(backup.path, context).path == path
    assert kept_in(backup.path, context).backups == (backup,)


def test_a_backup_that_was_carried_off_leads_to_itself(kept, tmp_path, context):
    _path, backup, _digest, _uuid = kept
    stick = tmp_path / "stick"
    stick.mkdir()
    carried = backup.path.rename(stick / backup.path.name)
    found = kept_in(carried, context)
    assert [one.path for one in found.backups] == [carried]
    assert found.path == carried


def test_a_file_that_is_no_project_leads_nowhere(tmp_path, context):
    (tmp_path / "notes.txt").write_text("no project")
    with pytest.raises(ProjectError):
        kept_in(tmp_path / "notes.txt", context)


def test_a_new_project_is_made_from_a_backup(kept, tmp_path, context):
    _path, backup, _digest, uuid = kept
    before = backup.path.read_bytes()
    restore_as_new(backup.path, tmp_path / "new.crewplan", context)
    workspace = Workspace.open(tmp_path / "new.crewplan", context)
    assert {one.title for one in workspace.plan.productions.values()} == {"Harbour"}
    assert workspace.uuid != uuid
    workspace.close()
    assert backup.path.read_bytes() == before


def test_no_file_is_replaced_by_a_new_project(kept, context):
    path, backup, _digest, _uuid = kept
    before = path.read_bytes()
    with pytest.raises(ProjectExists):
        restore_as_new(backup.path, path, context)
    assert path.read_bytes() == before


def test_no_project_is_made_from_a_damaged_backup(kept, tmp_path, context):
    _path, backup, _digest, _uuid = kept
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    with pytest.raises(ProjectError):
        restore_as_new(backup.path, tmp_path / "new.crewplan", context)
    assert not (tmp_path / "new.crewplan").exists()
