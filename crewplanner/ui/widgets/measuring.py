"""Measures what the columns of a table need, from the texts that they show now."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFont, QFontMetrics

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.column_widths import ColumnNeed

_MOST = 420
_EDGES = 20
_ICON = 22
_PILL = 10
_ARROW = 22
_ROWS = 600
_LONGEST = 8


def column_need(
    look: Look, column: Any, rows: Sequence[Any], *, sorted_by: bool = False
) -> ColumnNeed:
    """What a `models.table.Column` needs for these rows at the present size of text.

    Of very many rows an even sample is measured; no text counts for more than 420 px of the design.
    The arrow of the column that is `sorted_by` is never left out.
    """
    rows = rows[:: len(rows) // _ROWS + 1]
    texts = {column.value(row) for row in rows}
    texts.discard("")
    title = _width(look.fonts.caption(QFont.Weight.DemiBold), {column.title})
    title += look.px(_EDGES)
    leads = column.strong or column.mark is not None
    text = _width(look.fonts.strong() if leads else look.fonts.text(), texts)
    extra = _EDGES
    if column.checked is not None or (column.icon and any(column.icon(row) for row in rows)):
        extra += _ICON
    if column.mark is not None:
        extra += _PILL
    whole = text + look.px(extra)
    text = min(text, look.px(_MOST)) + look.px(extra)
    if not rows or column.edit is not None:
        text = max(text, look.px(column.width))
    wish = max(text, title + (look.px(_ARROW) if column.title else 0))
    least = max(text, title + (look.px(_ARROW) if sorted_by else 0))
    if not column.fit:
        fair = look.px(column.least or column.width * 2 // 3)
        least = min(least, max(title, fair))
    idle = column.if_any and not texts
    return ColumnNeed(
        least=least,
        wish=wish,
        whole=whole,
        spare=column.spare,
        stretch=column.stretch,
        idle=idle,
    )


def _width(font: QFont, texts: set[str]) -> int:
    """The width of the widest: only the longest are measured, as figures are of equal width."""
    metrics = QFontMetrics(font)
    longest = sorted(texts, key=len, reverse=True)[:_LONGEST]
    return max((metrics.horizontalAdvance(text) for text in longest), default=0)
