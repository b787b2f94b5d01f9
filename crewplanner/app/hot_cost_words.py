"""How a hot cost reads: a difference by sign and word, what it is made of, how complete it is."""

from decimal import Decimal

from crewplanner.app.money_text import figure
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostSums
from crewplanner.app.words import word
from crewplanner.domain.hot_cost import CAUSES, Cause, Split, Standing
from crewplanner.i18n import _, ngettext


def difference_word(amount: Decimal) -> str:
    """On which side of the plan an amount is."""
    if amount > 0:
        return _("over plan")
    return _("under plan") if amount < 0 else _("as planned")


def side_word(amount: Decimal) -> str:
    """The same in one word, for a column; nothing where it is as planned."""
    if amount > 0:
        return _("over")
    return _("under") if amount < 0 else ""


def because(difference: Split, currency: str) -> str:
    """What a difference is made of, the largest first: `Overtime +120.00, Base −30.00`."""
    found = sorted(
        ((cause, difference.of(cause)) for cause in CAUSES if difference.of(cause)),
        key=lambda one: -abs(one[1]),
    )
    return ", ".join(
        f"{word(cause)} {figure(amount, currency, sign=True)}" for cause, amount in found
    )


def complete_text(sums: HotCostSums, currency: str) -> str:
    """How complete the figures are."""
    if not sums.people:
        return _("Nobody is planned.")
    if not sums.open:
        return _("All times are known.")
    if sums.open == sums.people:
        return _("No times are known yet; everybody counts as planned.")
    return ngettext(
        "{open} of {people} still open, counted as planned ({amount}).",
        "{open} of {people} still open, counted as planned ({amount}).",
        sums.open,
    ).format(open=sums.open, people=sums.people, amount=figure(sums.still_open, currency))


def unpriced_text(person: HotCostPerson) -> str:
    """Why somebody's day is not priced; empty where it is."""
    return word(person.unpriced) if person.unpriced is not None else ""


def open_text(person: HotCostPerson) -> str:
    """What of somebody's price is still to be looked at; empty where nothing is."""
    if person.questions:
        return _("A choice is still open; nothing is paid on it")
    return _("Priced by an agreement for other dates") if person.outdated else ""


def short_text(person: HotCostPerson) -> str:
    """The same two in a word or two, for a column."""
    if person.unpriced is not None:
        return _("Not priced")
    if person.questions:
        return _("To decide")
    return _("Other dates") if person.outdated else ""


def used_causes(sums: HotCostSums) -> tuple[Cause, ...]:
    """The causes with something in them, planned or actual; the base always."""
    return tuple(
        cause
        for cause in CAUSES
        if cause is Cause.BASE or sums.planned.of(cause) or sums.actual.of(cause)
    )


def standing_text(person: HotCostPerson) -> str:
    """How somebody stands to the day; nothing where it was planned and worked."""
    return "" if person.standing is Standing.WORKED else word(person.standing)
