"""The bar of filters under a header: chips to switch, and in words what is hidden."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class FilterBar(Surface):
    """Chips are switched one by one; `changed` says that others are on now."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("bottom",), parent=parent)
        self._chips: dict[str, Button] = {}
        self._flow = Flow(self, gap=6, line_gap=4)
        self._flow.setContentsMargins(16, 7, 16, 8)
        self._summary = label("", "caption")
        self._flow.add_end(self._summary)

    def add_chip(self, name: str, text: str, *, on: bool = False, tip: str = "") -> Button:
        """Add a chip that is switched on and off."""
        chip = Button(self.look, text, "chip")
        chip.setCheckable(True)
        chip.setChecked(on)
        chip.setToolTip(tip)
        chip.toggled.connect(self.changed)
        self._chips[name] = chip
        self._flow.addWidget(chip)
        return chip

    def add_widget(self, widget: QWidget) -> None:
        """Add something else, a search box for example, behind the chips."""
        self._flow.addWidget(widget)

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
