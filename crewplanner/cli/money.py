"""Money: budget, the plan by certainty, actual and forecast of a production."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from crewplanner.app.money_text import figure, plain_figure
from crewplanner.app.money_words import SIDES, forecast_text, part_text, range_text, standing_text
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.money import BOOKS, Figures, MoneyRow, MoneyView, Part
from crewplanner.app.weeks import iso_week
from crewplanner.app.words import word
from crewplanner.cli.choosing import chosen_production, production_option
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.domain.hot_cost import CAUSES
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _

_SHOWN = ("actual", "at_least", "likely", "most")


class MoneyOptions(TypedDict):
    """What `money` is told."""

    by: str
    production: str | None


@click.command(
    "money",
    help=_(
        "Say what the crew of a production costs: budget, actual so far, at least, likely and if "
        "all pencils confirm, and the forecast with the overtime so far. For the producer."
    ),
)
@project_argument
@click.option(
    "--by",
    type=click.Choice(["line", "department", "week", "part", "variance", "person"]),
    default="line",
    help=_("What the rows are; else budget lines."),
)
@production_option
@json_option
@pass_shell
def money_command(
    shell: Shell, project: Path, *, as_json: bool, **options: Unpack[MoneyOptions]
) -> None:
    """Say what the crew costs."""
    with shell.counting(project) as workspace:
        production = chosen_production(workspace.plan, options["production"], set())
        today = shell.now().date()
        view = money_view(workspace.plan, production.id, today, pricing=workspace.pricing)
        weekday = production.first_weekday
    output = Output(as_json=as_json)
    total, currency = view.total, view.currency
    output.say(
        _("{title}, {currency}: {range}; forecast {forecast}, {standing}.").format(
            title=view.title,
            currency=currency,
            range=range_text(total.figures, currency),
            forecast=figure(total.forecast, currency),
            standing=standing_text(total, currency),
        )
    )
    output.lines((_("Forecast: {how}.").format(how=forecast_text(total, currency)),))
    if view.unpriced:
        names = ", ".join(view.unpriced)
        output.lines((_("Without a price on some dates: {names}.").format(names=names),))
    heads, rows = _tables(view, options["by"])
    output.table(heads, rows)
    output.data(_data(view, weekday))


def _tables(view: MoneyView, by: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    currency = view.currency
    sides = tuple(_(SIDES[side]) for side in _SHOWN)
    match by:
        case "line" | "department":
            rows = view.lines if by == "line" else view.departments
            heads = (_("Account"), _("Name"), _("Budget"), *sides, _("Forecast"), "")
            return heads, [_row(row, currency) for row in (*rows, view.total)]
        case "part":
            named = (
                (part_text(Part(row.account), row.name if row.name != row.account else ""), row)
                for row in view.parts
            )
            return (_("Name"), *sides), [
                (name, *_shown(row.figures, currency)) for name, row in named
            ]
        case "variance":
            causes = [
                cause for cause in CAUSES if any(one.difference.of(cause) for one in view.variances)
            ]
            heads = (_("Week"), _("Department"), _("Planned"), _("Actual"))
            return (*heads, *(word(cause) for cause in causes)), [
                (
                    one.week.isoformat(),
                    one.name,
                    figure(one.planned.total, currency),
                    figure(one.actual.total, currency),
                    *(figure(one.difference.of(cause), currency, sign=True) for cause in causes),
                )
                for one in view.variances
            ]
        case "person":
            heads = (_("Name"), _("Department"), _("Planned"), _("Worked"), _("Expected"))
            return (*heads, _("Overtime")), [
                (
                    one.name,
                    one.department,
                    *map(format_duration, (one.planned, one.worked, one.expected, one.overtime)),
                )
                for one in view.people
            ]
        case _other:
            return (_("Week"), *sides), [
                (week.isoformat(), *_shown(figures, currency)) for week, figures in view.weeks
            ]


def _row(row: MoneyRow, currency: str) -> tuple[str, ...]:
    return (
        row.account,
        row.name,
        "" if row.budget is None else figure(row.budget, currency),
        *_shown(row.figures, currency),
        figure(row.forecast, currency),
        standing_text(row, currency),
    )


def _shown(figures: Figures, currency: str) -> tuple[str, ...]:
    return tuple(figure(getattr(figures, side), currency) for side in _SHOWN)


def _data(view: MoneyView, first_weekday: int) -> dict[str, Any]:
    currency = view.currency

    def amount(value: Decimal | None) -> str | None:
        return None if value is None else plain_figure(value, currency)

    def sides(figures: Figures) -> dict[str, str | None]:
        return {side: amount(getattr(figures, side)) for side in BOOKS}

    def rows(found: Iterable[MoneyRow]) -> list[dict[str, Any]]:
        return [
            {
                "account": row.account,
                "name": row.name,
                "budget": amount(row.budget),
                **sides(row.figures),
                "trend": amount(row.trend),
                "forecast": amount(row.forecast),
                "left": amount(row.left),
            }
            for row in found
        ]

    return {
        "production": view.title,
        "currency": currency,
        "from": view.span.first.isoformat(),
        "to": view.span.last.isoformat(),
        "total": rows((view.total,))[0],
        "lines": rows(view.lines),
        "departments": rows(view.departments),
        "parts": [
            {"part": row.account, "name": row.name, **sides(row.figures)} for row in view.parts
        ],
        "weeks": [
            {"week": iso_week(week_of(week, first_weekday)), **sides(figures)}
            for week, figures in view.weeks
        ],
        "variances": [
            {
                "week": one.week.isoformat(),
                "department": one.name,
                "planned": amount(one.planned.total),
                "actual": amount(one.actual.total),
                "causes": {cause.value: amount(one.difference.of(cause)) for cause in CAUSES},
            }
            for one in view.variances
        ],
        "unpriced": list(view.unpriced),
    }
