"""Days that are alike, reckoned once: a crew shares its times, and a person repeats them.

What is kept is dropped with whoever keeps it. Nothing here decides anything: a day that is found
and a day that is reckoned are the same.
"""

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import field, replace
from fractions import Fraction
from operator import is_not

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.cards import Card, Case, Question
from crewplanner.domain.pay.daykinds import Kind, named
from crewplanner.domain.pay.parts import Part, Work
from crewplanner.domain.pay.piece import Piece
from crewplanner.domain.pay.rates import Price
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.timeline import Day

_MOST = 30_000
"""Cuts and outcomes under one set of rules. With more, all begins anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a day is, the multiple of its overtime, and its pieces before the week looks at them."""

    kind: Kind
    overtime: Fraction
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a day earns by itself."""

    parts: tuple[Part, ...]
    hours: dict[Fraction, int]
    base: Fraction
    overtime: int
    meals: int
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, work: Work, asked: int) -> "Outcome":
        """What a day came to; `asked` questions were there before."""
        return cls(
            parts=tuple(work.parts),
            hours=work.hours.copy(),
            base=work.base,
            overtime=work.overtime,
            meals=work.meals,
            questions=tuple(work.questions[asked:]),
        )

    def give(self, work: Work) -> None:
        """Let another day come to the same."""
        date = work.date
        work.parts = [replace(part, date=date) for part in self.parts]
        work.hours = self.hours.copy()
        work.base = self.base
        work.overtime = self.overtime
        work.meals = self.meals
        work.questions += [replace(question, date=date) for question in self.questions]


@dataclass(slots=True, kw_only=True)
class OfTerms:
    """What is known of days under the same terms: prices by rate, cuts and outcomes by likeness."""

    alike: "Alike | None" = None
    prices: dict[Hashable, Price] = field(default_factory=dict[Hashable, Price])
    cuts: dict[Hashable, Cut] = field(default_factory=dict[Hashable, Cut])
    outcomes: dict[Hashable, Outcome] = field(default_factory=dict[Hashable, Outcome])

    def keep_cut(self, like: Hashable, cut: Cut) -> None:
        """Remember how days like this are cut."""
        self.cuts[like] = cut
        self._count()

    def keep_outcome(self, like: Hashable, outcome: Outcome) -> None:
        """Remember what days like this come to."""
        self.outcomes[like] = outcome
        self._count()

    def _count(self) -> None:
        if self.alike is not None:
            self.alike.count()


class Alike:
    """What is known of days under one set of rules."""

    def __init__(self, rules: Ruleset) -> None:
        self._rules = rules
        self._cuts: dict[Hashable, dict[Hashable, Cut]] = {}
        self._terms: dict[Hashable, OfTerms] = {}
        self._kept = 0
        self._by_date = bool(rules.dates) or any(rule.weekdays for rule in rules.days)

    def under(self, case: Case) -> OfTerms:
        """What is known under the terms of a case."""
        if case.other_pay:
            return OfTerms()
        terms = case.terms
        who = (*self._names(case), case.first_weekday)
        key = (terms.rate, terms.per, terms.guarantee, terms.hours, terms.all_hours, terms.kit)
        whole = (who, key, case.currency)
        found = self._terms.get(whole)
        if found is None:
            cuts = {} if self._rules.rate.grades else self._cuts.setdefault(who, {})
            found = self._terms[whole] = OfTerms(alike=self, cuts=cuts)
        return found

    def count(self) -> None:
        """One more is kept; where that is too much, let go of all."""
        self._kept += 1
        if self._kept > _MOST:
            self._kept = 0
            self._cuts.clear()
            self._terms.clear()

    def _names(self, case: Case) -> tuple[bool, ...]:
        """Which of the rules for some roles and departments are about the person."""
        rules = self._rules
        lists = [own.names for own in rules.rate.bases]
        lists += [one.names for one in (rules.extra_hour, rules.own_ends) if one is not None]
        return tuple(named(names, case.terms.department, case.terms.role) for names in lists)

    def calendar(self, case: Case, date: dt.date) -> Hashable:
        """What of the calendar around a date may count."""
        holidays = case.holidays
        around = tuple(date + n * _ONE_DAY in holidays for n in range(3)) if holidays else ()
        return (date.weekday() if self._by_date else None, around)

    def likeness(self, day: Day, floor: tuple[Fraction, int]) -> Hashable | None:
        """What decides how a day is cut, but for its number and the calendar.

        None where the clocks change or work past midnight belongs to the next day.
        """
        if day.zone is not None or self._rules.workday != "shift":
            return None
        card = day.card
        return (
            card.kind,
            card.call,
            card.wrap,
            card.meals,
            card.hours,
            card.unit_call,
            card.on_set_wrap,
            card.shape,
            card.scheduled_wrap,
            card.camera_overtime,
            card.overtime_kind,
            card.travel,
            floor if floor[1] else None,
        )


def outcome_key(work: Work, cut: Sequence[Piece], like: Hashable) -> Hashable:
    """What decides what a day earns by itself; `cut` are its pieces before the week's pass."""
    card: Card = work.day.card
    pieces = [*work.pieces]
    lifted = len(pieces) != len(cut) or any(map(is_not, pieces, cut))
    return (
        like,
        id(work.kind.rule),
        work.kind.shape_id,
        work.kind.holiday,
        tuple((p.start, p.multiple, p.clause) for p in pieces) if lifted else None,
        work.breach,
        card.forced_call,
        card.missed_breaks,
        card.rate,
        tuple(card.elections.items()),
    )


_ONE_DAY = dt.timedelta(days=1)
