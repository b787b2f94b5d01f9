"""Erasures: whose contacts and name went for good, so that an old backup cannot bring them back."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ErasureId


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Somebody was erased. `person` is the id the record had and, under a pseudonym, still has."""

    id: ErasureId
    person: int
    pseudonym: str
    at: dt.datetime
    who: str
