"""How large the type of a week may be on a sheet: all in its column, calm where there is room.

Widths are reckoned in sizes of the type from what Inter's letters measure; the template wraps what
is still too long, so an estimate can be off without harm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crewplanner.exports.options import PaperSize
from crewplanner.exports.week_paper import PaperRow, PaperSlot, WeekPaper

SHEETS = {
    PaperSize.A4: (297.0, 210.0),
    PaperSize.LETTER: (279.4, 215.9),
    PaperSize.A3: (420, 297),
    PaperSize.TABLOID: (431.8, 279.4),
}
"""Width and height of the sheets lying on their long side, in millimeters."""

MARGIN = 9.0
"""Left, right and top, in millimeters."""

_POINTS = 72 / 25.4
_SIZES = {
    PaperSize.A4: (6.3, 6.8, 8.4),
    PaperSize.LETTER: (6.3, 6.8, 8.4),
    PaperSize.A3: (8, 8.6, 11),
    PaperSize.TABLOID: (8, 8.6, 11),
}
"""Smallest, usual and largest type, in points."""
_NAME = (15.0, 20.5)
_DAY = (8.0, 9.4)
_DAY_PADDING = 8.0
_AIR = (0.5, 2.6)
_CLOSE = 0.1
_BOLD, _LESS, _SMALL = 1.03, 0.9, 0.86
_FIGURE, _CAPITAL, _LETTER = 0.65, 0.68, 0.58
_WIDTHS = (("ijlI|", 0.26), (":., ’'", 0.29), ("frt-()¹²⁺", 0.38), ("–", 0.5), ("mwMW", 0.88))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Sizes in points, widths of columns in sizes of the type; `air` goes above and below a row."""

    size: float
    air: float
    name_width: float
    phone_width: float
    sum_widths: tuple[float, ...]


def fit(paper: WeekPaper, sheet: PaperSize, sums: Sequence[Sequence[str]]) -> Fit:
    """The sizes for this document. `sums` are the texts of each column at the right, head first."""
    least, usual, most = _SIZES[sheet]
    sum_widths = tuple(_sum_width(column) for column in sums)
    name = _between(_NAME, _most([name_ems(row) for row in paper.rows]))
    phone = _phone_width(paper, sheet)
    day = _between(_DAY, max((_slot_ems(slot) for slot in _slots(paper)), default=0.0))
    width = (SHEETS[sheet][0] - 2 * MARGIN) * _POINTS - _DAY_PADDING * len(paper.days)
    fitting = width / (name + phone + day * len(paper.days) + sum(sum_widths))
    wide = min(max(fitting, least), most)
    if wide > usual and _height(paper, wide, _AIR[0]) > _room(sheet):
        wide = usual
    spare = (_room(sheet) - _height(paper, wide, 0.0)) / (2 * max(1, _lines(paper)))
    return Fit(
        size=round(wide, 2),
        air=round(_between(_AIR, spare), 2),
        name_width=round(name, 2),
        phone_width=phone,
        sum_widths=sum_widths,
    )


def closer(sizes: Fit, sheet: PaperSize) -> Fit:
    """The same with the smallest type and hardly any air."""
    return replace(sizes, size=min(sizes.size, _SIZES[sheet][0]), air=min(sizes.air, _CLOSE))


def ems(text: str) -> float:
    """About how wide a text is, in sizes of the type."""
    return sum(map(_char_ems, text))


def _char_ems(char: str) -> float:
    if char.isdecimal():
        return _FIGURE
    for letters, width in _WIDTHS:
        if char in letters:
            return width
    return _CAPITAL if char.isupper() else _LETTER


def _sum_width(column: Sequence[str]) -> float:
    head, *rows, total = column
    widest = max((ems(text) for text in rows), default=0.0)
    return round(max(widest, _SMALL * ems(head), _SMALL * _BOLD * ems(total)) + 0.85, 2)


def name_ems(row: PaperRow) -> float:
    """About how wide a name and its role are side by side."""
    return ems(row.name) + _LESS * ems(row.role) + 1.6


def _phone_width(paper: WeekPaper, sheet: PaperSize) -> float:
    """Phones have a column on the wall sheet only; elsewhere the crew list has them."""
    if sheet not in {PaperSize.A3, PaperSize.TABLOID}:
        return 0.0
    return round(_LESS * max((ems(row.phone) for row in paper.rows), default=0.0) + 1.3, 2)


def _slot_ems(slot: PaperSlot) -> float:
    tag = ems(slot.tag) + 0.5 if slot.tag else 0.0
    marks = _SMALL * ems(slot.marks) + 0.3 if slot.marks else 0.0
    badge = 0.7 if slot.finding else 0.0
    return tag + ems(slot.label) * (_BOLD if slot.own else 1.0) + marks + badge


def _slots(paper: WeekPaper) -> list[PaperSlot]:
    return [slot for row in paper.rows for cell in row.cells for slot in cell.slots]


def _most(widths: list[float]) -> float:
    """What all but one in forty do not pass."""
    return sorted(widths)[-1 - len(widths) // 40] if widths else 0.0


def _between(limits: tuple[float, float], value: float) -> float:
    return min(max(value, limits[0]), limits[1])


def _room(sheet: PaperSize) -> float:
    return (SHEETS[sheet][1] - 24) * _POINTS


def _lines(paper: WeekPaper) -> int:
    return len(paper.rows) + len(paper.blocks) + 3


def _height(paper: WeekPaper, size: float, air: float) -> float:
    notes = max((len(section.notes) for section in paper.sections), default=-2)
    units = max((len(day.units) for day in paper.days), default=1)
    head = size * (9 + 6.5 * units)
    return head + _lines(paper) * (0.73 * size + 5.6 + 2 * air) + (notes + 3) * 1.7 * size
