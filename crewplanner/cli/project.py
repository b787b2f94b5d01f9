"""Projects: make one, open the window on one."""

import datetime as dt
from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.commands.productions import AddProduction, CopyHolidays
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.holidays import public_holidays
from crewplanner.app.samples import make_sample, sample_monday
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import currency, timezone
from crewplanner.cli.output import Output
from crewplanner.cli.shell import FILE_TYPE, Shell, pass_shell, project_argument
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.i18n import _

_WITH_TITLE = ("code", "timezone", "currency", "region", "words")


class NewOptions(TypedDict):
    """What `new` is told."""

    sample: bool
    title: str | None
    code: str | None
    timezone: str | None
    currency: str | None
    region: str | None
    words: str | None


@click.command(
    "new",
    help=_(
        "Make a project with the usual departments and roles. It never writes over a file that is "
        "there. With --title it begins a production, with --sample it holds one to try things on."
    ),
)
@project_argument
@click.option("--sample", is_flag=True, help=_("Fill it with an invented production."))
@click.option("--title", metavar="TITLE", help=_("Begin a production with this title."))
@click.option("--code", metavar="CODE", help=_("Its short code."))
@click.option("--timezone", metavar="ZONE", help=_("Where it shoots: America/New_York; else UTC."))
@click.option("--currency", metavar="CODE", help=_("What it pays in: USD, GBP, EUR; else USD."))
@click.option(
    "--region", metavar="REGION", help=_("Whose public holidays to copy: US, US-NY, GB-ENG, DE-BY.")
)
@click.option(
    "--words",
    type=click.Choice([words.value for words in FilmWords]),
    help=_("Whose film words to use; else US."),
)
@pass_shell
def new_command(shell: Shell, project: Path, **options: Unpack[NewOptions]) -> None:
    """Make a project, with a production or the sample in it if asked for."""
    production, holidays = _asked_for(project, options, shell.now().date())
    workspace = Workspace.create(project, shell.context)
    try:
        try:
            if options["sample"]:
                make_sample(workspace, sample_monday(shell.now().date()))
            elif production is not None:
                _begin(workspace, production, holidays)
        finally:
            workspace.close()
    except BaseException:
        project.unlink(missing_ok=True)
        raise
    plan = workspace.plan
    titles = ", ".join(f"“{production.title}”" for production in plan.productions.values())
    said = _("Made {path}").format(path=project)
    if options["sample"]:
        said += _(" with the sample: {titles}, {people} people, {days} days").format(
            titles=titles, people=len(plan.people), days=len(plan.shoot_days)
        )
    elif titles:
        said += _(" with the production {titles}").format(titles=titles)
    Output().say(f"{said}.")


@click.command("open", help=_("Open the window on a project."))
@project_argument
@pass_shell
def open_command(shell: Shell, project: Path) -> int:
    """Open the window on a project."""
    if not project.is_file():
        raise ProjectError(
            _("There is no project “{path}”. Check the path, or make it with `new`.").format(
                path=project
            )
        )
    return shell.open_window(project)


def _asked_for(
    path: Path, options: NewOptions, today: dt.date
) -> tuple[Production | None, tuple[tuple[dt.date, str], ...]]:
    """The production to begin and its holidays; checked before anything is written."""
    if path.suffix != FILE_TYPE:
        raise Refused(
            _("A project file ends in {type}. Write {path}{type}.").format(
                type=FILE_TYPE, path=path
            )
        )
    title = options["title"]
    given = [name for name in _WITH_TITLE if options[name] is not None]
    if options["sample"] and (title is not None or given):
        raise click.UsageError(
            _("--sample brings its own production; leave the other options out.")
        )
    if title is None:
        if given:
            raise click.UsageError(
                _("--{option} describes a production; give it a --title.").format(option=given[0])
            )
        return None, ()
    region = options["region"] or ""
    years = (today.year, today.year + 1)
    holidays = public_holidays(region, years) if region else ()
    production = Production(
        id=ProductionId(NEW),
        title=title,
        code=options["code"] or "",
        timezone=timezone(options["timezone"] or "UTC"),
        currency=currency(options["currency"] or "USD"),
        holiday_region=region,
        words=FilmWords(options["words"] or FilmWords.US),
    )
    return production, holidays


def _begin(
    workspace: Workspace, production: Production, holidays: tuple[tuple[dt.date, str], ...]
) -> None:
    added = workspace.do(AddProduction(production=production)).added["productions"]
    if holidays:
        workspace.do(CopyHolidays(production=ProductionId(added[0]), holidays=holidays))
