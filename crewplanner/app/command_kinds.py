"""Every command by a plain name: `AddPerson` is `add-person`."""

import difflib
import importlib
import pkgutil
import re
from collections.abc import Mapping, Sequence
from functools import cache
from inspect import isabstract
from types import MappingProxyType

from crewplanner.app import commands
from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.i18n import _

_NEAREST = 4
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[\s_-]+")


def plain_name(kind: type[Command]) -> str:
    """The name a command is called by in text: `add-person`."""
    return _CAPITAL.sub("-", kind.__name__).lower()


def summary(kind: type[Command]) -> str:
    """What the command does, in a line."""
    return (kind.__doc__ or "").strip().partition("\n")[0]


@cache
def command_kinds() -> Mapping[str, type[Command]]:
    """Every command that there is, by its plain name, in the order of the names."""
    found: dict[str, type[Command]] = {}
    for module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Command) and not isabstract(value):
                found[plain_name(value)] = value
    return MappingProxyType(dict(sorted(found.items())))


def kind_named(text: str) -> type[Command]:
    """The command of that name, also written `AddPerson`. Raises Refused with the nearest."""
    kinds = command_kinds()
    wanted = _NO_LETTERS.sub("-", _CAPITAL.sub("-", text.strip())).lower()
    if wanted in kinds:
        return kinds[wanted]
    sentence = _("There is no command “{name}”.").format(name=text)
    near = nearest(wanted, tuple(kinds))
    hint = _("`do --list` names them all.")
    if near:
        hint = _("Did you mean one of these: {names}?").format(names=", ".join(near))
    raise Refused(f"{sentence} {hint}")


def nearest(wanted: str, names: Sequence[str]) -> list[str]:
    """The names that are most like the one wanted: those with all of its words, else alike ones."""
    words = set(wanted.split("-"))
    having = [name for name in names if words <= set(name.split("-"))]
    alike = difflib.get_close_matches(wanted, names, _NEAREST)
    return list(dict.fromkeys([*having, *alike]))[:_NEAREST]
