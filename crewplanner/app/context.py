"""What a project is opened with: apart from the workspace, which a window can begin without."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from crewplanner.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who works, what time it is (aware, local) and where backups are kept."""

    user: str
    clock: Callable[[], dt.datetime]
    backups: Path
