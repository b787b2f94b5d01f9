"""The line at the foot of the window: saved, backed up, what undo would undo; findings, keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, set_property


class StatusLine(Surface):
    """Says in words what is safe. What can be acted on is a button."""

    backup_asked = Signal()
    undo_asked = Signal()
    findings_asked = Signal()
    shortcuts_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("top",), parent=parent)
        self.setAccessibleName(_("Status"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 12, 3)
        row.setSpacing(8)
        self._saved = label("", "caption")
        row.addWidget(self._saved)
        self._backup = self._button(_("Make a verified copy now"))
        self._backup.clicked.connect(self.backup_asked)
        row.addWidget(self._backup)
        self._undo = self._button(_("Undo (Ctrl+Z)"))
        self._undo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._undo.clicked.connect(self.undo_asked)
        row.addWidget(self._undo, 1)
        self._findings = self._button(_("Show the findings"))
        self._findings.clicked.connect(self.findings_asked)
        row.addWidget(self._findings)
        self._shortcuts = self._button(_("Keyboard shortcuts (?)"))
        self._shortcuts.setText(_("? Shortcuts"))
        self._shortcuts.clicked.connect(self.shortcuts_asked)
        row.addWidget(self._shortcuts)
        self._look = look
        self.show_backup("")
        self.show_undo("")
        self.show_findings("")

    def show_saved(self, text: str, *, safe: bool = True) -> None:
        """Say that all is saved, or (not `safe`) why it is not."""
        self._saved.setText(f"● {text}")
        set_property(self._saved, "tone", "saved" if safe else "finding")

    def show_backup(self, text: str) -> None:
        """Say when the last backup was made."""
        self._backup.setText(text)
        self._backup.setVisible(bool(text))

    def show_undo(self, text: str) -> None:
        """Say what undo would undo; empty where there is nothing."""
        self._undo.setText(text)
        self._undo.setEnabled(bool(text))

    def show_findings(self, text: str, *, urgent: bool = False) -> None:
        """Say how many findings are open."""
        self._findings.setText(text)
        self._findings.setVisible(bool(text))
        set_property(self._findings, "tone", "finding" if urgent else "")

    def focus_start(self) -> None:
        """Put the keyboard on its first button."""
        for button in (self._backup, self._undo, self._findings, self._shortcuts):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def texts(self) -> tuple[str, str, str, str]:
        """What is said now: saved, backup, undo, findings."""
        shown: tuple[QLabel | Button, ...] = (
            self._saved,
            self._backup,
            self._undo,
            self._findings,
        )
        saved, backup, undo, findings = (part.text() for part in shown)
        return saved, backup, undo, findings

    def _button(self, tip: str) -> Button:
        button = Button(self.look, "", "status")
        button.setToolTip(tip)
        return button
