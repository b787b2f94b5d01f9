"""The bar of filters under a header: chips to switch, and in words what is hidden."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.flow import YIELDS, Flow
from crewplanner.ui.widgets.more_chip import MoreChip
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_WORTH_IT = 2
"""A single chip takes no more room than what would stand for it."""


class FilterBar(Surface):
    """Chips are switched one by one; `changed` says that others are on now.

    It stays one line where that is possible: chips without room are found under "More". Those
    with a higher `leaves` go there first, of equal ones the last.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, edge: int = 16) -> None:
        """`edge` is how far from the edge the chips begin: as far as the words above."""
        super().__init__(look, "surface", lines=("bottom",), parent=parent)
        self._chips: dict[str, Button] = {}
        self._flow = Flow(self, gap=6, line_gap=4)
        self._flow.setContentsMargins(edge, 7, edge, 8)
        self._summary = label("", "caption")
        self._flow.add_end(self._summary)
        self.more = MoreChip(look)
        """Stands for the chips that have no room."""
        self._leaves: dict[Button, int] = {}
        self._withdrawn: set[Button] = set()
        self._others: list[QWidget] = []

    def add_chip(
        self, name: str, text: str, *, on: bool = False, tip: str = "", leaves: int = 0
    ) -> Button:
        """Add a chip that is switched on and off."""
        chip = Button(self.look, text, "chip")
        chip.setCheckable(True)
        chip.setChecked(on)
        chip.setToolTip(tip)
        chip.toggled.connect(self.changed)
        self._chips[name] = chip
        self.add_widget(chip, leaves=leaves)
        return chip

    def add_widget(self, widget: QWidget, *, leaves: int = 0) -> None:
        """Add a chip of another kind, or something else: a search box for example."""
        if isinstance(widget, Button):
            self._leaves[widget] = leaves
            widget.toggled.connect(self.more.say)
        else:
            self._others.append(widget)
            if self._leaves:
                self._flow.addWidget(self.more)
        self._flow.addWidget(widget)

    def offer(self, chip: Button, *, offered: bool) -> None:
        """Whether there is anything to choose with a chip: it is not there otherwise."""
        if offered == (chip in self._withdrawn):
            self._withdrawn ^= {chip}
            self._fit()

    def focus_chip(self, chip: Button) -> None:
        """Put the keyboard on a chip, or on what stands for it."""
        (chip if chip.isVisible() else self.more).setFocus()

    def on(self) -> frozenset[str]:
        """The ids of the chips that are on."""
        return frozenset(name for name, chip in self._chips.items() if chip.isChecked())

    def set_on(self, names: frozenset[str]) -> None:
        """Switch on these chips and no others; tells it once."""
        if names == self.on():
            return
        for name, chip in self._chips.items():
            blocked = chip.blockSignals(True)
            chip.setChecked(name in names)
            chip.blockSignals(blocked)
        self.changed.emit()

    def set_summary(self, text: str) -> None:
        """Say what is shown and what is hidden: "18 of 62 people · 44 hidden by filter"."""
        self._summary.setText(text)

    @property
    def summary(self) -> str:
        """The words about what is hidden."""
        return self._summary.text()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep as many chips as have room; the others go under "More"."""
        gone = self._without_room()
        if gone and self._flow.indexOf(self.more) < 0:
            self._flow.addWidget(self.more)
        for chip in self._leaves:
            chip.setVisible(chip not in gone and chip not in self._withdrawn)
        self.more.stand_for([chip for chip in self._leaves if chip in gone])

    def _without_room(self) -> frozenset[Button]:
        gap, margins = self._flow.gap, self._flow.contentsMargins()
        room = self.width() - margins.left() - margins.right() - gap
        room -= sum(_least(one) + gap for one in (*self._others, self._summary))
        widths = {
            chip: chip.sizeHint().width() + gap
            for chip in self._leaves
            if chip not in self._withdrawn
        }
        order = _leaving(widths, self._leaves)
        if len(order) < _WORTH_IT:
            return frozenset()
        for count in range(len(order) + 1):
            gone = frozenset(order[:count])
            needed = sum(width for chip, width in widths.items() if chip not in gone)
            if gone:
                needed += self.more.width_for([chip for chip in widths if chip in gone]) + gap
            if needed <= room:
                return gone
        return frozenset()


def _leaving(chips: Mapping[Button, int], leaves: Mapping[Button, int]) -> list[Button]:
    """The chips in the order in which they give up their room: those that are on at last."""
    order = {chip: number for number, chip in enumerate(chips)}
    return sorted(
        order,
        key=lambda chip: (not chip.isChecked(), leaves[chip], order[chip]),
        reverse=True,
    )


def _least(widget: QWidget) -> int:
    """The width that a widget may be pressed to; nothing for one that is not shown."""
    if widget.isHidden():
        return 0
    wished = widget.sizeHint().width()
    return min(widget.minimumWidth(), wished) if widget.property(YIELDS) else wished
