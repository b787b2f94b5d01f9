"""The tools for scenarios: begin one, open one, compare it with the plan, take it over, leave."""

from typing import TYPE_CHECKING

from crewplanner.app.errors import ProjectError, Refused
from crewplanner.domain.ids import ProductionId, ScenarioId
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow

_FAILED = "scenario"


def new_scenario(kit: Kit, window: "MainWindow") -> None:
    """Ask for a scenario, begin it and show it."""
    from crewplanner.ui.dialogs.scenario_form import NewScenarioDialog  # noqa: PLC0415 - to start quickly
    from crewplanner.ui.dialogs.scenarios import scenarios_of  # noqa: PLC0415 - to start quickly

    frame, production = window.scenarios.plan_frame(), _production(window)
    if frame is None or production is None:
        return
    workspace = frame.workspace
    known = tuple(one.name for one in scenarios_of(workspace, production.id))

    def today():  # noqa: ANN202 - a date
        return workspace.context.clock().date()

    command = NewScenarioDialog(kit.look, production, today, known, parent=window).ask()
    if command is None:
        return
    try:
        change = workspace.do(command)
    except (Refused, ProjectError) as refused:
        window.say(str(refused), MessageKind.WARNING)
        return
    window.scenarios.enter(ScenarioId(change.added["scenarios"][0]))


def list_scenarios(kit: Kit, window: "MainWindow") -> None:
    """Show all scenarios of the production, and do what is wanted with one."""
    from crewplanner.ui.dialogs.scenarios import ScenariosDialog  # noqa: PLC0415 - to start quickly

    frame, production = window.scenarios.plan_frame(), _production(window)
    if frame is None or production is None:
        return
    dialog = ScenariosDialog(kit.look, frame.workspace, production, parent=window)
    dialog.exec()
    wanted, chosen = dialog.asked_for, dialog.chosen
    dialog.deleteLater()
    if chosen is None:
        return
    if wanted == "open":
        window.scenarios.enter(chosen)
    elif wanted == "compare":
        _compare(kit, window, chosen)


def compare_scenario(kit: Kit, window: "MainWindow") -> None:
    """Compare the scenario that is shown with the plan; where none is, choose one first."""
    scenario = window.scenarios.scenario
    if scenario is None:
        list_scenarios(kit, window)
    else:
        _compare(kit, window, scenario)


def leave_scenario(_kit: Kit, window: "MainWindow") -> None:
    """Show the plan again."""
    window.scenarios.leave()


def _compare(kit: Kit, window: "MainWindow", scenario: ScenarioId) -> None:
    from crewplanner.ui.dialogs.scenario_compare import CompareDialog  # noqa: PLC0415 - to start quickly

    frame, shown = window.scenarios.plan_frame(), window.frame()
    if frame is None or shown is None:
        return
    dialog = CompareDialog(kit.look, frame.workspace, scenario, parent=window)
    dialog.exec()
    taken = dialog.taken
    dialog.deleteLater()
    if taken:
        said = ngettext("Took over {count} day", "Took over {count} days", taken)
        shown.toast.say(said.format(count=taken), undo=True)


def _production(window: "MainWindow") -> Production | None:
    frame = window.frame()
    if frame is None:
        return None
    plan = frame.workspace.plan
    production = plan.productions.get(frame.session.production or ProductionId(0))
    if production is None:
        sentence = _("A scenario is of a production. Begin one first: File, Productions.")
        frame.messages.show_message(sentence, MessageKind.WARNING, key=_FAILED)
    return production
