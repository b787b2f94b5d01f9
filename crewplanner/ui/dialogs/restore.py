"""Recover a backup: which project, which moment, in its place or as a project of its own."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.context import Context
from crewplanner.app.errors import ProjectError
from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.safety import Backup, KeptProject, kept_in, kept_projects, verified
from crewplanner.dataclass import dataclass
from crewplanner.i18n import N_, _
from crewplanner.ui.dialogs.file_dialogs import AskOpen, AskSave, ask_open, ask_save
from crewplanner.ui.dialogs.job_place import JobPlace
from crewplanner.ui.dialogs.moments import age_text, moment_text, size_text
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.jobs import JobRunner
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column, TableModel
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.surface import Surface, framed_table
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

PROJECT_TYPE = ".crewplan"
_SIDE_WIDTH = 300
_NONE = "none"


class State(StrEnum):
    """What is known of a backup."""

    CHECKING = "checking"
    GOOD = "good"
    BAD = "bad"


_STATES: Mapping[State, tuple[str, str, str]] = MappingProxyType(
    {
        State.CHECKING: (N_("checking…"), "", "muted"),
        State.GOOD: (N_("Verified"), "check:saved", "saved"),
        State.BAD: (N_("Damaged"), "warning:finding", "finding"),
    }
)
"""The word, icon and tone of each state."""
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "regular": N_("While you worked"),
        "before_change": N_("Before the file was brought up to date"),
        "before_take_over": N_("Before somebody else took over"),
        "before_restore": N_("Before a backup was recovered"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What shall be done: put the backup in the place of `project`, or make `new` from it."""

    backup: Backup
    project: Path
    new: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One backup as it is listed."""

    backup: Backup
    state: State
    ago: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckJob:
    """A job: read backups whole, the newest first, and say which of them hold."""

    backups: tuple[Backup, ...]

    def run(self, progress: Progress, cancelled: Cancelled) -> dict[Path, State]:
        """The state of each by path. Raises Stopped."""
        states: dict[Path, State] = {}
        for done, backup in enumerate(self.backups):
            if cancelled():
                raise Stopped
            progress(done, len(self.backups))
            states[backup.path] = State.GOOD if verified(backup) else State.BAD
        return states


class RestoreDialog(ToolDialog):
    """Only asks: whoever opened it does what `recovery` says."""

    def __init__(
        self,
        look: Look,
        context: Context,
        project: Path | None = None,
        *,
        ask_file: AskOpen = ask_open,
        ask_path: AskSave = ask_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Recover a backup"),
            about=_("What is in the file now is kept as a backup too, so you can go back again."),
            size=(1000, 620),
            parent=parent,
        )
        self._context = context
        self._ask_file = ask_file
        self._ask_path = ask_path
        self._now = context.clock()
        self._states: dict[Path, State] = {}
        self.recovery: Recovery | None = None
        self.projects = TableModel(_project_columns(), key=lambda one: one.path, parent=self)
        self.project_table = TableView(look, _("Projects"))
        self.backups = TableModel(_columns(), key=lambda row: row.backup.path, parent=self)
        self.table = TableView(look, _("Backups"))
        for table, model in ((self.project_table, self.projects), (self.table, self.backups)):
            table.setModel(model)
            table.setSortingEnabled(False)
            table.setSelectionMode(TableView.SelectionMode.SingleSelection)
            table.show_columns(model.columns)
        self.project_table.set_hint(_("No backups on this computer yet."))
        self.table.set_hint(_("There is no backup of this project."))
        self._jobs = JobRunner(self)
        self.work = JobPlace(look, self._jobs)
        self._lay_out()
        self._connect()
        self._fill(project)

    def _lay_out(self) -> None:
        side = Surface(self.look, "side", lines=("end",))
        side.setFixedWidth(self.look.px(_SIDE_WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(label(_("Project"), "heading"))
        inside.addWidget(framed_table(self.look, self.project_table), 1)
        self.other = Button(self.look, _("Another &file…"), icon="folder:ink")
        inside.addWidget(self.other)
        right = QVBoxLayout()
        right.setContentsMargins(20, 16, 20, 16)
        right.setSpacing(8)
        self._name = label("", "heading")
        right.addWidget(self._name)
        right.addWidget(framed_table(self.look, self.table), 1)
        self.said = label("", "muted", wrap=True)
        self.said.setMinimumHeight(self.look.px(34))
        right.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self.body.addWidget(self.work)
        self.body.addLayout(row, 1)
        self.cancel = Button(self.look, _("Cancel"))
        self.as_new = Button(self.look, _("As a &new file…"))
        self.go_back = primary_button(self.look, _("Go back to this one"))
        for button in (self.cancel, self.as_new, self.go_back):
            self.end.addWidget(button)

    def _connect(self) -> None:
        self.project_table.selected.connect(self._show_project)
        self.table.selected.connect(self._dress)
        self.table.opened.connect(self._accept_in_place)
        self.other.clicked.connect(self._ask_other)
        self.work.finished.connect(self._take_states)
        self.cancel.clicked.connect(self.reject)
        self.as_new.clicked.connect(self._accept_as_new)
        self.go_back.clicked.connect(self._accept_in_place)
        self.finished.connect(self._end_work)

    def _fill(self, project: Path | None) -> None:
        found = kept_projects(self._context)
        if project is not None and not any(_same(one.path, project) for one in found):
            found.insert(0, self._kept_of(project))
        self.projects.set_rows(found)
        wanted = next((one for one in found if project and _same(one.path, project)), None)
        if wanted is not None:
            self.project_table.select_object(wanted)
        elif found:
            self.project_table.selectRow(0)
        self.table.setFocus()
        self._show_project()

    def _kept_of(self, project: Path) -> KeptProject:
        """What is kept of a project whose backups do not name its present place."""
        try:
            return kept_in(project, self._context)
        except ProjectError:
            return KeptProject(path=project, backups=())

    def _ask_other(self) -> None:
        types = _("CrewPlanner projects and backups (*{type})").format(type=PROJECT_TYPE)
        path = self._ask_file(self, _("Whose backups?"), self._context.backups, types)
        if path is None:
            return
        try:
            kept = kept_in(path, self._context)
        except ProjectError as error:
            self.say(str(error), MessageKind.WARNING, key=_NONE)
            return
        if not kept.backups:
            sentence = _("There is no backup of “{name}” on this computer.")
            self.say(sentence.format(name=path.name), MessageKind.WARNING, key=_NONE)
            return
        self.messages.clear_message(_NONE)
        others = [one for one in self.projects.rows if not _same(one.path, kept.path)]
        self.projects.set_rows([kept, *others])
        self.project_table.select_object(kept)
        self._choose(path)

    def _choose(self, backup: Path) -> None:
        position = self.backups.position(backup)
        if position >= 0:
            self.table.selectRow(position)

    def _show_project(self) -> None:
        kept: KeptProject | None = self.project_table.current()
        backups: Sequence[Backup] = kept.backups if kept else ()
        self._name.setText(kept.path.stem if kept else _("Backups"))
        self._show_rows(backups)
        if self.backups.rows:
            self.table.selectRow(0)
        unknown = tuple(backup for backup in backups if backup.path not in self._states)
        if unknown:
            self.work.start(CheckJob(backups=unknown), _("Reading the backups"))
        self._dress()

    def _show_rows(self, backups: Sequence[Backup]) -> None:
        self.backups.set_rows(
            [
                BackupRow(
                    backup=backup,
                    state=self._states.get(backup.path, State.CHECKING),
                    ago=age_text(backup.at, self._now),
                )
                for backup in backups
            ]
        )

    def _take_states(self, states: dict[Path, State]) -> None:
        self._states.update(states)
        self._show_rows([row.backup for row in self.backups.rows])
        if not self.table.currentIndex().isValid() and self.backups.rows:
            self.table.selectRow(0)
        self._dress()

    def _dress(self) -> None:
        row: BackupRow | None = self.table.current()
        kept: KeptProject | None = self.project_table.current()
        usable = row is not None and row.state is not State.BAD
        self.go_back.setEnabled(usable)
        self.as_new.setEnabled(usable)
        self.said.setText(_consequence(row, kept) if row and kept else "")

    def _accept_in_place(self) -> None:
        self._accept(None)

    def _accept_as_new(self) -> None:
        row: BackupRow | None = self.table.current()
        kept: KeptProject | None = self.project_table.current()
        if row is None or kept is None:
            return
        at = row.backup.at.astimezone()
        name = _("{project} of {date}").format(project=kept.path.stem, date=f"{at:%Y-%m-%d %H.%M}")
        types = _("CrewPlanner projects (*{type})").format(type=PROJECT_TYPE)
        start = kept.path.with_name(name + PROJECT_TYPE)
        path = self._ask_path(self, _("Where to keep it"), start, types)
        if path is not None:
            if path.suffix.lower() != PROJECT_TYPE:
                path = path.with_name(path.name + PROJECT_TYPE)
            self._accept(path)

    def _accept(self, new: Path | None) -> None:
        row: BackupRow | None = self.table.current()
        kept: KeptProject | None = self.project_table.current()
        if row is not None and kept is not None and row.state is not State.BAD:
            self.recovery = Recovery(backup=row.backup, project=kept.path, new=new)
            self.accept()

    def _end_work(self) -> None:
        self.work.give_up()
        self._jobs.close()


def _consequence(row: BackupRow, kept: KeptProject) -> str:
    """What going back would do."""
    if row.state is State.BAD:
        return _("This copy does not hold what was backed up. Choose another.")
    said = (
        _("“{name}” is missing; it is made again as it was on {moment}.")
        if kept.missing
        else _("“{name}” becomes what it was on {moment}. What it holds now is kept as a backup.")
    )
    return said.format(name=kept.path.name, moment=moment_text(row.backup.at))


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute() or one.resolve() == other.resolve()


def _project_columns() -> tuple[Column[KeptProject], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda kept: kept.path.stem,
            tip=lambda kept: str(kept.path),
            strong=True,
            stretch=True,
        ),
        Column(
            id="missing",
            title=_("File"),
            value=lambda kept: _("missing") if kept.missing else "",
            tone=lambda _kept: "finding",
            width=70,
            fit=True,
            if_any=True,
        ),
        Column(
            id="count",
            title=_("Copies"),
            value=lambda kept: str(len(kept.backups) or ""),
            align=RIGHT,
            width=62,
        ),
    )


def _columns() -> tuple[Column[BackupRow], ...]:
    return (
        Column(
            id="at",
            title=_("Made"),
            value=lambda row: moment_text(row.backup.at),
            tip=lambda row: str(row.backup.path),
            strong=True,
            width=180,
            fit=True,
        ),
        Column(id="ago", title=_("How long ago"), value=lambda row: row.ago, width=110, fit=True),
        Column(
            id="reason",
            title=_("Why"),
            value=lambda row: _(_REASONS.get(row.backup.reason.value, "")),
            tone=lambda _row: "muted",
            stretch=True,
        ),
        Column(
            id="size",
            title=_("Size"),
            value=lambda row: size_text(row.backup.size),
            align=RIGHT,
            width=74,
            fit=True,
        ),
        Column(
            id="state",
            title=_("Checked"),
            value=lambda row: _(_STATES[row.state][0]),
            icon=lambda row: _STATES[row.state][1],
            tone=lambda row: _STATES[row.state][2],
            width=110,
            fit=True,
        ),
    )
