"""Words that must be gone: taken out of every text of a file, and out of the pages they were on."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence

from crewplanner.store.rows import ATTACHMENTS, USER_TABLES
from crewplanner.store.statements import KEY, update

Words = Sequence[tuple[str, str]]
"""What must go, and what stands there instead."""

_SHORTEST = 3
"""Shorter words stand in too many others to be looked for."""


def replace_words(db: sqlite3.Connection, words: Words) -> None:
    """Replace words in every text of the user's tables and of the history, in a transaction.

    A word is found whole, in whatever case, and also as JSON writes it. Names of other people stay.
    """
    replaced = _patterns(words)
    if not replaced:
        return
    for table in (*USER_TABLES, "audit"):
        if table != ATTACHMENTS:
            _replace_in(db, table, replaced)


def without(text: str, words: Words) -> str:
    """A text in which something else stands for these words."""
    return _without(text, _patterns(words))


def vacuum(db: sqlite3.Connection) -> None:
    """Write the file anew, so that nothing of what was removed is left on its pages."""
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # It attaches a file of its own.
    try:
        db.execute("VACUUM")
    finally:
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


def _replace_in(
    db: sqlite3.Connection, table: str, replaced: Sequence[tuple[re.Pattern[str], str]]
) -> None:
    kept = {"id", "name", "sort_name"} if table == "people" else {"id"}
    columns = [
        str(row[1])
        for row in db.execute(f"PRAGMA table_info({table})")
        if row[2] == "TEXT" and row[1] not in kept
    ]
    if not columns:
        return
    quoted = ", ".join(f'"{column}"' for column in columns)
    rows = db.execute(" ".join(("SELECT id,", quoted, "FROM", table))).fetchall()
    for key, *texts in rows:
        changed = {
            column: new
            for column, text in zip(columns, texts, strict=True)
            if text and (new := _without(text, replaced)) != text
        }
        if changed:
            db.execute(update(table, changed, KEY), (*changed.values(), key))


def _without(text: str, replaced: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, new in replaced:
        text = pattern.sub(lambda _match, new=new: new, text)
    return text


def _patterns(words: Words) -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(old), new) for old, new in words if len(old) >= _SHORTEST]


def _pattern(word: str) -> re.Pattern[str]:
    """The word as it is or as it stands in JSON, not inside another word."""
    written = {word, json.dumps(word, ensure_ascii=False)[1:-1], json.dumps(word)[1:-1]}
    either = "|".join(re.escape(one) for one in sorted(written, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
