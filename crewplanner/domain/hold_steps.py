"""What may become of a hold: which steps are open from which status, and why others are not."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from crewplanner.domain.bookings import LIVE, TENTATIVE, BookingStatus
from crewplanner.domain.ladder import OPTIONS


class HoldStep(StrEnum):
    """What somebody wants to do with a booking."""

    PENCIL = "pencil"
    CHALLENGE = "challenge"
    ANSWER = "answer"
    CONFIRM = "confirm"
    RELEASE = "release"
    EXTEND = "extend"


class Refusal(StrEnum):
    """Why a step is not open."""

    CONFIRMED = "confirmed"
    OVER = "over"
    ENQUIRED = "enquired"
    NOT_CHALLENGED = "not_challenged"


_OVER = frozenset(BookingStatus) - LIVE

OPEN_FROM: Mapping[HoldStep, frozenset[BookingStatus]] = MappingProxyType(
    {
        HoldStep.PENCIL: TENTATIVE | _OVER,
        HoldStep.CHALLENGE: OPTIONS,
        HoldStep.ANSWER: frozenset({BookingStatus.CHALLENGED}),
        HoldStep.CONFIRM: TENTATIVE,
        HoldStep.RELEASE: LIVE,
        HoldStep.EXTEND: TENTATIVE,
    }
)
"""From which statuses each step may be taken. Who was released may be asked and held again."""


def refusal(step: HoldStep, status: BookingStatus) -> Refusal | None:
    """Why a booking of that status cannot take the step; None where it can."""
    if status in OPEN_FROM[step]:
        return None
    if status in _OVER:
        return Refusal.OVER
    if status == BookingStatus.CONFIRMED:
        return Refusal.CONFIRMED
    return Refusal.ENQUIRED if status == BookingStatus.ENQUIRED else Refusal.NOT_CHALLENGED
