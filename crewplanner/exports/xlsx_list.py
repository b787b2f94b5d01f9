"""The sheet with one row for each person and day, to filter, sort and sum."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from crewplanner.domain.values import DAY, HOUR
from crewplanner.exports.week_paper import (
    PaperBlock,
    PaperDay,
    PaperRow,
    PaperSlot,
    WeekPaper,
)
from crewplanner.exports.xlsx_cells import (
    AWAY,
    HEAD,
    LEFT,
    LENGTH,
    MONEY,
    PLAIN,
    RIGHT,
    TOTAL,
    Formula,
    Length,
    Pen,
    Time,
    Value,
)
from crewplanner.i18n import _

_HOURS = "0.00"
_STATUS = 5
_NARROW = 10
"""Columns below this width hold figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    line: int
    block: PaperBlock
    day: PaperDay
    person: PaperRow
    slot: PaperSlot | None
    away: str
    changed: bool


_Column = tuple[str, int, Callable[[_Record], Value]]


def write_list(pen: Pen, paper: WeekPaper) -> None:
    """Fill the sheet: head, records, and sums that follow the filter."""
    columns = _columns(paper)
    for place, (head, width, _read) in enumerate(columns):
        pen.sheet.set_column(place, place, width)
        pen.put(0, place, head, HEAD, RIGHT if width < _NARROW else LEFT)
    records = list(_records(paper))
    for record in records:
        for place, (_head, _width, read) in enumerate(columns):
            value = read(record)
            if value is not None:
                look = AWAY if _tells_absence(record, place) else PLAIN
                pen.put(record.line, place, value, LEFT if place == 0 else look)
    pen.sheet.freeze_panes(1, 3)
    pen.sheet.repeat_rows(0)
    pen.sheet.autofilter(0, 0, max(1, len(records)), len(columns) - 1)
    if records:
        _write_sums(pen, paper, records)


def _columns(paper: WeekPaper) -> list[_Column]:
    columns: list[_Column] = [
        (_("Date"), 15, lambda one: one.day.date),
        (_("Department"), 20, lambda one: one.block.name),
        (_("Name"), 28, lambda one: one.person.name),
        (_("Role"), 26, lambda one: one.person.role),
        (_("Phone"), 18, lambda one: one.person.phone or None),
        (_("Status"), 12, lambda one: one.slot.status_text if one.slot else one.away),
        (_("Kind of day"), 12, lambda one: one.slot.kind if one.slot else None),
        (_("Unit"), 14, lambda one: one.slot.unit if one.slot else None),
        (_("Call"), 8, lambda one: _time(one.slot.call) if one.slot else None),
        (_("Wrap"), 8, lambda one: _time(one.slot.wrap) if one.slot else None),
        (_("Hours"), 8, _length),
        (_("Hours, decimal"), 9, _decimal_hours),
        (_("Place"), 24, lambda one: one.slot.place or None if one.slot else None),
        (_("Address"), 30, lambda one: one.slot.address or None if one.slot else None),
    ]
    if paper.since:
        columns.append((_("Changed"), 10, lambda one: "*" if one.changed else None))
    if paper.currency:
        columns.append((_("Cost {currency}").format(currency=paper.currency), 12, _cost))
    return columns


def _records(paper: WeekPaper) -> Iterator[_Record]:
    line = 0
    for block in paper.blocks:
        for person in block.rows:
            for day, cell in zip(paper.days, person.cells, strict=True):
                absent = (None,) if cell.away else ()
                for slot in (*cell.slots, *absent):
                    line += 1
                    yield _Record(
                        line=line,
                        block=block,
                        day=day,
                        person=person,
                        slot=slot,
                        away=cell.away,
                        changed=cell.changed,
                    )


def _tells_absence(record: _Record, place: int) -> bool:
    return record.slot is None and place == _STATUS


def _time(minutes: int | None) -> Time | None:
    return None if minutes is None else Time(minutes)


def _length(record: _Record) -> Length | None:
    return Length(record.slot.minutes) if record.slot and record.slot.minutes else None


def _decimal_hours(record: _Record) -> Formula | None:
    if not record.slot or not record.slot.minutes:
        return None
    return Formula(f"=K{record.line + 1}*24", record.slot.minutes / HOUR, _HOURS)


def _cost(record: _Record) -> Decimal | None:
    return Decimal(record.slot.cost) if record.slot and record.slot.cost else None


def _write_sums(pen: Pen, paper: WeekPaper, records: list[_Record]) -> None:
    line, slots = len(records) + 1, [record.slot for record in records if record.slot]
    minutes = sum(slot.minutes for slot in slots)
    pen.put(line, 2, _("Total"), TOTAL)
    pen.put(line, 10, Formula(_visible_sum("K", line), minutes / DAY, LENGTH), TOTAL)
    pen.put(line, 11, Formula(_visible_sum("L", line), minutes / HOUR, _HOURS), TOTAL)
    if paper.currency:
        cost = sum((Decimal(slot.cost or 0) for slot in slots), Decimal(0))
        pen.put(line, 14, Formula(_visible_sum("O", line), float(cost), MONEY), TOTAL)


def _visible_sum(column: str, last: int) -> str:
    """Of the rows that the filter shows."""
    return f"=SUBTOTAL(109,{column}2:{column}{last})"
