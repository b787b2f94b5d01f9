"""Page: the base of all pages. It knows when it is stale, and how a command is run and refused."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.offers import KeyRow, PaletteItem
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.focus import focus_first
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind
from crewplanner.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from crewplanner.app.queries.derivation import Asked

_REFUSED = "refused"


class PageOffers(Protocol):
    """What a page can do besides its actions, for the sheet of keys and for the palette."""

    def key_groups(self) -> Sequence[tuple[str, Sequence[KeyRow]]]:
        """Keys by heading."""
        ...

    def items(self, kind: str) -> Sequence[PaletteItem]:
        """What can be done now; each is known by `kind` and a value that `choose` understands."""
        ...

    def choose(self, value: object) -> None:
        """Do what an item says."""
        ...


class Page(QWidget):
    """Header, place for messages, and a body that a subclass fills.

    A subclass sets `tables` to the tables of the plan that it shows (empty means all), builds its
    widgets into `self.body` and reads what it shows in `refresh`. While hidden it is only marked
    stale; it refreshes when it is shown. `count_changed(count, urgent)` feeds the sidebar's badge
    once the page has been shown; before that `PageSpec.count` does.
    """

    tables: frozenset[str] = frozenset()
    page_actions: tuple[ActionSpec, ...] = ()
    """Actions that work while this page is shown; each handler is a method of the page."""
    count_changed = Signal(int, bool)

    key_notes: tuple[tuple[str, str], ...] = ()
    """Keys of this page that are no actions, as (what it does, keys), for the sheet of keys."""

    offers: PageOffers | None = None
    """More that works while this page is shown: that of a widget with keys of its own."""

    def __init__(self, services: Services, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.look = services.look
        self.header = PageHeader(services.look, title)
        self.messages = MessageArea(services.look)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.content)
        self._empty: EmptyState | None = None
        self._stale: ChangeSet | None = None
        self._fresh = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addWidget(self._stack, 1)

    @abstractmethod
    def refresh(self, change: ChangeSet | None) -> None:
        """Read and show again. `change` is None the first time and when more than one came."""
        raise NotImplementedError

    @property
    def waiting(self) -> bool:
        """Whether an open editor must not be disturbed; call `catch_up` when it closes."""
        return False

    def take_change(self, change: ChangeSet) -> None:
        """Refresh for a change that touches this page: now, or when it is shown or free."""
        if self.tables and not change.touches(self.tables):
            return
        if self._fresh and self.isVisible() and not self.waiting:
            self.refresh(change)
            return
        self._stale = change if self._fresh else None
        self._fresh = False

    def mark_stale(self) -> None:
        """Something else than the plan changed (the production, the dates): read again."""
        self._stale = None
        self._fresh = False
        self.catch_up()

    def catch_up(self, *, soon: bool = False) -> None:
        """Refresh if it is stale, shown and free; `soon`: or to be shown at once."""
        if self._fresh or self.waiting or not (soon or self.isVisible()):
            return
        change, self._stale = self._stale, None
        self._fresh = True
        self.refresh(change)

    def do(self, command: Command, *, toast: str = "") -> ChangeSet | None:
        """Run a command. A refusal becomes a message on the page, and None is returned.

        `toast` is said afterwards, in the past tense, with Undo.
        """
        try:
            change = self.services.workspace.do(command, origin=self)
        except Refused as refused:
            self.messages.show_message(refused.reason, MessageKind.ERROR, key=_REFUSED)
            return None
        except ProjectError as error:
            self.messages.show_message(str(error), MessageKind.ERROR, key=_REFUSED)
            return None
        self.messages.clear_message(_REFUSED)
        if toast:
            self.services.toast.say(toast, undo=True)
        return change

    def show_empty(self, state: EmptyState) -> None:
        """Show this in place of the body."""
        self._drop_empty()
        self._empty = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)

    def show_body(self) -> None:
        """Show the body."""
        self._stack.setCurrentWidget(self.content)
        self._drop_empty()

    def asked(self) -> "Asked | None":
        """The figure that the cursor is at, to be explained; None where there is none."""
        return None

    def print_preview(self) -> bool:
        """Show what this page shows as pages, before printing; False where it has no such pages."""
        return False

    def focus_start(self) -> None:
        """Put the keyboard where work on this page begins."""
        target = self._empty.step if self._empty is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_first(self.content)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through on this page."""
        return (self.content,)

    def focus_pane(self, pane: QWidget) -> None:
        """Put the keyboard into one of the panes; the first one is where work begins."""
        if pane is self.panes()[0] or not focus_first(pane):
            self.focus_start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def _drop_empty(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
