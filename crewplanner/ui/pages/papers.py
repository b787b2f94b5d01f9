"""Papers: all that leaves the program, chosen at the left, looked at page by page at the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.settings import Settings, SettingsFile
from crewplanner.domain.productions import Production
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.paper_desk import PaperDesk
from crewplanner.ui.dialogs.paper_list import PaperList
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

_LIST_WIDTH = 233
_KEPT, _FAILED = "papers", "papers"


class PapersPage(Page):
    """The list of papers, the choices of one, and its pages. Last choices are kept.

    `ask_path` and `open_url` are the desktop's; something else can stand in for them.
    """

    page_actions = (
        ActionSpec(
            id="papers-save",
            text=N_("&Save the paper as…"),
            handler="save",
            icon="export",
            keys=("Ctrl+Shift+S",),
            menu="file",
        ),
        ActionSpec(
            id="papers-before",
            text=N_("Week or day &before"),
            handler="go_before",
            keys=("Ctrl+PgUp",),
            menu="go",
        ),
        ActionSpec(
            id="papers-after",
            text=N_("Week or day &after"),
            handler="go_after",
            keys=("Ctrl+PgDown",),
            menu="go",
        ),
    )
    key_notes = ((N_("In the pages: turn them, whole page or full size"), "PgUp, PgDown, +, -"),)

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Papers"))
        self.ask_path: AskSave = ask_save
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.desk: PaperDesk | None = None
        self.list = PaperList(self.look)
        self._folder = services.workspace.path.parent
        self._open = Button(self.look, _("Open folder"), icon="folder:muted")
        self._open.setToolTip(_("Show the folder of the file that was saved last"))
        self._print = Button(self.look, _("Print…"), icon="print:muted")
        self._print.setToolTip(_("Print these pages (Ctrl+P)"))
        self._save = primary_button(self.look, _("Save as…"))
        self._save.setToolTip(_("Write the file (Ctrl+Shift+S)"))
        side = Surface(self.look, "surface", lines=("end",))
        inside = QHBoxLayout(side)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(self.list)
        held = QWidget()
        self._place = QHBoxLayout(held)
        self._place.setContentsMargins(0, 0, 0, 0)
        widths, words = (_LIST_WIDTH, _LIST_WIDTH), _("Which paper")
        self._sides = SideBySide(self.look, held, side, words=words, widths=widths, first=True)
        self._sides.switch.setToolTip(_("Choose another paper"))
        for button in (self._sides.switch, self._open, self._print, self._save):
            self.header.add_end(button)
        self.body.addWidget(self._sides, 1)
        self._open.clicked.connect(self.open_folder)
        self._print.clicked.connect(self.print_preview)
        self._save.clicked.connect(self.save)
        self.list.chosen.connect(self._choose)
        for taken in (self.list.clicked, self.list.activated):
            taken.connect(self._show_desk)

    def refresh(self, change: ChangeSet | None) -> None:
        production = self._production()
        self.header.set_bare(production is None)
        if production is None:
            self.show_empty(
                EmptyState(
                    self.look,
                    _("No production yet"),
                    _("Papers are made from a production: its weeks, its days, its crew."),
                    icon="papers",
                    step=("board", _("Go to the board")),
                )
            )
            return
        self.show_body()
        desk = self.desk or self._make_desk(production)
        desk.form.set_production(production)
        if change is None:
            desk.form.go_to(self.services.session.date, self.services.session.week)
        desk.preview()

    @property
    def busy(self) -> bool:
        """Whether pages are being set."""
        return self.desk is not None and (self.desk.work.busy or self.desk.pause.isActive())

    def save(self) -> None:
        """Ask where, and write the file."""
        if self.desk is not None:
            self._keep()
            self.desk.save()

    def print_preview(self) -> bool:
        if self.desk is None:
            return False
        self._keep()
        self.desk.print()
        return True

    def open_folder(self) -> None:
        """Show the folder of the file that was saved last, else the project's."""
        self.open_url(QUrl.fromLocalFile(str(self._folder)))

    def go_before(self) -> None:
        """The week or the day before."""
        if self.desk is not None:
            self.desk.form.before.click()

    def go_after(self) -> None:
        """The next week or day."""
        if self.desk is not None:
            self.desk.form.after.click()

    def panes(self) -> tuple[QWidget, ...]:
        if self.desk is None:
            return (self.content,)
        return (self.list, self.desk.form, self.desk.pages)

    def focus_start(self) -> None:
        if self.desk is None:
            super().focus_start()
        elif self._sides.collapsed and not self._sides.switch.isChecked():
            self.desk.form.audience.setFocus()
        else:
            self.list.setFocus()

    def _make_desk(self, production: Production) -> PaperDesk:
        state = self.services.state
        settings = SettingsFile(state.folder).read() if state else Settings()
        kept = state.texts(_KEPT) if state else {}
        desk = PaperDesk(self.services, production, settings, ask_path=self._ask)
        session = self.services.session
        desk.form.go_to(session.date, session.week)
        self.desk = desk
        self._place.addWidget(desk, 1)
        self.list.blockSignals(True)
        self.list.set_paper(kept.get("paper", ""))
        self.list.blockSignals(False)
        desk.form.set_paper(self.list.paper())
        desk.form.take_kept(kept)
        desk.failed.connect(self._tell_failure)
        desk.saved.connect(self._tell_saved)
        desk.printed.connect(self._tell_printed)
        desk.ready_changed.connect(self._dress)
        desk.form.changed.connect(self._keep)
        return desk

    def _ask(self, parent: QWidget, title: str, start: Path, types: str) -> Path | None:
        return self.ask_path(parent, title, start, types)

    def _show_desk(self) -> None:
        """Where the list stood in its place, the paper that was taken is there again."""
        self._sides.switch.setChecked(False)

    def _choose(self, paper: str) -> None:
        if self.desk is not None and paper:
            self.desk.set_paper(paper)
            self._keep()

    def _keep(self) -> None:
        if self.services.state is not None and self.desk is not None:
            self.services.state.set_texts(_KEPT, self.desk.form.kept())

    def _tell_failure(self, sentence: str) -> None:
        if sentence:
            self.messages.show_message(sentence, MessageKind.ERROR, key=_FAILED)
        else:
            self.messages.clear_message(_FAILED)

    def _tell_saved(self, path: Path) -> None:
        self._folder = path.parent
        self.services.toast.say(_("Saved “{name}”").format(name=path.name))

    def _tell_printed(self, count: int) -> None:
        text = ngettext(
            "Sent {count} page to the printer", "Sent {count} pages to the printer", count
        )
        self.services.toast.say(text.format(count=count))

    def _dress(self, ready: bool) -> None:
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and self.desk is not None and self.desk.pages.pages > 0)

    def _production(self) -> Production | None:
        production = self.services.session.production
        plan = self.services.workspace.plan
        return plan.productions.get(production) if production is not None else None
