"""The figures of a ledger and the dates behind each: times, minutes and why the date counts."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.irregular_text import irregular_text
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.ledger import Irregular, LedgerDay, PersonLedger
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import Stint
from crewplanner.domain.values import DAY, format_duration, format_minutes
from crewplanner.domain.zones import true_minutes
from crewplanner.i18n import _

Productions = Mapping[ProductionId, Production]

_ONE = dt.timedelta(days=1)


class Figure(StrEnum):
    """A figure of a person's row."""

    HOURS = "hours"
    EVENINGS = "evenings"
    NIGHTS = "nights"
    SATURDAYS = "saturdays"
    SUNDAYS = "sundays"
    HOLIDAYS = "holidays"
    SIXTH_DAYS = "sixth_days"
    SEVENTH_DAYS = "seventh_days"
    SHORT_RESTS = "short_rests"
    IN_A_ROW = "in_a_row"
    FREE_SUNDAY = "free_sunday"
    FREE_WEEKEND = "free_weekend"


KIND_OF = MappingProxyType(
    {
        Figure.EVENINGS: Irregular.EVENING,
        Figure.NIGHTS: Irregular.NIGHT,
        Figure.SATURDAYS: Irregular.SATURDAY,
        Figure.SUNDAYS: Irregular.SUNDAY,
        Figure.HOLIDAYS: Irregular.HOLIDAY,
        Figure.SIXTH_DAYS: Irregular.SIXTH_DAY,
        Figure.SEVENTH_DAYS: Irregular.SEVENTH_DAY,
        Figure.SHORT_RESTS: Irregular.SHORT_REST,
    }
)
"""The figures that count dates of a kind, in the order of columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A date behind a figure. `minutes` are those that the figure sums up; `why` is translated.

    `brief` is the same for a narrow place: without the production where it is that of all dates.
    `source` says where the times are from: worked, planned, or not confirmed yet.
    """

    date: dt.date
    times: str
    minutes: int
    why: str
    brief: str
    source: str
    day: LedgerDay


def behind(ledger: PersonLedger, figure: Figure) -> tuple[LedgerDay, ...]:
    """The dates of the span that make up a figure, in order.

    Those of a free Sunday or weekend are the ones worked since.
    """
    if figure in KIND_OF:
        return ledger.of(KIND_OF[figure])
    match figure:
        case Figure.IN_A_ROW:
            return _longest_row(ledger)
        case Figure.FREE_SUNDAY:
            return _since(ledger, ledger.free_sunday, (Irregular.SUNDAY,))
        case Figure.FREE_WEEKEND:
            free = ledger.free_weekend + _ONE
            return _since(ledger, free, (Irregular.SATURDAY, Irregular.SUNDAY))
        case _:
            return ledger.days


def entries(
    productions: Productions, ledger: PersonLedger, figure: Figure
) -> tuple[LedgerEntry, ...]:
    """The same with the arithmetic of each date in words."""
    days = behind(ledger, figure)
    several = len({owners_text(productions, day) for day in days}) > 1
    return tuple(_entry(productions, day, figure, several=several) for day in days)


def _entry(
    productions: Productions, day: LedgerDay, figure: Figure, *, several: bool
) -> LedgerEntry:
    kind = KIND_OF.get(figure)
    why = why_text(productions, day, kind) if kind else _hours(day)
    owners = owners_text(productions, day)
    others = [owners, clock_text(day)]
    return LedgerEntry(
        date=day.date,
        times=times_of(day),
        minutes=day.minutes(kind) if kind else day.hours.worked,
        why=" · ".join(part for part in (why, *others) if part),
        brief=" · ".join(part for part in (why, owners if several else "") if part),
        source=source_text(day),
        day=day,
    )


def _longest_row(ledger: PersonLedger) -> tuple[LedgerDay, ...]:
    last = max(ledger.days, key=lambda day: (day.in_a_row, -day.date.toordinal()), default=None)
    if last is None:
        return ()
    first = last.date - (last.in_a_row - 1) * _ONE
    return tuple(day for day in ledger.days if first <= day.date <= last.date)


