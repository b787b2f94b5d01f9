"""Writes the call sheet that is shown into a file, in the format that is chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.exports import Options, file_name, formats_of
from crewplanner.i18n import _
from crewplanner.ui.dialogs.export_jobs import SaveJob
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.pages.page import Page
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.message_bar import MessageKind

PAPER = "call-sheet"
_FAILED = "failed"


class SheetSaver(QObject):
    """A button with the formats below it; `saved` is the file that was written last."""

    def __init__(self, page: Page, parent: QObject, ask_path: AskSave = ask_save) -> None:
        super().__init__(parent)
        self._page = page
        self.ask_path = ask_path
        self._view: CallSheetView | None = None
        self._options: Options | None = None
        self.saved: Path | None = None
        self.work = JobPlace(page.look, page.services.jobs)
        self.work.finished.connect(self._take)
        self.work.failed.connect(self._fail)
        self.button = Button(page.look, _("Export…"), icon="export:muted")
        self.button.setToolTip(_("As PDF, workbook, CSV, calendar or web page"))
        self.menu = QMenu(self.button)
        for one in formats_of(PAPER):
            action = self.menu.addAction(_(one.title))
            action.setObjectName(one.id)
            action.triggered.connect(partial(self.save, one.id))
        self.button.setMenu(self.menu)

    def show_view(self, view: CallSheetView, options: Options) -> None:
        """What is written from now on."""
        self._view, self._options = view, options

    def save(self, format_id: str, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's
        """Ask where, and write it there."""
        view, options = self._view, self._options
        if view is None or options is None or self.work.busy:
            return
        name = file_name(view, options, format_id, paper=PAPER)
        suffix = Path(name).suffix
        folder = self._page.services.workspace.path.parent
        path = self.ask_path(
            self._page, _("Save the call sheet"), folder / name, f"*{suffix} (*{suffix})"
        )
        if path is None:
            return
        if not path.suffix:
            path = path.with_name(path.name + suffix)
        job = SaveJob(paper=PAPER, view=view, options=options, format_id=format_id, path=path)
        self.work.start(job, _("Writing “{name}”").format(name=path.name))

    def _take(self, result: object) -> None:
        if isinstance(result, Path):
            self.saved = result
            self._page.messages.clear_message(_FAILED)
            self._page.services.toast.say(_("Wrote “{name}”").format(name=result.name))

    def _fail(self, sentence: str) -> None:
        self._page.messages.show_message(sentence, MessageKind.ERROR, key=_FAILED)
