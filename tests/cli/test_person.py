"""One person's data from the command line."""

import json
import stat


def test_everything_is_written_for_its_owner_alone(crewplanner, sample, tmp_path):
    said = crewplanner("person", "export", sample, "--person", "#1", "--out", tmp_path, "--json")
    assert said.code == 0
    assert said.data["entries"]["contacts"] == 2
    path = tmp_path / said.data["path"].rsplit("/", 1)[-1]
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    out = tmp_path / "one.json"
    crewplanner("person", "export", sample, "--person", "#1", "--format", "json", "--out", out)
    assert json.loads(out.read_text("utf-8"))["id"] == 1


def test_erasing_asks_first_and_tells_what_is_left(crewplanner, sample):
    name = crewplanner("crew", sample, "--json").data["people"][0]["name"]
    asked = crewplanner("person", "erase", sample, "--person", name)
    assert asked.code == 2
    assert name in asked.out
    assert "--yes" in asked.err
    assert name in crewplanner("crew", sample).out
    crewplanner("person", "erase", sample, "--person", "#3", "--yes")
    done = crewplanner("person", "erase", sample, "--person", name, "--yes", "--json")
    assert done.code == 0
    assert done.data["pseudonym"].startswith("Person ")
    assert done.data["backups_left"]
    assert name not in crewplanner("crew", sample).out
    again = crewplanner(
        "person", "erase", sample, "--person", "#2", "--yes", "--remove-backups", "--json"
    )
    assert again.data["backups_left"] == []
    assert again.data["backups_removed"] >= 1
    listed = crewplanner("backups", sample, "--json").data["backups"]
    assert again.data["backup"] in {one["path"] for one in listed}
