"""The heading row of a table and what its words mean, given the words of each field."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from crewplanner.app.importing.columns import FieldT
from crewplanner.app.importing.folding import heading_key
from crewplanner.app.importing.tables import Table, blank

_SEARCHED_ROWS = 60
_NEAR = 88
_LONG = 5
_ENOUGH = 2
_SURE = 3


class HeaderWords:
    """The words of headings for the fields of one kind of list."""

    def __init__(self, words: Mapping[FieldT, tuple[str, ...]]) -> None:
        self._fields: dict[str, str] = {}
        for field, texts in words.items():
            for text in texts:
                self._fields.setdefault(heading_key(text), field.value)

    def exact(self, heading: str) -> str | None:
        """The field a heading names in so many words."""
        return self._fields.get(heading_key(heading))

    def likely(self, heading: str) -> str | None:
        """The field a heading most likely names: in words, within a phrase or misspelled."""
        key = heading_key(heading)
        if not key:
            return None
        if key in self._fields:
            return self._fields[key]
        padded = f" {key} "
        within = [known for known in self._fields if f" {known} " in padded]
        if within:
            return self._fields[max(within, key=len)]
        if len(key) < _LONG:
            return None
        near = process.extractOne(key, list(self._fields), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return self._fields[near[0]] if near else None

    def find_row(self, table: Table) -> int:
        """The number of the heading row: the first that names three fields, or the best with two.

        One known word is enough in the first row if all of it is words, and for a table of one
        column. It is 0 where there is none.
        """
        best, best_count = 0, min(_ENOUGH, table.width) - 1
        first = 0
        looked = 0
        for number, row in enumerate(table.rows, start=1):
            if blank(row):
                continue
            looked += 1
            if looked == 1 and self._may_head(row):
                first = number
            if looked > _SEARCHED_ROWS:
                break
            count = len({self.exact(text) for text in row} - {None})
            if count >= _SURE:
                return number
            if count > best_count:
                best, best_count = number, count
        return best or first

    def _may_head(self, row: tuple[str, ...]) -> bool:
        """Whether the first row, of which one word is known, holds nothing but words."""
        filled = [text for text in row if text.strip()]
        words = all(not any(c.isdigit() or c == "@" for c in text) for text in filled)
        return len(filled) >= _ENOUGH and words and any(map(self.exact, filled))
