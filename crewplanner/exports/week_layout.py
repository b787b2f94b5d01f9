"""The week's document as plain data for the page template: every text final and on one line."""

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from crewplanner.domain.values import format_duration
from crewplanner.exports.options import PaperSize
from crewplanner.exports.page_fit import MARGIN, SHEETS, Fit, closer, fit, name_ems
from crewplanner.exports.paper_rows import kept_together
from crewplanner.exports.texts import amount_text, breakable, one_line
from crewplanner.exports.week_paper import (
    PaperBlock,
    PaperCell,
    PaperDay,
    PaperNote,
    PaperRow,
    PaperSlot,
    PaperUnit,
    Totals,
    WeekPaper,
)
from crewplanner.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTE_COLUMNS = 4
_SHORT_LIST = 7
_LONGEST_NOTE = 110
"""Letters of a note or of places at the head of a date."""
_NOTED_UNITS = 3
"""With more units on a date, notes and places get a third of that room."""
_TOLD_UNITS = 6
"""With more than these, the head says no more of each than name and times."""
_MOST_UNITS = 12
"""So many lines stay in one column."""
_SPLIT_FROM = 3
"""From so many units a day on, their details stand on the first page only."""

_WHOLE = 12
"""A department of so many people is never parted: pages end between departments."""

Data = dict[str, Any]


def week_layout(paper: WeekPaper, sheet: PaperSize, *, close: bool = False) -> Data:
    """What `week.typ` reads; `close` sets the smallest type and hardly any air."""
    width, height = SHEETS[sheet]
    sums = _Sums(paper)
    sizes = fit(paper, sheet, sums.columns())
    if close:
        sizes = closer(sizes, sheet)
    units = max((len(day.units) for day in paper.days), default=0)
    week = f"{paper.week}, {paper.dates}"
    return {
        "document-title": one_line(f"{paper.title}: {week}"),
        "lang": pgettext("language code of these words", "en"),
        "width": width,
        "height": height,
        "margin": MARGIN,
        "size": sizes.size,
        "air": sizes.air,
        "name-width": sizes.name_width,
        "split-head": units >= _SPLIT_FROM,
        "revision": paper.revision and {"name": paper.revision.name, "color": paper.revision.color},
        "title": one_line(paper.title),
        "week": paper.week,
        "dates": paper.dates,
        "iso-week": paper.iso_week,
        "running": one_line(f"{week}  {paper.version}"),
        "notice": one_line(paper.notice),
        "facts": [[label, one_line(value)] for label, value in paper.facts],
        "figures": paper.figures,
        "labels": _labels(),
        "days": [_day(day) for day in paper.days],
        "sums": [
            {"label": label, "width": width}
            for label, width in zip(sums.labels, sizes.sum_widths, strict=True)
        ],
        "phone-width": sizes.phone_width,
        "blocks": [_block(block, sums, sizes) for block in paper.blocks],
        "foot": _foot(paper, sums),
        "note-bands": _note_bands(paper),
        "note-columns": _NOTE_COLUMNS,
        "legend": [
            {"code": item.code, "sign": item.sign, "text": item.text} for item in paper.legend
        ],
    }


class _Sums:
    """The columns at the right: only those in which something stands."""

    def __init__(self, paper: WeekPaper) -> None:
        totals = paper.totals
        columns: tuple[tuple[str, bool, Callable[[Totals], str]], ...] = (
            (_("Days"), bool(totals.days), lambda one: str(one.days)),
            (_("Hours"), bool(totals.planned), lambda one: _length(one.planned)),
            (_("Eve"), bool(totals.evening), lambda one: _length(one.evening)),
            (_("Night"), bool(totals.night), lambda one: _length(one.night)),
            (_("Worked"), bool(totals.worked), lambda one: _length(one.worked)),
            (_("OT"), bool(totals.overtime), lambda one: _length(one.overtime)),
            (_("Rest"), totals.rest is not None, lambda one: _rest(one.rest)),
            (paper.currency or _("Cost"), bool(totals.cost), lambda one: amount_text(one.cost)),
        )
        self._writers = [write for _label, used, write in columns if used]
        self._rows = [*(row.totals for row in paper.rows), *(one.totals for one in paper.blocks)]
        self._totals = totals
        self.labels = [label for label, used, _write in columns if used]
        self.rest_place = self.labels.index(_("Rest")) if _("Rest") in self.labels else -1

    def columns(self) -> list[list[str]]:
        """All texts of each column, its head first."""
        rows = [self.texts(totals) for totals in (*self._rows, self._totals)]
        return [list(column) for column in zip(self.labels, *rows, strict=True)]

    def texts(self, totals: Totals) -> list[str]:
        """One row's figures; what is nothing is left blank."""
        return [write(totals) for write in self._writers]


def _length(minutes: int) -> str:
    return format_duration(minutes) if minutes else ""


def _rest(minutes: int | None) -> str:
    return "" if minutes is None else format_duration(minutes)


