"""What a change of the plan changes on a board that is shown: the rest of it stays."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from crewplanner.app.queries.board import BoardCell, BoardDay, BoardGroup, BoardRow, BoardView
from crewplanner.app.queries.board_blocks import BoardQuestion, blocks
from crewplanner.app.queries.group_coverage import laid_over
from crewplanner.app.queries.make_board import BoardMaker, about, mark_of
from crewplanner.app.queries.row_cells import RowCells
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan

if TYPE_CHECKING:
    from crewplanner.app.pricing import Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """What may be others on a board.

    `people` are those whose own records changed, `days` the dates whose shoot days or holidays did,
    and `dates` further ones on which others may be booked than before.
    """

    people: frozenset[PersonId] = frozenset()
    days: frozenset[dt.date] = frozenset()
    dates: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardUpdate:
    """Rows, headings and days to put in the places of those that are shown."""

    rows: tuple[BoardRow | BoardGroup, ...] = ()
    days: tuple[BoardDay, ...] = ()

    def applied(self, view: BoardView) -> BoardView:
        """The view with the rows, headings and days of the update in the places of the old ones."""
        rows = {row.key: row for row in self.rows if isinstance(row, BoardRow)}
        groups = {row.key: row for row in self.rows if isinstance(row, BoardGroup)}
        days = {day.date: day for day in self.days}
        return replace(
            view,
            rows=tuple(
                rows.get(row.key, row) if isinstance(row, BoardRow) else groups.get(row.key, row)
                for row in view.rows
            ),
            days=tuple(days.get(day.date, day) for day in view.days) if days else view.days,
        )

    def then(self, later: "BoardUpdate") -> "BoardUpdate":
        """Both in one; of two values for the same place the later one."""
        again = {row.key for row in later.rows if isinstance(row, BoardRow)}
        kept = (r for r in self.rows if not isinstance(r, BoardRow) or r.key not in again)
        return BoardUpdate(rows=(*kept, *later.rows), days=(*self.days, *later.days))


def board_update(
    plan: Plan,
    question: BoardQuestion,
    findings: Iterable[Finding],
    before: BoardView,
    change: BoardChange,
    pricing: "Pricing | None" = None,
) -> BoardUpdate | None:
    """The rows, headings and days that differ after a change.

    `findings` are those about the people of the change; all others keep theirs (see `remarked`).
    Costs what was touched. None where the order of rows may be another: make the board anew.
    """
    maker = BoardMaker(plan, question, findings, pricing)
    old = {row.key: row for row in before.rows if isinstance(row, BoardRow)}
    people = {person for person, _group in old}
    if not change.people <= plan.people.keys():
        return None
    if any(maker.shows(person) != (person in people) for person in change.people):
        return None
    rows: list[BoardRow | BoardGroup] = []
    dates = set(change.days | change.dates)
    left = {key for key in old if key[0] in change.people}
    for block in blocks(plan, question, change.people & people):
        for member in block.members:
            row = maker.row(member, block.key)
            was = old.get(row.key)
            if was is None or (row.department, row.role) != (was.department, was.role):
                return None
            left.discard(row.key)
            if row != was:
                rows.append(row)
            dates |= {
                date
                for date in row.cells.keys() | was.cells.keys()
                if row.cells.get(date) != was.cells.get(date)
            }
    if left:
        return None
    if change.days:
        others = (row for row in old.values() if row.person not in change.people)
        rows += _on_other_days(plan, maker, others, change.days)
    rows += _headings(maker, before, dates)
    return BoardUpdate(rows=tuple(rows), days=_days(maker, before, dates, all_=bool(change.days)))


def remarked(
    plan: Plan,
    rows: Iterable[BoardRow | BoardGroup],
    findings: Mapping[PersonId, Iterable[Finding]],
) -> BoardUpdate:
    """The rows of the people in `findings` whose cells show others than these."""
    found: list[BoardRow] = []
    for row in rows:
        if not isinstance(row, BoardRow) or row.person not in findings:
            continue
        by_date: dict[dt.date, list[Finding]] = {}
        for finding in findings[row.person]:
            by_date.setdefault(finding.date, []).append(finding)
        if isinstance(row.cells, RowCells):
            if by_date != row.cells.found:
                found.append(replace(row, cells=row.cells.marked(by_date)))
            continue
        changed: dict[dt.date, tuple[BoardCell, ...]] = {}
        for date, cells in row.cells.items():
            fresh = tuple(_marked(plan, cell, by_date.get(date, ())) for cell in cells)
            if any(cell is not was for cell, was in zip(fresh, cells, strict=True)):
                changed[date] = fresh
        if changed:
            found.append(replace(row, cells={**row.cells, **changed}))
    return BoardUpdate(rows=tuple(found))


def _marked(plan: Plan, cell: BoardCell, on_date: Iterable[Finding]) -> BoardCell:
    if cell.outside is not None:
        return cell
    findings = about(cell.booking, on_date)
    if findings == cell.findings:
        return cell
    severity, accepted = mark_of(plan, findings)
    return replace(cell, findings=findings, severity=severity, accepted=accepted)


def _on_other_days(
    plan: Plan, maker: BoardMaker, rows: Iterable[BoardRow], days: frozenset[dt.date]
) -> Iterator[BoardRow]:
    """The rows whose cells on these dates are others, by what the units do then."""
    for row in rows:
        if isinstance(row.cells, RowCells):
            other = row.cells.made_by(maker)
            fresh_cells = other.on(days)
            if fresh_cells != row.cells.on(days):
                yield replace(row, cells=row.cells.but(fresh_cells, other))
            continue
        changed: dict[dt.date, tuple[BoardCell, ...]] = {}
        for date in days & row.cells.keys():
            cells = row.cells[date]
            fresh = tuple(
                c
                if c.outside is not None
                else maker.cell(plan.bookings[c.booking], date, c.findings, row.group)
                for c in cells
            )
            if fresh != cells:
                changed[date] = fresh
        if changed:
            yield replace(row, cells={**row.cells, **changed})


def _headings(maker: BoardMaker, before: BoardView, dates: set[dt.date]) -> Iterator[BoardGroup]:
    shown = [date for date in dates if date in before.span]
    for heading in before.rows:
        if isinstance(heading, BoardGroup):
            was = heading.coverage
            covered = {date: maker.covered(heading.key, date) for date in shown}
            if any(was.get(date) != count for date, count in covered.items()):
                yield replace(heading, coverage=laid_over(was, covered))


def _days(
    maker: BoardMaker, before: BoardView, dates: set[dt.date], *, all_: bool
) -> tuple[BoardDay, ...]:
    """The columns that differ; with `all_` their numbers may be others on all dates."""
    found: list[BoardDay] = []
    for day in before.days:
        fresh = day
        if day.date in dates:
            fresh = maker.day(day.date)
        elif all_:
            fresh = maker.renumbered(day)
        if fresh != day:
            found.append(fresh)
    return tuple(found)
