"""Accept: let findings stay, with a reason."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.commands.findings import AcceptFindings
from crewplanner.app.errors import Refused
from crewplanner.app.names import person_named
from crewplanner.app.weeks import parse_date
from crewplanner.cli.choosing import chosen_production, person_option, production_option
from crewplanner.cli.findings import finding_data, finding_table
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.acceptances import is_open
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext


class AcceptOptions(TypedDict):
    """What `accept` is told."""

    date: str
    reason: str
    rule: str | None
    person: str | None
    production: str | None


@click.command(
    "accept",
    help=_("Let findings of a date stay, with a reason; who and when is kept."),
)
@project_argument
@click.option("--date", metavar="DATE", required=True, help=_("The date of the findings."))
@click.option("--reason", metavar="TEXT", required=True, help=_("Why they may stay."))
@click.option(
    "--rule", metavar="RULE", help=_("Only those of a rule, by its code (`check --json`).")
)
@person_option()
@production_option
@json_option
@pass_shell
def accept_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[AcceptOptions]
) -> None:
    """Accept what is open on a date."""
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        plan, date = workspace.plan, parse_date(options["date"])
        production = chosen_production(plan, options["production"])
        person = person_named(plan, options["person"]) if options["person"] else None
        rule = (options["rule"] or "").upper()
        if rule and rule not in set(RuleKind):
            raise Refused(_("There is no rule called {rule}.").format(rule=options["rule"]))
        chosen = tuple(
            finding
            for finding in workspace.findings(production.id, DateSpan(first=date, last=date))
            if is_open(plan, finding)
            and (person is None or finding.person == person.id)
            and rule in {"", finding.rule.value}
        )
        if not chosen:
            raise Refused(_("No finding is open there."))
        workspace.do(AcceptFindings(findings=chosen, reason=options["reason"]))
        plan = workspace.plan
    count = len(chosen)
    said = ngettext("Accepted a finding:", "Accepted {count} findings:", count)
    output.say(said.format(count=count))
    finding_table(output, plan, chosen)
    output.data({"findings": [finding_data(plan, finding) for finding in chosen]})
