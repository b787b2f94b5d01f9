"""Draws the cells of our tables: hairlines, tones, marks, icons, the ring of the cursor."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.cells import CellRole

PAD = 9
"""What stays free at both sides of a cell."""
_BAR = 2
_INKS: Mapping[str, str] = {"exception": "exception.ink", "finding": "finding", "saved": "saved.on"}
"""The ink on the fill of a mark where it is not called `MARK.ink`."""


class CellDelegate(QStyledItemDelegate):
    """Reads `CellRole` and the theme; holds no state of its own."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        metrics = QFontMetrics(self._font(index))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = metrics.horizontalAdvance(text) + self._look.px(2 * PAD + 2)
        if index.data(CellRole.MARK):
            width += self._look.px(10)
        if index.data(CellRole.ICON) or index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            width += self._look.px(22)
        return QSize(width, self._look.px(30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = self._look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected:
            painter.fillRect(rect, look.role("selection.fill"))
        elif hovered:
            painter.fillRect(rect, look.role("hover"))
        painter.setPen(QPen(look.role("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = self._inside(rect, index)
        self._paint_bar(painter, inside, index)
        inside = self._paint_box(painter, inside, index)
        inside = self._paint_icon(painter, inside, index)
        self._paint_text(painter, inside, index, selected=selected)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        section = index.column()
        title = index.model().headerData(section, Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title or ""))
        return editor

    def _inside(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """What of a cell is written in; a table without a frame begins where the words above do."""
        pad = first = self._look.px(PAD)
        if index.column() == 0:
            first = int(self._view.property("edge") or pad)
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (pad, first) if mirrored else (first, pad)
        return rect.adjusted(left, 0, -right, -1)

    def _paint_bar(
        self, painter: QPainter, inside: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A thin bar at the foot of the cell, with a stroke where the middle is."""
        bar = index.data(CellRole.BAR)
        if bar is None:
            return
        look, width = self._look, inside.width()
        high = look.px(_BAR)
        foot = inside.bottom() - high - look.px(1)
        long = max(round(width * bar.part), look.px(1)) if bar.part else 0
        parts = [(QRect(inside.x(), foot, long, high), "hold.line" if bar.loud else "bar")]
        if bar.middle:
            at = inside.x() + round(width * bar.middle) - 1
            parts.append((QRect(at, foot - high, 1, 3 * high), "muted"))
        for area, role in parts:
            shown = QStyle.visualRect(self._view.layoutDirection(), inside, area)
            painter.fillRect(shown, look.role(role))

    def _paint_box(
        self, painter: QPainter, inside: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> QRect:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return inside
        look, side = self._look, self._look.px(16)
        spot = QRect(inside.x(), inside.center().y() - side // 2, side, side)
        box = QStyle.visualRect(self._view.layoutDirection(), inside, spot)
        checked = Qt.CheckState(state) is Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.role("primary.fill" if checked else "field.line"))
        painter.setBrush(look.role("primary.fill" if checked else "field.fill"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        if checked:
            small = look.px(12)
            mark = look.icons.pixmap(
                "check:primary.ink", small, painter.device().devicePixelRatioF()
            )
            gap = (side - small) // 2
            painter.drawPixmap(box.topLeft() + QPoint(gap, gap), mark)
        painter.restore()
        taken = side + look.px(6)
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return inside.adjusted(0, 0, -taken, 0) if mirrored else inside.adjusted(taken, 0, 0, 0)

    def _paint_icon(
        self, painter: QPainter, inside: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> QRect:
        name = index.data(CellRole.ICON)
        if not name:
            return inside
        side = self._look.px(16)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._look.icons.pixmap(name, side, ratio)
        spot = QRect(inside.x(), inside.center().y() - side // 2, side, side)
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(QStyle.visualRect(self._view.layoutDirection(), inside, spot), pixmap)
        taken = side + self._look.px(6)
        return inside.adjusted(0, 0, -taken, 0) if mirrored else inside.adjusted(taken, 0, 0, 0)

    def _paint_text(
        self,
        painter: QPainter,
        inside: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not text:
            return
        look = self._look
        font = self._font(index)
        metrics = QFontMetrics(font)
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        align = QStyle.visualAlignment(self._view.layoutDirection(), align)
        tone = index.data(CellRole.TONE) or "ink"
        mark = index.data(CellRole.MARK)
        if mark:
            width = min(metrics.horizontalAdvance(text) + look.px(10), inside.width() + look.px(10))
            spot = QRect(0, 0, width, metrics.height() + look.px(4))
            area = inside.adjusted(-look.px(5), 0, look.px(5), 0)
            pill = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, align, spot.size(), area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.role(f"{mark}.fill"))
            painter.drawRoundedRect(pill, look.px(4), look.px(4))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            tone = _INKS.get(mark, f"{mark}.ink")
        elif selected and tone in ("muted", "ink"):
            tone = f"selection.{tone}"
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(font)
        painter.setPen(look.role(tone))
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, align | Qt.TextFlag.TextSingleLine, short)

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        leads = index.data(CellRole.STRONG) or index.data(CellRole.MARK)
        return self._look.fonts.strong() if leads else self._look.fonts.text()
