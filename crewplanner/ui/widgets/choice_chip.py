"""A chip that opens a list to choose from: "Department", or "Department: Camera" when chosen."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button

Choice = tuple[Hashable, str]
"""What is chosen, and its words."""


class ChoiceChip(Button):
    """Several of the choices may be on; with `single` always just one, at first the first.

    `idle` is what the chip says while none is on, if that is not its title.
    The list stays open while choices are switched.
    """

    changed = Signal()
    """Other choices are on, by the user's hand."""

    def __init__(
        self,
        look: Look,
        title: str,
        *,
        single: bool = False,
        idle: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, "chip", parent=parent)
        self._title = title
        self._idle = idle or title
        self._single = single
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[Hashable] = frozenset()
        self._menu = OpenMenu(self)
        self._group = QActionGroup(self._menu)
        self._group.setExclusive(single)
        self._menu.triggered.connect(self._choose)
        self.setToolTip(tip)
        self.setProperty("list", True)
        self.setCheckable(True)
        self.setMenu(self._menu)
        self._say()

    @property
    def chosen(self) -> frozenset[Hashable]:
        """The choices that are on."""
        return self._chosen

    @property
    def words(self) -> str:
        """What is chosen, in words: "Camera, Grip"; empty for nothing."""
        return ", ".join(text for value, text in self._choices if value in self._chosen)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer these; what was chosen and is no longer offered is let go without telling."""
        choices = tuple(choices)
        if choices == self._choices:
            return
        self._choices = choices
        self._fill()
        self.set_chosen(self._chosen)

    def set_chosen(self, values: Iterable[Hashable]) -> None:
        """Switch on these and no others, without telling it."""
        offered = [value for value, _text in self._choices]
        found = frozenset(values) & frozenset(offered)
        if self._single and not found:
            found = frozenset(offered[:1])
        self._chosen = found
        for action, value in zip(self._group.actions(), offered, strict=True):
            action.setChecked(value in found)
        self._say()

    def _fill(self) -> None:
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for _value, text in self._choices:
            action = QAction(text.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            self._group.addAction(action)
            self._menu.addAction(action)
        if not self._single:
            self._menu.addSeparator()
            self._menu.addAction(QAction(_("Any"), self._menu))

    def _choose(self, action: QAction) -> None:
        before = self._chosen
        if not action.isCheckable():
            self.set_chosen(())
            self._menu.close()
        else:
            pairs = zip(self._group.actions(), self._choices, strict=True)
            self.set_chosen(value for one, (value, _text) in pairs if one.isChecked())
        if self._chosen != before:
            self.changed.emit()

    def _say(self) -> None:
        """The first choice in words and how many more; a single one always."""
        on = [text for value, text in self._choices if value in self._chosen]
        more = f" +{len(on) - 1}" if len(on) > 1 else ""
        shown = f"{self._title}: {on[0]}{more}" if on else self._idle
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._title}: {self.words}" if on else self._idle)
        self.setChecked(bool(on) and not self._single)


class OpenMenu(QMenu):
    """A list that stays open while its lines are switched by mouse or space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _switchable(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _switchable(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


def _switchable(action: QAction | None) -> bool:
    """Whether a line is one of several that may be on together."""
    if not action or not action.isCheckable():
        return False
    group: QActionGroup | None = action.actionGroup()
    return not (group and group.isExclusive())
