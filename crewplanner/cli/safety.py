"""Safety: examine a project, list its backups, go back to one."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.safety import (
    Backup,
    Salvaged,
    backups_of,
    examine,
    repair_to,
    restore,
    verified,
)
from crewplanner.cli.output import Output, complain, json_option
from crewplanner.cli.shell import (
    COULD_NOT,
    DOES_NOT_HOLD,
    DONE,
    FilePath,
    Shell,
    pass_shell,
    project_argument,
)
from crewplanner.i18n import _, ngettext

_TIME = "%Y-%m-%d %H:%M:%S"
_KILOBYTE = 1024


@click.command(
    "doctor",
    help=_(
        "Examine a project from the file up, and its backups. Nothing is changed. Exit code 1 if "
        "something does not hold."
    ),
)
@project_argument
@click.option(
    "--repair-to",
    metavar="NEW",
    type=FilePath(path_type=Path),
    help=_("Save what can be read into a new project. A backup, where there is one, is better."),
)
@json_option
@pass_shell
def doctor_command(shell: Shell, project: Path, repair_to: Path | None, as_json: bool) -> int:
    """Examine a project and, if asked, save what can be read of it."""
    found = examine(project, shell.context)
    if found.unreadable is not None:
        complain(found.unreadable)
        return COULD_NOT
    output = Output(as_json=as_json)
    salvaged = _repaired(shell, project, repair_to) if repair_to else None
    output.say(
        _("{path} is sound.").format(path=project)
        if found.ok
        else _("{path} is not sound.").format(path=project)
    )
    output.table(
        (),
        [(_("ok") if one.ok else _("NOT OK"), one.check, one.detail) for one in found.checks],
        indent="  ",
    )
    if salvaged is not None:
        output.say(_salvage_text(salvaged, repair_to))
    output.data(
        {
            "ok": found.ok,
            "checks": [
                {"check": one.check, "ok": one.ok, "detail": one.detail} for one in found.checks
            ],
        }
    )
    return DONE if found.ok else DOES_NOT_HOLD


@click.command("backups", help=_("List the backups of a project, newest first, each read whole."))
@project_argument
@json_option
@pass_shell
def backups_command(shell: Shell, project: Path, as_json: bool) -> None:
    """List the backups of a project."""
    found = _backups(shell, project)
    output = Output(as_json=as_json)
    count = len(found)
    output.say(ngettext("{count} backup", "{count} backups", count).format(count=count))
    good = [verified(backup) for backup in found]
    output.table(
        ("", _("Made"), _("Size"), "", _("File")),
        [
            (
                str(number),
                _local(backup.at),
                _("{size} KB").format(size=-(-backup.size // _KILOBYTE)),
                _("verified") if good[number - 1] else _("DAMAGED"),
                str(backup.path),
            )
            for number, backup in enumerate(found, start=1)
        ],
        right=(0, 2),
    )
    output.data(
        {
            "backups": [
                {
                    "number": number,
                    "time": backup.at.isoformat(),
                    "size": backup.size,
                    "verified": good[number - 1],
                    "reason": backup.reason.value,
                    "path": str(backup.path),
                }
                for number, backup in enumerate(found, start=1)
            ]
        }
    )


@click.command(
    "restore",
    help=_("Put a backup in the place of a project. What was there is kept as a backup too."),
)
@project_argument
@click.option(
    "--from",
    "backup",
    metavar="BACKUP",
    required=True,
    help=_("Its number in `backups`, its time (2026-11-23 17:05) or its path."),
)
@pass_shell
def restore_command(shell: Shell, project: Path, backup: str) -> None:
    """Put a backup in the place of a project."""
    chosen = _chosen(shell, project, backup)
    kept = restore(project, chosen, shell.context)
    said = _("Restored {path} from {backup}.").format(path=project, backup=chosen)
    if kept is not None:
        said += " " + _("What was there is kept as {kept}.").format(kept=kept)
    Output().say(said)


def _repaired(shell: Shell, project: Path, new: Path) -> Salvaged:
    return repair_to(project, new, shell.context)


def _backups(shell: Shell, project: Path) -> list[Backup]:
    found = backups_of(project, shell.context)
    if not found and not project.exists():
        raise ProjectError(
            _("There is no project “{path}” and no backup of one. Check the path.").format(
                path=project
            )
        )
    return found


def _chosen(shell: Shell, project: Path, text: str) -> Path:
    """The backup meant by a number, a time or a path."""
    path = Path(text)
    found = _backups(shell, project)
    if text.isdecimal() and 1 <= int(text) <= len(found):
        return found[int(text) - 1].path
    wanted = text.strip().replace("T", " ")
    if wanted:
        at_time = [backup for backup in found if _local(backup.at).startswith(wanted)]
        if len(at_time) == 1:
            return at_time[0].path
        if at_time:
            raise Refused(
                _("{count} backups are of {text}. Write the number that `backups` gives.").format(
                    count=len(at_time), text=text
                )
            )
    if path.is_file():
        return path
    raise Refused(_none_such(found, text))


def _none_such(found: Sequence[Backup], text: str) -> str:
    if not found:
        return _("There is no backup of this project. Name the file of one with --from.")
    return _("There is no backup “{text}”. List them with `backups`; write its number.").format(
        text=text
    )


def _salvage_text(salvaged: Salvaged, new: Path | None) -> str:
    saved, lost = sum(salvaged.saved.values()), sum(salvaged.lost.values())
    text = _("Saved {saved} records into {path}").format(saved=saved, path=new)
    if lost:
        text += _("; lost or changed {lost}").format(lost=lost)
    if salvaged.unreadable:
        tables = ", ".join(sorted(salvaged.unreadable))
        text += _("; could not read all of {tables}").format(tables=tables)
    return f"{text}."


def _local(at: dt.datetime) -> str:
    return at.astimezone().strftime(_TIME)
