"""Our own mistakes: kept as a report without names and shown once, with a copy to send by hand."""

import datetime as dt
import faulthandler
import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from crewplanner.app.crash_report import keep_report, report_text
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.text import label

_FAULTS = "faults-{process}.txt"
_FRAME = re.compile(r'File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<name>\S+)')
_log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Takes over what nobody caught. `crashed` carries the report, on the window's thread.

    Of equal reports in one run only the first is told; all are kept in the folder. `install` and
    `remove` belong together.
    """

    crashed = Signal(str)

    def __init__(
        self, folder: Path, clock: Callable[[], dt.datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._told: set[tuple[str, ...]] = set()
        self._faults: IO[str] | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Catch exceptions of slots and threads, and write where a crash of the process was."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file().touch(mode=0o600)
            self._faults = self._file().open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def remove(self) -> None:
        """Give everything back as it was; the file of faults goes, as this run ended well."""
        sys.excepthook, threading.excepthook = self._before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None
            self._file().unlink(missing_ok=True)

    def _file(self) -> Path:
        return self._folder / _FAULTS.format(process=os.getpid())

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        report = report_text(error, "window", self._clock())
        keep_report(error, "window", self._clock(), self._folder)
        _log.error("not caught: %s", kind.__name__)
        place = tuple(report.splitlines()[2:])
        if place not in self._told:
            self._told.add(place)
            self.crashed.emit(report)

    def _catch_in_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._catch(what.exc_type, what.exc_value, what.exc_traceback)


class CrashDialog(QDialog):
    """Says that the project is safe, shows the whole report, and copies it."""

    def __init__(self, look: Look, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(_("Something went wrong"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("That was a mistake of the program, not yours."), "title"))
        sentence = _(
            "What you did last may not have been done. The project is safe: a change is written "
            "whole or not at all. The report holds no names and no sums; send it to whoever looks "
            "after CrewPlanner."
        )
        column.addWidget(label(sentence, wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Report"))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy = Button(look, _("Copy the report"), icon="copy:ink")
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)
        row.addStretch(1)
        self.go_on = primary_button(look, _("Go on"))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(look.px(600), look.px(420))
        self.go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText(_("Copied"))


class CrashReporter(QObject):
    """Shows one report at a time over the window; what comes meanwhile is kept in its file only."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._open = False

    def tell(self, report: str) -> None:
        """Show a report and wait until it is closed."""
        if self._open:
            return
        self._open = True
        dialog = CrashDialog(self._look, report, self._window)
        dialog.exec()
        dialog.deleteLater()
        self._open = False


def fault_of_last_run(folder: Path) -> str:
    """Where an earlier run died, without folders; empty if all ended well. It is told once."""
    texts: list[str] = []
    for file in sorted(folder.glob(_FAULTS.format(process="*"))):
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
            if text:
                file.unlink()
        except OSError:
            continue
        texts.append(_FRAME.sub(_without_folders, text))
    return "\n".join(filter(None, texts))


def _without_folders(frame: re.Match[str]) -> str:
    path = frame["path"].replace("\\", "/")
    start = path.rfind("/crewplanner/")
    inside = path[start + 1 :] if start >= 0 else path.rpartition("/")[2]
    return f'File "{inside}", line {frame["line"]} in {frame["name"]}'
