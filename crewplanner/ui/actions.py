"""The table of actions. Menus, tooltips, palette, shortcut sheet and tests are made from it."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from crewplanner.i18n import N_, _
from crewplanner.ui.action_spec import WINDOW, ActionSpec, check_unique, is_single, plain
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import tip_with_keys

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("go", N_("&Go")),
    ("scenario", N_("&Scenario")),
    ("review", N_("&Review")),
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
        context: str = WINDOW,
        keymap: Keymap | None = None,
    ) -> None:
        """Keys work while `owner` or one of its children has the keyboard, or its window."""
        super().__init__(owner)
        self.specs = tuple(specs)
        self.context = context
        self._owner = owner
        self._look = look
        self._keymap = keymap or Keymap(parent=self)
        self._actions: dict[str, QAction] = {}
        self._single: dict[str, list[QShortcut]] = {}
        self._withdrawn: set[str] = set()
        self._barred: dict[str, str] = {}
        self._is_open = True
        self._menus: tuple[QMenu, ...] = ()
        self._bare = {spec.id: spec.icon for spec in self.specs if spec.icon}
        """Icons that nobody has seen yet: they are drawn when a menu shows them."""
        check_unique(self.specs)
        for spec in self.specs:
            action = self._made(spec, owner)
            action.setObjectName(spec.id if context == WINDOW else f"{context}.{spec.id}")
            handler: Callable[..., object] = attrgetter(spec.handler)(target)
            action.triggered.connect(handler)
            owner.addAction(action)
            self._actions[spec.id] = action
        look.changed.connect(self._dress_again)
        self._keymap.changed.connect(self._give_keys)
        self._give_keys()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def for_menu(self, name: str) -> QAction:
        """One of the actions as a menu shows it, with its icon."""
        if name in self._bare:
            self._dress(name, self._bare.pop(name))
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def keys_text(self, spec: ActionSpec) -> str:
        """The keys of one of the actions as the platform writes them, separated by commas."""
        return self._keymap.shown(self.context, spec)

    def withdraw(self, name: str) -> None:
        """Offer an action no longer, neither in menus nor by key."""
        self._actions[name].setVisible(False)
        self._withdrawn.add(name)
        self._give_keys()

    def bar(self, reasons: Mapping[str, str]) -> None:
        """Switch off actions by id, each with why as its tooltip; those barred before come back.

        Menus show tooltips where something that writes is barred.
        """
        if reasons == self._barred:
            return
        touched, self._barred = {*self._barred, *reasons}, dict(reasons)
        self._enable(spec for spec in self.specs if spec.id in touched)
        told = any(spec.writes and spec.id in reasons for spec in self.specs)
        for menu in self._menus:
            menu.setToolTipsVisible(told)
        self._give_tips()

    def set_project_open(self, is_open: bool) -> None:
        """Switch off what needs an open project while there is none."""
        self._is_open = is_open
        self._enable(self.specs)

    def fill_menu_bar(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus with their actions in the order of the table."""
        menus = {name: bar.addMenu(_(title)) for name, title in MENUS}
        self._menus = tuple(menus.values())
        for menu in menus.values():
            menu.aboutToShow.connect(self._dress_all)
        for spec in self.specs:
            if not spec.menu:
                continue
            menu = menus[spec.menu]
            if spec.divided:
                menu.addSeparator()
            menu.addAction(self._actions[spec.id])
        return menus

    def _enable(self, specs: Iterable[ActionSpec]) -> None:
        for spec in specs:
            there = self._is_open or not spec.project
            self._actions[spec.id].setEnabled(there and spec.id not in self._barred)

    def _made(self, spec: ActionSpec, owner: QWidget) -> QAction:
        action = QAction(_(spec.text), owner)
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setStatusTip(_(spec.help) if spec.help else plain_text(action))
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def _give_keys(self) -> None:
        """Each action the keys that it has now; single letters act in the owner alone."""
        for spec in self.specs:
            action, keys = self._actions[spec.id], self._keys(spec)
            action.setShortcuts([QKeySequence(key) for key in keys if not is_single(key)])
            for shortcut in self._single.pop(spec.id, ()):
                shortcut.setEnabled(False)
                shortcut.deleteLater()
            self._single[spec.id] = [
                self._single_key(key, action) for key in keys if is_single(key)
            ]
        self._give_tips()

    def _give_tips(self) -> None:
        """Each action what it does and its first key; one that is barred says why."""
        for spec in self.specs:
            action, keys = self._actions[spec.id], self._keys(spec)
            told = tip_with_keys(action.statusTip(), QKeySequence(keys[0] if keys else ""))
            action.setToolTip(self._barred.get(spec.id, told))

    def _keys(self, spec: ActionSpec) -> tuple[str, ...]:
        return () if spec.id in self._withdrawn else self._keymap.keys(self.context, spec)

    def _single_key(self, key: str, action: QAction) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action.trigger)
        return shortcut

    def _dress(self, name: str, icon: str) -> None:
        self._actions[name].setIcon(self._look.icon(f"{icon}:muted"))

    def _dress_all(self) -> None:
        while self._bare:
            self._dress(*self._bare.popitem())

    def _dress_again(self) -> None:
        for spec in self.specs:
            if spec.icon and spec.id not in self._bare:
                self._dress(spec.id, spec.icon)


def plain_text(action: QAction) -> str:
    """The words of an action without access key and dots."""
    return plain(action.text())
