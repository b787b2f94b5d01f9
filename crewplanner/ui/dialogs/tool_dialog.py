"""The frame of a tool: what it is called, messages, its body, and a row of buttons below."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.workspace import Workspace
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind, Toast
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_REFUSED = "refused"
_MARGIN = 20


class ToolDialog(QDialog):
    """A large dialog: head with `tools` at its far end, messages, `body`, foot with buttons.

    `start` and `end` of the foot take buttons; Esc leaves. The dialog is as large as its window
    and its screen allow, at most as large as it is `wanted`.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        *,
        about: str = "",
        size: tuple[int, int] = (920, 640),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setModal(True)
        self.messages = MessageArea(look)
        self.tools = QHBoxLayout()
        self.body = QVBoxLayout()
        self.start = QHBoxLayout()
        self.end = QHBoxLayout()
        for row in (self.tools, self.start, self.end):
            row.setSpacing(8)
        self._head = Surface(look, "surface", lines=("bottom",))
        self._foot = Surface(look, "surface", lines=("top",))
        self._build_frame(title, about)
        self.wanted = QSize(look.px(size[0]), look.px(size[1]))
        self._take_size(self.wanted)

    def say(self, sentence: str, kind: MessageKind = MessageKind.ERROR, *, key: str = "") -> None:
        """Show a sentence over the body; the same key takes the place of the one before."""
        self.messages.show_message(sentence, kind, key=key)

    def _build_frame(self, title: str, about: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "title"))
        if about:
            words.addWidget(label(about, "muted", wrap=True))
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addLayout(self.tools)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        foot.setSpacing(8)
        foot.addLayout(self.start)
        foot.addStretch(1)
        foot.addLayout(self.end)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.messages)
        column.addLayout(self.body, 1)
        column.addWidget(self._foot)

    def _take_size(self, wanted: QSize) -> None:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        parent = self.parentWidget()
        if parent is not None:
            room = room.boundedTo(parent.window().size().expandedTo(QSize(640, 480)))
        self.resize(wanted.boundedTo(room))


class ProjectDialog(ToolDialog):
    """A tool that changes the project at once, command by command, each to be undone from here.

    A subclass reads what it shows in `refresh`; it is called after every change, whoever made it.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        title: str,
        *,
        about: str = "",
        size: tuple[int, int] = (920, 640),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, about=about, size=size, parent=parent)
        self.workspace = workspace
        self.toast = Toast(look, self)
        self.toast.undo_asked.connect(self.undo)
        for keys, step in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        workspace.listen(self._take_change)
        self.finished.connect(self._stop_listening)

    def refresh(self) -> None:
        """Read and show again."""
        raise NotImplementedError

    @property
    def editable(self) -> bool:
        """Whether the project can be changed."""
        return self.barred is None

    @property
    def barred(self) -> str | None:
        """Why the project cannot be changed, as a sentence; None where it can."""
        return self.workspace.read_only_reason

    def do(self, command: Command, *, toast: str = "") -> ChangeSet | None:
        """Run a command; a refusal is shown here and None returned. `toast` is said with Undo."""
        try:
            change = self.workspace.do(command, origin=self)
        except (Refused, ProjectError) as refused:
            self.say(str(refused), key=_REFUSED)
            return None
        self.messages.clear_message(_REFUSED)
        if toast:
            self.toast.say(toast, undo=True)
        return change

    def undo(self) -> None:
        """Take the last step back and say which."""
        self._replay(undo=True)

    def redo(self) -> None:
        """Do the undone step again and say which."""
        self._replay(undo=False)

    def _replay(self, *, undo: bool) -> None:
        try:
            change = self.workspace.undo(origin=self) if undo else self.workspace.redo(origin=self)
        except (Refused, ProjectError) as refused:
            self.say(str(refused), key=_REFUSED)
            return
        self.messages.clear_message(_REFUSED)
        said = _("Undone: {step}") if undo else _("Done again: {step}")
        self.toast.say(said.format(step=change.label))

    def _take_change(self, _change: ChangeSet) -> None:
        self.refresh()

    def _stop_listening(self) -> None:
        self.workspace.unlisten(self._take_change)
