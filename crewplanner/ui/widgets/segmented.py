"""A switch of a few choices side by side, one of them on: Day | 2 weeks | Month."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from crewplanner.ui.look import Look


class Segmented(QWidget):
    """Choices are pairs (id, words). Arrow keys move between them; `chosen` carries the id."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: tuple[tuple[str, str], ...],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what the switch is about, for screen readers."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (choice, words) in enumerate(choices):
            segment = _Segment(look, words, number == 0, number == len(choices) - 1)
            segment.setObjectName(choice)
            segment.setAccessibleName(f"{name}: {words}")
            self._group.addButton(segment)
            self._segments[choice] = segment
            row.addWidget(segment)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if choices:
            self._segments[choices[0][0]].setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """The id of the choice that is on."""
        button = self._group.checkedButton()
        return button.objectName() if button else ""

    def set_value(self, choice: str) -> None:
        """Switch on a choice without telling it."""
        blocked = self._group.blockSignals(True)
        self._segments[choice].setChecked(True)
        self._group.blockSignals(blocked)

    def set_words(self, choice: str, words: str) -> None:
        """Call a choice otherwise: with a count, say."""
        segment = self._segments[choice]
        if segment.text() != words:
            segment.setText(words)
            segment.setAccessibleName(f"{self.accessibleName()}: {words}")
            segment.updateGeometry()

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on:
            self.chosen.emit(button.objectName())


class _Segment(QAbstractButton):
    def __init__(self, look: Look, text: str, first: bool, last: bool) -> None:
        super().__init__()
        self._look = look
        self._first = first
        self._last = last
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.fonts.text(QFont.Weight.DemiBold))
        width = metrics.horizontalAdvance(self.text()) + self._look.px(22)
        return QSize(width, self._look.px(29))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (self._last, self._first) if mirrored else (self._first, self._last)
        shape = _outline(QRectF(self.rect()), look.px(6), left, right)
        on, hovered = self.isChecked(), self.underMouse() and self.isEnabled()
        fill = "choice.fill" if on else "button.hover" if hovered else "button.fill"
        painter.setPen(QPen(look.role("button.line"), 1))
        painter.setBrush(look.role(fill))
        painter.drawPath(shape)
        if self.hasFocus():
            painter.setPen(QPen(look.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(inside, look.px(4), look.px(4))
        ink = "disabled" if not self.isEnabled() else "choice.ink" if on else "muted"
        painter.setPen(look.role(ink))
        painter.setFont(look.fonts.text(QFont.Weight.DemiBold if on else QFont.Weight.Normal))
        room = self.width() - 2 * look.px(4)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


def _outline(rect: QRectF, radius: float, left: bool, right: bool) -> QPainterPath:
    """The frame of one segment: round where the row of them ends, one line between two."""
    area = rect.adjusted(0.5 if left else -0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    if not left:
        path = path.united(_block(area.adjusted(0, 0, -radius, 0)))
    if not right:
        path = path.united(_block(area.adjusted(radius, 0, 0, 0)))
    return path.simplified()


def _block(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path
