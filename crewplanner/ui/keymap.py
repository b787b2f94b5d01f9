"""Keymap: the keys of every action as this user has them, kept outside of every project."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from crewplanner.ui.action_spec import ActionSpec, is_single, portable, shown_keys
from crewplanner.ui.window_state import WindowState

_GROUP = "keys"
_SINGLE = "single-letters"
_NONE = "none"
_OFF = "off"


class Keymap(QObject):
    """What the user chose in place of the keys as shipped. Without a state nothing is kept.

    Names are "context.action". What was kept for an action that is gone, or is no key, is ignored.
    """

    changed = Signal()

    def __init__(self, state: WindowState | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        kept = state.texts(_GROUP) if state is not None else {}
        self._single = kept.pop(_SINGLE, "") != _OFF
        self._chosen = {name: _read(text) for name, text in kept.items()}

    @property
    def single_letters(self) -> bool:
        """Whether single letters and signs act; the other keys always do."""
        return self._single

    @property
    def chosen(self) -> Mapping[str, tuple[str, ...]]:
        """The keys that are others than as shipped, by "context.action"."""
        return dict(self._chosen)

    def keys(self, context: str, spec: ActionSpec) -> tuple[str, ...]:
        """The keys that an action has now; the first one is shown."""
        keys = self._chosen.get(f"{context}.{spec.id}", spec.keys)
        return keys if self._single else tuple(key for key in keys if not is_single(key))

    def shown(self, context: str, spec: ActionSpec) -> str:
        """All its keys as the platform writes them."""
        return shown_keys(self.keys(context, spec))

    def shown_first(self, context: str, spec: ActionSpec) -> str:
        """The first of its keys as the platform writes it; empty where it has none."""
        return shown_keys(self.keys(context, spec)[:1])

    def choose(self, chosen: Mapping[str, Iterable[str]], *, single_letters: bool) -> None:
        """Have these keys in place of the shipped ones, and no others; they are kept."""
        self._chosen = {name: tuple(keys) for name, keys in chosen.items()}
        self._single = single_letters
        if self._state is not None:
            kept = {name: " ".join(keys) or _NONE for name, keys in self._chosen.items()}
            if not single_letters:
                kept[_SINGLE] = _OFF
            self._state.set_texts(_GROUP, kept)
        self.changed.emit()


def _read(text: str) -> tuple[str, ...]:
    return tuple(key for key in map(portable, text.split()) if key) if text != _NONE else ()
