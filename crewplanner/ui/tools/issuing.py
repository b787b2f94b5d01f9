"""The tools for papers that go out: issue the week, and what was issued."""

from typing import TYPE_CHECKING

from crewplanner.app.settings import SettingsFile
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.dialogs.issue_told import Asking
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from crewplanner.ui.main_window import MainWindow
    from crewplanner.ui.project_frame import ProjectFrame

_NO_PRODUCTION = "no-production"


def issue_week(kit: Kit, window: "MainWindow") -> None:
    """Issue the week that is shown."""
    from crewplanner.ui.dialogs.issue import IssueDialog  # noqa: PLC0415 - to start quickly

    frame = window.frame()
    production = _production(frame) if frame is not None else None
    if frame is None or production is None:
        return
    dialog = IssueDialog(
        frame.services,
        production,
        frame.session.week,
        SettingsFile(kit.settings).read(),
        _asking(kit),
        parent=window,
    )
    dialog.exec()
    dialog.deleteLater()


def show_issued(kit: Kit, window: "MainWindow") -> None:
    """Show what was issued of the production."""
    from crewplanner.ui.dialogs.issued import IssuedDialog  # noqa: PLC0415 - to start quickly

    frame = window.frame()
    production = _production(frame) if frame is not None else None
    if frame is None or production is None:
        return
    dialog = IssuedDialog(frame.services, production.id, _asking(kit), parent=window)
    dialog.exec()
    dialog.deleteLater()


def _asking(kit: Kit) -> Asking:
    return Asking(path=kit.ask_path, folder=kit.ask_folder, open_url=kit.open_url)


def _production(frame: "ProjectFrame") -> Production | None:
    plan = frame.workspace.plan
    production = plan.productions.get(frame.session.production or ProductionId(0))
    if production is None:
        sentence = _("A paper is of a production. Begin one first: File, Productions.")
        frame.messages.show_message(sentence, MessageKind.WARNING, key=_NO_PRODUCTION)
    return production
