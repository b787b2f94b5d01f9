"""Pay of a crew: cards priced, and one card edited, against a spreadsheet and bare arithmetic.

All come to the same total to the cent for California's steps (daily 8 and 12 hours, weekly 40
without pyramiding); ours has every other rule of the agreement on. In each turn another part of the
crew is priced, so that all turns together price everybody once. LibreOffice has its turns in one
go after loading the sheet once; where it is missing the rows say so.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks import calc
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns
from benchmarks.pay_crew import (
    CALIFORNIA,
    PACT,
    PRODUCTION,
    Shift,
    cases_of,
    in_decimals,
    in_ints,
    plan_of,
    shifts,
    timecard,
)
from crewplanner.app.agreements import agreements_for, shipped
from crewplanner.app.pricing import Pricing
from crewplanner.domain.ids import PersonId
from crewplanner.domain.pay.agreement import ruleset
from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.cards import Case
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.lines import WeekPay
from crewplanner.domain.pay.parts import lines_of
from crewplanner.domain.pay.pricing import price
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan

_EDIT_AIM = 0.005
_MISSING = "plain ints (LibreOffice is not on this machine)"


def run(effort: Effort) -> Report:
    """Measure."""
    people, days = (10, 12) if effort.small else (300, 120)
    cards = shifts(people, days)
    office = None if effort.small else calc.office()
    sheet = _office(office, cards, effort.rounds) if office is not None else None
    plans = {name: plan_of(name, cards) for name in (CALIFORNIA, PACT)}
    rows = [*_throughput(plans, cards, effort, sheet), *_edits(plans, cards, effort, sheet)]
    return Report(name="pay", rows=tuple(rows))


def _office(program: str, cards: Sequence[Shift], turns: int) -> calc.Times:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        calc.write_sheet(folder / "pay.xlsx", cards)
        return calc.measure(program, folder, folder / "pay.xlsx", turns)


@dataclass(slots=True)
class _Parts:
    """A crew in so many parts, one priced in each turn: what they came to together."""

    price: Callable[[Sequence[Shift]], Decimal]
    parts: Sequence[Sequence[Shift]]
    place: int = 0
    total: Decimal = Decimal(0)

    def turn(self) -> None:
        """Price the next part."""
        self.total += self.price(self.parts[self.place])
        self.place += 1


def _throughput(
    plans: Mapping[str, Plan], cards: Sequence[Shift], effort: Effort, sheet: calc.Times | None
) -> Iterator[Row]:
    rounds = effort.rounds
    parts = [[c for c in cards if c.person % rounds == turn] for turn in range(rounds)]
    at_hand = {id(part): cases_of(CALIFORNIA, part) for part in parts}
    engine = _Engine()
    priced = {
        "plan": _Parts(partial(_from_plan, plans[CALIFORNIA]), parts),
        "pact": _Parts(partial(_from_plan, plans[PACT]), parts),
        "lines": _Parts(lambda part: engine.with_lines(at_hand[id(part)]), parts),
        "parts": _Parts(lambda part: engine.exact(at_hand[id(part)]), parts),
        "ints": _Parts(in_ints, parts),
        "decimals": _Parts(in_decimals, parts),
    }
    runs: dict[str, Run] = {name: one.turn for name, one in priced.items()}
    taken = taking_turns(runs, rounds)
    _agree(cards, priced, sheet)
    each = {
        name: middle([s / len(part) for s, part in zip(seconds, parts, strict=True)])
        for name, seconds in taken.items()
    }
    yield from _rows(len(cards), each, sheet)


def _agree(cards: Sequence[Shift], priced: Mapping[str, _Parts], sheet: calc.Times | None) -> None:
    """All come to the same total in California, to the cent. Raises ValueError."""
    totals = {name: one.total for name, one in priced.items() if name != "pact"}
    if sheet is not None:
        totals["LibreOffice"] = Decimal(sheet.cents) / 100
    if set(totals.values()) != {in_ints(cards)}:
        raise ValueError(f"the totals differ: {totals}")


def _rows(count: int, each: Mapping[str, float], sheet: calc.Times | None) -> Iterator[Row]:
    against, peer = _MISSING, each["ints"]
    if sheet is not None:
        against, peer = "LibreOffice, all recalculated", middle(sheet.whole) / count
    for name, what in (("plan", CALIFORNIA), ("pact", PACT)):
        yield Row(
            what=f"cards a second, {what}, {count:,} of them from the plan",
            value=1 / each[name],
            unit="/s",
            against=against,
            against_value=1 / peer,
        )
    bare = (
        ("plan", "from the plan, explained", "ints", None),
        ("lines", "cards at hand, explained", "ints", 30),
        ("parts", "cards at hand, amounts only", "ints", 10),
        ("lines", "cards at hand, explained", "decimals", None),
    )
    for name, what, other, must in bare:
        yield Row(
            what=f"a card of {CALIFORNIA}, {what}",
            value=each[name] * 1e6,
            unit="µs",
            against=f"plain {other}",
            against_value=each[other] * 1e6,
            must=must,
        )


def _from_plan(plan: Plan, part: Sequence[Shift]) -> Decimal:
    people = {PersonId(card.person + 1) for card in part}
    agreements = agreements_for(plan, PRODUCTION)
    return price_week(plan, PRODUCTION, _span(part), people, agreements=agreements).total


def _span(cards: Sequence[Shift]) -> DateSpan:
    return DateSpan(first=min(card.date for card in cards), last=max(card.date for card in cards))


class _Engine:
    """California's rules, and what is known of days under them."""

    def __init__(self) -> None:
        agreement = shipped()[CALIFORNIA]
        self._rules = ruleset(agreement, {})
        self._refs = {clause.id: clause.ref for clause in agreement.clauses}
        self._known = (Alike(self._rules), Alike(self._rules))

    def with_lines(self, cases: Sequence[Case]) -> Decimal:
        """The sum of all lines."""
        total = Decimal(0)
        for case in cases:
            parts = price(case, self._rules, self._known[0]).parts
            for line in lines_of(parts, case.currency, case.agreement, self._refs):
                total += line.amount
        return total

    def exact(self, cases: Sequence[Case]) -> Decimal:
        """The sum of the exact amounts."""
        total = Decimal(0)
        for case in cases:
            exact = price(case, self._rules, self._known[1]).total
            total += Decimal(exact.numerator) / exact.denominator
        return total


