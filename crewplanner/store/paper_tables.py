"""The statements of the fifth step: call sheets, issued papers, reviews, money, scenarios."""

_PRODUCTION = "production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE"
_KEY = "id INTEGER PRIMARY KEY"
_MINUTES = "INTEGER CHECK ({0} BETWEEN 0 AND 2880)"
_SPAN = (
    "first TEXT NOT NULL CHECK (first IS date(first))",
    "last TEXT NOT NULL CHECK (last IS date(last))",
)
_ORDERED = "CHECK (first <= last)"


def _table(name: str, *columns: str) -> str:
    lines = ",\n  ".join((_KEY, *columns))
    return f"CREATE TABLE {name} (\n  {lines}\n) STRICT"


def _texts(*names: str) -> tuple[str, ...]:
    return tuple(f'"{name}" TEXT NOT NULL' for name in names)


def _times(*names: str) -> tuple[str, ...]:
    return tuple(f"{name} {_MINUTES.format(name)}" for name in names)


_CALL_SHEETS = _table(
    "call_sheets",
    "day INTEGER NOT NULL UNIQUE REFERENCES shoot_days(id) ON DELETE CASCADE",
    *_times("shooting_call", "breakfast", "lunch"),
    *_texts("weather", "safety", "medic", "notice", "radio", "catering", "transport", "notes"),
    *_texts("schedule", "cast", "crew", "requirements", "signed"),
    "phones INTEGER NOT NULL CHECK (phones IN (0, 1))",
    "advance INTEGER NOT NULL CHECK (advance BETWEEN 0 AND 14)",
)
_ISSUED = _table(
    "issued",
    _PRODUCTION,
    "paper TEXT NOT NULL",
    *_SPAN,
    "unit INTEGER REFERENCES units(id) ON DELETE SET NULL",
    "number INTEGER NOT NULL CHECK (number > 0)",
    *_texts("at", "who", "options", "model", "files", "note", "sent"),
    _ORDERED,
)
_REVIEWS = (
    _table(
        "reviews",
        _PRODUCTION,
        "uuid TEXT NOT NULL UNIQUE",
        *_SPAN,
        *_texts("sent_at", "sent_by", "reader"),
        "rates INTEGER NOT NULL CHECK (rates IN (0, 1))",
        *_texts("note", "model"),
        "returned_at TEXT",
        _ORDERED,
    ),
    _table(
        "comments",
        _PRODUCTION,
        "uuid TEXT NOT NULL UNIQUE",
        *_texts("review"),
        "person INTEGER REFERENCES people(id) ON DELETE SET NULL",
        "date TEXT CHECK (date IS date(date))",
        "mark TEXT NOT NULL CHECK (mark IN ('comment', 'question', 'change', 'fine'))",
        *_texts("text", "who", "at", "seen", "answer"),
        "done INTEGER NOT NULL CHECK (done IN (0, 1))",
    ),
    _table(
        "sign_offs",
        _PRODUCTION,
        "uuid TEXT NOT NULL UNIQUE",
        *_texts("review"),
        *_SPAN,
        "verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'with_changes', 'refused'))",
        *_texts("who", "at", "note", "seen"),
        _ORDERED,
    ),
    _table(
        "members",
        *_texts("name"),
        "role TEXT NOT NULL CHECK (role IN ('planner', 'reviewer', 'department'))",
        "department INTEGER REFERENCES departments(id) ON DELETE SET NULL",
    ),
)
_MONEY = (
    _table(
        "budget_revisions",
        _PRODUCTION,
        "number INTEGER NOT NULL CHECK (number > 0)",
        *_texts("name", "who", "at", "lines", "note"),
    ),
    _table(
        "fringes",
        _PRODUCTION,
        *_texts("name", "percent"),
        "line INTEGER REFERENCES budget_lines(id) ON DELETE CASCADE",
    ),
    _table(
        "allowances",
        _PRODUCTION,
        "person INTEGER REFERENCES people(id) ON DELETE CASCADE",
        "kind TEXT NOT NULL CHECK (kind IN ('per_diem', 'mileage', 'kit', 'phone', 'other'))",
        *_texts("name", "rate", "quantity"),
        "per TEXT NOT NULL CHECK (per IN ('day', 'week', 'once'))",
        "valid_from TEXT CHECK (valid_from IS date(valid_from))",
        "valid_to TEXT CHECK (valid_to IS date(valid_to))",
    ),
)
_OTHERS = (
    _table(
        "scenarios",
        _PRODUCTION,
        *_texts("name"),
        *_SPAN,
        *_texts("who", "at", "base", "changes", "note"),
        _ORDERED,
    ),
    _table("erasures", "person INTEGER NOT NULL", *_texts("pseudonym", "at", "who")),
    _table("attachments", "sha TEXT NOT NULL UNIQUE", "data TEXT NOT NULL"),
)
_COLUMNS = (
    ("productions", "company TEXT NOT NULL DEFAULT ''"),
    ("productions", "office_phone TEXT NOT NULL DEFAULT ''"),
    ("productions", "emergency TEXT NOT NULL DEFAULT ''"),
    ("productions", "logo TEXT NOT NULL DEFAULT ''"),
    ("productions", "holiday_pay TEXT NOT NULL DEFAULT '0'"),
    ("places", "hospital TEXT NOT NULL DEFAULT ''"),
    ("places", "hospital_address TEXT NOT NULL DEFAULT ''"),
    ("places", "hospital_phone TEXT NOT NULL DEFAULT ''"),
    ("places", "details TEXT NOT NULL DEFAULT '[]'"),
    ("deals", "budget_line INTEGER REFERENCES budget_lines(id) ON DELETE SET NULL"),
    ("deals", "holiday_pay TEXT"),
)
_INDEXED = (
    ("issued", "production"),
    ("issued", "unit"),
    ("reviews", "production"),
    ("comments", "production"),
    ("comments", "person"),
    ("sign_offs", "production"),
    ("members", "department"),
    ("budget_revisions", "production"),
    ("fringes", "production"),
    ("fringes", "line"),
    ("allowances", "production"),
    ("allowances", "person"),
    ("scenarios", "production"),
    ("deals", "budget_line"),
)

PAPER_TABLES: tuple[str, ...] = (
    _CALL_SHEETS,
    _ISSUED,
    *_REVIEWS,
    *_MONEY,
    *_OTHERS,
    *(f"ALTER TABLE {table} ADD COLUMN {column}" for table, column in _COLUMNS),
    *(f"CREATE INDEX {table}_{column} ON {table} ({column})" for table, column in _INDEXED),
)
