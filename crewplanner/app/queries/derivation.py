"""Why a figure is what it is: all that went into a person's day or week, and every step to it.

One view for the window, for the text that is sent to whoever asks, and for `pay --explain`.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from crewplanner.app.queries.elections import OpenElection
from crewplanner.dataclass import dataclass
from crewplanner.domain.approvals import Approval
from crewplanner.domain.days import DayType
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import Basis, PayLine, PayNote
from crewplanner.domain.pay.agreement import Agreement, Clause, Parameter
from crewplanner.domain.pay.cards import Card
from crewplanner.domain.pay.lines import DayFact
from crewplanner.domain.people import Deal
from crewplanner.domain.timecards import DayKind, DayMark
from crewplanner.domain.values import DateSpan, TimeRange


class Figure(StrEnum):
    """Which figure was asked about."""

    MONEY = "money"
    HOURS = "hours"


class Origin(StrEnum):
    """Where a time comes from."""

    CARD = "card"
    SHEET = "sheet"
    BOOKING = "booking"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The figure that somebody asks about: of whom, of which dates, from which times.

    `firm_only` leaves tentative bookings out.
    """

    production: ProductionId
    person: PersonId
    span: DateSpan
    basis: Basis = Basis.WORKED
    figure: Figure = Figure.MONEY
    firm_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInput:
    """One time in minutes of the work date. `offset` is what was typed beside the unit's time."""

    minutes: int
    origin: Origin
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkInput:
    """One piece of work of a date. `minutes` are true ones without meals.

    `unit_call` is that of the unit's day. `shift` is by how much the clocks made it longer
    (shorter when negative).
    """

    unit: str
    day_type: DayType | None
    worked: bool
    call: TimeInput | None
    wrap: TimeInput | None
    meals: tuple[TimeRange, ...]
    meals_from: Origin
    unit_call: int | None
    minutes: int
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The work before: its date and wrap, and the true minutes of rest since."""

    date: dt.date
    wrap: int
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A parameter of the agreement that the deal sets for itself."""

    parameter: Parameter
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class DealInput:
    """The deal in force and what it changes; `agreement` None: it names one that is not known."""

    deal: Deal
    role: str
    agreement: Agreement | None
    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line with the clause it follows, where its agreement has that clause.

    `made` are the shares of its multiple by clause, where more than one made it; `title` names the
    agreement, empty where it is not known.
    """

    line: PayLine
    clause: Clause | None
    title: str = ""
    made: tuple[tuple[Fraction, Clause], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedDay:
    """One date: what went in, what it was taken for, the steps.

    `row` is how many days in a row were worked, up to this one. `due` is the rest asked for. `card`
    is the date as the agreement looked at it, `taken` the clause about days of that kind, if any.
    """

    date: dt.date
    kind: DayKind
    marks: tuple[DayMark, ...]
    remarks: str
    works: tuple[WorkInput, ...]
    card: Card | None
    before: Before | None
    due: int | None
    row: int
    holiday: str
    fact: DayFact | None
    taken: Clause | None
    deal: DealInput | None
    notes: tuple[PayNote, ...]
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """True minutes worked, or planned."""
        return sum(work.minutes for work in self.works)

    @property
    def total(self) -> Decimal:
        """The sum of the steps."""
        return sum((step.line.amount for step in self.steps), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The whole answer. `deeds` are what was done to the times, the latest first.

    `elections` are those that are open or were answered.
    """

    asked: Asked
    production: str
    name: str
    role: str
    currency: str
    total: Decimal
    hours: tuple[tuple[Decimal, int], ...]
    overtime: int
    agreements: tuple[Agreement, ...]
    days: tuple[DerivedDay, ...]
    elections: tuple[OpenElection, ...]
    deeds: tuple[Approval, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of all days."""
        return tuple(step for day in self.days for step in day.steps)

    @property
    def minutes(self) -> int:
        """True minutes worked, or planned."""
        return sum(day.minutes for day in self.days)

    @property
    def adds_up(self) -> bool:
        """Whether the steps come to the total."""
        return sum((step.line.amount for step in self.steps), Decimal(0)) == self.total

    @property
    def unverified(self) -> tuple[Clause, ...]:
        """Clauses that the figures rest on and that nobody compared with the signed text."""
        steps = self.steps
        found = [clause for step in steps for _share, clause in step.made]
        found += [step.clause for step in steps if step.clause is not None]
        return tuple(dict.fromkeys(clause for clause in found if clause.unverified))
