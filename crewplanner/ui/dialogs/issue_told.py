"""The last step of issuing: who has to know, a ready message for each, and who was told."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.issuing import NoteTold, told_people
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.people import Person
from crewplanner.exports.personal import Personal, address_of
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.file_dialogs import AskFolder, AskSave
from crewplanner.ui.dialogs.issue_jobs import DraftJob, HandOutJob
from crewplanner.ui.dialogs.moments import moment_text
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label

_SIDE_WIDTH = 400
_MARGIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person who has to know. `told` is empty as long as the person was not told."""

    person: Person
    what: str
    address: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How the desktop asks for a file and a folder, and opens a link."""

    path: AskSave
    folder: AskFolder
    open_url: Callable[[QUrl], object]


class IssueTold(QWidget):
    """People at the left, the message of the chosen one at the right.

    `wanted` carries a job to be run, `noted` a command that notes who was told.
    """

    wanted = Signal(object, str)
    noted = Signal(object)
    said = Signal(str)

    def __init__(
        self, look: Look, workspace: Workspace, asking: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._workspace = workspace
        self._asking = asking
        self._personal: Personal | None = None
        self._rows: tuple[Told, ...] = ()
        self.head = label("", "heading", wrap=True)
        self.table = TableView(look, _("Who has to know"), edge=DIALOG_EDGE)
        columns = _columns()
        self._model: TableModel[Told] = TableModel(
            columns, key=lambda row: row.person.id, parent=self
        )
        self.table.setModel(TableProxy(self._model, self))
        self.table.show_columns(columns)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.set_hint(_("Nobody has to know: what changed concerns no one."))
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.message.setTabChangesFocus(True)
        self.message.setAccessibleName(_("The message to this person"))
        self._name = label("", "strong", wrap=True)
        self._address = label("", "muted", wrap=True)
        self.mail = Button(look, _("Open in mail program"))
        self.draft = Button(look, _("Save e-mail draft…"))
        self.copy = Button(look, _("Copy text"), icon="copy:muted")
        self.told = Button(look, _("Note as told"), icon="check:muted")
        self.everybody = Button(look, _("Note all as told"))
        self.folder = Button(look, _("All into a &folder…"), icon="folder:ink")
        self._lay_out()
        self._connect()

    def show_issue(self, issue: IssuedPaper, personal: Personal) -> None:
        """Show whom an issue concerns."""
        self._personal = personal
        plan, told = self._workspace.plan, told_people(issue)
        order = {row.person: place for place, row in enumerate(personal.said.model.people)}
        known = [plan.people[key] for key in personal.said.affected if key in plan.people]
        known.sort(key=lambda person: (order.get(person.id, len(order)), person.name))
        self._rows = tuple(self._row(personal, person, told) for person in known)
        chosen = self._chosen()
        self._model.set_rows(self._rows)
        count, done = len(self._rows), sum(bool(row.told) for row in self._rows)
        words = ngettext("{count} person has to know", "{count} people have to know", count)
        text = words.format(count=count)
        self.head.setText(
            _("{people}, {count} told").format(people=text, count=done) if done else text
        )
        if chosen is None and self._rows:
            self.table.selectRow(0)
        self._show_person()

    def focus_start(self) -> None:
        """Put the keyboard on the people."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(
        self, personal: Personal, person: Person, told: Mapping[PersonId, dt.datetime]
    ) -> Told:
        sentences = personal.sentences(person.id)
        what = sentences[0] if sentences else _("first issue")
        if len(sentences) > 1:
            what = _("{what} (+{count} more)").format(what=what, count=len(sentences) - 1)
        at = told.get(person.id)
        return Told(
            person=person,
            what=what,
            address=address_of(person),
            told=moment_text(at) if at is not None else "",
        )

    def _lay_out(self) -> None:
        people = QVBoxLayout()
        people.setContentsMargins(0, 16, 0, 0)
        people.setSpacing(8)
        self.head.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        people.addWidget(self.head)
        people.addWidget(self.table, 1)
        side = Surface(self._look, "surface", lines=("start",))
        side.setFixedWidth(self._look.px(_SIDE_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(8)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self._name)
        who.addWidget(self._address)
        column.addLayout(who)
        column.addWidget(self.message, 1)
        for pair in ((self.mail, self.draft), (self.copy, self.told)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(people, 1)
        whole.addWidget(side)

    def _connect(self) -> None:
        tips = (
            (self.mail, _("The message in a new e-mail, without files")),
            (
                self.draft,
                _("An e-mail with the own page and calendar, to send from the mail program"),
            ),
            (self.copy, _("The message, for a messenger")),
            (self.told, _("Write down that this person was told, or take it back")),
            (self.everybody, _("Write down that everybody here was told")),
            (self.folder, _("Drafts, pages and calendars of everybody here")),
        )
        for button, tip in tips:
            button.setToolTip(tip)
        self.table.selected.connect(self._show_person)
        self.mail.clicked.connect(self._open_mail)
        self.draft.clicked.connect(self._save_draft)
        self.copy.clicked.connect(self._copy)
        self.told.clicked.connect(self._note_one)
        self.everybody.clicked.connect(self._note_all)
        self.folder.clicked.connect(self._hand_out)

    def _chosen(self) -> Told | None:
        rows = self.table.chosen()
        return rows[0] if rows else None

    def _show_person(self) -> None:
        row, personal = self._chosen(), self._personal
        there = row is not None and personal is not None
        barred = self._workspace.read_only_reason
        for button in (self.draft, self.copy):
            button.setEnabled(there)
        self.mail.setEnabled(row is not None and bool(row.address))
        offer(self.told, barred, when=there)
        offer(self.everybody, barred, when=any(not one.told for one in self._rows))
        self.folder.setEnabled(bool(self._rows))
        if row is None or personal is None:
            self._name.setText("")
            self._address.setText("")
            self.message.setPlainText("")
            return
        self._name.setText(row.person.name)
        self._address.setText(row.address or _("no e-mail address"))
        self.message.setPlainText(personal.text(row.person.id))
        self.told.setText(_("Not told yet") if row.told else _("Note as told"))

    def _open_mail(self) -> None:
        row = self._chosen()
        if row is not None and self._personal is not None:
            self._asking.open_url(
                QUrl(self._personal.link(row.person), QUrl.ParsingMode.StrictMode)
            )

    def _save_draft(self) -> None:
        row, personal = self._chosen(), self._personal
        if row is None or personal is None:
            return
        start = self._workspace.path.parent / f"{personal.name(row.person)}.eml"
        path = self._asking.path(self, _("Save the draft"), start, _("E-mail (*.eml)"))
        if path is not None:
            job = DraftJob(personal=personal, person=row.person, path=path)
            self.wanted.emit(job, _("Writing the draft"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self.said.emit(_("The message is on the clipboard."))

    def _note_one(self) -> None:
        row = self._chosen()
        if row is not None and self._personal is not None:
            self.noted.emit(
                NoteTold(issue=self._personal.issue.id, people=(row.person.id,), told=not row.told)
            )

    def _note_all(self) -> None:
        rest = tuple(row.person.id for row in self._rows if not row.told)
        if rest and self._personal is not None:
            self.noted.emit(NoteTold(issue=self._personal.issue.id, people=rest))

    def _hand_out(self) -> None:
        personal = self._personal
        if personal is None:
            return
        folder = self._asking.folder(self, _("A folder for all messages"), self._start())
        if folder is not None:
            people = tuple(row.person for row in self._rows)
            job = HandOutJob(personal=personal, people=people, folder=folder)
            self.wanted.emit(job, _("Writing the messages"))

    def _start(self) -> Path:
        return self._workspace.path.parent


def _columns() -> tuple[Column[Told], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.person.name,
            strong=True,
            width=190,
            least=180,
        ),
        Column(
            id="what",
            title=_("What concerns them"),
            value=lambda row: row.what,
            tip=lambda row: row.what,
            stretch=True,
            width=260,
        ),
        Column(
            id="address",
            title=_("E-mail"),
            value=lambda row: "" if row.address else _("no address"),
            width=80,
            fit=True,
            if_any=True,
            tone=lambda _row: "finding",
        ),
        Column(
            id="told",
            title=_("Told"),
            value=lambda row: row.told or "–",
            width=110,
            fit=True,
            icon=lambda row: "check:muted" if row.told else "",
            tone=lambda row: "" if row.told else "muted",
        ),
    )
