"""Allowances: per diem, mileage, kit and the like, listed, set and taken away."""

from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.allowance_words import KINDS, PERS, dates_text, rate_text
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.money import RemoveAllowance, SaveAllowance
from crewplanner.app.errors import Refused
from crewplanner.app.names import person_named
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import person_name
from crewplanner.cli.choosing import amount_meant, chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.budgets import Allowance, AllowanceKind, AllowancePer
from crewplanner.domain.ids import NEW, AllowanceId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _


class AllowanceOptions(TypedDict):
    """What `allowances` is told."""

    number: int | None
    remove: bool
    kind: str | None
    rate: str | None
    quantity: str | None
    per: str | None
    person: str | None
    name: str | None
    first: str | None
    last: str | None
    production: str | None


@click.command(
    "allowances",
    help=_(
        "List what is paid beside pay, or say one of it. With --rate an allowance is added; with "
        "--number the one of that number is changed, what is not said stays."
    ),
)
@project_argument
@click.option("--number", type=int, help=_("The allowance meant, by its number in the list."))
@click.option("--remove", is_flag=True, help=_("Take the one with that number away."))
@click.option(
    "--kind", type=click.Choice([one.value for one in AllowanceKind]), help=_("What it is for.")
)
@click.option("--rate", metavar="AMOUNT", help=_("What is paid for each."))
@click.option("--quantity", metavar="NUMBER", help=_("How many of it: miles, days. Else 1."))
@click.option(
    "--per",
    type=click.Choice([one.value for one in AllowancePer]),
    help=_("Each day worked, each week with work, or once. Else each day."),
)
@click.option("--person", metavar="NAME", help=_("Whose; without it everybody's."))
@click.option("--name", metavar="TEXT", help=_("What it is called."))
@click.option("--from", "first", metavar="DATE", help=_("From this date on."))
@click.option("--to", "last", metavar="DATE", help=_("Up to this date."))
@production_option
@json_option
@pass_shell
def allowances_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[AllowanceOptions]
) -> None:
    """List the allowances of a production, after changing one if asked."""
    output = Output(as_json=as_json)
    said = any(value for key, value in options.items() if key != "production")
    with (shell.editing if said else shell.reading)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if said:
            workspace.do(_command(workspace.plan, production.id, options))
        plan = workspace.plan
    found = [one for one in plan.allowances.values() if one.production == production.id]
    found.sort(key=lambda one: one.id)
    output.table(
        (_("Number"), _("For"), _("Name"), _("Whose"), _("Rate"), _("Paid"), _("Dates")),
        [_row(plan, production, one) for one in found],
        right=(0, 4),
    )
    if not found:
        output.say(_("There are no allowances."))
    output.data(
        {
            "production": production.title,
            "currency": production.currency,
            "allowances": [_data(plan, one) for one in found],
        }
    )


def _command(plan: Plan, production: ProductionId, options: AllowanceOptions) -> Command:
    number = options["number"]
    before = plan.allowances.get(AllowanceId(number)) if number is not None else None
    if number is not None and (before is None or before.production != production):
        raise Refused(_("There is no allowance {number} here.").format(number=number))
    if options["remove"]:
        if before is None:
            raise Refused(_("Say with --number which one goes."))
        return RemoveAllowance(allowance=before.id)
    return SaveAllowance(allowance=_wanted(plan, production, before, options))


def _wanted(
    plan: Plan, production: ProductionId, before: Allowance | None, options: AllowanceOptions
) -> Allowance:
    rate, quantity, name = options["rate"], options["quantity"], options["name"]
    if before is None:
        if rate is None:
            raise Refused(_("Say with --rate what is paid."))
        before = Allowance(id=AllowanceId(NEW), production=production, rate=amount_meant(rate))
    kind, per, person = options["kind"], options["per"], options["person"]
    first, last = options["first"], options["last"]
    return replace(
        before,
        kind=AllowanceKind(kind) if kind else before.kind,
        rate=before.rate if rate is None else amount_meant(rate),
        quantity=before.quantity if quantity is None else amount_meant(quantity),
        per=AllowancePer(per) if per else before.per,
        person=person_named(plan, person).id if person else before.person,
        name=before.name if name is None else name,
        valid_from=parse_date(first) if first else before.valid_from,
        valid_to=parse_date(last) if last else before.valid_to,
    )


def _row(plan: Plan, production: Production, one: Allowance) -> tuple[str, ...]:
    return (
        str(one.id),
        _(KINDS[one.kind]),
        one.name,
        person_name(plan.people.get(one.person)) if one.person else _("Everybody"),
        rate_text(one, production.currency),
        _(PERS[one.per]),
        dates_text(one),
    )


def _data(plan: Plan, one: Allowance) -> dict[str, Any]:
    return {
        "number": one.id,
        "kind": one.kind.value,
        "name": one.name,
        "person": person_name(plan.people.get(one.person)) if one.person else None,
        "rate": str(one.rate),
        "quantity": str(one.quantity),
        "per": one.per.value,
        "from": one.valid_from.isoformat() if one.valid_from else None,
        "to": one.valid_to.isoformat() if one.valid_to else None,
    }
