"""The money of a production in words: what each figure is, and how a forecast comes about."""

from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.money_text import figure
from crewplanner.app.queries.money import Figures, MoneyRow, MoneyView, Part
from crewplanner.i18n import N_, _, ngettext

_NAMED = 4
"""So many lines over their budget are named in a sentence."""

SIDES = MappingProxyType(
    {
        "planned": N_("Planned"),
        "done": N_("Planned, of what is done"),
        "actual": N_("Actual"),
        "at_least": N_("At least"),
        "likely": N_("Likely"),
        "most": N_("If all pencils confirm"),
    }
)
"""Each side of `Figures`, in the words of its column."""

MEANINGS = MappingProxyType(
    {
        "planned": N_("Confirmed bookings at their planned times."),
        "done": N_("Of that, the dates whose times are known."),
        "actual": N_("The times that were worked, as pay has them."),
        "at_least": N_("Actual, and confirmed bookings for all other dates."),
        "likely": N_("At least, and first holds, challenges and offers."),
        "most": N_("Everything that is booked, every pencil and enquiry with it."),
    }
)
"""What each side is made of, in a sentence."""

_PARTS = MappingProxyType(
    {
        Part.PAY: N_("Pay"),
        Part.HOLIDAY_PAY: N_("Holiday pay"),
        Part.FRINGE: N_("Fringe"),
        Part.ALLOWANCE: N_("Allowance"),
    }
)


def part_text(part: Part, name: str) -> str:
    """`Pay`, `Fringe: NI`."""
    text = _(_PARTS[part])
    return f"{text}: {name}" if name else text


def forecast_text(row: MoneyRow, currency: str) -> str:
    """`actual 1,147.50 + remaining 1,800.00 + trend 2,790.00 = 5,737.50`."""
    text = _("actual {actual} + remaining {remaining} + trend {trend} = {forecast}")
    return text.format(
        actual=figure(row.figures.actual, currency),
        remaining=figure(row.figures.remaining, currency),
        trend=figure(row.trend, currency),
        forecast=figure(row.forecast, currency),
    )


def range_text(figures: Figures, currency: str) -> str:
    """`at least 2,947.50, likely 3,247.50, 3,847.50 if all pencils confirm`."""
    text = _("at least {least}, likely {likely}, {most} if all pencils confirm")
    return text.format(
        least=figure(figures.at_least, currency),
        likely=figure(figures.likely, currency),
        most=figure(figures.most, currency),
    )


def over_text(view: MoneyView) -> str:
    """`Over budget: 2500 Camera 1,266.95; 2200 Direction 218.20.` The largest come first."""
    if view.total.budget is None:
        return _("There is no budget yet.")
    over = sorted(
        ((row.left, row) for row in view.lines if row.left is not None and row.left < 0),
        key=_left,
    )
    if not over:
        return _("Every line is within its budget.")
    named = "; ".join(
        f"{row.account} {row.name}".strip() + f" {figure(-left, view.currency)}"
        for left, row in over[:_NAMED]
    )
    more = len(over) - _NAMED
    if more > 0:
        text = ngettext(
            "Over budget: {names} and {count} other line.",
            "Over budget: {names} and {count} other lines.",
            more,
        )
        return text.format(names=named, count=more)
    return _("Over budget: {names}.").format(names=named)


def standing_text(row: MoneyRow, currency: str) -> str:
    """How the forecast stands to the budget, in words."""
    if row.left is None:
        return _("no budget")
    if row.left < 0:
        return _("{amount} over budget").format(amount=figure(-row.left, currency))
    return _("{amount} left").format(amount=figure(row.left, currency))


def _left(item: tuple[Decimal, MoneyRow]) -> Decimal:
    return item[0]
