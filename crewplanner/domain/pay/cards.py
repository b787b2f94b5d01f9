"""What is priced: a person's days as they were, what was agreed, and what must still be asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from types import MappingProxyType

from crewplanner.dataclass import dataclass
from crewplanner.domain.people import RatePer

NO_ELECTIONS: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class MealBreak:
    """A meal or break in minutes of the work date: `deductible`, `ndb` (paid) or `break` (paid)."""

    start: int
    end: int
    kind: str = "deductible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One date of one person: times in minutes of the work date, or only `hours` worked (minutes).

    `elections` holds what was decided; what is missing is asked for. A card that is not `priced`
    is there for the rest after it, the days in a row and the hours of the week.
    """

    date: dt.date
    kind: str = "shoot"
    call: int | None = None
    wrap: int | None = None
    meals: tuple[MealBreak, ...] = ()
    hours: int | None = None
    unit_call: int | None = None
    on_set_wrap: int | None = None
    shape: str = "SWD"
    scheduled_wrap: int | None = None
    camera_overtime: int | None = None
    overtime_kind: str | None = None
    travel: int = 0
    missed_breaks: int = 0
    elections: Mapping[str, bool] = field(default_factory=lambda: NO_ELECTIONS)
    forced_call: bool = False
    rate: Decimal | None = None
    priced: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed: the rate, what it buys (`guarantee` and `hours` in minutes), for whom.

    `hours` is what a week's salary covers, `all_hours` whatever is worked.
    """

    rate: Decimal
    per: RatePer
    guarantee: int | None = None
    hours: int | None = None
    all_hours: bool = False
    department: str = ""
    role: str = ""
    kit: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPay:
    """A bonus or an adjustment for the time that is priced."""

    kind: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person's cards in order of date, the terms, and the calendar around them.

    `engaged` says for the first dates of weeks how many fifths of a weekly rate are owed there at
    least; without it, as many as days were worked.
    """

    agreement: str
    cards: tuple[Card, ...]
    terms: Terms
    currency: str = "USD"
    zone: str | None = None
    first_weekday: int = 0
    holidays: frozenset[dt.date] = frozenset()
    other_pay: tuple[OtherPay, ...] = ()
    engaged: Mapping[dt.date, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something a person must decide before it is paid: an election, or a missing figure."""

    date: dt.date
    ask: str
    clause: str
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A limit that does not hold on a date.

    `code` is `rest`, `weekly_average`, `consecutive_days`, `daily_maximum` or `night_average`.
    """

    date: dt.date
    code: str
    clause: str
    minutes: int = 0
