"""Papers: from a week or a day to a file, for a reader."""

import datetime as dt
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.hot_cost_words import complete_text, difference_word
from crewplanner.app.money_text import money, plain_figure
from crewplanner.app.names import department_named, person_named
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.call_sheet_missing import missing
from crewplanner.app.queries.hot_cost import HotCostView, hot_cost_view
from crewplanner.app.queries.ledger import LedgerView, ledger_period, ledger_view
from crewplanner.app.queries.make_call_sheet import asked_of, call_sheet_view
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.weeks import parse_date, parse_week, production_day
from crewplanner.app.words import date_text
from crewplanner.app.workspace import Workspace
from crewplanner.cli.call_sheet import sheet_day
from crewplanner.cli.choosing import (
    chosen_production,
    person_option,
    production_option,
    week_option,
    working_in,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import FilePath, Shell, pass_shell, project_argument
from crewplanner.domain.hot_cost import CAUSES
from crewplanner.domain.ledger import PERIODS, ledger_span
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DateSpan
from crewplanner.exports import (
    FORMATS,
    Audience,
    ClockFace,
    Options,
    PaperSize,
    View,
    file_name,
    formats_of,
    render,
)
from crewplanner.i18n import _, ngettext

_WEEK, _HOT_COST, _LEDGER, _CALL_SHEET = "week", "hot-cost", "ledger", "call-sheet"
_DATED_BY = MappingProxyType(
    {_WEEK: "week", _HOT_COST: "day", _LEDGER: "weeks", _CALL_SHEET: "day"}
)
"""The option that says which dates a paper is about."""


class ExportOptions(TypedDict):
    """What `export` is told."""

    paper: str
    week: str | None
    day: str | None
    unit: str | None
    weeks: str | None
    until: str | None
    holds: bool
    format_id: str
    audience: str | None
    department: str | None
    person: str | None
    production: str | None
    out: Path
    sheet: str | None
    clock: str
    version: str


@click.command(
    "export",
    help=_(
        "Write a paper. PAPER is what: `week` is one week of a production, to hang on the wall; "
        "`call-sheet` is one unit's day, front and back; "
        "`hot-cost` is what one day cost beside what it was to cost, for the producer; "
        "`ledger` is who has had the evenings, nights, weekends of some weeks, for the producer. "
        "Rates and private contacts are only in the producer's version."
    ),
)
@click.argument("paper", metavar="PAPER", type=click.Choice(sorted({one.paper for one in FORMATS})))
@project_argument
@week_option()
@click.option(
    "--day", metavar="DATE", help=_("The date of a hot cost or a call sheet: 2026-11-23.")
)
@click.option("--unit", metavar="NAME", help=_("Whose call sheet; else the first unit's."))
@click.option(
    "--weeks",
    type=click.Choice([str(weeks) for weeks in PERIODS]),
    help=_("How many weeks of irregular hours."),
)
@click.option(
    "--until",
    metavar="DATE",
    help=_("The last of these weeks is that of the date; else the present one."),
)
@click.option("--holds", is_flag=True, help=_("In irregular hours, count holds and offers too."))
@click.option(
    "--format",
    "format_id",
    required=True,
    type=click.Choice(list(dict.fromkeys(one.id for one in FORMATS))),
    help=_("What kind of file."),
)
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    help=_("Who will read it; else the crew, or the department that is named, or the producer."),
)
@click.option("--department", metavar="NAME", help=_("Only this department."))
@person_option()
@production_option
@click.option(
    "--out",
    metavar="PATH",
    required=True,
    type=FilePath(path_type=Path),
    help=_("The file to write, or a folder that is there: then the file is named for you."),
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
@click.option("--version", metavar="TEXT", default="", help=_("Which version it is: “v4 pink”."))
@json_option
@pass_shell
def export_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[ExportOptions]
) -> None:
    """Write a paper into a file."""
    paper, format_id, out = options["paper"], options["format_id"], options["out"]
    _check_format(paper, format_id)
    span = _dates(shell, options)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        production = chosen_production(plan, options["production"], working_in(plan, span))
        view = _view(shell, workspace, production, options)
        chosen = _options(shell, workspace.plan, production, options)
    data = render(view, chosen, format_id, paper=paper)
    path = out / file_name(view, chosen, format_id, paper=paper) if out.is_dir() else out
    write_aside(path, data)
    output = Output(as_json=as_json)
    said, more = _told(view, chosen)
    output.say(_("Wrote {path}: {what}").format(path=path, what=said))
    written = {"path": str(path), "paper": paper, "format": format_id, "size": len(data)}
    output.data(written | more)


