"""Holds: what must be decided by when, and what other companies hold."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.bookings import SetBookingStatus
from crewplanner.app.commands.holds import (
    AnswerChallenge,
    Release,
    ReleaseExpired,
)
from crewplanner.app.hold_words import moved_up_text, released_text
from crewplanner.app.queries.holds import Due, HoldRow, hold_rows, outside_rows
from crewplanner.app.weeks import production_day
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.holds import OutsideHold
from crewplanner.domain.ids import NEW, OutsideHoldId, PersonId, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.models.table import TableModel
from crewplanner.ui.pages.holds_actions import HOLDS_ACTIONS
from crewplanner.ui.pages.holds_panel import HoldsPanel
from crewplanner.ui.pages.holds_table import (
    Heading,
    Line,
    hold_columns,
    line_key,
    lines,
)
from crewplanner.ui.pages.outside_holds import OutsideHoldsPane
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, offer, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView

if TYPE_CHECKING:
    from crewplanner.ui.dialogs.holds import Asking

_OURS, _OTHERS = "ours", "others"
_NAMED = 3
_SEVEN = dt.timedelta(days=7)


class HoldsPage(Page):
    """Two views: our holds by deadline, and the holds of others as we were told of them."""

    tables = frozenset(
        {
            "productions",
            "units",
            "shoot_days",
            "day_sheets",
            "timecards",
            "bookings",
            "outside_holds",
            "people",
            "roles",
            "deals",
            "agreements",
            "holidays",
        }
    )
    page_actions = HOLDS_ACTIONS
    key_notes = (
        (N_("Go to the dates on the board; open a hold of others"), "Enter"),
        (N_("Remove a hold of others"), "Del"),
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Holds"))
        look = services.look
        choices = ((_OURS, _("To decide")), (_OTHERS, _("Others' holds")))
        self.switch = Segmented(look, choices, name=_("View"))
        self.table = TableView(look, _("Holds to decide"), edge=PAGE_EDGE)
        self._model = TableModel[Line](hold_columns(), key=line_key, parent=self)
        self.others = OutsideHoldsPane(services, self._run, self._today)
        self.panel = HoldsPanel(look)
        self._views = QStackedWidget()
        self._expired = Button(look, _("Release all that ran out"))
        self._extend = Button(look, _("Extend…"))
        self._challenge = Button(look, _("Challenge…"))
        self._release = Button(look, _("Release"))
        self._confirm = primary_button(look, _("Confirm"))
        self._edit = Button(look, _("Edit…"))
        self._remove = Button(look, _("Remove"))
        self._build()

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        production, workspace = self._production(), self.services.workspace
        self.header.set_bare(production is None)
        if production is None:
            self.count_changed.emit(0, False)
            self._say_nothing(_("No production yet"), _("Holds are of a production."))
            return
        plan, now = workspace.plan, workspace.context.clock()
        rows = hold_rows(plan, production.id, now, workspace.pricing)
        others = outside_rows(plan, production.id, now)
        due = [row.deadline.due for row in rows]
        late = due.count(Due.OVERDUE)
        self.count_changed.emit(late + due.count(Due.TODAY), late > 0)
        self._expired.setVisible(self._ours and any(row.expired for row in rows))
        self._dress_header()
        if self._ours and not rows:
            self._say_nothing(
                _("Nothing to decide"),
                _("Holds and enquiries wait here until they are confirmed or released."),
            )
            return
        if not self._ours and not others:
            self._say_nothing(
                _("Nobody else holds your people"),
                _("Note what other companies hold, and the ladder of each date is whole."),
            )
            return
        self.show_body()
        self._show_rows(rows)
        self.others.show_rows(others)
        self._dress_header()

    def switch_view(self) -> None:
        """From our holds to those of others, and back."""
        self.switch.set_value(_OTHERS if self._ours else _OURS)
        self._show_view()
        shown = self.table if self._ours else self.others.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Confirm what is selected; a challenge is answered by it."""
        rows = self._chosen()
        if not rows:
            return
        keys = tuple(row.booking for row in rows)
        command: Command = SetBookingStatus(bookings=keys, status=BookingStatus.CONFIRMED)
        if all(row.status is BookingStatus.CHALLENGED for row in rows):
            command = AnswerChallenge(bookings=keys, confirm=True)
        self._run(command, _("Confirmed {name}").format(name=_names(rows)))

    def release(self) -> None:
        """Release what is selected, and say who moves up."""
        rows = self._chosen()
        if rows:
            keys = tuple(row.booking for row in rows)
            self._run(Release(bookings=keys), released_text(self.services.workspace, keys))

    def release_expired(self) -> None:
        """Release each hold of the production that ran out."""
        production = self._production()
        if production is None:
            return
        command = ReleaseExpired(today=self._today(), production=production.id)
        self._run(command, _("Released what ran out"))

    def challenge(self) -> None:
        """Ask by when there must be an answer."""
        from crewplanner.ui.dialogs.holds import ChallengeDialog  # noqa: PLC0415 - to start quickly

        asking = self._asking()
        if asking is not None:
            command = ChallengeDialog(self.look, asking, self).ask()
            if command is not None:
                self._run(command, _("Challenged {name}").format(name=asking.about))

    def extend(self) -> None:
        """Ask until when the holds stand."""
        from crewplanner.ui.dialogs.holds import ExtendDialog  # noqa: PLC0415 - to start quickly

        asking, rows = self._asking(), self._chosen()
        if asking is not None:
            latest = max(row.deadline.moment.date() for row in rows)
            start = max(latest, self._today()) + _SEVEN
            command = ExtendDialog(self.look, asking, start, self).ask()
            if command is not None:
                self._run(command, _("Extended {name}").format(name=asking.about))

    def note_hold(self) -> None:
        """Ask who else holds somebody."""
        production, rows, today = self._production(), self._chosen(), self._today()
        person = rows[0].person if rows else PersonId(NEW)
        span = rows[0].span if rows else DateSpan(first=today, last=today)
        if production is not None:
            hold = OutsideHold(id=OutsideHoldId(NEW), person=person, holder="", span=span)
            self.others.ask(hold, production)

    @property
    def _ours(self) -> bool:
        return self.switch.value() == _OURS

    def _build(self) -> None:
        self.header.add_tool(self.switch)
        for button in (
            self._expired,
            self._extend,
            self._challenge,
            self._release,
            self._remove,
            self._edit,
        ):
            self.header.add_end(button)
        self.header.set_primary(self._confirm)
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.show_columns(self._model.columns)
        self._sides = SideBySide(
            self.look, self.table, self.panel, words=_("Ladder"), widths=(280, 330)
        )
        self.header.add_tool(self._sides.switch)
        self._views.addWidget(self._sides)
        self._views.addWidget(self.others)
        self.body.addWidget(self._views, 1)
        self._connect()

    def _connect(self) -> None:
        self.services.session.production_changed.connect(self.mark_stale)
        self.switch.chosen.connect(self._show_view)
        self._expired.clicked.connect(self.release_expired)
        self._extend.clicked.connect(self.extend)
        self._challenge.clicked.connect(self.challenge)
        self._release.clicked.connect(self.release)
        self._confirm.clicked.connect(self._do_main)
        self._edit.clicked.connect(self.others.edit)
        self._remove.clicked.connect(self.others.remove)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._dress_header)
        self.others.selected.connect(self._dress_header)
        self.table.selectionModel().currentChanged.connect(self._show_current)

    def _show_rows(self, rows: tuple[HoldRow, ...]) -> None:
        at = self.table.currentIndex().row()
        self._model.set_rows(lines(rows))
        self.table.clearSpans()
        for number, line in enumerate(self._model.rows):
            if isinstance(line, Heading):
                self.table.setSpan(number, 0, 1, len(self._model.columns))
        if not isinstance(self.table.current(), HoldRow):
            last = len(self._model.rows) - 1
            holds = [n for n, line in enumerate(self._model.rows) if isinstance(line, HoldRow)]
            self.table.selectRow(next((n for n in holds if n >= min(at, last)), holds[-1]))
        self._show_current()

    def _show_current(
        self, _now: QModelIndex | None = None, _was: QModelIndex | None = None
    ) -> None:
        row = self.table.current()
        if isinstance(row, HoldRow) and row.booking in self.services.workspace.plan.bookings:
            self.panel.show_row(self.services.workspace.plan, row)
        else:
            self.panel.show_nothing()

    def _show_view(self) -> None:
        self._views.setCurrentWidget(self._sides if self._ours else self.others)
        self.mark_stale()

    def _dress_header(self) -> None:
        barred = self.services.workspace.read_only_reason
        ours, chosen = self._ours, bool(self._chosen())
        for button in (self._extend, self._challenge, self._release):
            button.setVisible(ours)
            offer(button, barred, when=chosen)
        self._confirm.setText(_("Confirm") if ours else _("Note a hold…"))
        offer(self._confirm, barred, when=chosen or not ours)
        self._sides.switch.setEnabled(ours)
        picked = not ours and bool(self.others.picked())
        for button in (self._edit, self._remove):
            button.setVisible(not ours)
            offer(button, barred, when=picked)

    def _do_main(self) -> None:
        if self._ours:
            self.confirm()
        else:
            self.note_hold()

    def _chosen(self) -> tuple[HoldRow, ...]:
        """The holds that are selected."""
        if not self._ours or self._empty is not None:
            return ()
        known = self.services.workspace.plan.bookings
        marked = self.table.selectionModel().selectedRows()
        found = [self._model.row_at(index.row()) for index in marked]
        return tuple(line for line in found if isinstance(line, HoldRow) and line.booking in known)

    def _run(self, command: Command, said: str) -> None:
        """Do it and say so, with who moved up."""
        workspace = self.services.workspace
        before = workspace.plan
        change = self.do(command)
        if change is not None:
            moved = moved_up_text(before, workspace.plan, change)
            self.services.toast.say(" · ".join(filter(None, (said, moved))), undo=True)

    def _asking(self) -> "Asking | None":
        from crewplanner.ui.dialogs.holds import Asking  # noqa: PLC0415 - to start quickly

        rows, production = self._chosen(), self._production()
        if not rows or production is None:
            return None
        return Asking(
            bookings=tuple(row.booking for row in rows),
            about=_names(rows),
            production=production,
            today=self._today,
        )

    def _open(self, line: Line) -> None:
        if isinstance(line, HoldRow):
            session = self.services.session
            session.set_date(line.span.first)
            self.services.go("board")
            session.select(
                Selection(people=(line.person,), bookings=(line.booking,), dates=line.span)
            )

    def _say_nothing(self, title: str, sentence: str) -> None:
        step = ("board", _("Go to the board"))
        state = EmptyState(self.look, title, sentence, icon="holds", step=step)
        state.chosen.connect(self.services.go)
        self.show_empty(state)

    def _production(self) -> Production | None:
        production = self.services.session.production
        return self.services.workspace.plan.productions.get(production or ProductionId(NEW))

    def _today(self) -> dt.date:
        now, production = self.services.workspace.context.clock(), self._production()
        return production_day(now, production) if production else now.date()


def _names(rows: Iterable[HoldRow]) -> str:
    """Whose holds they are, as far as a line holds it."""
    names = list(dict.fromkeys(row.person_name for row in rows))
    if len(names) <= _NAMED:
        return ", ".join(names)
    return ngettext("{count} people", "{count} people", len(names)).format(count=len(names))
