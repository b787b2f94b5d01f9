"""The doctor, the backups and the way back to one."""

import re
import shutil

import pytest


@pytest.fixture
def edited(crewplanner, project):
    """The project after two edits, each of which left a backup."""
    crew = project.with_name("crew.csv")
    crew.write_text("Name,Role\nAna Ruiz,Gaffer\nBen Osei,Spark\n")
    crewplanner("import", "people", crew, "--into", project)
    crewplanner(
        *("book", project, "--person", "Ana Ruiz", "--from", "2026-11-23", "--status", "1H")
    )
    return project


def _flip_a_bit(path, text):
    data = bytearray(path.read_bytes())
    data[data.index(text)] ^= 1
    path.write_bytes(data)


def test_a_sound_project_passes_every_check(crewplanner, edited):
    said = crewplanner("doctor", edited, "--json")
    assert said.code == 0
    assert said.data["ok"] is True
    assert all(list(check) == ["check", "ok", "detail"] for check in said.data["checks"])
    names = {check["check"] for check in said.data["checks"]}
    assert {"structure", "references", "digest", "backups"} <= names


def test_one_changed_bit_of_a_name_is_noticed(crewplanner, refused, edited, bytes_kept):
    _flip_a_bit(edited, b"Ana Ruiz")
    bytes_kept(edited, lambda: crewplanner("doctor", edited))
    said = crewplanner("doctor", edited, "--json")
    assert said.code == 1
    assert said.data["ok"] is False
    assert [c["check"] for c in said.data["checks"] if not c["ok"]] == ["digest"]
    assert "backup" in refused("crew", edited)


def test_what_can_be_read_is_saved_into_a_new_project(crewplanner, edited, tmp_path):
    _flip_a_bit(edited, b"Ana Ruiz")
    new = tmp_path / "saved.crewplan"
    said = crewplanner("doctor", edited, "--repair-to", new)
    assert said.code == 1
    assert "saved.crewplan" in said.out
    assert len(crewplanner("crew", new, "--json").data["people"]) == 2
    assert crewplanner("doctor", new).code == 0


def test_a_repair_never_writes_over_a_file(refused, edited, bytes_kept):
    bytes_kept(edited, lambda: refused("doctor", edited, "--repair-to", edited))


def test_backups_are_listed_newest_first_and_verified(crewplanner, edited):
    backups = crewplanner("backups", edited, "--json").data["backups"]
    assert len(backups) == 3
    assert all(backup["verified"] for backup in backups)
    assert [b["number"] for b in backups] == [1, 2, 3]
    times = [backup["time"] for backup in backups]
    assert times == sorted(times, reverse=True)
    listed = crewplanner("backups", edited).out
    assert len(re.findall("verified", listed)) == 3


@pytest.mark.parametrize("named_by", ["number", "path"])
def test_a_backup_takes_the_place_of_the_project(crewplanner, edited, named_by):
    second = crewplanner("backups", edited, "--json").data["backups"][1]
    said = crewplanner("restore", edited, "--from", second[named_by])
    assert said.code == 0, said.err
    assert crewplanner("bookings", edited, "--json").data["bookings"] == []
    assert len(crewplanner("crew", edited, "--json").data["people"]) == 2
    reasons = [b["reason"] for b in crewplanner("backups", edited, "--json").data["backups"]]
    assert reasons.count("before_restore") == 1


def test_a_damaged_project_is_restored(crewplanner, edited):
    _flip_a_bit(edited, b"Ana Ruiz")
    assert crewplanner("restore", edited, "--from", "1").code == 0
    (booking,) = crewplanner("bookings", edited, "--json").data["bookings"]
    assert booking["person"] == "Ana Ruiz"


def test_a_deleted_project_is_restored(crewplanner, edited):
    edited.unlink()
    assert crewplanner("restore", edited, "--from", "1").code == 0
    assert len(crewplanner("bookings", edited, "--json").data["bookings"]) == 1


@pytest.mark.parametrize("backup", ["9", "2020-01-01", "nothing.crewplan"])
def test_a_backup_that_is_not_there_changes_nothing(refused, edited, bytes_kept, backup):
    bytes_kept(edited, lambda: refused("restore", edited, "--from", backup))


def test_a_damaged_backup_changes_nothing(crewplanner, refused, edited, bytes_kept, tmp_path):
    path = crewplanner("backups", edited, "--json").data["backups"][0]["path"]
    copy = shutil.copyfile(path, tmp_path / "copy.crewplan")
    _flip_a_bit(copy, b"Ana Ruiz")
    bytes_kept(edited, lambda: refused("restore", edited, "--from", copy))


def test_a_date_names_the_only_backup_of_that_day(crewplanner, project):
    (backup,) = crewplanner("backups", project).out.splitlines()[2:]
    date = backup.split()[1]
    said = crewplanner("restore", project, "--from", date)
    assert said.code == 0, said.err


def test_a_date_with_several_backups_is_not_guessed(crewplanner, refused, edited, bytes_kept):
    date = crewplanner("backups", edited).out.splitlines()[2].split()[1]

    def ambiguous():
        assert "number" in refused("restore", edited, "--from", date)

    bytes_kept(edited, ambiguous)
