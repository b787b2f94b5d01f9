"""Attachments: files that records name by their checksum, kept in the project itself.

They are text (base64), so that the journal records them like all else: undo takes them away too.
"""

import base64
import binascii
import hashlib
import sqlite3

from crewplanner.store.rows import ATTACHMENTS, Unreadable
from crewplanner.store.statements import delete, insert, select


class Attachments:
    """The attachments of a project while a step is written, or while it is read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, data: bytes) -> str:
        """Keep a file, once however often it comes, and return the name it is known by."""
        name = hashlib.sha256(data).hexdigest()
        if self._text(name) is None:
            text = base64.b64encode(data).decode("ascii")
            self._db.execute(insert(ATTACHMENTS, ("sha", "data")), (name, text))
        return name

    def get(self, name: str) -> bytes:
        """A file by its name. Raises KeyError for none, Unreadable where it is not what it was."""
        text = self._text(name)
        if text is None:
            raise KeyError(name)
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Unreadable(ATTACHMENTS) from error
        if hashlib.sha256(data).hexdigest() != name:
            raise Unreadable(ATTACHMENTS)
        return data

    def names(self) -> frozenset[str]:
        """The names of all."""
        return frozenset(name for (name,) in self._db.execute(select(("sha",), ATTACHMENTS)))

    def remove(self, name: str) -> None:
        """Let one go, if it is there."""
        self._db.execute(delete(ATTACHMENTS, "sha = ?"), (name,))

    def _text(self, name: str) -> str | None:
        found = self._db.execute(select(("data",), ATTACHMENTS, "sha = ?"), (name,)).fetchone()
        return None if found is None else str(found[0])
