"""The tables of the first version of project files. Released: never edited."""

_BOOKKEEPING = (
    """CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  digest TEXT,
  session TEXT
) STRICT""",
    """CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('do', 'undo', 'redo', 'take_over')),
  counts TEXT NOT NULL
) STRICT""",
)

_PRODUCTIONS = (
    """CREATE TABLE productions (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  code TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('development', 'prep', 'shoot', 'wrap', 'post',
    'delivered', 'on_hold', 'cancelled')),
  client TEXT NOT NULL,
  timezone TEXT NOT NULL,
  currency TEXT NOT NULL,
  first_weekday INTEGER NOT NULL CHECK (first_weekday BETWEEN 0 AND 6),
  holiday_region TEXT NOT NULL,
  words TEXT NOT NULL CHECK (words IN ('us', 'uk')),
  day_start INTEGER NOT NULL CHECK (day_start BETWEEN 0 AND 2880),
  turnaround INTEGER NOT NULL CHECK (turnaround >= 0),
  evening_from INTEGER NOT NULL CHECK (evening_from BETWEEN 0 AND 2880),
  night_from INTEGER NOT NULL CHECK (night_from BETWEEN 0 AND 2880),
  night_to INTEGER NOT NULL CHECK (night_to BETWEEN 0 AND 2880),
  daily_limit INTEGER NOT NULL CHECK (daily_limit >= 0),
  weekly_limit INTEGER NOT NULL CHECK (weekly_limit >= 0),
  consecutive_limit INTEGER NOT NULL CHECK (consecutive_limit >= 0),
  contact TEXT NOT NULL
) STRICT""",
    """CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE holidays (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  name TEXT NOT NULL
) STRICT""",
)

_PEOPLE = (
    """CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_uk TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE roles (
  id INTEGER PRIMARY KEY,
  department INTEGER NOT NULL REFERENCES departments(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_uk TEXT NOT NULL,
  aliases TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  skills TEXT NOT NULL,
  contacts TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE person_roles (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  role INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  UNIQUE (person, role)
) STRICT""",
    """CREATE TABLE deals (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  role INTEGER REFERENCES roles(id) ON DELETE SET NULL,
  rate TEXT NOT NULL,
  per TEXT NOT NULL CHECK (per IN ('hour', 'day', 'week')),
  guarantee INTEGER CHECK (guarantee >= 0),
  steps TEXT NOT NULL,
  agreement TEXT NOT NULL,
  kit TEXT NOT NULL,
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  valid_to TEXT CHECK (valid_to IS date(valid_to))
) STRICT""",
    """CREATE TABLE unavailabilities (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  part_start INTEGER CHECK (part_start BETWEEN 0 AND 2880),
  part_end INTEGER CHECK (part_end BETWEEN 0 AND 2880),
  kind TEXT NOT NULL CHECK (kind IN ('leave', 'other_job', 'sick', 'personal')),
  note TEXT NOT NULL,
  CHECK (first <= last),
  CHECK ((part_start IS NULL) = (part_end IS NULL)),
  CHECK (part_start < part_end)
) STRICT""",
)

_DAYS = (
    """CREATE TABLE shoot_days (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  unit INTEGER NOT NULL REFERENCES units(id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  day_type TEXT NOT NULL CHECK (day_type IN ('shoot', 'prep', 'wrap', 'pre_light', 'build',
    'strike', 'recce', 'test', 'rehearsal', 'fitting', 'travel', 'standby', 'hold', 'idle', 'dark',
    'office', 'research', 'edit')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'planned', 'confirmed', 'issued', 'shooting',
    'wrapped', 'cancelled')),
  call INTEGER CHECK (call BETWEEN 0 AND 2880),
  wrap INTEGER CHECK (wrap BETWEEN 0 AND 2880),
  meals TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  check_times INTEGER NOT NULL CHECK (check_times IN (0, 1))
) STRICT""",
    """CREATE TABLE shoot_day_places (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL REFERENCES shoot_days(id) ON DELETE CASCADE,
  place INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  UNIQUE (day, place)
) STRICT""",
    """CREATE TABLE needs (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  unit INTEGER NOT NULL REFERENCES units(id) ON DELETE CASCADE,
  role INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT""",
    """CREATE TABLE day_sheets (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL UNIQUE REFERENCES shoot_days(id) ON DELETE CASCADE,
  call INTEGER CHECK (call BETWEEN 0 AND 2880),
  wrap INTEGER CHECK (wrap BETWEEN 0 AND 2880),
  meals TEXT NOT NULL
) STRICT""",
)

_BOOKINGS = (
    """CREATE TABLE bookings (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  role INTEGER REFERENCES roles(id) ON DELETE SET NULL,
  unit INTEGER REFERENCES units(id) ON DELETE SET NULL,
  status TEXT NOT NULL CHECK (status IN ('enquired', 'pencil', 'challenged', 'offered',
    'confirmed', 'declined', 'released', 'cancelled')),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9),
  call_clock INTEGER CHECK (call_clock BETWEEN 0 AND 2880),
  call_offset INTEGER CHECK (call_offset BETWEEN -2880 AND 2880),
  note TEXT NOT NULL,
  CHECK (first <= last),
  CHECK (call_clock IS NULL OR call_offset IS NULL)
) STRICT""",
    """CREATE TABLE timecards (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  kind TEXT NOT NULL CHECK (kind IN ('worked', 'travel', 'standby', 'sick', 'leave', 'off')),
  call_clock INTEGER CHECK (call_clock BETWEEN 0 AND 2880),
  call_offset INTEGER CHECK (call_offset BETWEEN -2880 AND 2880),
  wrap_clock INTEGER CHECK (wrap_clock BETWEEN 0 AND 2880),
  wrap_offset INTEGER CHECK (wrap_offset BETWEEN -2880 AND 2880),
  meals TEXT,
  remarks TEXT NOT NULL,
  UNIQUE (person, date, production),
  CHECK (call_clock IS NULL OR call_offset IS NULL),
  CHECK (wrap_clock IS NULL OR wrap_offset IS NULL)
) STRICT""",
    """CREATE TABLE import_records (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  production INTEGER REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER REFERENCES people(id) ON DELETE CASCADE,
  day INTEGER REFERENCES shoot_days(id) ON DELETE CASCADE,
  "values" TEXT NOT NULL
) STRICT""",
)

_INDEXES = tuple(
    f"CREATE INDEX {table}_{'_'.join(columns)} ON {table} ({', '.join(columns)})"
    for table, columns in (
        ("units", ("production",)),
        ("places", ("production",)),
        ("holidays", ("production", "date")),
        ("roles", ("department",)),
        ("person_roles", ("role",)),
        ("deals", ("person",)),
        ("deals", ("production",)),
        ("deals", ("role",)),
        ("unavailabilities", ("person", "first")),
        ("shoot_days", ("production", "date")),
        ("shoot_days", ("unit", "date")),
        ("shoot_day_places", ("place",)),
        ("needs", ("production",)),
        ("needs", ("unit",)),
        ("needs", ("role",)),
        ("bookings", ("person", "first")),
        ("bookings", ("production", "first")),
        ("bookings", ("role",)),
        ("bookings", ("unit",)),
        ("timecards", ("production", "date")),
        ("import_records", ("key",)),
        ("import_records", ("production",)),
        ("import_records", ("person",)),
        ("import_records", ("day",)),
    )
)

FIRST_TABLES = (*_BOOKKEEPING, *_PRODUCTIONS, *_PEOPLE, *_DAYS, *_BOOKINGS, *_INDEXES)
"""The statements that make them, in order."""
