"""Scenarios in the window: the mode and its band, comparing, taking over, the list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from crewplanner.app.commands.bookings import MoveBookings, RemoveBookings, SetBookingStatus
from crewplanner.app.commands.people import AddPerson
from crewplanner.app.commands.scenarios import NewScenario, RemoveScenario
from crewplanner.app.errors import Refused
from crewplanner.app.scenario_workspace import ScenarioWorkspace
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Person
from crewplanner.paths import settings_folder
from crewplanner.ui.dialogs.scenario_compare import CompareDialog
from crewplanner.ui.dialogs.scenario_form import EditScenarioDialog, NewScenarioDialog
from crewplanner.ui.dialogs.scenarios import ScenariosDialog
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.run import window_parts
from crewplanner.ui.window_state import WindowState
from tests.app.conftest import day, span

RAIN = "Plan B (rain)"


@pytest.fixture
def window(look, context, workspace, home, qtbot):
    """The real window with the filled project."""
    path = workspace.path
    workspace.close()
    parts = window_parts(context, look, WindowState(settings_folder()), settings_folder())
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_project(Workspace.open(path, context))
    window.run("go-board")
    yield window
    window.close()


@pytest.fixture
def real(window):
    return window.frame().workspace


def booking_of(workspace, name):
    person = next(one.id for one in workspace.plan.people.values() if one.name == name)
    return workspace.plan.bookings_of[person][0]


@pytest.fixture
def rain(window, real, harbour):
    """A scenario of the first fortnight, shown."""
    command = NewScenario(production=harbour, name=RAIN, span=span(0, 13))
    window.scenarios.enter(real.do(command).added["scenarios"][0])
    return window.frame().workspace


@pytest.fixture
def harbour(real):
    return next(p.id for p in real.plan.productions.values() if p.title == "Harbour")


def test_a_new_scenario_is_asked_for_and_shown_under_its_band(window, real, answer, qtbot):
    def fill(dialog):
        assert (dialog.first.date(), dialog.last.date()) == (day(7), day(20))
        dialog.try_accept()
        assert "name" in dialog.form.errors
        dialog.name.setText(RAIN)
        dialog.try_accept()

    answer(NewScenarioDialog, fill)
    window.run("scenario-new")
    view = window.scenarios.view
    assert isinstance(window.frame().workspace, ScenarioWorkspace)
    assert view.band.name.text() == RAIN
    assert "as the plan is" in view.band.about.text()
    assert RAIN in window.windowTitle()
    assert window.frame().page_names == ("board", "day", "findings")
    assert real.undo_label == "New scenario"
    window.run("undo")
    assert real.plan.scenarios
    view.band.leave.click()
    assert window.scenarios.view is None
    assert window.frame().workspace is real
    assert RAIN not in window.windowTitle()


def test_what_is_done_on_the_board_stays_in_the_scenario_and_is_undone_there(window, real, rain):
    before = dict(real.plan.bookings)
    ana = booking_of(real, "Ana Foss")
    rain.do(RemoveBookings(bookings=(ana.id,)))
    assert "5 days differ" in window.scenarios.view.band.about.text()
    assert real.plan.bookings == before
    window.run("undo")
    assert "Undone" in window.frame().toast.words
    assert ana.id in rain.plan.bookings


def test_esc_leaves_once_nothing_is_marked_any_more(window, real, rain, qtbot):
    board = QApplication.focusWidget()
    for _press in range(3):
        if window.scenarios.view is None:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.scenarios.view is None
    assert window.frame().workspace is real
    assert board is not None


def test_everything_else_says_so_in_a_sentence(window, rain):
    for action in ("import", "export", "issue", "productions", "history", "go-crew", "go-money"):
        window.frame().toast.say("")
        window.run(action)
        assert "Leave the scenario" in window.frame().toast.words
        assert window.scenarios.view is not None
        assert QApplication.activeModalWidget() is None
    with pytest.raises(Refused, match="In a scenario, bookings and days"):
        rain.do(AddPerson(person=Person(id=NEW, name="Dana")))


def test_some_days_are_taken_over_and_that_is_undone(window, real, rain, answer, qtbot):
    ana = booking_of(real, "Ana Foss")
    rain.do(RemoveBookings(bookings=(ana.id,)))

    def take(dialog):
        qtbot.waitUntil(lambda: not dialog.busy)
        assert len(dialog.days.rows) == 5
        assert dialog.figures["money"].text() == "−£2,947.50"
        assert dialog.figures["people"].text() == "−1"
        (row,) = dialog.people.rows
        assert row.difference.amount == sum(amount for _date, amount in row.difference.by_date)
        assert dialog._heads[0].text() == "In the plan: £2,947.50"
        assert dialog._heads[1].text() == "As taken over: £0.00"
        dialog.none_button.click()
        assert not dialog.take_button.isEnabled()
        dialog.days.edited.emit(dialog.days.rows[1], "take", True)
        assert dialog.take_button.text().replace("&", "") == "Take over 1 day"
        qtbot.waitUntil(lambda: not dialog.busy)
        assert dialog.figures["money"].text() == dialog.days.rows[1].money != ""
        dialog.take_button.click()

    answer(CompareDialog, take)
    window.run("scenario-take")
    assert [b.span for b in real.plan.bookings_of[ana.person]] == [span(0), span(2, 4)]
    assert rain.plan.bookings_of.get(ana.person, ()) == ()
    assert "Took over 1 day" in window.frame().toast.words
    window.run("undo")
    assert [b.span for b in real.plan.bookings_of[ana.person]] == [span(0, 4)]


def test_what_the_plan_changed_meanwhile_is_said_by_name(window, real, rain, look, qtbot):
    ana, ben = (booking_of(real, name).id for name in ("Ana Foss", "Ben Osei"))
    rain.do(MoveBookings(bookings=(ana, ben), days=7))
    real.do(SetBookingStatus(bookings=(ana,), status=BookingStatus.RELEASED))
    dialog = CompareDialog(look, real, rain.scenario)
    qtbot.addWidget(dialog)
    assert "The plan changed 1 of these" in dialog.messages.text("moved")
    (said,) = dialog.moved.rows
    assert "Ana Foss" in said
    assert "released" in said
    assert not dialog.anyway.isHidden()
    dialog.anyway.setChecked(True)
    dialog.take_over()
    assert dialog.taken
    assert real.plan.bookings[ana].span == span(7, 11)
    assert real.plan.scenarios[rain.scenario].changes == "{}"


def test_the_list_renames_duplicates_removes_and_opens(window, real, rain, look, answer, qtbot):
    rain.do(RemoveBookings(bookings=(booking_of(real, "Ana Foss").id,)))
    show = real.plan.productions[rain.record.production]
    dialog = ScenariosDialog(look, real, show)
    qtbot.addWidget(dialog)

    def rename(form):
        form.name.setText("Storm")
        form.note.setText("forecast of Thursday")
        form.try_accept()

    def duplicate(form):
        form.name.setText("storm")
        form.try_accept()
        assert "name" in form.form.errors
        form.name.setText("Plan C")
        form.try_accept()

    answer(EditScenarioDialog, rename)
    dialog.list.edit_asked.emit(dialog.list.current())
    assert (rain.record.name, rain.record.note) == ("Storm", "forecast of Thursday")
    assert window.scenarios.view.band.name.text() == "Storm"
    answer(EditScenarioDialog, duplicate)
    dialog.copy_button.click()
    names = {one.name: one for one in real.plan.scenarios.values()}
    assert names["Plan C"].changes == names["Storm"].changes != "{}"
    dialog.list.remove_asked.emit([dialog.list.current()])
    assert [one.name for one in real.plan.scenarios.values()] == ["Storm"]
    dialog.undo()
    dialog.list.choose(names["Plan C"].id)
    dialog.open_button.click()
    assert (dialog.asked_for, dialog.chosen) == ("open", names["Plan C"].id)


def test_menu_and_palette_list_the_scenarios_and_one_that_goes_is_left(window, real, rain, qtbot):
    menu = window._scenario_menu
    menu.aboutToShow.emit()
    (entry,) = [action for action in menu.actions() if action.text() == RAIN]
    assert entry.isChecked()
    (item,) = [item for item in window.go.items() if item.id[0] == "scenario"]
    window.scenarios.leave()
    window.go.choose(item)
    assert window.scenarios.scenario == rain.scenario
    real.do(RemoveScenario(scenario=rain.scenario))
    qtbot.waitUntil(lambda: window.scenarios.view is None)
    assert window.frame().workspace is real
