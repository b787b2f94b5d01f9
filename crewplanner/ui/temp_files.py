"""Files for other programs to take: dragged out or copied, readable by this user alone."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QUrl

_GNOME = "x-special/gnome-copied-files"


class TempFiles(QObject):
    """Keeps them in a folder of its own, which goes when the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def write(self, name: str, data: bytes) -> Path:
        """A new file of that name, mode 0600, in a folder that only this user may enter.

        Raises OSError where it cannot be written.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="crewplanner-")
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self.clear)
        path = Path(tempfile.mkdtemp(dir=self._folder.name)) / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        return path

    def clear(self) -> None:
        """Take all of them away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def file_data(path: Path) -> QMimeData:
    """What the clipboard or a drag carries for a file that is there already."""
    url = QUrl.fromLocalFile(str(path))
    data = QMimeData()
    data.setUrls([url])
    encoded = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    data.setData(_GNOME, f"copy\n{encoded}".encode())
    return data
