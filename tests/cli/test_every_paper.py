"""The table of the papers: each in each of its formats, made of the sample and read back."""

import datetime as dt

import pytest

from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from tests.cli.every_paper import NOON, TABLE, check, every_paper


@pytest.fixture(scope="module")
def made(sample_made, tmp_path_factory):
    """Every file of the sample's second week, by paper and format; some of its people."""
    folder = tmp_path_factory.mktemp("papers")
    path = folder / "Sample.crewplan"
    path.write_bytes(sample_made.read_bytes())
    workspace = Workspace.open(
        path, Context(user="Tamsin", clock=lambda: NOON, backups=folder / "backups")
    )
    plan = workspace.plan
    production = next(one for one in plan.productions.values() if one.code == "HBL")
    first = min(day.date for day in plan.shoot_days.values() if day.production == production.id)
    files = every_paper(workspace, production.id, first + dt.timedelta(days=7))
    found = {(one.paper, one.format_id): one for one in files}
    workspace.close()
    return found


def test_no_paper_is_missing_in_any_of_its_formats(made):
    assert made.keys() == TABLE


@pytest.mark.parametrize(("paper", "format_id"), sorted(TABLE))
def test_each_file_holds_what_its_format_promises(made, paper, format_id):
    check(made[paper, format_id], ("Ottoline Markham", "Tamsin Farrow"))
