"""The only code that knows where resources, settings, backups and logs are.

The environment variable `CREWPLANNER_HOME` puts all that belongs to the user into one folder: tests
and trial runs set it. No function here makes a folder; whoever writes into one makes it first.
"""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "CREWPLANNER_HOME"
PROJECT_TYPE = ".crewplan"
"""What the name of a project file ends in."""

_APP = "CrewPlanner"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder that comes with the program, beside the package or inside it.

    It is not checked that it exists: whoever reads it gets the usual FileNotFoundError.
    """
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def guide(*parts: str) -> Path:
    """The path of a page of the guide, inside the package or beside it in a checkout.

    It is not checked that it exists.
    """
    installed = _PACKAGE / "_resources" / "guide"
    root = installed if installed.is_dir() else _PACKAGE.parent / "docs" / "guide"
    return root.joinpath(*parts)


def settings_folder() -> Path:
    """Where the settings of this user are kept."""
    home = _home()
    return home / "settings" if home else platformdirs.user_config_path(_APP, appauthor=False)


def backups_folder() -> Path:
    """Where copies of this user's projects are kept, unless the settings name another folder."""
    home = _home()
    data = home or platformdirs.user_data_path(_APP, appauthor=False)
    return data / "backups"


def logs_folder() -> Path:
    """Where crash reports and logs of this user are kept."""
    home = _home()
    return home / "logs" if home else platformdirs.user_log_path(_APP, appauthor=False)


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value).expanduser() if value else None
