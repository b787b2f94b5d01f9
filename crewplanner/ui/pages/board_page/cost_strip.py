"""The strip below the board: what the dates in view come to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crewplanner.app.money_text import money
from crewplanner.app.words import date_text
from crewplanner.domain.values import HOUR, DateSpan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.board.foot import UNKNOWN
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

if TYPE_CHECKING:
    from crewplanner.app.queries.costs import Cost


class CostStrip(Surface):
    """Dates, days of work, hours and money. The sum is a button that opens who is behind it."""

    opened = Signal()
    """The sum was asked about."""
    toggled = Signal()
    """Money is to be hidden, or shown again."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("top",), parent=parent)
        self._dates = label("", "caption")
        self._work = label("", "caption")
        self.sum = Button(look, UNKNOWN, "quiet")
        self.sum.setToolTip(_("Who, and why (Alt+Shift+C)"))
        self.money = Button(look, _("Hide money"), "quiet")
        row = Flow(self, gap=16, line_gap=0)
        row.setContentsMargins(12, 2, 8, 2)
        row.addWidget(self._dates)
        row.addWidget(self._work)
        row.add_end(self.sum)
        row.add_end(self.money)
        self.sum.clicked.connect(self.opened)
        self.money.clicked.connect(self.toggled)

    def set_hidden(self, hidden: bool) -> None:
        """Say whether money is hidden."""
        self.sum.setVisible(not hidden)
        self.money.setText(_("Show money") if hidden else _("Hide money"))

    def show_sums(
        self, span: DateSpan, heads: int, minutes: int, total: "Cost | None", currency: str
    ) -> None:
        """Show what some dates come to; `total` None while it is not known."""
        first, last = date_text(span.first, year=False), date_text(span.last, year=False)
        dates = first if span.first == span.last else f"{first} – {last}"
        self._dates.setText(_("In view: {dates}").format(dates=dates))
        days = (
            ngettext("{count:,} day of work", "{count:,} days of work", heads)
            if len(span) > 1
            else ngettext("{count:,} person at work", "{count:,} people at work", heads)
        )
        hours = _("{count:,} h").format(count=round(minutes / HOUR))
        self._work.setText(f"{days.format(count=heads)} · {hours}")
        text = UNKNOWN
        if total is not None:
            text = _("{amount} confirmed").format(amount=money(total.confirmed, currency))
            if total.with_pencils != total.confirmed:
                more = money(total.with_pencils, currency)
                text += " · " + _("{amount} with pencils").format(amount=more)
        self.sum.setText(text)
