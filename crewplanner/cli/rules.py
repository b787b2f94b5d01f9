"""Rules, travel times and budgets: what a production asks of its plan, listed and set."""

import re
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.commands.rules import SetBudget, SetRule, SetTravelTime
from crewplanner.app.errors import Refused
from crewplanner.app.names import department_meant, place_named
from crewplanner.app.rule_words import asks_text, limit_name
from crewplanner.app.words import department_name, word
from crewplanner.cli.choosing import amount_meant, chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.findings import OFF, RuleKind, Severity
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine, Production, TravelTime
from crewplanner.domain.rules import CATALOG, chosen_severity
from crewplanner.domain.rules.catalog import Entry
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _

_HARDNESS = MappingProxyType(
    {
        "conflict": Severity.BLOCK.value,
        "warning": Severity.WARN.value,
        "note": Severity.INFO.value,
        "off": OFF,
        "usual": "",
    }
)
_DAYS = frozenset({"consecutive_limit", "rolling_days"})
_LENGTH = re.compile(r"(\d{1,4})(?::([0-5]\d))?", re.ASCII)


class RuleOptions(TypedDict):
    """What `rules` is told."""

    rule: str | None
    severity: str | None
    limit: tuple[str, ...]
    production: str | None


class TravelOptions(TypedDict):
    """What `travel-times` is told."""

    one: str | None
    other: str | None
    minutes: int | None
    production: str | None


class BudgetOptions(TypedDict):
    """What `budget` is told."""

    amount: str | None
    department: str | None
    name: str
    account: str
    production: str | None


