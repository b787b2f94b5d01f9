"""What pay consists of: lines that say which rule made them and how their amount was reckoned."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay.cards import Alert, Question
from crewplanner.domain.values import HOUR, DateSpan


class PayRule(StrEnum):
    """Why a line is paid. An agreement may name rules of its own for calls before the day."""

    WORKED = "worked"
    GUARANTEE = "guarantee"
    FLAT = "flat"
    KIT = "kit"
    ROUNDING = "rounding"
    DAY = "day"
    EXTRA_HOUR = "extra_hour"
    OVERTIME = "overtime"
    EARLY_CALL = "early_call"
    SALARY = "salary"
    BONUS = "bonus"
    ADJUSTMENT = "adjustment"
    MEAL_LATE = "meal_late"
    MEAL_SHORT = "meal_short"
    REST = "rest"
    MISSED_BREAK = "missed_break"
    TRAVEL = "travel"
    NIGHT_WORK = "night_work"
    NIGHT = "night"
    TURNAROUND_DAY = "turnaround_day"
    QUOTA = "quota"
    HOLIDAY_PAY = "holiday_pay"


class PayNote(StrEnum):
    """What must be known about a day's price: why there is none, or what it rests on."""

    MISSING_DEAL = "missing_deal"
    UNKNOWN_AGREEMENT = "unknown_agreement"
    BAD_PARAMETER = "bad_parameter"
    """The deal sets a parameter that its agreement does not know, or to what cannot be."""
    OUTSIDE_DATES = "outside_dates"
    """The day is priced, though the agreement states its figures for other dates."""


class Basis(StrEnum):
    """Which times are priced: worked ones, planned ones, or worked where known and else planned."""

    WORKED = "worked"
    PLANNED = "planned"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What an amount is made of, by the keys of the agreement's clauses, so that it can be sorted.

    `steps` are the clauses that make up the multiple of paid time, each with its share: the one
    that gave the time its multiple first, then what came on top; none for a sum of money. `plain`
    is what the time costs at the plain rate, exact. `beyond`: the line pays only what is above it.
    """

    steps: tuple[tuple[str, Fraction], ...] = ()
    plain: Fraction = Fraction(0)
    beyond: bool = False


UNTIMED = Origin()
"""Of what is a sum of money, not time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayLine:
    """One amount. `rate` is money per hour (per day for kit and flat sums), rounded for show.

    `amount` is rounded half up to the currency's smallest unit. `arithmetic` is an expression of
    exact figures with × and ÷ that comes to the amount; where that needed rounding it ends in
    `≈ amount`. `minutes` are those the line pays for: 0 for a sum of money. `measured` are the
    minutes before they were made whole units, -1 where that is not so; `bound` is `least` or `most`
    where the agreement's floor or cap took the place of the rate; `figure` is how a figure of the
    arithmetic came to be rounded before it was used (`54.80 × 1.25 ≈ 69`). `key` is the clause
    among those of the `agreement`, and `unit` the minutes of the units of time that are paid. `at`
    are the times of the work date between which the hours of the line were worked, and `span` says
    which of the day's hours they are, in minutes since the first.
    """

    rule: str
    clause: str
    date: dt.date
    minutes: int
    multiple: Decimal
    rate: Decimal
    amount: Decimal
    arithmetic: str
    measured: int = -1
    bound: str = ""
    figure: str = ""
    agreement: str = ""
    key: str = ""
    unit: int = 1
    at: tuple[int, int] | None = None
    span: tuple[int, int] | None = None
    origin: Origin = UNTIMED


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFact:
    """What a date was taken for when it was priced: what the lines do not say by themselves.

    `rule` is the agreement's rule for such days and `key` its clause, both empty on an ordinary
    day. `shape` is the day's shape after conversion, `given` the one before. `number` is its place
    among the days of work as the agreement counts them, 0 where it counts none. `before` are date
    and wrap of the work before, `rest` the true minutes since then; None where they are not known.
    `due` is the rest that was asked for. `elapsed` and `worked` are true minutes. `hourly` is money
    per hour at 1x, rounded for show.
    """

    date: dt.date
    agreement: str
    kind: str
    rule: str
    key: str
    shape: str
    given: str
    number: int
    holiday: bool
    before: tuple[dt.date, int] | None
    rest: int | None
    due: int | None
    elapsed: int
    worked: int
    hourly: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePay:
    """What one person gets for one date of a pay week; see `PersonPay`.

    `paid` is false for a date that only an alert stands on.
    """

    date: dt.date
    paid: bool = True
    minutes: int = 0
    lines: tuple[PayLine, ...] = ()
    notes: tuple[PayNote, ...] = ()
    hours: tuple[tuple[Decimal, int], ...] = ()
    overtime: int = 0
    questions: tuple[Question, ...] = ()
    alerts: tuple[Alert, ...] = ()
    fact: DayFact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPay:
    """What one person gets: the lines by date. `minutes` are those worked, `days` the dates paid.

    `hours` are minutes by the multiple at which they are paid, guaranteed ones too, and `overtime`
    those worked at more than the multiple of their day (2x is that of some Sundays). `notes`
    names, with its date, what could not be priced or only with a caveat, `questions` what somebody
    must decide first, `alerts` the limits that do not hold, `facts` what each date was taken for.
    """

    person: PersonId
    currency: str
    lines: tuple[PayLine, ...] = ()
    days: int = 0
    minutes: int = 0
    notes: tuple[tuple[dt.date, PayNote], ...] = ()
    hours: tuple[tuple[Decimal, int], ...] = ()
    overtime: int = 0
    questions: tuple[Question, ...] = ()
    alerts: tuple[Alert, ...] = ()
    facts: tuple[DayFact, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of the lines, exactly."""
        return _total(self.lines)

    @property
    def minutes_by_multiple(self) -> tuple[tuple[Decimal, int], ...]:
        """Minutes paid at each multiple of the hourly rate, by multiple; guaranteed ones too."""
        return self.hours

    @property
    def missing_deal(self) -> bool:
        """Whether a date could not be priced because no deal is in force on it."""
        return any(note is PayNote.MISSING_DEAL for _, note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPay:
    """What a production pays for a span of dates, person by person."""

    production: ProductionId
    span: DateSpan
    basis: Basis
    currency: str
    people: tuple[PersonPay, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of all lines, exactly."""
        return sum((person.total for person in self.people), Decimal(0))

    @property
    def minutes_by_multiple(self) -> tuple[tuple[Decimal, int], ...]:
        """Minutes paid at each multiple, of everybody."""
        found: dict[Decimal, int] = {}
        for person in self.people:
            for multiple, minutes in person.hours:
                found[multiple] = found.get(multiple, 0) + minutes
        return tuple(sorted(found.items()))

    def total_on(self, date: dt.date) -> Decimal:
        """The sum of the lines of one date."""
        return _total(line for p in self.people for line in p.lines if line.date == date)

    def of(self, person: PersonId) -> PersonPay | None:
        """One person's part, if there is one."""
        return next((pay for pay in self.people if pay.person == person), None)


def _total(lines: Iterable[PayLine]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))


def hours_text(minutes: int) -> str:
    """Minutes as decimal hours, to two digits where it is not exact: `10`, `7.5`, `7.33`."""
    hours = Decimal(minutes) / HOUR
    return f"{hours.quantize(Decimal('0.01')).normalize():f}"
