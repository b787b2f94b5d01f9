"""Projects: made, never written over, begun with a production or the sample."""

from contextlib import closing

import pytest

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from tests.cli.clock import at_noon


@pytest.fixture
def plan_of(tmp_path):
    def read(path):
        context = Context(user="Ana", clock=at_noon, backups=tmp_path / "backups")
        with closing(Workspace.open(path, context, read_only=True)) as workspace:
            return workspace.plan

    return read


def test_a_new_project_has_the_usual_departments_and_no_production(crewplanner, tmp_path, plan_of):
    path = tmp_path / "new.crewplan"
    assert crewplanner("new", path).code == 0
    plan = plan_of(path)
    assert {"Camera", "Sound"} <= {department.name for department in plan.departments.values()}
    assert not plan.productions
    assert not plan.people


def test_a_new_project_may_begin_a_production(crewplanner, tmp_path, plan_of):
    path = tmp_path / "new.crewplan"
    said = crewplanner(
        *("new", path, "--title", "Harbour Lights", "--code", "HBL", "--words", "uk"),
        *("--timezone", "Europe/London", "--currency", "gbp", "--region", "GB-ENG"),
    )
    assert said.code == 0
    assert "Harbour Lights" in said.out
    plan = plan_of(path)
    (production,) = plan.productions.values()
    assert (production.timezone, production.currency) == ("Europe/London", "GBP")
    assert (production.code, production.words.value) == ("HBL", "uk")
    assert "Christmas Day" in {holiday.name for holiday in plan.holidays.values()}


def test_the_sample_has_two_productions_and_a_crew(crewplanner, sample, plan_of):
    plan = plan_of(sample)
    assert {p.title for p in plan.productions.values()} == {"Harbour Lights", "Night Ferry"}
    assert len(plan.people) == 61


def test_a_file_that_is_there_is_never_written_over(refused, project, bytes_kept):
    bytes_kept(project, lambda: refused("new", project))
    bytes_kept(project, lambda: refused("new", project, "--sample"))


@pytest.mark.parametrize(
    "options",
    [
        ["--title", "X", "--timezone", "Mars/Olympus"],
        ["--title", "X", "--timezone", "../etc/passwd"],
        ["--title", "X", "--currency", "pounds"],
        ["--title", "X", "--region", "Atlantis"],
        ["--title", " "],
        ["--timezone", "Europe/London"],
        ["--sample", "--title", "X"],
    ],
    ids=" ".join,
)
def test_what_cannot_begin_a_production_makes_no_file(refused, tmp_path, options):
    refused("new", tmp_path / "new.crewplan", *options)
    assert list(tmp_path.iterdir()) == []


def test_a_project_file_ends_in_crewplan(refused, tmp_path):
    assert "new.txt.crewplan" in refused("new", tmp_path / "new.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(refused, tmp_path):
    refused("new", tmp_path / "nowhere" / "new.crewplan")
    assert list(tmp_path.iterdir()) == []
