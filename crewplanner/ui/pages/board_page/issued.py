"""Issued weeks on the board: a mark over the days of one that the plan has left, and a way on."""

from crewplanner.i18n import _
from crewplanner.ui.board.drift_mark import DriftMark
from crewplanner.ui.drift import WeekDrift
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.widgets.buttons import Button


class Issued(BoardPart):
    """Shows the drift of the weeks in view; the chip begins another issue of the first of them."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.chip = Button(context.look, kind="chip")
        self.chip.setVisible(False)
        self.chip.clicked.connect(self._issue_again)
        context.page.header.add_tool(self.chip)
        self._watch = context.services.drift
        context.view_shown.connect(self._show)
        if self._watch is not None:
            self._watch.changed.connect(self._show)

    def _weeks(self) -> tuple[WeekDrift, ...]:
        """Those of which a day is in view."""
        view, watch = self.context.view, self._watch
        if view is None or watch is None or not view.days:
            return ()
        first, last = view.days[0].date, view.days[-1].date
        return tuple(
            one for one in watch.weeks if one.span.first <= last and first <= one.span.last
        )

    def _show(self) -> None:
        weeks = self._weeks()
        marks = {
            date: DriftMark(
                things=len(week.sentences) if date == week.span.first else 0, about=week.about
            )
            for week in weeks
            for date in week.span
        }
        board = self.context.board
        if board is not None and board.scene.around.drifts != marks:
            board.show_drifts(marks)
        self.chip.setVisible(bool(weeks))
        if weeks:
            self.chip.setText(weeks[0].title)
            self.chip.setAccessibleName(_("{title}: issue again").format(title=weeks[0].title))
            self.chip.setToolTip(
                "\n\n".join((*(week.about for week in weeks), _("Click to issue again.")))
            )

    def _issue_again(self) -> None:
        weeks = self._weeks()
        if weeks:
            self.context.services.session.set_date(weeks[0].span.first)
            self.context.services.run("issue")
