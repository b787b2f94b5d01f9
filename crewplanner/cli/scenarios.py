"""Scenarios: another plan beside the plan, compared with it and taken over."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from crewplanner.app.commands.scenarios import (
    CopyScenario,
    NewScenario,
    RemoveScenario,
    RenameScenario,
    TakeOver,
)
from crewplanner.app.errors import Refused
from crewplanner.app.move_words import money_line, price_text
from crewplanner.app.names import fold
from crewplanner.app.queries.move_price import MovePrice, move_price
from crewplanner.app.queries.scenario_days import (
    ScenarioDay,
    coming_weeks,
    moved_records,
    scenario_days,
)
from crewplanner.app.scenario_words import (
    dates_text,
    day_text,
    heads_text,
    minutes_text,
    moved_text,
    otherwise_text,
    scenario_head,
)
from crewplanner.app.scenario_workspace import ScenarioWorkspace
from crewplanner.app.weeks import parse_date
from crewplanner.app.workspace import Workspace
from crewplanner.cli.choosing import chosen_production, dates, production_option, weekday_date
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.price import price_data
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.plan import Plan
from crewplanner.domain.scenarios import Scenario
from crewplanner.i18n import _, ngettext

name_option = click.option(
    "--name", metavar="NAME", required=True, help=_("The scenario, by its name.")
)
day_option = click.option(
    "--day",
    "days",
    metavar="DATE",
    multiple=True,
    help=_("Only this day; may be said more than once. Without it, all."),
)
anyway_option = click.option(
    "--anyway", is_flag=True, help=_("Also what the plan changed since the scenario began.")
)


@click.group(
    "scenario", help=_("Other plans beside the plan: compare them with it, take them over.")
)
def scenario_command() -> None:
    """Group what can be done with scenarios."""


@scenario_command.command("new", help=_("Begin another plan; at first it is as the plan is."))
@project_argument
@click.option("--name", metavar="NAME", required=True, help=_("What it is called: Plan B (rain)."))
@click.option("--from", "first", metavar="DATE", help=_("First date; else the coming two weeks."))
@click.option("--to", "last", metavar="DATE", help=_("Last date; without it, that one day."))
@click.option("--copy", metavar="NAME", help=_("Begin with all that this scenario has otherwise."))
@production_option
@json_option
@pass_shell
def new_command(shell: Shell, project: Path, *, name: str, as_json: bool, **options: Any) -> None:
    """Begin a scenario, or duplicate one."""
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        plan = workspace.plan
        production = chosen_production(plan, options["production"])
        if options["copy"]:
            before = _named(plan, options["copy"])
            workspace.do(CopyScenario(scenario=before.id, name=name))
        else:
            span = coming_weeks(shell.now().date(), production.first_weekday)
            if options["first"]:
                span = dates(options["first"], options["last"])
            workspace.do(NewScenario(production=production.id, name=name, span=span))
        made = next(one for one in workspace.plan.scenarios.values() if one.name == name.strip())
        data = _data(workspace.plan, made)
    output.say(_("Began “{name}”, {dates}.").format(name=made.name, dates=dates_text(made.span)))
    output.data(data)


@scenario_command.command("list", help=_("List the scenarios, and what each has otherwise."))
@project_argument
@json_option
@pass_shell
def list_command(shell: Shell, project: Path, *, as_json: bool) -> None:
    """List them."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        found = sorted(plan.scenarios.values(), key=lambda one: one.id)
        rows = [
            (
                one.name,
                plan.productions[one.production].title,
                dates_text(one.span),
                otherwise_text(scenario_days(plan, one)),
                str(len(moved_records(plan, one)) or ""),
                one.note,
            )
            for one in found
        ]
        data = [_data(plan, one) for one in found]
    if not rows:
        output.say(_("No scenario yet. Use `scenario new`."))
    heads = (_("Name"), _("Production"), _("Dates"), _("Against the plan"), _("Meanwhile"))
    output.table((*heads, _("Note")), rows)
    output.data({"scenarios": data})


@scenario_command.command(
    "show", help=_("Say what a scenario has otherwise, day by day; it is quicker than compare.")
)
@project_argument
@name_option
@json_option
@pass_shell
def show_command(shell: Shell, project: Path, *, name: str, as_json: bool) -> None:
    """Say what it is and what it has otherwise, without prices."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        scenario = _named(plan, name)
        words = plan.productions[scenario.production].words
        found = scenario_days(plan, scenario)
        told = [(one.date, day_text(one, plan, words)) for one in found]
        moved = [moved_text(one, plan, words) for one in moved_records(plan, scenario)]
        data = _data(plan, scenario)
    output.say(f"{scenario_head(scenario)}: {otherwise_text(found)}.")
    output.lines(
        (
            _("By {name}, {date}.").format(
                name=scenario.who, date=weekday_date(scenario.at.date())
            ),
            *filter(None, (scenario.note,)),
        )
    )
    output.table((_("Day"), _("In the scenario")), [(weekday_date(d), said) for d, said in told])
    output.lines(
        _("Changed in the plan meanwhile: {what}.").format(what=one.removesuffix("."))
        for one in moved
    )
    days = [{"date": date.isoformat(), "text": said} for date, said in told]
    output.data({**data, "days": days, "moved": moved})


@scenario_command.command(
    "compare",
    help=_(
        "Compare a scenario with the plan: people, hours, money, findings, by day and by person. "
        "What the plan changed meanwhile is said by name. Nothing is written."
    ),
)
@project_argument
@name_option
@day_option
@anyway_option
@json_option
@pass_shell
def compare_command(
    shell: Shell,
    project: Path,
    *,
    name: str,
    days: tuple[str, ...],
    anyway: bool,
    as_json: bool,
) -> None:
    """Compare it, on all its days or some."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        scenario = _named(plan, name)
        wanted = _dates(days)
        command = TakeOver(scenario=scenario.id, dates=wanted, anyway=anyway)
        found = [
            one for one in scenario_days(plan, scenario) if wanted is None or one.date in wanted
        ]
        price = move_price(workspace, command) if found else MovePrice()
        words = plan.productions[scenario.production].words
        told = [(one, day_text(one, plan, words)) for one in found]
        moved = [moved_text(one, plan, words) for one in moved_records(plan, scenario)]
        text = price_text(price, plan)
        data = {
            **_data(plan, scenario),
            "days": [
                {"date": one.date.isoformat(), "text": said, "amounts": _amounts(price, one.date)}
                for one, said in told
            ],
            "moved": moved,
            "price": price_data(plan, price),
        }
    output.say(f"{scenario_head(scenario)}: {otherwise_text(found)}.")
    if found:
        output.lines(
            (
                _("People: {people}. Hours: {hours}. Money: {money}.").format(
                    people=heads_text(found),
                    hours=minutes_text(price),
                    money=money_line(price.amounts),
                ),
            )
        )
        output.table((_("Day"), _("In the scenario"), _("Money")), _rows(told, price))
        output.lines(f"  {line}" for line in (*text.lines, *text.warnings, *text.cleared))
    output.lines(
        _("Changed in the plan meanwhile: {what}.").format(what=one.removesuffix("."))
        for one in moved
    )
    output.data(data)


