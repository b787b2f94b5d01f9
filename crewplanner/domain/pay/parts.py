"""Parts of pay before rounding, and what a day comes to: everything exact."""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Alert, Card, Question
from crewplanner.domain.pay.daykinds import Kind
from crewplanner.domain.pay.lines import UNTIMED, DayFact, Origin, PayLine, PayRule
from crewplanner.domain.pay.money import is_whole, money_text, rounded
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.rates import Price, Sum
from crewplanner.domain.pay.timeline import Day
from crewplanner.domain.values import format_duration

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An exact amount: what a line is before it is rounded. `span` is of hours worked, for show.

    `measured` is how many minutes were counted before `minutes` were made of them in units of
    `unit` minutes; `bound` says that the rate was lifted to a least or held at a most. `at` are the
    times between which the hours were worked.
    """

    rule: str
    clause: str
    date: dt.date
    amount: Sum
    minutes: int = 0
    multiple: Fraction = _ONE
    rate: Fraction = Fraction(0)
    span: tuple[int, int] | None = None
    measured: int | None = None
    bound: str = ""
    unit: int = 1
    at: tuple[int, int] | None = None
    origin: Origin = UNTIMED


@dataclass(frozen=True, slots=True, kw_only=True)
class RestBefore:
    """The rest before a call: since which wrap of which date, true minutes, and what was due."""

    since: tuple[dt.date, int]
    minutes: int
    due: int | None

    @property
    def breach(self) -> int | None:
        """By how much it was too short, at most by all that was due; None where nothing was."""
        return None if self.due is None else min(self.due, max(0, self.due - self.minutes))


@dataclass(slots=True, kw_only=True)
class Work:
    """One day while it is priced: each step adds what it found.

    Days of equal `like` have the same `cut`: the pieces before the week looks at them. `mean` is
    what an hour costs on average in a week of several rates.
    """

    day: Day
    kind: Kind
    price: Price
    portions: list[tuple[dt.date, list[Piece]]] = field(
        default_factory=list[tuple[dt.date, list[Piece]]]
    )
    rest: RestBefore | None = None
    parts: list[Part] = field(default_factory=list[Part])
    hours: dict[Fraction, int] = field(default_factory=dict[Fraction, int])
    base: Fraction = Fraction(0)
    overtime: int = 0
    meals: int = 0
    questions: list[Question] = field(default_factory=list[Question])
    like: Hashable | None = None
    cut: tuple[Piece, ...] = ()
    mean: Sum | None = None

    @property
    def date(self) -> dt.date:
        """The work date."""
        return self.day.date

    @property
    def breach(self) -> int | None:
        """Minutes that the rest before the call was too short; None where it is not known."""
        return self.rest.breach if self.rest else None

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        for _, found in self.portions:
            yield from found

    def count(self, multiple: Fraction, minutes: int) -> None:
        """Add to the hours by multiple."""
        found = self.hours.get(multiple, 0) + minutes
        if found:
            self.hours[multiple] = found
        else:
            self.hours.pop(multiple, None)

    def elected(self, name: str | None, clause: str, minutes: int) -> bool | None:
        """What was decided; None where it was not, which is noted as a question."""
        if name is None:
            return False
        answer = self.day.card.elections.get(name)
        if answer is None:
            self.questions.append(
                Question(date=self.date, ask=name, clause=clause, minutes=minutes)
            )
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPay:
    """What one card came to, exact; minutes by the multiple at which they are paid."""

    date: dt.date
    parts: tuple[Part, ...]
    hours: Mapping[Fraction, int]
    base: Fraction
    hourly: Fraction
    overtime_minutes: int
    meal_count: int
    meal_amount: Fraction
    rest: RestBefore | None
    elapsed: int
    worked: int
    kind: Kind
    card: Card

    @property
    def rest_breach(self) -> int | None:
        """Minutes that the rest before the call was too short; None where it is not known."""
        return self.rest.breach if self.rest else None

    @property
    def shape(self) -> str:
        """The shape of the day after conversions."""
        return self.kind.shape_id

    @property
    def number(self) -> int:
        """Which day of work it is, as the agreement counts."""
        return self.kind.number

    @property
    def total(self) -> Fraction:
        """The exact sum of the parts."""
        return sum((part.amount.exact for part in self.parts), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """What a case came to: day by day, what belongs to no day (`others`), what must be asked."""

    days: tuple[DayPay, ...]
    others: tuple[Part, ...]
    alerts: tuple[Alert, ...]
    questions: tuple[Question, ...]
    hourly: Fraction
    currency: str = "USD"

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in order of date."""
        found = [part for day in self.days for part in day.parts]
        return tuple(sorted([*found, *self.others], key=lambda part: part.date))

    @property
    def total(self) -> Fraction:
        """The exact sum of the parts."""
        return sum((part.amount.exact for part in self.parts), Fraction(0))