@click.command("rules", help=_("List how hard each rule is and its limits, or change one."))
@project_argument
@click.option("--rule", metavar="RULE", help=_("The rule to change, by its code (see --json)."))
@click.option("--severity", type=click.Choice(list(_HARDNESS)), help=_("How hard its hardest is."))
@click.option(
    "--limit",
    metavar="NAME=VALUE",
    multiple=True,
    help=_("A limit by its code: hours as 11:00, days as 6; 0 asks for nothing."),
)
@production_option
@json_option
@pass_shell
def rules_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[RuleOptions]
) -> None:
    """List the rules of a production, after changing one if asked."""
    output = Output(as_json=as_json)
    changing = options["severity"] is not None or bool(options["limit"])
    if changing and not options["rule"]:
        raise Refused(_("Say with --rule which rule is to change."))
    with (shell.editing if changing else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        shown = [_entry(options["rule"])] if options["rule"] else list(CATALOG)
        if changing:
            severity = options["severity"]
            limits = tuple(_limit(text, shown[0]) for text in options["limit"])
            workspace.do(
                SetRule(
                    production=production.id,
                    rule=shown[0].kind,
                    severity=None if severity is None else _HARDNESS[severity],
                    limits=limits,
                )
            )
        production = workspace.plan.productions[production.id]
    output.table(
        ("", "", ""),
        [(word(one.kind), _hardness(production, one), _limits(production, one)) for one in shown],
    )
    output.data({"production": production.title, "rules": [_data(production, e) for e in shown]})


@click.command(
    "travel-times", help=_("List how long the ways between places take, or say one of them.")
)
@project_argument
@click.option("--from", "one", metavar="PLACE", help=_("One end of the way to change."))
@click.option("--to", "other", metavar="PLACE", help=_("The other end."))
@click.option("--minutes", type=int, help=_("How long it takes; 0 forgets it."))
@production_option
@json_option
@pass_shell
def travel_times_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[TravelOptions]
) -> None:
    """List the ways of a production, after setting one if asked."""
    output = Output(as_json=as_json)
    said = (options["one"], options["other"], options["minutes"])
    changing = any(one is not None for one in said)
    with (shell.editing if changing else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        one, other, minutes = said
        if one is not None and other is not None and minutes is not None:
            workspace.do(
                SetTravelTime(
                    production=production.id,
                    one=place_named(workspace.plan, production.id, one).id,
                    other=place_named(workspace.plan, production.id, other).id,
                    minutes=minutes,
                )
            )
        elif changing:
            raise Refused(_("A way needs --from, --to and --minutes."))
        plan = workspace.plan
    found = [_way(plan, way) for way in plan.travel_times_of.get(production.id, ())]
    output.table(
        (_("From"), _("To"), _("Minutes")),
        [(way["from"], way["to"], str(way["minutes"])) for way in found],
        right=(2,),
    )
    if not found:
        output.say(_("No travel times are set."))
    output.data({"production": production.title, "travel_times": found})


@click.command("budget", help=_("List what departments' crew may cost, or say one of it."))
@project_argument
@click.option("--amount", metavar="AMOUNT", help=_("What it may cost; 0 forgets the line."))
@click.option("--department", metavar="NAME", help=_("Whose crew; without it everybody's."))
@click.option("--name", metavar="TEXT", default="", help=_("What the line is called."))
@click.option("--account", metavar="TEXT", default="", help=_("Its account number."))
@production_option
@json_option
@pass_shell
def budget_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[BudgetOptions]
) -> None:
    """List the budget of a production, after setting a line if asked."""
    output = Output(as_json=as_json)
    given, department = options["amount"], options["department"]
    if given is None and (department or options["name"] or options["account"]):
        raise Refused(_("Say with --amount what it may cost."))
    with (shell.editing if given is not None else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if given is not None:
            whose = None
            if department:
                whose = department_meant(workspace.plan, department, production.words)
            workspace.do(
                SetBudget(
                    production=production.id,
                    department=whose.id if whose else None,
                    name=options["name"],
                    amount=amount_meant(given),
                    account=options["account"],
                )
            )
        plan = workspace.plan
    found = [_line(plan, production, one) for one in plan.budget_lines_of.get(production.id, ())]
    output.table(
        (_("Line"), _("Department"), _("Account"), _("Amount")),
        [
            (
                one["name"],
                one["department"] or _("Everybody"),
                one["account"],
                f"{one['amount']} {production.currency}",
            )
            for one in found
        ],
        right=(3,),
    )
    if not found:
        output.say(_("No budget is set."))
    output.data({"production": production.title, "currency": production.currency, "budget": found})


def _entry(code: str | None) -> Entry:
    found = next((e for e in CATALOG if e.kind.value == (code or "").upper()), None)
    if found is None:
        raise Refused(_("There is no rule called {rule}.").format(rule=code))
    return found


def _limit(text: str, entry: Entry) -> tuple[str, int]:
    """A limit of a rule as `NAME=VALUE` says it: days, or minutes of a length."""
    name, _sign, value = text.partition("=")
    if name not in entry.settings:
        known = ", ".join(entry.settings) or _("none")
        raise Refused(_("The limits of this rule are: {names}.").format(names=known))
    match = _LENGTH.fullmatch(value.strip())
    if match is None or (name in _DAYS and match[2]):
        raise Refused(_("“{text}” is no limit: hours are written 11:00, days 6.").format(text=text))
    return name, int(match[1]) if name in _DAYS else int(match[1]) * 60 + int(match[2] or 0)


def _hardness(production: Production, entry: Entry) -> str:
    severity = chosen_severity(production, entry.kind)
    return word(severity) if severity is not None else _("Off")


def _limits(production: Production, entry: Entry) -> str:
    return ", ".join(f"{limit_name(name)} {_shown(production, name)}" for name in entry.settings)


def _shown(production: Production, name: str) -> str:
    value: int = getattr(production, name)
    return str(value) if name in _DAYS else format_duration(value)


def _data(production: Production, entry: Entry) -> dict[str, Any]:
    severity = chosen_severity(production, entry.kind)
    return {
        "rule": entry.kind.value,
        "name": word(entry.kind),
        "asks": asks_text(RuleKind(entry.kind)),
        "severity": severity.value if severity is not None else OFF,
        "usual": entry.usual.value,
        "limits": {name: _shown(production, name) for name in entry.settings},
    }


def _way(plan: Plan, way: TravelTime) -> dict[str, Any]:
    return {
        "from": plan.places[way.one].name,
        "to": plan.places[way.other].name,
        "minutes": way.minutes,
    }


def _line(plan: Plan, production: Production, line: BudgetLine) -> dict[str, Any]:
    whose = plan.departments.get(line.department) if line.department else None
    return {
        "name": line.name,
        "department": department_name(whose, production.words) if whose else None,
        "account": line.account,
        "amount": money_text(line.amount, production.currency),
    }
