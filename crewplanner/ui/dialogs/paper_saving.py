"""Saving a paper: where to, under which name, and the job that writes it; one way for all."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from crewplanner.exports import Options, file_name
from crewplanner.i18n import _
from crewplanner.ui.dialogs.export_jobs import SaveJob
from crewplanner.ui.dialogs.file_dialogs import AskSave
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.choice_box import ChoiceBox


class SaveButtons:
    """Cancel, *Save and open* and *Save as* at the foot of a dialog that exports a paper."""

    def __init__(self, dialog: ToolDialog, *, opens: bool) -> None:
        self.cancel = Button(dialog.look, _("Cancel"))
        self.save_and_open = Button(dialog.look, _("Save and &open…"))
        self.save_and_open.setVisible(opens)
        self.save = primary_button(dialog.look, _("Save as…"))
        self.save.setDefault(True)
        for button in (self.cancel, self.save_and_open, self.save):
            dialog.end.addWidget(button)
        self.cancel.clicked.connect(dialog.reject)

    def enable(self, ready: bool) -> None:
        """Whether there is something to save."""
        self.save.setEnabled(ready)
        self.save_and_open.setEnabled(ready)


class PaperSaver:
    """Asks where a view of a paper is to be written, and writes it as a job of a place.

    `ask_path` is the desktop's dialog; `folder` is where it begins.
    """

    def __init__(self, work: JobPlace, folder: Path, ask_path: AskSave) -> None:
        self._work = work
        self._folder = folder
        self._ask = ask_path

    def save(
        self, parent: QWidget, view: Any, options: Options, paper: str, chosen: ChoiceBox[str]
    ) -> bool:
        """Ask, and begin to write in the chosen format; False where the dialog was left."""
        format_id = chosen.value()
        name = file_name(view, options, format_id, paper=paper)
        suffix = Path(name).suffix
        types = f"{chosen.currentText()} (*{suffix})"
        path = self._ask(parent, _("Save the paper"), self._folder / name, types)
        if path is None:
            return False
        if not path.suffix:
            path = path.with_name(path.name + suffix)
        job = SaveJob(paper=paper, view=view, options=options, format_id=format_id, path=path)
        self._work.start(job, _("Writing “{name}”").format(name=path.name))
        return True
