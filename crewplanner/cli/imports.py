"""Imports: crew lists and sheets of shoot days, shown before they are written."""

import sys
from pathlib import Path
from typing import Any, Protocol, TypedDict, Unpack

import click

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.importing.columns import ColumnMapping
from crewplanner.app.importing.moments import DateOrder
from crewplanner.app.importing.people import PeopleImport, PeoplePreview
from crewplanner.app.importing.preview import ImportCounts, RowStatus
from crewplanner.app.importing.shoots import ShootsImport, ShootsPreview
from crewplanner.app.jobs import never, no_progress
from crewplanner.app.names import production_for_import
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import currency, time_text, timezone
from crewplanner.cli.output import Output, json_option, narrow
from crewplanner.cli.shell import FilePath, Shell, pass_shell
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext

_TITLES = 6
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
    type=FilePath(path_type=Path),
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
        production = _production(workspace.plan, options["production"])
        job = PeopleImport(
            data=data, plan=workspace.plan, production=production, sheet=options["sheet"]
        )
        preview = job.run(no_progress, never)
        _write(workspace, preview, dry_run=options["dry_run"])
    _say(output, options["file"], preview, dry_run=options["dry_run"])
    if options["dry_run"]:
        _show_people(output, preview)
    _report(output, preview)


class ShootsOptions(TypedDict):
    """What `import shoots` is told."""

    file: str
    project: Path
    production: str | None
    production_from: str | None
    date_order: str | None
    timezone: str | None
    currency: str | None
    sheet: str
    dry_run: bool


@import_command.command(
    "shoots",
    help=_(
        "Bring in shoot days with call and wrap from a sheet of events: CSV, TSV, XLSX or pasted "
        "text. Importing it again updates days instead of doubling them."
    ),
)
@file_argument
@into_option
@click.option("--production", metavar="NAME", help=_("Whose days these are; it may be new."))
@click.option(
    "--production-from",
    metavar="COLUMN",
    help=_("The column that names the production of each row; those that are missing are begun."),
)
@click.option(
    "--date-order",
    type=click.Choice([order.value for order in DateOrder]),
    help=_("How dates are written, where the file does not tell: 3/4 is March 4 (mdy) or 3 April."),
)
@click.option("--timezone", metavar="ZONE", help=_("Where productions shoot that are begun."))
@click.option("--currency", metavar="CODE", help=_("What productions pay in that are begun."))
@sheet_option
@dry_run_option
@json_option
@pass_shell
def shoots_command(shell: Shell, *, as_json: bool, **options: Unpack[ShootsOptions]) -> None:
    """Bring in shoot days."""
    if options["production"] and options["production_from"]:
        raise click.UsageError(_("Say --production or --production-from, not both."))
    data, output = _read(options["file"]), Output(as_json=as_json)
    opening = shell.reading if options["dry_run"] else shell.editing
    with opening(options["project"]) as workspace:
        plan = workspace.plan
        named = options["production_from"]
        job = ShootsImport(
            data=data,
            filename="" if options["file"] == _PASTED else Path(options["file"]).name,
            plan=plan,
            production=None if named else _production(plan, options["production"], options),
            production_from=named or "",
            defaults=_begun(plan, "", options),
            date_order=DateOrder(options["date_order"]) if options["date_order"] else None,
            sheet=options["sheet"],
        )
        preview = job.run(no_progress, never)
        if len(plan.productions) > 1 and job.production is None:
            _require_column(preview)
        _write(workspace, preview, dry_run=options["dry_run"])
    _say(output, options["file"], preview, dry_run=options["dry_run"])
    output.say(_productions_text(preview))
    if options["dry_run"]:
        _show_shoots(output, preview)
    _report(output, preview)


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == _PASTED else Path(file).read_bytes()


def _production(
    plan: Plan, name: str | None, options: ShootsOptions | None = None
) -> Production | None:
    """The production named, a new one of that name, or the only one; None where none is clear."""
    if name is None:
        return next(iter(plan.productions.values())) if len(plan.productions) == 1 else None
    return production_for_import(plan, name) or _begun(plan, name.strip(), options)


def _begun(plan: Plan, title: str, options: ShootsOptions | None) -> Production:
    """A production to begin, reckoned like the first of the project where nothing is said."""
    model = next(iter(plan.productions.values()), Production(id=ProductionId(NEW), title=title))
    zone_name, code = (options["timezone"], options["currency"]) if options else (None, None)
    return Production(
        id=ProductionId(NEW),
        title=title,
        timezone=timezone(zone_name) if zone_name else model.timezone,
        currency=currency(code) if code else model.currency,
        holiday_region=model.holiday_region,
        words=model.words,
    )


def _require_column(preview: ShootsPreview) -> None:
    if preview.production_column is None:
        raise Refused(
            _(
                "No column says which production a row belongs to, and the project has several. "
                "Say which with --production, or name the column with --production-from."
            )
        )


def _productions_text(preview: ShootsPreview) -> str:
    titles = preview.productions
    shown = ", ".join(f"“{title}”" for title in titles[:_TITLES])
    more = len(titles) - _TITLES
    if more > 0:
        shown += ngettext(" and {count} more", " and {count} more", more).format(count=more)
    days = sum(row.days for row in preview.rows)
    return _("{days} days of {titles}.").format(days=days, titles=shown or _("no production"))


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


def _show_shoots(output: Output, preview: ShootsPreview) -> None:
    """What the columns were taken for, and what every row would do."""
    _show_columns(output, preview.mapping)
    output.table(
        (_("Row"), "", _("Date"), "", _("Call"), _("Wrap"), _("Days"), _("Production"), _("Place")),
        [
            (
                str(row.row),
                row.status.value,
                row.first.isoformat() if row.first else "",
                row.day_type.value if row.day_type else "",
                time_text(row.call) or "",
                time_text(row.wrap) or "",
                str(row.days or ""),
                row.production,
                narrow(row.places),
            )
            for row in preview.rows
            if row.status is not RowStatus.REPORTED
        ],
        right=(0, 6),
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
