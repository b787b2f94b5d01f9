"""Allowances: kit, mileage, per diem and the like, of a person or of everybody."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.allowance_words import KINDS, PERS, dates_text, rate_text
from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.money import RemoveAllowance, SaveAllowance
from crewplanner.app.words import person_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import Allowance, AllowanceKind, AllowancePer
from crewplanner.domain.ids import NEW, AllowanceId, PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.dialogs.typed_numbers import plain_number, read_number
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceRow:
    """An allowance in words."""

    allowance: Allowance
    who: str
    what: str
    rate: str
    per: str
    dates: str


class AllowanceDialog(FormDialog[SaveAllowance]):
    """Who, what for, how much, for what, from when to when."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: Production,
        today: Callable[[], dt.date],
        allowance: Allowance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Edit allowance") if allowance else _("Add allowance"),
            _("Save") if allowance else _("Add"),
            width=520,
            parent=parent,
        )
        one = allowance or Allowance(id=AllowanceId(NEW), production=production.id, rate=Decimal(0))
        self._allowance = one
        people = sorted((person.name, key) for key, person in plan.people.items())
        options = [(None, _("Everybody")), *((key, name) for name, key in people)]
        self.person = ChoiceBox[PersonId | None](look, options, one.person)
        kinds = [(kind, _(KINDS[kind])) for kind in AllowanceKind]
        self.kind = ChoiceBox[AllowanceKind](look, kinds, one.kind)
        self.name = QLineEdit(one.name)
        self.rate = QLineEdit(plain_number(one.rate) if allowance else "")
        self.quantity = QLineEdit(plain_number(one.quantity))
        pers = [(per, _(PERS[per])) for per in AllowancePer]
        self.per = ChoiceBox[AllowancePer](look, pers, one.per)
        weekday = production.first_weekday
        self.first = DateEdit(look, today, first_weekday=weekday)
        self.last = DateEdit(look, today, first_weekday=weekday)
        self.first.set_date(one.valid_from)
        self.last.set_date(one.valid_to)
        self._lay(production.currency)

    def _lay(self, currency: str) -> None:
        form = self.form
        form.add("person", _("&Who"), self.person, wide=True)
        form.add("kind", _("What &for"), self.kind)
        form.add(
            "name", _("&Name"), self.name, wide=True, help_text=_("What it is called on papers")
        )
        form.add("rate", _("&Rate"), self.rate, unit=currency)
        form.add(
            "quantity", _("&Quantity"), self.quantity, help_text=_("Miles for mileage; else 1")
        )
        form.add("per", _("&Paid"), self.per, wide=True)
        form.add("first", _("Valid fro&m"), self.first, help_text=_("Empty: from the start"))
        form.add("last", _("Valid &to"), self.last, help_text=_("Empty: to the end"))

    def result_of_form(self) -> SaveAllowance:
        errors: dict[str, str] = {}
        rate = read_number(self.rate, "rate", errors)
        quantity = read_number(self.quantity, "quantity", errors)
        first = read_field(self.first.date, "first", errors)
        last = read_field(self.last.date, "last", errors)
        if first and last and last < first:
            errors["last"] = _("This is before it begins.")
        if errors:
            raise FormError(errors)
        return SaveAllowance(
            allowance=replace(
                self._allowance,
                person=self.person.value(),
                kind=self.kind.value(),
                name=self.name.text().strip(),
                rate=rate,
                quantity=quantity,
                per=self.per.value(),
                valid_from=first,
                valid_to=last,
            )
        )


class AllowancesTab(QWidget):
    """One list of all allowances of the production."""

    def __init__(self, host: ProjectDialog, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._host = host
        self._today = today
        self._production: Production | None = None
        self.list = RecordList[AllowanceRow](
            host.look, _("Allowances"), _columns(), key=lambda row: row.allowance.id
        )
        self.list.table.set_hint(
            _("No allowances yet. Add a per diem, mileage or kit, for a person or everybody.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.list)
        self.list.add_asked.connect(self._add)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show the allowances of a production."""
        self._production = production
        found = [one for one in plan.allowances.values() if one.production == production.id]
        self.list.set_rows([_row(plan, production, one) for one in found])
        self.list.set_barred(self._host.barred)

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, row: AllowanceRow) -> None:
        self._ask(row.allowance)

    def _ask(self, allowance: Allowance | None) -> None:
        if self._production is not None:
            dialog = AllowanceDialog(
                self._host.look,
                self._host.workspace.plan,
                self._production,
                self._today,
                allowance,
                parent=self._host,
            )
            command = dialog.ask()
            if command is not None:
                self._host.do(command)

    def _remove(self, rows: list[AllowanceRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} allowances", len(rows))
        commands = tuple(RemoveAllowance(allowance=row.allowance.id) for row in rows)
        self._host.do(
            Batch(commands=commands, words=_("Remove allowance")),
            toast=said.format(name=rows[0].what, count=len(rows)),
        )


def _row(plan: Plan, production: Production, one: Allowance) -> AllowanceRow:
    who = person_name(plan.people.get(one.person)) if one.person else _("Everybody")
    kind = _(KINDS[one.kind])
    return AllowanceRow(
        allowance=one,
        who=who,
        what=f"{kind}: {one.name}" if one.name else kind,
        rate=rate_text(one, production.currency),
        per=_(PERS[one.per]),
        dates=dates_text(one),
    )


def _columns() -> tuple[Column[AllowanceRow], ...]:
    return (
        Column(
            id="who", title=_("Who"), value=lambda row: row.who, strong=True, width=150, fit=True
        ),
        Column(id="what", title=_("What for"), value=lambda row: row.what, stretch=True, least=140),
        Column(
            id="rate",
            title=_("Rate"),
            value=lambda row: row.rate,
            sort=lambda row: row.allowance.rate * row.allowance.quantity,
            align=RIGHT,
            width=100,
            fit=True,
        ),
        Column(id="per", title=_("Paid"), value=lambda row: row.per, width=130, fit=True),
        Column(
            id="dates", title=_("Dates"), value=lambda row: row.dates, width=190, fit=True, spare=1
        ),
    )
