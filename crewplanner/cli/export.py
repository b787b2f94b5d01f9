"""Papers: from a week or a day to a file, for a reader."""

import datetime as dt
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.hot_cost_words import complete_text, difference_word
from crewplanner.app.money_text import money, plain_figure
from crewplanner.app.names import department_named, person_named
from crewplanner.app.paper_views import PaperQuestion, ask, logo_of
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.weeks import parse_date, parse_week, production_day
from crewplanner.app.words import date_text
from crewplanner.app.workspace import Workspace
from crewplanner.cli.call_sheet import call_sheet_told, sheet_day
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
    KINDS,
    Audience,
    ClockFace,
    Dated,
    Options,
    PaperSize,
    file_name,
    formats_of,
    kind_of,
    render,
)
from crewplanner.i18n import _, ngettext


class ExportOptions(TypedDict):
    """What `export` is told."""

    paper: str
    week: str | None
    day: str | None
    first: str | None
    last: str | None
    unit: str | None
    weeks: str | None
    until: str | None
    holds: bool
    changed: bool
    format_id: str
    audience: str | None
    department: str | None
    person: str | None
    production: str | None
    out: Path
    sheet: str | None
    clock: str
    version: str
    large: bool


@click.command(
    "export",
    help=_(
        "Write a paper. PAPER is what: `week` is one week of a production, to hang on the wall; "
        "`person-week` is one person's own week, or a page for everybody; `crew-list` is everybody "
        "with contacts; `dood` is people by dates with codes; `timecards` are the hours of a week; "
        "`call-sheet` is one unit's day, front and back; "
        "`production-report` is what a day was; "
        "`hot-cost` is what one day cost beside what it was to cost, for the producer; "
        "`budget` is forecast against budget, for the producer; "
        "`ledger` is who has had the evenings, nights, weekends of some weeks, for the producer. "
        "Rates and private contacts are only in the producer's version."
    ),
)
@click.argument("paper", metavar="PAPER", type=click.Choice([kind.id for kind in KINDS]))
@project_argument
@week_option()
@click.option(
    "--day",
    metavar="DATE",
    help=_("The date of a call sheet, a production report or a hot cost: 2026-11-23."),
)
@click.option("--unit", metavar="NAME", help=_("Whose call sheet; else the first unit's."))
@click.option(
    "--from",
    "first",
    metavar="DATE",
    help=_("The first date of a crew list or a day out of days; else all of the production."),
)
@click.option("--to", "last", metavar="DATE", help=_("The last of these dates."))
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
@click.option(
    "--holds",
    is_flag=True,
    help=_("In irregular hours and a day out of days, count holds and offers too."),
)
@click.option(
    "--changed",
    is_flag=True,
    help=_("In a day out of days, only who changed since the last issue."),
)
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
@click.option("--large", is_flag=True, help=_("Set everything in large type, 18 points or more."))
@click.option("--version", metavar="TEXT", default="", help=_("Which version it is: “v4 pink”."))
@json_option
@pass_shell
def export_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[ExportOptions]
) -> None:
    """Write a paper into a file."""
    paper, format_id, out = options["paper"], options["format_id"], options["out"]
    _check_format(paper, format_id)
    _check_dates(options)
    span = _dates(shell, options, None)
    opened = shell.counting if paper in {"budget", "hot-cost"} else shell.reading
    with opened(project) as workspace:
        plan = workspace.plan
        worked = working_in(plan, span) if span else set(plan.productions)
        production = chosen_production(plan, options["production"], worked)
        question = _question(shell, plan, production, options)
        view = ask(workspace, question).view(workspace.pricing)
        chosen = _options(shell, workspace, production, options)
    data = render(view, chosen, format_id, paper=paper)
    path = out / file_name(view, chosen, format_id, paper=paper) if out.is_dir() else out
    write_aside(path, data)
    output = Output(as_json=as_json)
    said, more = _told(view, chosen, paper)
    output.say(_("Wrote {path}: {what}").format(path=path, what=said))
    written = {"path": str(path), "paper": paper, "format": format_id, "size": len(data)}
    output.data(written | more)


