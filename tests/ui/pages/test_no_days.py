"""A production with people and no shoot days: the board says the way to them."""

import pytest

from crewplanner.app.commands.days import AddShootDays
from crewplanner.app.commands.people import AddPerson
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, DayId, PersonId
from crewplanner.domain.people import Person
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.project_frame import ProjectFrame


@pytest.fixture
def begun(look, workspace, qtbot):
    workspace.do(AddPerson(person=Person(id=PersonId(NEW), name="Ana Ruiz")))
    frame = ProjectFrame(look, workspace, PAGES)
    frame.show()
    frame.go("board")
    yield frame
    frame.close_project()
    frame.close()
    frame.deleteLater()


def test_the_way_to_the_shoot_days_is_there_until_there_is_one(begun, workspace, qtbot):
    board = begun.page()
    bar = board.no_days.bar
    qtbot.waitUntil(lambda: bool(bar.text))
    assert bar.isVisible()
    bar.step_wanted.emit()
    assert begun.sidebar.value() == "day"
    production, unit = min(workspace.plan.productions), min(workspace.plan.units)
    date = begun.session.date
    day = ShootDay(id=DayId(NEW), production=production, unit=unit, date=date)
    workspace.do(AddShootDays(days=(day,)))
    begun.go("board")
    qtbot.waitUntil(lambda: not bar.text)
    assert not bar.isVisible()
