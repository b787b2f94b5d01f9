"""`import budget`: a budget from a workbook or a text, shown before it is taken."""

import sys
from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.budget_words import change_word, preview_text
from crewplanner.app.importing.budgets import BudgetImport, BudgetPreview
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.money_text import figure, plain_figure
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.imports import (
    dry_run_option,
    file_argument,
    import_command,
    into_option,
    sheet_option,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell
from crewplanner.i18n import _


class BudgetOptions(TypedDict):
    """What `import budget` is told."""

    file: str
    project: Path
    production: str | None
    sheet: str
    keep: str
    dry_run: bool


@import_command.command(
    "budget",
    help=_(
        "Take a budget from CSV, TSV, XLSX or pasted text (- reads standard input): account, name, "
        "department, amount. It replaces the one of now; lines with the same account keep their "
        "fringes."
    ),
)
@file_argument
@into_option
@production_option
@sheet_option
@click.option(
    "--keep",
    metavar="NAME",
    default="",
    help=_("Keep the budget of before as a revision of this name."),
)
@dry_run_option
@json_option
@pass_shell
def budget_import_command(shell: Shell, *, as_json: bool, **options: Unpack[BudgetOptions]) -> None:
    """Take a budget from a file."""
    file = options["file"]
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    dry_run = options["dry_run"]
    opening = shell.reading if dry_run else shell.editing
    with opening(options["project"]) as workspace:
        plan = workspace.plan
        production = chosen_production(plan, options["production"])
        job = BudgetImport(data=data, plan=plan, production=production.id, sheet=options["sheet"])
        preview = job.run(no_progress, never)
        if not dry_run and not preview.empty:
            workspace.do(preview.command(options["keep"]))
    output, currency = Output(as_json=as_json), production.currency
    text = _("Would take {file}: {what}") if dry_run else _("Took {file}: {what}")
    name = Path(file).name if file != "-" else _("pasted rows")
    output.say(text.format(file=name, what=preview_text(preview, currency)))
    _show(output, preview, currency)


def _show(output: Output, preview: BudgetPreview, currency: str) -> None:
    output.table(
        (_("Account"), _("Name"), _("Before"), _("Now"), ""),
        [
            (
                one.account,
                one.name,
                figure(one.before.amount, currency) if one.before else "",
                figure(one.now.amount, currency) if one.now else "",
                change_word(one),
            )
            for one in preview.changes
            if not one.same
        ],
        right=(2, 3),
    )
    text = _("Row {row}: {reason}")
    output.lines(text.format(row=row, reason=reason) for row, reason in preview.reported)
    output.data(
        {
            "currency": currency,
            "lines": len(preview.lines),
            "total": plain_figure(preview.total, currency),
            "columns": {field.value: heading for heading, field in preview.columns},
            "changes": [
                {
                    "account": one.account,
                    "name": one.name,
                    "before": plain_figure(one.before.amount, currency) if one.before else None,
                    "now": plain_figure(one.now.amount, currency) if one.now else None,
                }
                for one in preview.changes
                if not one.same
            ],
            "reported": [{"row": row, "reason": reason} for row, reason in preview.reported],
        }
    )
