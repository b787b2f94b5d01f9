"""A paper at work: its choices at the left, its very pages at the right; saved or printed whole.

The page of papers and the export dialogs are both this desk, with one list or two buttons more.
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.paper_views import ask
from crewplanner.app.settings import Settings
from crewplanner.domain.productions import Production
from crewplanner.exports import kind_of
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.export_jobs import Pages, PaperJob, PrintJob
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.paper_form import PaperForm
from crewplanner.ui.dialogs.paper_saving import PaperSaver
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.page_view import PageView
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_PAUSE_MS = 120
_TOLD = 3
"""So many gaps are said above the pages, the others under the pointer; one alone is said too."""


class PaperDesk(QWidget):
    """One paper of a production. Nothing is set before `set_paper`; a new choice sets it anew."""

    saved = Signal(object)
    """Carries the path of the file that was written."""
    printed = Signal(int)
    """Carries how many pages went to the printer."""
    failed = Signal(str)
    """A sentence that says what is wrong; an empty one says that nothing is any more."""
    ready_changed = Signal(bool)
    """Whether there is something to save."""

    def __init__(
        self,
        services: Services,
        production: Production,
        settings: Settings,
        *,
        ask_path: AskSave = ask_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = services.look
        self._services = services
        self._shown: Pages | None = None
        self.form = PaperForm(services, production, settings)
        self.pages = PageView(look, _("The paper as it will be printed"))
        self.work = JobPlace(look, services.jobs)
        self._saver = PaperSaver(self.work, services.workspace.path.parent, ask_path)
        self._gaps = label("", "", wrap=True)
        self._gap_bar = Surface(look, "surface", lines=("bottom",))
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self.form.changed.connect(self.pause.start)
        self.pause.timeout.connect(self.preview)
        self.work.finished.connect(self._take_result)
        self.work.failed.connect(self._tell_failure)
        self.work.stopped.connect(self._tell_ready)

    @property
    def ready(self) -> bool:
        """Whether there is something to save."""
        return self._shown is not None and not self.work.busy

    @property
    def gaps(self) -> str:
        """What the paper lacks, in sentences; empty where nothing."""
        return self._gaps.text()

    def set_paper(self, paper: str) -> None:
        """Show another paper."""
        self.form.set_paper(paper)
        self.preview()

    def preview(self) -> None:
        """Set the pages anew."""
        self.pause.stop()
        self._shown = None
        if self.form.nobody():
            self.work.give_up()
            self.pages.show_pages(())
            self._show_gaps(())
            self.failed.emit(_("Nobody is booked in this week. Choose another week."))
        else:
            source = ask(self._services.workspace, self.form.question())
            job = PaperJob(source=source, options=self.form.options())
            self.work.start(job, _("Setting the pages"))
        self._tell_ready()

    def save(self) -> None:
        """Ask where, and write the file in the chosen format."""
        if self._shown is None or self.work.busy:
            return
        self._saver.save(
            self, self._shown.view, self.form.options(), self.form.paper, self.form.format
        )
        self._tell_ready()

    def print(self) -> None:
        """Ask which printer, and print the pages that are shown."""
        if self._shown is None or self.work.busy or not self._shown.pages:
            return
        job = PrintJob(paper=self.form.paper, view=self._shown.view, options=self.form.options())
        self.work.start(job, _("Setting the pages"))
        self._tell_ready()

    def give_up(self) -> None:
        """Stop what is under way, as when the desk goes."""
        self.pause.stop()
        self.work.give_up()

    def _lay_out(self) -> None:
        gaps = QHBoxLayout(self._gap_bar)
        gaps.setContentsMargins(16, 8, 16, 8)
        gaps.addWidget(self._gaps, 1)
        self._gap_bar.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._gap_bar)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.work)
        column.addLayout(row, 1)

    def _take_result(self, result: object) -> None:
        if isinstance(result, Path):
            self.saved.emit(result)
        elif isinstance(result, Pages):
            self.failed.emit("")
            self._shown = result
            self.pages.show_pages(result.pages)
            self._show_gaps(result.gaps)
        elif isinstance(result, tuple):
            self._send_to_printer(result)
        self._tell_ready()

    def _show_gaps(self, gaps: tuple[str, ...]) -> None:
        text = gaps_text(gaps)
        self._gaps.setToolTip("\n".join(gaps))
        self._gaps.setText(text)
        self._gap_bar.setVisible(bool(text))

    def _send_to_printer(self, pages: tuple[bytes, ...]) -> None:
        from crewplanner.ui.dialogs.printing import print_pages  # noqa: PLC0415 - needs a printer

        title = _(kind_of(self.form.paper).title)
        if print_pages(self, pages, self.form.options().paper, title):
            self.printed.emit(len(pages))

    def _tell_failure(self, sentence: str) -> None:
        self.pages.show_pages(())
        self._show_gaps(())
        self.failed.emit(sentence)
        self._tell_ready()

    def _tell_ready(self) -> None:
        self.ready_changed.emit(self.ready)


def gaps_text(gaps: tuple[str, ...]) -> str:
    """What a paper lacks, the first of it in sentences; empty where nothing."""
    if not gaps:
        return ""
    told = len(gaps) if len(gaps) == _TOLD + 1 else _TOLD
    text = _("Missing: {what}").format(what=" ".join(gaps[:told]))
    more = len(gaps) - told
    if more > 0:
        text += " " + ngettext("And {count} more.", "And {count} more.", more).format(count=more)
    return text
