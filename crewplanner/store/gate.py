"""The gate: what a file must show before anything in it is believed.

Nothing of a file's own (views, triggers, generated columns) is run before its schema is known to be
ours. The order is: schema, structure, references, checksum of the content.
"""

import sqlite3
import time
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Thread

from crewplanner.i18n import _
from crewplanner.store import digest, schema
from crewplanner.store.connection import APPLICATION_ID, BROKEN, connect, number
from crewplanner.store.errors import NotAProject, ProjectError, damaged, explained
from crewplanner.store.identity import is_identity
from crewplanner.store.rows import ATTACHMENTS, CHILD_TABLES, MAPS

_SMALL_FILE = 4_000_000
_WORTH_A_THREAD = 1_000_000
_SECONDS = 3.0
_INSTRUCTIONS = 10_000


@contextmanager
def trusting_nothing(path: Path) -> Generator[None]:
    """Say what an error of SQLite means for a file that is being checked."""
    try:
        yield
    except UnicodeDecodeError:
        # The text quotes the file; it goes no further.
        raise damaged(path, _("its structure cannot be read")) from None
    except sqlite3.Error as error:
        known = explained(error, path)
        if known is None or isinstance(known, NotAProject):
            raise damaged(path, _("its structure cannot be read")) from error
        raise known from error


def check_all(
    db: sqlite3.Connection,
    path: Path,
    *,
    in_use: bool = False,
    thorough: bool = False,
    beside: bool = False,
) -> None:
    """Let a file of the present version, or of one before, pass, or raise Damaged.

    `in_use` says that another process may be writing it: a missing checksum means nothing then.
    `thorough` asks for every check, however large the file is. With `beside` the structure of a
    file that is not small is checked by another thread meanwhile, by a connection of its own.
    """
    with trusting_nothing(path), one_state(db):
        check_schema(db, path)
        sealed = read_seal(db, path)
        unclean = sealed is None and not in_use
        size = file_size(db)
        thorough = thorough or unclean or size <= _SMALL_FILE
        with ExitStack() as stack:
            if beside and not in_use and size >= _WORTH_A_THREAD:
                stack.enter_context(_structure_beside(path, thorough=thorough))
            else:
                check_structure(db, path, thorough=thorough)
            check_references(db, path)
            if sealed is not None:
                check_seal(db, path, sealed)


def check_schema(db: sqlite3.Connection, path: Path) -> None:
    """All tables, indexes, views and triggers are ours. Raises Damaged."""
    with trusting_nothing(path):
        version = number(db, "user_version")
        ours = number(db, "application_id") == APPLICATION_ID and 0 < version <= schema.VERSION
        if not ours or schema.fingerprint(db) != schema.expected_fingerprint(version):
            raise damaged(path, _("it holds parts that CrewPlanner did not make"))


def check_newer(db: sqlite3.Connection, path: Path) -> None:
    """A file of a newer version: all that we read is in plain tables. Raises Damaged."""
    with trusting_nothing(path), _bounded(db, path):
        kinds = dict(db.execute("SELECT name, type FROM sqlite_schema").fetchall())
        wanted = {table.name: set(table.columns) for table in MAPS.values()}
        wanted |= {
            child: {"id", owner, "position"} for child, (_table, owner) in CHILD_TABLES.items()
        }
        wanted[ATTACHMENTS] = {"id", "sha", "data"}
        wanted["audit"] = {"id", "at", "who", "label", "op", "counts"}
        wanted["project"] = {"id", "uuid", "digest", "session"}
        for table, columns in wanted.items():
            plain = {
                row[1] for row in db.execute(f"PRAGMA main.table_xinfo({table})") if row[6] == 0
            }
            virtual = db.execute(
                "SELECT 1 FROM sqlite_schema WHERE name = ? AND rootpage = 0", (table,)
            ).fetchone()
            if kinds.get(table) != "table" or virtual or not columns <= plain:
                raise ProjectError(
                    _(
                        "“{name}” was made by a newer CrewPlanner, and this one cannot read it. "
                        "Install the newer version."
                    ).format(name=path.name)
                )
        check_structure(db, path, thorough=False)


def check_structure(db: sqlite3.Connection, path: Path, *, thorough: bool) -> None:
    """The file holds together, as far as SQLite can tell. Raises Damaged."""
    expected = number(db, "page_count") * number(db, "page_size")
    if path.stat().st_size != expected:
        raise damaged(path, _("it was cut off or something was added to it"))
    check = "integrity_check" if thorough else "quick_check"
    found = db.execute(f"PRAGMA main.{check}(3)").fetchall()
    if found != [("ok",)]:
        raise damaged(path, _("its structure is broken ({detail})").format(detail=found[0][0]))


def check_content(db: sqlite3.Connection, path: Path) -> None:
    """What stands in a running transaction holds together and every reference is met."""
    found = db.execute("PRAGMA main.integrity_check(3)").fetchall()
    if found != [("ok",)]:
        raise damaged(path, _("its structure is broken ({detail})").format(detail=found[0][0]))
    check_references(db, path)


def check_references(db: sqlite3.Connection, path: Path) -> None:
    """Every reference leads to a record. Raises Damaged."""
    if db.execute("PRAGMA main.foreign_key_check").fetchone() is not None:
        raise damaged(path, _("records refer to others that are not there"))


def check_seal(db: sqlite3.Connection, path: Path, sealed: str) -> None:
    """The content is the one that was stored. Raises Damaged."""
    if digest.seal(db) != sealed:
        raise damaged(path, _("values in it are not those that were saved"))


def read_seal(db: sqlite3.Connection, path: Path) -> str | None:
    """The checksum that the last clean close left; None if there was none. Raises Damaged."""
    rows = db.execute("SELECT digest FROM project").fetchall()
    if len(rows) != 1 or not isinstance(rows[0][0], str | None):
        raise damaged(path, _("what it says of itself cannot be read"))
    return rows[0][0]


def read_uuid(db: sqlite3.Connection, path: Path) -> str:
    """The project's own name among all. Raises Damaged."""
    with trusting_nothing(path):
        (found,) = db.execute("SELECT uuid FROM project").fetchone() or (None,)
    if not is_identity(found):
        raise damaged(path, _("what it says of itself cannot be read"))
    return str(found)


def file_size(db: sqlite3.Connection) -> int:
    """How many bytes the pages take."""
    return number(db, "page_count") * number(db, "page_size")


@contextmanager
def _structure_beside(path: Path, *, thorough: bool) -> Generator[None]:
    """Check the structure while something else is checked; what is wrong with it goes first.

    Nobody can write meanwhile: the connection that reads keeps everybody from it.
    """
    found: list[Exception] = []

    def check() -> None:
        try:
            with closing(connect(path, read_only=True)) as db:
                check_structure(db, path, thorough=thorough)
        except (ProjectError, *BROKEN) as error:
            found.append(error)

    thread = Thread(target=check)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        if found:
            raise found[0]


@contextmanager
def one_state(db: sqlite3.Connection) -> Generator[None]:
    """See one state of the file, whoever writes it meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


@contextmanager
def _bounded(db: sqlite3.Connection, path: Path) -> Generator[None]:
    """Stop statements of a file that is not known to be ours before they become endless."""
    until = time.monotonic() + _SECONDS + file_size(db) / 20_000_000
    db.set_progress_handler(lambda: int(time.monotonic() > until), _INSTRUCTIONS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise damaged(path, _("reading it does not come to an end")) from error
        raise
    finally:
        db.set_progress_handler(None, 0)
