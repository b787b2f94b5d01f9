"""Check: what clashes, in one list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from crewplanner.app.names import production_named
from crewplanner.app.queries.findings import solved_acceptances
from crewplanner.app.weeks import iso_week, parse_week
from crewplanner.cli.choosing import production_option, week_option
from crewplanner.cli.findings import detailed_data, finding_data, finding_table, solved_data
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import DOES_NOT_HOLD, DONE, Shell, pass_shell, project_argument
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext


@click.command(
    "check",
    help=_(
        "List the findings: what clashes, what is short or long. Exit code 1 if a conflict is open."
    ),
)
@project_argument
@week_option()
@production_option
@click.option(
    "--details",
    is_flag=True,
    help=_("With --json: also how to clear each finding, who accepted it, and what is solved."),
)
@json_option
@pass_shell
def check_command(
    shell: Shell,
    project: Path,
    week: str | None,
    production: str | None,
    details: bool,
    as_json: bool,
) -> int:
    """List the findings of a week or of everything."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        only = production_named(plan, production) if production else None
        if week:
            span: DateSpan | None = parse_week(week, only.first_weekday if only else 0)
        else:
            span = whole_span(plan, only.id if only else None)
        found = workspace.findings(only.id if only else None, span) if span else ()
    opened = [finding for finding in found if is_open(plan, finding)]
    said = _summary(opened, span if week else None)
    if len(opened) < len(found):
        said += " " + _("{count} accepted.").format(count=len(found) - len(opened))
    output.say(said)
    finding_table(output, plan, found)
    solved = solved_acceptances(plan, only.id if only else None, span, found) if span else ()
    data: dict[str, object] = {"findings": [finding_data(plan, finding) for finding in found]}
    if details:
        data["findings"] = [detailed_data(plan, finding) for finding in found]
        data["solved"] = [solved_data(plan, one) for one in solved]
    output.data(data)
    broken = any(f.severity is Severity.BLOCK and is_open(plan, f) for f in found)
    return DOES_NOT_HOLD if broken else DONE


def whole_span(plan: Plan, production: ProductionId | None) -> DateSpan | None:
    """From the first date with something planned or logged to the last; None without any."""
    first = last = None
    for span in _spans(plan, production):
        first = span.first if first is None else min(first, span.first)
        last = span.last if last is None else max(last, span.last)
    return None if first is None or last is None else DateSpan(first=first, last=last)


def _spans(plan: Plan, production: ProductionId | None) -> Iterator[DateSpan]:
    for dated in (*plan.shoot_days.values(), *plan.timecards.values()):
        if production in {None, dated.production}:
            yield DateSpan(first=dated.date, last=dated.date)
    for owner, date in plan.bookings_at:
        if production in {None, owner}:
            yield DateSpan(first=date, last=date)


def _summary(found: Iterable[Finding], week: DateSpan | None) -> str:
    counts = Counter(finding.severity for finding in found)
    kinds = (
        (Severity.BLOCK, ngettext("{count} conflict", "{count} conflicts", counts[Severity.BLOCK])),
        (Severity.WARN, ngettext("{count} warning", "{count} warnings", counts[Severity.WARN])),
        (Severity.INFO, ngettext("{count} note", "{count} notes", counts[Severity.INFO])),
    )
    parts = [text.format(count=counts[kind]) for kind, text in kinds if counts[kind]]
    said = ", ".join(parts) if parts else _("Nothing found")
    where = _(" in {week}").format(week=iso_week(week)) if week else ""
    return f"{said}{where}."
