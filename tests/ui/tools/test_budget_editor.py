"""The budget typed: lines in the table, fringes, holiday pay, allowances, revisions; all undone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.commands.money import SaveBudgetLine
from crewplanner.domain.budgets import AllowanceKind
from crewplanner.domain.ids import NEW
from crewplanner.domain.productions import BudgetLine
from crewplanner.ui.dialogs.budget import BudgetEditor
from crewplanner.ui.dialogs.budget_allowances import AllowanceDialog
from crewplanner.ui.dialogs.budget_fringes import FringeDialog
from crewplanner.ui.dialogs.budget_import import BudgetImportDialog
from crewplanner.ui.dialogs.budget_lines import LineDialog
from crewplanner.ui.dialogs.budget_revisions import KeepDialog
from crewplanner.ui.dialogs.dialog import FormError
from crewplanner.ui.dialogs.import_kinds import Source
from tests.ui.conftest import NOW


@pytest.fixture
def production(workspace):
    return next(iter(workspace.plan.productions.values()))


@pytest.fixture
def lines(workspace, production):
    """Two lines."""
    for account, name, amount in (("2500", "Camera", 1000), ("2600", "Electrical", 500)):
        line = BudgetLine(
            id=NEW, production=production.id, account=account, name=name, amount=Decimal(amount)
        )
        workspace.do(SaveBudgetLine(line=line))


@pytest.fixture
def editor(services, production, lines, qtbot):
    shown = BudgetEditor(services, production.id)
    qtbot.addWidget(shown)
    return shown


def amounts(workspace, production):
    found = workspace.plan.budget_lines_of.get(production.id, ())
    return [(line.account, line.amount) for line in found]


def type_into(tab, row, column, text):
    model = tab.list.model
    place = [one.id for one in model.columns].index(column)
    model.setData(model.index(row, place), text, Qt.ItemDataRole.EditRole)


def test_an_amount_is_typed_in_the_table_and_undone(editor, workspace, production):
    type_into(editor.lines, 0, "amount", "1,250.50")
    assert amounts(workspace, production) == [
        ("2500", Decimal("1250.50")),
        ("2600", Decimal(500)),
    ]
    assert "1,750.50" in editor.lines.total.text()
    editor.undo()
    assert amounts(workspace, production)[0] == ("2500", Decimal(1000))


def test_what_is_no_amount_or_an_account_twice_is_refused(editor, workspace, production):
    before = amounts(workspace, production)
    type_into(editor.lines, 0, "amount", "much")
    type_into(editor.lines, 1, "account", "2500")
    type_into(editor.lines, 1, "name", "")
    assert amounts(workspace, production) == before


def test_lines_are_moved_and_removed(editor, workspace, production):
    second = editor.lines.list.model.row_at(1)
    editor.lines.list.move_asked.emit(second, -1)
    assert [account for account, _ in amounts(workspace, production)] == ["2600", "2500"]
    editor.lines.list.remove_asked.emit([editor.lines.list.model.row_at(0)])
    assert [account for account, _ in amounts(workspace, production)] == ["2500"]
    editor.undo()
    editor.undo()
    assert [account for account, _ in amounts(workspace, production)] == ["2500", "2600"]


def test_a_line_is_asked_for(look, workspace, production, qtbot):
    dialog = LineDialog(look, workspace.plan, production)
    qtbot.addWidget(dialog)
    with pytest.raises(FormError) as wrong:
        dialog.result_of_form()
    assert set(wrong.value.errors) == {"amount", "name"}
    dialog.name.setText("Grip")
    dialog.amount.setText("800")
    workspace.do(dialog.result_of_form())
    assert ("", Decimal(800)) in amounts(workspace, production)


def test_holiday_pay_is_typed(editor, workspace, production, qtbot):
    field = editor.fringes.holiday_pay
    field.clear()
    qtbot.keyClicks(field, "12.07")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.plan.productions[production.id].holiday_pay == Decimal("12.07")


def test_fringes_and_allowances_are_asked_for_and_removed(
    editor, look, workspace, production, qtbot
):
    fringe = FringeDialog(look, workspace.plan, production)
    allowance = AllowanceDialog(look, workspace.plan, production, NOW.date)
    for dialog in (fringe, allowance):
        qtbot.addWidget(dialog)
    with pytest.raises(FormError):
        fringe.result_of_form()
    fringe.name.setText("Pension")
    fringe.percent.setText("3")
    allowance.rate.setText("0.45")
    allowance.quantity.setText("38")
    allowance.kind.set_value(AllowanceKind.MILEAGE)
    editor.do(fringe.result_of_form())
    editor.do(allowance.result_of_form())
    assert [row.line for row in editor.fringes.list.model.rows] == ["All lines"]
    (row,) = editor.allowances.list.model.rows
    assert (row.who, row.what, row.rate) == ("Everybody", "Mileage", "38 × 0.45")
    editor.allowances.list.remove_asked.emit([row])
    editor.fringes.list.remove_asked.emit(list(editor.fringes.list.model.rows))
    assert not workspace.plan.allowances
    assert not workspace.plan.fringes


def test_a_kept_budget_is_compared_with_now(editor, look, production, qtbot):
    keep = KeepDialog(look, production)
    qtbot.addWidget(keep)
    keep.name.setText("As locked")
    editor.do(keep.result_of_form())
    type_into(editor.lines, 0, "amount", "1100")
    editor.lines.list.remove_asked.emit([editor.lines.list.model.row_at(1)])
    changes = {row.name: row.difference for row in editor.revisions.changes.model().rows}
    assert changes == {"Camera": Decimal(100), "Electrical": Decimal(-500)}
    assert "2 lines differ" in editor.revisions.said.text()
    assert "−400.00" in editor.revisions.said.text()


# --- from a file -------------------------------------------------------------------------------


def test_a_file_is_shown_before_it_is_taken(look, services, lines, workspace, production, qtbot):
    dialog = BudgetImportDialog(look, services.jobs, workspace.plan, production)
    qtbot.addWidget(dialog)
    text = "Account,Name,Amount\n2500,Camera,1100\n2700,Sound,50\n2800,Art,much\n"
    dialog.read(Source(name="b.csv", data=text.encode()))
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert "1 new, 1 changed, 1 gone" in dialog.said.text()
    assert "Row 4" in dialog.reported.text()
    assert amounts(workspace, production)[0] == ("2500", Decimal(1000))
    dialog.go_on.click()
    workspace.do(dialog.command)
    assert amounts(workspace, production) == [("2500", Decimal(1100)), ("2700", Decimal(50))]
    assert [one.name for one in workspace.plan.budget_revisions.values()] == ["Before the import"]


def test_what_is_no_budget_is_said_and_nothing_can_be_taken(
    look, services, workspace, production, qtbot
):
    dialog = BudgetImportDialog(look, services.jobs, workspace.plan, production)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.source.text.setPlainText("just words")
    assert dialog.go_on.isEnabled()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not dialog.work.busy)
    assert dialog.steps.currentIndex() == 0
    assert dialog.command is None
