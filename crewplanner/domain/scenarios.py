"""Scenarios: the coming weeks planned another way, beside the plan."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId, ScenarioId
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Another plan of some dates. `changes` is JSON of the records that are otherwise than in it.

    `base` is JSON of the same records as the plan had them when the scenario was made or last
    compared.
    """

    id: ScenarioId
    production: ProductionId
    name: str
    span: DateSpan
    who: str
    at: dt.datetime
    base: str = "{}"
    changes: str = "{}"
    note: str = ""
