"""Imports: crew lists and sheets of shoot days, shown before they are written."""

import sys
from pathlib import Path
from typing import Any, Protocol, TypedDict, Unpack

import click

from crewplanner.app.commands.base import Command
from crewplanner.app.importing.columns import ColumnMapping
from crewplanner.app.importing.people import PeopleImport, PeoplePreview
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.names import production_for_import
from crewplanner.app.workspace import Workspace
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext

_SHOWN = 20
_PASTED = "-"


class Preview(Protocol):
    """What both previews tell."""

    @property
    def counts(self) -> ImportCounts:
        """How many records became what."""
        ...

    @property
    def reported(self) -> tuple[tuple[int, str], ...]:
        """The rows left out with their reasons."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about the whole file."""
        ...

    @property
    def mapping(self) -> ColumnMapping[Any]:
        """What the columns were taken for."""
        ...

    @property
    def empty(self) -> bool:
        """Whether nothing would be written."""
        ...

    def command(self) -> Command:
        """What writes it."""
        ...


@click.group("import", help=_("Bring in a crew list, or shoot days from a sheet of events."))
def import_command() -> None:
    """Bring in lists of others."""


file_argument = click.argument("file", metavar="FILE")
into_option = click.option(
    "--into",
    "project",
    metavar="PROJECT",
    required=True,
    type=click.Path(path_type=Path),
    help=_("The project."),
)
dry_run_option = click.option(
    "--dry-run", is_flag=True, help=_("Only show what would be done; nothing is written.")
)
sheet_option = click.option(
    "--sheet", metavar="NAME", default="", help=_("The sheet of a workbook; else the likeliest.")
)


class PeopleOptions(TypedDict):
    """What `import people` is told."""

    file: str
    project: Path
    production: str | None
    sheet: str
    dry_run: bool


@import_command.command(
    "people",
    help=_(
        "Bring in a crew list: CSV, TSV, XLSX or pasted text (- reads standard input). Importing "
        "it again updates people instead of doubling them and keeps what was edited by hand."
    ),
)
@file_argument
@into_option
@click.option(
    "--production",
    metavar="NAME",
    help=_("Whose rates these are; a new name begins a production. Else the only one."),
)
@sheet_option
@dry_run_option
@json_option
@pass_shell
def people_command(shell: Shell, *, as_json: bool, **options: Unpack[PeopleOptions]) -> None:
    """Bring in a crew list."""
    data, output = _read(options["file"]), Output(as_json=as_json)
    opening = shell.reading if options["dry_run"] else shell.editing
    with opening(options["project"]) as workspace:
        production = _production(workspace.plan, options["production"], new_too=True)
        job = PeopleImport(
            data=data, plan=workspace.plan, production=production, sheet=options["sheet"]
        )
        preview = job.run(no_progress, never)
        _write(workspace, preview, dry_run=options["dry_run"])
    _say(output, options["file"], preview, dry_run=options["dry_run"])
    if options["dry_run"]:
        _show_people(output, preview)
    _report(output, preview)


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == _PASTED else Path(file).read_bytes()


def _production(plan: Plan, name: str | None, *, new_too: bool) -> Production | None:
    """The production named, a new one of that name, or the only one; None where none is clear."""
    if name is None:
        return next(iter(plan.productions.values())) if len(plan.productions) == 1 else None
    found = production_for_import(plan, name)
    if found is not None or not new_too:
        return found
    like = next(iter(plan.productions.values()), Production(id=ProductionId(NEW), title=name))
    return Production(
        id=ProductionId(NEW),
        title=name.strip(),
        timezone=like.timezone,
        currency=like.currency,
        words=like.words,
    )


def _write(workspace: Workspace, preview: Preview, *, dry_run: bool) -> None:
    if not dry_run and not preview.empty:
        workspace.do(preview.command())


def _say(output: Output, file: str, preview: Preview, *, dry_run: bool) -> None:
    counts = preview.counts
    parts = (
        (counts.new, _("{count} new")),
        (counts.updated, _("{count} updated")),
        (counts.unchanged, _("{count} unchanged")),
        (counts.duplicates, _("{count} duplicates")),
        (counts.reported, _("{count} reported")),
    )
    told = ", ".join(text.format(count=count) for count, text in parts if count) or _("nothing")
    records = ngettext("{count} record", "{count} records", counts.rows).format(count=counts.rows)
    said = (
        _("Would import {file}: {records}: {told}.")
        if dry_run
        else (_("Imported {file}: {records}: {told}."))
    )
    output.say(said.format(file=Path(file).name, records=records, told=told))
    for remark in preview.remarks:
        output.note(remark)


def _show_people(output: Output, preview: PeoplePreview) -> None:
    """What the columns were taken for, and what every row would do."""
    _show_columns(output, preview.mapping)
    output.table(
        (_("Row"), "", _("Name"), _("Role"), _("Department"), _("Rate"), ""),
        [
            (
                str(row.row),
                row.status.value,
                row.name,
                row.role,
                row.department,
                row.rate,
                "; ".join(f"{c.field}: {c.before} > {c.after}" for c in row.changes),
            )
            for row in preview.rows
            if row.status is not RowStatus.REPORTED
        ],
        right=(0, 5),
        indent="  ",
    )


def _show_columns(output: Output, mapping: ColumnMapping[Any]) -> None:
    named = [
        f"{mapping.heading(column) or column + 1} = {field.value}"
        for column, field in enumerate(mapping.fields)
        if field.value != "ignore"
    ]
    output.say(_("Columns: {columns}.").format(columns=", ".join(named)))


def _report(output: Output, preview: Preview) -> None:
    """The rows left out, in full for programs."""
    counts = preview.counts
    if preview.reported:
        output.say(_("Left out:"))
        output.table(
            (),
            [(_("row {number}").format(number=row), why) for row, why in preview.reported],
            indent="  ",
        )
    output.data(
        {
            "rows": counts.rows,
            "new": counts.new,
            "updated": counts.updated,
            "unchanged": counts.unchanged,
            "duplicates": counts.duplicates,
            "reported": [{"row": row, "reason": why} for row, why in preview.reported],
        }
    )
