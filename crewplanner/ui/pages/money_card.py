"""The card beside the money's tables: how the chosen figure comes about, step by step."""

from collections.abc import Sequence

from crewplanner.app.hot_cost_words import difference_word
from crewplanner.app.money_text import figure, money
from crewplanner.app.money_words import MEANINGS, SIDES, standing_text
from crewplanner.app.queries.money import (
    Figures,
    MoneyRow,
    MoneyView,
    PersonHours,
    Variance,
)
from crewplanner.app.words import date_text, word
from crewplanner.domain.hot_cost import CAUSES
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _
from crewplanner.ui.pages.money_table import Row, WeekRow, part_name
from crewplanner.ui.widgets.card import Card

FORECAST, BUDGET = "forecast", "budget"
_STEPS = ("actual", "at_least", "likely", "most")


def show_row(card: Card, row: Row, view: MoneyView) -> None:
    """Fill the card with what a row of any table is made of."""
    card.clear()
    match row:
        case MoneyRow():
            _show_forecast(card, row, view)
        case WeekRow():
            name = _("All weeks") if row.week is None else date_text(row.week)
            card.set_head(name, money(row.figures.likely, view.currency), _("likely"))
            _add_sides(card, row.figures, view.currency)
        case Variance():
            _show_variance(card, row, view.currency)
        case PersonHours():
            _show_hours(card, row)
    card.add_links((), copy=True)


def show_figure(card: Card, name: str, view: MoneyView) -> None:
    """Fill the card with how a figure at the top comes about.

    `name` is a side of `Figures`, `FORECAST` or `BUDGET`.
    """
    card.clear()
    currency, total = view.currency, view.total
    match name:
        case "forecast":
            _show_forecast(card, total, view)
        case "budget":
            amount = "–" if total.budget is None else money(total.budget, currency)
            card.set_head(_("Budget"), amount, standing_text(total, currency))
            card.add_text(_("The sum of all budget lines."))
            for row in view.lines:
                if row.budget is not None:
                    card.add_row(f"{row.account} {row.name}".strip(), figure(row.budget, currency))
        case side:
            card.set_head(_(SIDES[side]), money(getattr(total.figures, side), currency))
            card.add_text(_(MEANINGS[side]))
            for row in view.parts:
                card.add_row(part_name(row), figure(getattr(row.figures, side), currency))
    card.add_links((), copy=True)


def _show_forecast(card: Card, row: MoneyRow, view: MoneyView) -> None:
    currency, total = view.currency, row == view.total
    name = _("Forecast") if total else f"{row.account} {part_name(row)}".strip()
    if row in view.parts:
        name = part_name(row)
        card.set_head(name, money(row.figures.likely, currency), _("likely"))
        _add_sides(card, row.figures, currency)
        return
    tone = "finding" if row.left is not None and row.left < 0 else ""
    card.set_head(name, money(row.forecast, currency), standing_text(row, currency), tone=tone)
    if row.budget is not None:
        card.add_row(_("Budget"), figure(row.budget, currency), strong=True)
    card.add_row(_("Actual"), figure(row.figures.actual, currency))
    card.add_row(_("Remaining"), figure(row.figures.remaining, currency))
    card.add_row(_("Trend"), figure(row.trend, currency, sign=True))
    card.add_row(_("Forecast"), figure(row.forecast, currency), strong=True)
    card.add_text(
        _(
            "Actual is what was worked, as pay has it. Remaining is what is likely less what is "
            "actual. The trend is what running late has cost each department so far, by the money "
            "done, on what remains."
        )
    )
    for department, trend in view.trends:
        if trend.late and department == row.department and not total:
            text = _("Late so far {late} on {done} planned: {share}%")
            share = f"{trend.share * 100:.1f}"
            late, done = figure(trend.late, currency, sign=True), figure(trend.done, currency)
            card.add_text(text.format(late=late, done=done, share=share))
    _add_sides(card, row.figures, currency, _STEPS[1:])


def _add_sides(card: Card, figures: Figures, currency: str, sides: Sequence[str] = _STEPS) -> None:
    for side in sides:
        card.add_row(_(SIDES[side]), figure(getattr(figures, side), currency), strong=True)
        card.add_text(_(MEANINGS[side]))


def _show_variance(card: Card, row: Variance, currency: str) -> None:
    total = row.difference.total
    caption = _("{name}, week of {date}").format(
        name=row.name, date=date_text(row.week, year=False)
    )
    card.set_head(caption, money(total, currency, sign=True), difference_word(total))
    card.add_text(_("The part of the week that is done, cause by cause: planned → actual."))
    for cause in CAUSES:
        planned, actual = row.planned.of(cause), row.actual.of(cause)
        if planned or actual:
            card.add_row(word(cause), figure(actual - planned, currency, sign=True), strong=True)
            card.add_text(f"{figure(planned, currency)} → {figure(actual, currency)}")


def _show_hours(card: Card, row: PersonHours) -> None:
    card.set_head(f"{row.name} · {row.department}", format_duration(row.expected))
    for name, minutes in (
        (_("Planned"), row.planned),
        (_("Worked so far"), row.worked),
        (_("Expected in the end"), row.expected),
        (_("Of that, overtime"), row.overtime),
    ):
        card.add_row(name, format_duration(minutes))
    card.add_text(_("F4 opens the days and what is paid for them."))
