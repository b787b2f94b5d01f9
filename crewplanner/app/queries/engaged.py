"""What keeps a person from some dates, in the words that every list of people to book uses."""

import datetime as dt
from collections.abc import Iterator

from crewplanner.app.words import status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan, format_minutes
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Engaged:
    """One thing that a person has on, and its dates. `whole`: nothing of a date is left."""

    text: str
    span: DateSpan
    whole: bool = True


def engaged(
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan
) -> tuple[Engaged, ...]:
    """What a person has on within the dates: bookings, times away, other companies' holds.

    Holds count as bookings do. A part of a day leaves the day free, and is told with its times.
    Raises KeyError for an unknown production.
    """
    return tuple(_engaged(plan, production, person, span))


def free_dates(found: tuple[Engaged, ...], span: DateSpan) -> tuple[dt.date, ...]:
    """The dates on which none of it takes the whole day."""
    taken = [one.span for one in found if one.whole]
    return tuple(date for date in span if not any(date in one for one in taken))


def _engaged(
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan
) -> Iterator[Engaged]:
    words = plan.productions[production].words
    for booking in plan.bookings_within(person, span):
        if booking.live:
            text = status_text(booking.status, booking.rank, words)
            if booking.production != production:
                text = f"{plan.productions[booking.production].title}, {text}"
            yield Engaged(text=text, span=booking.span)
    for gone in plan.unavailabilities_of.get(person, ()):
        if gone.span.overlaps(span):
            part, text = gone.part, word(gone.kind)
            if part is not None:
                text += f" {format_minutes(part.start)}–{format_minutes(part.end)}"
            yield Engaged(text=text, span=gone.span, whole=part is None)
    for hold in plan.outside_holds_of.get(person, ()):
        if hold.live and hold.span.overlaps(span):
            yield Engaged(text=_("Held by {holder}").format(holder=hold.holder), span=hold.span)
