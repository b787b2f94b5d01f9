"""A bar taken by its body or one end, or drawn: which call and wrap letting go would give."""

from dataclasses import replace
from enum import Enum, auto
from typing import Self

from crewplanner.dataclass import dataclass
from crewplanner.domain.values import LATEST
from crewplanner.ui.board.hours.bars import HourBar
from crewplanner.ui.board.hours.scale import GRID, snapped


class Grip(Enum):
    """What of a bar is held."""

    BODY = auto()
    CALL = auto()
    WRAP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class HourDrag:
    """`held` is the minute at which the bar was taken, `at` the one under the pointer now.

    `free` leaves the grid of times, `whole` asks for all dates of the booking. `onto` is the line
    of another person whose row the bar is carried to as it is; None in its own row. `copy` leaves
    it in its own row, too.
    """

    bar: HourBar
    grip: Grip
    held: int
    at: int
    free: bool = False
    whole: bool = False
    onto: int | None = None
    copy: bool = False

    def moved(self, at: int, *, free: bool, whole: bool) -> Self:
        """The pointer is over another minute, in the bar's own row."""
        return replace(self, at=at, free=free, whole=whole, onto=None, copy=False)

    def carried(self, onto: int, *, copy: bool) -> Self:
        """The pointer is over another person's row."""
        return replace(self, at=self.held, onto=onto, copy=copy)

    @property
    def call(self) -> int | None:
        """The call that would be; None where it stays what it is."""
        bar, by = self.bar, self.at - self.held
        if self.onto is not None:
            return None
        match self.grip:
            case Grip.WRAP:
                return None
            case Grip.CALL:
                wanted = snapped(bar.start + by, free=self.free)
                return min(max(wanted, 0), bar.end - GRID)
            case Grip.BODY:
                wanted = snapped(bar.start + by, free=self.free)
                return min(max(wanted, 0), LATEST - (bar.end - bar.start))

    @property
    def wrap(self) -> int | None:
        """The wrap that would be; None where it stays what it is, or open."""
        bar, by = self.bar, self.at - self.held
        match self.grip:
            case Grip.CALL:
                return None
            case Grip.WRAP:
                wanted = snapped(bar.end + by, free=self.free)
                return min(max(wanted, bar.start + GRID), LATEST)
            case Grip.BODY:
                call = self.call
                if bar.open_end or call is None:
                    return None
                return call + bar.end - bar.start

    @property
    def start(self) -> int:
        """Where the bar would begin."""
        return self.bar.start if self.call is None else self.call

    @property
    def end(self) -> int:
        """Where the bar would end."""
        if self.wrap is not None:
            return self.wrap
        return (
            self.start + self.bar.end - self.bar.start if self.grip is Grip.BODY else self.bar.end
        )

    @property
    def changes(self) -> bool:
        """Whether anything would be otherwise."""
        return self.onto is not None or (self.start, self.end) != (self.bar.start, self.bar.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourDraw:
    """A new booking of one date, drawn from the minute `held` to the one under the pointer."""

    held: int
    at: int
    free: bool = False

    def moved(self, at: int, *, free: bool, whole: bool) -> Self:
        """The pointer is over another minute."""
        del whole
        return replace(self, at=at, free=free)

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(max(snapped(min(self.held, self.at), free=self.free), 0), LATEST - GRID)

    @property
    def end(self) -> int:
        """Where it ends; a quarter of an hour is the least."""
        wanted = snapped(max(self.held, self.at), free=self.free)
        return min(max(wanted, self.start + GRID), LATEST)

    @property
    def changes(self) -> bool:
        """Always: it is a new one."""
        return True
