"""Laws about working time that hold for a person: limits that are never money."""

from collections.abc import Callable, Iterable

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.people import Deal
from crewplanner.domain.values import DAY, HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Limits in minutes; None where the law has none. `clause` says where they stand.

    Averages are over `weeks`. Work is at night where it has `night_share` minutes between the two
    times of `night`.
    """

    clause: str
    rest: int | None = None
    daily: int | None = None
    in_a_row: int | None = None
    average: int | None = None
    night_average: int | None = None
    weeks: int = 17
    night: tuple[int, int] | None = None
    night_share: int = 3 * HOUR

    def in_the_night(self, call: int, wrap: int) -> int:
        """Minutes of the clock between call and wrap that lie in the night."""
        if self.night is None:
            return 0
        start, end = self.night
        length = (end - start) % DAY or DAY
        return sum(
            max(0, min(wrap, at + length) - max(call, at))
            for at in range(start % DAY - DAY, 3 * DAY, DAY)
        )


LawsOf = Callable[[ProductionId, Deal | None], tuple[Law, ...]]
"""The laws that hold in a production under a deal, and without one."""


def no_laws(_production: ProductionId, _deal: Deal | None) -> tuple[Law, ...]:
    """No law at all."""
    return ()


def longest_rest(laws: Iterable[Law], actual: int) -> Law | None:
    """The law that asks for most rest, of those that such a rest breaks."""
    broken = [law for law in laws if law.rest is not None and actual < law.rest]
    return max(broken, key=lambda law: law.rest or 0, default=None)


def shortest_day(laws: Iterable[Law], actual: int) -> Law | None:
    """The law that allows least work in a day, of those that such a day breaks."""
    broken = [law for law in laws if law.daily is not None and actual > law.daily]
    return min(broken, key=lambda law: law.daily or 0, default=None)


def shortest_row(laws: Iterable[Law], actual: int) -> Law | None:
    """The law that allows fewest days in a row, of those that such a row breaks."""
    broken = [law for law in laws if law.in_a_row is not None and actual > law.in_a_row]
    return min(broken, key=lambda law: law.in_a_row or 0, default=None)
