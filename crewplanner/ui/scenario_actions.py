"""The actions of the window about scenarios."""

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import ActionSpec

SCENARIO_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="scenario-new",
        text=N_("&New scenario…"),
        handler="tools.run",
        writes=True,
        icon="add",
        menu="scenario",
        help=N_("Another plan for the coming weeks, beside the plan: Plan B (rain)"),
    ),
    ActionSpec(
        id="scenario-list",
        text=N_("&Scenarios…"),
        handler="tools.run",
        icon="copy",
        keys=("Ctrl+Shift+G",),
        menu="scenario",
        help=N_("Open, compare, rename, duplicate or remove one"),
    ),
    ActionSpec(
        id="scenario-compare",
        text=N_("&Compare with the plan…"),
        handler="tools.run",
        menu="scenario",
        divided=True,
        help=N_("People, hours, money and findings of a scenario against the plan, day by day"),
    ),
    ActionSpec(
        id="scenario-take",
        text=N_("&Take over…"),
        handler="tools.run",
        writes=True,
        menu="scenario",
        help=N_("Make the plan what the scenario says, on all days or some"),
    ),
    ActionSpec(
        id="scenario-leave",
        text=N_("&Leave the scenario"),
        handler="tools.run",
        icon="close",
        menu="scenario",
        help=N_("Back to the plan; the scenario is kept. Esc does it, too"),
    ),
)
