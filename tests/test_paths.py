from pathlib import Path

import pytest

from crewplanner import paths


def test_resources_lie_beside_the_package_in_a_checkout():
    assert paths.resource("locale", "crewplanner.pot").is_file()
    assert paths.resource("fonts").parent == paths.resource()


def test_a_home_of_its_own_holds_all_that_belongs_to_the_user(home):
    folders = [paths.settings_folder(), paths.backups_folder(), paths.logs_folder()]
    assert [folder.relative_to(home).as_posix() for folder in folders] == [
        "settings",
        "backups",
        "logs",
    ]


def test_asking_for_a_folder_makes_none(home):
    paths.settings_folder()
    paths.backups_folder()
    paths.logs_folder()
    assert list(home.iterdir()) == []


def test_without_one_the_folders_of_the_system_are_used(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    folders = {paths.settings_folder(), paths.backups_folder(), paths.logs_folder()}
    assert len(folders) == 3
    assert all("CrewPlanner" in folder.parts for folder in folders)
    assert all(folder.is_absolute() for folder in folders)


def test_the_home_may_be_written_from_the_users_own(monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/crew")
    assert paths.settings_folder() == Path.home() / "crew" / "settings"


@pytest.mark.parametrize("value", ["", None])
def test_an_empty_home_counts_as_none(monkeypatch, value):
    monkeypatch.setenv(paths.HOME_VARIABLE, value or "")
    assert "CrewPlanner" in paths.logs_folder().parts
