"""The actions of the page of shoot days."""

from crewplanner.i18n import N_
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.pages.call_sheet.choices import sheet_action
from crewplanner.ui.pages.late_asked import late_action

DAY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="add-days",
        text=N_("&Add days…"),
        handler="add_days",
        writes=True,
        icon="add",
        keys=("Ctrl+Shift+N",),
        menu="edit",
    ),
    ActionSpec(
        id="edit-day",
        text=N_("&Edit day…"),
        handler="edit_day",
        writes=True,
        icon="edit",
        keys=("Ctrl+E",),
        menu="edit",
    ),
    ActionSpec(
        id="book-on-day",
        text=N_("&Book crew…"),
        handler="book",
        writes=True,
        icon="crew",
        keys=("Ctrl+B",),
        menu="edit",
        help=N_("Tick everybody who works on the day that is shown"),
    ),
    ActionSpec(
        id="call-later",
        text=N_("Call a quarter &later"),
        handler="call_later",
        writes=True,
        keys=("Alt+Up",),
        menu="edit",
    ),
    ActionSpec(
        id="call-earlier",
        text=N_("Call a quarter ea&rlier"),
        handler="call_earlier",
        writes=True,
        keys=("Alt+Down",),
        menu="edit",
    ),
    late_action("wrap_late"),
    sheet_action("call_sheet"),
)
