"""A case of a rule: a text board, what else belongs to it, and what the rule finds in it."""

from dataclasses import dataclass, field
from typing import Any

from tests import plans


@dataclass(frozen=True)
class Board:
    name: str
    text: str
    finds: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    also: tuple[Any, ...] = ()
    needs: tuple[str, int] | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def records(self) -> tuple[Any, ...]:
        made = plans.records(self.text, **self.settings)
        wanted = plans.need(*self.needs, among=made) if self.needs else ()
        return (*made, *self.also, *wanted)
