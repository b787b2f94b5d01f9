"""One hold opened: who stands before and behind, until when, and what a release would cost."""

from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.hold_words import ladder_lines
from crewplanner.app.queries.holds import HoldRow
from crewplanner.app.release_words import cost_text
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.pages.release_figures import release_figures
from crewplanner.ui.widgets.figures import Figures
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import breakable, label, selectable


class HoldsPanel(Surface):
    """Tells of the hold that the cursor is on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("start",), parent=parent)
        self._person = selectable("", "headline")
        self._about = selectable("", "muted")
        self._deadline = selectable("", "strong")
        self._ladder_head = label(_("Ladder"), "heading")
        self._ladder = selectable("", "")
        self._cost_head = label(_("Once confirmed, release costs"), "heading")
        self._cost = selectable("", "strong")
        self._sums = Figures()
        self._note = selectable("", "muted")
        self._lay_out()
        self.show_nothing()

    @property
    def told(self) -> str:
        """All that is said, for tests and screen readers."""
        parts = (self._person, self._about, self._deadline, self._ladder, self._cost)
        texts = (*(part.text() for part in parts), self._sums.text)
        return "\n".join(filter(None, texts))

    def show_nothing(self) -> None:
        """No hold is chosen."""
        self._person.setText(_("Choose a hold to see its ladder."))
        for part in self._texts:
            part.setText("")
        self._sums.show_rows(())
        self._show_parts()

    def show_row(self, plan: Plan, row: HoldRow) -> None:
        """Show a hold."""
        self._person.setText(breakable(row.person_name))
        self._about.setText(" · ".join(filter(None, (row.role, row.dates, row.status_text))))
        self._deadline.setText(row.deadline_text)
        self._ladder.setText("\n".join(ladder_lines(plan, plan.bookings[row.booking])))
        cost = row.cost
        self._cost.setText(cost_text(cost) if cost is not None else "")
        self._sums.show_rows(release_figures(cost))
        self._note.setText(row.note)
        self._show_parts()

    @property
    def _texts(self) -> tuple[QLabel, ...]:
        return (self._about, self._deadline, self._ladder, self._cost, self._note)

    def _show_parts(self) -> None:
        for part in self._texts:
            part.setVisible(bool(part.text()))
        self._ladder_head.setVisible(bool(self._ladder.text()))
        self._cost_head.setVisible(bool(self._cost.text()))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        for part in (self._person, self._about, self._deadline):
            column.addWidget(part)
        column.addSpacing(10)
        for part in (self._ladder_head, self._ladder):
            column.addWidget(part)
        column.addSpacing(10)
        for part in (self._cost_head, self._cost, self._sums):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(self._note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(area)
