"""Issued papers on the board: a mark over the days of one that the plan has left, and a way on."""

import datetime as dt

from crewplanner.domain.issued import WEEK
from crewplanner.i18n import _
from crewplanner.ui.board.drift_mark import DriftMark
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.paper_drift import PaperDrift
from crewplanner.ui.widgets.buttons import Button


class Issued(BoardPart):
    """Shows the drift of the weeks in view; the chip begins another issue of the first of them."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.chip = Button(context.look, kind="chip")
        self.chip.setAccessibleName(_("Changed since the last issue"))
        self.chip.setVisible(False)
        self.chip.clicked.connect(self._issue_again)
        context.page.header.add_tool(self.chip)
        self._watch = context.services.drift
        context.view_shown.connect(self._show)
        if self._watch is not None:
            self._watch.changed.connect(self._show)

    def _papers(self) -> tuple[PaperDrift, ...]:
        """Those of which a day is in view."""
        view, watch = self.context.view, self._watch
        if view is None or watch is None or not view.days:
            return ()
        first, last = view.days[0].date, view.days[-1].date
        seen = [one for one in watch.weeks if one.span.first <= last and first <= one.span.last]
        return tuple(sorted(seen, key=lambda one: (one.paper != WEEK, one.span.first)))

    def _show(self) -> None:
        papers = self._papers()
        marks = _marks(papers)
        board = self.context.board
        if board is not None and board.scene.around.drifts != marks:
            board.show_drifts(marks)
        self.chip.setVisible(bool(papers))
        if papers:
            first = papers[0]
            self.chip.setText(first.title)
            self.chip.setAccessibleName(_("{title}: issue again").format(title=first.title))
            abouts = (*(one.about for one in papers), _("Click to issue again."))
            self.chip.setToolTip("\n\n".join(abouts))

    def _issue_again(self) -> None:
        papers = self._papers()
        if papers:
            self.context.services.session.set_date(papers[0].span.first)
            self.context.services.run(papers[0].action)


def _marks(papers: tuple[PaperDrift, ...]) -> dict[dt.date, DriftMark]:
    """The days of all of them; where several are of one date, it tells of each."""
    marks: dict[dt.date, DriftMark] = {}
    for one in papers:
        for date in one.span:
            things = len(one.sentences) if date == one.span.first else 0
            known = marks.get(date, DriftMark(things=0, about=""))
            about = "\n\n".join(filter(None, (known.about, one.about)))
            marks[date] = DriftMark(things=max(known.things, things), about=about)
    return marks
