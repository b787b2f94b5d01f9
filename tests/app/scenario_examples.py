"""An example of every command about scenarios."""

from crewplanner.app.commands.bookings import MoveBookings
from crewplanner.app.commands.scenarios import (
    CopyScenario,
    NewScenario,
    PlanOtherwise,
    RemoveScenario,
    RenameScenario,
    TakeOver,
)
from crewplanner.app.scenarios import edited
from tests.app.conftest import span

RAIN = "Plan B (rain)"


def the_scenario(s):
    return next(iter(s.plan.scenarios.values()))


def an_edit(s):
    """A booking two weeks later, in the scenario."""
    move = MoveBookings(bookings=(s.bookings[0].id,), days=14)
    return edited(s.plan, the_scenario(s), move).command


SCENARIO_EXAMPLES = {
    NewScenario: lambda s: NewScenario(production=s.first.id, name=RAIN, span=span(0, 13)),
    RenameScenario: lambda s: RenameScenario(
        scenario=the_scenario(s).id, name="Plan C", note="if the ferry is late"
    ),
    CopyScenario: lambda s: CopyScenario(scenario=the_scenario(s).id, name="Plan C"),
    RemoveScenario: lambda s: RemoveScenario(scenario=the_scenario(s).id),
    PlanOtherwise: an_edit,
    TakeOver: lambda s: TakeOver(scenario=the_scenario(s).id),
}


def prepare_scenarios(kind, s, workspace):
    """What there must be before such a command changes something."""
    if kind in SCENARIO_EXAMPLES and kind is not NewScenario:
        workspace.do(SCENARIO_EXAMPLES[NewScenario](s))
    if kind is TakeOver:
        workspace.do(an_edit(type(s)(workspace)))