def _told(view: View, chosen: Options) -> tuple[str, dict[str, Any]]:
    """What was written, in a sentence and, beyond the file, as data."""
    if isinstance(view, LedgerView):
        return _ledger_told(view)
    if isinstance(view, CallSheetView):
        return _call_sheet_told(view)
    if not isinstance(view, HotCostView):
        readers = chosen.department or chosen.audience.value
        text = _("{title}, {week}, for {readers}.")
        return text.format(title=view.title, week=view.iso_week, readers=readers), {}
    sums, currency = view.sums, view.currency
    amounts = (sums.planned.total, sums.actual.total, sums.difference.total)
    text = _("{title}, hot cost of {date}: {planned} planned, {actual} actual, {more} ({word}).")
    planned, actual, _more = (money(amount, currency) for amount in amounts)
    said = text.format(
        title=view.title,
        date=date_text(view.date),
        planned=planned,
        actual=actual,
        more=money(amounts[2], currency, sign=True),
        word=difference_word(amounts[2]),
    )
    figures = zip(("planned", "actual", "difference"), amounts, strict=True)
    data = {name: plain_figure(amount, currency) for name, amount in figures}
    causes = {cause.value: plain_figure(sums.difference.of(cause), currency) for cause in CAUSES}
    counts = {"people": sums.people, "open": sums.open}
    return (
        f"{said} {complete_text(sums, currency)}",
        {"date": view.date.isoformat(), "currency": currency, **data, "causes": causes, **counts},
    )


def _call_sheet_told(view: CallSheetView) -> tuple[str, dict[str, Any]]:
    """Whose sheet, how many people, and what is missing on it."""
    lacking = missing(view)
    people = ngettext("{count} person", "{count} people", len(view.people))
    text = _("{title}, {unit}, call sheet of {date}: {people}. {missing}")
    flags = ngettext("{count} thing is missing:", "{count} things are missing:", len(lacking))
    lines = [flags.format(count=len(lacking)), *(one.text for one in lacking)]
    said = text.format(
        title=view.title,
        unit=view.unit_name,
        date=date_text(view.date),
        people=people.format(count=len(view.people)),
        missing="\n  ".join(lines) if lacking else _("Nothing is missing."),
    )
    return said, {
        "date": view.date.isoformat(),
        "unit": view.unit_name,
        "people": len(view.people),
        "missing": [{"code": one.code, "text": one.text, "grave": one.grave} for one in lacking],
    }


def _check_format(paper: str, format_id: str) -> None:
    known = [one.id for one in formats_of(paper)]
    if format_id not in known:
        raise Refused(
            _("The paper “{paper}” is not made as {format}. Choose {known}.").format(
                paper=paper, format=format_id, known=", ".join(known)
            )
        )


def _ledger_told(view: LedgerView) -> tuple[str, dict[str, Any]]:
    """Over which weeks, of how many, and who had far more than the middle of all."""
    first, last, far = view.span.first, view.span.last, [row for row in view.rows if row.far]
    people = ngettext("{count} person", "{count} people", len(view.rows))
    text = _("{title}, irregular hours of {weeks} weeks, {first} to {last}: {people}, {far}.")
    said = text.format(
        title=view.title,
        weeks=view.weeks,
        first=date_text(first),
        last=date_text(last),
        people=people.format(count=len(view.rows)),
        far=ngettext(
            "{count} far above the crew's median",
            "{count} far above the crew's median",
            len(far),
        ).format(count=len(far)),
    )
    medians = {kind.value: float(median) for kind, median in view.medians.items()}
    return said, {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "weeks": view.weeks,
        "people": len(view.rows),
        "worked": len(view.working),
        "far": [
            {
                "person": row.person,
                "name": row.name,
                "kinds": sorted(kind.value for kind in row.far),
            }
            for row in far
        ],
        "medians": medians,
    }


