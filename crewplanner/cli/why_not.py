"""Why not? All reasons against a person on a date, with what would clear each."""

from pathlib import Path
from typing import Any

import click

from crewplanner.app.names import person_named
from crewplanner.app.queries.why_not import WhyNot, why_not
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import word
from crewplanner.cli.choosing import (
    chosen_production,
    person_option,
    production_option,
    weekday_date,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.i18n import _


@click.command(
    "why-not",
    help=_(
        "Why not? List all that speaks against a person on a date, hard and soft, what would clear "
        "each, and what speaks for it. Nothing is written."
    ),
)
@project_argument
@person_option(required=True)
@click.option("--date", metavar="DATE", required=True, help=_("The date."))
@production_option
@json_option
@pass_shell
def why_not_command(
    shell: Shell, project: Path, person: str, date: str, production: str | None, as_json: bool
) -> None:
    """Say what speaks against somebody on a date."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan, day = workspace.plan, parse_date(date)
        working = {one.production for one in plan.shoot_days.values() if one.date == day}
        show = chosen_production(plan, production, working)
        answer = why_not(plan, show.id, person_named(plan, person).id, day)
    _tell(output, answer)
    output.data(_data(answer))


def _tell(output: Output, answer: WhyNot) -> None:
    head = _("{name}, {date}").format(name=answer.name, date=weekday_date(answer.date))
    output.heading(head + (_(" (booked)") if answer.booked else ""))
    if not answer.reasons:
        output.lines((_("Nothing speaks against it."),))
    for reason in answer.reasons:
        output.lines((f"{word(reason.severity)}: {reason.text}",))
        output.lines(tuple(f"    {remedy.text}" for remedy in reason.remedies))
    output.lines(tuple(remedy.text for remedy in answer.instead))
    output.lines(tuple(_("For it: {text}").format(text=text) for text in answer.in_favor))


def _data(answer: WhyNot) -> dict[str, Any]:
    return {
        "person": answer.name,
        "date": answer.date.isoformat(),
        "booked": answer.booked,
        "reasons": [
            {
                "rule": reason.rule,
                "severity": reason.severity.value,
                "text": reason.text,
                "remedies": [remedy.text for remedy in reason.remedies],
            }
            for reason in answer.reasons
        ],
        "instead": [remedy.text for remedy in answer.instead],
        "in_favor": list(answer.in_favor),
    }
