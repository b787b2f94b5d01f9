"""Cancellation terms: what releasing somebody costs, by how many days before."""

from crewplanner.dataclass import dataclass

WHOLE = 100
"""The whole of a day's pay, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationStep:
    """Notice of at most `days` days before the date costs `percent` of the day's pay.

    Days are counted from date to date: released on Monday for Wednesday is a notice of two days.
    """

    days: int
    percent: int

    def __post_init__(self) -> None:
        if self.days < 0 or not 0 <= self.percent <= WHOLE:
            raise ValueError(f"not a cancellation step: {self.percent} % within {self.days} days")
