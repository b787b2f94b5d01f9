"""How high rows are, and the lanes in them.

A row grows when bookings meet: each lane keeps a height at which its text can be read, and the rows
below move down. Halving the cells was tried and left no room for the times.
"""

from types import MappingProxyType

from crewplanner.dataclass import dataclass
from crewplanner.ui.board.geometry import Box, Density, multiple

TEXT = 13
"""The pixel size of the plain text for which the sizes below are meant."""

_ROWS = MappingProxyType({Density.COMPACT: 24, Density.NORMAL: 30, Density.COMFORTABLE: 38})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Heights in pixels: of a row, a lane where several meet, the header and the footer.

    The footer is tall where it says costs too.
    """

    row: int
    lane: int
    header: int
    footer: int
    tall_footer: int
    above: int = 3
    below: int = 4
    between: int = 2
    side: int = 2
    quantum: int = 1

    def row_height(self, lanes: int) -> int:
        """The height of a row with so many lanes, its line below included."""
        if lanes <= 1:
            return self.row
        height = self.above + lanes * self.lane + (lanes - 1) * self.between + self.below
        return multiple(height, self.quantum, up=True)

    def lane_box(self, lane: int, lanes: int, column: int) -> Box:
        """The box of a booking inside of its cell; the last pixel of a cell is its line."""
        side = self.side if column >= 30 else 1
        width = column - 2 * side - 1
        if lanes <= 1:
            return Box(side, self.above, width, self.row - self.above - self.below)
        top = self.above + lane * (self.lane + self.between)
        return Box(side, top, width, self.lane)


def sizes(density: Density, text: int = TEXT, quantum: int = 1) -> Sizes:
    """The sizes for a density and a text size in pixels; all grow with the text.

    Rows, header and footer are multiples of `quantum`; see `Geometry`.
    """
    row = multiple(_scaled(_ROWS[density], text), quantum, up=True)
    return Sizes(
        row=row,
        lane=max(row - _scaled(10, text), _scaled(17, text)),
        header=multiple(_scaled(66, text), quantum, up=True),
        footer=multiple(_scaled(30, text), quantum, up=True),
        tall_footer=multiple(_scaled(46, text), quantum, up=True),
        quantum=quantum,
    )


def _scaled(pixels: int, text: int) -> int:
    return max(pixels, pixels * text // TEXT)
