"""Send a plan for review, comment on it and sign it off, send that back, and take it in."""

import datetime as dt
from pathlib import Path
from typing import Any, TypedDict, Unpack
from uuid import uuid4

import click

from crewplanner.app.commands.reviews import AddComment, NoteSent, Sign
from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.names import person_named
from crewplanner.app.queries.comments import (
    CommentRow,
    CommentState,
    comment_rows,
    sign_offs_of,
)
from crewplanner.app.review_reply import LARGEST_REPLY, Reply, read_reply, reply_bytes
from crewplanner.app.review_words import moment_words, package_of, review_word, signed_text
from crewplanner.app.reviewing import (
    new_review,
    package_name,
    placing,
    seen_sum,
    seen_text,
    write_package,
)
from crewplanner.app.weeks import parse_date
from crewplanner.cli.choosing import chosen_production, dates, person_option, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FILE_TYPE, FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.reviews import Mark, SignOff, Verdict
from crewplanner.exports.review import review_html
from crewplanner.i18n import _, ngettext


class SendOptions(TypedDict):
    """What `review send` is told."""

    first: str
    last: str
    reader: str
    rates: bool
    note: str
    out: Path
    html: Path | None
    production: str | None


class CommentOptions(TypedDict):
    """What `review comment` is told."""

    person: str | None
    date: str | None
    mark: str
    text: str
    production: str | None


class SignOptions(TypedDict):
    """What `review sign` is told."""

    verdict: str
    note: str
    first: str | None
    last: str | None
    production: str | None


@click.group(
    "review",
    help=_("Review without a server: a package out, comments and sign-off back, nothing replaced."),
)
def review_command() -> None:
    """Group what can be done with reviews."""


@review_command.command(
    "send",
    help=_(
        "Write the package of a review: a project that opens for reading, comments and sign-off. "
        "Private contacts stay here; without --rates no rate, deal or budget is in its bytes."
    ),
)
@project_argument
@click.option("--from", "first", metavar="DATE", required=True, help=_("The first date."))
@click.option("--to", "last", metavar="DATE", required=True, help=_("The last date."))
@click.option("--for", "reader", metavar="NAME", required=True, help=_("Who reviews it."))
@click.option("--rates", is_flag=True, help=_("Let rates and budget go with it."))
@click.option("--note", metavar="TEXT", default="", help=_("A line for the reader."))
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=FilePath(path_type=Path),
    help=_("The package; a folder gives it a name of its own."),
)
@click.option(
    "--html",
    metavar="FILE",
    type=FilePath(path_type=Path, dir_okay=False),
    help=_("The same as one web page, for those without CrewPlanner."),
)
@production_option
@json_option
@pass_shell
def _send(shell: Shell, project: Path, *, as_json: bool, **options: Unpack[SendOptions]) -> None:
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        span = dates(options["first"], options["last"])
        production = chosen_production(workspace.plan, options["production"])
        review = new_review(
            workspace,
            production.id,
            span,
            reader=options["reader"],
            rates=options["rates"],
            note=options["note"],
        )
        target = options["out"]
        if target.is_dir():
            target = target / f"{package_name(workspace.plan, review)}{FILE_TYPE}"
        write_package(workspace, target, review)
        if options["html"] is not None:
            found = workspace.findings(production.id, span)
            write_aside(options["html"], review_html(workspace.plan, review, found))
        workspace.do(NoteSent(review=review))
    money = _("with rates") if review.rates else _("without rates")
    output.say(_("Wrote “{name}” for review, {money}.").format(name=target.name, money=money))
    output.data({"review": review.uuid, "package": str(target), "rates": review.rates})


@review_command.command(
    "comment", help=_("Comment on a cell, a person, a date or, without either, the whole plan.")
)
@project_argument
@person_option()
@click.option("--date", metavar="DATE", help=_("The date it is about."))
@click.option(
    "--mark",
    type=click.Choice([one.value for one in Mark]),
    default=Mark.COMMENT.value,
    help=_("What it asks for."),
)
@click.option("--text", metavar="TEXT", default="", help=_("What is said."))
@production_option
@json_option
@pass_shell
def _comment(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[CommentOptions]
) -> None:
    person, date = options["person"], options["date"]
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        plan = workspace.plan
        chosen = _production(plan, options["production"])
        who = person_named(plan, person).id if person else None
        when = parse_date(date) if date else None
        uuid = str(uuid4())
        workspace.do(
            AddComment(
                production=chosen.id,
                uuid=uuid,
                person=who,
                date=when,
                mark=Mark(options["mark"]),
                text=options["text"],
                seen=seen_text(plan, chosen.id, who, when),
            )
        )
        rows = [r for r in comment_rows(workspace.plan, chosen.id) if r.comment.uuid == uuid]
    output.say(_("Commented on {place}.").format(place=rows[0].place))
    output.data(_row_data(rows[0]))


@review_command.command("sign", help=_("Approve or refuse the plan of some dates."))
@project_argument
@click.option(
    "--verdict",
    required=True,
    type=click.Choice([one.value for one in Verdict]),
    help=_("What you say of it as a whole."),
)
@click.option("--note", metavar="TEXT", default="", help=_("What should change."))
@click.option("--from", "first", metavar="DATE", help=_("The first date; else as it was sent."))
@click.option("--to", "last", metavar="DATE", help=_("The last date; else as it was sent."))
@production_option
@json_option
@pass_shell
def _sign(shell: Shell, project: Path, *, as_json: bool, **options: Unpack[SignOptions]) -> None:
    first = options["first"]
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        plan, chosen = workspace.plan, _production(workspace.plan, options["production"])
        package = package_of(plan)
        if first is not None:
            span = dates(first, options["last"])
        elif package is not None:
            span = package.span
        else:
            raise Refused(_("Say which dates with --from and --to: this project was not sent."))
        uuid = str(uuid4())
        seen = seen_sum(plan, chosen.id, span)
        workspace.do(
            Sign(
                production=chosen.id,
                uuid=uuid,
                span=span,
                verdict=Verdict(options["verdict"]),
                note=options["note"],
                seen=seen,
            )
        )
        signed = sign_offs_of(workspace.plan, chosen.id, span)[0]
    output.say(f"{signed_text(workspace.plan, signed)}.")
    output.data(_sign_data(workspace.plan, signed))


