"""Holds that others have on our people: productions that are not in this project."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import HIGHEST_RANK, LIVE, BookingStatus
from crewplanner.domain.ids import OutsideHoldId, PersonId
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideHold:
    """Another company's claim on a person's dates, as we were told of it.

    `holder` says whose it is. `rank` orders pencils: theirs and ours share one ladder for each
    person and date. `decide_by` (aware) is until when they must confirm or release.
    """

    id: OutsideHoldId
    person: PersonId
    holder: str
    span: DateSpan
    status: BookingStatus = BookingStatus.PENCIL
    rank: int = 1
    decide_by: dt.datetime | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.rank <= HIGHEST_RANK:
            raise ValueError(f"an option rank is 1 to {HIGHEST_RANK}, not {self.rank}")

    @property
    def live(self) -> bool:
        """Whether it claims its dates."""
        return self.status in LIVE
