"""The window that `bus_session` looks at: the sample's board with the list of bookings beside it.

Run as a program with the folder that the project is to lie in.
"""

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crewplanner.app.context import Context
from crewplanner.app.samples import make_sample
from crewplanner.app.workspace import Workspace
from crewplanner.ui.look import Look
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.pages.board import BoardPage
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.theme import ThemeChoice

NOW = dt.datetime(2026, 11, 25, 14, 2, tzinfo=dt.UTC)
MONDAY = dt.date(2026, 11, 9)
_LONGEST_MS = 90_000


def main(folder: Path) -> None:
    app = QApplication([])
    app.setApplicationName("CrewPlanner")
    look = Look(ThemeChoice.LIGHT)
    look.dress(app)
    context = Context(user="Tamsin", clock=lambda: NOW, backups=folder / "backups")
    workspace = Workspace.create(folder / "Harbour Lights.crewplan", context)
    make_sample(workspace, MONDAY)
    frame = ProjectFrame(look, workspace, PAGES)
    frame.resize(1500, 900)
    frame.show()
    frame.go("board")
    page = frame.page()
    assert isinstance(page, BoardPage)
    while page.context.feed.behind:
        QTest.qWait(50)
    page.context.places.side.toggle("list")
    person = next(p for p in workspace.plan.people.values() if p.name == "Ottoline Markham")
    page.board.select((person.id, dt.date(2026, 11, 27)))
    QTimer.singleShot(_LONGEST_MS, app.quit)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
