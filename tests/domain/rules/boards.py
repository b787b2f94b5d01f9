"""A case of a rule: a text board, what else belongs to it, and what the rule finds in it."""

from dataclasses import dataclass, field, replace
from typing import Any

from crewplanner.domain.ids import DealId
from crewplanner.domain.people import Person
from crewplanner.domain.rules import Law
from tests import plans
from tests.domain.pay.weeks import deal


@dataclass(frozen=True)
class Board:
    name: str
    text: str
    finds: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    also: tuple[Any, ...] = ()
    needs: tuple[str, int] | None = None
    law: Law | None = None
    """The law under which everybody's deal with the first production is."""

    def __str__(self) -> str:
        return self.name

    @property
    def records(self) -> tuple[Any, ...]:
        made = plans.records(self.text, **self.settings)
        wanted = plans.need(*self.needs, among=made) if self.needs else ()
        people = [one for one in made if isinstance(one, Person)] if self.law else []
        deals = (replace(deal("1 d"), id=DealId(one.id), person=one.id) for one in people)
        return (*made, *self.also, *wanted, *deals)

    def laws_of(self, _production: Any, deal: Any) -> tuple[Law, ...]:
        return (self.law,) if self.law and deal is not None else ()
