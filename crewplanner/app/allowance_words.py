"""Allowances in words: what for, how much, for what, from when to when."""

from types import MappingProxyType

from crewplanner.app.money_text import figure
from crewplanner.app.words import date_text
from crewplanner.domain.budgets import Allowance, AllowanceKind, AllowancePer
from crewplanner.i18n import N_, _

KINDS = MappingProxyType(
    {
        AllowanceKind.PER_DIEM: N_("Per diem"),
        AllowanceKind.MILEAGE: N_("Mileage"),
        AllowanceKind.KIT: N_("Kit"),
        AllowanceKind.PHONE: N_("Phone"),
        AllowanceKind.OTHER: N_("Other"),
    }
)
"""What an allowance is for."""

PERS = MappingProxyType(
    {
        AllowancePer.DAY: N_("each day worked"),
        AllowancePer.WEEK: N_("each week with work"),
        AllowancePer.ONCE: N_("once"),
    }
)
"""For what it is paid."""


def rate_text(one: Allowance, currency: str) -> str:
    """`32.50`, `38 × 0.45`."""
    rate = figure(one.rate, currency)
    return rate if one.quantity == 1 else f"{one.quantity.normalize():f} × {rate}"


def dates_text(one: Allowance) -> str:
    """From when to when; nothing where it is always."""
    first = date_text(one.valid_from, year=False) if one.valid_from else ""
    last = date_text(one.valid_to, year=False) if one.valid_to else ""
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if first:
        return _("from {first}").format(first=first)
    return _("to {last}").format(last=last) if last else ""