def _dates(shell: Shell, options: ExportOptions, production: Production | None = None) -> DateSpan:
    """The dates that the paper is about, in the weeks of the production once it is known."""
    paper = options["paper"]
    wanted = _DATED_BY[paper]
    said = {"week": options["week"], "day": options["day"], "weeks": options["weeks"]}
    other = next((name for name, text in said.items() if text and name != wanted), None)
    if said[wanted] is None or other is not None:
        other = other or next(name for name in said if name != wanted)
        raise Refused(
            _("The paper “{paper}” needs --{wanted}, and not --{other}.").format(
                paper=paper, wanted=wanted, other=other
            )
        )
    if paper != _CALL_SHEET and options["unit"] is not None:
        raise Refused(_("--unit is of the paper “call-sheet” alone."))
    if paper != _LEDGER and (options["until"] is not None or options["holds"]):
        raise Refused(_("--until and --holds are of the paper “ledger” alone."))
    first_weekday = production.first_weekday if production else 0
    match paper:
        case "week":
            return parse_week(said[wanted] or "", first_weekday)
        case "ledger":
            return ledger_span(_until(shell, options, production), _weeks(options), first_weekday)
        case _:
            date = parse_date(said[wanted] or "")
            return DateSpan(first=date, last=date)


def _weeks(options: ExportOptions) -> int:
    return int(options["weeks"] or PERIODS[0])


def _until(shell: Shell, options: ExportOptions, production: Production | None) -> dt.date:
    """The date that is said, else the production's present day."""
    if options["until"] is not None:
        return parse_date(options["until"])
    return production_day(shell.now(), production) if production else shell.now().date()


def _view(
    shell: Shell, workspace: Workspace, production: Production, options: ExportOptions
) -> View:
    plan, span = workspace.plan, _dates(shell, options, production)
    match options["paper"]:
        case "hot-cost":
            return hot_cost_view(plan, production.id, span.first)
        case "call-sheet":
            day = sheet_day(plan, production, span.first, options["unit"])
            return call_sheet_view(asked_of(workspace, day.id))
        case "ledger":
            until, weeks = _until(shell, options, production), _weeks(options)
            holds = options["holds"]
            period = ledger_period(plan, production.id, until, weeks, tentative=holds)
            return ledger_view(plan, production.id, period, workspace.ledgers)
        case _:
            question = WeekQuestion(production=production.id, span=span, project=workspace.uuid)
            return week_view(plan, question, workspace.findings(production.id, span))


def _options(shell: Shell, plan: Plan, production: Production, options: ExportOptions) -> Options:
    department = options["department"]
    for_all = options["paper"] in {_WEEK, _CALL_SHEET}
    usual_reader = Audience.CREW if for_all else Audience.PRODUCER
    audience = Audience(
        options["audience"] or (Audience.DEPARTMENT if department else usual_reader)
    )
    if audience is Audience.DEPARTMENT and not department:
        raise Refused(_("For which department? Name it with --department."))
    usual = PaperSize.LETTER if production.words is FilmWords.US else PaperSize.A4
    return Options(
        audience=audience,
        issued_at=shell.now(),
        department=department_named(plan, department, production.words) if department else None,
        person=person_named(plan, options["person"]).id if options["person"] else None,
        paper=PaperSize(options["sheet"]) if options["sheet"] else usual,
        clock=ClockFace(options["clock"]),
        issued_by=shell.context.user,
        version=options["version"],
    )
