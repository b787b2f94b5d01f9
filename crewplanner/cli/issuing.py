"""Issue a paper, list what was issued, and what changed since."""

from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.issuing import told_people
from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.issue_words import issue_title, version_text
from crewplanner.app.issuing import IssueModels, Said, week_series
from crewplanner.app.names import department_named
from crewplanner.app.queries.issued_week import WEEK, week_model
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.weeks import parse_week
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import (
    chosen_production,
    production_option,
    week_option,
    working_in,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.issue_changes import Change, affected, changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import IssuedPaper, color_of
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.exports import ClockFace, PaperSize, formats_of
from crewplanner.exports.issuing import Choice, change_words
from crewplanner.exports.issuing import issue_command as command_of
from crewplanner.exports.personal import Personal, handed_out
from crewplanner.i18n import _, ngettext

_FORMATS = [one.id for one in formats_of(WEEK)]


class IssueOptions(TypedDict):
    """What `issue` is told."""

    week: str
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
        "files. PAPER is `week`. What changed since the last issue stands on it."
    ),
)
@click.argument("paper", metavar="PAPER", type=click.Choice([WEEK]))
@project_argument
@week_option(required=True)
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
    """Issue the week."""
    del paper
    out, output = options["out"], Output(as_json=as_json)
    with shell.editing(project) as workspace:
        question = _question(workspace, options["week"], options["production"])
        plan = workspace.plan
        draft = IssueModels(workspace.attachment).draft(
            plan, question, shell.now(), shell.context.user
        )
        view = week_view(plan, question, workspace.findings(question.production, question.span))
        choice = _choice(plan, plan.productions[question.production].words, options)
        workspace.do(command_of(draft, view, choice, options["note"]))
        issue = week_series(question).issues(workspace.plan)[-1]
        said = IssueModels(workspace.attachment).said(workspace.plan, issue)
        written = [(name, workspace.attachment(sha)) for name, sha in issue.files]
        if options["messages"]:
            people = [plan.people[key] for key in sorted(said.affected) if key in plan.people]
            written += handed_out(Personal(issue=issue, said=said), people)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in written:
        write_aside(out / name, data)
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
    sentences = _sentences(said.model, said.changes)
    output.lines(f"  {one}" for one in sentences)
    output.data(
        {
            **issue_data(issue),
            "changes": sentences,
            "affected": sorted(said.affected),
            "written": names,
        }
    )


@click.command(
    "issued",
    help=_("List what was issued; with --number, write the files of that issue again."),
)
@project_argument
@production_option
@week_option()
@click.option("--number", type=int, metavar="N", help=_("The number of an issue of the week."))
@click.option(
    "--out",
    metavar="DIR",
    type=FilePath(path_type=Path, file_okay=False),
    help=_("The folder for the files of that issue."),
)
@json_option
@pass_shell
def issued_command(
    shell: Shell,
    project: Path,
    *,
    production: str | None,
    week: str | None,
    number: int | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """List the issues, or write one again."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        if week is None and production is None:
            issues = tuple(plan.issued.values())
        elif week is None:
            issues = plan.issued_of.get(chosen_production(plan, production).id, ())
        else:
            issues = week_series(_question(workspace, week, production)).issues(plan)
        if number is not None:
            issues = tuple(one for one in issues if one.number == number)
            if week is None or out is None or not issues:
                raise Refused(
                    _("There is no such issue. Say --week, --number and --out; `issued` lists all.")
                )
            out.mkdir(parents=True, exist_ok=True)
            for name, sha in issues[0].files:
                write_aside(out / name, workspace.attachment(sha))
    if not issues:
        output.say(_("Nothing is issued yet. Use `issue week`."))
    output.table(
        (_("Production"), _("Paper"), _("Version"), _("Issued"), _("By"), _("Files"), _("Told")),
        [
            (
                plan.productions[one.production].title,
                issue_title(one),
                version_text(one.number),
                f"{one.at:%Y-%m-%d %H:%M}",
                one.who,
                str(len(one.files)),
                str(len(one.sent)),
            )
            for one in issues
        ],
    )
    output.data({"issued": [issue_data(one) for one in issues]})


@click.command(
    "changes",
    help=_("Say what the week says otherwise than its last issue, or one issue than another."),
)
@project_argument
@week_option(required=True)
@production_option
@click.option("--since", type=int, metavar="N", help=_("The issue to compare with; else the last."))
@click.option("--to", type=int, metavar="N", help=_("A later issue; else the plan as it is now."))
@json_option
@pass_shell
def changes_command(
    shell: Shell,
    project: Path,
    *,
    week: str,
    production: str | None,
    since: int | None,
    to: int | None,
    as_json: bool,
) -> None:
    """Compare two issues, or an issue with the plan."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan, question = workspace.plan, _question(workspace, week, production)
        issues = {one.number: one for one in week_series(question).issues(plan)}
        if not issues:
            raise Refused(_("This week was never issued. Use `issue week`."))
        before = issues.get(since or max(issues))
        after = issues.get(to) if to else None
        if before is None or (to and after is None):
            raise Refused(_("There is no issue of that number; `issued` lists all."))
        model = IssueModels(workspace.attachment).of(after) if after else week_model(plan, question)
        found = changes(IssueModels(workspace.attachment).of(before), model)
        names = {key: plan.people[key].name for key in affected(found) if key in plan.people}
    sentences = _sentences(model, found)
    version = version_text(before.number)
    if not found:
        output.say(_("Nothing changed since {version}.").format(version=version))
    else:
        output.say(_("Changed since {version}:").format(version=version))
        output.lines(f"  {one}" for one in sentences)
    output.data(
        {
            "since": before.number,
            "to": after.number if after else None,
            "changes": [
                _change_data(one, text) for one, text in zip(found, sentences, strict=True)
            ],
            "affected": [{"id": key, "name": names[key]} for key in sorted(names)],
        }
    )


def issue_data(issue: IssuedPaper) -> dict[str, Any]:
    """An issue for programs."""
    color, turn = color_of(issue.number)
    return {
        "paper": issue.paper,
        "from": issue.span.first.isoformat(),
        "to": issue.span.last.isoformat(),
        "number": issue.number,
        "color": color.value,
        "round": turn,
        "at": issue.at.isoformat(),
        "by": issue.who,
        "note": issue.note,
        "files": [{"name": name, "sha256": sha} for name, sha in issue.files],
        "told": {str(who): at.isoformat() for who, at in told_people(issue).items()},
    }


def _change_data(change: Change, sentence: str) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "dates": [date.isoformat() for date in change.dates],
        "person": change.person,
        "text": sentence,
        "affected": sorted(change.people),
    }


def _sentences(model: IssueModel, found: tuple[Change, ...]) -> list[str]:
    words = change_words(model)
    return [words.sentence(one) for one in found]


def _question(workspace: Workspace, week: str, production: str | None) -> WeekQuestion:
    plan, span = workspace.plan, parse_week(week)
    chosen = chosen_production(plan, production, working_in(plan, span))
    return WeekQuestion(
        production=chosen.id,
        span=parse_week(week, chosen.first_weekday),
        project=workspace.uuid,
    )
