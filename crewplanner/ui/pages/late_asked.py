"""Asking "What if we wrap late?" from any page; the dialog is imported when it is first asked."""

import datetime as dt

from crewplanner.app.roles import sees_money
from crewplanner.app.words import date_text
from crewplanner.domain.ids import DayId, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.page import Page
from crewplanner.ui.widgets.message_bar import MessageKind

_NO_WRAP = "no-wrap"


def late_action(handler: str) -> ActionSpec:
    """The action of a page that asks."""
    return ActionSpec(
        id="late-wrap",
        text=N_("What if we wrap &late?…"),
        handler=handler,
        keys=("Ctrl+L",),
        menu="edit",
        help=N_("Whose rest breaks, the call that clears it, and what each way costs"),
    )


def ask_late_wrap(
    page: Page, production: ProductionId, date: dt.date, unit: UnitId | None = None
) -> None:
    """Ask about the units' days of a date, beginning with a unit, and do what was chosen."""
    from crewplanner.ui.dialogs.late_wrap import LateWrapDialog  # noqa: PLC0415 - to start quickly

    workspace = page.services.workspace
    days = _wrapping(workspace.plan, production, date)
    if not days:
        sentence = _("No unit has a wrap on {date} yet. Say first when it is to wrap.")
        page.messages.show_message(
            sentence.format(date=date_text(date)), MessageKind.INFO, key=_NO_WRAP
        )
        return
    page.messages.clear_message(_NO_WRAP)
    plan = workspace.plan
    first = next((day for day in days if plan.shoot_days[day].unit == unit), days[0])
    state = page.services.state
    seen = sees_money(plan, workspace.context.user)
    command = LateWrapDialog(
        page.look,
        workspace,
        days,
        first,
        parent=page,
        with_money=seen and (state is None or not state.money_hidden),
    ).ask()
    if command is not None:
        name = plan.units[plan.shoot_days[command.day].unit].name
        pushed = command.calls or command.own_calls
        said = _("{unit} wraps late; calls are pushed") if pushed else _("{unit} wraps late")
        page.do(command, toast=said.format(unit=name))


def _wrapping(plan: Plan, production: ProductionId, date: dt.date) -> list[DayId]:
    """The days of units that work on the date and have a wrap, planned or known."""
    found: list[DayId] = []
    for day in plan.days_on.get((production, date), ()):
        sheet = plan.sheet_of.get(day.id)
        wrap = sheet.wrap if sheet is not None and sheet.wrap is not None else day.wrap
        if day.working and wrap is not None:
            found.append(day.id)
    return found
