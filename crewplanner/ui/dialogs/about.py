"""About: which version this is, and under which licenses."""

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crewplanner import __version__
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.text import label, selectable


class AboutDialog(QDialog):
    """Words to read and to copy."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About CrewPlanner"))
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        column.addWidget(label("CrewPlanner", "headline"))
        column.addWidget(label(_("Version {version}").format(version=__version__), "muted"))
        column.addSpacing(8)
        for sentence in _sentences():
            column.addWidget(label(sentence, wrap=True))
        column.addSpacing(8)
        self.details = selectable(details(), "caption")
        column.addWidget(self.details)
        column.addSpacing(8)
        column.addStretch(1)
        self.copy = Button(look, _("&Copy details"), icon="copy:ink")
        self.close_button = primary_button(look, _("Close"))
        self.close_button.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self.setFixedWidth(look.px(480))
        self.resize(self.width(), column.totalHeightForWidth(self.width()))
        self.close_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details())
        self.copy.setText(_("Copied"))


def details() -> str:
    """What helps whoever looks after a fault; nothing of the user's."""
    return "\n".join(
        (
            f"CrewPlanner {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    )


def _sentences() -> tuple[str, ...]:
    return (
        _("Shoot days, crew, irregular hours and the week on paper, in one file on this computer."),
        _("Nothing is sent anywhere: no account, no network, no telemetry."),
        _("Free software under the MIT license."),
        _(
            "The window is made with Qt for Python (PySide6), used unchanged under the GNU LGPL "
            "version 3; you may put another version in its place. The typeface is Inter, under the "
            "SIL Open Font License."
        ),
    )
