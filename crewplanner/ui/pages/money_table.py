"""The tables of the money page: what their columns are, by what they show."""

import datetime as dt
from collections.abc import Callable, Hashable
from decimal import Decimal
from typing import Any, TypeVar

from crewplanner.app.hot_cost_words import because, side_word
from crewplanner.app.money_text import figure
from crewplanner.app.money_words import MEANINGS, SIDES, forecast_text, part_text, standing_text
from crewplanner.app.queries.money import (
    Figures,
    MoneyRow,
    MoneyView,
    Part,
    PersonHours,
    Variance,
    added,
)
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.values import format_duration
from crewplanner.i18n import N_, _
from crewplanner.ui.models.table import RIGHT, Column

LINES, DEPARTMENTS, WEEKS, PARTS = "lines", "departments", "weeks", "parts"
VARIANCES, PEOPLE = "variances", "people"
TABLES = (
    (LINES, N_("Lines")),
    (DEPARTMENTS, N_("Departments")),
    (WEEKS, N_("Weeks")),
    (PARTS, N_("What for")),
    (VARIANCES, N_("Variance")),
    (PEOPLE, N_("Hours")),
)
"""The tables with the words of their switches, in order."""

_SHOWN = (("actual", 0), ("at_least", 2), ("likely", 4), ("most", 1))
"""The sides that have a column, and in which order they give way."""

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """A week's money; the week None is all of them."""

    week: dt.date | None
    figures: Figures


Row = MoneyRow | WeekRow | Variance | PersonHours


def columns_of(table: str, currency: str) -> tuple[Column[Any], ...]:
    """The columns of a table."""
    match table:
        case "lines" | "departments":
            return _row_columns(currency, accounts=table == LINES)
        case "weeks":
            return (_name(_("Week of"), _week_name), *_sides(currency, _figures))
        case "parts":
            return (_name(_("What for"), part_name), *_sides(currency, _figures))
        case "variances":
            return _variance_columns(currency)
        case _other:
            return _people_columns()


def rows_of(table: str, view: MoneyView) -> tuple[Row, ...]:
    """The rows of a table, the sum of all first where it has one."""
    match table:
        case "lines":
            return (view.total, *view.lines)
        case "departments":
            return (view.total, *view.departments)
        case "weeks":
            whole = WeekRow(week=None, figures=added(figures for _week, figures in view.weeks))
            return (whole, *(WeekRow(week=week, figures=found) for week, found in view.weeks))
        case "parts":
            return (view.total, *view.parts)
        case "variances":
            return view.variances
        case _other:
            return tuple(sorted(view.people, key=_fewest_last))


def _fewest_last(person: PersonHours) -> int:
    return -person.expected


def key_of(row: Row) -> Hashable:
    """What names a row across refreshes."""
    match row:
        case MoneyRow():
            return row.account, row.name, row.line, row.department
        case WeekRow():
            return row.week
        case Variance():
            return row.week, row.department
        case PersonHours():
            return row.person


def part_name(row: MoneyRow) -> str:
    """`Pay`, `Fringe: Pension`; the sum of all by its own name."""
    if row.account not in set(Part):
        return row.name
    part = Part(row.account)
    return part_text(part, row.name if row.name != row.account else "")


def _row_columns(currency: str, *, accounts: bool) -> tuple[Column[MoneyRow], ...]:
    account: Column[MoneyRow] = Column(
        id="account",
        title=_("Account"),
        value=lambda row: row.account,
        width=60,
        fit=True,
        spare=5,
        if_any=True,
        tone=lambda _row: "muted",
    )
    return (
        *((account,) if accounts else ()),
        _name(_("Name"), lambda row: row.name),
        _money("budget", _("Budget"), currency, lambda row: row.budget),
        *_sides(currency, _figures),
        _money(
            "forecast",
            _("Forecast"),
            currency,
            lambda row: row.forecast,
            tip=lambda row: forecast_text(row, currency),
            help=_("Actual, what likely remains, and that this runs late as before"),
        ),
        _money(
            "left",
            _("Left"),
            currency,
            lambda row: row.left,
            sign=True,
            tone=lambda row: "finding" if row.left is not None and row.left < 0 else "",
            tip=lambda row: standing_text(row, currency),
            help=_("Budget less forecast; a minus is over budget"),
        ),
        Column(
            id="standing",
            title=_("Standing"),
            value=standing_word,
            width=64,
            fit=True,
            spare=3,
            tone=lambda row: "finding" if row.left is not None and row.left < 0 else "muted",
        ),
    )


