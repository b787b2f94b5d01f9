"""The tables of the comparison of a scenario with the plan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from crewplanner.app.money_text import money
from crewplanner.app.queries.move_price import PersonDifference
from crewplanner.app.queries.scenario_days import ScenarioDay
from crewplanner.app.scenario_words import FindingWay, ToldFinding
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A date that is otherwise, whether it is to be taken over, and what it costs more."""

    day: ScenarioDay
    text: str
    ticked: bool
    money: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """What becomes other for a person."""

    difference: PersonDifference
    name: str
    parts: str


_TONES: Mapping[FindingWay, str] = MappingProxyType(
    {FindingWay.COMES: "finding", FindingWay.CHANGES: "ink", FindingWay.GOES: "saved"}
)


def table_of(look: Look, name: str, model: TableModel[Any]) -> TableView:
    """A table of a model, one row at a time chosen."""
    table = TableView(look, name, edge=DIALOG_EDGE)
    table.setModel(TableProxy(model, table))
    table.show_columns(model.columns)
    table.setSelectionMode(TableView.SelectionMode.SingleSelection)
    return table


def day_columns(*, money_too: bool) -> tuple[Column[DayRow], ...]:
    """Tick, date, what it has otherwise, what it costs more."""
    cost: Column[DayRow] = Column(
        id="money",
        title=_("Money"),
        value=lambda row: row.money,
        align=RIGHT,
        width=90,
        fit=True,
    )
    return (
        Column(
            id="take",
            title=_("Take"),
            value=lambda _row: "",
            sort=lambda row: row.day.date,
            checked=lambda row: row.ticked,
            width=52,
            fit=True,
            help=_("Whether the day is taken over"),
        ),
        Column(
            id="date",
            title=_("Day"),
            value=lambda row: date_text(row.day.date, year=False),
            sort=lambda row: row.day.date,
            width=96,
            fit=True,
            strong=True,
        ),
        Column(
            id="what",
            title=_("In the scenario"),
            value=lambda row: row.text,
            tip=lambda row: row.text.replace(" · ", "\n"),
            width=220,
            stretch=True,
        ),
        *((cost,) if money_too else ()),
    )


def people_columns(*, money_too: bool) -> tuple[Column[PersonRow], ...]:
    """Name, money, hours and the rest of what becomes other."""
    cost: Column[PersonRow] = Column(
        id="money",
        title=_("Money"),
        value=lambda row: money(row.difference.amount, row.difference.currency, sign=True),
        sort=lambda row: row.difference.amount,
        tip=_sum,
        align=RIGHT,
        width=96,
        fit=True,
    )
    return (
        Column(id="name", title=_("Name"), value=lambda row: row.name, strong=True, width=170),
        *((cost,) if money_too else ()),
        Column(
            id="parts",
            title=_("What changes"),
            value=lambda row: row.parts,
            tip=lambda row: row.parts.replace(" · ", "\n"),
            width=200,
            stretch=True,
            tone=lambda _row: "muted",
        ),
    )


def finding_columns() -> tuple[Column[ToldFinding], ...]:
    """Comes or goes, and the sentence."""
    return (
        Column(
            id="way",
            title=_("Finding"),
            value=lambda row: _way(row.way),
            tone=lambda row: _TONES[row.way],
            strong=True,
            width=80,
            fit=True,
        ),
        Column(
            id="text",
            title=_("What"),
            value=lambda row: row.text,
            tip=lambda row: row.text,
            width=300,
            stretch=True,
        ),
    )


def moved_columns() -> tuple[Column[str], ...]:
    """What the plan changed meanwhile."""
    return (
        Column(
            id="what",
            title=_("Changed in the plan meanwhile"),
            value=str,
            tip=str,
            width=300,
            stretch=True,
        ),
    )


def _sum(row: PersonRow) -> str:
    """The days that make up the difference."""
    one = row.difference
    return "\n".join(
        f"{date_text(date)}  {money(amount, one.currency, sign=True)}"
        for date, amount in one.by_date
    )


def _way(way: FindingWay) -> str:
    match way:
        case FindingWay.COMES:
            return _("comes")
        case FindingWay.GOES:
            return _("goes")
        case _:
            return _("changes")
