"""Holiday pay and the contributions on pay, in percent."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.money import RemoveFringe, SaveFringe, SetHolidayPay
from crewplanner.dataclass import dataclass
from crewplanner.domain.budgets import Fringe
from crewplanner.domain.ids import NEW, BudgetLineId, FringeId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.dialogs.record_list import RecordList
from crewplanner.ui.dialogs.tool_dialog import ProjectDialog
from crewplanner.ui.dialogs.typed_numbers import plain_number, read_number, typed_number
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_REFUSED = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class FringeRow:
    """A contribution and the line it is on, in words."""

    fringe: Fringe
    line: str


class FringeDialog(FormDialog[SaveFringe]):
    """Name, percent, of which line."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: Production,
        fringe: Fringe | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Edit fringe") if fringe else _("Add fringe"),
            _("Save") if fringe else _("Add"),
            about=_("On pay and holiday pay; not on allowances."),
            width=480,
            parent=parent,
        )
        self._fringe = fringe or Fringe(
            id=FringeId(NEW), production=production.id, name="", percent=Decimal(0)
        )
        self.name = QLineEdit(self._fringe.name)
        self.name.setPlaceholderText(_("Employer's NI"))
        self.percent = QLineEdit(plain_number(self._fringe.percent) if fringe else "")
        options = [(None, _("All lines")), *_line_options(plan, production)]
        self.line = ChoiceBox[BudgetLineId | None](look, options, self._fringe.line)
        self.form.add("name", _("&Name"), self.name, wide=True)
        self.form.add("percent", _("&Percent"), self.percent, unit="%")
        self.form.add("line", _("&Of line"), self.line, wide=True)

    def result_of_form(self) -> SaveFringe:
        errors: dict[str, str] = {}
        percent = read_number(self.percent, "percent", errors)
        name = self.name.text().strip()
        if not name:
            errors["name"] = _("A fringe needs a name, such as “Employer's NI”.")
        if errors:
            raise FormError(errors)
        fringe = replace(self._fringe, name=name, percent=percent, line=self.line.value())
        return SaveFringe(fringe=fringe)


class FringesTab(QWidget):
    """Holiday pay of the production above, the contributions below."""

    def __init__(self, host: ProjectDialog) -> None:
        super().__init__()
        self._host = host
        self._production: Production | None = None
        self.holiday_pay = QLineEdit()
        self.holiday_pay.setFixedWidth(host.look.px(80))
        self.holiday_pay.setAccessibleName(_("Holiday pay, percent of pay"))
        self.holiday_pay.setToolTip(_("Where a deal does not say otherwise; 0 for none"))
        self.list = RecordList[FringeRow](
            host.look, _("Fringes"), _columns(), key=lambda row: row.fringe.id
        )
        self.list.table.set_hint(
            _("No contributions yet. Add what the employer pays on top, such as a pension.")
        )
        said = label(_("&Holiday pay"))
        said.setBuddy(self.holiday_pay)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (said, self.holiday_pay, label(_("% of pay, unless a deal says"), "muted")):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.holiday_pay.editingFinished.connect(self._take_holiday_pay)
        self.list.add_asked.connect(self._add)
        self.list.edit_asked.connect(self._edit)
        self.list.remove_asked.connect(self._remove)

    def show_production(self, plan: Plan, production: Production) -> None:
        """Show the contributions of a production."""
        self._production = production
        if not self.holiday_pay.isModified():
            self.holiday_pay.setText(plain_number(production.holiday_pay))
        self.holiday_pay.setEnabled(self._host.editable)
        names = dict(_line_options(plan, production))
        found = [one for one in plan.fringes.values() if one.production == production.id]
        rows = [
            FringeRow(fringe=one, line=names.get(one.line, "") if one.line else _("All lines"))
            for one in found
        ]
        self.list.set_rows(rows)
        self.list.set_barred(self._host.barred)

    def _take_holiday_pay(self) -> None:
        production = self._production
        if production is None or not self.holiday_pay.isModified():
            return
        try:
            percent = typed_number(self.holiday_pay.text())
        except ValueError as error:
            self._host.say(str(error), key=_REFUSED)
            return
        self._host.messages.clear_message(_REFUSED)
        self.holiday_pay.setModified(False)
        if percent != production.holiday_pay:
            self._host.do(SetHolidayPay(production=production.id, percent=percent))

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, row: FringeRow) -> None:
        self._ask(row.fringe)

    def _ask(self, fringe: Fringe | None) -> None:
        if self._production is not None:
            plan = self._host.workspace.plan
            dialog = FringeDialog(
                self._host.look, plan, self._production, fringe, parent=self._host
            )
            command = dialog.ask()
            if command is not None:
                self._host.do(command)

    def _remove(self, rows: list[FringeRow]) -> None:
        said = ngettext("Removed {name}", "Removed {count} fringes", len(rows))
        commands = tuple(RemoveFringe(fringe=row.fringe.id) for row in rows)
        self._host.do(
            Batch(commands=commands, words=_("Remove fringe")),
            toast=said.format(name=rows[0].fringe.name, count=len(rows)),
        )


def _line_options(plan: Plan, production: Production) -> list[tuple[BudgetLineId | None, str]]:
    lines = plan.budget_lines_of.get(production.id, ())
    return [(line.id, f"{line.account} {line.name}".strip()) for line in lines]


def _columns() -> tuple[Column[FringeRow], ...]:
    return (
        Column(
            id="name",
            title=_("Name"),
            value=lambda row: row.fringe.name,
            strong=True,
            stretch=True,
            least=120,
        ),
        Column(id="line", title=_("Of line"), value=lambda row: row.line, width=220),
        Column(
            id="percent",
            title=_("Percent"),
            value=lambda row: f"{plain_number(row.fringe.percent)} %",
            sort=lambda row: row.fringe.percent,
            align=RIGHT,
            width=90,
        ),
    )
