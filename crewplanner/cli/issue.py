"""Issue a paper: keep it with the next number and color, write its files."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.errors import CouldNotWrite, Refused
from crewplanner.app.files import write_aside
from crewplanner.app.issue_words import issue_title
from crewplanner.app.issuing import IssueModels, Said
from crewplanner.app.names import department_named
from crewplanner.app.paper_views import logo_of
from crewplanner.cli.choosing import production_option, week_option
from crewplanner.cli.issue_asked import asked_paper, day_option, unit_option
from crewplanner.cli.issuing import issue_data, sentences_of
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.issued import CALL_SHEET, WEEK, IssuedPaper
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import ClockFace, PaperSize, formats_of
from crewplanner.exports.issuing import Choice
from crewplanner.exports.issuing import issue_command as command_of
from crewplanner.exports.personal import handed_out, personal_of
from crewplanner.i18n import _, ngettext

_FORMATS = [one.id for one in formats_of(WEEK)]


class IssueOptions(TypedDict):
    """What `issue` is told."""

    week: str | None
    day: str | None
    unit: str | None
    production: str | None
    out: Path
    departments: tuple[str, ...]
    formats: tuple[str, ...]
    sheet: str | None
    clock: str
    note: str
    messages: bool


@click.command(
    "issue",
    help=_(
        "Issue a paper: keep it in the project with the next number and color, and write its "
        "files. PAPER is `week` or `call-sheet`. What changed since the last issue is said."
    ),
)
@click.argument("paper", metavar="PAPER", type=click.Choice([WEEK, CALL_SHEET]))
@project_argument
@week_option()
@day_option()
@unit_option()
@production_option
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=FilePath(path_type=Path, file_okay=False),
    help=_("The folder for the files."),
)
@click.option(
    "--department",
    "departments",
    metavar="NAME",
    multiple=True,
    help=_("A department that gets a version of its own; may be said more than once."),
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    default=("pdf", "ics"),
    help=_("What kinds of files; may be said more than once."),
)
@click.option(
    "--sheet",
    type=click.Choice([size.value for size in PaperSize]),
    help=_("Size of the sheet; else letter with US film words, A4 with UK ones."),
)
@click.option(
    "--clock",
    type=click.Choice([face.value for face in ClockFace]),
    default=ClockFace.H24.value,
    help=_("12 writes times with am and pm."),
)
@click.option("--note", metavar="TEXT", default="", help=_("A line that goes with the messages."))
@click.option(
    "--messages",
    is_flag=True,
    help=_("Write e-mail drafts, own pages and calendars of those affected, too."),
)
@json_option
@pass_shell
def issue_command(
    shell: Shell, project: Path, *, paper: str, as_json: bool, **options: Unpack[IssueOptions]
) -> None:
    """Issue a week or a call sheet; where its files cannot be written it is taken back."""
    out, output = options["out"], Output(as_json=as_json)
    if (options["week"] is not None) is not (paper == WEEK):
        wanted = "--week" if paper == WEEK else "--day"
        raise Refused(_("The paper “{paper}” needs {option}.").format(paper=paper, option=wanted))
    with shell.editing(project) as workspace:
        asked = asked_paper(
            workspace, options["week"], options["day"], options["unit"], options["production"]
        )
        plan = workspace.plan
        choice = _choice(plan, asked.production.words, options)
        logo = logo_of(workspace, asked.production.id)
        out.mkdir(parents=True, exist_ok=True)
        workspace.do(command_of(asked.draft(), asked.view(), choice, options["note"], logo))
        issue = asked.series.issues(workspace.plan)[-1]
        said = IssueModels(workspace.attachment).said(workspace.plan, issue)
        written = [(name, workspace.attachment(sha)) for name, sha in issue.files]
        if options["messages"]:
            people = [plan.people[key] for key in sorted(said.affected) if key in plan.people]
            written += handed_out(
                personal_of(workspace.plan, issue, said, workspace.attachment), people
            )
        try:
            for name, data in written:
                write_aside(out / name, data)
        except CouldNotWrite:
            workspace.undo()
            raise
    _tell_issue(output, issue, said, out, [name for name, _data in written])


def _choice(plan: Plan, words: FilmWords, options: IssueOptions) -> Choice:
    usual = PaperSize.LETTER if words is FilmWords.US else PaperSize.A4
    return Choice(
        departments=tuple(department_named(plan, one, words) for one in options["departments"]),
        formats=options["formats"],
        sheet=PaperSize(options["sheet"]) if options["sheet"] else usual,
        clock=ClockFace(options["clock"]),
    )


def _tell_issue(
    output: Output, issue: IssuedPaper, said: Said, out: Path, names: list[str]
) -> None:
    files = ngettext("{count} file", "{count} files", len(names)).format(count=len(names))
    output.say(
        _("Issued {paper}, {version}: {files} in {folder}.").format(
            paper=issue_title(issue), version=said.version, files=files, folder=out
        )
    )
    sentences = sentences_of(said.model, said.changes)
    output.lines(f"  {one}" for one in sentences)
    output.data(
        {
            **issue_data(issue),
            "changes": sentences,
            "affected": sorted(said.affected),
            "written": names,
        }
    )
