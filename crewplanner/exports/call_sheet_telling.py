"""Says values for a call sheet, remembers them by name, and marks those that were others before."""

from collections.abc import Mapping

from crewplanner.domain.values import format_minutes
from crewplanner.exports.call_sheet_paper import Said
from crewplanner.exports.texts import one_line

_BETWEEN = " · "


class Teller:
    """Makes `Said` of one document. `said` has every value as text, by its name."""

    def __init__(self, before: Mapping[str, str] | None) -> None:
        self._before = before
        self.said: dict[str, str] = {}

    @property
    def compares(self) -> bool:
        """Whether there is something to compare with."""
        return self._before is not None

    def __call__(
        self, name: str, value: str | int | None, *, strong: bool = False, alert: bool = False
    ) -> Said:
        """Say a text or a time. A name that was told already gets a number."""
        if isinstance(value, str):
            value = plain(value)
        text = value if isinstance(value, str) else "" if value is None else format_minutes(value)
        key, number = name, 1
        while key in self.said:
            number += 1
            key = f"{name}#{number}"
        self.said[key] = text
        changed = self._before is not None and self._before.get(key, "") != text
        return Said(value=value, changed=changed, strong=strong, alert=alert)


def plain(text: str) -> str:
    """A text of several lines in one, harmless for paper."""
    return _BETWEEN.join(filter(None, map(one_line, text.splitlines())))
