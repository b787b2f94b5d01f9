"""KeyDraft: other keys for actions, tried out before they count."""

from collections.abc import Sequence

from crewplanner.ui.action_spec import ActionSpec, is_single, portable
from crewplanner.ui.keymap import Keymap
from crewplanner.ui.registry import Context, Rival, rivals


class KeyDraft:
    """The keys of all contexts as they would be. Nothing is kept until `keep`."""

    def __init__(self, contexts: Sequence[Context], keymap: Keymap) -> None:
        self.contexts = tuple(contexts)
        self._keymap = keymap
        self._chosen = dict(keymap.chosen)
        self.single_letters = keymap.single_letters

    def keys(self, context: str, spec: ActionSpec) -> tuple[str, ...]:
        """The keys that an action would have, single letters too where they are switched off."""
        return self._chosen.get(f"{context}.{spec.id}", spec.keys)

    def is_changed(self, context: str, spec: ActionSpec) -> bool:
        """Whether an action would have other keys than as shipped."""
        return self.keys(context, spec) != spec.keys

    def rivals(self, context: str, spec: ActionSpec, key: str) -> list[Rival]:
        """Who has the key already, where both would act."""
        return list(rivals(self.contexts, context, spec, key, self._in_force))

    def give(self, context: str, spec: ActionSpec, key: str, *, only: bool = False) -> None:
        """Give an action one more key, or this one only; rivals at the same place lose it.

        Raises ValueError for what is no key.
        """
        wanted = portable(key)
        if not wanted:
            raise ValueError(key)
        for rival in self.rivals(context, spec, wanted):
            if not rival.hidden:
                self._take(rival, context, spec, wanted)
        others = () if only else self.keys(context, spec)
        self._set(context, spec, (*(one for one in others if portable(one) != wanted), wanted))

    def clear(self, context: str, spec: ActionSpec) -> None:
        """Leave an action without keys."""
        self._set(context, spec, ())

    def reset(self, context: str, spec: ActionSpec) -> list[Rival]:
        """Give an action its keys as shipped; who has got one of them meanwhile loses it."""
        met: list[Rival] = []
        for key in spec.keys:
            for rival in self.rivals(context, spec, key):
                if not rival.hidden:
                    met.append(rival)
                    self._take(rival, context, spec, key)
        self._chosen.pop(f"{context}.{spec.id}", None)
        return met

    def reset_all(self) -> None:
        """Have all keys as shipped."""
        self._chosen.clear()
        self.single_letters = True

    def keep(self) -> None:
        """Let it count."""
        self._keymap.choose(self._chosen, single_letters=self.single_letters)

    def _take(self, rival: Rival, context: str, spec: ActionSpec, key: str) -> None:
        """Take from a rival each of its keys that gets in the way."""
        owner, one = rival.context.id, rival.spec

        def is_free(text: str) -> bool:
            alone = Context(id=owner, title="", specs=(one,))
            return not list(rivals((alone,), context, spec, key, lambda _context, _spec: (text,)))

        self._set(owner, one, tuple(text for text in self.keys(owner, one) if is_free(text)))

    def _set(self, context: str, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        name = f"{context}.{spec.id}"
        if tuple(map(portable, keys)) == tuple(map(portable, spec.keys)):
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = keys

    def _in_force(self, context: str, spec: ActionSpec) -> tuple[str, ...]:
        keys = self.keys(context, spec)
        return keys if self.single_letters else tuple(key for key in keys if not is_single(key))
