"""Which column of a table means what, for lists of people and of shoot days alike."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from crewplanner.app.importing.folding import heading_key
from crewplanner.dataclass import dataclass


class PeopleField(StrEnum):
    """What a column of a crew list holds. `CALL` is understood and left out: it is a day's.

    `RATE_PER` is the unit of the rate, `GUARANTEE` are the hours it pays for at least, `KIT` is
    money for a day of one's own equipment.
    """

    IGNORE = "ignore"
    DEPARTMENT = "department"
    ROLE = "role"
    NAME = "name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    PHONE = "phone"
    EMAIL = "email"
    RATE = "rate"
    RATE_PER = "rate_per"
    GUARANTEE = "guarantee"
    KIT = "kit"
    NOTES = "notes"
    CALL = "call"
    ADDRESS = "address"
    AGENT = "agent"
    EMERGENCY = "emergency"


class ShootField(StrEnum):
    """What a column of a list of shoot days or events holds."""

    IGNORE = "ignore"
    START = "start"
    END = "end"
    DATE = "date"
    CALL = "call"
    WRAP = "wrap"
    TYPE = "type"
    TITLE = "title"
    PLACE = "place"
    UNIT = "unit"
    IDENTITY = "identity"
    PRODUCTION = "production"
    NOTES = "notes"


class BudgetField(StrEnum):
    """What a column of a budget holds."""

    ACCOUNT = "account"
    NAME = "name"
    DEPARTMENT = "department"
    AMOUNT = "amount"


FieldT = TypeVar("FieldT", PeopleField, ShootField, BudgetField)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping(Generic[FieldT]):
    """What each column holds. `header` is the number of the heading row, 0 where there is none.

    `headings` are the texts of that row (empty without one), as many as there are `fields`.
    """

    header: int
    headings: tuple[str, ...]
    fields: tuple[FieldT, ...]

    def columns(self, field: FieldT) -> tuple[int, ...]:
        """The columns that hold it, from the left."""
        return tuple(index for index, found in enumerate(self.fields) if found is field)

    def has(self, field: FieldT) -> bool:
        """Whether a column holds it."""
        return field in self.fields

    def heading(self, column: int) -> str:
        """The heading over a column, or an empty text."""
        return self.headings[column] if column < len(self.headings) else ""


def signature(kind: str, headings: Iterable[str]) -> str:
    """A short text that is equal for lists with the same headings; empty where there are none."""
    keys = [heading_key(text) for text in headings]
    if not any(keys):
        return ""
    digest = hashlib.sha256("\x1f".join(keys).encode()).hexdigest()
    return f"{kind}:{digest[:16]}"
