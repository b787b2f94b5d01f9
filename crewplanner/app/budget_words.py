"""The import of a budget in words: what is new, changed, gone."""

from crewplanner.app.importing.budgets import BudgetPreview
from crewplanner.app.money_text import money
from crewplanner.app.queries.budget_changes import BudgetChange
from crewplanner.i18n import _, ngettext


def change_word(change: BudgetChange) -> str:
    """What becomes of a line."""
    if change.before is None:
        return _("new")
    if change.now is None:
        return _("gone")
    return _("same") if change.same else _("changed")


def preview_text(preview: BudgetPreview, currency: str) -> str:
    """`20 lines, £563,000.00: 2 new, 3 changed, 1 gone`."""
    changes = preview.changes
    new = sum(one.before is None for one in changes)
    gone = sum(one.now is None for one in changes)
    changed = sum(not one.same for one in changes) - new - gone
    text = ngettext(
        "{count} line, {amount}: {new} new, {changed} changed, {gone} gone.",
        "{count} lines, {amount}: {new} new, {changed} changed, {gone} gone.",
        len(preview.lines),
    )
    return text.format(
        count=len(preview.lines),
        amount=money(preview.total, currency),
        new=new,
        changed=changed,
        gone=gone,
    )
