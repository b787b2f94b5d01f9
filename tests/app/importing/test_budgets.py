"""A budget from a file: columns guessed, lines compared, what is not understood told by row."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from crewplanner.app.commands.money import SaveBudgetLine, SaveFringe
from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.errors import Refused
from crewplanner.app.importing.budgets import BudgetImport
from crewplanner.app.jobs import never, no_progress
from crewplanner.domain.budgets import Fringe
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Department
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import BudgetLine, Production

_PRODUCTION = Production(id=1, title="Harbour", currency="GBP")
_PLAN = Plan().replaced(
    {
        "productions": {1: _PRODUCTION},
        "departments": {
            1: Department(id=1, name="Camera"),
            2: Department(id=2, name="Electric", name_uk="Electrical"),
        },
    }
)


def read(text, plan=_PLAN, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return BudgetImport(data=data, plan=plan, production=1, **more).run(no_progress, never)


def told(preview):
    return [(x.account, x.name, x.department, x.amount) for x in preview.lines]


_CAMERA = ("2500", "Camera crew", 1, Decimal("12500.50"))
_LIGHT = ("2600", "Lighting", 2, Decimal(8000))


_FILES = (
    """Account,Name,Department,Amount
2500,Camera crew,Camera,12500.50
2600,Lighting,Electrical,8000
""",
    """Acct No;Description;Dept;Budget
2500;Camera crew;camera;£12,500.50
2600;Lighting;ELECTRIC;8.000,00
""",
    """Budget of Harbour

Amount\tDept\tName\tAccount
12 500.50\tCamera\tCamera crew\t2500
8,000\tElectric\tLighting\t2600
20500.50\t\tTotal\t
""",
    """Account,Department,Total
2500 Camera crew,Camera,12500.50
2600 Lighting,Electric,8000
Total,,20500.50
""",
)


@pytest.mark.parametrize("text", _FILES)
def test_columns_are_found_whatever_they_are_called(text):
    preview = read(text)
    assert told(preview) == [_CAMERA, _LIGHT]
    assert preview.total == Decimal("20500.50")


def test_a_workbook_is_read_from_the_sheet_that_has_a_budget():
    book = openpyxl.Workbook()
    book.active.append(["Notes", "of the accountant"])
    sheet = book.create_sheet("Budget v3")
    for row in (
        ["Account", "Name", "Department", "Amount"],
        [2500, "Camera crew", "Camera", 12500.5],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert told(read(out.getvalue())) == [_CAMERA]
    assert told(read(out.getvalue(), sheet="budget V3")) == [_CAMERA]
    with pytest.raises(Refused, match="sheet"):
        read(out.getvalue(), sheet="Actuals")


def test_what_is_not_understood_is_told_with_its_row_and_left_out():
    preview = read(
        "Account,Name,Department,Amount\n"
        "2500,Camera crew,Camera,12500.50\n"
        "2510,Cranes,Cranes,100\n"
        "2520,Much,Camera,a lot\n"
        "2530,Less,Camera,-100\n"
        "2540,Heading,,\n"
        "2500,Camera again,Camera,1\n"
        ",,,5\n"
        "bad,,,\n"
        ",,Camera,\n"
        ",,,\n"
        "Sum,,,\n"
    )
    assert told(preview) == [_CAMERA]
    assert [row for row, _why in preview.reported] == [3, 4, 5, 7, 8, 9, 10]
    assert dict(preview.reported)[9] == "There is neither a name nor an amount."


@pytest.mark.parametrize("text", ["Some,Words\na,b\n", "Account,Name,Amount\n1,Empty,\n", ""])
def test_what_is_no_budget_is_refused(text):
    with pytest.raises(Refused):
        read(text)


def test_it_is_compared_with_now_and_taken_in_one_step(workspace):
    workspace.do(AddProduction(production=replace(_PRODUCTION, id=NEW)))
    production = next(iter(workspace.plan.productions.values()))
    camera = next(iter(workspace.plan.departments.values()))
    line = BudgetLine(
        id=NEW, production=production.id, account="2500", name="Camera", amount=Decimal(100)
    )
    workspace.do(SaveBudgetLine(line=replace(line, department=camera.id)))
    workspace.do(SaveBudgetLine(line=replace(line, account="9", name="Gone")))
    kept = workspace.plan.budget_lines_of[production.id][0].id
    fringe = Fringe(id=NEW, production=production.id, name="NI", percent=Decimal(15), line=kept)
    workspace.do(SaveFringe(fringe=fringe))
    before = workspace.digest()
    data = b"Account,Name,Amount\n2500,Camera,150\n2700,Sound,80\n"
    job = BudgetImport(data=data, plan=workspace.plan, production=production.id)
    preview = job.run(no_progress, never)
    changes = {one.account: one.difference for one in preview.changes}
    assert changes == {"2500": Decimal(50), "2700": Decimal(80), "9": Decimal(-100)}
    workspace.do(preview.command("Before the file"))
    now = workspace.plan.budget_lines_of[production.id]
    assert (now[0].account, now[0].department) == ("2500", camera.id)
    assert [one.line for one in workspace.plan.fringes.values()] == [kept]
    assert [one.name for one in workspace.plan.budget_revisions.values()] == ["Before the file"]
    again = BudgetImport(data=data, plan=workspace.plan, production=production.id)
    assert again.run(no_progress, never).empty
    workspace.undo()
    assert workspace.digest() == before
