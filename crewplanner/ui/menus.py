"""What the actions of the window do, a class a menu."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from crewplanner.app.errors import ProjectError, Refused
from crewplanner.app.starting_point import day_to_show
from crewplanner.app.weeks import production_day
from crewplanner.domain.ids import DayId, PersonId, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.actions import MENUS, Actions, plain_text
from crewplanner.ui.clock_words import clock_text
from crewplanner.ui.find_items import (
    ACTION,
    DAY,
    PERSON,
    PRODUCTION,
    SCENARIO,
    SETTING,
    action_items,
    plan_items,
    scenario_items,
    setting_items,
)
from crewplanner.ui.look import Look
from crewplanner.ui.offers import KeyRow, PaletteItem
from crewplanner.ui.session import Selection
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.window_state import LARGEST, SMALLEST, WindowState

if TYPE_CHECKING:
    from crewplanner.ui.project_frame import ProjectFrame

_PAGE_ACTION = "page-action"
_PAGE_OFFER = "page-offer"
_USED = 8
_LAST_USED = "last-used"
_BOARD = "board"
_WEEK = dt.timedelta(days=7)

CurrentFrame = Callable[[], "ProjectFrame | None"]


class EditMenu(QObject):
    """Undo, redo, and the copy of now."""

    def __init__(self, frame: CurrentFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame

    def undo(self) -> None:
        """Take the last step back and say which."""
        self._replay(undo=True)

    def redo(self) -> None:
        """Do the undone step again and say which."""
        self._replay(undo=False)

    def save_version(self) -> None:
        """Keep a verified copy of now; everything is saved already."""
        frame = self._frame()
        if frame is None:
            return
        try:
            backup = frame.workspace.back_up()
        except ProjectError as error:
            frame.messages.show_message(str(error), MessageKind.ERROR, key="backup")
            return
        frame.messages.clear_message("backup")
        frame.refresh_status()
        said = _("All changes are saved. Kept a verified copy of {time}.")
        frame.toast.say(said.format(time=clock_text(backup.at)))

    def _replay(self, *, undo: bool) -> None:
        frame = self._frame()
        if frame is None:
            return
        workspace = frame.workspace
        try:
            change = workspace.undo(origin=self) if undo else workspace.redo(origin=self)
        except (Refused, ProjectError) as refused:
            frame.toast.say(str(refused))
            return
        said = _("Undone: {step}") if undo else _("Done again: {step}")
        frame.toast.say(said.format(step=change.label))


class ViewMenu(QObject):
    """Theme, size of text, full screen; each is remembered."""

    def __init__(self, window: QMainWindow, look: Look, state: WindowState) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._state = state

    def wear_light(self) -> None:
        """Wear the light theme."""
        self._wear(ThemeChoice.LIGHT)

    def wear_dark(self) -> None:
        """Wear the dark theme."""
        self._wear(ThemeChoice.DARK)

    def wear_system(self) -> None:
        """Wear what the desktop wears."""
        self._wear(ThemeChoice.SYSTEM)

    def enlarge_text(self) -> None:
        """One step larger."""
        self._resize(1.1)

    def reduce_text(self) -> None:
        """One step smaller."""
        self._resize(1 / 1.1)

    def switch_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _wear(self, choice: ThemeChoice) -> None:
        self._look.choose(choice)
        self._state.set_theme(choice)

    def _resize(self, factor: float) -> None:
        scale = min(max(self._look.fonts.scale * factor, SMALLEST), LARGEST)
        scale = 1.0 if abs(scale - 1.0) < 0.04 else scale
        self._look.resize_text(scale)
        self._state.set_text_scale(scale)


class GoMenu(QObject):
    """Ways through the window: dates, panes, palette, the sheet of keys."""

    setting_asked = Signal(str)
    """Carries the name of a field of the settings."""
    scenario_asked = Signal(object)
    """Carries the ScenarioId of the one to show."""

    def __init__(
        self,
        window: QMainWindow,
        look: Look,
        frame: CurrentFrame,
        state: WindowState | None = None,
    ) -> None:
        """`state` remembers which actions were used last."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._frame = frame
        self._state = state
        kept = state.texts(_LAST_USED) if state is not None else {}
        self._used: list[tuple[str, object]] = [
            (kind, name)
            for _number, text in sorted(kept.items())
            for kind, dot, name in (text.partition("."),)
            if dot
        ]
        self.actions: Actions | None = None
        """The actions of the window, given once they are made."""

    def today(self) -> None:
        """Go to the production's present day."""
        frame = self._frame()
        if frame is None:
            return
        now = frame.workspace.context.clock()
        production = self._production(frame)
        plan = frame.workspace.plan
        date = day_to_show(plan, production, now) if production else now.date()
        frame.session.set_date(date)

    def week_before(self) -> None:
        """Go seven days back."""
        self._move(-_WEEK)

    def week_after(self) -> None:
        """Go seven days on."""
        self._move(_WEEK)

    def pane_after(self) -> None:
        """Put the keyboard on the next of sidebar, page, status line."""
        self._change_pane(1)

    def pane_before(self) -> None:
        """Put the keyboard on the one before."""
        self._change_pane(-1)

    def show_palette(self) -> None:
        """Ask what to find or do, and do it."""
        from crewplanner.ui.dialogs.palette import Palette  # noqa: PLC0415 - once it is asked for

        item = Palette(self._look, self.items(), self._window).ask()
        if item is not None:
            self._used = [item.id, *(used for used in self._used if used != item.id)][:_USED]
            self._remember()
            self.choose(item)

    def ask_where(self) -> None:
        """Ask for a date, a week, a shooting day or a person, and go there."""
        from crewplanner.ui.dialogs.palette import GoTo  # noqa: PLC0415 - once it is asked for
        from crewplanner.ui.go_to import Destinations  # noqa: PLC0415 - once it is asked for
        from crewplanner.ui.widgets.date_edit import local_words  # noqa: PLC0415 - once it is asked for

        frame = self._frame()
        if frame is None:
            return
        workspace, production = frame.workspace, self._production(frame)
        now = workspace.context.clock()
        today = production_day(now, production) if production else now.date()
        words = local_words(self._window.locale())
        where = Destinations(workspace.plan, frame.session.production, today, words)
        item = GoTo(self._look, where.find, self._window).ask()
        if item is not None:
            self.go_to(item)

    def go_to(self, item: PaletteItem) -> None:
        """Go to a date or person: on the board to the cell, elsewhere to where they are shown."""
        frame = self._frame()
        if frame is None:
            return
        session, on_board = frame.session, frame.sidebar.value() == _BOARD
        if isinstance(item.id[1], dt.date):
            session.set_date(item.id[1])
            people = session.selection.people
        else:
            people = (PersonId(int(str(item.id[1]))),)
        if on_board and people:
            session.select(Selection())
            dates = DateSpan(first=session.date, last=session.date)
            session.select(Selection(people=people[:1], dates=dates))
        elif people and item.id[0] == PERSON:
            session.select(Selection(people=people))
            frame.go_if_there("crew")

    def choose(self, item: PaletteItem) -> None:
        """Do what a line of the palette says."""
        frame = self._frame()
        kind, value = item.id
        if kind == SETTING:
            self.setting_asked.emit(str(value))
        elif kind == SCENARIO and isinstance(value, int):
            self.scenario_asked.emit(value)
        elif kind == ACTION and self.actions is not None:
            self.actions[str(value)].trigger()
        elif frame is not None:
            _go_to(frame, kind, value)

    def show_shortcuts(self) -> None:
        """Show the keys that work here."""
        from crewplanner.ui.dialogs import shortcuts  # noqa: PLC0415 - once they are asked for

        shortcuts.ShortcutSheet(self._look, self.key_groups(), self._window).exec()

    def items(self) -> list[PaletteItem]:
        """What the palette offers here, what was used last first."""
        frame = self._frame()
        items = list(action_items(self.actions)) if self.actions is not None else []
        if frame is not None:
            own = frame.page_actions()
            items = [*(action_items(own, _PAGE_ACTION) if own is not None else ()), *items]
            page = frame.page()
            if page is not None and page.offers is not None:
                items += page.offers.items(_PAGE_OFFER)
            items += plan_items(frame.workspace.plan, frame.session.production)
            items += scenario_items(frame.workspace.plan, frame.session.production)
        items += setting_items()
        order = {used: number for number, used in enumerate(self._used)}
        return sorted(items, key=lambda item: order.get(item.id, _USED))

    def key_groups(self) -> list[tuple[str, list[KeyRow]]]:
        """The keys that work here by heading, those of the page first."""
        groups: list[tuple[str, list[KeyRow]]] = []
        frame = self._frame()
        page = frame.page() if frame is not None else None
        if frame is not None and page is not None:
            own = frame.page_actions()
            rows = _key_rows(own) if own is not None else []
            groups.append((page.header.title, [*rows, *page.key_notes]))
            if page.offers is not None:
                groups += [(title, list(rows)) for title, rows in page.offers.key_groups()]
        if self.actions is not None:
            for menu, title in MENUS:
                rows = _key_rows(self.actions, menu)
                groups.append((_(title).replace("&", ""), rows))
        return [group for group in groups if group[1]]

    def _remember(self) -> None:
        """Keep what was done last; people and days are of one project only."""
        if self._state is not None:
            kept = [f"{kind}.{name}" for kind, name in self._used if isinstance(name, str)]
            self._state.set_texts(_LAST_USED, {str(n): text for n, text in enumerate(kept)})

    def _move(self, by: dt.timedelta) -> None:
        frame = self._frame()
        if frame is not None:
            date = frame.session.date + by
            frame.session.set_span(frame.session.span.moved(by.days))
            frame.session.set_date(date)

    def _change_pane(self, step: int) -> None:
        frame = self._frame()
        if frame is None:
            return
        page = frame.page()
        of_page = [p for p in page.panes() if p.isVisible()] if page is not None else []
        panes = [frame.sidebar, *(of_page or [frame.stack]), frame.status]
        focus = self._window.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and _holds(pane, focus)), 1)
        target = panes[(at + step) % len(panes)]
        if target is frame.sidebar:
            frame.sidebar.focus_entry()
        elif target is frame.status:
            frame.status.focus_start()
        elif page is not None:
            page.focus_pane(target)

    def _production(self, frame: "ProjectFrame") -> Production | None:
        return frame.workspace.plan.productions.get(frame.session.production or ProductionId(0))


