"""The desktop's own dialogs for files, behind types that something else can stand in for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskOpen = Callable[[QWidget, str, Path, str], Path | None]
"""Called with parent, title, where to begin and the types of files; None when it was left."""

AskSave = Callable[[QWidget, str, Path, str], Path | None]
"""Called with parent, title, the path to suggest and the types of files; asks before replacing."""

AskFolder = Callable[[QWidget, str, Path], Path | None]
"""Called with parent, title and where to begin; None when it was left."""


def ask_open(parent: QWidget, title: str, start: Path, types: str) -> Path | None:
    """Ask for a file that is there."""
    name, _type = QFileDialog.getOpenFileName(parent, title, str(start), types)
    return Path(name) if name else None


def ask_save(parent: QWidget, title: str, start: Path, types: str) -> Path | None:
    """Ask where to write a file."""
    name, _type = QFileDialog.getSaveFileName(parent, title, str(start), types)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for a folder; a new one can be made there."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None
