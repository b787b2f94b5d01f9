"""Approvals: how far the times of a person's dates have come on their way to the payroll.

A deed (submitted, approved, ...) is a record of its own with who and when, and is never changed.
The state of a date follows from the latest deed whose span covers it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ApprovalId, PersonId, ProductionId
from crewplanner.domain.values import DateSpan


class TimesState(StrEnum):
    """Where a date's times stand, in the order of the way."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    LOCKED = "locked"


class Deed(StrEnum):
    """What was done to the times of a span. `EDITED` is noted when an approved date is edited."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    LOCKED = "locked"
    REOPENED = "reopened"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One deed. `at` is aware; `reason` is what was said to the person, where it was."""

    id: ApprovalId
    production: ProductionId
    person: PersonId
    span: DateSpan
    deed: Deed
    who: str
    at: dt.datetime
    reason: str = ""


STATE_AFTER: Mapping[Deed, TimesState] = {
    Deed.SUBMITTED: TimesState.SUBMITTED,
    Deed.APPROVED: TimesState.APPROVED,
    Deed.REJECTED: TimesState.OPEN,
    Deed.LOCKED: TimesState.LOCKED,
    Deed.REOPENED: TimesState.OPEN,
    Deed.EDITED: TimesState.OPEN,
}
"""The state that each deed leaves."""

_FROM: Mapping[Deed, frozenset[TimesState]] = {
    Deed.SUBMITTED: frozenset({TimesState.OPEN}),
    Deed.APPROVED: frozenset({TimesState.SUBMITTED}),
    Deed.REJECTED: frozenset({TimesState.SUBMITTED, TimesState.APPROVED}),
    Deed.LOCKED: frozenset({TimesState.APPROVED}),
    Deed.REOPENED: frozenset({TimesState.SUBMITTED, TimesState.APPROVED, TimesState.LOCKED}),
    Deed.EDITED: frozenset({TimesState.APPROVED}),
}

_BESIDE: Mapping[Deed, frozenset[TimesState]] = {
    Deed.SUBMITTED: frozenset({TimesState.SUBMITTED}),
    Deed.APPROVED: frozenset({TimesState.APPROVED}),
    Deed.REJECTED: frozenset({TimesState.OPEN}),
    Deed.LOCKED: frozenset({TimesState.LOCKED}),
    Deed.REOPENED: frozenset({TimesState.OPEN}),
    Deed.EDITED: frozenset({TimesState.OPEN}),
}
"""States of other dates of the same span that do not stand in the way."""

_ORDER = tuple(TimesState)


def latest_on(history: Iterable[Approval], date: dt.date) -> Approval | None:
    """The deed that decides a date's state. `history` is one person's of one production."""
    covering = (deed for deed in history if date in deed.span)
    return max(covering, key=lambda deed: deed.id, default=None)


def state_on(history: Iterable[Approval], date: dt.date) -> TimesState:
    """The state of a date's times."""
    latest = latest_on(history, date)
    return TimesState.OPEN if latest is None else STATE_AFTER[latest.deed]


def state_of(history: Iterable[Approval], dates: Iterable[dt.date]) -> TimesState:
    """The state of several dates as one: that of the date least far on its way."""
    known = tuple(history)
    states = {state_on(known, date) for date in dates}
    return min(states, key=_ORDER.index, default=TimesState.OPEN)


def allowed(deed: Deed, states: Collection[TimesState]) -> bool:
    """Whether the deed may be done to dates in those states, all at once."""
    found = frozenset(states)
    return bool(found & _FROM[deed]) and found <= _FROM[deed] | _BESIDE[deed]


def wants_reason(deed: Deed, states: Collection[TimesState]) -> bool:
    """Whether whoever does the deed must say why: to reject, and to open what was locked."""
    return deed is Deed.REJECTED or (deed is Deed.REOPENED and TimesState.LOCKED in states)
