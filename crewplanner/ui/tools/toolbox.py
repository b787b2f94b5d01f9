"""The work of the actions that open a tool; each is given the window that asks.

The dialogs are imported when they are first asked for, so that the window starts quickly.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from crewplanner import paths
from crewplanner.app import safety
from crewplanner.app.errors import ProjectError
from crewplanner.app.importing.mapping_memory import MappingMemory
from crewplanner.app.settings import SettingsFile
from crewplanner.domain.ids import DayId, ProductionId
from crewplanner.domain.ledger import PERIODS
from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.key_draft import KeyDraft
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.registry import Context
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from crewplanner.ui.dialogs.importing import Imported
    from crewplanner.ui.dialogs.restore import Recovery
    from crewplanner.ui.project_frame import ProjectFrame

_COLUMNS = "columns.json"
_TOLD = "tool"


class Toolbox:
    """One method for each tool. A tool that needs a project does nothing where none is open."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._context = kit.context

    def import_list(self, window: MainWindow) -> None:
        """Import a crew list or shoot days."""
        from crewplanner.ui.dialogs.importing import ImportDialog  # noqa: PLC0415 - see above

        frame = window.frame()
        if frame is None:
            return
        memory = MappingMemory(self._kit.settings / _COLUMNS)
        dialog = ImportDialog(frame.services, memory, ask_file=self._kit.ask_file, parent=window)
        if window.offered is not None:
            dialog.source.take_path(window.offered)
        dialog.exec()
        if dialog.imported is not None:
            _show_imported(frame, dialog.imported)
        dialog.deleteLater()

    def export_week(self, window: MainWindow) -> None:
        """Export the week that is shown."""
        self._export(window, "week")

    def export_hot_cost(self, window: MainWindow) -> None:
        """Export the hot cost of the day that is shown."""
        self._export(window, "hot-cost")

    def export_ledger(self, window: MainWindow) -> None:
        """Export the irregular hours: over the weeks of their page, where that is shown."""
        from crewplanner.ui.dialogs.export_ledger import (  # noqa: PLC0415 - see above
            LedgerExportDialog,
        )
        from crewplanner.ui.pages.ledger import LedgerPage  # noqa: PLC0415 - see above

        frame = window.frame()
        production = _paper_of(frame) if frame is not None else None
        if frame is None or production is None:
            return
        page = frame.page()
        shown = page.chosen() if isinstance(page, LedgerPage) else None
        weeks, tentative = shown or (PERIODS[0], False)
        dialog = LedgerExportDialog(
            frame.services,
            production,
            weeks=weeks,
            tentative=tentative,
            ask_path=self._kit.ask_path,
            open_file=self._open_file,
            parent=window,
        )
        dialog.exec()
        if dialog.saved is not None:
            frame.toast.say(_("Saved “{name}”").format(name=dialog.saved.name))
        dialog.deleteLater()

    def _export(self, window: MainWindow, paper: str) -> None:
        """Export a paper of the production that is shown."""
        from crewplanner.ui.dialogs.export import ExportDialog  # noqa: PLC0415 - see above

        frame = window.frame()
        production = _paper_of(frame) if frame is not None else None
        if frame is None or production is None:
            return
        dialog = ExportDialog(
            frame.services,
            production,
            SettingsFile(self._kit.settings).read(),
            paper=paper,
            ask_path=self._kit.ask_path,
            open_file=self._open_file,
            parent=window,
        )
        dialog.exec()
        if dialog.saved is not None:
            frame.toast.say(_("Saved “{name}”").format(name=dialog.saved.name))
        dialog.deleteLater()

    def productions(self, window: MainWindow) -> None:
        """Show the productions of the project and what belongs to them."""
        from crewplanner.ui.dialogs.productions import (  # noqa: PLC0415 - see above
            ProductionsDialog,
        )

        frame = window.frame()
        if frame is not None:
            dialog = ProductionsDialog(frame.services, parent=window)
            dialog.exec()
            dialog.deleteLater()

    def history(self, window: MainWindow) -> None:
        """Show what was changed when and by whom."""
        from crewplanner.ui.dialogs.history import HistoryDialog  # noqa: PLC0415 - see above

        frame = window.frame()
        if frame is None:
            return
        dialog = HistoryDialog(self._kit.look, frame.workspace, parent=window)
        dialog.exec()
        wants_more = dialog.restore_wanted
        dialog.deleteLater()
        if wants_more:
            self.restore(window)

    def why(self, window: MainWindow) -> None:
        """Explain the figure that the page is at, in one window that stays."""
        from crewplanner.ui.dialogs.why import WhyDialog  # noqa: PLC0415 - see above
        from crewplanner.ui.pages.money import MoneyPage  # noqa: PLC0415 - see above

        frame = window.frame()
        if frame is None:
            return
        page = frame.page()
        if isinstance(page, MoneyPage) and page.explain():
            return
        asked = page.asked() if page is not None else None
        if asked is None:
            sentence = _(
                "Choose a person and a day first: on the timecards, the shoot days or the board."
            )
            frame.toast.say(sentence)
            return
        dialog = frame.findChild(WhyDialog)
        if dialog is None:
            dialog = WhyDialog(self._kit.look, frame.workspace, parent=frame)
            frame.bridge.changed.connect(dialog.refresh)
        dialog.explain(asked)
        dialog.show_beside(window)

    def restore(self, window: MainWindow) -> None:
        """Go back to a backup, of the open project or of any other."""
        from crewplanner.ui.dialogs.restore import RestoreDialog  # noqa: PLC0415 - see above

        frame = window.frame()
        dialog = RestoreDialog(
            self._kit.look,
            self._context,
            frame.workspace.path if frame else None,
            ask_file=self._kit.ask_file,
            ask_path=self._kit.ask_path,
            parent=window,
        )
        dialog.exec()
        recovery = dialog.recovery
        dialog.deleteLater()
        if recovery is not None:
            self._recover(window, recovery)

    def settings(self, window: MainWindow) -> None:
        """Ask for the settings, wear and keep them."""
        from crewplanner.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - see above

        kit, file = self._kit, SettingsFile(self._kit.settings)
        before = file.read()
        user = "" if before.user else kit.context.user
        dialog = SettingsDialog(kit.look, before, user, parent=window)
        dialog.keys.clicked.connect(window.window_actions["keys"].trigger)
        dialog.form.begin_with(window.asked_setting)
        chosen = dialog.ask()
        if chosen is None:
            return
        try:
            file.write(chosen.settings)
        except ProjectError as error:
            window.say(str(error))
            return
        if chosen.theme is not kit.look.choice:
            kit.look.choose(chosen.theme)
            kit.state.set_theme(chosen.theme)
        if abs(chosen.text_scale - kit.look.fonts.scale) > 0.004:
            kit.look.resize_text(chosen.text_scale)
            kit.state.set_text_scale(chosen.text_scale)
        if chosen.settings.user and chosen.settings.user != before.user:
            self._context = replace(self._context, user=chosen.settings.user)
            kit.set_user(chosen.settings.user)

    def keys(self, window: MainWindow, contexts: Sequence[Context]) -> None:
        """Ask for other keys; they count at once."""
        from crewplanner.ui.dialogs.keys import KeysDialog  # noqa: PLC0415 - see above

        over = QApplication.activeModalWidget() or window
        KeysDialog(self._kit.look, KeyDraft(contexts, window.keymap), over).ask()

    def guide(self, window: MainWindow) -> None:
        """Show the guide at the page that is about what is shown."""
        from crewplanner.ui.dialogs.guide import GuideDialog  # noqa: PLC0415 - see above

        dialog = window.findChild(GuideDialog)
        if dialog is None:
            dialog = GuideDialog(
                self._kit.look, paths.guide(), open_url=self._kit.open_url, parent=window
            )
        frame = window.frame()
        page = frame.page() if frame else None
        dialog.show_page(guide_page(page.objectName() if page else ""))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def about(self, window: MainWindow) -> None:
        """Say which version this is and under which licenses."""
        from crewplanner.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - see above

        dialog = AboutDialog(self._kit.look, window)
        dialog.exec()
        dialog.deleteLater()

    def _recover(self, window: MainWindow, recovery: "Recovery") -> None:
        from crewplanner.ui.dialogs.moments import moment_text  # noqa: PLC0415 - see above

        target = recovery.new or recovery.project
        frame = window.frame()
        shown = frame.workspace.path if frame else None
        reopened = shown is not None and shown.absolute() == recovery.project.absolute()
        try:
            if recovery.new is not None:
                safety.restore_as_new(recovery.backup.path, recovery.new, self._context)
            else:
                if reopened:
                    window.close_project()
                safety.restore(recovery.project, recovery.backup.path, self._context)
        except ProjectError as error:
            if window.frame() is None and reopened:
                window.open_path(recovery.project)
            window.say(str(error))
            return
        window.open_path(target)
        frame = window.frame()
        if frame is not None:
            said = _("“{name}” is as it was on {moment}")
            moment = moment_text(recovery.backup.at)
            frame.toast.say(said.format(name=target.name, moment=moment))

    def _open_file(self, path: Path) -> None:
        self._kit.open_url(QUrl.fromLocalFile(str(path)))


