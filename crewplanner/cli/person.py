"""One person's data: all that is kept of somebody, and erasing it for good."""

from pathlib import Path

import click

from crewplanner.app.erasures import erase, remove_old_backups
from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.names import person_named
from crewplanner.app.queries.erasing import ErasingView, erasing_view, old_copies
from crewplanner.app.queries.make_person_file import person_file
from crewplanner.app.words import date_text
from crewplanner.cli.choosing import person_option, words_of
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import Audience, Options, PaperSize
from crewplanner.exports.person_file import (
    PERSON_FORMATS,
    person_file_bytes,
    person_file_name,
)
from crewplanner.i18n import _, ngettext


@click.group("person", help=_("What is kept of one person: write it all out, or erase it."))
def person_command() -> None:
    """One person's data."""


@person_command.command(
    "export",
    help=_(
        "Write everything that the project holds about a person: contacts, deals, bookings, times, "
        "pay by week, comments, papers that name them. It is for that person alone."
    ),
)
@project_argument
@person_option(required=True)
@click.option(
    "--format",
    "format_id",
    type=click.Choice(PERSON_FORMATS),
    default=PERSON_FORMATS[0],
    help=_("What kind of file; JSON is for other programs."),
)
@click.option(
    "--out",
    metavar="PATH",
    required=True,
    type=FilePath(path_type=Path),
    help=_("The file to write, or a folder that is there: then the file is named for you."),
)
@json_option
@pass_shell
def export_person(
    shell: Shell, project: Path, *, person: str, format_id: str, out: Path, as_json: bool
) -> None:
    """Write all that is kept of somebody into a file."""
    with shell.reading(project) as workspace:
        plan = workspace.plan
        file = person_file(workspace, person_named(plan, person).id)
    sheet = PaperSize.LETTER if words_of(plan, None) is FilmWords.US else PaperSize.A4
    options = Options(
        audience=Audience.PRODUCER,
        issued_at=shell.now(),
        issued_by=shell.context.user,
        paper=sheet,
    )
    data = person_file_bytes(file, options, format_id)
    path = out / person_file_name(file, options, format_id) if out.is_dir() else out
    write_aside(path, data, private=True)
    output = Output(as_json=as_json)
    entries = ngettext("{count} entry", "{count} entries", file.known).format(count=file.known)
    output.say(_("Wrote {path}: {entries}.").format(path=path, entries=entries))
    output.data(
        {
            "path": str(path),
            "person": int(file.person),
            "format": format_id,
            "size": len(data),
            "entries": {section.key: len(section.rows) for section in file.sections},
        }
    )


@person_command.command(
    "erase",
    help=_(
        "Erase a person for good: name, contacts and every word on them go from the project and "
        "its history; hours and pay stay under a pseudonym. It cannot be undone. Without --yes it "
        "only says what would go."
    ),
)
@project_argument
@person_option(required=True)
@click.option("--yes", is_flag=True, help=_("Do it."))
@click.option(
    "--remove-backups",
    is_flag=True,
    help=_("Remove the older backups too: they still hold the person."),
)
@json_option
@pass_shell
def erase_person(
    shell: Shell, project: Path, *, person: str, yes: bool, remove_backups: bool, as_json: bool
) -> None:
    """Say what would go, or erase somebody."""
    output = Output(as_json=as_json)
    if not yes:
        with shell.reading(project) as workspace:
            view = erasing_view(workspace, person_named(workspace.plan, person).id)
        _say_what_goes(output, view)
        raise Refused(_("Nothing was erased. Say --yes to erase {name}.").format(name=view.name))
    with shell.editing(project) as workspace:
        view = erasing_view(workspace, person_named(workspace.plan, person).id)
        fresh = erase(workspace, view.person)
        removed = remove_old_backups(workspace, fresh) if remove_backups else 0
        left = old_copies(workspace, fresh)
    output.say(_("Erased. The hours and pay stay with “{name}”.").format(name=view.pseudonym))
    if removed:
        text = ngettext("Removed {count} older backup.", "Removed {count} older backups.", removed)
        output.say(text.format(count=removed))
    if left:
        text = ngettext(
            "{count} older backup still holds the person; --remove-backups removes it.",
            "{count} older backups still hold the person; --remove-backups removes them.",
            len(left),
        )
        output.say(text.format(count=len(left)))
    output.data(
        {
            "person": int(view.person),
            "pseudonym": view.pseudonym,
            "backup": str(fresh.path),
            "backups_removed": removed,
            "backups_left": [
                {"path": str(one.backup.path), "goes": one.goes.isoformat() if one.goes else None}
                for one in left
            ],
        }
    )


def _say_what_goes(output: Output, view: ErasingView) -> None:
    output.say(
        _(
            "Gone: the name “{name}”, contacts ({contacts}), notes, every word that names them, "
            "the files of issued papers that do ({papers})."
        ).format(name=view.name, contacts=view.contacts, papers=len(view.papers))
    )
    output.say(
        _(
            "Kept as “{name}”: bookings ({bookings}), own times ({cards}), deals ({deals}), and so "
            "hours and pay."
        ).format(
            name=view.pseudonym, bookings=view.bookings, cards=view.timecards, deals=view.deals
        )
    )
    if view.copies:
        goes = view.last_goes
        when = date_text(goes) if goes else _("never; some are kept for ever")
        output.say(
            _("Backups that still hold it: {count}. The last of them goes: {when}.").format(
                count=len(view.copies), when=when
            )
        )
