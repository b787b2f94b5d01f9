"""The table of actions. Menus, tooltips, palette, shortcut sheet and tests are made from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from crewplanner.i18n import N_, _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import tip_with_keys

WINDOW = "window"
"""The context of actions that work everywhere; pages have their id as context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing that can be done.

    `text` has its access key marked and is translated where it is shown. `keys` are portable key
    sequences, the first one is shown. `handler` names a method of whoever builds the actions, or
    of one of its attributes ("edit.undo").
    `menu` is the name of a menu, empty for none; `divided` puts a line before it. `project` means
    that it needs an open project. `help` is the tooltip where the text alone does not say it all.
    `local` keys act only while their page has the keyboard, so that single letters never
    interfere with typing elsewhere.
    """

    id: str
    text: str
    handler: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    divided: bool = False
    project: bool = True
    help: str = ""
    checkable: bool = False
    local: bool = False


MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("go", N_("&Go")),
    ("help", N_("&Help")),
)


class Actions(QObject):
    """The QActions of a table, by id, connected to the methods of a target.

    Raises AttributeError for a handler that the target lacks, ValueError for an id or a key twice.
    """

    def __init__(
        self,
        specs: Iterable[ActionSpec],
        *,
        target: QObject,
        owner: QWidget,
        look: Look,
        prefix: str = "",
    ) -> None:
        """Keys work while `owner` or one of its children has the keyboard, or its window."""
        super().__init__(owner)
        self.specs = tuple(specs)
        self._look = look
        self._actions: dict[str, QAction] = {}
        check_unique(self.specs)
        for spec in self.specs:
            action = self._made(spec, owner)
            action.setObjectName(prefix + spec.id)
            handler: Callable[..., object] = attrgetter(spec.handler)(target)
            action.triggered.connect(handler)
            owner.addAction(action)
            self._actions[spec.id] = action
        look.changed.connect(self._dress)
        self._dress()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def set_project_open(self, is_open: bool) -> None:
        """Switch off what needs an open project while there is none."""
        for spec in self.specs:
            self._actions[spec.id].setEnabled(is_open or not spec.project)

    def fill_menu_bar(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus with their actions in the order of the table."""
        menus = {name: bar.addMenu(_(title)) for name, title in MENUS}
        for spec in self.specs:
            if not spec.menu:
                continue
            menu = menus[spec.menu]
            if spec.divided:
                menu.addSeparator()
            menu.addAction(self._actions[spec.id])
        return menus

    def _made(self, spec: ActionSpec, owner: QWidget) -> QAction:
        action = QAction(_(spec.text), owner)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        words = _(spec.help) if spec.help else plain_text(action)
        action.setToolTip(tip_with_keys(words, action.shortcut()))
        action.setStatusTip(words)
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def _dress(self) -> None:
        for spec in self.specs:
            if spec.icon:
                self._actions[spec.id].setIcon(self._look.icon(f"{spec.icon}:muted"))


def plain_text(action: QAction) -> str:
    """The words of an action without access key and dots."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_text(spec: ActionSpec) -> str:
    """The keys as the platform writes them, separated by commas."""
    shown = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(shown) for key in spec.keys)


def check_unique(specs: Iterable[ActionSpec]) -> None:
    """Raise ValueError where an id or a key sequence occurs twice."""
    ids: set[str] = set()
    keys: dict[str, str] = {}
    for spec in specs:
        if spec.id in ids:
            raise ValueError(f"two actions are called {spec.id}")
        ids.add(spec.id)
        for key in spec.keys:
            portable = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            if not portable:
                raise ValueError(f"{spec.id}: “{key}” is not a key sequence")
            if portable in keys:
                raise ValueError(f"{portable} is asked for by {keys[portable]} and {spec.id}")
            keys[portable] = spec.id
