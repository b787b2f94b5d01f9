"""The public holidays of a production: copied from a calendar, then its own."""

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.productions import RemoveHoliday
from crewplanner.app.weeks import production_day
from crewplanner.app.words import date_text
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Holiday, Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.holidays import CopyHolidaysDialog, HolidayDialog
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.models.table import Column
from crewplanner.ui.widgets.buttons import Button, offer


class HolidaysTab(QWidget):
    """One list; every change is a command at once."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: Production | None = None
        self.copy = Button(host.look, _("Copy from a calendar…"), icon="calendar:ink")
        self.list = RecordList[Holiday](
            host.look,
            _("Public holidays"),
            _columns(),
            key=lambda holiday: holiday.id,
            extra=(self.copy,),
        )
        self.list.table.show_columns(_columns(), sort_by="date")
        self.list.table.set_hint(
            _("None yet. Copy those of a country or region, then change what is different for you.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        self.copy.clicked.connect(self._copy)
        self.list.add_asked.connect(self._add)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show what the production has."""
        self._production = production
        self.list.set_rows(
            [one for one in plan.holidays.values() if one.production == production.id]
        )
        self.list.set_barred(self._host.barred)
        offer(self.copy, self._host.barred)

    def _copy(self) -> None:
        production = self._production
        if production is None:
            return
        plan = self._host.workspace.plan
        present = frozenset(holiday.date for holiday in self.list.model.rows)
        years = _years(plan, production, self._today())
        dialog = CopyHolidaysDialog(self._host.look, production, years, present, parent=self._host)
        command = dialog.ask()
        if command is None:
            return
        count = len({date for date, _name in command.holidays} - present)
        said = ngettext("Copied {count} public holiday", "Copied {count} public holidays", count)
        self._host.do(command, toast=said.format(count=count))

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, holiday: Holiday) -> None:
        self._ask(holiday)

    def _ask(self, holiday: Holiday | None) -> None:
        if self._production is None:
            return
        dialog = HolidayDialog(
            self._host.look, self._production, self._today, holiday, parent=self._host
        )
        command = dialog.ask()
        change = self._host.do(command) if command else None
        if change is not None and change.added.get("holidays"):
            self.list.choose(change.added["holidays"][0])

    def _remove(self, holidays: list[Holiday]) -> None:
        said = ngettext("Removed {name}", "Removed {count} holidays", len(holidays))
        self._host.do(
            Batch(
                commands=tuple(RemoveHoliday(holiday=holiday.id) for holiday in holidays),
                words=_("Remove holiday"),
            ),
            toast=said.format(name=holidays[0].name, count=len(holidays)),
        )

    def _today(self) -> dt.date:
        now = self._host.workspace.context.clock()
        return production_day(now, self._production) if self._production else now.date()


def _years(plan: Plan, production: Production, today: dt.date) -> tuple[int, int]:
    """The years in which the production works, else the present one."""
    years = [day.date.year for day in plan.shoot_days.values() if day.production == production.id]
    return (min(years), max(years)) if years else (today.year, today.year)


def _columns() -> tuple[Column[Holiday], ...]:
    return (
        Column(
            id="date",
            title=_("Date"),
            value=lambda holiday: date_text(holiday.date),
            sort=lambda holiday: holiday.date,
            strong=True,
            width=150,
            fit=True,
        ),
        Column(id="name", title=_("Name"), value=lambda holiday: holiday.name, stretch=True),
    )
