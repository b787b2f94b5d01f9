"""Fringes and holiday pay: what comes on top of pay, in percent, listed and set."""

from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.money import RemoveFringe, SaveFringe, SetHolidayPay
from crewplanner.app.errors import Refused
from crewplanner.app.names import fold
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import amount_meant, chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.budgets import Fringe
from crewplanner.domain.ids import NEW, FringeId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine
from crewplanner.i18n import _


class FringeOptions(TypedDict):
    """What `fringes` is told."""

    name: str | None
    percent: str | None
    line: str | None
    holiday_pay: str | None
    production: str | None


@click.command(
    "fringes", help=_("List what the employer pays on top of pay, in percent, or say one of it.")
)
@project_argument
@click.option("--name", metavar="TEXT", help=_("The contribution: Employer's NI."))
@click.option("--percent", metavar="NUMBER", help=_("How many percent of pay; 0 forgets it."))
@click.option(
    "--line", metavar="ACCOUNT", help=_("On this budget line alone, by its account or name.")
)
@click.option("--holiday-pay", metavar="NUMBER", help=_("Percent of pay, where a deal says none."))
@production_option
@json_option
@pass_shell
def fringes_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[FringeOptions]
) -> None:
    """List the fringes of a production, after setting one if asked."""
    output = Output(as_json=as_json)
    said = any(value is not None for key, value in options.items() if key != "production")
    with (shell.editing if said else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if said:
            _set(workspace, production.id, options)
        plan = workspace.plan
    production = plan.productions[production.id]
    found = _own(plan, production.id)
    output.say(_("Holiday pay: {percent} %.").format(percent=f"{production.holiday_pay:f}"))
    output.table(
        (_("Fringe"), _("Percent"), _("On")),
        [(one.name, f"{one.percent:f}", _line_name(plan, one) or _("all pay")) for one in found],
        right=(1,),
    )
    output.data(
        {
            "production": production.title,
            "holiday_pay": f"{production.holiday_pay:f}",
            "fringes": [
                {"name": one.name, "percent": f"{one.percent:f}", "line": _line_name(plan, one)}
                for one in found
            ],
        }
    )


def _set(workspace: Workspace, production: ProductionId, options: FringeOptions) -> None:
    name, percent, holiday = options["name"], options["percent"], options["holiday_pay"]
    if (name is None) is not (percent is None) or (name is None and options["line"]):
        raise Refused(_("A fringe needs --name and --percent."))
    commands: list[Command] = []
    if name is not None and percent is not None:
        commands.append(_fringe(workspace.plan, production, name, percent, options["line"]))
    if holiday is not None:
        commands.append(SetHolidayPay(production=production, percent=amount_meant(holiday)))
    workspace.do(Batch(commands=tuple(commands), words=commands[-1].label()))


def _fringe(
    plan: Plan, production: ProductionId, name: str, percent: str, line: str | None
) -> Command:
    """The one of that name on that line; where there is none it is added."""
    on = _line_meant(plan, production, line) if line else None
    wanted, share = fold(name), amount_meant(percent)
    same = next(
        (
            one
            for one in _own(plan, production)
            if fold(one.name) == wanted and one.line == (on.id if on else None)
        ),
        None,
    )
    if share:
        fresh = same or Fringe(
            id=FringeId(NEW),
            production=production,
            name=name,
            percent=share,
            line=on.id if on else None,
        )
        return SaveFringe(fringe=replace(fresh, percent=share))
    if same is None:
        raise Refused(_("There is no fringe “{name}” there.").format(name=name))
    return RemoveFringe(fringe=same.id)


def _own(plan: Plan, production: ProductionId) -> list[Fringe]:
    own = (one for one in plan.fringes.values() if one.production == production)
    return sorted(own, key=lambda one: one.id)


def _line_meant(plan: Plan, production: ProductionId, text: str) -> BudgetLine:
    wanted = fold(text)
    lines = plan.budget_lines_of.get(production, ())
    for key in ("account", "name"):
        found = [one for one in lines if fold(getattr(one, key)) == wanted]
        if len(found) == 1:
            return found[0]
    known = ", ".join(one.account or one.name for one in lines) or _("none")
    said = _("No one budget line is “{text}”. There are: {known}.")
    raise Refused(said.format(text=text, known=known))


def _line_name(plan: Plan, fringe: Fringe) -> str | None:
    line = plan.budget_lines.get(fringe.line) if fringe.line is not None else None
    return (line.account or line.name) if line is not None else None
