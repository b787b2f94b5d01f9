"""The doctor: looks at a project file from all sides, changes nothing, and says what it found."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from crewplanner.dataclass import dataclass
from crewplanner.i18n import N_, _, ngettext
from crewplanner.store import backups, files, gate, lock, schema
from crewplanner.store.connection import BROKEN, connect, number
from crewplanner.store.errors import Damaged, ProjectError
from crewplanner.store.rows import MAPS, Unreadable, read

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at. `check` is a stable name, `detail` a sentence."""

    check: str
    ok: bool
    detail: str


_INVARIANTS = (
    (
        "booking_units",
        N_("Bookings with a unit of another production"),
        (
            "SELECT b.id FROM bookings b JOIN units u ON u.id = b.unit"
            " WHERE u.production <> b.production"
        ),
    ),
    (
        "day_units",
        N_("Shoot days with a unit of another production"),
        (
            "SELECT d.id FROM shoot_days d JOIN units u ON u.id = d.unit"
            " WHERE u.production <> d.production"
        ),
    ),
    (
        "need_units",
        N_("Needs with a unit of another production"),
        "SELECT n.id FROM needs n JOIN units u ON u.id = n.unit WHERE u.production <> n.production",
    ),
    (
        "day_places",
        N_("Shoot days at a place of another production"),
        (
            "SELECT DISTINCT d.id FROM shoot_day_places s JOIN shoot_days d ON d.id = s.day"
            " JOIN places p ON p.id = s.place WHERE p.production <> d.production"
        ),
    ),
    (
        "day_times",
        N_("Shoot days that wrap before they begin"),
        "SELECT id FROM shoot_days WHERE wrap <= call",
    ),
    (
        "sheet_times",
        N_("Day sheets that wrap before they begin"),
        "SELECT id FROM day_sheets WHERE wrap <= call",
    ),
    (
        "card_times",
        N_("Timecards that wrap before they begin"),
        "SELECT id FROM timecards WHERE wrap_clock <= call_clock",
    ),
    (
        "deal_dates",
        N_("Deals that end before they begin"),
        "SELECT id FROM deals WHERE valid_to < valid_from",
    ),
    (
        "booking_dates",
        N_("Bookings that end before they begin"),
        "SELECT id FROM bookings WHERE last < first",
    ),
    (
        "issued_files",
        N_("Issued papers of which a file is missing"),
        (
            "SELECT DISTINCT i.id FROM issued i, json_each(i.files) f WHERE NOT EXISTS"
            " (SELECT 1 FROM attachments a WHERE a.sha = json_extract(f.value, '$[1]'))"
        ),
    ),
    (
        "one_sheet",
        N_("Shoot days with more than one day sheet"),
        "SELECT day FROM day_sheets GROUP BY day HAVING count(*) > 1",
    ),
    (
        "one_card",
        N_("People with more than one timecard on a date"),
        "SELECT person FROM timecards GROUP BY person, production, date HAVING count(*) > 1",
    ),
)
"""What must be so in every plan: a name, the words for what breaks it, the query that finds it."""


def examine(path: Path, backups_folder: Path) -> tuple[Check, ...]:
    """Look at a project file, open or not, and at its backups. Never raises for what it finds."""
    found: list[Check] = []
    uuid: str | None = None
    real = path.absolute()
    try:
        real = files.resolved(path)
        holder = lock.holder(real)
        if holder is None or not holder.is_this_process:
            files.read_header(real)
        found.append(Check(check="header", ok=True, detail=_("It is a CrewPlanner project.")))
        in_use = holder is not None and holder.may_live
        with gate.trusting_nothing(real), closing(connect(real, read_only=True)) as db:
            uuid = _uuid(db, real)
            found += _checks(db, real, in_use=in_use)
    except ProjectError as error:
        found.append(Check(check="structure" if found else "header", ok=False, detail=_what(error)))
    found.append(_backups(backups_folder, uuid, real))
    return tuple(found)


