"""Asked again: whether somebody gets another night or weekend who has had far more than the crew.

Being asked counts: holds and offers are taken for work here, of the person and of the crew alike.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import ceil
from types import MappingProxyType

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.ledger import Irregular, PersonLedger, middle
from crewplanner.domain.values import DateSpan

ASKED_WEEKS = 4
"""How far back it is looked: so many whole weeks, the last of them that of the last date."""

ASKED_KINDS = (
    Irregular.HOLIDAY,
    Irregular.SUNDAY,
    Irregular.NIGHT,
    Irregular.SEVENTH_DAY,
    Irregular.SIXTH_DAY,
    Irregular.SATURDAY,
    Irregular.EVENING,
)
"""What is told of, the hardest first. Short rests have a rule of their own."""

MORE, SHARE = 2, Fraction(3, 2)
_TAKES_IN = MappingProxyType({Irregular.NIGHT: frozenset({Irregular.EVENING})})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """Somebody gets the `count`th date of a kind in the span, where the crew's median is less.

    `dates` are all of them, `asked` those that are new.
    """

    person: PersonId
    kind: Irregular
    span: DateSpan
    count: int
    median: Fraction
    dates: tuple[dt.date, ...]
    asked: tuple[dt.date, ...]


def far_above(count: int, median: Fraction) -> bool:
    """Whether a figure is far above the crew's median: two more, and half as many again."""
    return count >= far_from(median)


def far_from(median: Fraction) -> int:
    """The least that is far above a median."""
    return ceil(max(median + MORE, median * SHARE))


def medians(ledgers: Iterable[PersonLedger]) -> Mapping[Irregular, Fraction]:
    """The crew's median of each kind, of those who worked at all."""
    working = [ledger for ledger in ledgers if ledger.worked]
    return MappingProxyType(
        {kind: middle([ledger.count(kind) for ledger in working]) for kind in Irregular}
    )


def again(
    ledger: PersonLedger, dates: Collection[dt.date], crew: Mapping[Irregular, Fraction]
) -> tuple[AskedAgain, ...]:
    """What is asked again of the ledger's person by work on the dates, the hardest first.

    The ledger holds the dates already; of the crew it takes the medians. A night that is told of
    is not told of as an evening too.
    """
    new = [day for day in ledger.days if day.date in dates]
    found: list[AskedAgain] = []
    told: set[Irregular] = set()
    for kind in ASKED_KINDS:
        asked = tuple(day.date for day in new if kind in day.kinds)
        count = ledger.count(kind)
        if not asked or kind in told or not far_above(count, crew[kind]):
            continue
        told |= _TAKES_IN.get(kind, frozenset())
        found.append(
            AskedAgain(
                person=ledger.person,
                kind=kind,
                span=ledger.span,
                count=count,
                median=crew[kind],
                dates=tuple(day.date for day in ledger.of(kind)),
                asked=asked,
            )
        )
    return tuple(found)
