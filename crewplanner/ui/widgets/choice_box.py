"""A list to choose one value from; the words are translated, the value is a code or an id."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

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
        self._explained = ""
        self.setMinimumWidth(look.px(160))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.set_options(options, value)
        self.activated.connect(self._tell)
        self.currentTextChanged.connect(self._explain)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _explain(self, _text: str = "") -> None:
        """Where the words have too little room, hovering says all of them."""
        if self.toolTip() not in ("", self._explained):
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field, control = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, field, self).width()
        words = self.currentText()
        self._explained = words if self.fontMetrics().horizontalAdvance(words) > room else ""
        self.setToolTip(self._explained)

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._values[index])
