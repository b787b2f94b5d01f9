"""The registry of actions by where their keys work, and which keys get into each other's way."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from crewplanner.dataclass import dataclass
from crewplanner.ui.action_spec import GRID, WINDOW, ActionSpec, keys_of

KeysOf = Callable[[str, ActionSpec], Iterable[str]]
"""The keys that an action has, by its context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Actions whose keys work at the same place; `title` is translated."""

    id: str
    title: str
    specs: tuple[ActionSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """An action that has the same key where both would act.

    One that is `hidden` goes on elsewhere: on the board the board's own keys come first.
    """

    context: Context
    spec: ActionSpec
    hidden: bool


def rivals(
    contexts: Sequence[Context], context: str, spec: ActionSpec, key: str, keys: KeysOf
) -> Iterator[Rival]:
    """Who else has a key that an action of a context is to have."""
    wanted = set(keys_of(spec, (key,)))
    for other in contexts:
        if not _meet(context, other.id):
            continue
        for one in other.specs:
            if (other.id, one.id) == (context, spec.id):
                continue
            if wanted & set(keys_of(one, keys(other.id, one))):
                hidden = GRID in (context, other.id) and context != other.id
                yield Rival(context=other, spec=one, hidden=hidden)


def _meet(one: str, other: str) -> bool:
    """Whether two contexts are in force at the same time."""
    return one == other or WINDOW in (one, other) or {one, other} == {GRID, "board"}
