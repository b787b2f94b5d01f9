"""Which meaning of the columns was accepted for which headings, kept for the next file like it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

_MOST = 200


class MappingMemory:
    """A small file of settings. A damaged or missing one is an empty memory, never an error."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self) -> Mapping[str, tuple[str, ...]]:
        """Every remembered mapping by signature: the names of the fields, column by column."""
        try:
            content: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(content, dict):
            return {}
        entries = cast("dict[str, Any]", content)
        return {key: tuple(value) for key, value in entries.items() if _texts(value)}

    def remember(self, signature: str, fields: Sequence[str]) -> None:
        """Keep it for the next file with the same headings; without headings nothing is kept.

        A folder that cannot be written to is no reason to fail an import, so nothing is raised.
        """
        if not signature:
            return
        kept = {key: list(value) for key, value in self.recall().items() if key != signature}
        kept[signature] = list(fields)
        newest = dict(list(kept.items())[-_MOST:])
        aside = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.touch(mode=0o600)
            aside.write_text(json.dumps(newest, ensure_ascii=False, indent=1), encoding="utf-8")
            aside.replace(self._path)
        except OSError:
            return


def _texts(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(entry, str) for entry in cast("list[Any]", value))
