"""Agreements: name them, show one clause by clause, price worked examples and compare."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import click

from crewplanner.app.agreement_checks import Outcome, verify
from crewplanner.app.agreements import agreement_named, read_agreement, shipped
from crewplanner.app.errors import Refused
from crewplanner.app.queries.agreements import NOT_ADVICE
from crewplanner.cli.agreement_files import adopt_command, copy_command, list_kept
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import DOES_NOT_HOLD, DONE, FilePath, Shell, pass_shell
from crewplanner.domain.pay.agreement import Agreement, Parameter
from crewplanner.i18n import _


@click.group(
    "agreements",
    help=_("The agreements that say how time becomes money: list them, show one, verify examples."),
)
def agreements_command() -> None:
    """Group what can be done with agreements."""


@agreements_command.command(
    "list",
    help=_("Name the agreements that come with the program, or those that a production keeps."),
)
@click.option(
    "--project",
    metavar="PROJECT",
    type=FilePath(path_type=Path),
    help=_("Name those that a production of this project keeps."),
)
@production_option
@json_option
@pass_shell
def list_command(
    shell: Shell, *, project: Path | None, production: str | None, as_json: bool
) -> None:
    """Name the agreements that come with the program, or those that a production keeps."""
    output = Output(as_json=as_json)
    if project is not None:
        with shell.reading(project) as workspace:
            plan = workspace.plan
        list_kept(output, plan, chosen_production(plan, production))
        return
    if production:
        raise Refused(_("Say the project too, with --project."))
    found = list(shipped().values())
    output.table(
        (_("Id"), _("Title"), _("Kind"), _("Valid"), _("Checked"), _("Unverified")),
        [
            (
                one.id,
                one.title,
                one.kind,
                _valid(one),
                one.checked.isoformat(),
                str(_unverified(one)) if _unverified(one) else "",
            )
            for one in found
        ],
        right=(5,),
    )
    output.say(_(NOT_ADVICE))
    output.data(
        {
            "agreements": [
                {
                    "id": one.id,
                    "title": one.title,
                    "kind": one.kind,
                    "version": one.version,
                    "valid_from": one.valid_from.isoformat(),
                    "valid_to": one.valid_to.isoformat() if one.valid_to else None,
                    "checked": one.checked.isoformat(),
                    "unverified": _unverified(one),
                }
                for one in found
            ]
        }
    )


@agreements_command.command(
    "show", help=_("Show one, clause by clause, with its parameters. ID: an id, or a TOML file.")
)
@click.argument("agreement", metavar="ID")
@json_option
def show_command(agreement: str, *, as_json: bool) -> None:
    """Show one agreement."""
    own = agreement.lower().endswith(".toml")
    found = read_agreement(Path(agreement)).agreement if own else agreement_named(agreement)
    output = Output(as_json=as_json)
    output.say(f"{found.id}: {found.title}")
    output.table(
        (),
        [
            (_("Version"), found.version),
            (_("Valid"), _valid(found)),
            (_("Source"), found.source),
            (_("Checked"), found.checked.isoformat()),
            (_("Notes"), found.notes),
        ],
        indent="  ",
    )
    output.heading(_("Clauses"))
    output.table(
        (),
        [
            (clause.ref, _("UNVERIFIED") if clause.unverified else "", clause.text)
            for clause in found.clauses
        ],
        indent="  ",
    )
    output.heading(_("Parameters"))
    output.table(
        (),
        [
            (
                one.id,
                _default(one),
                one.unit,
                _("UNVERIFIED") if one.unverified else "",
                one.about,
            )
            for one in found.params
        ],
        indent="  ",
    )
    output.say(_(NOT_ADVICE))
    output.data(_shown(found))


@agreements_command.command(
    "verify",
    help=_(
        "Price the worked examples of each file and compare. A TOML file is an agreement with "
        "examples of its own. Exit code 1 if one differs."
    ),
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@json_option
def verify_command(files: tuple[Path, ...], *, as_json: bool) -> int:
    """Price the worked examples of each file and compare."""
    found = [outcome for file in files for outcome in verify(file)]
    if not found:
        raise Refused(_("There are no examples in what was given."))
    output = Output(as_json=as_json)
    for outcome in found:
        if not (as_json and outcome.ok):
            _tell(output, outcome)
    passed = sum(outcome.ok for outcome in found)
    failed = len(found) - passed
    output.say(_("{passed} passed, {failed} failed").format(passed=passed, failed=failed))
    output.data(
        {
            "passed": passed,
            "failed": failed,
            "examples": [
                {
                    "id": outcome.id,
                    "agreement": outcome.agreement,
                    "ok": outcome.ok,
                    "expected": _plain(outcome.expected),
                    "got": _plain(outcome.got),
                }
                for outcome in found
            ],
        }
    )
    return DOES_NOT_HOLD if failed else DONE


for command in (adopt_command, copy_command):
    agreements_command.add_command(command)


def _tell(output: Output, outcome: Outcome) -> None:
    """One line; the lines of the calculation where it differs."""
    expected, got = (
        json.dumps(_plain(one), ensure_ascii=False) for one in (outcome.expected, outcome.got)
    )
    word = _("ok") if outcome.ok else _("differs")
    told = _("{word}  {id}  {agreement}: expected {expected}, got {got}").format(
        word=word, id=outcome.id, agreement=outcome.agreement, expected=expected, got=got
    )
    output.say(told)
    if not outcome.ok:
        output.table(
            (),
            [
                (line.date.isoformat(), line.rule, str(line.amount), line.arithmetic, line.clause)
                for line in outcome.lines
            ],
            right=(2,),
            indent="    ",
        )


def _plain(value: object) -> object:
    """The value with exact numbers as JSON's own or as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - what was read from a file
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - what was read from a file
    return value


def _valid(agreement: Agreement) -> str:
    until = agreement.valid_to.isoformat() if agreement.valid_to else ""
    return f"{agreement.valid_from.isoformat()} – {until}".rstrip()


def _unverified(agreement: Agreement) -> int:
    return sum(one.unverified for one in (*agreement.clauses, *agreement.params))


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return _("off")
    return json.dumps(_plain(parameter.default), ensure_ascii=False)


def _shown(found: Agreement) -> dict[str, object]:
    return {
        "id": found.id,
        "title": found.title,
        "kind": found.kind,
        "version": found.version,
        "valid_from": found.valid_from.isoformat(),
        "valid_to": found.valid_to.isoformat() if found.valid_to else None,
        "source": found.source,
        "checked": found.checked.isoformat(),
        "notes": found.notes,
        "clauses": [
            {"id": one.id, "ref": one.ref, "text": one.text, "unverified": one.unverified}
            for one in found.clauses
        ],
        "params": [
            {
                "id": one.id,
                "kind": one.kind,
                "default": _plain(one.default),
                "unit": one.unit,
                "about": one.about,
                "unverified": one.unverified,
            }
            for one in found.params
        ],
    }
