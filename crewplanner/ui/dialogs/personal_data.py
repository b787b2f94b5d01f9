"""One person's data: all of it into a file; erasing it for good, with what goes and stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.erasures import erase, remove_old_backups
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.files import write_aside
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.queries.erasing import ErasingView, erasing_view, old_copies
from crewplanner.app.queries.make_person_file import person_file
from crewplanner.app.queries.person_file import PersonFile
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.exports import Audience, Options
from crewplanner.exports.person_file import person_file_bytes, person_file_name
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

if TYPE_CHECKING:
    from crewplanner.app.safety import Backup

_FAILED = "failed"
_LONGEST_NAME = 28
_PAPERS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFileJob:
    """A job: everything about one person into a file that its owner alone can read."""

    file: PersonFile
    options: Options
    format_id: str
    path: Path

    def run(self, progress: Progress, cancelled: Cancelled) -> Path:
        """Where it lies. Raises CouldNotWrite, Stopped."""
        progress(0, 0)
        data = person_file_bytes(self.file, self.options, self.format_id)
        if cancelled():
            raise Stopped
        write_aside(self.path, data, private=True)
        return self.path


class PersonalDataDialog(ToolDialog):
    """Saves all that is kept of a person; erases the person. Closing is the safe way out.

    `erased` says whether it was done.
    """

    def __init__(
        self,
        services: Services,
        person: PersonId,
        *,
        ask_path: AskSave = ask_save,
        parent: QWidget | None = None,
    ) -> None:
        name = services.workspace.plan.people[person].name
        super().__init__(
            services.look, _("Personal data"), about=name, size=(760, 580), parent=parent
        )
        self.workspace = services.workspace
        self.erased = False
        self._person = person
        self._ask_path = ask_path
        self._fresh: Backup | None = None
        self.work = JobPlace(services.look, services.jobs)
        self.save_pdf = Button(self.look, _("Save as &PDF…"), icon="export:ink")
        self.save_json = Button(self.look, _("Save as &JSON…"), icon="export:ink")
        self.save_json.setToolTip(_("The same for other programs"))
        self.with_backups = QCheckBox()
        self.remove_backups = Button(self.look, _("&Remove the older backups"))
        self.erase_button = Button(self.look, "", "danger")
        self.close_button = Button(self.look, _("Close"))
        self._view = erasing_view(self.workspace, person)
        self._place = QScrollArea()
        self._lay_out()
        self._connect()
        self._show()

    def erase_now(self) -> None:
        """Erase the person and make the first backup without; say what still holds the data."""
        try:
            self._fresh = erase(self.workspace, self._person, origin=self)
            if self.with_backups.isChecked():
                remove_old_backups(self.workspace, self._fresh)
        except (Refused, ProjectError) as error:
            self.say(str(error), key=_FAILED)
            return
        self.erased = True
        said = _("Erased. Hours and pay stay with “{name}”; a backup without the person is made.")
        self.say(said.format(name=self._view.pseudonym), MessageKind.DONE, key=_FAILED)
        self._show()
        self.close_button.setFocus()

    def remove_now(self) -> None:
        """Remove the backups that still hold the person."""
        if self._fresh is not None:
            remove_old_backups(self.workspace, self._fresh)
            self.say(_("The older backups are removed."), MessageKind.DONE, key=_FAILED)
            self._show()

    def _lay_out(self) -> None:
        self._place.setWidgetResizable(True)
        self._place.setFrameShape(QScrollArea.Shape.NoFrame)
        self._place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.work)
        self.body.addWidget(self._place, 1)
        held = QWidget()
        self._place.setWidget(held)
        column = QVBoxLayout(held)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        self._kept = label("", "muted", wrap=True)
        self._goes = label("", wrap=True)
        self._stays = label("", wrap=True)
        self._copies = label("", wrap=True)
        column.addWidget(label(_("Everything that is kept"), "heading"))
        column.addWidget(self._kept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_pdf)
        row.addWidget(self.save_json)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        column.addSpacing(18)
        self._erase_heading = label(_("Erase for good"), "heading")
        column.addWidget(self._erase_heading)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._framed(_("Goes"), self._goes), 1)
        sides.addWidget(self._framed(_("Stays"), self._stays), 1)
        column.addLayout(sides)
        column.addSpacing(10)
        column.addWidget(label(_("Who still has it afterwards"), "heading"))
        column.addWidget(self._copies)
        column.addWidget(self.with_backups)
        column.addWidget(self.remove_backups, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.start.addWidget(self.erase_button)
        self.end.addWidget(self.close_button)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _framed(self, title: str, words: QWidget) -> Surface:
        frame = Surface(self.look, "surface", lines=("all",), radius=8)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(4)
        inside.addWidget(label(title, "caption"))
        inside.addWidget(words)
        inside.addStretch(1)
        return frame

    def _connect(self) -> None:
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_json.clicked.connect(self._save_json)
        self.erase_button.clicked.connect(self.erase_now)
        self.remove_backups.clicked.connect(self.remove_now)
        self.close_button.clicked.connect(self.reject)
        self.work.finished.connect(self._say_saved)
        self.work.failed.connect(self._say_failed)
        self.finished.connect(self.work.give_up)

    def _show(self) -> None:
        file = person_file(self.workspace, self._person)
        told = [f"{one.title}: {len(one.rows)}" for one in file.sections if one.rows]
        self._kept.setText(" · ".join(told) or _("Nothing but the name."))
        copies = len(old_copies(self.workspace, self._fresh))
        self._goes.setText("\n".join(f"• {line}" for line in _goes(self._view)))
        self._stays.setText("\n".join(f"• {line}" for line in _stays(self._view)))
        self._copies.setText("\n".join(f"• {line}" for line in _copies(self._view, copies)))
        self.with_backups.setText(_("Remove these &backups as well"))
        self.with_backups.setVisible(bool(copies) and not self.erased)
        self.remove_backups.setVisible(bool(copies) and self.erased)
        name = self._view.name
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        self.erase_button.setText(_("Erase {name}").format(name=short.replace("&", "&&")))
        self.erase_button.setVisible(not self.erased)
        self._erase_heading.setText(_("Erased") if self.erased else _("Erase for good"))
        reason = self.workspace.read_only_reason
        self.erase_button.setEnabled(reason is None)
        self.erase_button.setToolTip(reason or _("It cannot be undone"))
        self.with_backups.setEnabled(reason is None)

    def _save_pdf(self) -> None:
        self._save("pdf")

    def _save_json(self) -> None:
        self._save("json")

    def _save(self, format_id: str) -> None:
        context = self.workspace.context
        options = Options(
            audience=Audience.PRODUCER, issued_at=context.clock(), issued_by=context.user
        )
        file = person_file(self.workspace, self._person)
        start = self.workspace.path.parent / person_file_name(file, options, format_id)
        types = _("PDF (*.pdf)") if format_id == "pdf" else _("JSON (*.json)")
        path = self._ask_path(self, _("Save everything about one person"), start, types)
        if path is None:
            return
        job = PersonFileJob(file=file, options=options, format_id=format_id, path=path)
        self.work.start(job, _("Writing the file"))

    def _say_saved(self, path: object) -> None:
        if isinstance(path, Path):
            said = _("Saved “{name}”. It can be read by you alone.").format(name=path.name)
            self.say(said, MessageKind.DONE, key=_FAILED)

    def _say_failed(self, sentence: str) -> None:
        self.say(sentence, key=_FAILED)


def _goes(view: ErasingView) -> Iterator[str]:
    contacts = ngettext("{count} contact", "{count} contacts", view.contacts)
    yield _("The name, {contacts}, skills and notes").format(
        contacts=contacts.format(count=view.contacts)
    )
    yield _("The name in comments, notes and the history")
    if view.papers:
        files = ngettext(
            "The files of {count} issued paper",
            "The files of {count} issued papers",
            len(view.papers),
        )
        yield files.format(count=len(view.papers))
    yield _("Undo: nothing is left to bring back")


def _stays(view: ErasingView) -> Iterator[str]:
    yield _("A pseudonym: “{name}”").format(name=view.pseudonym)
    for count, one, many in (
        (view.bookings, _("{count} booking"), _("{count} bookings")),
        (view.timecards, _("{count} day of own times"), _("{count} days of own times")),
        (view.deals, _("{count} deal"), _("{count} deals")),
    ):
        if count:
            yield (one if count == 1 else many).format(count=count)
    yield _("So hours and pay stay as they are")


def _copies(view: ErasingView, copies: int) -> Iterator[str]:
    if copies:
        text = ngettext(
            "{count} backup on this computer. {when}",
            "{count} backups on this computer. {when}",
            copies,
        )
        yield text.format(count=copies, when=_when(view, copies))
        yield _("Whoever recovers one gets the project with the person erased again.")
    if view.papers:
        shown = ", ".join(view.papers[:_PAPERS_SHOWN])
        more = "…" if len(view.papers) > _PAPERS_SHOWN else ""
        yield _("Whoever got these papers: {papers}").format(papers=shown + more)
    yield _("Files that were exported or sent: the program does not know where they are.")


def _when(view: ErasingView, copies: int) -> str:
    """When the last of the backups goes by itself."""
    last = view.last_goes
    if last is None:
        return _("The last of each month is kept until you remove it.")
    text = ngettext(
        "It goes by itself on {date}.", "The last of them goes by itself on {date}.", copies
    )
    return text.format(date=date_text(last))
