"""What a double click asks for, by what lies there."""

from crewplanner.ui.board.geometry import Zone
from crewplanner.ui.board.hits import Hit
from crewplanner.ui.board.intents import Edit, EditCell, Intent, OpenNeed, OpenPerson
from crewplanner.ui.board.rows import GroupLine, Rows


def opened(rows: Rows, found: Hit) -> Intent | None:
    """A need in a heading, a person, a booking, or an empty cell to write in; None for nothing."""
    spot = found.spot
    if spot.row is None:
        return None
    line, person = rows.lines[spot.row], rows.person(spot.row)
    date = None if spot.day is None else rows.dates[spot.day]
    if isinstance(line, GroupLine):
        if date is None:
            return None
        return OpenNeed(department=line.group.department, date=date)
    if person is None:
        return None
    if spot.zone is Zone.NAMES:
        return OpenPerson(person=person.person)
    if found.cell is not None:
        return None if found.cell.elsewhere else Edit(booking=found.cell.booking)
    return None if date is None else EditCell(person=person.person, date=date)
