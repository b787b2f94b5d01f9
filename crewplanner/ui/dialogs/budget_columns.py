"""The columns of two budgets side by side."""

from crewplanner.app.money_text import figure
from crewplanner.app.queries.budget_changes import BudgetChange
from crewplanner.domain.budgets import BudgetFigure
from crewplanner.i18n import _
from crewplanner.ui.models.table import RIGHT, Column


def amount_columns(
    currency: str, before: str, none: str = ""
) -> tuple[Column[BudgetChange], Column[BudgetChange]]:
    """What a line had, under the title `before`, and has now; `none` where it is not there."""

    def amount(line: BudgetFigure | None) -> str:
        return figure(line.amount, currency) if line else none

    return (
        Column(
            id="then",
            title=before,
            value=lambda row: amount(row.before),
            sort=lambda row: row.before.amount if row.before else None,
            align=RIGHT,
            width=100,
            fit=True,
        ),
        Column(
            id="now",
            title=_("Now"),
            value=lambda row: amount(row.now),
            sort=lambda row: row.now.amount if row.now else None,
            align=RIGHT,
            width=100,
            fit=True,
        ),
    )
