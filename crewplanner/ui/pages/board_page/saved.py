"""Saved views: how the board is looked at, kept in the project under a name."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from crewplanner.app.board_look import BoardLook, look_from_json
from crewplanner.app.commands.saved_views import RemoveView, RenameView, SaveView
from crewplanner.app.queries.board import GroupKey
from crewplanner.domain.ids import SavedViewId
from crewplanner.domain.templates import SavedView
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.offers import KeyRow, PaletteItem
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.menu import BoardKeys
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.widgets.buttons import Button

_VIEW = "view "


class Saved(BoardPart):
    """A chip with the views of the project, to take, keep and forget them."""

    actions = (
        ActionSpec(
            id="save-view",
            text=N_("Sa&ve this view of the board…"),
            handler="saved.save",
            writes=True,
            icon="board",
            menu="view",
            help=N_("Keep rows, productions, filters and zoom under a name"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.chip = Button(context.look, _("Views"), "chip")
        self.chip.setProperty("list", True)
        self.chip.setToolTip(_("Views of the board that were saved in this project"))
        self._menu = QMenu(self.chip)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._chosen)
        self.chip.setMenu(self._menu)
        context.bar.add_widget(self.chip)
        context.view_shown.connect(self._say)
        context.zoom_changed.connect(self._say)

    @property
    def views(self) -> list[SavedView]:
        """The views of the project in their order."""
        views = self.context.plan.saved_views.values()
        return sorted(views, key=_place)

    def look(self) -> BoardLook:
        """How the board is looked at now."""
        context, board = self.context, self.context.board
        zoom, folded = "TWO_WEEKS", frozenset[GroupKey]()
        if board is not None:
            state = board.state()
            zoom = state.preset.name if state.preset is not None else str(state.column)
            folded = state.folded
        return BoardLook(
            arrangement=context.arrangement,
            filter=context.filter,
            zoom="DAY" if context.by_hour else zoom,
            folded=folded,
        )

    def save(self) -> None:
        """Ask for a name and keep the view."""
        from crewplanner.ui.dialogs.view_name import ViewNameDialog  # noqa: PLC0415 - to start quickly

        context = self.context
        if not context.editable or context.board is None:
            return
        dialog = ViewNameDialog(
            context.look, (view.name for view in self.views), self._current(), context.page
        )
        name = dialog.ask()
        if name is not None:
            self.keep(name)
        context.focus()

    def keep(self, name: str) -> None:
        """Keep the view under a name."""
        toast = _("Saved the view “{name}”").format(name=name)
        self.context.page.do(SaveView(name=name, spec=self.look().to_json()), toast=toast)
        self._say()

    def take(self, key: SavedViewId) -> None:
        """Look at the board as a view says."""
        context = self.context
        view = context.plan.saved_views.get(key)
        if view is None or context.board is None:
            return
        try:
            wanted = look_from_json(view.spec).within(context.plan)
        except ValueError as error:
            context.page.messages.show_message(str(error), key="view")
            return
        context.arrangement = wanted.arrangement
        context.set_filter(wanted.filter)
        context.board.fold(wanted.folded)
        context.zoom_wanted.emit(wanted.zoom)
        context.focus()
        self._say()

    def rename(self, key: SavedViewId) -> None:
        """Ask for another name of a view."""
        from crewplanner.ui.dialogs.view_name import ViewRenameDialog  # noqa: PLC0415 - to start quickly

        context = self.context
        view = context.plan.saved_views.get(key)
        if view is None or not context.editable:
            return
        others = (other.name for other in self.views if other.id != key)
        name = ViewRenameDialog(context.look, others, view.name, context.page).ask()
        if name is not None and name != view.name:
            toast = _("The view is called “{name}” now").format(name=name)
            context.page.do(RenameView(view=key, name=name), toast=toast)
            self._say()
        context.focus()

    def forget(self, key: SavedViewId) -> None:
        """Forget a view; undo brings it back."""
        view = self.context.plan.saved_views.get(key)
        if view is not None:
            toast = _("Removed the view “{name}”").format(name=view.name)
            self.context.page.do(RemoveView(view=key), toast=toast)
            self._say()

    def _current(self) -> str:
        """The name of the view that is shown as it was saved; empty where it is none."""
        now = self.look().to_json()
        return next((view.name for view in self.views if view.spec == now), "")

    def _fill(self) -> None:
        self._menu.clear()
        current, views = self._current(), self.views
        for view in views:
            entry = self._menu.addAction(view.name.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(view.name == current)
            entry.setData(("take", view.id))
        if not views:
            self._menu.addAction(_("No view was saved yet")).setEnabled(False)
        self._menu.addSeparator()
        save = self._menu.addAction(_("Save this view…"))
        save.setData(("save", 0))
        barred = self.context.barred
        save.setEnabled(barred is None)
        if barred is not None:
            save.setToolTip(barred)
        self._menu.setToolTipsVisible(barred is not None)
        if views and self.context.editable:
            rename = self._menu.addMenu(_("Rename"))
            for view in views:
                rename.addAction(view.name.replace("&", "&&")).setData(("rename", view.id))
            remove = self._menu.addMenu(_("Remove"))
            for view in views:
                remove.addAction(view.name.replace("&", "&&")).setData(("forget", view.id))

    def _chosen(self, action: QAction) -> None:
        match action.data():
            case ("take", key):
                self.take(SavedViewId(int(key)))
            case ("rename", key):
                self.rename(SavedViewId(int(key)))
            case ("forget", key):
                self.forget(SavedViewId(int(key)))
            case ("save", _key):
                self.save()
            case _:
                pass

    def _say(self) -> None:
        current = self._current()
        text = _("View: {name}").format(name=current) if current else _("Views")
        self.chip.setText(text.replace("&", "&&"))
        self.chip.setAccessibleName(text)


class WithViews:
    """Offers the saved views besides the keys of the board. See `PageOffers`."""

    def __init__(self, keys: BoardKeys, saved: Saved) -> None:
        self._keys = keys
        self._saved = saved

    def key_groups(self) -> Sequence[tuple[str, Sequence[KeyRow]]]:
        """Those of the board."""
        return self._keys.key_groups()

    def items(self, kind: str) -> list[PaletteItem]:
        """What keys do, and the views."""
        views = [
            PaletteItem(
                id=(kind, f"{_VIEW}{view.id}"),
                text=view.name,
                detail=_("view of the board"),
                icon="board",
            )
            for view in self._saved.views
        ]
        return [*self._keys.items(kind), *views]

    def choose(self, value: object) -> None:
        """Take the view, or do what the key does."""
        text = str(value)
        if text.startswith(_VIEW):
            self._saved.take(SavedViewId(int(text.removeprefix(_VIEW))))
        else:
            self._keys.choose(value)


def _place(view: SavedView) -> tuple[int, int]:
    return view.position, view.id
