"""The dialogs of issuing as they look with a week that went out and changed since."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from crewplanner.app.commands.bookings import EditBooking, SetBookingStatus
from crewplanner.app.commands.days import MoveCall
from crewplanner.app.queries.make_call_sheet import unit_day
from crewplanner.app.settings import Settings
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.values import Clock, DateSpan
from crewplanner.exports import Audience
from crewplanner.exports.issuing import Choice, issue_command
from crewplanner.ui.dialogs.issue import IssueDialog
from crewplanner.ui.dialogs.issue_subject import sheet_subject, week_subject
from crewplanner.ui.dialogs.issue_told import Asking
from crewplanner.ui.dialogs.issued import IssuedDialog
from crewplanner.ui.gallery import settle
from crewplanner.ui.services import Services

_STEP_MS, _STEPS = 20, 500
_EARLY = 300


def issue_dialogs(services: Services) -> Iterator[tuple[str, QDialog]]:
    """Each step of a second issue, and the list; the project is as before afterwards."""
    production = services.session.production
    if production is None or services.workspace.read_only_reason is not None:
        return
    yield "issued-none", IssuedDialog(services, production, _asking())
    first = _dialog(services, production)
    first.next_step()
    yield "issue-nothing-before", first
    steps = _issue(services, production)
    same = _dialog(services, production)
    same.next_step()
    yield "issue-same", same
    yield "issue-first", _dialog(services, production)
    steps += _change(services.workspace, production, services.session.week)
    yield "issue", _dialog(services, production)
    changed = _dialog(services, production)
    changed.next_step()
    yield "issue-changes", changed
    told = _dialog(services, production)
    told.next_step()
    told.next_step()
    _wait(told)
    steps += 1
    yield "issue-told", told
    yield "issued", IssuedDialog(services, production, _asking())
    people = IssuedDialog(services, production, _asking())
    people.parts.set_value("told")
    people.parts.chosen.emit("told")
    yield "issued-told", people
    day = unit_day(services.workspace.plan, production, services.session.date)
    if day is not None:
        subject = sheet_subject(services.workspace, day.id)
        yield "issue-call-sheet", IssueDialog(services, subject, Settings(), _asking())
    for _step in range(steps):
        services.workspace.undo()


def issue_and_change(workspace: Workspace, production: ProductionId, week: DateSpan) -> int:
    """Issue a week and change some of it; how many steps that was."""
    subject = week_subject(workspace, workspace.plan.productions[production], week)
    choice = Choice(audiences=(Audience.CREW,), formats=("csv",))
    workspace.do(issue_command(subject.draft(), subject.view()(), choice))
    return 1 + _change(workspace, production, week)


def _issue(services: Services, production: ProductionId) -> int:
    dialog = _dialog(services, production)
    dialog.next_step()
    dialog.next_step()
    _wait(dialog)
    dialog.done(0)
    dialog.deleteLater()
    return 1


def _change(workspace: Workspace, production: ProductionId, week: DateSpan) -> int:
    """A call that moves, somebody's own call, somebody held again; how many steps that was."""
    plan = workspace.plan
    days = [
        day
        for date in week
        for day in plan.days_on.get((production, date), ())
        if day.working and day.call is not None
    ]
    bookings: dict[int, Booking] = {
        one.id: one for date in week for one in plan.bookings_at.get((production, date), ())
    }
    steps = 0
    if days and days[-1].call is not None:
        workspace.do(MoveCall(day=days[-1].id, call=days[-1].call - 45))
        steps += 1
    chosen = [one for one in bookings.values() if one.firm][:2]
    if chosen:
        workspace.do(EditBooking(booking=replace(chosen[0], call=Clock(minutes=_EARLY))))
        held = tuple(one.id for one in chosen[1:])
        workspace.do(SetBookingStatus(bookings=held, status=BookingStatus.PENCIL))
        steps += 2
    return steps


def _dialog(services: Services, production: ProductionId) -> IssueDialog:
    workspace = services.workspace
    one = workspace.plan.productions[production]
    subject = week_subject(workspace, one, services.session.week)
    return IssueDialog(services, subject, Settings(), _asking())


def _asking() -> Asking:
    def nowhere(*_asked: object) -> Path | None:
        return None

    return Asking(path=nowhere, folder=nowhere, open_url=print)


def _wait(dialog: IssueDialog) -> None:
    """Let the files be made, some seconds at most."""
    for _step in range(_STEPS):
        if not dialog.work.busy:
            return
        settle(_STEP_MS)
