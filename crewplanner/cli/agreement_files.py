"""Agreements as files: one of a user's own into a production, one out of it to change."""

from pathlib import Path

import click

from crewplanner.app.agreement_copies import text_of, write_copy
from crewplanner.app.agreements import read_text
from crewplanner.app.commands.agreements import AdoptAgreement, checked_agreement
from crewplanner.app.errors import Refused
from crewplanner.app.queries.agreements import agreement_rows, standing_words
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext


@click.command(
    "adopt",
    help=_(
        "Let a production use an agreement of your own. It is checked whole and its examples are "
        "priced first; one that differs, or times approved under it, refuse it."
    ),
)
@click.argument("file", metavar="FILE", type=FilePath(path_type=Path))
@click.option(
    "--into",
    "project",
    metavar="PROJECT",
    required=True,
    type=FilePath(path_type=Path),
    help=_("The project that takes it."),
)
@production_option
@json_option
@pass_shell
def adopt_command(
    shell: Shell, file: Path, *, project: Path, production: str | None, as_json: bool
) -> None:
    """Let a production use an agreement of the user's own."""
    text = read_text(file)
    read, outcomes = checked_agreement(text, file.name)
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        chosen = chosen_production(workspace.plan, production)
        workspace.do(AdoptAgreement(production=chosen.id, text=text))
    output.say(
        ngettext(
            "{title} uses {id}, version {version}; {count} example came out.",
            "{title} uses {id}, version {version}; {count} examples came out.",
            len(outcomes),
        ).format(
            title=chosen.title,
            id=read.agreement.id,
            version=read.agreement.version,
            count=len(outcomes),
        )
    )
    output.data(
        {
            "production": chosen.title,
            "id": read.agreement.id,
            "version": read.agreement.version,
            "examples": len(outcomes),
        }
    )


@click.command(
    "copy",
    help=_(
        "Write an agreement into a file to change in any editor, with a worked example. "
        "ID: one that comes with the program, or one that the production keeps."
    ),
)
@click.argument("agreement", metavar="ID")
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=FilePath(path_type=Path),
    help=_("The file to write; it must not be there yet."),
)
@click.option(
    "--project",
    metavar="PROJECT",
    type=FilePath(path_type=Path),
    help=_("Write the copy that a production of this project keeps."),
)
@production_option
@json_option
@pass_shell
def copy_command(
    shell: Shell,
    agreement: str,
    *,
    out: Path,
    project: Path | None,
    production: str | None,
    as_json: bool,
) -> None:
    """Write an agreement into a file to change."""
    if out.exists():
        raise Refused(_("{path} is there already. Give the file another name.").format(path=out))
    if project is None:
        if production:
            raise Refused(_("Say the project too, with --project."))
        text = text_of(None, None, agreement)
    else:
        with shell.reading(project) as workspace:
            plan = workspace.plan
        text = text_of(plan, chosen_production(plan, production).id, agreement)
    write_copy(out, text)
    output = Output(as_json=as_json)
    output.say(
        _(
            "Wrote {path}. Change it, then check it with: crewplanner agreements verify {path}"
        ).format(path=out)
    )
    output.data({"path": str(out)})


def list_kept(output: Output, plan: Plan, production: Production) -> None:
    """Name the agreements that a production keeps, and how each stands to the shipped one."""
    rows = [(row, row.copy) for row in agreement_rows(plan, production.id) if row.copy]
    output.table(
        (_("Id"), _("Title"), _("Version"), _("Deals"), _("State")),
        [
            (
                row.id,
                row.title,
                copy.version,
                str(row.deals),
                standing_words(row),
            )
            for row, copy in rows
        ],
        right=(3,),
    )
    if not rows:
        output.note(
            _("{title} keeps none yet: the first deal under one copies it.").format(
                title=production.title
            )
        )
    output.data(
        {
            "production": production.title,
            "agreements": [
                {
                    "id": row.id,
                    "title": row.title,
                    "version": copy.version,
                    "copied_at": copy.copied_at.isoformat(),
                    "standing": row.standing.value,
                    "deals": row.deals,
                }
                for row, copy in rows
            ],
        }
    )
