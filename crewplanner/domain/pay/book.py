"""The agreements at hand as rules, and what is known of days under them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction

from crewplanner.dataclass import dataclass
from crewplanner.domain.pay.agreement import Agreement, overrides, ruleset
from crewplanner.domain.pay.alike import Alike
from crewplanner.domain.pay.lines import PayNote
from crewplanner.domain.pay.measures import Steps
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.pay.rules import PLAIN, Ruleset
from crewplanner.domain.people import Deal, PayStep

PLAIN_ID = "deal-memo"
STEPS = "overtime_steps"
"""The parameter of a plain deal memo that a deal holds as `steps`."""

_Key = tuple[str, tuple[PayStep, ...], tuple[tuple[str, str], ...]]


def rules_of(agreement: Agreement, deal: Deal) -> Ruleset:
    """The rules of an agreement as the deal has them. Raises Wrong for a parameter that cannot be.

    The overtime steps of a plain deal memo are those of the deal, not a parameter.
    """
    values = overrides(deal.parameters)
    if deal.agreement != PLAIN_ID:
        return ruleset(agreement, values)
    if STEPS in values:
        raise Wrong(("params", STEPS), "the steps of a plain deal memo are the deal's own")
    return with_steps(ruleset(agreement, values), deal.steps)


def with_steps(plain: Ruleset, steps: Sequence[PayStep]) -> Ruleset:
    """The rules with a deal's steps in place of those that count the hours worked."""
    if not plain.bands:
        return plain
    first, *others = plain.bands
    return replace(plain, bands=(replace(first, steps=_steps(steps)), *others))


@dataclass(slots=True, kw_only=True)
class Book:
    """The agreements at hand, each read into rules once."""

    agreements: Mapping[str, Agreement]
    rules: dict[_Key, Ruleset | PayNote] = field(default_factory=dict[_Key, Ruleset | PayNote])
    days: dict[int, Alike] = field(default_factory=dict[int, Alike])
    places: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def of(self, deal: Deal) -> Ruleset | PayNote:
        """The rules of a deal, or why there are none.

        Its agreement's with the parameters that were agreed, a plain one's with the deal's steps.
        """
        steps = deal.steps if deal.agreement == PLAIN_ID else ()
        key = (deal.agreement, steps, deal.parameters)
        if key not in self.rules:
            try:
                self.rules[key] = self._made(deal)
            except Wrong:
                self.rules[key] = PayNote.BAD_PARAMETER
        return self.rules[key]

    def alike(self, rules: Ruleset) -> Alike:
        """What is known of days under rules of this book."""
        if id(rules) not in self.days:
            self.days[id(rules)] = Alike(rules)
        return self.days[id(rules)]

    def notes(self, deal: Deal | None, date: dt.date) -> Iterator[PayNote]:
        """What must be said of the price of a date under a deal."""
        if deal is None:
            yield PayNote.MISSING_DEAL
            return
        rules = self.of(deal)
        if isinstance(rules, PayNote):
            yield rules
        agreement = self.agreements.get(deal.agreement)
        if agreement is not None and not agreement.valid_on(date):
            yield PayNote.OUTSIDE_DATES

    def _made(self, deal: Deal) -> Ruleset | PayNote:
        found = self.agreements.get(deal.agreement)
        if found is not None:
            return rules_of(found, deal)
        if deal.agreement != PLAIN_ID:
            return PayNote.UNKNOWN_AGREEMENT
        return PayNote.BAD_PARAMETER if deal.parameters else with_steps(PLAIN, deal.steps)

    def refs(self, deal: Deal) -> Mapping[str, str]:
        """Where the clauses of a deal's agreement stand."""
        if deal.agreement not in self.places:
            found = self.agreements.get(deal.agreement)
            clauses = found.clauses if found else ()
            self.places[deal.agreement] = {clause.id: clause.ref for clause in clauses}
        return self.places[deal.agreement]


def _steps(steps: Sequence[PayStep]) -> Steps:
    """A deal's steps as (from, multiple): past the last its multiple goes on."""
    found: list[tuple[int, Fraction]] = []
    start = 0
    for step in steps:
        if not found or found[-1][1] != step.multiple:
            found.append((start, Fraction(step.multiple)))
        if step.until is None:
            break
        start = step.until
    return tuple(found) or ((0, Fraction(1)),)
