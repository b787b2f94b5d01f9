"""What the board says in words of a place: read out, and as a tooltip."""

import datetime as dt

from PySide6.QtCore import QPoint

from crewplanner.domain.ids import PersonId
from crewplanner.i18n import _
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.hits import hit
from crewplanner.ui.board.rows import GroupLine
from crewplanner.ui.board.scene import Scene


def describe(scene: Scene) -> str:
    """What is under the cursor: person, role, date, status, times, warnings."""
    where = selecting.position(scene.rows, scene.selection.cursor)
    row = None if where is None else scene.rows.person(where[0])
    if where is None or row is None:
        return _("Board")
    cell = selecting.cell_at(scene.rows, scene.selection.cursor)
    shown = () if cell is None else (cell,)
    date = scene.rows.dates[where[1]]
    told = scene.words.about_cell(row, date, shown)
    return _with_comment(scene, told, row.person, date)


def about(scene: Scene, at: QPoint) -> str:
    """What the tooltip says of a place of the window; empty where there is nothing to say."""
    found = hit(scene.rows, scene.geometry, scene.sizes, (at.x(), at.y()))
    _zone, row, day, *_rest = found.spot
    if found.spot.zone is Zone.HEADER and day is not None:
        info = scene.rows.days[day]
        sky = scene.around.skies.get(info.date)
        about = scene.words.about_day(info)
        drift = scene.around.drifts.get(info.date)
        more = (one.about for one in (drift, sky) if one is not None)
        return _with_comment(scene, "\n\n".join((about, *more)), None, info.date)
    if found.spot.zone is Zone.CORNER and at.y() < scene.geometry.header:
        return _("Drag the week out as a PDF for the crew, with Shift as a calendar")
    if found.spot.zone is Zone.FOOTER and day is not None:
        return _about_foot(scene, day)
    person = None if row is None else scene.rows.person(row)
    if row is None or person is None:
        return _about_heading(scene, row, day)
    if day is None:
        name = f"{person.name}\n{person.role}" if person.role else person.name
        return _with_comment(scene, name, person.person, None)
    date = scene.rows.dates[day]
    cells = scene.rows.cells(row, day)
    told = ""
    if cells or date in person.away:
        told = scene.words.about_cell(person, date, cells, lines=True)
    return _with_comment(scene, told, person.person, date)


def is_about(scene: Scene, text: str, at: QPoint) -> bool:
    """Whether what the tooltip says is about that place of the window."""
    return about(scene, at) == text


def _with_comment(scene: Scene, told: str, person: PersonId | None, date: dt.date | None) -> str:
    """What is told, and what was said about it."""
    said = scene.around.comments.get((person, date), "")
    return "\n\n".join(filter(None, (told, said)))


def _about_foot(scene: Scene, day: int) -> str:
    """Heads, hours and cost of a date."""
    info = scene.rows.days[day]
    cost = scene.around.costs.get(info.date) if scene.around.costs is not None else None
    return scene.words.about_foot(info, cost.whole if cost else "")


def _about_heading(scene: Scene, row: int | None, day: int | None) -> str:
    """How far the need of a group is filled on a date, folded or not."""
    line = None if row is None or day is None else scene.rows.lines[row]
    if day is None or not isinstance(line, GroupLine):
        return ""
    date = scene.rows.dates[day]
    covered = line.group.coverage.get(date)
    return "" if covered is None else scene.words.about_need(line.group.name, date, covered)


def plain(text: str) -> str:
    """The text so that a tooltip shows it as it is, though it may look like markup."""
    import html  # noqa: PLC0415 - its table of signs is long, and no window starts with a tip

    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"
