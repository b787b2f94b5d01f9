"""The sidebar: which production and week, and the pages with what waits on them."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.reading import leading, mirrored
from crewplanner.ui.widgets.surface import Surface

_WIDTH = 196
_WIDEST = 1.4
_RAIL = 840
"""In a window narrower than this, in pixels of the design, the entries are their icons alone."""


class Sidebar(Surface):
    """Entries are (id, words, icon). Arrows move between them; the window adds Alt+1 to Alt+9.

    `heading_clicked` asks for another production or another week. In a narrow window the words
    give their room to the page: tooltips and screen readers say them still.
    """

    chosen = Signal(str)
    heading_clicked = Signal()

    def __init__(
        self, look: Look, entries: tuple[tuple[str, str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "side", lines=("end",), parent=parent)
        self.setAccessibleName(_("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.heading = _Heading(look)
        self.heading.clicked.connect(self.heading_clicked)
        self._group = QButtonGroup(self)
        self._entries: dict[str, SidebarEntry] = {}
        self._narrow = False
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(9, 4, 9, 9)
        column.setSpacing(2)
        for number, (name, words, icon) in enumerate(entries, start=1):
            entry = SidebarEntry(look, words, icon, f"Alt+{number}" if number <= 9 else "")
            entry.setObjectName(name)
            self._group.addButton(entry)
            self._entries[name] = entry
            column.addWidget(entry)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        # One of our own: for one of Qt's, PySide6 would look through all the classes that it has.
        scroll.setViewport(QWidget())
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 1, 0)
        outer.setSpacing(0)
        outer.addWidget(self.heading)
        outer.addWidget(scroll, 1)
        self._group.buttonToggled.connect(self._tell)

    def set_heading(self, title: str, caption: str) -> None:
        """Say which production and which week the window shows."""
        self.heading.say(title, caption)

    def set_count(self, name: str, count: int, *, urgent: bool = False) -> None:
        """Show a number behind an entry: quiet, or a badge where it wants work; 0 is not shown."""
        self._entries[name].set_count(count, urgent=urgent)

    def entry(self, name: str) -> "SidebarEntry":
        """The entry of that id."""
        return self._entries[name]

    def value(self) -> str:
        """The id of the entry that is on."""
        button = self._group.checkedButton()
        return button.objectName() if button else ""

    def set_value(self, name: str) -> None:
        """Mark an entry without telling it."""
        blocked = self._group.blockSignals(True)
        self._entries[name].setChecked(True)
        self._group.blockSignals(blocked)
        self._keep_in_view()

    def focus_entry(self) -> None:
        """Put the keyboard on the entry that is on."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def narrow(self) -> bool:
        """Whether the entries are their icons alone."""
        return self._narrow

    def make_room(self, width: int) -> None:
        """Be as wide as there is room for in a window of so many pixels."""
        narrow = width < self.look.px(_RAIL)
        if narrow != self._narrow:
            self._narrow = narrow
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if narrow:
                policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self._scroll.setVerticalScrollBarPolicy(policy)
            for part in (self.heading, *self._entries.values()):
                part.narrow = narrow
                part.updateGeometry()
                part.update()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._narrow:
            return QSize(self.look.px(34) + 20, super().sizeHint().height())
        width = max([entry.sizeHint().width() for entry in self._entries.values()], default=0)
        wanted = round(_WIDTH * min(self.look.fonts.scale, _WIDEST))
        return QSize(max(wanted, width + 20), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.look.px(120))

    def _keep_in_view(self, _least: int = 0, _most: int = 0) -> None:
        """Where not all entries have room, scroll to the one that is on."""
        button = self._group.checkedButton()
        if button is not None:
            self._scroll.ensureWidgetVisible(button, 0, self.look.px(9))

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on:
            self._keep_in_view()
            self.chosen.emit(button.objectName())


class BesideSidebar(QHBoxLayout):
    """The sidebar, and what is added beside it; it gets as much room as there is."""

    def __init__(self, sidebar: Sidebar, parent: QWidget) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(sidebar)

    def setGeometry(self, rect: QRect) -> None:
        self._sidebar.make_room(rect.width())
        super().setGeometry(rect)


