"""Why a figure is what it is: the card that stays beside the sheet."""

from collections.abc import Mapping

from crewplanner.app.agreements import agreements_for
from crewplanner.app.derivation_steps import law_text, rule_text
from crewplanner.app.money_text import money
from crewplanner.app.pay_words import note_text
from crewplanner.app.queries.timecards import SheetView, TimecardRow
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text, word
from crewplanner.domain.hot_cost import CAUSES, Cause
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import PayLine, PayRule
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _, ngettext
from crewplanner.ui.pages.why_asked import WHY
from crewplanner.ui.widgets.card import Card

Titles = Mapping[str, str]
"""What agreements are called, by id."""


def titles_of(plan: Plan, production: ProductionId) -> Titles:
    """What the agreements of a production are called."""
    return {name: one.title for name, one in agreements_for(plan, production).items()}


def show_pay(
    card: Card, row: TimecardRow | None, sheet: SheetView, currency: str, titles: Titles
) -> None:
    """Fill the card with one person's day: inputs, each line with its arithmetic, the clause."""
    card.clear()
    if row is None:
        card.add_text(_("Choose a person to see how the day is paid, line by line."))
        return
    date = date_text(sheet.day.date, year=False)
    caption = _("Why {amount}? · {name} · {date}").format(
        amount=money(row.total, currency), name=row.name, date=date
    )
    if row.call is None or row.wrap is None or row.minutes is None:
        card.set_head(f"{row.name} · {date}", _("No times yet"))
        card.add_text(_("Type the unit's call and wrap above, or this person's own."))
        return
    card.set_head(caption, money(row.total, currency))
    card.add_row(_("Call, wrap"), f"{show_time(row.call)} → {show_time(row.wrap)}")
    meals = sum(meal.minutes for meal in row.meals)
    if meals:
        card.add_row(_("Meals"), f"−{format_duration(meals)}")
    card.add_row(_("Worked"), format_duration(row.minutes), strong=True)
    for line in row.lines:
        card.add_row(line_name(line), money(line.amount, currency), strong=True)
        card.add_text(line_about(line, titles))
    for note in row.notes:
        card.add_text(note_text(note))
    card.add_links(((WHY, _("Every step (F4)")),), copy=True)


def show_cost(card: Card, sheet: SheetView, currency: str) -> None:
    """Fill the card with what the unit's day cost so far."""
    card.clear()
    number = _("Day {number}").format(number=sheet.number) if sheet.number else sheet.unit_name
    known = [row for row in sheet.rows if row.minutes is not None]
    card.set_head(
        _("Cost so far · {number}").format(number=number), money(sheet.cost.total, currency)
    )
    asked = sum(bool(row.questions) for row in sheet.rows)
    if asked:
        words = ngettext("{count} person", "{count} people", asked).format(count=asked)
        card.add_row(_("Waiting for a decision"), words, tone="finding", strong=True)
    for cause in CAUSES:
        if amount := sheet.cost.of(cause):
            plain = cause is Cause.BASE
            card.add_row(word(cause), money(amount, currency), tone="" if plain else "finding")
    worked = sum(row.minutes or 0 for row in known)
    card.add_row(_("People with times"), f"{len(known)} / {len(sheet.rows)}")
    card.add_row(_("Hours worked"), format_duration(worked))
    card.add_row(_("Hours of overtime"), format_duration(sum(row.overtime for row in known)))
    night = sum(row.irregular.night for row in known)
    if night:
        card.add_row(_("Hours at night"), format_duration(night))


def line_about(line: PayLine, titles: Titles) -> str:
    """The arithmetic of a line, and below it by what it is paid."""
    return f"{line.arithmetic}\n{law_text(line, titles.get(line.agreement, ''))}"


def line_name(line: PayLine) -> str:
    """What a line pays, in a few words: `1:15 at 2×`, `Late meal 0:30`."""
    name, time = rule_text(line.rule), format_duration(line.minutes)
    at = _("{time} at {multiple}×").format(time=time, multiple=f"{line.multiple.normalize():f}")
    if line.rule == PayRule.WORKED:
        return at
    if line.rule == PayRule.GUARANTEE:
        return _("{time} guaranteed").format(time=time)
    if not line.minutes or line.rule in {PayRule.DAY, PayRule.FLAT}:
        return name
    return f"{name} {time}" if line.bound or line.multiple == 1 else f"{name} {at}"
