"""The steps by which a project file got its present tables; one function a step.

A released step is never edited. `user_version` of a file is the number of steps it has seen.
The present result is in `schema.sql`: `schema.text` of a migrated file, which a test compares.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from crewplanner.store.first_tables import FIRST_TABLES
from crewplanner.store.paper_tables import PAPER_TABLES

MIGRATIONS = Migrations("crewplanner")


@MIGRATIONS()
def first_tables(db: Database) -> None:
    """The tables of the first version."""
    for statement in FIRST_TABLES:
        db.conn.execute(statement)


@MIGRATIONS()
def approvals_and_marks(db: Database) -> None:
    """Who submitted, approved, rejected and locked times; marks of a day; time off in lieu."""
    for statement in _APPROVALS:
        db.conn.execute(statement)


@MIGRATIONS()
def agreements_and_details(db: Database) -> None:
    """Agreements as a production uses them, what deals say otherwise, details of days."""
    for statement in _AGREEMENTS:
        db.conn.execute(statement)


@MIGRATIONS()
def rules_holds_and_templates(db: Database) -> None:
    """How hard rules are, overrides, holds with their clocks, budget lines, templates, views."""
    for statement in _RULES_AND_HOLDS:
        db.conn.execute(statement)


@MIGRATIONS()
def papers_reviews_and_money(db: Database) -> None:
    """Call sheets, issued papers, reviews and comments, what crew costs beside pay, scenarios."""
    for statement in PAPER_TABLES:
        db.conn.execute(statement)


_APPROVALS = (
    """CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  deed TEXT NOT NULL CHECK (deed IN ('submitted', 'approved', 'rejected', 'locked', 'reopened',
    'edited')),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK (first <= last)
) STRICT""",
    "CREATE INDEX approvals_person_first ON approvals (person, first)",
    "CREATE INDEX approvals_production ON approvals (production)",
    # A check cannot be changed in place: the table is made anew around its rows.
    "ALTER TABLE timecards RENAME TO timecards_before",
    """CREATE TABLE timecards (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  kind TEXT NOT NULL CHECK (kind IN ('worked', 'travel', 'standby', 'sick', 'leave', 'off',
    'toil')),
  call_clock INTEGER CHECK (call_clock BETWEEN 0 AND 2880),
  call_offset INTEGER CHECK (call_offset BETWEEN -2880 AND 2880),
  wrap_clock INTEGER CHECK (wrap_clock BETWEEN 0 AND 2880),
  wrap_offset INTEGER CHECK (wrap_offset BETWEEN -2880 AND 2880),
  meals TEXT,
  remarks TEXT NOT NULL,
  marks TEXT NOT NULL DEFAULT '[]',
  UNIQUE (person, date, production),
  CHECK (call_clock IS NULL OR call_offset IS NULL),
  CHECK (wrap_clock IS NULL OR wrap_offset IS NULL)
) STRICT""",
    """INSERT INTO timecards (id, production, person, date, kind, call_clock, call_offset,
  wrap_clock, wrap_offset, meals, remarks)
