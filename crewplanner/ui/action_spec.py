"""ActionSpec: one thing that can be done, with its words and keys; all actions are such."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

from crewplanner.dataclass import dataclass
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _

WINDOW = "window"
"""The context of actions that work everywhere; pages have their id as context."""
GRID = "grid"
"""The context of keys that work while the board itself has the keyboard."""

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing that can be done.

    `text` has its access key marked and is translated where it is shown; `uk` stands for it in a
    production with the film words of the UK, where they are others. `keys` are portable key
    sequences as shipped, the first one is shown. `handler` names a method of whoever builds the
    actions, or of one of its attributes ("edit.undo").
    `menu` is the name of a menu, empty for none; `divided` puts a line before it. `project` means
    that it needs an open project. `help` is the tooltip where the text alone does not say it all.
    One that `writes` changes the plan: it is off, with why as its tooltip, where that cannot be.
    `local` keys act only while their page has the keyboard; single letters always do. Where it
    `extends`, the same keys and Shift mark the cells on the way.
    """

    id: str
    text: str
    handler: str
    uk: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    divided: bool = False
    project: bool = True
    help: str = ""
    checkable: bool = False
    local: bool = False
    extends: bool = False
    writes: bool = False

    def said(self, film: FilmWords) -> str:
        """What it does, translated, in the words of a production, without access key and dots."""
        return plain(_(self.uk if self.uk and film is FilmWords.UK else self.text))


def plain(text: str) -> str:
    """The words of an action without access key and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def portable(key: str) -> str:
    """A key sequence in its one portable form; empty for what is none."""
    return QKeySequence(key).toString(_PORTABLE)


def is_single(key: str) -> bool:
    """Whether it is a letter or sign without Ctrl or Alt, so that typing would set it off."""
    return len(key.removeprefix("Shift+")) == 1


def shown_keys(keys: Iterable[str]) -> str:
    """Keys as the platform writes them, separated by commas."""
    return ", ".join(QKeySequence(key).toString(_NATIVE) for key in keys)


def keys_of(spec: ActionSpec, keys: Iterable[str]) -> Iterable[str]:
    """Every portable sequence that these keys stand for, those with Shift included."""
    for key in keys:
        found = portable(key)
        yield found
        if spec.extends and "Shift+" not in found:
            head, plus, last = found.rpartition("+")
            yield f"{head}{plus}Shift+{last}"


def check_unique(specs: Iterable[ActionSpec]) -> None:
    """Raise ValueError where an id or a key sequence occurs twice."""
    ids: set[str] = set()
    asked: dict[str, str] = {}
    for spec in specs:
        if spec.id in ids:
            raise ValueError(f"two actions are called {spec.id}")
        ids.add(spec.id)
        for key in spec.keys:
            if not portable(key):
                raise ValueError(f"{spec.id}: “{key}” is not a key sequence")
        for found in keys_of(spec, spec.keys):
            if found in asked:
                raise ValueError(f"{found} is asked for by {asked[found]} and {spec.id}")
            asked[found] = spec.id
