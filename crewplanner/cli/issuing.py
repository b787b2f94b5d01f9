"""List what was issued, and what changed since."""

from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.issuing import told_people
from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.issue_words import issue_title, version_text
from crewplanner.app.issuing import IssueModels
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import chosen_production, production_option, week_option
from crewplanner.cli.issue_asked import asked_paper, day_option, unit_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.issue_changes import Change, affected, changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import IssuedPaper, color_of
from crewplanner.exports.issuing import change_words
from crewplanner.i18n import _, ngettext


class IssuedOptions(TypedDict):
    """What `issued` is told."""

    week: str | None
    day: str | None
    unit: str | None
    production: str | None
    number: int | None
    out: Path | None


class ChangesOptions(TypedDict):
    """What `changes` is told."""

    week: str | None
    day: str | None
    unit: str | None
    production: str | None
    since: int | None
    to: int | None


@click.command(
    "issued",
    help=_("List what was issued; with --number, write the files of that issue again."),
)
@project_argument
@production_option
@week_option()
@day_option()
@unit_option()
@click.option("--number", type=int, metavar="N", help=_("The number of an issue of that paper."))
@click.option(
    "--out",
    metavar="DIR",
    type=FilePath(path_type=Path, file_okay=False),
    help=_("The folder for the files of that issue."),
)
@json_option
@pass_shell
def issued_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[IssuedOptions]
) -> None:
    """List the issues, or write one again."""
    output = Output(as_json=as_json)
    written: tuple[str, ...] = ()
    with shell.reading(project) as workspace:
        plan, issues = workspace.plan, _issues(workspace, options)
        if options["number"] is not None:
            issues = tuple(one for one in issues if one.number == options["number"])
            written = _write_again(workspace, issues, options)
    if not issues:
        output.say(_("Nothing is issued yet. Use `issue`."))
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
    if written:
        files = ngettext("{count} file", "{count} files", len(written)).format(count=len(written))
        output.say(_("Wrote {files} to {folder}:").format(files=files, folder=options["out"]))
        output.lines(f"  {name}" for name in written)
    output.data({"issued": [issue_data(one) for one in issues], "written": list(written)})


def _issues(workspace: Workspace, options: IssuedOptions) -> tuple[IssuedPaper, ...]:
    """Those of the paper that is said, of the production, or all."""
    plan, week, day = workspace.plan, options["week"], options["day"]
    if week is not None or day is not None:
        asked = asked_paper(workspace, week, day, options["unit"], options["production"])
        return asked.series.issues(plan)
    if options["production"] is not None:
        return plan.issued_of.get(chosen_production(plan, options["production"]).id, ())
    return tuple(plan.issued.values())


def _write_again(
    workspace: Workspace, issues: tuple[IssuedPaper, ...], options: IssuedOptions
) -> tuple[str, ...]:
    """Write the files of the one issue that is said; their names. Raises Refused."""
    out = options["out"]
    if out is None or not issues or (options["week"] is None and options["day"] is None):
        raise Refused(
            _("There is no such issue. Say --week or --day, --number, --out; `issued` lists all.")
        )
    out.mkdir(parents=True, exist_ok=True)
    for name, sha in issues[0].files:
        write_aside(out / name, workspace.attachment(sha))
    return tuple(name for name, _sha in issues[0].files)


@click.command(
    "changes",
    help=_("Say what the plan says otherwise than the last issue, or one issue than another."),
)
@project_argument
@week_option()
@day_option()
@unit_option()
@production_option
@click.option("--since", type=int, metavar="N", help=_("The issue to compare with; else the last."))
@click.option("--to", type=int, metavar="N", help=_("A later issue; else the plan as it is now."))
@json_option
@pass_shell
def changes_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[ChangesOptions]
) -> None:
    """Compare two issues, or an issue with the plan."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        asked = asked_paper(
            workspace, options["week"], options["day"], options["unit"], options["production"]
        )
        issues = {one.number: one for one in asked.series.issues(plan)}
        if not issues:
            raise Refused(_("This was never issued. Use `issue`."))
        before = issues.get(options["since"] or max(issues))
        after = issues.get(options["to"] or 0)
        if before is None or (options["to"] and after is None):
            raise Refused(_("There is no issue of that number; `issued` lists all."))
        models = IssueModels(workspace.attachment)
        model = models.of(after) if after else asked.model()
        found = changes(models.of(before), model)
        names = {key: plan.people[key].name for key in affected(found) if key in plan.people}
    sentences = sentences_of(model, found)
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


def sentences_of(model: IssueModel, found: tuple[Change, ...]) -> list[str]:
    """The changes in words."""
    words = change_words(model)
    return [words.sentence(one) for one in found]
