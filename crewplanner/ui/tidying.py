"""Tidying: full collections of garbage come while the user is elsewhere.

With a large project one takes hundreds of milliseconds, in the middle of a drag if it so happens.
What is not in cycles is freed at once in any case; the young generations go on as usual.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_HARDLY_EVER = 100_000
"""So many collections of the younger objects must come before one of all objects."""


class Tidying(QObject):
    """Collects when another program has the keyboard; lives as long as the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, _HARDLY_EVER)
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            QTimer.singleShot(0, self, self._collect)

    def _collect(self) -> None:
        gc.collect()
