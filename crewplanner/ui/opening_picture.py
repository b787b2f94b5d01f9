"""The first weeks of a large project, to be looked at while it is checked and read."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.glimpse import Glimpse
from crewplanner.domain.stints import week_of
from crewplanner.i18n import _
from crewplanner.ui.board.geometry import Preset
from crewplanner.ui.board.intents import Intent, ShowDate
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.clock_words import week_words
from crewplanner.ui.look import Look
from crewplanner.ui.pages.board_page.chosen_height import density_of
from crewplanner.ui.widgets.message_bar import MessageArea
from crewplanner.ui.widgets.page_header import PageHeader
from crewplanner.ui.widgets.sidebar import Sidebar
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.window_state import WindowState

_WAIT = "wait"
_BOARD = "board"
_SEARCH, _AROUND = 29, 15
"""How high the bar of filters will be, so that the board stays where it is when it comes."""


class OpeningPicture(QWidget):
    """Looks as the window will, but nothing in it can be changed and no other page be shown."""

    def __init__(
        self,
        look: Look,
        state: WindowState,
        entries: Sequence[tuple[str, str, str]],
        glimpse: Glimpse,
    ) -> None:
        """`entries` are those of the sidebar."""
        super().__init__()
        self._look = look
        production, view = glimpse.production, glimpse.view
        week = week_of(view.span.first, production.first_weekday)
        side = Sidebar(look, tuple(entries))
        side.set_heading(production.title, week_words(week))
        side.set_value(_BOARD)
        side.setEnabled(False)
        self.messages = MessageArea(look)
        self.board = Board(
            view, from_roles(look.role, look.fonts), BoardWords(film=production.words)
        )
        self.board.requested.connect(self._refuse)
        self.board.zoom(Preset.TWO_WEEKS)
        density = density_of(state)
        if density is not None:
            self.board.restore(replace(self.board.state(), density=density))
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        header = PageHeader(look, _("Board"))
        header.setEnabled(False)
        self.column.addWidget(header)
        self.column.addWidget(self.messages)
        filters = Surface(look, "surface", lines=("bottom",))
        filters.setFixedHeight(look.px(_SEARCH) + _AROUND)
        self.column.addWidget(filters)
        self.column.addWidget(self.board, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(self.column, 1)

    def _refuse(self, intent: Intent) -> None:
        if not isinstance(intent, ShowDate):
            self.messages.show_message(
                _("Wait a moment: the project is checked and read first."),
                key=_WAIT,
            )
