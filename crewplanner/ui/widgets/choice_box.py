"""A list to choose one value from; the words are translated, the value is a code or an id."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from crewplanner.ui.look import Look

ValueT = TypeVar("ValueT")


class ChoiceBox(QComboBox, Generic[ValueT]):
    """Values with their words. The wheel does not change it while it only passes by."""

    chosen = Signal(object)
    """Carries the value that the user chose."""

    def __init__(
        self,
        look: Look,
        options: Iterable[tuple[ValueT, str]],
        value: ValueT,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[ValueT] = []
        self.setMinimumWidth(look.px(160))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.set_options(options, value)
        self.activated.connect(self._tell)

    def set_options(self, options: Iterable[tuple[ValueT, str]], value: ValueT) -> None:
        """Offer these values and show one of them (the first where it is not among them)."""
        self.clear()
        self._values = []
        for option, words in options:
            self._values.append(option)
            self.addItem(words)
        self.set_value(value)

    def value(self) -> ValueT:
        """The value shown. Raises IndexError where nothing is offered."""
        return self._values[self.currentIndex()]

    def set_value(self, value: ValueT) -> None:
        """Show a value without telling it."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._values[index])