SELECT id, production, person, date, kind, call_clock, call_offset, wrap_clock, wrap_offset, meals,
  remarks FROM timecards_before""",
    "DROP TABLE timecards_before",
    "CREATE INDEX timecards_production_date ON timecards (production, date)",
)

_DETAILS = (
    "shape TEXT CHECK (shape IN ('SWD', 'SCWD', 'CWD'))",
    "on_set_wrap INTEGER CHECK (on_set_wrap BETWEEN 0 AND 2880)",
    "camera_overtime_minutes INTEGER CHECK (camera_overtime_minutes BETWEEN 0 AND 2880)",
    "overtime_kind TEXT CHECK (overtime_kind IN ('camera', 'other'))",
    "travel_minutes INTEGER CHECK (travel_minutes BETWEEN 0 AND 2880)",
    "missed_breaks INTEGER CHECK (missed_breaks BETWEEN 0 AND 99)",
    "breaks TEXT",
)

_AGREEMENTS = (
    """CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  agreement TEXT NOT NULL,
  version TEXT NOT NULL,
  text TEXT NOT NULL,
  copied_at TEXT NOT NULL,
  UNIQUE (production, agreement)
) STRICT""",
    "ALTER TABLE productions ADD COLUMN agreement TEXT NOT NULL DEFAULT 'deal-memo'",
    "ALTER TABLE deals ADD COLUMN parameters TEXT NOT NULL DEFAULT '[]'",
    *(
        f"ALTER TABLE {table} ADD COLUMN {column}"
        for table in ("day_sheets", "timecards")
        for column in _DETAILS
    ),
    "ALTER TABLE timecards ADD COLUMN elections TEXT NOT NULL DEFAULT '{}'",
)


_STATUSES = (
    "'enquired', 'pencil', 'challenged', 'offered', 'confirmed', 'declined', 'released', "
    "'cancelled'"
)
_DAY_TYPES = (
    "'shoot', 'prep', 'wrap', 'pre_light', 'build', 'strike', 'recce', 'test', 'rehearsal', "
    "'fitting', 'travel', 'standby', 'hold', 'idle', 'dark', 'office', 'research', 'edit'"
)
_RULES_AND_HOLDS = (
    "ALTER TABLE productions ADD COLUMN severities TEXT NOT NULL DEFAULT '[]'",
    *(
        f"ALTER TABLE productions ADD COLUMN {name} INTEGER NOT NULL DEFAULT {usual} "
        f"CHECK ({name} >= 0)"
        for name, usual in (
            ("weekly_rest", 0),
            ("rolling_days", 7),
            ("rolling_limit", 0),
            ("minimum_notice", 0),
        )
    ),
    "ALTER TABLE productions ADD COLUMN cancellation TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE deals ADD COLUMN cancellation TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE roles ADD COLUMN skills TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE places ADD COLUMN latitude TEXT",
    "ALTER TABLE places ADD COLUMN longitude TEXT",
    *(
        f"ALTER TABLE bookings ADD COLUMN {column}"
        for column in (
            "wrap_clock INTEGER CHECK (wrap_clock BETWEEN 0 AND 2880)",
            "wrap_offset INTEGER CHECK (wrap_offset BETWEEN -2880 AND 2880)",
            f"day_type TEXT CHECK (day_type IN ({_DAY_TYPES}))",
            "expires TEXT CHECK (expires IS date(expires))",
            "challenged_until TEXT",
            "told_at TEXT",
        )
    ),
    """CREATE TABLE travel_times (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  one INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 2880)
) STRICT""",
    """CREATE TABLE budget_lines (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  department INTEGER REFERENCES departments(id) ON DELETE SET NULL,
  amount TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT""",
    f"""CREATE TABLE outside_holds (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  holder TEXT NOT NULL,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  status TEXT NOT NULL CHECK (status IN ({_STATUSES})),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9),
  decide_by TEXT,
  note TEXT NOT NULL,
  CHECK (first <= last)
) STRICT""",
    """CREATE TABLE overrides (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date IS date(date)),
  person INTEGER REFERENCES people(id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  measure INTEGER NOT NULL,
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE crew_templates (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  unit INTEGER REFERENCES units(id) ON DELETE SET NULL
) STRICT""",
    """CREATE TABLE template_members (
  id INTEGER PRIMARY KEY,
  template INTEGER NOT NULL REFERENCES crew_templates(id) ON DELETE CASCADE,
  person INTEGER REFERENCES people(id) ON DELETE CASCADE,
  role INTEGER REFERENCES roles(id) ON DELETE CASCADE,
  call_clock INTEGER CHECK (call_clock BETWEEN 0 AND 2880),
  call_offset INTEGER CHECK (call_offset BETWEEN -2880 AND 2880),
  wrap_clock INTEGER CHECK (wrap_clock BETWEEN 0 AND 2880),
  wrap_offset INTEGER CHECK (wrap_offset BETWEEN -2880 AND 2880),
  position INTEGER NOT NULL,
  CHECK (call_clock IS NULL OR call_offset IS NULL),
  CHECK (wrap_clock IS NULL OR wrap_offset IS NULL)
) STRICT""",
    """CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  spec TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT""",
    *(
        f"CREATE INDEX {table}_{column} ON {table} ({column})"
        for table, column in (
            ("travel_times", "production"),
            ("travel_times", "one"),
            ("travel_times", "other"),
            ("budget_lines", "production"),
            ("budget_lines", "department"),
            ("outside_holds", "person"),
            ("overrides", "production"),
            ("overrides", "person"),
            ("crew_templates", "production"),
            ("crew_templates", "unit"),
            ("template_members", "template"),
            ("template_members", "person"),
            ("template_members", "role"),
        )
    ),
)


def apply(db: sqlite3.Connection, *, upto: int) -> None:
    """Apply the steps that a file has not seen, inside the transaction that the caller began.

    `upto` is the version to reach.
    """
    database = Database(db, strict=True, execute_plugins=False)
    seen = len(MIGRATIONS.applied(database))
    later = [step.name for step in MIGRATIONS.pending(database)][upto - seen :]
    MIGRATIONS.apply(database, stop_before=later)
