"""Reports of our own mistakes: where it happened and under what, never what the project holds."""

import datetime as dt
import traceback
from pathlib import Path

from crewplanner import __version__

_PACKAGE = Path(__file__).resolve().parent.parent


def report_text(error: BaseException, doing: str, now: dt.datetime) -> str:
    """The kinds of error and the lines of code that led to it, innermost last.

    No message, no value and no path outside the program: they may hold names, sums or folders.
    `doing` says in a word what was asked for, such as the name of a command.
    """
    import platform  # noqa: PLC0415 - to start quickly

    lines = [
        f"CrewPlanner {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{now.isoformat(timespec='seconds')}, while doing: {doing}",
    ]
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    for one in reversed(chain):
        lines.append("")
        lines += [
            f"  {_inside(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__)
        ]
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
    return "\n".join(lines) + "\n"


def keep_report(error: BaseException, doing: str, now: dt.datetime, folder: Path) -> Path | None:
    """Write the report into the folder, made if need be; None where that cannot be done."""
    path = folder / f"crash-{now:%Y-%m-%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(report_text(error, doing, now), encoding="utf-8")
    except OSError:
        return None
    return path


def _inside(filename: str) -> str:
    """The file's path within the program, or its name alone."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name
