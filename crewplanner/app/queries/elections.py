"""Elections: what somebody must decide before it is paid, and what each answer would pay."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId, TimecardId
from crewplanner.domain.pay import Basis, PersonPay
from crewplanner.domain.pay.agreement import ELECTIONS, Agreement, Clause
from crewplanner.domain.pay.book import Book
from crewplanner.domain.pay.cards import Question
from crewplanner.domain.pay.engine import price_week
from crewplanner.domain.pay.lines import DayFact
from crewplanner.domain.plan import Plan
from crewplanner.domain.stints import week_of
from crewplanner.domain.timecards import Timecard
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An answer, and the money that it adds to the time asked about."""

    answer: bool
    more: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenElection:
    """Something to decide on a date, or decided already (`answer`).

    `abouts` are the minutes that it is about, and whether they are of rest that was missing.
    `offers` are empty where no yes or no answers it.
    """

    date: dt.date
    ask: str
    clauses: tuple[Clause, ...]
    abouts: tuple[tuple[int, bool], ...]
    answer: bool | None = None
    offers: tuple[Offer, ...] = ()


def elections_of(
    plan: Plan,
    production: ProductionId,
    person: PersonId,
    span: DateSpan,
    questions: Sequence[Question],
    basis: Basis = Basis.WORKED,
) -> tuple[OpenElection, ...]:
    """What is open or was answered in a span, by date. `questions` are those that its price left.

    What an answer adds is looked for in the whole pay week of its date.
    """
    cards = [card for card in plan.timecards_of.get(person, ()) if card.date in span]
    own = [card for card in cards if card.production == production and card.elections]
    if not own and not questions:
        return ()
    known = agreements_for(plan, production)
    case = _WhatIf(
        plan=plan,
        production=production,
        person=person,
        basis=basis,
        book=Book(agreements=known),
    )
    asking = case.priced(case.plan_with({card.date: () for card in own}), span)
    facts = {fact.date: fact for fact in asking.facts}
    found: dict[tuple[dt.date, str], list[Question]] = {}
    for question in asking.questions:
        found.setdefault((question.date, question.ask), []).append(question)
    return tuple(
        OpenElection(
            date=date,
            ask=ask,
            clauses=tuple(_clauses(known, facts.get(date), questions)),
            abouts=tuple((one.minutes, _is_rest(facts.get(date), one)) for one in questions),
            answer=case.answers(date).get(ask),
            offers=case.offers(date, ask) if ask in ELECTIONS else (),
        )
        for (date, ask), questions in sorted(found.items())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _WhatIf:
    """Prices the person's times with other answers than those that were given."""

    plan: Plan
    production: ProductionId
    person: PersonId
    basis: Basis
    book: Book

    def answers(self, date: dt.date) -> dict[str, bool]:
        """What was answered about a date."""
        card = self.plan.timecard_on(self.production, self.person, date)
        return dict(card.elections) if card else {}

    def offers(self, date: dt.date, ask: str) -> tuple[Offer, ...]:
        """What yes and no add to the pay week."""
        week = week_of(date, self.plan.productions[self.production].first_weekday)
        others = {name: given for name, given in self.answers(date).items() if name != ask}
        totals = {
            answer: self.priced(
                self.plan_with({date: (*others.items(), *((ask, one) for one in said))}), week
            ).total
            for answer, said in ((None, ()), (True, (True,)), (False, (False,)))
        }
        return tuple(
            Offer(answer=answer, more=totals[answer] - totals[None]) for answer in (True, False)
        )

    def plan_with(self, answers: Mapping[dt.date, tuple[tuple[str, bool], ...]]) -> Plan:
        """The plan with those answers on those dates."""
        cards: dict[int, object] = {}
        fresh = max(self.plan.timecards, default=0) + 1
        for number, (date, given) in enumerate(answers.items()):
            card = self.plan.timecard_on(self.production, self.person, date) or Timecard(
                id=TimecardId(fresh + number),
                production=self.production,
                person=self.person,
                date=date,
            )
            cards[card.id] = replace(card, elections=given)
        return self.plan.replaced({"timecards": cards}) if cards else self.plan

    def priced(self, plan: Plan, span: DateSpan) -> PersonPay:
        """The price of a span in that plan."""
        found = price_week(
            plan, self.production, span, (self.person,), basis=self.basis, agreements=self.book
        )
        return found.people[0]


def _clauses(
    known: Mapping[str, Agreement], fact: DayFact | None, questions: Iterable[Question]
) -> Iterator[Clause]:
    agreement = known.get(fact.agreement) if fact else None
    keys = {question.clause for question in questions}
    yield from (clause for clause in (agreement.clauses if agreement else ()) if clause.id in keys)


def _is_rest(fact: DayFact | None, question: Question) -> bool:
    """Whether the question is about just the rest that the date was short of."""
    if fact is None or fact.rest is None or fact.due is None:
        return False
    return question.minutes == min(fact.due, max(0, fact.due - fact.rest))
