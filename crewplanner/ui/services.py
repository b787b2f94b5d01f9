"""What every page of an open project is given."""

from collections.abc import Callable
from dataclasses import field

from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.ui.drift import DriftWatch
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.look import Look
from crewplanner.ui.session import Session
from crewplanner.ui.widgets.message_bar import Toast
from crewplanner.ui.window_state import WindowState


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The open project and the window around the page.

    `go` shows another page by its id. `run` triggers an action of the window by its id, as the menu
    would. `toast` speaks over the lower edge of the window. `state` is what the window remembers;
    None where nothing is to be remembered. `keymap` has the keys of all actions. `drift`
    knows where the plan has left what was issued; None where nobody looks.
    """

    workspace: Workspace
    session: Session
    look: Look
    jobs: JobRunner
    toast: Toast
    go: Callable[[str], None]
    run: Callable[[str], None]
    state: WindowState | None = None
    keymap: Keymap = field(default_factory=Keymap)
    drift: DriftWatch | None = None
