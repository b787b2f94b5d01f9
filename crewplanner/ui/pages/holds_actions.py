"""The actions of the page of holds."""

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import ActionSpec

HOLDS_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="holds-switch",
        text=N_("Our holds or &others'"),
        handler="switch_view",
        keys=("Ctrl+Shift+W",),
        menu="view",
    ),
    ActionSpec(
        id="holds-confirm",
        text=N_("&Confirm hold"),
        handler="confirm",
        writes=True,
        keys=("Y",),
        menu="edit",
        divided=True,
        local=True,
    ),
    ActionSpec(
        id="holds-release",
        text=N_("&Release hold"),
        handler="release",
        writes=True,
        keys=("R",),
        menu="edit",
        local=True,
    ),
    ActionSpec(
        id="holds-challenge",
        text=N_("C&hallenge…"),
        handler="challenge",
        writes=True,
        keys=("X",),
        menu="edit",
        local=True,
    ),
    ActionSpec(
        id="holds-extend",
        text=N_("E&xtend…"),
        handler="extend",
        writes=True,
        keys=("V",),
        menu="edit",
        local=True,
    ),
    ActionSpec(
        id="holds-release-expired",
        text=N_("Release all that ran &out"),
        handler="release_expired",
        writes=True,
        menu="edit",
    ),
    ActionSpec(
        id="holds-note",
        text=N_("&Note a hold of others…"),
        handler="note_hold",
        writes=True,
        keys=("Ctrl+Shift+N",),
        menu="edit",
    ),
)
