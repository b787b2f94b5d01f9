"""A chart of bars, painted: patterns tell the series apart, keys and the pointer say the values."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crewplanner.exports.paper import Bars
from crewplanner.exports.paper_bars import scale, share
from crewplanner.exports.paper_text import amount_of
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.bar_fill import fill_bar
from crewplanner.ui.widgets.surface import Surface

_EDGE, _HEAD, _LEGEND, _ROW, _BAR = 16, 36, 22, 24, 14
_STANDING, _FOOT, _WIDEST = 250, 26, 74
_LABEL_PART = 0.36
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_NO_CHART = Bars(title="", series=(), bars=())


class BarsChart(Surface):
    """Shows `Bars`, lying or standing. Arrows, Home and End go from bar to bar, Enter opens.

    `moved` tells the place of the bar that the keys or a click are at, `opened` asks for the table
    with the same figures.
    """

    moved = Signal(int)
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("all",), radius=8, parent=parent)
        self.chart = _NO_CHART
        self._currency = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def at(self) -> int:
        """The place of the bar that is chosen, -1 for none."""
        return self._at

    def show_bars(self, chart: Bars, currency: str) -> None:
        """Show another chart; the chosen bar stays where it is."""
        self.chart, self._currency = chart, currency
        self._at = min(self._at, len(chart.bars) - 1)
        self.setAccessibleDescription(self.as_text())
        self._name()
        self.updateGeometry()
        self.update()

    def go_to(self, place: int) -> None:
        """Choose a bar."""
        if self.chart.bars:
            self._at = max(0, min(place, len(self.chart.bars) - 1))
            self._name()
            self.update()
            self.moved.emit(self._at)

    def said(self, place: int) -> str:
        """What a bar says: its name, then each series with its number."""
        chart, bar = self.chart, self.chart.bars[place]
        parts = [
            f"{series.name} {amount_of(value, chart, self._currency)}"
            for series, value in zip(chart.series, bar.values, strict=True)
            if value
        ]
        if len(chart.series) > 1 and chart.money:
            whole = amount_of(sum(bar.values, Decimal(0)), chart, self._currency)
            parts.append(_("all {amount}").format(amount=whole))
        if bar.mark is not None:
            parts.append(f"{chart.mark_name} {amount_of(bar.mark, chart, self._currency)}")
        return f"{bar.label}: " + (", ".join(parts) or _("nothing"))

    def as_text(self) -> str:
        """All that the chart says, bar by bar."""
        return "\n".join(self.said(place) for place in range(len(self.chart.bars)))

    def sizeHint(self) -> QSize:
        px = self.look.px
        if self.chart.standing:
            return QSize(px(360), self._head() + px(_STANDING + _FOOT + 12))
        return QSize(px(320), self._head() + px(_ROW * max(1, len(self.chart.bars)) + _FOOT + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(260), self.sizeHint().height())

    def place_at(self, where: QPoint) -> int:
        """The place of the bar at a point, -1 beside all of them."""
        for place in range(len(self.chart.bars)):
            if self._slot(place).contains(QPointF(where)):
                return place
        return -1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.place_at(event.pos())
            QToolTip.showText(event.globalPos(), self.said(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().toPoint())
        if place >= 0:
            self.go_to(place)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.place_at(event.position().toPoint()) >= 0:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.chart.bars) - 1
        match event.key():
            case key if key in _BACK:
                self.go_to(self._at - 1)
            case key if key in _ON:
                self.go_to(self._at + 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        if not self.chart.bars:
            painter.setPen(self.look.role("muted"))
            room = QRectF(self.rect()).adjusted(_EDGE, self._head(), -_EDGE, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, _("Nothing to show yet."))
            return
        self._paint_scale(painter)
        for place in range(len(self.chart.bars)):
            self._paint_bar(painter, place)

    def _name(self) -> None:
        said = self.said(self._at) if self._at >= 0 else self.chart.unit
        self.setAccessibleName(f"{self.chart.title}. {said}")

    # --- where everything is ---------------------------------------------------------------------

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.look.fonts.caption())

    def _head(self) -> int:
        return self.look.px(_HEAD + (_LEGEND if len(self.chart.series) > 1 else 0))

    def _plot(self) -> QRectF:
        """Where lengths are measured: bars begin at its left or lower edge."""
        px, wide = self.look.px, self._metrics().horizontalAdvance
        top = float(self._head())
        room = self.height() - top - px(_FOOT)
        inner = QRectF(px(_EDGE), top, self.width() - 2 * px(_EDGE), room)
        if self.chart.standing:
            return inner.adjusted(px(_WIDEST) - px(_EDGE), px(14), 0, 0)
        labels = max(wide(bar.label) for bar in self.chart.bars) + px(8)
        ends = max(wide(bar.text) for bar in self.chart.bars) + px(10)
        return inner.adjusted(min(labels, inner.width() * _LABEL_PART), 0, -ends, 0)

    def _slot(self, place: int) -> QRectF:
        """All that belongs to a bar: what the pointer finds it by."""
        plot, count = self._plot(), len(self.chart.bars)
        if self.chart.standing:
            width = plot.width() / count
            return QRectF(plot.left() + place * width, plot.top(), width, plot.height())
        height = plot.height() / count
        return QRectF(_EDGE, plot.top() + place * height, self.width() - 2 * _EDGE, height)

    def _end(self) -> Decimal:
        return max(self.chart.most, scale(self.chart.most)[-1])

    # --- painting --------------------------------------------------------------------------------

    def _paint_head(self, painter: QPainter) -> None:
        px, left = self.look.px, float(self.look.px(_EDGE))
        painter.setPen(self.look.role("ink"))
        strong = self.look.fonts.strong()
        painter.setFont(strong)
        painter.drawText(QPointF(left, px(24)), self.chart.title)
        wide = QFontMetricsF(strong).horizontalAdvance(self.chart.title)
        painter.setFont(self.look.fonts.caption())
        painter.setPen(self.look.role("muted"))
        room = self.width() - left - wide - px(10 + _EDGE)
        unit = self._metrics().elidedText(self.chart.unit, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left + wide + px(10), px(24)), unit)
        if len(self.chart.series) > 1:
            self._paint_legend(painter, left, px(44))

    def _paint_legend(self, painter: QPainter, left: float, baseline: int) -> None:
        px, wide = self.look.px, self._metrics().horizontalAdvance
        for series in self.chart.series:
            box = QRectF(left, baseline - px(10), px(16), px(11))
            fill_bar(painter, self.look, box, series.pattern)
            left += px(22)
            painter.setPen(self.look.role("ink"))
            painter.drawText(QPointF(left, baseline), series.name)
            left += wide(series.name) + px(18)
        if self.chart.mark_name:
            painter.setPen(QPen(self.look.role("ink"), 2))
            painter.drawLine(QPointF(left, baseline - px(11)), QPointF(left, baseline + px(2)))
            painter.drawText(QPointF(left + px(8), baseline), self.chart.mark_name)

    def _paint_scale(self, painter: QPainter) -> None:
        px, plot, end, metrics = self.look.px, self._plot(), self._end(), self._metrics()
        for line in scale(self.chart.most):
            text = amount_of(line, self.chart, "JPY")
            at = share(line, end)
            painter.setPen(QPen(self.look.role("line"), 1))
            if self.chart.standing:
                y = plot.bottom() - at * plot.height()
                painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
                where = QPointF(plot.left() - px(8) - metrics.horizontalAdvance(text), y + px(4))
            else:
                x = plot.left() + at * plot.width()
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
                half = metrics.horizontalAdvance(text) / 2
                where = QPointF(x - half, plot.bottom() + px(15))
            painter.setPen(self.look.role("muted"))
            painter.drawText(where, text)

    def _paint_bar(self, painter: QPainter, place: int) -> None:
        slot, bar = self._slot(place), self.chart.bars[place]
        if place == self._at and self.hasFocus():
            painter.setPen(QPen(self.look.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(slot.adjusted(1, 1, -1, -1), 4, 4)
        run, end = 0.0, self._end()
        for series, value in zip(self.chart.series, bar.values, strict=True):
            part = share(value, end)
            if part > 0:
                fill_bar(painter, self.look, self._piece(slot, run, part), series.pattern)
            run += part
        self._paint_words(painter, slot, place, run)
        if bar.mark is not None:
            self._paint_mark(painter, slot, share(bar.mark, end))

    def _piece(self, slot: QRectF, run: float, part: float) -> QRectF:
        plot = self._plot()
        if self.chart.standing:
            wide = min(slot.width() * 0.56, float(self.look.px(96)))
            high = part * plot.height()
            top = plot.bottom() - run * plot.height() - high
            return QRectF(slot.center().x() - wide / 2, top, wide, high)
        high = float(self.look.px(_BAR))
        left = plot.left() + run * plot.width()
        return QRectF(left, slot.center().y() - high / 2, part * plot.width(), high)

    def _paint_words(self, painter: QPainter, slot: QRectF, place: int, run: float) -> None:
        px, plot, bar, metrics = self.look.px, self._plot(), self.chart.bars[place], self._metrics()
        painter.setPen(self.look.role("ink"))
        if self.chart.standing:
            middle = slot.center().x()
            top = plot.bottom() - run * plot.height() - px(5)
            half = metrics.horizontalAdvance(bar.text) / 2
            painter.drawText(QPointF(middle - half, top), bar.text)
            half = metrics.horizontalAdvance(bar.label) / 2
            painter.drawText(QPointF(middle - half, plot.bottom() + px(17)), bar.label)
            return
        y = slot.center().y() + px(4)
        room = plot.left() - px(_EDGE) - px(6)
        label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(px(_EDGE), y), label)
        mark = 0.0 if bar.mark is None else share(bar.mark, self._end())
        painter.drawText(QPointF(plot.left() + max(run, mark) * plot.width() + px(6), y), bar.text)

    def _paint_mark(self, painter: QPainter, slot: QRectF, at: float) -> None:
        plot, more = self._plot(), self.look.px(_BAR) / 2 + self.look.px(2)
        painter.setPen(QPen(QColor(self.look.role("ink")), 2))
        if self.chart.standing:
            y = plot.bottom() - at * plot.height()
            painter.drawLine(QPointF(slot.left() + 4, y), QPointF(slot.right() - 4, y))
            return
        x, y = plot.left() + at * plot.width(), slot.center().y()
        painter.drawLine(QPointF(x, y - more), QPointF(x, y + more))