@dataclass(slots=True)
class _Edited:
    """A priced production in which one card after the other is edited."""

    plan: Plan
    cards: Sequence[Shift]
    span: DateSpan
    pricing: Pricing = field(default_factory=Pricing)
    after: Plan = field(init=False)
    rows: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])
    longer: Iterator[int] = field(default_factory=lambda: cycle((60, 30, 0)))
    weeks: int = 0
    pay: WeekPay = field(init=False)

    def __post_init__(self) -> None:
        self.after = self.plan
        self.pay = self.pricing.week(self.plan, PRODUCTION, self.span)

    @property
    def place(self) -> int:
        """Where the card is that is edited: of one in the middle of the crew, a day half way."""
        person = self.cards[len(self.cards) // 2].person
        own = [place for place, card in enumerate(self.cards) if card.person == person]
        return own[len(own) // 2]

    def edit(self) -> None:
        """Make the plan in which the card in the middle has another wrap."""
        place = self.place
        card = self.cards[place]
        written = timecard(place, replace(card, minutes=card.minutes + next(self.longer)))
        self.plan = self.after
        self.after = self.plan.replaced({"timecards": {written.id: written}})
        self.rows = {"timecards": frozenset({written.id})}

    def ask(self) -> None:
        """What the whole production pays now."""
        before = self.pricing.priced
        self.pricing.follow(self.plan, self.after, self.rows)
        self.pay = self.pricing.week(self.after, PRODUCTION, self.span)
        self.weeks = self.pricing.priced - before


def _edits(
    plans: Mapping[str, Plan], cards: Sequence[Shift], effort: Effort, sheet: calc.Times | None
) -> Iterator[Row]:
    span = _span(cards)
    edited = {name: _Edited(plan, cards, span) for name, plan in plans.items()}
    everybody = {name: one.pricing.priced for name, one in edited.items()}
    taken = taking_turns(
        {name: one.ask for name, one in edited.items()},
        effort.rounds,
        {name: one.edit for name, one in edited.items()},
    )
    for name, one in edited.items():
        fresh = price_week(
            one.after,
            PRODUCTION,
            span,
            [PersonId(cards[one.place].person + 1)],
            agreements=agreements_for(one.after, PRODUCTION),
        )
        if one.pay.of(fresh.people[0].person) != fresh.people[0]:
            raise ValueError(f"what was kept under {name} is not true any more")
        what = (
            f"one card edited and all pay asked again, {name}: "
            f"1 person, {one.weeks} of {everybody[name]:,} weeks priced"
        )
        row = Row(
            what=what,
            value=middle(taken[name]),
            unit="s",
            against="the aim",
            against_value=_EDIT_AIM,
            must=1,
        )
        yield in_milliseconds(row)
        if sheet is not None:
            peer = middle(sheet.edit)
            other = replace(row, against="LibreOffice, one cell", against_value=peer, must=None)
            yield in_milliseconds(other)
