"""The tour: everything from nothing to papers."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from crewplanner.app.context import Context
from crewplanner.cli.main import run
from crewplanner.cli.shell import Shell
from tests.cli.clock import at_noon


def take_one_picture(project, folder):
    """Pictures of pages are the window's affair; here they are one file."""
    assert project.is_file()
    picture = folder / "board.png"
    picture.write_bytes(b"")
    return [picture]


class Toured:
    """What a tour into a folder printed and left."""

    def __init__(self, folder):
        self.folder, self.out = folder, folder / "tour"
        self.home = folder / "home"
        self.code, self.printed = self.take("tour")

    def take(self, command):
        shell = Shell(
            context=Context(user="Ana", clock=at_noon, backups=self.home / "backups"),
            open_window=lambda project: 0 if project else 2,
            take_pictures=take_one_picture,
        )
        printed = io.StringIO()
        with redirect_stdout(printed):
            code = run([command, "--out", str(self.out)], shell, self.home / "logs")
        return code, printed.getvalue()


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    return Toured(tmp_path_factory.mktemp("toured"))


def test_the_tour_makes_everything_and_says_where_it_lies(toured):
    assert toured.code == 0
    for made in ("Harbour Lights.crewplan", "pay.json", "findings.json", "papers", "pictures"):
        assert made in toured.printed.partition("\nIn ")[2]
        assert (toured.out / made).exists()
    papers = [file.name for file in (toured.out / "papers").iterdir()]
    assert len(papers) == 26
    assert {Path(name).suffix for name in papers} == {".pdf", ".xlsx", ".csv", ".ics", ".html"}
    assert json.loads((toured.out / "doctor.json").read_text(encoding="utf-8"))["ok"] is True


def test_the_tour_shows_every_command_it_runs(toured):
    for command in ("new", "import people", "import shoots", "book", "log", "pay", "check"):
        assert f"$ crewplanner {command} " in toured.printed


def test_the_tour_pays_a_wrap_past_midnight(toured):
    days = json.loads((toured.out / "days.json").read_text(encoding="utf-8"))["days"]
    assert "28:00" in {day["wrap"] for day in days}
    assert "17:00-29:15" in toured.printed
    lines = (toured.out / "pay of one person.txt").read_text(encoding="utf-8")
    assert "1.75 h × (980.00 ÷ 10) × 1.5" in lines


def test_the_tour_keeps_to_its_folder_and_may_be_taken_again(toured):
    assert [file.name for file in toured.folder.iterdir()] == ["tour"]
    first = sorted(file.name for file in toured.out.iterdir())
    code, _printed = toured.take("tour")
    assert code == 0
    assert sorted(file.name for file in toured.out.iterdir()) == first


def test_pictures_are_taken_of_a_sample(tmp_path):
    shell = Shell(
        context=Context(user="Ana", clock=at_noon, backups=tmp_path / "backups"),
        open_window=lambda project: 0 if project else 2,
        take_pictures=take_one_picture,
    )
    out = tmp_path / "shots"
    assert run(["shots", "--out", str(out)], shell, tmp_path / "logs") == 0
    assert [file.name for file in tmp_path.iterdir()] == ["shots"]
    assert [file.name for file in out.iterdir()] == ["board.png"]


def test_how_far_the_pictures_are_is_said_while_they_are_taken(tmp_path, capsys):
    """They take minutes."""
    said = []

    def take_many(_project, folder):
        for number in range(120):
            yield folder / f"{number}.png"
            said.append(capsys.readouterr().out)

    shell = Shell(
        context=Context(user="Ana", clock=at_noon, backups=tmp_path / "backups"),
        open_window=lambda project: 0 if project else 2,
        take_pictures=take_many,
    )
    assert run(["shots", "--out", str(tmp_path / "shots")], shell, tmp_path / "logs") == 0
    assert ["50 pictures" in one for one in said].index(True) == 49
    assert "120 pictures" in capsys.readouterr().out