def _checks(db: sqlite3.Connection, real: Path, *, in_use: bool) -> Iterator[Check]:
    version = number(db, "user_version")
    readable = 0 < version <= schema.VERSION
    yield Check(
        check="version",
        ok=readable,
        detail=_("Version {found}; this CrewPlanner writes {ours}.").format(
            found=version, ours=schema.VERSION
        ),
    )
    if not readable:
        return
    tables = _tried("schema", _("The tables are ours."), lambda: gate.check_schema(db, real))
    yield tables
    if not tables.ok:
        return
    yield _tried(
        "structure",
        _("The file holds together."),
        lambda: gate.check_structure(db, real, thorough=True),
    )
    yield _tried(
        "references", _("Every reference is met."), lambda: gate.check_references(db, real)
    )
    yield _seal(db, real, in_use=in_use)
    if version < schema.VERSION:
        return  # Its records are read once it is opened and has the present tables.
    yield _records(db)
    for name, words, query in _INVARIANTS:
        yield _invariant(db, name, _(words), query)


def _tried(name: str, good: str, check: Callable[[], None]) -> Check:
    try:
        check()
    except ProjectError as error:
        return Check(check=name, ok=False, detail=_what(error))
    except BROKEN:
        return Check(check=name, ok=False, detail=_("The file cannot be read that far."))
    return Check(check=name, ok=True, detail=good)


def _seal(db: sqlite3.Connection, real: Path, *, in_use: bool) -> Check:
    words = _("The content is the one that was saved.")

    def check() -> None:
        nonlocal words
        sealed = gate.read_seal(db, real)
        if sealed is not None:
            gate.check_seal(db, real, sealed)
        elif in_use:
            words = _("It is open just now; its checksum comes when it is closed.")
        else:
            words = _("It was not closed cleanly, so there is no checksum to compare.")

    found = _tried("digest", "", check)
    return Check(check="digest", ok=found.ok, detail=words if found.ok else found.detail)


def _records(db: sqlite3.Connection) -> Check:
    count = 0
    try:
        for table in MAPS.values():
            count += len(read(db, table))
    except Unreadable as error:
        detail = _("A record of “{table}” cannot be read.").format(table=error)
        return Check(check="records", ok=False, detail=detail)
    except BROKEN:
        detail = _("The file cannot be read that far.")
        return Check(check="records", ok=False, detail=detail)
    words = ngettext("{count} record was read.", "{count} records were read.", count)
    return Check(check="records", ok=True, detail=words.format(count=count))


def _invariant(db: sqlite3.Connection, name: str, words: str, query: str) -> Check:
    try:
        keys = [str(key) for (key,) in db.execute(query)]
    except BROKEN:
        return Check(check=name, ok=False, detail=_("The file cannot be read that far."))
    if not keys:
        return Check(check=name, ok=True, detail=_("{what}: none.").format(what=words))
    shown = ", ".join(keys[:_SHOWN]) + ("…" if len(keys) > _SHOWN else "")
    detail = _("{what}: {count} ({keys}).").format(what=words, count=len(keys), keys=shown)
    return Check(check=name, ok=False, detail=detail)


def _backups(folder: Path, uuid: str | None, path: Path) -> Check:
    found = backups.of_project(folder, uuid, path)
    good = backups.first_good(found)
    if good is not None:
        at = good.at.astimezone().strftime("%Y-%m-%d %H:%M")
        words = ngettext(
            "{count} backup; the newest that verifies is of {at}.",
            "{count} backups; the newest that verifies is of {at}.",
            len(found),
        )
        return Check(check="backups", ok=True, detail=words.format(count=len(found), at=at))
    detail = _("None of the backups verifies.") if found else _("There is no backup yet.")
    return Check(check="backups", ok=not found, detail=detail)


def _uuid(db: sqlite3.Connection, real: Path) -> str | None:
    try:
        return gate.read_uuid(db, real)
    except ProjectError:
        return None


def _what(error: ProjectError) -> str:
    return error.what if isinstance(error, Damaged) else str(error)
