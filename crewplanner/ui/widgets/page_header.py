"""The head of a page: its name, tools behind it, and at the far end the way to everything else."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.flow import Flow
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label


class PageHeader(Surface):
    """Title 16 px, tools at the start; finder, other buttons and the one primary button at the end.

    In a narrow window words give way to shorter ones; then the end group goes to a second line.
    """

    find_asked = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", lines=("bottom",), parent=parent)
        self._flow = Flow(self, gap=8, line_gap=8)
        self._flow.setContentsMargins(16, 10, 16, 11)
        self._title = label(title, "title")
        self._title.setContentsMargins(0, 0, 8, 0)
        self._flow.addWidget(self._title)
        self._forms: dict[Button, tuple[str, ...]] = {}
        self._finder = Button(look, kind="finder", icon="search:muted")
        self._finder.setAccessibleName(_("Find or do"))
        self._finder.setToolTip(_("Go to anything, do anything (Ctrl+K)"))
        self._finder.clicked.connect(self.find_asked)
        self._flow.add_end(self._finder)
        self.set_forms(self._finder, (_("Find or do…  Ctrl K"), _("Find or do…"), ""))
        self._primary: QWidget | None = None
        self._put_away: tuple[QWidget, ...] = ()

    def set_forms(self, button: Button, forms: tuple[str, ...]) -> None:
        """Give a button of the head words and shorter ones, for where one line is too short."""
        self._forms[button] = forms
        button.setText(forms[0])
        self._fit()

    @property
    def title(self) -> str:
        """The words shown as title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def add_tool(self, widget: QWidget) -> None:
        """Add a tool behind the title."""
        self._flow.addWidget(widget)

    def add_end(self, widget: QWidget) -> None:
        """Add a button at the far end, before the primary one."""
        self._flow.add_end(widget)
        if self._primary is not None:
            self._flow.removeWidget(self._primary)
            self._flow.add_end(self._primary)

    def set_primary(self, button: QWidget) -> None:
        """Give the page its one primary button. Raises ValueError for a second one."""
        if self._primary is not None:
            raise ValueError("a page has one primary button")
        self._primary = button
        self._flow.add_end(button)

    @property
    def primary(self) -> QWidget | None:
        """The page's primary button, where it has one."""
        return self._primary

    def set_bare(self, bare: bool) -> None:
        """Put tools and buttons away while there is nothing for them to work on; or show them."""
        if not bare:
            for widget in self._put_away:
                widget.show()
            self._put_away = ()
        elif not self._put_away:
            items = (self._flow.itemAt(index) for index in range(self._flow.count()))
            widgets = [item.widget() for item in items if item is not None]
            kept = (self._title, self._finder)
            self._put_away = tuple(
                one for one in widgets if one is not None and one not in kept and not one.isHidden()
            )
            for widget in self._put_away:
                widget.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    def _fit(self) -> None:
        """Let words be shorter, one button after the other, until all stands in one line."""
        wanted = {button: forms[0] for button, forms in self._forms.items()}
        missing = self._flow.sizeHint().width() - self.width()
        missing += sum(_wider(button, text) for button, text in wanted.items())
        for step in range(1, max(map(len, self._forms.values()))):
            for button, forms in self._forms.items():
                if missing <= 0 or step >= len(forms) or button.isHidden():
                    continue
                missing += _wider(button, forms[step]) - _wider(button, wanted[button])
                wanted[button] = forms[step]
        if missing > 0:
            wanted[self._finder] = self._below()
        for button, text in wanted.items():
            button.setText(text)

    def _below(self) -> str:
        """The finder's words where it stands in a line below, which mostly has room for them."""
        margins = self._flow.contentsMargins()
        line = self.width() - margins.left() - margins.right()
        start, end = self._flow.widths()
        forms = self._forms[self._finder]
        fitting = (text for text in forms if end + _wider(self._finder, text) <= line)
        return next(fitting, forms[-1]) if start <= line else forms[-1]


def _wider(button: Button, text: str) -> int:
    """How many pixels more a button would take with another text; nothing for a hidden one."""
    if button.isHidden():
        return 0
    button.ensurePolished()
    metrics = button.fontMetrics()
    return metrics.horizontalAdvance(text) - metrics.horizontalAdvance(button.text())
