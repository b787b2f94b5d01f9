"""The charts of a production's money: the window paints them and the budget summary prints them."""

from collections.abc import Sequence
from decimal import Decimal

from crewplanner.app.money_text import short_money, whole_money
from crewplanner.app.queries.money import Figures, MoneyView, PersonHours
from crewplanner.app.words import date_text
from crewplanner.domain.values import format_duration
from crewplanner.exports.paper import Bar, Bars, Pattern, Series
from crewplanner.i18n import _, ngettext

PEOPLE_SHOWN = 20
"""So many people have a bar of their own, those with the most hours; the rest share one."""

_NOTHING = Decimal(0)
_MINUTES = 60
_CENT = Decimal("0.01")


def week_bars(view: MoneyView) -> Bars:
    """Cost by week, stacked by certainty; the ends say what each week likely comes to."""
    return Bars(
        title=_("Cost by week"),
        unit=_("In {currency}").format(currency=view.currency),
        series=(
            Series(name=_("Actual"), pattern=Pattern.SOLID),
            Series(name=_("Confirmed, to come"), pattern=Pattern.OPEN),
            Series(name=_("Likely"), pattern=Pattern.STRIPED),
            Series(name=_("Pencils"), pattern=Pattern.DOTTED),
        ),
        bars=tuple(
            Bar(
                label=date_text(week, year=False),
                values=stacked(figures),
                text=_likely(figures, view.currency),
            )
            for week, figures in view.weeks
        ),
        standing=True,
        money=True,
    )


def _likely(figures: Figures, currency: str) -> str:
    """What a week likely comes to; said to be that where the bar goes on above it."""
    text = short_money(figures.likely, currency)
    if text == short_money(figures.most, currency):
        return text
    return _("likely {amount}").format(amount=text)


def stacked(figures: Figures) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Actual, and what confirmed bookings, likely ones and pencils each add to it."""
    return (
        max(figures.actual, _NOTHING),
        max(figures.at_least - figures.actual, _NOTHING),
        max(figures.likely - figures.at_least, _NOTHING),
        max(figures.most - figures.likely, _NOTHING),
    )


def overtime_bars(view: MoneyView) -> Bars:
    """Overtime that is likely, by department, the most first."""
    found = sorted((one for one in view.overtime if one[1] > 0), key=_most_first)
    return Bars(
        title=_("Overtime by department"),
        unit=_("In {currency}").format(currency=view.currency),
        series=(Series(name=_("Overtime"), pattern=Pattern.STRIPED),),
        bars=tuple(
            Bar(label=name, values=(amount,), text=whole_money(amount, view.currency))
            for name, amount in found
        ),
        money=True,
    )


def hours_bars(view: MoneyView) -> Bars:
    """Hours by person, the most first, overtime told apart; all others share the last bar."""
    people = sorted(view.people, key=lambda one: (-one.expected, one.name))
    shown, rest = people[:PEOPLE_SHOWN], people[PEOPLE_SHOWN:]
    bars = [_hours(one.name, (one,)) for one in shown]
    if rest:
        text = ngettext("{count} other, on average", "{count} others, on average", len(rest))
        bars.append(_hours(text.format(count=len(rest)), rest))
    return Bars(
        title=_("Hours by person"),
        unit=_("In hours"),
        series=(
            Series(name=_("Ordinary hours"), pattern=Pattern.OPEN),
            Series(name=_("Overtime"), pattern=Pattern.STRIPED),
        ),
        bars=tuple(bars),
        mark_name=_("Planned"),
    )


def _hours(label: str, people: Sequence[PersonHours]) -> Bar:
    """One person, or the average of several."""
    count = len(people)
    expected = sum(one.expected for one in people) // count
    overtime = min(sum(one.overtime for one in people) // count, expected)
    planned = sum(one.planned for one in people) // count
    return Bar(
        label=label,
        values=(_in_hours(expected - overtime), _in_hours(overtime)),
        text=format_duration(expected),
        mark=_in_hours(planned),
    )


def _in_hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / _MINUTES).quantize(_CENT)


def _most_first(item: tuple[str, Decimal]) -> tuple[Decimal, str]:
    return -item[1], item[0]
