"""Commands drawn by lot about the way of times to the payroll."""

from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.app.commands.approvals import (
    ApproveWeek,
    LockWeek,
    RejectWeek,
    ReopenWeek,
    SubmitTimes,
)
from crewplanner.domain.values import DateSpan


class Nothing(Exception):
    """The plan holds nothing that the command could be about."""


def someones_day(plan, dice):
    cards = sorted(plan.timecards.values(), key=lambda card: card.id)
    if not cards:
        raise Nothing
    card = dice.choice(cards)
    return {
        "production": card.production,
        "person": card.person,
        "week": DateSpan(first=card.date, last=card.date),
    }


def submit(plan, dice):
    one = someones_day(plan, dice)
    return SubmitTimes(production=one["production"], people=(one["person"],), span=one["week"])


def approve(plan, dice):
    return ApproveWeek(**someones_day(plan, dice))


def reject(plan, dice):
    return RejectWeek(**someones_day(plan, dice), reason="Why?")


def lock(plan, dice):
    return LockWeek(**someones_day(plan, dice))


def reopen(plan, dice):
    return ReopenWeek(**someones_day(plan, dice), reason="Late")


APPROVALS: Mapping = MappingProxyType(
    {"submit": submit, "approve": approve, "reject": reject, "lock": lock, "reopen": reopen}
)
