"""What was said of a day beside its times: short as it is typed, and in whole words."""

from crewplanner.app.words import word
from crewplanner.domain.day_details import BreakKind, DayDetails, Detail
from crewplanner.domain.shorthand_details import write_details
from crewplanner.domain.values import format_duration, format_minutes
from crewplanner.i18n import _


def details_text(details: DayDetails) -> str:
    """As it can be typed: `CWD · cam 0:45`; empty where nothing was said."""
    return " · ".join(write_details(details))


def details_words(details: DayDetails) -> str:
    """In words, for whoever does not know the shorthand: `Camera overtime called: 0:45`."""
    return " · ".join(
        value_text(details, one) if one is Detail.SHAPE else f"{word(one)}: {text}"
        for one in Detail
        if (text := value_text(details, one))
    )


def value_text(details: DayDetails, one: Detail) -> str:
    """What the details say of one thing; empty where they say nothing."""
    if details.shape is not None and one is Detail.SHAPE:
        return f"{word(details.shape)} ({details.shape})"
    if details.overtime_kind is not None and one is Detail.OVERTIME_KIND:
        return word(details.overtime_kind)
    if details.on_set_wrap is not None and one is Detail.ON_SET_WRAP:
        return format_minutes(details.on_set_wrap)
    if details.missed_breaks is not None and one is Detail.MISSED_BREAKS:
        return str(details.missed_breaks)
    if details.breaks is not None and one is Detail.BREAKS:
        return breaks_text(details) or _("none")
    minutes = {
        Detail.CAMERA_OVERTIME: details.camera_overtime_minutes,
        Detail.TRAVEL: details.travel_minutes,
    }.get(one)
    return "" if minutes is None else format_duration(minutes)


def breaks_text(details: DayDetails) -> str:
    """The paid breaks as the dialog takes them: `16:00-16:15, ndb 07:30-07:45`."""
    return ", ".join(
        ("ndb " if one.kind is BreakKind.NDB else "")
        + f"{format_minutes(one.time.start)}-{format_minutes(one.time.end)}"
        for one in details.breaks or ()
    )
