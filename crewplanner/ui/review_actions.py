"""The actions of the window about the review."""

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import ActionSpec

REVIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="comment",
        text=N_("&Comment…"),
        handler="tools.run",
        icon="review",
        keys=("Ctrl+Alt+M",),
        menu="review",
        help=N_("Say something about the cell, person or day that is chosen, or the whole plan"),
    ),
    ActionSpec(
        id="sign-off",
        text=N_("&Sign off…"),
        handler="tools.run",
        icon="check",
        menu="review",
        help=N_("Approve or refuse the plan of the week, or of the dates that were sent to you"),
    ),
    ActionSpec(
        id="review-back",
        text=N_("Send &back…"),
        handler="tools.run",
        icon="export",
        menu="review",
        help=N_("Write what you said as a small file for whoever sent you this"),
    ),
    ActionSpec(
        id="review-send",
        text=N_("Send for &review…"),
        handler="tools.run",
        writes=True,
        icon="export",
        menu="review",
        divided=True,
        help=N_("A package that opens for reading, comments and sign-off; rates shown or hidden"),
    ),
    ActionSpec(
        id="review-take",
        text=N_("&Take in a review…"),
        handler="tools.run",
        writes=True,
        icon="import",
        menu="review",
        help=N_("Comments and sign-off that came back; nothing is replaced"),
    ),
)
