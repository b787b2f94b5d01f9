"""The actions of the window that help."""

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import ActionSpec

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="guide",
        text=N_("&Guide"),
        handler="tools.run",
        icon="help",
        keys=("F1",),
        menu="help",
        project=False,
    ),
    ActionSpec(
        id="first-steps",
        text=N_("&First steps"),
        handler="begin_first_steps",
        menu="help",
        help=N_("Step by step: ten people on a night, its findings, what its week costs"),
    ),
    ActionSpec(
        id="what",
        text=N_("&What is this?"),
        handler="help.say_what",
        keys=("Shift+F1",),
        menu="help",
        project=False,
        help=N_("What has the keyboard, and then what you click on; Esc leaves"),
    ),
    ActionSpec(
        id="shortcuts",
        text=N_("&Keyboard shortcuts"),
        handler="go.show_shortcuts",
        keys=("?", "Ctrl+/"),
        menu="help",
        project=False,
    ),
    ActionSpec(
        id="about",
        text=N_("&About CrewPlanner"),
        handler="tools.run",
        menu="help",
        divided=True,
        project=False,
    ),
)