class ToolMenu(QObject):
    """Actions whose work is given from outside, by id; each is given the window."""

    def __init__(
        self,
        tools: Mapping[str, Callable[[Any], object]],
        window: QMainWindow,
        refused: Callable[[str], bool],
    ) -> None:
        """`refused` says why one cannot be had now, and whether that is so."""
        super().__init__(window)
        self._refused = refused
        self._window = window
        self._tools = tools

    def offers(self, name: str) -> bool:
        """Whether there is one of that id."""
        return name in self._tools

    def run(self) -> None:
        """Do the work of the action that sent this."""
        self.do(self.sender().objectName())

    def do(self, name: str) -> None:
        """Do the work of that id, if there is any and it is not refused."""
        if name in self._tools and not self._refused(name):
            self._tools[name](self._window)


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)


def _go_to(frame: "ProjectFrame", kind: str, value: object) -> None:
    plan, session, page = frame.workspace.plan, frame.session, frame.page()
    own = frame.page_actions()
    if kind == _PAGE_ACTION and own is not None:
        own[str(value)].trigger()
    elif kind == _PAGE_OFFER and page is not None and page.offers is not None:
        page.offers.choose(value)
    elif not isinstance(value, int):
        return
    elif kind == PERSON:
        session.select(Selection(people=(PersonId(value),)))
        frame.go_if_there("crew")
    elif kind == DAY and (day := plan.shoot_days.get(DayId(value))) is not None:
        session.set_date(day.date)
        session.select(Selection(days=(day.id,)))
    elif kind == PRODUCTION and (show := plan.productions.get(ProductionId(value))) is not None:
        session.set_production(show.id, first_weekday=show.first_weekday)


def _key_rows(actions: Actions, menu: str | None = None) -> list[KeyRow]:
    return [
        (plain_text(actions[spec.id]), actions.keys_text(spec))
        for spec in actions.specs
        if actions[spec.id].isVisible() and menu in (None, spec.menu) and actions.keys_text(spec)
    ]