def standing_word(row: MoneyRow) -> str:
    """On which side of its budget a row is, in a word."""
    if row.left is None:
        return ""
    return _("over") if row.left < 0 else _("within")


def _variance_columns(currency: str) -> tuple[Column[Variance], ...]:
    return (
        Column(
            id="week",
            title=_("Week of"),
            value=lambda row: date_text(row.week, year=False),
            sort=lambda row: row.week,
            width=90,
            fit=True,
        ),
        Column(
            id="name",
            title=_("Department"),
            value=lambda row: row.name,
            strong=True,
            width=150,
            least=150,
        ),
        _money("planned", _("Planned"), currency, lambda row: row.planned.total),
        _money("actual", _("Actual"), currency, lambda row: row.actual.total),
        _money(
            "difference",
            _("Difference"),
            currency,
            lambda row: row.difference.total,
            sign=True,
            tone=lambda row: "finding" if row.difference.total > 0 else "",
        ),
        Column(
            id="side",
            title=_("Standing"),
            value=lambda row: side_word(row.difference.total),
            width=48,
            fit=True,
            spare=1,
            tone=lambda row: "finding" if row.difference.total > 0 else "muted",
        ),
        Column(
            id="because",
            title=_("Because"),
            value=lambda row: because(row.difference, currency),
            width=220,
            least=120,
            stretch=True,
            tip=lambda row: because(row.difference, currency),
        ),
    )


def _people_columns() -> tuple[Column[PersonHours], ...]:
    return (
        _name(_("Name"), lambda row: row.name),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department,
            width=150,
            least=150,
            spare=1,
            tone=lambda _row: "muted",
        ),
        _minutes("planned", _("Planned"), lambda row: row.planned),
        _minutes("worked", _("Worked"), lambda row: row.worked),
        _minutes("expected", _("Expected"), lambda row: row.expected),
        _minutes("overtime", _("Overtime"), lambda row: row.overtime),
    )


def _name(title: str, value: Callable[[RowT], str]) -> Column[RowT]:
    return Column(
        id="name", title=title, value=value, strong=True, width=150, least=120, stretch=True
    )


def _sides(currency: str, read: Callable[[RowT], Figures]) -> tuple[Column[RowT], ...]:
    def column(side: str, spare: int) -> Column[RowT]:
        return _money(
            side,
            _(SIDES[side]) if side != "most" else _("All pencils"),
            currency,
            lambda row: getattr(read(row), side),
            spare=spare,
            help=_(MEANINGS[side]),
        )

    return tuple(column(side, spare) for side, spare in _SHOWN)


def _money(
    name: str,
    title: str,
    currency: str,
    read: Callable[[RowT], Decimal | None],
    *,
    sign: bool = False,
    **more: Any,
) -> Column[RowT]:
    def text(row: RowT) -> str:
        found = read(row)
        return "" if found is None else figure(found, currency, sign=sign)

    return Column(
        id=name, title=title, value=text, sort=read, align=RIGHT, width=86, fit=True, **more
    )


def _minutes(name: str, title: str, read: Callable[[PersonHours], int]) -> Column[PersonHours]:
    return Column(
        id=name,
        title=title,
        value=lambda row: format_duration(read(row)) if read(row) else "",
        sort=read,
        align=RIGHT,
        width=80,
        fit=True,
    )


def _figures(row: MoneyRow | WeekRow) -> Figures:
    return row.figures


def _week_name(row: WeekRow) -> str:
    return _("All weeks") if row.week is None else date_text(row.week, year=False)
