"""The tour: everything from nothing to papers."""

import json
from pathlib import Path

import pytest

from crewplanner.app.workspace import Context
from crewplanner.cli.main import run
from crewplanner.cli.shell import Shell
from tests.cli.clock import at_noon


@pytest.fixture
def tour(tmp_path, capsys):
    """Run a command of the tour. Pictures are the window's affair; here they are one file."""

    def take_pictures(project, folder):
        assert project.is_file()
        picture = folder / "board.png"
        picture.write_bytes(b"")
        return [picture]

    shell = Shell(
        context=Context(user="Ana", clock=at_noon, backups=tmp_path / "backups"),
        open_window=lambda project: 0 if project else 2,
        take_pictures=take_pictures,
    )

    def call(*words):
        return run([*words, "--out", str(tmp_path / "tour")], shell, tmp_path / "logs"), capsys

    return call


@pytest.fixture
def out(tmp_path):
    return tmp_path / "tour"


def test_the_tour_makes_everything_and_says_where_it_lies(tour, out):
    code, capsys = tour("tour")
    printed = capsys.readouterr().out
    assert code == 0
    for made in ("Harbour Lights.crewplan", "pay.json", "findings.json", "papers", "pictures"):
        assert made in printed.partition("In ")[2]
        assert (out / made).exists()
    papers = [file.name for file in (out / "papers").iterdir()]
    assert len(papers) == 8
    assert {Path(name).suffix for name in papers} == {".pdf", ".xlsx", ".csv", ".ics"}
    assert json.loads((out / "doctor.json").read_text(encoding="utf-8"))["ok"] is True


def test_the_tour_pays_a_wrap_past_midnight(tour, out):
    tour("tour")
    days = json.loads((out / "days.json").read_text(encoding="utf-8"))["days"]
    assert "28:00" in {day["wrap"] for day in days}
    lines = (out / "pay of one person.txt").read_text(encoding="utf-8")
    assert "1.75 h × (980.00 ÷ 10) × 1.5" in lines


def test_the_tour_may_be_taken_again(tour, out):
    assert tour("tour")[0] == 0
    first = sorted(file.name for file in out.iterdir())
    assert tour("tour")[0] == 0
    assert sorted(file.name for file in out.iterdir()) == first


def test_the_tour_keeps_to_its_folder(tour, out, tmp_path, home):
    tour("tour")
    assert [file.name for file in tmp_path.iterdir()] == ["tour"]
    assert list(home.iterdir()) == []


def test_pictures_are_taken_of_a_sample(tour, out):
    code, capsys = tour("shots")
    assert code == 0
    assert "1 picture" in capsys.readouterr().out
    assert [file.name for file in out.iterdir()] == ["board.png"]
