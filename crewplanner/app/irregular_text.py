"""Irregular hours in words: evening 1:00 · night 4:30 · Saturday 10:00."""

from crewplanner.domain.irregular import IrregularMinutes
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _


def irregular_text(hours: IrregularMinutes) -> str:
    """Each kind that there is with its hours and minutes; empty where there is none."""
    kinds = (
        (_("evening"), hours.evening),
        (_("night"), hours.night),
        (_("Saturday"), hours.saturday),
        (_("Sunday"), hours.sunday),
        (_("holiday"), hours.holiday),
    )
    return " · ".join(f"{name} {format_duration(spent)}" for name, spent in kinds if spent)


def days_off_text(hours: IrregularMinutes) -> str:
    """The same without evening and night: what lies on days that others have off."""
    return irregular_text(
        IrregularMinutes(saturday=hours.saturday, sunday=hours.sunday, holiday=hours.holiday)
    )
