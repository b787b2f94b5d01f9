"""The columns of the hot cost: planned, actual, difference, and one of them cause by cause."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from crewplanner.app.hot_cost_words import (
    because,
    open_text,
    short_text,
    side_word,
    standing_text,
    unpriced_text,
)
from crewplanner.app.money_text import figure
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostSums
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.hot_cost import CAUSES, Cause, Split
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.models.table import RIGHT, Column

PLANNED, ACTUAL, DIFFERENCE = "planned", "actual", "difference"
"""What the causes can be shown of."""

RowT = TypeVar("RowT")
Splits = Callable[[RowT], tuple[Split, Split]]
"""Reads planned and actual from a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumsRow:
    """A department, or the whole day where `number` is 0."""

    number: int
    name: str
    sums: HotCostSums


def sums_columns(
    currency: str, causes: tuple[Cause, ...], shown: str
) -> tuple[Column[SumsRow], ...]:
    """A row for each department: counts, the three figures, the causes of the `shown` one."""
    return (
        Column(
            id="name",
            title=_("Department"),
            value=lambda row: row.name,
            strong=True,
            width=150,
            least=130,
            stretch=True,
        ),
        Column(
            id="people",
            title=_("People"),
            value=lambda row: str(row.sums.people),
            align=RIGHT,
            width=56,
            fit=True,
            spare=2,
        ),
        Column(
            id="open",
            title=_("Open"),
            value=lambda row: str(row.sums.open or ""),
            align=RIGHT,
            width=48,
            fit=True,
            if_any=True,
            help=_("People whose times are not known yet: they count as planned"),
        ),
        _hours("hours-planned", _("Hours planned"), lambda row: row.sums.planned_minutes),
        _hours("hours", _("Hours actual"), lambda row: row.sums.minutes),
        *_amounts(currency, _of_sums),
        *(_cause(cause, currency, shown, _of_sums) for cause in causes),
    )


def people_columns(
    currency: str, causes: tuple[Cause, ...], shown: str
) -> tuple[Column[HotCostPerson], ...]:
    """A row for each person: the same figures, and how they stand to the day."""
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.name,
            strong=True,
            width=150,
            least=130,
            stretch=True,
        ),
        Column(
            id="role",
            title=_("Role"),
            value=lambda row: row.role,
            width=110,
            least=80,
            spare=1,
            tone=lambda _row: "muted",
        ),
        Column(
            id="standing",
            title=_("Times"),
            value=_standing,
            width=90,
            fit=True,
            spare=20,
            if_any=True,
            tone=lambda row: "finding" if short_text(row) else "muted",
            tip=lambda row: " · ".join(
                filter(None, (standing_text(row), unpriced_text(row), open_text(row)))
            ),
        ),
        _hours("hours", _("Hours"), lambda row: row.minutes),
        *_amounts(currency, _of_person),
        *(_cause(cause, currency, shown, _of_person) for cause in causes),
    )


def _of_sums(row: SumsRow) -> tuple[Split, Split]:
    return row.sums.planned, row.sums.actual


def _of_person(row: HotCostPerson) -> tuple[Split, Split]:
    return row.planned, row.actual


def _standing(row: HotCostPerson) -> str:
    """How somebody stands to the day, and in short what keeps it from being priced."""
    return " · ".join(filter(None, (standing_text(row), short_text(row))))


def _hours(name: str, title: str, minutes: Callable[[RowT], int]) -> Column[RowT]:
    return Column(
        id=name,
        title=title,
        value=lambda row: format_duration(minutes(row)),
        sort=minutes,
        align=RIGHT,
        width=80,
        fit=True,
        spare=1,
        tone=lambda _row: "muted",
    )


def _amounts(currency: str, splits: Splits[RowT]) -> tuple[Column[RowT], ...]:
    """Planned, actual, difference, and the word for the side of the plan that it is on."""

    def difference(row: RowT) -> Decimal:
        planned, actual = splits(row)
        return actual.total - planned.total

    def because_of(row: RowT) -> str:
        planned, actual = splits(row)
        return because(actual - planned, currency)

    def amount(name: str, title: str, at: int) -> Column[RowT]:
        return Column(
            id=name,
            title=title,
            value=lambda row: figure(splits(row)[at].total, currency),
            sort=lambda row: splits(row)[at].total,
            align=RIGHT,
            width=86,
            fit=True,
        )

    return (
        amount("planned", _("Planned"), 0),
        amount("actual", _("Actual"), 1),
        Column(
            id="difference",
            title=_("Difference"),
            value=lambda row: figure(difference(row), currency, sign=True),
            sort=difference,
            align=RIGHT,
            width=86,
            fit=True,
            tone=lambda row: "finding" if difference(row) > 0 else "",
            tip=because_of,
        ),
        Column(
            id="side",
            title=_("Standing"),
            value=lambda row: side_word(difference(row)),
            width=48,
            fit=True,
            spare=21,
            tone=lambda row: "finding" if difference(row) > 0 else "muted",
            help=_("On which side of the plan"),
        ),
    )


def _cause(cause: Cause, currency: str, shown: str, splits: Splits[RowT]) -> Column[RowT]:
    """One cause of the figure that is shown; empty where it is nothing."""

    def amount(row: RowT) -> Decimal:
        planned, actual = splits(row)
        if shown == PLANNED:
            return planned.of(cause)
        return actual.of(cause) - (planned.of(cause) if shown == DIFFERENCE else 0)

    def text(row: RowT) -> str:
        found = amount(row)
        return figure(found, currency, sign=shown == DIFFERENCE) if found else ""

    return Column(
        id=cause.value,
        title=word(cause),
        value=text,
        sort=amount,
        align=RIGHT,
        width=76,
        fit=True,
        spare=3 + len(CAUSES) - CAUSES.index(cause),
        if_any=True,
        help=_("Left out in a narrow window; the card at the side has all causes"),
    )
