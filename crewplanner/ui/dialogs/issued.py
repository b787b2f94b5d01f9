"""Issued papers: what went out, opened again as it was; any two compared."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crewplanner.app.errors import ProjectError
from crewplanner.app.files import write_aside
from crewplanner.app.issue_series import series_of
from crewplanner.app.issue_words import issue_title, version_text
from crewplanner.app.issuing import IssueModels
from crewplanner.app.queries.issued_week import week_model
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.domain.ids import IssuedId, ProductionId
from crewplanner.domain.issue_changes import changes
from crewplanner.domain.issue_model import IssueModel
from crewplanner.domain.issued import IssuedPaper
from crewplanner.exports.personal import personal_of
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.issue_jobs import Handed
from crewplanner.ui.dialogs.issue_sentences import ChangeList
from crewplanner.ui.dialogs.issue_told import Asking, IssueTold
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.moments import moment_text
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.services import Services
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label

_FAILED = "failed"
_NOW = 0
"""Compare with the plan as it is; other values are ids of issues."""
_MARGIN = 20
_ROW, _FEWEST, _ROOM = 30, 3, 10
"""The height of a row, how many have room at least, and what stays free below the last."""


class IssuedDialog(ProjectDialog):
    """All issues of a production, the newest first; below, what changed, or who was told.

    `again` is an issue that is wanted once more, after the dialog closed.
    """

    def __init__(
        self,
        services: Services,
        production: ProductionId,
        asking: Asking,
        parent: QWidget | None = None,
    ) -> None:
        workspace = services.workspace
        title = workspace.plan.productions[production].title
        super().__init__(
            services.look,
            workspace,
            _("Issued papers"),
            about=_("{title} · kept as they went out").format(title=title),
            size=(1100, 740),
            parent=parent,
        )
        self._production = production
        self._asking = asking
        self._models = IssueModels(workspace.attachment)
        self._folder: TemporaryDirectory[str] | None = None
        look = services.look
        self.table = TableView(look, _("Issued papers"), edge=DIALOG_EDGE)
        columns = _columns()
        self.model: TableModel[IssuedPaper] = TableModel(
            columns, key=lambda row: row.id, parent=self
        )
        self.table.setModel(TableProxy(self.model, self))
        self.table.show_columns(columns)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.parts = Segmented(
            look,
            (("changes", _("What changed")), ("told", _("Who has to know"))),
            name=_("Show below"),
        )
        self.against = ChoiceBox[int](look, ((_NOW, _("the plan now")),), _NOW)
        self.against.setAccessibleName(_("Compare with"))
        self.changes = ChangeList(look)
        self.told = IssueTold(look, workspace, asking)
        self.below = QStackedWidget()
        self.below.addWidget(self.changes)
        self.below.addWidget(self.told)
        self.work = JobPlace(look, services.jobs)
        self.open_button = Button(look, _("&Open"), icon="file:ink")
        self.save_button = Button(look, _("&Save the files…"), icon="export:ink")
        self.close_button = Button(look, _("Close"))
        self._empty = EmptyState(
            look,
            _("Nothing is issued yet"),
            _("Papers that went out will be here, each with its number, color and files."),
            icon="papers",
        )
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is issued now."""
        issues = self.workspace.plan.issued_of.get(self._production, ())
        rows = sorted(issues, key=lambda one: (one.at, one.number), reverse=True)
        self.model.set_rows(rows)
        self.table.setMaximumHeight(self.look.px(_ROW) * (max(len(rows), _FEWEST) + 1) + _ROOM)
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows and self.chosen() is None:
            self.table.selectRow(0)
        self._offer()
        self._show()

    def chosen(self) -> IssuedPaper | None:
        """The issue that is selected."""
        rows = self.table.chosen()
        return rows[0] if rows else None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self.parts)
        row.addStretch(1)
        self._against_label = label(_("against"), "muted")
        row.addWidget(self._against_label)
        row.addWidget(self.against)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 2)
        column.addLayout(row)
        column.addWidget(self.below, 3)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(self._empty)
        self.body.addWidget(self.work)
        self.body.addWidget(self._pages, 1)
        self.start.addWidget(self.open_button)
        self.start.addWidget(self.save_button)
        self.start.addWidget(self.told.folder)
        self.start.addWidget(self.told.everybody)
        self.end.addWidget(self.close_button)
        self.open_button.setToolTip(_("The PDF for the crew, as it went out"))
        self.save_button.setToolTip(_("All files of the issue, byte for byte"))

    def _connect(self) -> None:
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._open)
        self.parts.chosen.connect(self._show)
        self.against.chosen.connect(self._show)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.accept)
        self.work.finished.connect(self._take_result)
        self.work.failed.connect(self._tell)
        self.told.wanted.connect(self.work.start)
        self.told.noted.connect(self.do)
        self.told.said.connect(self.toast.say)
        self.finished.connect(self._leave)

    def _choose(self) -> None:
        self._offer()
        self._show()

    def _offer(self) -> None:
        """The other issues of the same dates, the one before first; and the plan now."""
        issue = self.chosen()
        if issue is None:
            return
        every = series_of(issue).issues(self.workspace.plan)
        earlier = [one for one in every if one.number < issue.number][::-1]
        later = [one for one in every if one.number > issue.number]
        options = [(int(one.id), version_text(one.number)) for one in (*earlier, *later)]
        wanted = self.against.value() if self.against.count() else _NOW
        options.append((_NOW, _("the plan now")))
        first = options[0][0]
        known = wanted in {key for key, _text in options} and wanted != _NOW
        self.against.set_options(options, wanted if known else first)

    def _show(self) -> None:
        issue, told = self.chosen(), self.parts.value() == "told"
        self.below.setCurrentIndex(int(told))
        for widget in (self._against_label, self.against):
            widget.setVisible(not told)
        for button in (self.told.folder, self.told.everybody):
            button.setVisible(told)
        for button in (self.open_button, self.save_button):
            button.setEnabled(issue is not None)
        if issue is None:
            return
        try:
            if told:
                said = self._models.said(self.workspace.plan, issue)
                self.told.show_issue(
                    issue, personal_of(self.workspace.plan, issue, said, self.workspace.attachment)
                )
            else:
                self._compare(issue)
        except (ProjectError, ValueError) as error:
            self._tell(str(error))

    def _compare(self, issue: IssuedPaper) -> None:
        """Against an earlier issue, a later one, or what the plan says now."""
        plan, own = self.workspace.plan, self._models.of(issue)
        other = plan.issued.get(IssuedId(self.against.value()))
        mine = version_text(issue.number)
        if other is None:
            question = WeekQuestion(
                production=issue.production, span=issue.span, project=self.workspace.uuid
            )
            self._show_changes(own, week_model(plan, question), mine)
        elif other.number < issue.number:
            self._show_changes(self._models.of(other), own, version_text(other.number))
        else:
            self._show_changes(own, self._models.of(other), mine)

    def _show_changes(self, before: IssueModel, after: IssueModel, since: str) -> None:
        none = _("Both say the same.")
        self.changes.show_changes(after, changes(before, after), since, none=none)

    def _open(self) -> None:
        issue = self.chosen()
        if issue is None or not issue.files:
            return
        files = [one for one in issue.files if one[0].endswith(".pdf")] or list(issue.files)
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="crewplanner-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        if self._write(files[:1], folder):
            self._asking.open_url(QUrl.fromLocalFile(str(folder / files[0][0])))

    def _save(self) -> None:
        issue = self.chosen()
        if issue is None:
            return
        start = self.workspace.path.parent
        folder = self._asking.folder(self, _("A folder for the files"), start)
        if folder is not None and self._write(issue.files, folder):
            count = len(issue.files)
            said = ngettext("{count} file in “{name}”", "{count} files in “{name}”", count)
            self.toast.say(said.format(count=count, name=folder.name))

    def _write(self, files: Sequence[tuple[str, str]], folder: Path) -> bool:
        try:
            for name, sha in files:
                write_aside(folder / name, self.workspace.attachment(sha))
        except ProjectError as error:
            self._tell(str(error))
            return False
        self.messages.clear_message(_FAILED)
        return True

    def _take_result(self, result: object) -> None:
        if isinstance(result, Handed):
            said = ngettext("{count} file in “{name}”", "{count} files in “{name}”", result.files)
            self.toast.say(said.format(count=result.files, name=result.folder.name))
        elif isinstance(result, Path):
            self.toast.say(_("Saved “{name}”").format(name=result.name))

    def _tell(self, sentence: str) -> None:
        self.say(sentence, key=_FAILED)

    def _leave(self) -> None:
        self.work.give_up()
        if self._folder is not None:
            self._folder.cleanup()