@scenario_command.command(
    "take", help=_("Make the plan what a scenario says, on all its days or on some.")
)
@project_argument
@name_option
@day_option
@anyway_option
@json_option
@pass_shell
def take_command(
    shell: Shell,
    project: Path,
    *,
    name: str,
    days: tuple[str, ...],
    anyway: bool,
    as_json: bool,
) -> None:
    """Take it over."""
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        scenario = _named(workspace.plan, name)
        before = scenario_days(workspace.plan, scenario)
        workspace.do(TakeOver(scenario=scenario.id, dates=_dates(days), anyway=anyway))
        left = scenario_days(workspace.plan, workspace.plan.scenarios[scenario.id])
    taken = sorted({one.date for one in before} - {one.date for one in left})
    said = ngettext(
        "Took over {count} day of “{name}”", "Took over {count} days of “{name}”", len(taken)
    )
    output.say(
        _("{taken}; {left} left.").format(
            taken=said.format(count=len(taken), name=scenario.name), left=len(left)
        )
    )
    output.data(
        {
            "taken": [date.isoformat() for date in taken],
            "left": [one.date.isoformat() for one in left],
        }
    )


@scenario_command.command("rename", help=_("Give a scenario another name, or a note."))
@project_argument
@name_option
@click.option("--to", "new", metavar="NAME", help=_("The new name; without it, the name stays."))
@click.option("--note", metavar="TEXT", help=_("When it is for; without it, the note stays."))
@json_option
@pass_shell
def rename_command(
    shell: Shell, project: Path, *, name: str, new: str | None, note: str | None, as_json: bool
) -> None:
    """Rename it."""
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        before = _named(workspace.plan, name)
        workspace.do(
            RenameScenario(
                scenario=before.id,
                name=before.name if new is None else new,
                note=before.note if note is None else note,
            )
        )
        after = workspace.plan.scenarios[before.id]
        data = _data(workspace.plan, after)
    output.say(f"{scenario_head(after)}{f': {after.note}' if after.note else ''}.")
    output.data(data)


@scenario_command.command("remove", help=_("Forget a scenario; the plan stays as it is."))
@project_argument
@name_option
@json_option
@pass_shell
def remove_command(shell: Shell, project: Path, *, name: str, as_json: bool) -> None:
    """Remove it."""
    output = Output(as_json=as_json)
    with shell.editing(project) as workspace:
        before = _named(workspace.plan, name)
        workspace.do(RemoveScenario(scenario=before.id))
    output.say(_("Removed “{name}”.").format(name=before.name))
    output.data({"name": before.name})


def in_scenario(workspace: Workspace, name: str | None) -> Workspace:
    """The project as a scenario has it; as it is where none is named. Raises Refused."""
    if name is None:
        return workspace
    return ScenarioWorkspace(workspace, _named(workspace.plan, name).id)


def _named(plan: Plan, name: str) -> Scenario:
    alike = [one for one in plan.scenarios.values() if fold(one.name) == fold(name)]
    wanted = name.strip().casefold()
    found = [one for one in alike if one.name.casefold() == wanted] or alike
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"“{one.name}”" for one in plan.scenarios.values()) or _("none")
    raise Refused(
        _("No one scenario is called “{name}”. There are: {known}.").format(name=name, known=known)
    )


def _dates(days: tuple[str, ...]) -> frozenset[dt.date] | None:
    return frozenset(parse_date(one) for one in days) if days else None


def _amounts(price: MovePrice, date: dt.date) -> dict[str, str]:
    return {currency: str(amount) for when, currency, amount in price.by_date if when == date}


def _rows(told: list[tuple[ScenarioDay, str]], price: MovePrice) -> list[tuple[str, str, str]]:
    return [
        (
            weekday_date(one.date),
            said,
            money_line(tuple((c, amount) for when, c, amount in price.by_date if when == one.date)),
        )
        for one, said in told
    ]


def _data(plan: Plan, scenario: Scenario) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "production": plan.productions[scenario.production].title,
        "from": scenario.span.first.isoformat(),
        "to": scenario.span.last.isoformat(),
        "note": scenario.note,
        "by": scenario.who,
        "at": scenario.at.isoformat(),
        "otherwise": [one.date.isoformat() for one in scenario_days(plan, scenario)],
    }
