"""Elections: what somebody must decide before it is paid, and what each answer would pay."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from crewplanner.app.agreements import agreements_for
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.pay import Basis, price_week
from crewplanner.domain.pay.agreement import Agreement, Clause
from crewplanner.domain.pay.cards import Question
from crewplanner.domain.pay.lines import DayFact
from crewplanner.domain.plan import Plan
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
    plan: Plan, production: ProductionId, person: PersonId, span: DateSpan, basis: Basis
) -> tuple[OpenElection, ...]:
    """What is open in a span, by date."""
    known = agreements_for(plan, production)
    pay = price_week(plan, production, span, (person,), basis=basis, agreements=known).people[0]
    facts = {fact.date: fact for fact in pay.facts}
    found: dict[tuple[dt.date, str], list[Question]] = {}
    for question in pay.questions:
        found.setdefault((question.date, question.ask), []).append(question)
    return tuple(
        OpenElection(
            date=date,
            ask=ask,
            clauses=tuple(_clauses(known, facts.get(date), questions)),
            abouts=tuple((one.minutes, _is_rest(facts.get(date), one)) for one in questions),
        )
        for (date, ask), questions in sorted(found.items())
    )


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
