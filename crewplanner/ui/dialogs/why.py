"""Why a figure is what it is: a window beside the work that stays until it is closed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.derivation_words import Explained, as_text, explained
from crewplanner.app.queries.derivation import Asked
from crewplanner.app.queries.make_derivation import derivation
from crewplanner.app.workspace import Workspace
from crewplanner.i18n import _
from crewplanner.ui.dialogs.why_text import WhyText
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, selectable

_MARGIN = 16
_SIZE = (600, 720)


class WhyDialog(QDialog):
    """Explains one figure after the other. Does not block the window; Esc closes it.

    Call `refresh` when the project changed: the answer follows.
    """

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Why this figure?"))
        self.setModal(False)
        self._look = look
        self._workspace = workspace
        self._asked: Asked | None = None
        self._words: Explained | None = None
        self.caption = label("", "caption", wrap=True)
        self.figure = selectable("", "figure", wrap=False)
        self.text = WhyText(look)
        self.copied = label("", "muted")
        self.copy_button = Button(look, _("Copy as text"), icon="copy:muted")
        self.copy_button.setToolTip(_("To send to whoever asks (Ctrl+Shift+C)"))
        self._lay_out()
        self.copy_button.clicked.connect(self.copy_text)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self.copy_text)
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))

    @property
    def asked(self) -> Asked | None:
        """What is explained."""
        return self._asked

    def explain(self, asked: Asked) -> None:
        """Explain that figure from now on."""
        self._asked = asked
        self.refresh()
        self.text.to_start()

    def refresh(self) -> None:
        """Explain anew from the project as it is; closes where the person is gone."""
        asked, plan = self._asked, self._workspace.plan
        if asked is None:
            return
        if asked.person not in plan.people or asked.production not in plan.productions:
            self.close()
            return
        words = explained(derivation(plan, asked))
        if words != self._words:
            self.copied.clear()
            self._words = words
            self.caption.setText(words.caption)
            self.figure.setText(words.figure)
            self.setAccessibleName(f"{words.caption}: {words.figure}")
            self.text.show_words(words)

    def as_text(self) -> str:
        """The whole answer as plain text."""
        return as_text(self._words) if self._words else ""

    def copy_text(self) -> None:
        """Put the answer on the clipboard, to be sent to whoever asks."""
        QGuiApplication.clipboard().setText(self.as_text())
        self.copied.setText(_("Copied"))

    def show_beside(self, window: QWidget) -> None:
        """Show it at the far edge of a window, so that the figures stay in sight."""
        if not self.isVisible():
            self.resize(self.width(), min(self.height(), max(320, window.height() - 80)))
            corner = window.mapToGlobal(QPoint(0, 0))
            left = corner.x() + window.width() - self.width() - 24
            self.move(max(corner.x(), left), corner.y() + 56)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = Surface(self._look, "surface", lines=("bottom",))
        words = QVBoxLayout(head)
        words.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        words.setSpacing(2)
        words.addWidget(self.caption)
        words.addWidget(self.figure)
        foot = Surface(self._look, "surface", lines=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.setSpacing(8)
        close = Button(self._look, _("Close"))
        close.clicked.connect(self.close)
        row.addWidget(self.copy_button)
        row.addWidget(self.copied)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        column.addWidget(foot)
