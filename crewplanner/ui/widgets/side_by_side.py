"""A main part and a panel beside it, which takes a third at most and else stands in its place."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button

_PARTS = 3


class SideBySide(QWidget):
    """Put `switch` into the page's header: it is there while only one of both can be shown.

    `widths` are the least and the most of the panel, in pixels of the design; `first` puts it
    before the main part in the direction of reading.
    """

    def __init__(
        self,
        look: Look,
        main: QWidget,
        panel: QWidget,
        *,
        words: str,
        widths: tuple[int, int],
        first: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._main = main
        self._panel = panel
        self._least, self._most = widths
        self.switch = Button(look, words, parent=self)
        self.switch.setCheckable(True)
        self.switch.setVisible(False)
        self.switch.toggled.connect(self._arrange)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (panel, main) if first else (main, panel):
            row.addWidget(part)
        row.setStretchFactor(main, 1)
        look.changed.connect(self._arrange)

    @property
    def collapsed(self) -> bool:
        """Whether there is room for one part only."""
        return self.width() // _PARTS < self._look.px(self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        alone = self.collapsed
        self.switch.setVisible(alone)
        instead = alone and self.switch.isChecked()
        self._main.setVisible(not instead)
        self._panel.setVisible(instead or not alone)
        if instead:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(self.maximumWidth())
        elif not alone:
            self._panel.setFixedWidth(min(self._look.px(self._most), self.width() // _PARTS))