def _told(view: Any, chosen: Options, paper: str) -> tuple[str, dict[str, Any]]:
    """What was written, in a sentence and, beyond the file, as data."""
    if isinstance(view, LedgerView):
        return _ledger_told(view)
    if isinstance(view, CallSheetView):
        return call_sheet_told(view)
    if not isinstance(view, HotCostView):
        readers = chosen.department or chosen.audience.value
        if paper == "week":
            text = _("{title}, {week}, for {readers}.")
            return text.format(title=view.title, week=view.iso_week, readers=readers), {}
        text = _("{title}, {paper}, for {readers}.")
        kind = kind_of(paper)
        gaps = list(kind.gaps(view)) if kind.gaps else []
        said = text.format(title=view.title, paper=_(kind.title).lower(), readers=readers)
        return " ".join([said, *gaps]), {"missing": gaps}
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


def _check_dates(options: ExportOptions) -> None:
    """Refuse dates that are not those of the paper, and dates that are not said."""
    paper = options["paper"]
    dated = kind_of(paper).dated
    said = {"week": options["week"], "day": options["day"], "weeks": options["weeks"]}
    spans = {"from": options["first"], "to": options["last"]}
    if dated is Dated.SPAN:
        other = next((name for name in ("day", "weeks") if said[name]), None)
        if other or (said["week"] and any(spans.values())):
            raise Refused(
                _("The paper “{paper}” takes --week, or --from and --to, or no date.").format(
                    paper=paper
                )
            )
    elif dated is Dated.WHOLE:
        if any({**said, **spans}.values()):
            raise Refused(
                _("The paper “{paper}” is of the whole production. Leave dates out.").format(
                    paper=paper
                )
            )
    else:
        wanted = dated.value
        others = {**said, **spans}
        other = next((name for name, text in others.items() if text and name != wanted), None)
        if said[wanted] is None or other is not None:
            other = other or next(name for name in said if name != wanted)
            raise Refused(
                _("The paper “{paper}” needs --{wanted}, and not --{other}.").format(
                    paper=paper, wanted=wanted, other=other
                )
            )
    if options["until"] is not None and dated is not Dated.WEEKS:
        raise Refused(_("--until is of the paper “ledger” alone."))
    if options["unit"] is not None and paper != "call-sheet":
        raise Refused(_("--unit is of the paper “call-sheet” alone."))
    if options["changed"] and paper != "dood":
        raise Refused(_("--changed is of the paper “dood” alone."))
    if options["holds"] and paper not in {"ledger", "dood"}:
        raise Refused(_("--holds is of the papers “ledger” and “dood” alone."))


def _dates(shell: Shell, options: ExportOptions, production: Production | None) -> DateSpan | None:
    """The dates that the paper is about, in the weeks of the production once it is known."""
    first_weekday = production.first_weekday if production else 0
    match kind_of(options["paper"]).dated:
        case Dated.DAY:
            date = parse_date(options["day"] or "")
            return DateSpan(first=date, last=date)
        case Dated.WEEKS:
            return ledger_span(_until(shell, options, production), _weeks(options), first_weekday)
        case _ if options["week"]:
            return parse_week(options["week"], first_weekday)
        case _:
            return _span(options)


def _span(options: ExportOptions) -> DateSpan | None:
    first, last = options["first"], options["last"]
    if not first and not last:
        return None
    if not first or not last:
        raise Refused(_("Say both --from and --to, or neither."))
    begin, end = parse_date(first), parse_date(last)
    if end < begin:
        raise Refused(_("--to is before --from. Turn them round."))
    return DateSpan(first=begin, last=end)


def _weeks(options: ExportOptions) -> int:
    return int(options["weeks"] or PERIODS[0])


def _until(shell: Shell, options: ExportOptions, production: Production | None) -> dt.date:
    """The date that is said, else the production's present day."""
    if options["until"] is not None:
        return parse_date(options["until"])
    return production_day(shell.now(), production) if production else shell.now().date()


def _question(
    shell: Shell, plan: Plan, production: Production, options: ExportOptions
) -> PaperQuestion:
    span = _dates(shell, options, production)
    if options["paper"] == "ledger":
        until = _until(shell, options, production)
        span = DateSpan(first=until, last=until)
    day = None
    if options["paper"] == "call-sheet" and span is not None:
        day = sheet_day(plan, production, span.first, options["unit"]).id
    return PaperQuestion(
        paper=options["paper"],
        day=day,
        production=production.id,
        span=span,
        person=person_named(plan, options["person"]).id if options["person"] else None,
        weeks=_weeks(options),
        holds=options["holds"],
        changed=options["changed"],
    )


def _options(
    shell: Shell, workspace: Workspace, production: Production, options: ExportOptions
) -> Options:
    plan = workspace.plan
    department = options["department"]
    usual_reader = kind_of(options["paper"]).readers[0]
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
        large=options["large"],
        logo=logo_of(workspace, production.id),
    )