def _note_bands(paper: WeekPaper) -> list[list[Data]]:
    """The lists below the grid: short ones side by side, a long one over all columns."""
    short = [one for one in paper.sections if len(one.notes) <= _SHORT_LIST]
    bands = [[_note_column(one.title, one.notes) for one in short]] if short else []
    for one in paper.sections:
        if one not in short:
            size = -(-len(one.notes) // _NOTE_COLUMNS)
            bands.append(
                [
                    _note_column("" if start else one.title, one.notes[start : start + size])
                    for start in range(0, len(one.notes), size)
                ]
            )
    return bands


def _note_column(title: str, notes: tuple[PaperNote, ...]) -> Data:
    lines = [
        {"when": note.when, "text": one_line(note.text), "severe": note.severe} for note in notes
    ]
    return {"title": title, "notes": lines}


def _labels() -> Data:
    return {
        "name": _("Name, role"),
        "phone": _("Phone"),
        "nobody": _("Nobody is booked in this week."),
        "page": _("Page {page} of {pages}"),
    }


def _day(day: PaperDay) -> Data:
    return {
        "weekday": day.weekday,
        "day": str(day.date.day),
        "month": day.month,
        "weekend": day.weekend,
        "holiday": one_line(day.holiday),
        "units": _units(day.units),
    }


def _units(units: tuple[PaperUnit, ...]) -> list[Data]:
    """The units at the head of a date: the head must fit on a page, however many there are."""
    if len(units) <= _TOLD_UNITS:
        room = _LONGEST_NOTE if len(units) <= _NOTED_UNITS else _LONGEST_NOTE // 3
        return [_unit(unit, room) for unit in units]
    brief = [
        _unit(replace(unit, kind="", number="", places=(), meals="", note=""), 0) for unit in units
    ]
    more = len(units) - _MOST_UNITS
    if more <= 0:
        return brief
    words = ngettext("and {count} more unit", "and {count} more units", more).format(count=more)
    rest = replace(
        units[-1], name=words, kind="", number="", times="", places=(), meals="", note=""
    )
    return [*brief[:_MOST_UNITS], _unit(replace(rest, shooting=False, night=False, check=False), 0)]


def _unit(unit: PaperUnit, room: int) -> Data:
    note = _short(unit.note, room)
    details = (unit.meals and _("Meal {times}").format(times=unit.meals), note)
    return {
        "name": one_line(unit.name),
        "kind": unit.kind,
        "number": unit.number,
        "told": unit.shooting and bool(unit.times),
        "night": unit.night,
        "times": unit.times,
        "check": unit.check,
        "changed": unit.changed,
        "places": one_line(_short(", ".join(unit.places), room)),
        "details": [one_line(line) for line in details if line],
    }


def _short(text: str, room: int) -> str:
    return shorten(text, room, placeholder=" …") if text else ""


def _block(block: PaperBlock, sums: _Sums, sizes: Fit) -> Data:
    kept = kept_together(len(block.rows), whole=_WHOLE)
    rows = [_row(row, sums, sizes) for row in block.rows]
    for row, count in zip(rows, kept, strict=True):
        row["keep"] = count
    return {
        "name": one_line(block.name),
        "counts": [
            {"text": text, "short": short} for text, short in zip(*_counts(block), strict=True)
        ],
        "sums": sums.texts(block.totals),
        "rows": rows,
    }


def _counts(block: PaperBlock) -> tuple[list[str], list[bool]]:
    days = len(block.rows[0].cells) if block.rows else 0
    heads = block.heads or (0,) * days
    needed = block.needed or (0,) * len(heads)
    missing = block.missing or (0,) * len(heads)
    texts = [
        f"{need - gap}/{need}" if need else str(head or "")
        for head, need, gap in zip(heads, needed, missing, strict=True)
    ]
    return texts, [gap > 0 for gap in missing]


def _row(row: PaperRow, sums: _Sums, sizes: Fit) -> Data:
    data: Data = {
        "name": breakable(one_line(row.name)),
        "role": breakable(one_line(row.role)),
        "below": name_ems(row) > sizes.name_width,
        "phone": one_line(row.phone),
        "cells": [_cell(cell) for cell in row.cells],
        "sums": sums.texts(row.totals),
    }
    if any("R" in slot.marks for cell in row.cells for slot in cell.slots):
        data["short"] = sums.rest_place
    return data


def _cell(cell: PaperCell) -> Data:
    data: Data = {}
    if cell.away:
        data["away"] = one_line(cell.away)
    if cell.slots:
        data["slots"] = [_slot(slot) for slot in cell.slots]
    if cell.changed:
        data["changed"] = True
    return data


def _slot(slot: PaperSlot) -> Data:
    said = {
        "tag": slot.tag,
        "where": one_line(slot.where),
        "marks": slot.marks,
        "own": slot.own,
        "night": slot.night,
        "finding": slot.finding,
    }
    data: Data = {key: value for key, value in said.items() if value}
    return data | {"look": slot.look.value, "label": slot.label}


def _foot(paper: WeekPaper, sums: _Sums) -> list[Data]:
    blank = [""] * len(sums.labels)
    totals = sums.texts(paper.totals)
    rows = (
        (_("Heads"), [day.heads for day in paper.days], False),
        (_("Open slots"), [day.missing for day in paper.days], True),
    )
    foot: list[Data] = []
    for label, counts, alert in rows:
        if any(counts):
            cells = [str(count or "") for count in counts]
            foot.append({"label": label, "cells": cells, "alert": alert, "sums": blank})
    costs = [amount_text(day.cost) for day in paper.days]
    if any(costs):
        label = _("Cost {currency}").format(currency=paper.currency)
        foot.append({"label": label, "cells": costs, "alert": False, "sums": blank})
    if foot:
        foot[0]["sums"] = totals
    return foot