@review_command.command(
    "reply", help=_("Write what was said in a package as a small file, to be sent back.")
)
@click.argument("package", metavar="PACKAGE", type=FilePath(path_type=Path))
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=FilePath(path_type=Path, dir_okay=False),
    help=_("The reply."),
)
@json_option
@pass_shell
def _reply(shell: Shell, package: Path, *, out: Path, as_json: bool) -> None:
    output = Output(as_json=as_json)
    with shell.reading(package) as workspace:
        data = reply_bytes(workspace.plan, shell.context.user)
        said = len(workspace.plan.comments) + len(workspace.plan.sign_offs)
    write_aside(out, data)
    words = ngettext("{count} comment or sign-off", "{count} comments and sign-offs", said)
    output.say(_("Wrote “{name}”: {said}.").format(name=out.name, said=words.format(count=said)))
    output.data({"reply": str(out), "said": said})


@review_command.command(
    "merge",
    help=_("Take in a reply: its comments and sign-offs come in once, nothing is replaced."),
)
@project_argument
@click.argument("file", metavar="FILE", type=FilePath(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Only say what would come in."))
@json_option
@pass_shell
def _merge(shell: Shell, project: Path, file: Path, *, dry_run: bool, as_json: bool) -> None:
    output = Output(as_json=as_json)
    opened = shell.reading(project) if dry_run else shell.editing(project)
    with opened as workspace:
        with file.open("rb") as stream:
            reply = read_reply(workspace.plan, stream.read(LARGEST_REPLY + 1))
        before = workspace.plan
        if not dry_run:
            workspace.do(reply.command)
    counts: dict[str, int] = {}
    for one in reply.comments:
        kind = placing(before, one)
        counts[kind.value] = counts.get(kind.value, 0) + 1
    said = _("{who} said {comments}, {signs}.").format(
        who=reply.who,
        comments=ngettext("{count} comment", "{count} comments", len(reply.comments)).format(
            count=len(reply.comments)
        ),
        signs=ngettext("{count} sign-off", "{count} sign-offs", len(reply.sign_offs)).format(
            count=len(reply.sign_offs)
        ),
    )
    done = _("Nothing was written.") if dry_run else _("All of it is in the project now.")
    output.say(f"{said} {done}")
    output.lines(_told(before, reply))
    output.data(
        {
            "who": reply.who,
            "comments": len(reply.comments),
            "sign_offs": len(reply.sign_offs),
            "known": reply.known,
            "placing": counts,
            "written": not dry_run,
        }
    )


@review_command.command("comments", help=_("List what was said of a plan, and who signed it off."))
@project_argument
@click.option(
    "--state",
    type=click.Choice([one.value for one in CommentState]),
    help=_("Only comments that have come that far."),
)
@production_option
@json_option
@pass_shell
def _comments(
    shell: Shell, project: Path, *, state: str | None, production: str | None, as_json: bool
) -> None:
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
    chosen = _production(plan, production)
    rows = [one for one in comment_rows(plan, chosen.id) if state in {None, one.state.value}]
    signs = sign_offs_of(plan, chosen.id)
    if not rows and not signs:
        output.say(_("Nothing was said yet. Use `review comment` or take in a reply."))
    output.table(
        (_("Place"), _("Who"), _("When"), _("Mark"), _("What"), _("State"), _("Since")),
        [
            (
                one.place,
                one.comment.who,
                moment_words(one.comment.at),
                review_word(one.comment.mark),
                one.comment.text,
                one.state.value,
                one.since,
            )
            for one in rows
        ],
    )
    output.lines(signed_text(plan, one) for one in signs)
    output.data(
        {
            "comments": [_row_data(one) for one in rows],
            "sign_offs": [_sign_data(plan, one) for one in signs],
        }
    )


def _told(plan: Plan, reply: Reply) -> list[str]:
    return [
        f"  {one.who}: {one.text or review_word(one.mark)} ({review_word(placing(plan, one))})"
        for one in reply.comments
    ]


def _production(plan: Plan, name: str | None) -> Production:
    """The one that was sent, where this is a package."""
    package = package_of(plan)
    hints = (package.production,) if package else ()
    return chosen_production(plan, name, hints)


def _row_data(row: CommentRow) -> dict[str, Any]:
    one = row.comment
    return {
        "id": one.id,
        "place": row.place,
        "person": one.person,
        "date": _iso(one.date),
        "mark": one.mark.value,
        "text": one.text,
        "who": one.who,
        "at": one.at.isoformat(),
        "state": row.state.value,
        "answer": one.answer,
        "placing": row.placing.value,
        "then": row.then,
        "now": row.now,
    }


def _sign_data(plan: Plan, one: SignOff) -> dict[str, Any]:
    return {
        "from": one.span.first.isoformat(),
        "to": one.span.last.isoformat(),
        "verdict": one.verdict.value,
        "who": one.who,
        "at": one.at.isoformat(),
        "note": one.note,
        "text": signed_text(plan, one),
    }


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
