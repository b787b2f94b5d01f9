"""People carried to the board: bookings of all of them on the marked days, or on the day hit."""

import datetime as dt

from crewplanner.domain.ids import PersonId
from crewplanner.ui.board.geometry import Spot, Zone
from crewplanner.ui.board.intents import BookOn
from crewplanner.ui.board.rows import Rows
from crewplanner.ui.board.selection import Selection, block
from crewplanner.ui.board.tools import Bar, Ghost, Hand


class PeopleTool:
    """Dropped on one of the marked days, by their numbers, it takes all of them."""

    def __init__(
        self, rows: Rows, people: tuple[PersonId, ...], marked: tuple[int, int] | None
    ) -> None:
        self._rows = rows
        self._people = people
        self._marked = marked
        self._line: int | None = None
        self._day = 0

    @property
    def hand(self) -> Hand:
        """With a plus over the cells."""
        return Hand.ARROW if self._line is None else Hand.COPY

    def drag(self, line: int | None, day: int, *, copy: bool = False) -> None:
        """The pointer is over another day; over the header nothing is dropped."""
        del copy
        self._line, self._day = line, day

    def ghost(self) -> Ghost | None:
        """A bar for each of them who is shown, or else where the pointer is."""
        if self._line is None:
            return None
        first, last = self._days()
        found = (self._rows.index(person, None) for person in self._people)
        lines = [line for line in found if line is not None] or [self._line]
        start = self._rows.view.span.first
        return Ghost(
            bars=tuple(Bar(line=line, lane=0, first=first, last=last) for line in lines),
            first=start + dt.timedelta(days=first),
            last=start + dt.timedelta(days=last),
            copying=True,
            open=True,
        )

    def intent(self) -> BookOn | None:
        """All of them on those days."""
        ghost = self.ghost()
        if ghost is None:
            return None
        return BookOn(people=self._people, first=ghost.first, last=ghost.last)

    def marked(self) -> None:
        """What is marked stays."""

    def _days(self) -> tuple[int, int]:
        marked = self._marked
        if marked is not None and marked[0] <= self._day <= marked[1]:
            return marked
        return self._day, self._day


class CarriedPeople:
    """Which people a drag from the names takes onto which days: those marked before the names."""

    def __init__(self) -> None:
        self._days: tuple[int, int] | None = None
        self.among = False
        """Whether the name pressed is one of several marked ones, which are carried together."""

    def press(self, rows: Rows, selection: Selection, spot: Spot) -> None:
        """The button went down: pressed on a name, what is marked until then are the days.

        A cursor alone marks nothing: a hand that strays from the names books nobody.
        """
        marked, whole = block(rows, selection), len(rows.dates) - 1
        self.among = False
        alone = marked is None or (marked.top, marked.left) == (marked.bottom, marked.right)
        if marked is None or alone or spot.zone is not Zone.NAMES:
            self._days = None
        elif (marked.left, marked.right) != (0, whole):
            self._days = (marked.left, marked.right)
        elif spot.row is not None and self._days is not None:
            self.among = marked.top <= spot.row <= marked.bottom and marked.top != marked.bottom

    def tool(self, rows: Rows, selection: Selection) -> PeopleTool | None:
        """Carry those whose names are marked; None where no days were marked before."""
        marked = block(rows, selection)
        if marked is None or self._days is None:
            return None
        found = (rows.person(line) for line in range(marked.top, marked.bottom + 1))
        people = tuple(dict.fromkeys(row.person for row in found if row is not None))
        return PeopleTool(rows, people, self._days)
