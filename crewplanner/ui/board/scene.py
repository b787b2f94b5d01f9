"""Scene: all that the board shows at one moment, and how one moment follows from the one before.

It holds rows, lay-out, paints and selection, keeps the pictures of them up to date, and says which
part of the window a change touches. It knows no widget and no event.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QRegion

from crewplanner.app.queries.board import (
    BoardDay,
    BoardGroup,
    BoardRow,
    BoardView,
    GroupKey,
    RowKey,
)
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.comment_mark import CommentArtist
from crewplanner.ui.board.geometry import (
    NARROWEST,
    SMALLEST,
    Box,
    Density,
    Geometry,
    kept_names,
    multiple,
    quantum,
)
from crewplanner.ui.board.lanes import TEXT, sizes
from crewplanner.ui.board.names import PAD
from crewplanner.ui.board.overlay import Overlay
from crewplanner.ui.board.paints import BoardPaints
from crewplanner.ui.board.pictures import Pictures
from crewplanner.ui.board.rows import PersonLine, Rows
from crewplanner.ui.board.selection import NOTHING, Selection
from crewplanner.ui.board.surface import Around, Surface
from crewplanner.ui.board.tools import Ghost, bar_of
from crewplanner.ui.board.words import BoardWords

_NAMES = 228


class Scene:
    """What is shown. Methods that change it return the region to paint again; None means all."""

    def __init__(self, view: BoardView, paints: BoardPaints, words: BoardWords) -> None:
        self.paints = paints
        self.words = words
        self.density = Density.NORMAL
        self.rows = Rows(view)
        self.selection: Selection = NOTHING
        self.sizes = sizes(self.density, paints.fonts.text)
        span = view.span
        self.geometry = Geometry(first=span.first, days=len(span), names=self.least_names)
        self._around = Around()
        self._found: frozenset[PersonId] | None = None
        self._pictures = Pictures()
        self._made: Surface | None = None
        self._lay_out()

    @property
    def around(self) -> Around:
        """What is told in the foot and over the days."""
        return self._around

    @around.setter
    def around(self, around: Around) -> None:
        before, self._around = self._around, around
        if (before.costs is None) != (around.costs is None):
            self._lay_out()
        elif around != before:
            self._surface.show_around(around)

    def show(self, view: BoardView) -> None:
        """Show another view; scroll position, cursor and what is picked stay by date and id."""
        left = self.geometry.date_of(self.geometry.x // self.geometry.column)
        rest = self.geometry.x % self.geometry.column
        anchor = self._top_person()
        self.rows = Rows(view, self.rows.folded)
        self._lay_out()
        geometry = self.geometry
        y = geometry.y
        line = None if anchor is None else self.rows.index(*anchor[0])
        if anchor is not None and line is not None:
            y = geometry.tops[line] + anchor[1]
        self.geometry = geometry.scrolled(geometry.day_of(left) * geometry.column + rest, y)
        self._keep_selection()

    def replace(
        self, rows: Iterable[BoardRow | BoardGroup], days: Iterable[BoardDay] = ()
    ) -> QRegion | None:
        """Put other values for people, departments and dates that are shown."""
        done = self.rows.replace(rows, days)
        before = self.selection
        lines = [line for line in done.lines if line not in done.cells]
        if done.resized:
            self._lay_out()
        else:
            self._surface.spoil_lines(lines)
            self._surface.spoil_cells(done.cells, but=done.days)
            self._surface.spoil_days(done.days)
        self._keep_selection()
        if done.resized or before.cursor != self.selection.cursor:
            return None
        region = self._region(lines, done.days)
        for line, found in done.cells.items():
            for day in set(found).difference(done.days):
                box = self.geometry.to_window(self.geometry.cell(line, day))
                region += QRect(box.x, box.y, box.width, box.height)
        return region

    def dress(self, paints: BoardPaints, words: BoardWords) -> None:
        """Wear other colors, fonts or words; equal ones cost nothing."""
        if (paints, words) == (self.paints, self.words):
            return
        self.paints, self.words = paints, words
        self._pictures = Pictures(self._pictures.ratio)
        self._lay_out()

    def lay_out(
        self,
        *,
        column: int | None = None,
        names: int | None = None,
        at: int | None = None,
        whole: bool = False,
    ) -> None:
        """Give the days or the names another width; the date at window x `at` stays there.

        `whole`: days may be so narrow that nothing can be read in them.
        """
        if names is not None:
            names = kept_names(names, self.geometry.quantum)
            self.geometry = replace(self.geometry, names=names)
        if column is not None:
            narrowest = NARROWEST * self.paints.fonts.text // TEXT
            narrowest = multiple(narrowest, self.geometry.quantum, up=True)
            narrowest = SMALLEST if whole else narrowest
            self.geometry = self.geometry.zoomed(max(column, narrowest), at, narrowest)
        self._lay_out()

    def set_density(self, density: Density) -> None:
        """Give the rows more or less air."""
        if density is self.density:
            return
        anchor = self._top_person()
        self.density = density
        self._lay_out()
        line = None if anchor is None else self.rows.index(*anchor[0])
        if line is not None:
            self.geometry = self.geometry.scrolled(self.geometry.x, self.geometry.tops[line])

    def fold(self, groups: frozenset[GroupKey]) -> None:
        """Hide the people of these groups, and of no others."""
        if groups == self.rows.folded:
            return
        self.rows = Rows(self.rows.view, groups)
        self._lay_out()
        self.selection = selecting.kept(self.rows, self.selection)
        self._surface.select(self.selection.picked)

    def resize(self, width: int, height: int, ratio: float) -> None:
        """The window has another size, or another screen's pixels."""
        self.geometry = replace(self.geometry, width=width, height=height)
        self.geometry = self.geometry.scrolled(self.geometry.x, self.geometry.y)
        if ratio != self._pictures.ratio:
            self._pictures = Pictures(ratio)
            self.geometry = replace(self.geometry, quantum=quantum(ratio) or 1)
            self.lay_out(column=self.geometry.column, names=self.geometry.names)

    def select(self, selection: Selection) -> QRegion:
        """Move the cursor, mark cells, pick bookings."""
        region = QRegion()
        picked = self.selection.picked ^ selection.picked
        lines = {self.rows.line_of(booking) for booking in picked}
        for area in self._cursor_areas():
            region += area
        self.selection = selection
        self._surface.select(selection.picked)
        for area in self._cursor_areas():
            region += area
        shown = [line for line in lines if line is not None]
        return region + self._region(shown, ())

    @property
    def found(self) -> frozenset[PersonId] | None:
        """Whom the search found; None where nothing is sought and nobody dimmed."""
        return self._found

    def find(self, text: str) -> tuple[PersonId, ...]:
        """Dim everybody whose name and role do not hold these words; no words dim nobody."""
        people = self.rows.search(text)
        self._found = frozenset(people) if text.strip() else None
        self._surface.find(self._found)
        return people

    def paint(self, painter: QPainter, ghost: Ghost | None, *, focused: bool) -> None:
        """Paint the window; the painter's clip says which part is wanted."""
        self._surface.paint(painter, self.geometry)
        signs = CommentArtist(self.rows, self.geometry, self.paints)
        signs.paint(painter, self.around.comments)
        overlay = Overlay(self.rows, self.paints, self.words, self.sizes, self.geometry)
        overlay.paint_selection(painter, self.selection, focused=focused)
        if ghost is not None:
            overlay.paint_ghost(painter, ghost)

    def areas(self, ghost: Ghost | None, bookings: Iterable[BookingId] = ()) -> list[QRect]:
        """Where a ghost and bookings are in window pixels; what is not shown is left out."""
        overlay = Overlay(self.rows, self.paints, self.words, self.sizes, self.geometry)
        bars = (bar_of(self.rows, booking) for booking in bookings)
        found = overlay.bar_areas(bar for bar in bars if bar is not None)
        return found if ghost is None else [*found, *overlay.ghost_areas(ghost)]

    @property
    def least_names(self) -> int:
        """The width of the names column at first."""
        return _NAMES * self.paints.fonts.text // TEXT

    def widest_name(self) -> int:
        """The width that the names column needs to show every name and role in full."""
        name, role = (QFontMetrics(f) for f in (self.paints.fonts.name, self.paints.fonts.role))
        widths = [
            name.horizontalAdvance(line.row.name) + role.horizontalAdvance(line.row.role)
            for line in self.rows.lines.above()
            if isinstance(line, PersonLine)
        ]
        return max(widths, default=0) + 3 * PAD + 2

    def _lay_out(self) -> None:
        """Follow rows, sizes and geometry: the pictures' makers are built anew when next needed."""
        self.sizes = sizes(self.density, self.paints.fonts.text, self.geometry.quantum)
        view = self.rows.view
        geometry = replace(
            self.geometry,
            first=view.span.first,
            days=len(view.span),
            tops=self.rows.tops(self.sizes),
            header=self.sizes.header,
            footer=self.sizes.footer if self._around.costs is None else self.sizes.tall_footer,
        )
        self.geometry = geometry.scrolled(geometry.x, geometry.y)
        self._made = None

    @property
    def _surface(self) -> Surface:
        """The pictures' makers; of several changes before the next paint, the last one makes them.

        A change that they must be told of finds them told when they are made after it.
        """
        made = self._made
        if made is None:
            made = self._made = Surface(
                self.rows,
                self.paints,
                self.words,
                self.sizes,
                self.geometry,
                self._pictures,
                around=self._around,
            )
            made.select(self.selection.picked)
            if self._found is not None:
                made.find(self._found)
        return made

    def _keep_selection(self) -> None:
        self.selection = selecting.kept(self.rows, self.selection)
        self._surface.select(self.selection.picked)

    def _top_person(self) -> tuple[RowKey, int] | None:
        """The first person's row seen and how many pixels of the row are scrolled away."""
        geometry = self.geometry
        line = geometry.row_at(geometry.y)
        if line is None or geometry.y == 0:
            return None
        for index in self.rows.people(1, line):
            row = self.rows.person(index)
            if row is not None:
                return row.key, geometry.y - geometry.tops[index]
        return None

    def _cursor_areas(self) -> list[QRect]:
        overlay = Overlay(self.rows, self.paints, self.words, self.sizes, self.geometry)
        return overlay.cursor_area(self.selection)

    def _region(self, lines: Iterable[int], days: Iterable[int]) -> QRegion:
        """The part of the window that these lines and days take."""
        geometry = self.geometry
        region = QRegion()
        for line in lines:
            top, bottom = geometry.tops[line], geometry.tops[line + 1]
            band = geometry.to_window(Box(0, top, 0, bottom - top))
            region += QRect(0, band.y, geometry.width, band.height)
        for day in days:
            box = geometry.to_window(Box(day * geometry.column, 0, geometry.column, 0))
            region += QRect(box.x, 0, box.width, geometry.height)
        return region
