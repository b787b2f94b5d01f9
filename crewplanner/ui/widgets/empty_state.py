"""What a page says while it has nothing to show: what will be here, and the next step."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import link_button, primary_button
from crewplanner.ui.widgets.text import label


class EmptyState(QWidget):
    """A title, one sentence, one primary step, and other steps as links; `chosen` tells which."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        sentence: str,
        *,
        icon: str = "",
        step: tuple[str, str] = ("", ""),
        others: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Steps are pairs (id, words); the id comes back through `chosen`."""
        super().__init__(parent)
        self._look = look
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(2)
        self._mark = label()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._mark)
        head = label(title, "title", wrap=True)
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(head)
        words = label(sentence, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        narrow = QHBoxLayout()
        narrow.addStretch(1)
        narrow.addWidget(words, 3)
        narrow.addStretch(1)
        column.addLayout(narrow)
        column.addSpacing(8)
        self.step: QWidget | None = None
        if step[0]:
            button = primary_button(look, step[1])
            button.setObjectName(step[0])
            button.clicked.connect(self._choose)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.step = button
        column.addLayout(self._links(others))
        column.addStretch(3)
        self.setAccessibleName(f"{title}. {sentence}")
        look.changed.connect(self._dress)
        self._dress()

    def _links(self, others: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for name, text in others:
            link = link_button(self._look, text)
            link.setObjectName(name)
            link.clicked.connect(self._choose)
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _choose(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _dress(self) -> None:
        self._mark.setVisible(bool(self._icon))
        if self._icon:
            size = QSize(32, 32) * self._look.fonts.scale
            name = f"{self._icon}:muted"
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(self._look.icons.pixmap(name, size.width(), ratio))
