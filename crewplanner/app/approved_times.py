"""Approved times stay what they were: an edit opens them again, and locked ones take no edit.

This looks at what any command did, whichever it was: a card, the unit's sheet, a booking's call, a
day that is removed, other terms of a deal. So no command has to think of it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from crewplanner.app.errors import Refused
from crewplanner.app.words import date_text, person_name
from crewplanner.domain.approvals import STATE_AFTER, Approval, Deed, TimesState
from crewplanner.domain.ids import (
    NEW,
    ApprovalId,
    BookingId,
    DayId,
    DaySheetId,
    DealId,
    PersonId,
    ProductionId,
    TimecardId,
)
from crewplanner.domain.people import Deal
from crewplanner.domain.plan import DateKey, Plan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

TABLES = frozenset({"timecards", "day_sheets", "bookings", "shoot_days", "deals"})
"""Where times come from, and what is paid for them."""

Rows = Mapping[str, frozenset[int]]
_Key = tuple[ProductionId, PersonId, dt.date]


def reopen_edited(tx: Transaction, before: Plan, after: Plan, rows: Rows) -> tuple[ApprovalId, ...]:
    """Note an edit of approved times, which opens them; the ids of the notes.

    `rows` are the ids that were touched, by table. Raises Refused where locked times would change.
    """
    opened: dict[ApprovalId, Approval] = {}
    for production, person, date in _touched(before, after, rows):
        deed = before.deed_on(production, person, date)
        if deed is None or production not in after.productions:
            continue
        state = STATE_AFTER[deed.deed]
        if state not in {TimesState.APPROVED, TimesState.LOCKED}:
            continue
        same = _times(before, production, person, date) == _times(after, production, person, date)
        if same and _terms(before, production, person, date) == _terms(
            after, production, person, date
        ):
            continue
        if state is TimesState.LOCKED:
            raise Refused(
                _locked(same=same).format(
                    name=person_name(before.people.get(person)), date=date_text(date)
                )
            )
        if person in after.people:
            opened[deed.id] = deed
    return tuple(
        ApprovalId(tx.approvals.add(_note(deed, tx.who, tx.at))) for deed in opened.values()
    )


def _locked(*, same: bool) -> str:
    if not same:
        return _("The times of {name} on {date} are locked. Reopen the week in Timecards first.")
    return _(
        "The times of {name} on {date} are locked, and other terms would pay them otherwise. Let "
        "the new terms begin after them, as a deal of their own, or reopen the week in Timecards "
        "first."
    )


def _note(approved: Approval, who: str, at: dt.datetime) -> Approval:
    return Approval(
        id=ApprovalId(NEW),
        production=approved.production,
        person=approved.person,
        span=approved.span,
        deed=Deed.EDITED,
        who=who,
        at=at,
    )


def _times(plan: Plan, production: ProductionId, person: PersonId, date: dt.date) -> object:
    card = plan.timecard_on(production, person, date)
    return (
        plan.worked_on(production, person, date),
        (card.kind, card.marks, card.details, card.elections) if card else None,
    )


def _terms(
    plan: Plan, production: ProductionId, person: PersonId, date: dt.date
) -> frozenset[Deal]:
    """The deals in force on the date, whenever they begin and end."""
    return frozenset(
        replace(deal, id=DealId(NEW), valid_from=None, valid_to=None)
        for deal in plan.deals_of.get(person, ())
        if deal.production == production and deal.covers(date)
    )


def _touched(before: Plan, after: Plan, rows: Rows) -> list[_Key]:
    """Whose times of which dates may be others now: of people with deeds only, in order."""
    found: set[_Key] = set()
    for plan in (before, after):
        found.update(_own(plan, rows))
        for key in _dates(plan, rows):
            everybody = plan.people_at(*key)
            everybody.update(card.person for card in plan.timecards_at.get(key, ()))
            found.update((key[0], person, key[1]) for person in everybody)
    return sorted(key for key in found if key[1] in before.approvals_of)


def _own(plan: Plan, rows: Rows) -> Iterator[_Key]:
    for key in rows.get("timecards", ()):
        card = plan.timecards.get(TimecardId(key))
        if card is not None:
            yield card.production, card.person, card.date
    for key in rows.get("bookings", ()):
        booking = plan.bookings.get(BookingId(key))
        if booking is not None:
            yield from ((booking.production, booking.person, date) for date in booking.span)
    for key in rows.get("deals", ()):
        deal = plan.deals.get(DealId(key))
        if deal is not None:
            deeds = plan.deeds_of(deal.production, deal.person)
            dates = {date for deed in deeds for date in deed.span}
            yield from ((deal.production, deal.person, date) for date in dates)


def _dates(plan: Plan, rows: Rows) -> Iterator[DateKey]:
    days = {DayId(key) for key in rows.get("shoot_days", ())}
    for key in rows.get("day_sheets", ()):
        sheet = plan.day_sheets.get(DaySheetId(key))
        if sheet is not None:
            days.add(sheet.day)
    for key in days:
        day = plan.shoot_days.get(key)
        if day is not None:
            yield day.production, day.date
