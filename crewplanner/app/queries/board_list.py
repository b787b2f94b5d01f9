"""The board as a list: the same bookings, a row each, for whoever reads rather than looks."""

from collections.abc import Iterator

from crewplanner.app.queries.board import BoardCell, BoardRow, BoardView
from crewplanner.app.queries.row_cells import cells_within
from crewplanner.app.words import role_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.findings import Finding, Severity
from crewplanner.domain.ids import BookingId, PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardListRow:
    """One booking as the board shows it on some dates.

    `order` is its place among all, from the upper left of the board on. `call` and `wrap` are
    planned minutes where they are the same on all of the dates that it works; `varies` says that
    they are not. `worked` counts those dates.
    """

    order: int
    booking: BookingId
    person: PersonId
    name: str
    role: str
    span: DateSpan
    status: BookingStatus
    rank: int
    words: FilmWords
    unit: str
    call: int | None
    wrap: int | None
    varies: bool
    worked: int
    night: bool
    elsewhere: str
    note: str
    severity: Severity | None
    findings: tuple[Finding, ...]


def board_list(plan: Plan, view: BoardView, dates: DateSpan) -> tuple[BoardListRow, ...]:
    """The bookings that the view shows on those dates, each once, in the order of its rows."""
    found: dict[BookingId, BoardListRow] = {}
    for row in view.rows:
        if isinstance(row, BoardRow):
            for booking, cells in _bookings(row, dates):
                if booking not in found:
                    found[booking] = _row(plan, row, cells, len(found))
    return tuple(found.values())


def _bookings(row: BoardRow, dates: DateSpan) -> Iterator[tuple[BookingId, list[BoardCell]]]:
    shown: dict[BookingId, list[BoardCell]] = {}
    within = cells_within(row, dates)
    for date in sorted(within):
        for cell in within[date]:
            shown.setdefault(cell.booking, []).append(cell)
    yield from shown.items()


def _row(plan: Plan, row: BoardRow, cells: list[BoardCell], order: int) -> BoardListRow:
    cell = cells[0]
    booking, production = plan.bookings.get(cell.booking), plan.productions.get(cell.production)
    film = production.words if production else FilmWords.US
    at_work = [one for one in cells if not one.idle]
    times = {(one.call, one.wrap) for one in at_work}
    call, wrap = next(iter(times)) if len(times) == 1 else (None, None)
    role = plan.roles.get(cell.role) if cell.role is not None else None
    unit = plan.units.get(cell.unit) if cell.unit is not None else None
    return BoardListRow(
        order=order,
        booking=cell.booking,
        person=row.person,
        name=row.name,
        role=role_name(role, film) if role else row.role,
        span=cell.span,
        status=cell.status,
        rank=cell.rank,
        words=film,
        unit=unit.name if unit else "",
        call=call,
        wrap=wrap,
        varies=len(times) > 1,
        worked=len(at_work),
        night=any(one.night for one in at_work),
        elsewhere=cell.elsewhere,
        note=booking.note if booking else "",
        severity=min((c.severity for c in cells if c.severity), key=_HARDNESS, default=None),
        findings=tuple(dict.fromkeys(finding for one in cells for finding in one.findings)),
    )


_HARDNESS = tuple(Severity).index
