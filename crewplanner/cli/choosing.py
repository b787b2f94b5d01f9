"""What the options mean: which production, which dates, which times.

Each function raises Refused, with a sentence for the user, for what it cannot make sense of.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

import click

from crewplanner.app.errors import Refused
from crewplanner.app.names import production_named
from crewplanner.app.weeks import parse_date
from crewplanner.app.words import weekday_text
from crewplanner.domain.calls import interpret
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import (
    Clock,
    DateSpan,
    Offset,
    TimeRange,
    TimeSpec,
    format_minutes,
    parse_minutes,
)
from crewplanner.domain.zones import zone
from crewplanner.i18n import _

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_LISTED = 8
_CURRENCY = re.compile(r"[A-Z]{3}")


def production_option(command: CommandT) -> CommandT:
    """Let a command take `--production`; it gets the text as `production`."""
    text = _("The production, by title or code. Needed only where it is not clear.")
    return click.option("--production", metavar="NAME", help=text)(command)


def person_option(*, required: bool = False) -> Callable[[CommandT], CommandT]:
    """Let a command take `--person`; it gets the text as `person`."""
    text = _("The person: the name, a part that only one has, or #12 (the id of `crew --json`).")
    return click.option("--person", metavar="NAME", required=required, help=text)


def week_option(*, required: bool = False) -> Callable[[CommandT], CommandT]:
    """Let a command take `--week`; it gets the text as `week`."""
    text = _("The week: 2026-W47, or any date in it.")
    return click.option("--week", metavar="WEEK", required=required, help=text)


def chosen_production(plan: Plan, name: str | None, *hints: Iterable[ProductionId]) -> Production:
    """The production named; else the only one; else that of the first hint that leaves one."""
    if not plan.productions:
        raise Refused(
            _("This project has no production yet. Make one with `new --title`, or import shoots.")
        )
    if name:
        return production_named(plan, name)
    for candidates in (plan.productions, *hints):
        distinct = set(candidates)
        if len(distinct) == 1:
            return plan.productions[distinct.pop()]
    titles = [f"“{production.title}”" for production in plan.productions.values()]
    shown = ", ".join(titles[:_LISTED]) + (", …" if len(titles) > _LISTED else "")
    raise Refused(
        _("This project has {count} productions ({titles}). Say which with --production.").format(
            count=len(titles), titles=shown
        )
    )


def working_in(plan: Plan, span: DateSpan) -> set[ProductionId]:
    """The productions that have a day within the span."""
    return {day.production for day in plan.shoot_days.values() if day.date in span}


def known_to(plan: Plan, person: PersonId) -> set[ProductionId]:
    """The productions that booked the person or made a deal with them."""
    booked = {booking.production for booking in plan.bookings_of.get(person, ()) if booking.live}
    return booked | {deal.production for deal in plan.deals_of.get(person, ())}


def words_of(plan: Plan, production: Production | None) -> FilmWords:
    """The film words to list in: the production's; without one, those that all share."""
    if production is not None:
        return production.words
    shared = {one.words for one in plan.productions.values()}
    return shared.pop() if len(shared) == 1 else FilmWords.US


def dates(first: str, last: str | None) -> DateSpan:
    """From one ISO date to another, or that date alone."""
    start = parse_date(first)
    end = parse_date(last) if last else start
    if end < start:
        raise Refused(
            _("The dates end on {last}, before they begin on {first}. Turn them round.").format(
                first=start, last=end
            )
        )
    return DateSpan(first=start, last=end)


def timezone(name: str) -> str:
    """The IANA name of a time zone, as it is written."""
    try:
        zone(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refused(
            _("“{name}” is not a time zone. Write it as America/New_York or Europe/London.").format(
                name=name
            )
        ) from error
    return name


def currency(text: str) -> str:
    """The three letters of a currency."""
    code = text.upper()
    if not _CURRENCY.fullmatch(code):
        raise Refused(
            _("“{text}” is not a currency. Write its three letters: USD, GBP, EUR.").format(
                text=text
            )
        )
    return code


def amount_meant(text: str) -> Decimal:
    """An amount or a number, written with a point. Raises Refused."""
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise Refused(_("“{text}” is no amount: write 12500.00.").format(text=text)) from error
    if not amount.is_finite():
        raise Refused(_("“{text}” is no amount: write 12500.00.").format(text=text))
    return amount


def time_spec(text: str) -> TimeSpec:
    """A clock time (`7:30`, `26:15`), or later or earlier than the unit (`+0:45`, `-30`)."""
    typed = text.strip()
    sign = {"+": 1, "-": -1, "−": -1}.get(typed[:1])
    try:
        if sign is None:
            return Clock(minutes=parse_minutes(typed))
        body = typed[1:].strip()
        minutes = int(body) if body.isdecimal() else parse_minutes(body)
    except ValueError as error:
        raise Refused(f"{error}.") from error
    return Offset(minutes=sign * minutes)


def meal(text: str, call: int | None, day_start: int) -> TimeRange:
    """`HH:MM-HH:MM`; what lies at or before the call is past midnight."""
    first, dash, last = text.replace("–", "-").partition("-")
    if not dash:
        raise Refused(_("“{text}” is not a meal. Write 13:00-14:00.").format(text=text))
    try:
        start = _after(parse_minutes(first), call, day_start)
        return TimeRange(start=start, end=_after(parse_minutes(last), start, day_start))
    except ValueError as error:
        raise Refused(f"{error}.") from error


def weekday_date(date: dt.date) -> str:
    """A date of a text table: the weekday and the ISO date."""
    return f"{weekday_text(date.weekday())} {date.isoformat()}"


def time_text(minutes: int | None) -> str | None:
    """`HH:MM`, past midnight 26:30; None where there is no time."""
    return None if minutes is None else format_minutes(minutes)


def _after(minutes: int, after: int | None, day_start: int) -> int:
    try:
        return interpret(minutes, after, day_start)
    except ValueError as error:
        raise Refused(f"{error}.") from error
