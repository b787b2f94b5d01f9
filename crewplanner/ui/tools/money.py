"""The tools of the money: the budget to be typed, and its summary as a paper."""

from pathlib import Path

from PySide6.QtCore import QUrl

from crewplanner.app.roles import sees_money
from crewplanner.app.settings import SettingsFile
from crewplanner.domain.ids import ProductionId
from crewplanner.i18n import _
from crewplanner.ui.dialogs.budget import BudgetEditor
from crewplanner.ui.dialogs.export import ExportDialog
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.project_frame import ProjectFrame
from crewplanner.ui.tools.kit import Kit


def show_budget(_kit: Kit, window: MainWindow) -> None:
    """Show the budget of the production that is shown, to be typed."""
    frame = window.frame()
    if frame is None or not _has_money(frame):
        return
    production = frame.session.production
    if production is not None:
        dialog = BudgetEditor(frame.services, production, parent=window)
        dialog.exec()
        dialog.deleteLater()


def export_budget(kit: Kit, window: MainWindow) -> None:
    """Export the budget summary of the production that is shown."""
    frame = window.frame()
    if frame is None or not _has_money(frame):
        return

    def open_file(path: Path) -> None:
        kit.open_url(QUrl.fromLocalFile(str(path)))

    production = frame.workspace.plan.productions[frame.session.production or ProductionId(0)]
    dialog = ExportDialog(
        frame.services,
        production,
        SettingsFile(kit.settings).read(),
        paper="budget",
        ask_path=kit.ask_path,
        open_file=open_file,
        parent=window,
    )
    dialog.exec()
    if dialog.saved is not None:
        frame.toast.say(_("Saved “{name}”").format(name=dialog.saved.name))
    dialog.deleteLater()


def _has_money(frame: ProjectFrame) -> bool:
    """Whether there is a production whose money may be shown; else it is said why not."""
    workspace = frame.workspace
    if frame.session.production not in workspace.plan.productions:
        frame.toast.say(_("A budget is of a production. Begin one first: File, Productions."))
        return False
    if not sees_money(workspace.plan, workspace.context.user):
        frame.toast.say(_("Money is not shown to you"))
        return False
    return True
