"""Logo: the picture at the head of a production's papers."""

from pathlib import Path

import click

from crewplanner.app.commands.productions import SetLogo
from crewplanner.app.errors import Refused
from crewplanner.app.logos import MOST_BYTES, checked_logo
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.i18n import _


@click.command(
    "logo",
    help=_(
        "Put a picture at the head of a production's papers: a PNG, a JPEG or a plain SVG of up "
        "to 1 MB. With --remove papers have none."
    ),
)
@project_argument
@click.option(
    "--file",
    "file",
    metavar="FILE",
    type=FilePath(path_type=Path, exists=True, dir_okay=False),
    help=_("The picture."),
)
@click.option("--remove", is_flag=True, help=_("Take the picture away."))
@production_option
@json_option
@pass_shell
def logo_command(
    shell: Shell,
    project: Path,
    *,
    file: Path | None,
    remove: bool,
    production: str | None,
    as_json: bool,
) -> None:
    """Set or remove the logo."""
    if (file is None) != remove:
        raise Refused(_("Say which picture with --file, or --remove."))
    data = b""
    if file is not None:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    kind = checked_logo(data).kind.value if data or not remove else ""
    with shell.editing(project) as workspace:
        chosen = chosen_production(workspace.plan, production)
        workspace.do(SetLogo(production=chosen.id, data=data))
    output = Output(as_json=as_json)
    if remove:
        output.say(_("Papers of {title} have no logo now.").format(title=chosen.title))
    else:
        output.say(_("Papers of {title} have this logo now.").format(title=chosen.title))
    output.data({"production": chosen.title, "kind": kind, "size": len(data)})
