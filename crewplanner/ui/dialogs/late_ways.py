"""What can be done about a late wrap: each way with its cost and a button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.queries.late_wrap import Way
from crewplanner.i18n import N_, _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_VERBS = {
    Way.STAY: N_("Wrap late"),
    Way.PUSH_ALL: N_("Wrap and push for all"),
    Way.PUSH_THEM: N_("Wrap and push for them"),
}


class LateWays(QWidget):
    """Cards one below the other; `chosen` carries the way whose button was pressed."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._cards = {way: _WayCard(look, _(verb)) for way, verb in _VERBS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        widest = max(card.button.sizeHint().width() for card in self._cards.values())
        for way, card in self._cards.items():
            column.addWidget(card)
            card.button.setMinimumWidth(widest)
            card.button.setObjectName(way.value)
            card.button.clicked.connect(self._choose)

    def show_way(self, way: Way, title: str, cost: tuple[str, str], why_not: str) -> None:
        """Show a way with its price and what is behind it; an empty title hides it.

        Where there is a reason not to do it, the button is off and says the reason.
        """
        card = self._cards[way]
        card.setVisible(bool(title))
        card.show_words(title, *cost)
        card.button.setEnabled(not why_not)
        card.button.setToolTip(why_not or title)

    def button(self, way: Way) -> Button:
        """What does it."""
        return self._cards[way].button

    def _choose(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _WayCard(Surface):
    def __init__(self, look: Look, verb: str) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8)
        self._title = label("", "strong", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._money = label("", "strong")
        self.button = Button(look, verb)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._money, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button)

    def show_words(self, title: str, money: str, about: str) -> None:
        self._title.setText(title)
        self._money.setText(money)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        said = (self.button.text(), title, money, about)
        self.button.setAccessibleName(". ".join(part for part in said if part))
