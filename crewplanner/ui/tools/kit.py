"""What the tools are given; apart from them, since the window starts without."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from crewplanner.app.context import Context
from crewplanner.dataclass import dataclass
from crewplanner.ui.dialogs.file_dialogs import (
    AskFolder,
    AskOpen,
    AskSave,
    ask_folder,
    ask_open,
    ask_save,
)
from crewplanner.ui.look import Look
from crewplanner.ui.window_state import WindowState


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What the tools need beside the window. `settings` is the folder of the user's settings.

    `set_user` gives another name to what is opened from now on. The last four are how the desktop
    asks for files and folders and opens them.
    """

    context: Context
    look: Look
    state: WindowState
    settings: Path
    set_user: Callable[[str], object]
    ask_file: AskOpen = ask_open
    ask_path: AskSave = ask_save
    ask_folder: AskFolder = ask_folder
    open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
