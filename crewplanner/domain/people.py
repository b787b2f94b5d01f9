"""People, what they do, what was agreed with them and when they are away."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.ids import (
    BudgetLineId,
    DealId,
    DepartmentId,
    PersonId,
    ProductionId,
    RoleId,
    UnavailabilityId,
)
from crewplanner.domain.values import DateSpan, TimeRange


class ContactKind(StrEnum):
    """How somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    AGENT = "agent"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach a person. A private one never leaves on a paper for the crew."""

    kind: ContactKind
    value: str
    private: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department, in US and UK words; position orders it on every list."""

    id: DepartmentId
    name: str
    name_uk: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A job in a department, in US and UK words, with the other words it goes by.

    `skills` are those that somebody must have to do it: an IPAF card, a drone license.
    """

    id: RoleId
    department: DepartmentId
    name: str
    name_uk: str = ""
    aliases: tuple[str, ...] = ()
    position: int = 0
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the crew. `roles` are in order of preference; the first is the usual one."""

    id: PersonId
    name: str
    sort_name: str = ""
    roles: tuple[RoleId, ...] = ()
    skills: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    note: str = ""

    def contact(self, kind: ContactKind) -> str:
        """The first value of that kind, or an empty text."""
        return next((c.value for c in self.contacts if c.kind is kind), "")

    @property
    def phone(self) -> str:
        """The first phone number, or an empty text."""
        return self.contact(ContactKind.PHONE)

    @property
    def email(self) -> str:
        """The first e-mail address, or an empty text."""
        return self.contact(ContactKind.EMAIL)


class RatePer(StrEnum):
    """What one rate buys."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayStep:
    """Minutes of a day up to `until` (None: without end) are paid at `multiple`."""

    until: int | None
    multiple: Decimal


STANDARD_STEPS = (
    PayStep(until=600, multiple=Decimal(1)),
    PayStep(until=720, multiple=Decimal("1.5")),
    PayStep(until=None, multiple=Decimal(2)),
)
"""Ten hours at 1x, to twelve at 1.5x, then 2x: the plain deal memo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What was agreed with a person for a production, from a date to a date (both included).

    `guarantee` is in minutes: of a day for an hourly or daily rate, of a week for a weekly one.
    `kit` is money for each day worked. `role` None means every role. `parameters` are those of the
    agreement that were agreed otherwise, as names with JSON text, by name. `cancellation` are the
    terms of releasing the person late; empty means those of the production. `budget_line` pays,
    where it is not that of the department. `holiday_pay` is percent of pay; None as in the
    production.
    """

    id: DealId
    production: ProductionId
    person: PersonId
    role: RoleId | None = None
    rate: Decimal
    per: RatePer = RatePer.DAY
    guarantee: int | None = None
    steps: tuple[PayStep, ...] = STANDARD_STEPS
    agreement: str = "deal-memo"
    kit: Decimal = Decimal(0)
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    cancellation: tuple[CancellationStep, ...] = ()
    budget_line: BudgetLineId | None = None
    holiday_pay: Decimal | None = None

    def covers(self, date: dt.date) -> bool:
        """Whether the deal is in force on that date."""
        after_start = self.valid_from is None or self.valid_from <= date
        return after_start and (self.valid_to is None or date <= self.valid_to)


class UnavailabilityKind(StrEnum):
    """Why somebody is away. No health details are kept beyond the word."""

    LEAVE = "leave"
    OTHER_JOB = "other_job"
    SICK = "sick"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailability:
    """Dates, or a part of each of them, on which a person cannot work."""

    id: UnavailabilityId
    person: PersonId
    span: DateSpan
    part: TimeRange | None = None
    kind: UnavailabilityKind = UnavailabilityKind.LEAVE
    note: str = ""
