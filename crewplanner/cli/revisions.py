"""Revisions of a budget: kept, listed, and any two compared line by line."""

from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.budget_words import change_word
from crewplanner.app.commands.money import KeepBudget
from crewplanner.app.errors import Refused
from crewplanner.app.money_text import figure, plain_figure
from crewplanner.app.names import fold
from crewplanner.app.queries.budget_changes import BudgetChange, budget_figures, compared
from crewplanner.app.words import date_text
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.budgets import BudgetFigure, BudgetRevision
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _


class RevisionOptions(TypedDict):
    """What `revisions` is told."""

    keep: str | None
    note: str
    compare: str | None
    against: str | None
    production: str | None


@click.command(
    "revisions",
    help=_(
        "List the revisions of a budget, keep the budget of now as one, or compare two: --compare "
        "with the budget of now, or --with another revision."
    ),
)
@project_argument
@click.option("--keep", metavar="NAME", help=_("Keep the budget of now under this name."))
@click.option("--note", metavar="TEXT", default="", help=_("What is to be known of it."))
@click.option("--compare", metavar="NAME", help=_("The earlier revision, by name or number."))
@click.option("--with", "against", metavar="NAME", help=_("The later one; else the budget of now."))
@production_option
@json_option
@pass_shell
def revisions_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[RevisionOptions]
) -> None:
    """List revisions, after keeping one if asked, or compare two."""
    output = Output(as_json=as_json)
    keep, compare, against = options["keep"], options["compare"], options["against"]
    if against and not compare:
        raise Refused(_("Say with --compare which revision is the earlier one."))
    with (shell.reading if keep is None else shell.editing)(project) as workspace:
        production = chosen_production(workspace.plan, options["production"])
        if keep is not None:
            command = KeepBudget(production=production.id, name=keep, note=options["note"])
            workspace.do(command)
        plan = workspace.plan
    found = _own(plan, production.id)
    if compare:
        _tell_changes(output, plan, production, _named(found, compare), against)
    else:
        _tell_list(output, production, found)


def _tell_list(output: Output, production: Production, found: list[BudgetRevision]) -> None:
    currency = production.currency
    output.table(
        (_("Number"), _("Name"), _("Kept"), _("By"), _("Lines"), _("Amount"), _("Note")),
        [
            (
                str(one.number),
                one.name,
                date_text(one.at.date()),
                one.who,
                str(len(one.lines)),
                figure(_total(one.lines), currency),
                one.note,
            )
            for one in found
        ],
        right=(0, 4, 5),
    )
    if not found:
        output.say(_("No revision of the budget is kept yet. Use --keep."))
    output.data(
        {
            "production": production.title,
            "currency": currency,
            "revisions": [
                {
                    "number": one.number,
                    "name": one.name,
                    "at": one.at.isoformat(),
                    "by": one.who,
                    "lines": len(one.lines),
                    "total": plain_figure(_total(one.lines), currency),
                    "note": one.note,
                }
                for one in found
            ],
        }
    )


def _tell_changes(
    output: Output, plan: Plan, production: Production, before: BudgetRevision, against: str | None
) -> None:
    later = _named(_own(plan, production.id), against) if against else None
    lines = later.lines if later is not None else budget_figures(plan, production.id)
    currency = production.currency
    changes = compared(before.lines, lines)
    more = sum((one.difference for one in changes), Decimal(0))
    output.say(
        _("“{before}” to {now}: {count} lines differ, {amount} {currency}.").format(
            before=before.name,
            now=f"“{later.name}”" if later is not None else _("now"),
            count=sum(not one.same for one in changes),
            amount=figure(more, currency, sign=True),
            currency=currency,
        )
    )
    output.table(
        (_("Account"), _("Name"), _("Then"), _("Now"), _("Difference"), ""),
        [_row(one, currency) for one in changes if not one.same],
        right=(2, 3, 4),
    )
    output.data(
        {
            "production": production.title,
            "currency": currency,
            "before": before.name,
            "now": later.name if later is not None else None,
            "difference": plain_figure(more, currency),
            "changes": [_data(one, currency) for one in changes if not one.same],
        }
    )


def _row(one: BudgetChange, currency: str) -> tuple[str, ...]:
    return (
        one.account,
        one.name,
        figure(one.before.amount, currency) if one.before else "–",
        figure(one.now.amount, currency) if one.now else "–",
        figure(one.difference, currency, sign=True),
        change_word(one),
    )


def _data(one: BudgetChange, currency: str) -> dict[str, Any]:
    return {
        "account": one.account,
        "name": one.name,
        "before": plain_figure(one.before.amount, currency) if one.before else None,
        "now": plain_figure(one.now.amount, currency) if one.now else None,
        "difference": plain_figure(one.difference, currency),
    }


def _own(plan: Plan, production: ProductionId) -> list[BudgetRevision]:
    own = (one for one in plan.budget_revisions.values() if one.production == production)
    return sorted(own, key=lambda one: one.number)


def _named(found: list[BudgetRevision], text: str) -> BudgetRevision:
    """The one with that number, or the latest with that name."""
    wanted = fold(text)
    alike = [one for one in found if wanted in {str(one.number), fold(one.name)}]
    if alike:
        return alike[-1]
    known = ", ".join(f"{one.number} “{one.name}”" for one in found) or _("none")
    said = _("No revision is “{text}”. There are: {known}.")
    raise Refused(said.format(text=text, known=known))


def _total(lines: tuple[BudgetFigure, ...]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))
