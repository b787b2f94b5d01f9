"""What became of the budget since it was kept last: a line for each that differs."""

from collections.abc import Iterator
from decimal import Decimal

from crewplanner.app.budget_words import change_word
from crewplanner.app.queries.budget_changes import BudgetChange
from crewplanner.app.queries.money import MoneyView
from crewplanner.app.words import date_text
from crewplanner.exports.paper_tables import Cell, Column, Group, Kind, Row, Table
from crewplanner.i18n import _


def revision_tables(view: MoneyView) -> Iterator[Table]:
    """The table; none where no budget was kept."""
    kept = view.revision
    if kept is None:
        return
    changes = [one for one in view.changes if not one.same]
    then = sum((line.amount for line in kept.lines), Decimal(0))
    more = sum((one.difference for one in changes), Decimal(0))
    yield Table(
        title=_("Since “{name}” of {date}").format(name=kept.name, date=date_text(kept.at.date())),
        columns=(
            Column(title=_("Account"), key="account"),
            Column(title=_("Name"), key="name", weight=1),
            Column(title=_("What"), key="what"),
            Column(title=_("Then"), key="then", kind=Kind.MONEY),
            Column(title=_("Now"), key="now", kind=Kind.MONEY),
            Column(title=_("Difference"), key="difference", kind=Kind.MONEY, sign=True),
        ),
        groups=(Group(rows=tuple(map(_row, changes))),),
        totals=(Row(cells=(None, _("Whole budget"), None, then, then + more, more), strong=True),),
        leads=2,
        empty=_("No line differs from the budget that was kept last."),
    )


def _row(change: BudgetChange) -> Row:
    return Row(
        cells=(
            change.account or None,
            change.name,
            Cell(value=change_word(change), muted=True),
            change.before.amount if change.before else None,
            change.now.amount if change.now else None,
            change.difference,
        )
    )
