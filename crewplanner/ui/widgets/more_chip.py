"""A chip that stands for others where a line has no room for all: they are lines of its list."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_chip import OpenMenu


class MoreChip(Button):
    """It says "More", or "More: Has findings +1" while some that it stands for are on."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("More"), "chip")
        self._chips: tuple[Button, ...] = ()
        self._menu = OpenMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setProperty("list", True)
        self.setCheckable(True)
        self.setToolTip(_("What has no room in this line"))
        self.setMenu(self._menu)
        self.hide()

    @property
    def chips(self) -> tuple[Button, ...]:
        """Those that it stands for just now."""
        return self._chips

    def stand_for(self, chips: Sequence[Button]) -> None:
        """Stand for these from now on; it is there while there are any."""
        if tuple(chips) != self._chips:
            self._chips = tuple(chips)
            self.say()
        self.setVisible(bool(self._chips))

    def width_for(self, chips: Sequence[Button]) -> int:
        """How wide it would be if it stood for these."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        beside = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        return beside + metrics.horizontalAdvance(_words(chips))

    def say(self) -> None:
        """Tell what is on among those that it stands for."""
        text = _words(self._chips)
        self.setText(text)
        self.setAccessibleName(text.replace("&&", "&"))
        self.setChecked(any(chip.isChecked() for chip in self._chips))

    def _fill(self) -> None:
        self._menu.clear()
        for chip in self._chips:
            menu = chip.menu()
            if menu:
                menu.setTitle(chip.text())
                self._menu.addMenu(menu)
                continue
            action = QAction(chip.text(), self._menu)
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.setToolTip(chip.toolTip())
            action.toggled.connect(chip.setChecked)
            self._menu.addAction(action)


def _words(chips: Sequence[Button]) -> str:
    on = [chip.text() for chip in chips if chip.isChecked()]
    more = f" +{len(on) - 1}" if len(on) > 1 else ""
    return _("More: {first}").format(first=on[0]) + more if on else _("More")
