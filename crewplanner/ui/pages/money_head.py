"""The head of the money page: forecast against budget, what is over, and how fresh it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.money_text import money
from crewplanner.app.money_words import MEANINGS, SIDES, over_text, standing_text
from crewplanner.app.queries.money import MoneyView
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.pages.money_card import BUDGET, FORECAST
from crewplanner.ui.widgets.buttons import link_button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, selectable, set_property

_LINK_EDGE = 4
_SIDES = ("actual", "at_least", "likely", "most")


class MoneyHead(Surface):
    """Figures in large type under links that open their arithmetic; below them what is over.

    `asked` carries the name of the figure whose link was chosen; `again` asks to reckon anew.
    """

    asked = Signal(str)
    again = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8)
        self.figures = {
            name: selectable("–", "figure" if name == FORECAST else "strong", wrap=False)
            for name in (FORECAST, BUDGET, *_SIDES)
        }
        self.standing = label("", "strong")
        self.told = selectable("", "muted")
        self.state = label("", "strong", wrap=True)
        self.redo = link_button(look, _("Reckon again"))
        self.redo.setToolTip(_("Work the figures out from the plan as it is now"))
        self.redo.clicked.connect(self.again)
        self._lay_out()

    def show_view(self, view: MoneyView) -> None:
        """Show the figures of a view."""
        total, currency = view.total, view.currency
        amounts = {FORECAST: total.forecast, BUDGET: total.budget}
        amounts |= {side: getattr(total.figures, side) for side in _SIDES}
        for name, amount in amounts.items():
            shown = self.figures[name]
            shown.setText("–" if amount is None else money(amount, currency))
            shown.setAccessibleName(f"{_name(name)}: {shown.text()}")
        over = total.left is not None and total.left < 0
        self.standing.setText(standing_text(total, currency))
        set_property(self.standing, "tone", "finding" if over else "")
        words = over_text(view)
        if view.unpriced:
            names = ", ".join(view.unpriced)
            words += " " + _("Without a price on some dates: {names}.").format(names=names)
        self.told.setText(words)
        self._level()

    def show_state(self, text: str, *, can_redo: bool) -> None:
        """Say how fresh the figures are; nothing where they are those of the plan."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        set_property(self.state, "tone", "hold.ink" if text else "")
        self.redo.setVisible(can_redo)

    def _level(self) -> None:
        """The large figure and the others stand on one line, their names too."""
        high = self.figures[FORECAST].sizeHint().height()
        for shown in self.figures.values():
            shown.setMinimumHeight(high)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - _LINK_EDGE, 8, 16, 12)
        column.setSpacing(4)
        row = Flow(gap=22, line_gap=6)
        for name in self.figures:
            row.addWidget(self._block(name))
        column.addLayout(row)
        for part in (self.told, self.state, *self.figures.values()):
            part.setContentsMargins(_LINK_EDGE, 0, 0, 0)
        column.addWidget(self.told)
        state = Flow(gap=10, line_gap=2)
        state.addWidget(self.state)
        state.addWidget(self.redo)
        column.addLayout(state)
        self.show_state("", can_redo=False)

    def _block(self, name: str) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        link = link_button(self.look, _name(name))
        link.setToolTip(_tip(name))
        link.setAccessibleName(_("{name}: how it comes about").format(name=_name(name)))
        link.clicked.connect(self._teller(name))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.figures[name])
        if name == FORECAST:
            line.addWidget(self.standing)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return held

    def _teller(self, name: str) -> Callable[[], None]:
        def tell() -> None:
            self.asked.emit(name)

        return tell


def _name(figure: str) -> str:
    return {FORECAST: _("Forecast"), BUDGET: _("Budget")}.get(figure) or _(SIDES[figure])


def _tip(figure: str) -> str:
    if figure == FORECAST:
        return _("Actual, what likely remains, and that this runs late as before")
    return _("The sum of all budget lines.") if figure == BUDGET else _(MEANINGS[figure])
