"""A stretch of a day that is paid alike: what the day is cut into."""

from fractions import Fraction

from crewplanner.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Worked minutes of a day, from `start` to `end` elapsed, that cost the same.

    `base` ones are bought by the day's own pay; `overtime` ones lie past the contracted hours, and
    `after_camera` those of them that are no camera overtime though the day has some. `dated` is the
    date's part of `add`.
    """

    start: int
    end: int
    multiple: Fraction
    clause: str
    base: bool = False
    overtime: bool = False
    after_camera: bool = False
    golden: bool = False
    percent: Fraction = Fraction(0)
    add: Fraction = Fraction(0)
    premium: str = ""
    dated: Fraction = Fraction(0)
    dated_clause: str = ""

    @property
    def minutes(self) -> int:
        """How many."""
        return self.end - self.start

    @property
    def straight(self) -> bool:
        """Whether it costs once the rate, before what comes on top."""
        return self.multiple.numerator == self.multiple.denominator

    @property
    def paid(self) -> Fraction:
        """The multiple with what comes on top."""
        if not self.percent and not self.add:
            return self.multiple
        return self.multiple * (1 + self.percent) + self.add

    @property
    def steps(self) -> tuple[tuple[str, Fraction], ...]:
        """What is paid, by the clauses that make it up: the multiple, the date's, the night's."""
        found = [(self.clause, self.multiple)]
        if self.dated:
            found.append((self.dated_clause, self.dated))
        if self.paid > self.multiple + self.dated:
            found.append((self.premium, self.paid - self.multiple - self.dated))
        return tuple(found)
