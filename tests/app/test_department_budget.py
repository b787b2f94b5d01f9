"""A department with a budget line stays: without it the line would count everybody's cost."""

from decimal import Decimal

import pytest

from crewplanner.app.commands.money import RemoveBudgetLine, SaveBudgetLine
from crewplanner.app.commands.people import AddDepartment, RemoveDepartment
from crewplanner.app.errors import Refused
from crewplanner.domain.ids import NEW, BudgetLineId, DepartmentId
from crewplanner.domain.people import Department
from crewplanner.domain.productions import BudgetLine


def test_it_goes_only_when_its_line_is_gone(planned):
    department = DepartmentId(
        planned.do(AddDepartment(department=Department(id=NEW, name="Stunts"))).added[
            "departments"
        ][0]
    )
    production = min(planned.plan.productions)
    line = BudgetLine(
        id=BudgetLineId(NEW),
        production=production,
        name="Stunts",
        department=department,
        amount=Decimal(900),
    )
    made = planned.do(SaveBudgetLine(line=line)).added["budget_lines"][0]
    with pytest.raises(Refused, match="The budget line “Stunts” of Harbour"):
        planned.do(RemoveDepartment(department=department))
    assert planned.plan.budget_lines[made].department == department
    planned.do(RemoveBudgetLine(line=made))
    planned.do(RemoveDepartment(department=department))
    assert department not in planned.plan.departments
    planned.undo()
    planned.undo()
    assert planned.plan.budget_lines[made].department == department
