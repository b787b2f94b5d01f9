"""What is remembered of an import, so that the next one updates instead of doubling."""

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import DayId, ImportRecordId, PersonId, ProductionId


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One record of a file and what it became.

    `key` identifies the record in its source. `values` are the texts as imported, by field name: a
    field whose present value still equals them was not edited by hand and may be updated.
    """

    id: ImportRecordId
    key: str
    production: ProductionId | None = None
    person: PersonId | None = None
    day: DayId | None = None
    values: tuple[tuple[str, str], ...] = ()