class SidebarEntry(QAbstractButton):
    """One page: icon, word, number."""

    def __init__(self, look: Look, words: str, icon: str, keys: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.narrow = False
        """Whether only the icon is shown, with a dot where something wants work."""
        self._count = 0
        self._urgent = False
        self.setText(words)
        self.setCheckable(True)
        self.setToolTip(f"{words} ({keys})" if keys else words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def set_count(self, count: int, *, urgent: bool) -> None:
        """Show a number behind the word."""
        self._count, self._urgent = count, urgent
        self._name()
        self.update()

    @property
    def count(self) -> int:
        """The number behind the word."""
        return self._count

    def sizeHint(self) -> QSize:
        if self.narrow:
            return QSize(self._look.px(34), self._look.px(30))
        metrics = QFontMetrics(self._look.fonts.strong())
        width = metrics.horizontalAdvance(self.text()) + self._look.px(84)
        return QSize(width, self._look.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(QPen(look.role("button.line" if on else "hover"), 1))
            painter.setBrush(look.role("surface" if on else "hover"))
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        if self.hasFocus():
            painter.setPen(QPen(look.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        side, margin = look.px(16), look.px(9)
        icon = self._mirrored(QRect(margin, (self.height() - side) // 2, side, side))
        tone = "ink" if on else "muted"
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(icon, look.icons.pixmap(f"{self._icon}:{tone}", side, ratio))
        if self.narrow:
            self._paint_dot(painter, icon)
            return
        start = margin + side + look.px(9)
        words = self._mirrored(QRect(start, 0, self.width() - start - margin, self.height()))
        painter.setFont(look.fonts.strong() if on else look.fonts.text())
        painter.setPen(look.role("ink"))
        painter.drawText(words, leading(self.layoutDirection()), self.text())
        if self._count:
            self._paint_count(painter)

    def _paint_dot(self, painter: QPainter, icon: QRect) -> None:
        if self._count and self._urgent:
            side = self._look.px(7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.role("finding"))
            painter.drawEllipse(icon.right() - side // 2, icon.top() - side // 2, side, side)

    def _paint_count(self, painter: QPainter) -> None:
        look = self._look
        text = str(self._count)
        weight = QFont.Weight.DemiBold if self._urgent else QFont.Weight.Normal
        font = look.fonts.caption(weight)
        width = QFontMetrics(font).horizontalAdvance(text) + look.px(12)
        height = look.px(16)
        right = self.width() - look.px(9) - width
        pill = self._mirrored(QRect(right, (self.height() - height) // 2, width, height))
        if self._urgent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.role("finding.fill"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(look.role("finding" if self._urgent else "muted"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), rect)

    def _name(self) -> None:
        if not self._count:
            self.setAccessibleName(self.text())
            return
        waiting = ngettext("{count} to look at", "{count} to look at", self._count)
        said = waiting.format(count=self._count) if self._urgent else str(self._count)
        self.setAccessibleName(f"{self.text()}, {said}")


class _Heading(QAbstractButton):
    """Production and week; a click asks for another."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._caption = ""
        self.narrow = False
        """Whether only the first letters of the title are shown."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.say("", "")

    def say(self, title: str, caption: str) -> None:
        """Show title and week."""
        self.setText(title)
        self._caption = caption
        shown = "\n".join(filter(None, (title, caption)))
        self.setToolTip(f"{shown}\n{_('Choose another production')}")
        self.setAccessibleName(", ".join(filter(None, (title, caption))) or _("Production"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(34 if self.narrow else 150), self._look.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(look.px(18), look.px(7), -look.px(10), -look.px(5))
        if self.underMouse() or self.hasFocus():
            ring = QPen(look.role("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.setBrush(look.role("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(9, 1, -9, -1)
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        if self.narrow:
            painter.setFont(look.fonts.strong())
            painter.setPen(look.role("ink"))
            letters = "".join(word[:1] for word in self.text().split()[:2])
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, letters)
            return
        half = inside.height() // 2 + look.px(1)
        lead = leading(self.layoutDirection())
        title = QRect(inside.x(), inside.y(), inside.width(), half)
        week = QRect(inside.x(), inside.y() + half, inside.width(), inside.height() - half)
        for area, font, tone, text in (
            (title, look.fonts.strong(), "ink", self.text()),
            (week, look.fonts.caption(), "muted", self._caption),
        ):
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.setFont(font)
            painter.setPen(look.role(tone))
            painter.drawText(area, lead, short)