def lines_of(
    parts: Sequence[Part], currency: str, agreement: str, refs: Mapping[str, str]
) -> Iterator[PayLine]:
    """The parts rounded one by one, and a line for what that changed in their sum."""
    total, lost = Decimal(0), Fraction(0)
    for part in parts:
        line = _line(part, currency, agreement, refs)
        total += line.amount
        if not is_whole(part.amount.exact, currency):
            lost += part.amount.exact - Fraction(line.amount)
        yield line
    once = rounded(Fraction(total) + lost, currency) if lost else total
    if once != total:
        yield PayLine(
            rule=PayRule.ROUNDING,
            clause=f"{agreement} {PayRule.ROUNDING}",
            date=max(part.date for part in parts),
            minutes=0,
            multiple=Decimal(1),
            rate=once - total,
            amount=once - total,
            arithmetic=f"{money_text(once, currency)} − {money_text(total, currency)}",
            agreement=agreement,
        )


def facts_of(priced: Priced, currency: str, agreement: str, *, counted: bool) -> Iterator[DayFact]:
    """What each date was taken for. `counted`: the days around it were known when it was."""
    for day in priced.days:
        rule, rest = day.kind.rule, day.rest if counted else None
        yield DayFact(
            date=day.date,
            agreement=agreement,
            kind=day.card.kind,
            rule=rule.id if rule else "",
            key=rule.clause if rule else "",
            shape=day.shape,
            given=day.card.shape,
            number=day.number if counted else 0,
            holiday=day.kind.holiday,
            before=rest.since if rest else None,
            rest=rest.minutes if rest else None,
            due=rest.due if rest else None,
            elapsed=day.elapsed,
            worked=day.worked,
            hourly=rounded(day.hourly, currency),
        )


def _clause(part: Part, agreement: str, refs: Mapping[str, str]) -> str:
    ref = refs.get(part.clause, part.clause)
    if part.span is None:
        return f"{agreement} {ref}".strip()
    return _clause_of(agreement, ref, *part.span)


@lru_cache(maxsize=8192)
def _clause_of(agreement: str, ref: str, low: int, high: int) -> str:
    """The clause of some of the day's hours. The same ones come again."""
    return f"{agreement} {format_duration(low)}–{format_duration(high)}, {ref}"


def _line(part: Part, currency: str, agreement: str, refs: Mapping[str, str]) -> PayLine:
    amount = rounded(part.amount.exact, currency)
    whole = is_whole(part.amount.exact, currency)
    about = "" if whole else f" ≈ {money_text(amount, currency)}"
    return PayLine(
        rule=part.rule,
        clause=_clause(part, agreement, refs),
        date=part.date,
        minutes=part.minutes,
        multiple=_decimal(part.multiple.numerator, part.multiple.denominator),
        rate=rounded(part.rate, currency),
        amount=amount,
        arithmetic=part.amount.text + about,
        measured=-1 if part.measured is None else part.measured,
        bound=part.bound,
        figure=part.amount.figure,
        agreement=agreement,
        key=part.clause,
        unit=part.unit,
        at=part.at,
        span=part.span,
        origin=part.origin,
    )


@lru_cache(maxsize=256)
def _decimal(numerator: int, denominator: int) -> Decimal:
    return (Decimal(numerator) / Decimal(denominator)).normalize() + Decimal(0)
