"""Export: a paper looked at as it will be printed, then written into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from crewplanner.app.settings import Settings
from crewplanner.domain.productions import Production
from crewplanner.exports import Options
from crewplanner.i18n import _
from crewplanner.ui.dialogs.export_jobs import WEEK
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.paper_desk import PaperDesk
from crewplanner.ui.dialogs.paper_saving import SaveButtons
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.services import Services

_FAILED = "failed"


class ExportDialog(ToolDialog):
    """The desk of one paper, with Save. `saved` is the file, once written.

    It begins with the week and the day that the window is at.
    """

    def __init__(
        self,
        services: Services,
        production: Production,
        settings: Settings,
        *,
        paper: str = WEEK,
        ask_path: AskSave = ask_save,
        open_file: Callable[[Path], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        look = services.look
        title = _("Export the week") if paper == WEEK else _("Export the hot cost")
        super().__init__(look, title, about=production.title, size=(1160, 740), parent=parent)
        self._open_file = open_file
        self._open_after = False
        self.saved: Path | None = None
        self.desk = PaperDesk(services, production, settings, ask_path=ask_path)
        self.form, self.pages, self.work = self.desk.form, self.desk.pages, self.desk.work
        self.body.addWidget(self.desk, 1)
        self._buttons = SaveButtons(self, opens=open_file is not None)
        self.cancel, self.save = self._buttons.cancel, self._buttons.save
        self.save_and_open = self._buttons.save_and_open
        self.desk.failed.connect(self._tell_failure)
        self.desk.saved.connect(self._take_file)
        self.desk.ready_changed.connect(self._buttons.enable)
        self.save.clicked.connect(self._save)
        self.save_and_open.clicked.connect(self._save_to_open)
        self.finished.connect(self.desk.give_up)
        self.form.go_to(services.session.date, services.session.week)
        self.desk.set_paper(paper)

    def options(self) -> Options:
        """What is chosen now."""
        return self.form.options()

    def _take_file(self, path: Path) -> None:
        self.saved = path
        if self._open_after and self._open_file is not None:
            self._open_file(path)
        self.accept()

    def _tell_failure(self, sentence: str) -> None:
        if sentence:
            self._open_after = False
            self.say(sentence, key=_FAILED)
        else:
            self.messages.clear_message(_FAILED)

    def _save(self) -> None:
        self._open_after = False
        self.desk.save()

    def _save_to_open(self) -> None:
        self._open_after = True
        self.desk.save()
