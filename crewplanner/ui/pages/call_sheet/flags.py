"""What a call sheet lacks, a line each, with the way to where it is mended."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crewplanner.app.queries.call_sheet_missing import Missing
from crewplanner.i18n import _, ngettext
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import link_button
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

_MOST_HEIGHT = 118
_MARK = 14


class Flags(Surface):
    """Grave ones first, each with “Go there”; nothing at all where nothing is missing."""

    mend = Signal(object)
    """Carries the `Missing` that is to be mended."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "hold.fill", lines=("bottom",), parent=parent)
        self._shown: tuple[Missing, ...] = ()
        self.count = label("", "strong")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.count)
        column.addWidget(self._area)
        self.setVisible(False)
        look.changed.connect(self._list)

    @property
    def shown(self) -> tuple[Missing, ...]:
        """What is listed."""
        return self._shown

    def show_missing(self, found: tuple[Missing, ...]) -> None:
        """List these."""
        if found != self._shown:
            self._shown = found
            self._list()
        self.setVisible(bool(found))

    def _list(self) -> None:
        grave = sum(one.grave for one in self._shown)
        text = ngettext("{count} thing is missing", "{count} things are missing", len(self._shown))
        words = text.format(count=len(self._shown))
        if grave:
            urgent = ngettext(
                "{count} must not go out so", "{count} must not go out so", grave
            ).format(count=grave)
            words = f"{words} · {urgent}"
        self.count.setText(words)
        held = QWidget()
        held.setAutoFillBackground(False)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        for one in self._shown:
            column.addLayout(self._row_of(one))
        self._area.setWidget(held)
        held.setAutoFillBackground(False)
        wanted = held.sizeHint().height() + 2
        self._area.setFixedHeight(min(wanted, self.look.px(_MOST_HEIGHT)))

    def _row_of(self, one: Missing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = label()
        side = self.look.px(_MARK)
        icon = "warning:finding" if one.grave else "info:muted"
        mark.setPixmap(self.look.icons.pixmap(icon, side, self.devicePixelRatioF()))
        mark.setAccessibleName(_("Must be mended") if one.grave else _("To know"))
        words = label(one.text, "strong" if one.grave else "", wrap=True)
        go = link_button(self.look, _("Go there"))
        go.setAccessibleName(_("Go there: {what}").format(what=one.text))
        go.setToolTip(_("Where this is mended"))
        go.clicked.connect(partial(self.mend.emit, one))
        row.addWidget(mark)
        row.addWidget(words, 1)
        row.addWidget(go)
        return row
