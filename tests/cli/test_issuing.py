"""Issuing, listing and comparing from the command line."""

import hashlib

from tests.cli.test_price import shoots
from tests.exports.reading import csv_rows


def issue(crewplanner, sample, week, out, *more):
    words = ("issue", "week", sample, "--week", week, "--out", out, "--format", "csv", "--json")
    return crewplanner(*words, *more).data


def test_issue_change_and_issue_again(crewplanner, refused, sample, tmp_path):
    week = shoots(crewplanner, sample, "Main unit")[-1]
    assert "never issued" in refused("changes", sample, "--week", week)
    first = issue(crewplanner, sample, week, tmp_path / "v1")
    assert (first["number"], first["color"], first["changes"]) == (1, "white", [])
    moved = crewplanner(
        *("book", sample, "--person", "Ottoline Markham", "--from", week, "--status", "pencil")
    )
    assert moved.code == 0
    said = crewplanner("changes", sample, "--week", week, "--json").data
    assert [one["name"] for one in said["affected"]] == ["Ottoline Markham"]
    name = first["files"][-1]["name"].replace("v1 white", "v2 blue")
    (tmp_path / "v2" / name).mkdir(parents=True)
    refused("issue", "week", sample, "--week", week, "--out", tmp_path / "v2", "--format", "csv")
    assert "v2 blue" not in crewplanner("issued", sample).out, "what could not go out is no issue"
    (tmp_path / "v2" / name).rmdir()
    second = issue(crewplanner, sample, week, tmp_path / "v2", "--messages")
    assert second["changes"] == [one["text"] for one in said["changes"]]
    assert len([name for name in second["written"] if name.endswith(".eml")]) == 1
    assert crewplanner("changes", sample, "--week", week, "--json").data["changes"] == []
    words = ("issued", sample, "--week", week, "--number", 1, "--out", tmp_path / "again")
    names = [one["name"] for one in first["files"]]
    said = crewplanner(*words).out.splitlines()
    head = said.index(f"Wrote {len(names)} files to {tmp_path / 'again'}:")
    assert said[head + 1 :] == [f"  {name}" for name in names]
    again = crewplanner(*words, "--json").data
    assert again["written"] == names
    for one in again["issued"][0]["files"]:
        data = (tmp_path / "again" / one["name"]).read_bytes()
        assert data == (tmp_path / "v1" / one["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
    listed = crewplanner("issued", sample).out
    assert "v1 white" in listed
    assert "v2 blue" in listed


def test_a_call_sheet_is_issued_by_its_day(crewplanner, refused, sample, tmp_path):
    day = shoots(crewplanner, sample, "Main unit")[-1]
    words = ("issue", "call-sheet", sample, "--out", tmp_path, "--format", "csv", "--json")
    assert "needs --day" in refused(*words, "--week", day)
    first = crewplanner(*words, "--day", day).data
    assert (first["paper"], first["number"], first["from"]) == ("call-sheet", 1, day.isoformat())
    again = crewplanner("changes", sample, "--day", day)
    assert again.out == "Nothing changed since v1 white.\n"
    assert "never issued" in refused("changes", sample, "--week", day)


def test_days_out_of_days_may_list_those_alone_who_changed(crewplanner, refused, sample, tmp_path):
    week = shoots(crewplanner, sample, "Main unit")[-1]
    out = tmp_path / "dood.csv"
    words = ("export", "dood", sample, "--week", week, "--format", "csv", "--changed")
    assert "was issued yet" in refused(*words, "--out", out)
    issue(crewplanner, sample, week, tmp_path / "v1")
    assert crewplanner(*words, "--out", tmp_path / "none.csv").code == 0
    assert csv_rows((tmp_path / "none.csv").read_bytes()) == []
    booked = ("book", sample, "--person", "Ottoline Markham", "--from", week)
    assert crewplanner(*booked, "--status", "pencil").code == 0
    assert crewplanner(*words, "--holds", "--out", out).code == 0
    assert [row["name"] for row in csv_rows(out.read_bytes())] == ["Ottoline Markham"]
    assert "“dood” alone" in refused(
        "export", "week", sample, "--week", week, *words[5:], "--out", out
    )
