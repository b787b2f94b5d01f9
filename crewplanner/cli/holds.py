"""Holds: what must be decided by when, and what releasing somebody costs."""

import datetime as dt
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.hold_words import dates_text
from crewplanner.app.names import person_named
from crewplanner.app.queries.holds import (
    Due,
    HoldRow,
    OutsideRow,
    deadline_name,
    hold_rows,
    outside_rows,
)
from crewplanner.app.release_costs import cost_of_dates
from crewplanner.app.release_words import arithmetic, cost_text, rise_text
from crewplanner.app.weeks import parse_date, production_day
from crewplanner.cli.choosing import (
    chosen_production,
    dates,
    known_to,
    person_option,
    production_option,
)
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.pay.money import money_text
from crewplanner.domain.productions import Production
from crewplanner.domain.release_cost import ReleaseCost
from crewplanner.domain.zones import zone
from crewplanner.i18n import _

_NOON = dt.time(12)


class CostOptions(TypedDict):
    """What `release-cost` is told."""

    person: str
    first: str
    last: str | None
    today: str | None
    production: str | None


@click.command(
    "holds",
    help=_("List the holds to decide by deadline, and the holds of other companies."),
)
@project_argument
@click.option("--today", metavar="DATE", help=_("As if it were noon of that date."))
@production_option
@json_option
@pass_shell
def holds_command(
    shell: Shell, project: Path, *, today: str | None, production: str | None, as_json: bool
) -> None:
    """List holds, the most urgent first."""
    output = Output(as_json=as_json)
    with shell.reading(project) as workspace:
        plan = workspace.plan
        shown = [*plan.productions.values()]
        if production or not shown:
            shown = [chosen_production(plan, production)]
        now = _moment(today, shown[0]) or workspace.context.clock()
        found = [(one, hold_rows(plan, one.id, now, workspace.pricing)) for one in shown]
        others = outside_rows(plan, shown[0].id, now)
    for one, rows in found:
        for due in Due:
            own = [row for row in rows if row.deadline.due is due]
            if own:
                heading = f"{one.title}, {deadline_name(due).lower()}: {len(own)}"
                output.heading(heading)
                output.table(_headings(), [_line(row) for row in own])
    if others:
        output.heading(_("Holds of others: {count}").format(count=len(others)))
        titles = (_("Name"), _("Held by"), _("Dates"), _("Status"), _("They decide by"))
        output.table(titles, [_other_line(row) for row in others])
    if not others and not any(rows for _one, rows in found):
        output.lines((_("Nothing to decide."),))
    output.data(
        {
            "holds": [_hold_data(one, row) for one, rows in found for row in rows],
            "others": [_other_data(row) for row in others],
        }
    )


@click.command(
    "release-cost",
    help=_("Say what releasing a person's confirmed dates costs now, and when that rises."),
)
@project_argument
@person_option(required=True)
@click.option("--from", "first", metavar="DATE", required=True, help=_("The first date."))
@click.option("--to", "last", metavar="DATE", help=_("The last date; without it, the first."))
@click.option("--today", metavar="DATE", help=_("As if it were released on that date."))
@production_option
@json_option
@pass_shell
def release_cost_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[CostOptions]
) -> None:
    """Price a release. Nothing is written."""
    output = Output(as_json=as_json)
    span = dates(options["first"], options["last"])
    with shell.reading(project) as workspace:
        plan = workspace.plan
        person = person_named(plan, options["person"])
        chosen = chosen_production(plan, options["production"], known_to(plan, person.id))
        now = _moment(options["today"], chosen) or workspace.context.clock()
        today = production_day(now, chosen)
        cost = cost_of_dates(plan, workspace.pricing, chosen.id, person.id, span, today)
    said = ", ".join(filter(None, (cost_text(cost), rise_text(cost))))
    output.lines((f"{person.name}, {dates_text(span)}: {said}.",))
    output.lines(f"  {line}" for line in arithmetic(cost))
    output.data(
        {"person": person.name, "production": chosen.title, "today": today.isoformat()}
        | _cost_data(cost)
        | {"days": [_day_data(cost, number) for number in range(len(cost.days))]}
    )


def _moment(today: str | None, production: Production) -> dt.datetime | None:
    if not today:
        return None
    return dt.datetime.combine(parse_date(today), _NOON, zone(production.timezone))


def _headings() -> tuple[str, ...]:
    return (_("Name"), _("Dates"), _("Ladder"), _("Decide"), _("Once confirmed, release costs"))


def _line(row: HoldRow) -> tuple[str, ...]:
    said = ""
    if row.cost is not None and row.cost.pay:
        said = ", ".join(filter(None, (cost_text(row.cost), rise_text(row.cost))))
    return (row.person_name, row.dates, row.ladder, row.deadline_text, said)


def _other_line(row: OutsideRow) -> tuple[str, ...]:
    return (row.person_name, row.hold.holder, row.dates, row.status_text, row.decide_text)


def _hold_data(production: Production, row: HoldRow) -> dict[str, Any]:
    return {
        "booking": row.booking,
        "production": production.title,
        "person": row.person_name,
        "from": row.span.first.isoformat(),
        "to": row.span.last.isoformat(),
        "status": row.status.value,
        "rank": row.rank,
        "ladder": row.ladder,
        "due": row.deadline.due.value,
        "reason": row.deadline.reason.value,
        "decide_by": row.deadline.moment.isoformat(),
        "expired": row.expired,
        "release_cost": _cost_data(row.cost) if row.cost is not None else None,
    }


def _other_data(row: OutsideRow) -> dict[str, Any]:
    hold = row.hold
    return {
        "person": row.person_name,
        "holder": hold.holder,
        "from": hold.span.first.isoformat(),
        "to": hold.span.last.isoformat(),
        "status": hold.status.value,
        "rank": hold.rank,
        "decide_by": hold.decide_by.isoformat() if hold.decide_by else None,
        "note": hold.note,
    }


def _cost_data(cost: ReleaseCost) -> dict[str, Any]:
    rise = cost.rise
    return {
        "currency": cost.currency,
        "total": money_text(cost.total, cost.currency),
        "pay": money_text(cost.pay, cost.currency),
        "unpriced": [date.isoformat() for date in cost.unpriced],
        "rises": None
        if rise is None
        else {"on": rise.date.isoformat(), "total": money_text(rise.total, cost.currency)},
    }


def _day_data(cost: ReleaseCost, number: int) -> dict[str, Any]:
    day = cost.days[number]
    return {
        "date": day.date.isoformat(),
        "notice": day.notice,
        "percent": day.percent,
        "pay": None if day.pay is None else money_text(day.pay, cost.currency),
        "cost": None if day.cost is None else money_text(day.cost, cost.currency),
    }
