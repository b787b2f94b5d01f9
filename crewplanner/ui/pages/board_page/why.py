"""Which figure the cursor of the board asks about."""

from crewplanner.app.queries.derivation import Asked
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay import Basis
from crewplanner.domain.values import DateSpan
from crewplanner.ui.board.view import Board


def asked_about(board: Board, production: ProductionId) -> Asked | None:
    """What the person under the cursor costs on that date: as worked, else as planned."""
    cursor = board.scene.selection.cursor
    if cursor is None:
        return None
    return Asked(
        production=production,
        person=cursor.person,
        span=DateSpan(first=cursor.date, last=cursor.date),
        basis=Basis.EXPECTED,
    )
