"""Start the program: the one place that picks a shell and hands it what it needs."""

import contextlib
import datetime as dt
import gc
import getpass
import io
import locale
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crewplanner import i18n, paths

if TYPE_CHECKING:
    from crewplanner.app.context import Context


def main(argv: Sequence[str]) -> int:
    """Run the program and return its exit code.

    Without arguments, or with a project file alone, the window opens; anything else is a command.
    """
    context = _prepared()
    if not argv or (len(argv) == 1 and argv[0].endswith(paths.PROJECT_TYPE)):
        return _open_window(Path(argv[0]) if argv else None, context)
    from crewplanner.cli.main import run  # noqa: PLC0415 - the window starts without it
    from crewplanner.cli.shell import Shell  # noqa: PLC0415 - as above

    gc.enable()
    shell = Shell(
        context=context,
        open_window=lambda project: _open_window(project, context),
        take_pictures=_take_pictures,
    )
    return run(argv, shell, paths.logs_folder())


def console() -> None:
    """The entry point `crewplanner`. Never returns."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def window() -> None:
    """The entry point `crewplanner-gui`, which has no terminal. Never returns."""
    sys.exit(_open_window(Path(sys.argv[1]) if sys.argv[1:] else None, _prepared()))


def _prepared() -> "Context":
    """Words in the user's language; who works, with which clock, and where backups are kept."""
    # What is made while starting is no garbage; looking for some took a tenth of the time.
    gc.disable()
    from crewplanner.app.context import Context  # noqa: PLC0415 - see above

    catalogs = os.environ.get("CREWPLANNER_LOCALE")
    i18n.install(_languages(), Path(catalogs) if catalogs else paths.resource("locale"))
    return Context(user=_user(), clock=_now, backups=paths.backups_folder())


def _open_window(project: Path | None, context: "Context") -> int:
    gc.disable()
    from crewplanner.ui.plain_imports import restore_import  # noqa: PLC0415 - Qt is for the window alone

    restore_import()
    return _window_shell()(project, context, started=_started)


def _window_shell() -> Callable[..., int]:
    """What runs the window. Qt is loaded with it."""
    from crewplanner.ui.run import run  # noqa: PLC0415 - Qt is for the window alone

    return run


def _started() -> None:
    """Look for garbage from now on, but not in what is there already."""
    gc.freeze()
    gc.enable()


def _take_pictures(project: Path, folder: Path) -> Iterable[Path]:
    from crewplanner.ui.shots import take_all  # noqa: PLC0415 - Qt is loaded for pictures alone

    return take_all(project, folder)


def _languages() -> list[str]:
    """The languages of the user, as the system names them, the preferred first."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return value.split(":")
    with contextlib.suppress(ValueError):
        name = locale.getlocale()[0]
        return [name] if name else []
    return []


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


if __name__ == "__main__":
    console()
