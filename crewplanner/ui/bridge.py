"""The one place where the workspace's plain listener becomes a Qt signal."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from crewplanner.app.changes import ChangeSet
from crewplanner.app.workspace import Workspace

_POLL_MS = 5000


class Bridge(QObject):
    """Emits `changed(ChangeSet)` after each committed step, once, on the thread of the window.

    It also asks the workspace whether another program wrote the file: when the window comes to the
    front, and every few seconds.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        workspace.listen(self._announce)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_state)

    def close(self) -> None:
        """Stop listening; call it before the workspace is closed."""
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.disconnect(self._follow_state)
        self._workspace.unlisten(self._announce)

    def poll(self) -> None:
        """Ask now whether another program wrote the file."""
        self._workspace.poll()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.poll()

    def _announce(self, change: ChangeSet) -> None:
        self.changed.emit(change)