def _since(
    ledger: PersonLedger, free: dt.date, kinds: tuple[Irregular, ...]
) -> tuple[LedgerDay, ...]:
    return tuple(
        day
        for day in ledger.days
        if free < day.date <= ledger.until and any(kind in day.kinds for kind in kinds)
    )


def times_of(day: LedgerDay) -> str:
    """Call and wrap of each stint: `08:00–02:30 +1`."""
    return " · ".join(_stint_times(stint) for stint in day.stints)


def _stint_times(stint: Stint) -> str:
    call, wrap = (
        "?" if minutes is None else show_time(minutes) for minutes in (stint.call, stint.wrap)
    )
    return f"{call}–{wrap}"


def why_text(productions: Productions, day: LedgerDay, kind: Irregular) -> str:
    """Why a date counts as one of a kind."""
    match kind:
        case Irregular.EVENING | Irregular.NIGHT:
            return _windows(productions, day, kind)
        case Irregular.SATURDAY | Irregular.SUNDAY:
            return _("all of the work date")
        case Irregular.HOLIDAY:
            return day.holiday
        case Irregular.SIXTH_DAY | Irregular.SEVENTH_DAY:
            return row_text(day)
        case Irregular.SHORT_REST:
            return rest_text(day)


def row_text(day: LedgerDay) -> str:
    """Which day in a row: `day 6 in a row since Mon 2 Nov`."""
    first = date_text(day.date - (day.in_a_row - 1) * _ONE, year=False)
    return _("day {count} in a row since {date}").format(count=day.in_a_row, date=first)


def rest_text(day: LedgerDay) -> str:
    """The short rest before a date: `8:30 of 11:00 after wrap 02:30 +1 on Tue 3 Nov`."""
    rest = day.rest
    if rest is None:
        return ""
    return _("{rest} of {asked} after wrap {time} on {date}").format(
        rest=format_duration(max(0, rest.minutes)),
        asked=format_duration(rest.asked),
        time=show_time(rest.before.wrap or 0),
        date=date_text(rest.before.date, year=False),
    )


def _windows(productions: Productions, day: LedgerDay, kind: Irregular) -> str:
    """The hours of the clock that count, of each production: `night 23:00–06:00`."""
    found: dict[str, None] = {}
    for stint in day.stints:
        production = productions.get(stint.production)
        if production is not None:
            found[_window(production, kind)] = None
    return " · ".join(found)


def _window(production: Production, kind: Irregular) -> str:
    if kind is Irregular.EVENING:
        start, end, text = production.evening_from, production.night_from, _("evening {hours}")
    else:
        start, end, text = production.night_from, production.night_to, _("night {hours}")
    hours = f"{format_minutes(start % DAY)}–{format_minutes(end % DAY or DAY)}"
    return text.format(hours=hours)


def _hours(day: LedgerDay) -> str:
    """All that a date counts as."""
    told = [irregular_text(day.hours)]
    if day.kinds & {Irregular.SIXTH_DAY, Irregular.SEVENTH_DAY}:
        told.append(row_text(day))
    if day.rest is not None:
        told.append(_("rest {text}").format(text=rest_text(day)))
    return " · ".join(part for part in told if part)


def owners_text(productions: Productions, day: LedgerDay) -> str:
    """The productions, where the project has more than one."""
    if len(productions) == 1:
        return ""
    owners = (productions.get(stint.production) for stint in day.stints)
    return ", ".join(dict.fromkeys(one.code or one.title for one in owners if one is not None))


def clock_text(day: LedgerDay) -> str:
    """That the clocks change during the work, where they do."""
    changed = any(
        true_minutes(stint.date, *stint.times, stint.zone) != stint.times[1] - stint.times[0]
        for stint in day.stints
        if stint.times is not None
    )
    return _("the clocks change, true minutes counted") if changed else ""


def source_text(day: LedgerDay) -> str:
    """Where the times are from."""
    if all(stint.worked for stint in day.stints):
        return _("worked")
    if all(stint.firm for stint in day.stints):
        return _("planned")
    return _("not confirmed")
