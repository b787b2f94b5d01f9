"""The first page: make a project, open one, look at the sample. It only says what was asked."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crewplanner import __version__
from crewplanner.app.words import date_text
from crewplanner.i18n import _
from crewplanner.paths import PROJECT_TYPE
from crewplanner.ui.clock_words import clock_text
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import Column, TableModel
from crewplanner.ui.pages.first_steps import step_titles
from crewplanner.ui.recent_files import RecentFile, RecentFiles
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import TableView
from crewplanner.ui.widgets.text import label

_DROPPED = "dropped"


class WelcomePage(QWidget):
    """Emits what was asked for; whoever listens opens and makes files."""

    asked = Signal(str)
    """Carries "new", "open", "open-sample" or "restore"."""
    path_chosen = Signal(object)
    """Carries the Path of a project, from the list or dropped on the page."""

    def __init__(self, look: Look, recents: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._recents = recents
        self.messages = MessageArea(look)
        self.new = primary_button(look, _("New project…"), "add")
        self.sample = Button(look, _("Open the sample project"), icon="day:ink")
        self.open = Button(look, _("Open…"), icon="folder:ink")
        self.try_it = Button(look, _("Try it on the sample project"), icon="day:ink")
        self.recover = Button(look, _("Recover a backup…"), icon="backup:ink")
        self.model = TableModel(_columns(), key=lambda file: file.path, parent=self)
        self.table = TableView(look, _("Recent projects"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.show_columns(self.model.columns)
        self.table.set_hint(_("Projects you open are listed here."))
        self._lay_out()
        self._steps = {
            "new": self.new,
            "open": self.open,
            "open-sample": self.sample,
            "restore": self.recover,
        }
        for name, button in self._steps.items():
            button.setObjectName(name)
            button.clicked.connect(self._ask)
        self.try_it.setObjectName("open-sample")
        self.try_it.clicked.connect(self._ask)
        self.table.opened.connect(self._choose)
        self.table.deleted.connect(self._forget)
        self.setAcceptDrops(True)
        look.changed.connect(self._fit)
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent projects again."""
        self.model.set_rows(self._recents.files())
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def focus_start(self) -> None:
        """Put the keyboard on the list where there is one, else on the first step."""
        target = self.table if self.model.rows else self.new
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Show a sentence about something that could not be done."""
        self.messages.show_message(text, MessageKind.ERROR, key=_DROPPED)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_files(paths)

    def take_files(self, paths: list[Path]) -> None:
        """Open the first project among dropped files, or say why there is none to open."""
        projects = [path for path in paths if path.suffix.lower() == PROJECT_TYPE]
        if projects:
            self.messages.clear_message(_DROPPED)
            self.path_chosen.emit(projects[0])
        elif paths:
            self.say(
                _(
                    "“{name}” is not a project. Open a project first, then import the file there."
                ).format(name=paths[0].name)
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.role("ground"))

    def _lay_out(self) -> None:
        steps = QVBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(label("CrewPlanner", "headline"))
        about = _(
            "Shoot days, crew, irregular hours and the week on paper, in one file on this computer."
        )
        steps.addWidget(label(about, "muted", wrap=True))
        steps.addSpacing(12)
        for button in (self.new, self.open, self.sample, self.recover):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setProperty("step", True)
            steps.addWidget(button)
        steps.addStretch(1)
        steps.addWidget(label(_("Version {version}").format(version=__version__), "caption"))
        self._left = QWidget()
        self._left.setLayout(steps)
        right = QVBoxLayout()
        right.setSpacing(8)
        head = label(_("Recent projects"), "heading")
        head.setBuddy(self.table)
        right.addWidget(head)
        frame = Surface(self._look, "surface", lines=("all",), radius=8)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 7)
        inside.addWidget(self.table)
        right.addWidget(frame, 1)
        hint = _("Enter opens a project, Del takes it off this list. Or drag a project file here.")
        right.addWidget(label(hint, "caption", wrap=True))
        right.addSpacing(8)
        right.addWidget(self._first_steps())
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(48, 40, 48, 32)
        row.setSpacing(48)
        row.addWidget(self._left, 2)
        row.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.messages)
        centered = QHBoxLayout()
        centered.addWidget(self._middle)
        column.addLayout(centered, 1)

    def _first_steps(self) -> QWidget:
        """The checklist: what there is to do first, and the way to begin."""
        card = Surface(self._look, "surface", lines=("all",), radius=8)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(4)
        lines.addWidget(label(_("First steps: a night shoot in five minutes"), "heading"))
        said = _(
            "In a new project and in the sample a line over the pages says which step is next, "
            "with a button that leads to it."
        )
        lines.addWidget(label(said, "muted", wrap=True))
        lines.addSpacing(4)
        row = Flow(gap=24, line_gap=8)
        listed = QWidget()
        steps = QVBoxLayout(listed)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(4)
        for number, title in enumerate(step_titles(), start=1):
            steps.addWidget(label(f"{number}.  {title}"))
        row.addWidget(listed)
        row.add_end(self.try_it)
        lines.addLayout(row)
        return card

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(320))

    def _fit(self) -> None:
        self._left.setFixedWidth(self._look.px(236))
        self._middle.setMaximumWidth(self._look.px(1120))

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _choose(self, file: RecentFile) -> None:
        if file.missing:
            self.say(
                _(
                    "“{name}” is not in “{folder}” any more. "
                    "Find it with Open, or take it off the list with Del."
                ).format(name=file.path.name, folder=file.path.parent)
            )
            return
        self.path_chosen.emit(file.path)

    def _forget(self) -> None:
        for file in self.table.chosen():
            self._recents.remove(file.path)
        self.refresh()


def _columns() -> tuple[Column[RecentFile], ...]:
    return (
        Column(
            id="name",
            title=_("Project"),
            value=lambda file: file.path.stem,
            strong=True,
            width=180,
        ),
        Column(
            id="folder",
            title=_("Folder"),
            value=lambda file: _short(file.path.parent),
            tone=lambda _file: "muted",
            tip=lambda file: str(file.path),
            stretch=True,
        ),
        Column(
            id="changed",
            title=_("Changed"),
            value=_changed,
            tone=lambda file: "finding" if file.missing else "muted",
            width=150,
        ),
    )


def _short(folder: Path) -> str:
    """The folder as its owner thinks of it."""
    home = Path.home()
    if folder == home or not folder.is_relative_to(home):
        return str(folder)
    return str(Path("~") / folder.relative_to(home))


def _changed(file: RecentFile) -> str:
    if file.changed is None:
        return _("missing")
    return f"{date_text(file.changed.date(), year=False)}, {clock_text(file.changed)}"
