"""What the board says in words of a place: read out, and as a tooltip."""

import html

from PySide6.QtCore import QPoint

from crewplanner.i18n import _
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.hits import hit
from crewplanner.ui.board.scene import Scene


def describe(scene: Scene) -> str:
    """What is under the cursor: person, role, date, status, times, warnings."""
    where = selecting.position(scene.rows, scene.selection.cursor)
    row = None if where is None else scene.rows.person(where[0])
    if where is None or row is None:
        return _("Board")
    cell = selecting.cell_at(scene.rows, scene.selection.cursor)
    shown = () if cell is None else (cell,)
    return scene.words.about_cell(row, scene.rows.dates[where[1]], shown)


def about(scene: Scene, at: QPoint) -> str:
    """What the tooltip says of a place of the window; empty where there is nothing to say."""
    found = hit(scene.rows, scene.geometry, scene.sizes, at.x(), at.y())
    _zone, row, day, *_rest = found.spot
    if found.spot.zone is Zone.HEADER and day is not None:
        return scene.words.about_day(scene.rows.days[day])
    person = None if row is None else scene.rows.person(row)
    if row is None or person is None:
        return ""
    if day is None:
        return f"{person.name}\n{person.role}" if person.role else person.name
    cells = scene.rows.cells(row, day)
    if not cells and scene.rows.dates[day] not in person.away:
        return ""
    return scene.words.about_cell(person, scene.rows.dates[day], cells, lines=True)


def plain(text: str) -> str:
    """The text so that a tooltip shows it as it is, though it may look like markup."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"
