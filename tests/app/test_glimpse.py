"""A glimpse is what the board will show, seen as the user's role sees it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from crewplanner.app.commands.reviews import SaveMember
from crewplanner.app.context import Context
from crewplanner.app.glimpse import glimpse
from crewplanner.app.queries.board import BoardRow
from crewplanner.app.queries.board_blocks import BoardQuestion
from crewplanner.app.queries.make_board import board
from crewplanner.app.samples import make_sample
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.reviews import Member, MemberRole

MONDAY = dt.date(2026, 11, 9)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample project, closed."""
    folder = tmp_path_factory.mktemp("glimpse")
    workspace = Workspace.create(folder / "Harbour Lights.crewplan", at(folder, MONDAY))
    make_sample(workspace, MONDAY)
    workspace.close()
    return workspace.path


def at(folder, date, user="Tamsin"):
    now = dt.datetime.combine(date, dt.time(12), tzinfo=dt.UTC)
    return Context(user=user, clock=lambda: now, backups=folder / "backups")


@pytest.mark.parametrize("weeks", [0, 1, 2, 20])
def test_it_is_the_board_of_the_weeks_with_which_the_window_begins(sample, weeks):
    context = at(sample.parent, MONDAY + dt.timedelta(weeks=weeks, days=2))
    seen = glimpse(sample, context)
    assert len(seen.view.span) == 14
    workspace = Workspace.open(sample, context, read_only=True)
    question = BoardQuestion(
        production=seen.production.id, span=seen.view.span, today=seen.view.today
    )
    assert seen.view == board(workspace.plan, question, ())
    assert seen.production == workspace.plan.productions[seen.production.id]
    workspace.close()


def test_a_department_sees_its_people_alone(sample, tmp_path):
    path = Path(shutil.copy(sample, tmp_path))
    workspace = Workspace.open(path, at(tmp_path, MONDAY))
    person = next(iter(workspace.plan.people.values()))
    department = workspace.plan.roles[person.roles[0]].department
    member = Member(id=NEW, name="Mira", role=MemberRole.DEPARTMENT, department=department)
    workspace.do(SaveMember(member=member))
    workspace.close()
    seen = glimpse(path, at(tmp_path, MONDAY, user="Mira"))
    there = Workspace.open(path, at(tmp_path, MONDAY, user="Mira"), read_only=True)
    shown = {row.person for row in seen.view.rows if isinstance(row, BoardRow)}
    assert shown
    assert shown <= set(there.plan.people)
    there.close()


@pytest.mark.parametrize("content", [b"", b"no project at all", None])
def test_a_file_that_is_none_gives_none(tmp_path, content):
    path = tmp_path / "none.crewplan"
    if content is not None:
        path.write_bytes(content)
    assert glimpse(path, at(tmp_path, MONDAY)) is None


def test_an_empty_project_gives_none(tmp_path):
    path = tmp_path / "empty.crewplan"
    Workspace.create(path, at(tmp_path, MONDAY)).close()
    assert glimpse(path, at(tmp_path, MONDAY)) is None
