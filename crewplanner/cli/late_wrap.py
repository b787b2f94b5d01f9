"""Late wrap: whose rest breaks, who may be called when, and what each way out of it costs."""

from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.errors import Refused
from crewplanner.app.late_words import clear_text, fixed_text, late_title, way_cost, way_title
from crewplanner.app.move_words import hours_text
from crewplanner.app.names import unit_named
from crewplanner.app.queries.late_wrap import MOST, BrokenRest, LateWrap, late_wrap
from crewplanner.app.queries.move_price import move_price
from crewplanner.app.weeks import parse_date
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import chosen_production, production_option, weekday_date
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.price import price_data
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.days import ShootDay
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import format_minutes
from crewplanner.i18n import _


class LateOptions(TypedDict):
    """What `late-wrap` is told."""

    day: str
    minutes: int
    unit: str | None
    production: str | None


@click.command(
    "late-wrap",
    help=_(
        "What if we wrap late? Say whose rest breaks, who may be called when, the call that "
        "clears all, and what each way costs. Nothing is written."
    ),
)
@project_argument
@click.option("--day", metavar="DATE", required=True, help=_("The day that wraps late."))
@click.option(
    "--by",
    "minutes",
    metavar="MINUTES",
    type=click.IntRange(0, MOST),
    required=True,
    help=_("How many minutes later than planned."),
)
@click.option("--unit", metavar="UNIT", help=_("The unit; without it, each that works."))
@production_option
@json_option
@pass_shell
def late_wrap_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[LateOptions]
) -> None:
    """Say what a late wrap would do."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        data = [
            _tell(output, workspace, late_wrap(workspace, day.id, options["minutes"]))
            for day in _days(workspace.plan, options)
        ]
    output.data({"units": data})


def _days(plan: Plan, options: LateOptions) -> list[ShootDay]:
    date = parse_date(options["day"])
    working = {one.production for one in plan.shoot_days.values() if one.date == date}
    production = chosen_production(plan, options["production"], working)
    days = [one for one in plan.days_on.get((production.id, date), ()) if one.working]
    if options["unit"]:
        unit = unit_named(plan, production.id, options["unit"])
        days = [one for one in days if one.unit == unit.id]
    if not days:
        raise Refused(_("Nobody works on {date}.").format(date=date))
    return days


def _tell(output: Output, workspace: Workspace, view: LateWrap) -> dict[str, Any]:
    output.heading(f"{view.unit_name}, {weekday_date(view.day.date)}. {late_title(view)}")
    if not view.people:
        output.lines((_("Nobody's rest breaks. {until}").format(until=clear_text(view)),))
    headings = (_("Name"), _("Wrap"), _("Next call"), _("Rest"), _("Asked"), _("Earliest call"))
    output.table((*headings, ""), [_row(one) for one in view.people])
    ways: list[dict[str, Any]] = []
    for way, command in view.ways:
        price = move_price(workspace, command)
        output.lines((f"{way_title(way, view)}: {way_cost(price, workspace.plan)}.",))
        ways.append({"way": way.value, **price_data(workspace.plan, price)})
    return {
        "unit": view.unit_name,
        "date": view.day.date.isoformat(),
        "wrap": format_minutes(view.wrap),
        "clear_until": None if view.clear_until is None else format_minutes(view.clear_until),
        "people": [_person_data(one) for one in view.people],
        "calls": [
            {
                "unit": one.unit_name,
                "date": one.date.isoformat(),
                "call": format_minutes(one.call),
                "pushed": format_minutes(one.pushed),
            }
            for one in view.calls
        ],
        "ways": ways,
    }


def _row(one: BrokenRest) -> tuple[str, ...]:
    return (
        one.name,
        format_minutes(one.wrap),
        f"{weekday_date(one.date)} {format_minutes(one.call)}",
        hours_text(one.rest),
        hours_text(one.asked),
        format_minutes(one.earliest),
        fixed_text(one),
    )


def _person_data(one: BrokenRest) -> dict[str, Any]:
    return {
        "name": one.name,
        "wrap": format_minutes(one.wrap),
        "date": one.date.isoformat(),
        "call": format_minutes(one.call),
        "rest_minutes": one.rest,
        "asked_minutes": one.asked,
        "earliest": format_minutes(one.earliest),
        "elsewhere": one.elsewhere,
    }
