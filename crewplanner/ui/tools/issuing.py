"""The tools for papers that go out: issue the week, and what was issued."""

from typing import TYPE_CHECKING

from crewplanner.app.queries.make_call_sheet import unit_day
from crewplanner.app.settings import SettingsFile
from crewplanner.app.words import date_text
from crewplanner.domain.ids import DayId, ProductionId
from crewplanner.domain.productions import Production
from crewplanner.i18n import _
from crewplanner.ui.dialogs.issue_told import Asking
from crewplanner.ui.tools.kit import Kit
from crewplanner.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from crewplanner.ui.dialogs.issue_subject import Subject
    from crewplanner.ui.main_window import MainWindow
    from crewplanner.ui.project_frame import ProjectFrame

_NO_PRODUCTION = "no-production"


def issue_week(kit: Kit, window: "MainWindow") -> None:
    """Issue the week that is shown."""
    from crewplanner.ui.dialogs.issue_subject import week_subject  # noqa: PLC0415 - see below

    frame = window.frame()
    production = _production(frame) if frame is not None else None
    if frame is not None and production is not None:
        _issue(kit, window, frame, week_subject(frame.workspace, production, frame.session.week))


def issue_sheet(kit: Kit, window: "MainWindow") -> None:
    """Issue the call sheet of the day that is shown; of several units that of the one chosen."""
    from crewplanner.ui.dialogs.issue_subject import sheet_subject  # noqa: PLC0415 - see below
    from crewplanner.ui.pages.day import DayPage  # noqa: PLC0415 - see below

    frame = window.frame()
    production = _production(frame) if frame is not None else None
    if frame is None or production is None:
        return
    plan, date = frame.workspace.plan, frame.session.date
    page = frame.page()
    shown = page.sheet.day if isinstance(page, DayPage) else None
    day = plan.shoot_days.get(shown or DayId(0)) or unit_day(plan, production.id, date)
    if day is None:
        sentence = _("No unit works on {date}. Choose a shoot day first.")
        text = sentence.format(date=date_text(date))
        frame.messages.show_message(text, MessageKind.INFO, key=_NO_PRODUCTION)
        return
    _issue(kit, window, frame, sheet_subject(frame.workspace, day.id))


def _issue(kit: Kit, window: "MainWindow", frame: "ProjectFrame", subject: "Subject") -> None:
    from crewplanner.ui.dialogs.issue import IssueDialog  # noqa: PLC0415 - to start quickly

    settings = SettingsFile(kit.settings).read()
    dialog = IssueDialog(frame.services, subject, settings, _asking(kit), parent=window)
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