def _kinds(issue: IssuedPaper) -> str:
    return ", ".join(dict.fromkeys(name.rpartition(".")[2].upper() for name, _sha in issue.files))


def _columns() -> tuple[Column[IssuedPaper], ...]:
    return (
        Column(
            id="paper",
            title=_("Paper"),
            value=issue_title,
            sort=lambda row: (row.span.first, row.paper),
            strong=True,
            width=180,
        ),
        Column(
            id="version",
            title=_("Version"),
            value=lambda row: version_text(row.number),
            sort=lambda row: row.number,
            width=120,
            fit=True,
        ),
        Column(
            id="at",
            title=_("Issued"),
            value=lambda row: moment_text(row.at),
            sort=lambda row: row.at,
            width=160,
            fit=True,
        ),
        Column(id="who", title=_("By"), value=lambda row: row.who, width=120),
        Column(
            id="files",
            title=_("Files"),
            value=_kinds,
            tip=lambda row: "\n".join(name for name, _sha in row.files),
            width=120,
            spare=1,
            tone=lambda _row: "muted",
        ),
        Column(
            id="told",
            title=_("Told"),
            value=lambda row: str(len(row.sent)),
            sort=lambda row: len(row.sent),
            align=RIGHT,
            width=60,
            fit=True,
        ),
        Column(
            id="note",
            title=_("Note"),
            value=lambda row: row.note,
            tip=lambda row: row.note,
            stretch=True,
            width=140,
            tone=lambda _row: "muted",
        ),
    )
