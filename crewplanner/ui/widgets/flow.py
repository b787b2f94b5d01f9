"""Flow: widgets in lines like words, some of them at the far end; what does not fit goes below."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from crewplanner.ui.widgets.reading import mirrored

YIELDS = "yields"


class Flow(QLayout):
    """Lays out in the direction of reading; what `add_end` adds stands at the other edge.

    What has the property `YIELDS` is as narrow as it may be where all then stand in one line.

    Lines stand out by `outdent` pixels at both edges: as much as a link has around its words.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 6, outdent: int = 0
    ) -> None:
        super().__init__(parent)
        self._start: list[QLayoutItem] = []
        self._end: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self._outdent = outdent
        self._to_end = False
        self._tight = False
        self._heights: dict[int, int] = {}
        self._hints: dict[QLayoutItem, QSize] = {}

    @property
    def gap(self) -> int:
        """Pixels between two of a line."""
        return self._gap

    def add_end(self, widget: QWidget) -> None:
        """Add a widget to the group at the far edge."""
        self._to_end = True
        self.addWidget(widget)
        self._to_end = False

    def addWidget(self, widget: QWidget, /) -> None:
        """Add a widget. Its item is made here: one that Qt makes is not for keeping in a list.

        When some other widget goes, items that Qt made can be given up as gone though they are
        there, and the next look at them would end the program.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem, /) -> None:
        (self._end if self._to_end else self._start).append(item)

    def count(self) -> int:
        return len(self._start) + len(self._end)

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._start + self._end
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < self.count():
            return None
        if index < len(self._start):
            return self._start.pop(index)
        return self._end.pop(index - len(self._start))

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        self._hints.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._hints.clear()
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        items = self._shown(self._start) + self._shown(self._end)
        width = sum(self._hint(item).width() + self._gap for item in items)
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown(self._start) + self._shown(self._end):
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def widths(self) -> tuple[int, int]:
        """Pixels that each group would take in a line of its own, the far one last; no margins."""
        return self._width(self._shown(self._start)), self._width(self._shown(self._end))

    def _hint(self, item: QLayoutItem) -> QSize:
        """What an item wishes for, asked once until something may be other."""
        hint = self._hints.get(item)
        if hint is None:
            hint = self._hints[item] = item.sizeHint()
        return hint

    def _shown(self, items: list[QLayoutItem]) -> list[QLayoutItem]:
        return [item for item in items if not item.isEmpty()]

    def _lines(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown(items):
            wanted = self._wanted(item)
            if not lines or used + self._gap + wanted > width:
                lines.append([])
                used = -self._gap
            lines[-1].append(item)
            used += self._gap + wanted
        return lines

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(self._wanted(item) + self._gap for item in line) - self._gap

    def _wanted(self, item: QLayoutItem) -> int:
        widget, wished = item.widget(), self._hint(item).width()
        least = widget.minimumWidth() if widget is not None and widget.property(YIELDS) else 0
        return min(least, wished) if self._tight and least else wished

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Put the lines into the rectangle; returns the height that they need."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins).adjusted(-self._outdent, 0, self._outdent, 0)
        shown = self._shown(self._start) + self._shown(self._end)
        self._tight = False
        if shown and self._width(shown) + self._gap > area.width():
            self._tight = True
            self._tight = self._width(shown) + self._gap <= area.width()
        starts, ends = self._lines(self._start, area.width()), self._lines(self._end, area.width())
        rows: list[tuple[list[QLayoutItem], list[QLayoutItem]]] = [(line, []) for line in starts]
        if starts and len(ends) == 1:
            together = self._width(starts[-1]) + 2 * self._gap + self._width(ends[0])
            if together <= area.width():
                rows[-1] = (starts[-1], ends.pop())
        rows += [([], line) for line in ends]
        y = area.y()
        for start, end in rows:
            height = max(self._hint(item).height() for item in start + end)
            if place:
                self._place(start, area.x(), y, height, area)
                first = area.x() + area.width() - self._width(end)
                self._place(end, first, y, height, area)
            y += height + self._line_gap
        if rows:
            y -= self._line_gap
        return y - rect.y() + margins.bottom()

    def _place(self, line: list[QLayoutItem], x: int, y: int, height: int, area: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item in line:
            size = self._hint(item)
            width = min(self._wanted(item), area.width())
            spot = QRect(QPoint(x, y + (height - size.height()) // 2), QSize(width, size.height()))
            item.setGeometry(mirrored(direction, area, spot))
            x += width + self._gap
