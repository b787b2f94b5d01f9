"""Scenarios as they look with something in them, for pictures."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from crewplanner.app.commands.bookings import MoveBookings, RemoveBookings, SetBookingStatus
from crewplanner.app.commands.days import EditShootDay
from crewplanner.app.commands.scenarios import NewScenario
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import ScenarioId
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog
from crewplanner.ui.dialogs.scenario_compare import CompareDialog
from crewplanner.ui.dialogs.scenario_form import EditScenarioDialog, NewScenarioDialog
from crewplanner.ui.dialogs.scenarios import ScenariosDialog
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.gallery import settle
from crewplanner.ui.main_window import MainWindow
from crewplanner.ui.slices import Slices

_EARLIER = 75
_STEP_MS = 30


def scenario_pictures(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The mode and its dialogs as large as they want to be; the project is as before afterwards."""
    for name, widget in _made(window):
        if isinstance(widget, ToolDialog):
            widget.resize(widget.wanted)
        elif isinstance(widget, FormDialog):
            widget.fit()
            widget.focus_start()
        yield name, widget


def _made(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    frame = window.frame()
    production = frame.session.production if frame is not None else None
    if frame is None or production is None or frame.workspace.read_only_reason is not None:
        return
    real, look = frame.workspace, frame.services.look
    show = real.plan.productions[production]

    def today() -> dt.date:
        return real.context.clock().date()

    yield "dialog-scenario-new", NewScenarioDialog(look, show, today)
    yield "dialog-scenarios-none", ScenariosDialog(look, real, show)
    span = DateSpan(first=frame.session.week.first, last=frame.session.week.last)
    command = NewScenario(production=production, name=_("Plan B (rain)"), span=span)
    scenario = ScenarioId(real.do(command).added["scenarios"][0])
    window.scenarios.enter(scenario)
    steps = 1 + _edit(window, span)
    while any(slices.running for slices in window.findChildren(Slices)):
        settle(_STEP_MS)
    settle(500)
    while any(slices.running for slices in window.findChildren(Slices)):
        settle(_STEP_MS)
    yield "board-scenario", window
    dialog = CompareDialog(look, real, scenario)
    while dialog.busy:
        settle(_STEP_MS)
    yield "dialog-scenario-compare", dialog
    dialog.parts.set_value("findings")
    dialog.parts.chosen.emit("findings")
    yield "dialog-scenario-findings", dialog
    dialog.done(0)
    yield "dialog-scenarios", ScenariosDialog(look, real, show)
    yield "dialog-scenario-edit", EditScenarioDialog(look, real.plan.scenarios[scenario])
    window.scenarios.leave()
    for _step in range(steps):
        real.undo()


def _edit(window: MainWindow, span: DateSpan) -> int:
    """Move, release and call earlier; how many steps that was."""
    frame = window.frame()
    if frame is None:
        return 0
    workspace, production = frame.workspace, frame.session.production
    if production is None:
        return 0
    plan = workspace.plan
    bookings = sorted(
        {
            one.id: one
            for date in span
            for one in plan.bookings_at.get((production, date), ())
            if one.firm
        }.values(),
        key=lambda one: one.id,
    )
    days = [
        day
        for date in span
        for day in plan.days_on.get((production, date), ())
        if day.working and day.call is not None
    ]
    commands = [
        MoveBookings(bookings=tuple(one.id for one in bookings[:2]), days=1),
        RemoveBookings(bookings=tuple(one.id for one in bookings[2:3])),
        SetBookingStatus(
            bookings=tuple(one.id for one in bookings[3:5]), status=BookingStatus.PENCIL
        ),
    ]
    if days and days[-1].call is not None:
        commands.append(EditShootDay(day=replace(days[-1], call=days[-1].call - _EARLIER)))
    for command in commands:
        workspace.do(command)
    return len(commands)
