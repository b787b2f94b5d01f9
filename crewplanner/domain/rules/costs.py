"""What a crew costs, as the rule about budgets is told it: rules know nothing of pay."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal

from crewplanner.domain.ids import DepartmentId, ProductionId

Costs = Mapping[DepartmentId | None, Mapping[dt.date, Decimal]]
"""Money by date of each department's crew; None is the people who are of no department."""

CostsOf = Callable[[ProductionId], Costs]
"""What the crew of a production is planned to cost, confirmed and tentative."""


def no_costs(_production: ProductionId) -> Costs:
    """Nothing costs anything."""
    return {}
