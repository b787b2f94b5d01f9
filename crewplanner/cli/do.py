"""Do: every command of the application by its plain name, with its fields as text."""

import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict, Unpack, cast

import click

from crewplanner.app.command_fields import example, field_views
from crewplanner.app.command_kinds import command_kinds, kind_named, plain_name, summary
from crewplanner.app.command_values import Reading
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.rehearsal import Difference, done, rehearsed
from crewplanner.app.workspace import Workspace
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.scenarios import in_scenario
from crewplanner.cli.shell import FilePath, Shell, pass_shell
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext

_WRITTEN = re.compile(r"([\w.]+)(:?=)(.*)", re.DOTALL | re.ASCII)
_LISTED = 8


class DoOptions(TypedDict):
    """What is to be done, and how."""

    project: Path | None
    command: str | None
    fields: tuple[str, ...]
    values: str | None
    scenario: str | None
    dry_run: bool
    yes: bool
    list_all: bool
    about: str | None


@click.command(
    "do",
    short_help=_("Do anything that the window can do to a project, by the command's name."),
    help=_(
        "Do a command of the application, such as add-person, with its fields: FIELD=VALUE for a "
        "text, number, date or name, FIELD:=JSON for lists and objects. A field that is written "
        "twice is a list; FIELD= empties it. --list names all commands, --about COMMAND its fields."
    ),
)
@click.argument("project", metavar="PROJECT", required=False, type=FilePath(path_type=Path))
@click.argument("command", metavar="COMMAND", required=False)
@click.argument("fields", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option(
    "--values", metavar="JSON", help=_("Fields as one JSON object; - reads it from the input.")
)
@click.option("--scenario", metavar="NAME", help=_("Do it in this scenario, not in the plan."))
@click.option("--dry-run", is_flag=True, help=_("Say what would change; write nothing."))
@click.option("--yes", is_flag=True, help=_("Do even what can never be undone."))
@click.option("--list", "list_all", is_flag=True, help=_("Name all commands, a line each."))
@click.option("--about", metavar="COMMAND", help=_("Say which fields the command has."))
@json_option
@pass_shell
def do_command(shell: Shell, *, as_json: bool, **options: Unpack[DoOptions]) -> None:
    """Do a command, or say which there are."""
    output = Output(as_json=as_json)
    if options["list_all"]:
        _list(output)
        return
    if options["about"] is not None:
        _tell_about(output, kind_named(options["about"]))
        return
    project, name = options["project"], options["command"]
    if project is None or name is None:
        raise click.UsageError(_("PROJECT and COMMAND are missing. --list names the commands."))
    kind = kind_named(name)
    given = _given(options["fields"], options["values"])
    with shell.editing(project) as opened:
        workspace = in_scenario(opened, options["scenario"])
        reading = Reading(plan=workspace.plan, now=shell.now(), file=_file)
        command = reading.command(kind, given)
        if command.final and not (options["yes"] or options["dry_run"]):
            raise Refused(
                _("{command} can never be undone. Say --yes to do it.").format(
                    command=plain_name(kind)
                )
            )
        label, plan = command.label(), workspace.plan
        found = (rehearsed if options["dry_run"] else done)(workspace, command)
        _tell(output, workspace, plan, label, found, written=not options["dry_run"])
    output.data(
        {
            "command": plain_name(kind),
            "label": label,
            "written": not options["dry_run"],
            "made": {table: list(ids) for table, ids in found.made.items()},
            "changed": {table: list(ids) for table, ids in found.changed.items()},
            "removed": {table: list(ids) for table, ids in found.removed.items()},
        }
    )


def _list(output: Output) -> None:
    kinds = command_kinds()
    output.table((), [(name, summary(kind)) for name, kind in kinds.items()])
    output.data(
        {"commands": [{"name": name, "does": summary(kind)} for name, kind in kinds.items()]}
    )


def _tell_about(output: Output, kind: type[Command]) -> None:
    views = field_views(kind)
    output.lines([f"{plain_name(kind)}: {summary(kind)}"])
    output.table(
        (_("Field"), _("Default"), _("What to write")),
        [(one.name, "" if one.default is None else one.default, one.expected) for one in views],
        indent="  ",
    )
    output.lines([_("Example: {call}").format(call=example(kind))])
    output.data(
        {
            "name": plain_name(kind),
            "does": summary(kind),
            "fields": [
                {
                    "name": one.name,
                    "needed": one.default is None,
                    "default": one.default,
                    "expected": one.expected,
                }
                for one in views
            ],
            "example": example(kind),
        }
    )


def _given(fields: tuple[str, ...], values: str | None) -> dict[str, Any]:
    """The fields as they were written, each as JSON has it."""
    given: dict[str, Any] = {}
    if values is not None:
        text = sys.stdin.read() if values == "-" else values
        whole = _json(text, "--values")
        if not isinstance(whole, dict):
            raise Refused(_("--values is no JSON object."))
        given |= cast("dict[str, Any]", whole)
    lists: dict[str, list[Any]] = {}
    for written in fields:
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise Refused(
                _("“{text}” is no field. Write FIELD=VALUE or FIELD:=JSON.").format(text=written)
            )
        name, sign, text = match.groups()
        lists.setdefault(name, []).append(_json(text, name) if sign == ":=" else text)
    given |= {name: values[0] if len(values) == 1 else values for name, values in lists.items()}
    return given


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise Refused(
            _("{name}: “{text}” is not JSON.").format(name=name, text=f"{text:.60}")
        ) from error


def _file(path: str) -> bytes:
    return Path(path).read_bytes()


def _tell(
    output: Output,
    workspace: Workspace,
    before: Plan,
    label: str,
    found: Difference,
    *,
    written: bool,
) -> None:
    """The label, as the menu of undo has it, and the records that came, changed and went."""
    output.say((_("Done: {label}.") if written else _("Would do: {label}.")).format(label=label))
    after = workspace.plan
    for ids, plan, sentence in (
        (found.made, after, _("New in {table}: {records}.")),
        (found.changed, after, _("Changed in {table}: {records}.")),
        (found.removed, before, _("Removed from {table}: {records}.")),
    ):
        for table, keys in ids.items():
            output.say(sentence.format(table=table, records=_named(plan, table, keys)))
    if not (found.made or found.changed or found.removed):
        output.say(_("Nothing is otherwise than before."))


def _named(plan: Plan, table: str, keys: tuple[int, ...]) -> str:
    """The ids, with names where there are any."""
    records = getattr(plan, table)
    shown: list[str] = []
    for key in keys[:_LISTED]:
        record: Any = records.get(key)
        name = getattr(record, "name", "") or getattr(record, "title", "")
        shown.append(f"#{key} {name}".rstrip())
    more = len(keys) - _LISTED
    if more > 0:
        shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return ", ".join(shown)