def guide_page(page: str) -> str:
    """The file of the guide about a page of the window; the contents where there is none."""
    names = {"": "index", "day": "days", "comments": "review"}
    return f"{names.get(page, page)}.md"


def _paper_of(frame: "ProjectFrame") -> Production | None:
    """The production whose papers are asked for; where there is none it is said."""
    plan = frame.workspace.plan
    production = plan.productions.get(frame.session.production or ProductionId(0))
    if production is None:
        sentence = _("A paper is of a production. Begin one first: File, Productions.")
        frame.messages.show_message(sentence, MessageKind.WARNING, key=_TOLD)
    return production


def _show_imported(frame: "ProjectFrame", imported: "Imported") -> None:
    """Go where what came can be seen, and say so."""
    fresh = imported.change.added.get("productions", ())
    if fresh:
        production = frame.workspace.plan.productions[ProductionId(fresh[0])]
        frame.session.set_production(production.id, first_weekday=production.first_weekday)
    plan = frame.workspace.plan
    days = [plan.shoot_days[DayId(day)] for day in imported.change.added.get("shoot_days", ())]
    dates = [day.date for day in days if day.production == frame.session.production]
    if dates:
        frame.session.set_date(min(dates))
    frame.go_if_there(imported.kind.page)
    frame.toast.say(imported.said, undo=True)
