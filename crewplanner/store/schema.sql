CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  agreement TEXT NOT NULL,
  version TEXT NOT NULL,
  text TEXT NOT NULL,
  copied_at TEXT NOT NULL,
  UNIQUE (production, agreement)
) STRICT;
CREATE TABLE allowances (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER REFERENCES people(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('per_diem', 'mileage', 'kit', 'phone', 'other')),
  "name" TEXT NOT NULL,
  "rate" TEXT NOT NULL,
  "quantity" TEXT NOT NULL,
  per TEXT NOT NULL CHECK (per IN ('day', 'week', 'once')),
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  valid_to TEXT CHECK (valid_to IS date(valid_to))
) STRICT;
CREATE TABLE approvals (
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
) STRICT;
CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  sha TEXT NOT NULL UNIQUE,
  data TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('do', 'undo', 'redo', 'take_over')),
  counts TEXT NOT NULL
) STRICT;
CREATE TABLE bookings (
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
  note TEXT NOT NULL, wrap_clock INTEGER CHECK (wrap_clock BETWEEN 0 AND 2880), wrap_offset INTEGER CHECK (wrap_offset BETWEEN -2880 AND 2880), day_type TEXT CHECK (day_type IN ('shoot', 'prep', 'wrap', 'pre_light', 'build', 'strike', 'recce', 'test', 'rehearsal', 'fitting', 'travel', 'standby', 'hold', 'idle', 'dark', 'office', 'research', 'edit')), expires TEXT CHECK (expires IS date(expires)), challenged_until TEXT, told_at TEXT,
  CHECK (first <= last),
  CHECK (call_clock IS NULL OR call_offset IS NULL)
) STRICT;
CREATE TABLE budget_lines (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  department INTEGER REFERENCES departments(id) ON DELETE SET NULL,
  amount TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE budget_revisions (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  "name" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "lines" TEXT NOT NULL,
  "note" TEXT NOT NULL
) STRICT;
CREATE TABLE call_sheets (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL UNIQUE REFERENCES shoot_days(id) ON DELETE CASCADE,
  shooting_call INTEGER CHECK (shooting_call BETWEEN 0 AND 2880),
  breakfast INTEGER CHECK (breakfast BETWEEN 0 AND 2880),
  lunch INTEGER CHECK (lunch BETWEEN 0 AND 2880),
  "weather" TEXT NOT NULL,
  "safety" TEXT NOT NULL,
  "medic" TEXT NOT NULL,
  "notice" TEXT NOT NULL,
  "radio" TEXT NOT NULL,
  "catering" TEXT NOT NULL,
  "transport" TEXT NOT NULL,
  "notes" TEXT NOT NULL,
  "schedule" TEXT NOT NULL,
  "cast" TEXT NOT NULL,
  "crew" TEXT NOT NULL,
  "requirements" TEXT NOT NULL,
  "signed" TEXT NOT NULL,
  phones INTEGER NOT NULL CHECK (phones IN (0, 1)),
  advance INTEGER NOT NULL CHECK (advance BETWEEN 0 AND 14)
) STRICT;
CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  uuid TEXT NOT NULL UNIQUE,
  "review" TEXT NOT NULL,
  person INTEGER REFERENCES people(id) ON DELETE SET NULL,
  date TEXT CHECK (date IS date(date)),
  mark TEXT NOT NULL CHECK (mark IN ('comment', 'question', 'change', 'fine')),
  "text" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "seen" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  done INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT;
CREATE TABLE crew_templates (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  unit INTEGER REFERENCES units(id) ON DELETE SET NULL
) STRICT;
CREATE TABLE day_sheets (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL UNIQUE REFERENCES shoot_days(id) ON DELETE CASCADE,
  call INTEGER CHECK (call BETWEEN 0 AND 2880),
  wrap INTEGER CHECK (wrap BETWEEN 0 AND 2880),
  meals TEXT NOT NULL
, shape TEXT CHECK (shape IN ('SWD', 'SCWD', 'CWD')), on_set_wrap INTEGER CHECK (on_set_wrap BETWEEN 0 AND 2880), camera_overtime_minutes INTEGER CHECK (camera_overtime_minutes BETWEEN 0 AND 2880), overtime_kind TEXT CHECK (overtime_kind IN ('camera', 'other')), travel_minutes INTEGER CHECK (travel_minutes BETWEEN 0 AND 2880), missed_breaks INTEGER CHECK (missed_breaks BETWEEN 0 AND 99), breaks TEXT) STRICT;
CREATE TABLE deals (
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
, parameters TEXT NOT NULL DEFAULT '[]', cancellation TEXT NOT NULL DEFAULT '[]', budget_line INTEGER REFERENCES budget_lines(id) ON DELETE SET NULL, holiday_pay TEXT) STRICT;
CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_uk TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL,
  "pseudonym" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL
) STRICT;
CREATE TABLE fringes (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  "name" TEXT NOT NULL,
  "percent" TEXT NOT NULL,
  line INTEGER REFERENCES budget_lines(id) ON DELETE CASCADE
) STRICT;
CREATE TABLE holidays (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  name TEXT NOT NULL
) STRICT;
CREATE TABLE import_records (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  production INTEGER REFERENCES productions(id) ON DELETE CASCADE,
  person INTEGER REFERENCES people(id) ON DELETE CASCADE,
  day INTEGER REFERENCES shoot_days(id) ON DELETE CASCADE,
  "values" TEXT NOT NULL
) STRICT;
CREATE TABLE issued (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  paper TEXT NOT NULL,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  unit INTEGER REFERENCES units(id) ON DELETE SET NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "options" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "files" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "sent" TEXT NOT NULL,
  CHECK (first <= last)
) STRICT;
CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('planner', 'reviewer', 'department')),
  department INTEGER REFERENCES departments(id) ON DELETE SET NULL
) STRICT;
CREATE TABLE needs (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  unit INTEGER NOT NULL REFERENCES units(id) ON DELETE CASCADE,
  role INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
CREATE TABLE outside_holds (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  holder TEXT NOT NULL,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  status TEXT NOT NULL CHECK (status IN ('enquired', 'pencil', 'challenged', 'offered', 'confirmed', 'declined', 'released', 'cancelled')),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9),
  decide_by TEXT,
  note TEXT NOT NULL,
  CHECK (first <= last)
) STRICT;
CREATE TABLE overrides (
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
) STRICT;
CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  skills TEXT NOT NULL,
  contacts TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE person_roles (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  role INTEGER NOT NULL REFERENCES roles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  UNIQUE (person, role)
) STRICT;
CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  note TEXT NOT NULL
, latitude TEXT, longitude TEXT, hospital TEXT NOT NULL DEFAULT '', hospital_address TEXT NOT NULL DEFAULT '', hospital_phone TEXT NOT NULL DEFAULT '', details TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE productions (
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
, agreement TEXT NOT NULL DEFAULT 'deal-memo', severities TEXT NOT NULL DEFAULT '[]', weekly_rest INTEGER NOT NULL DEFAULT 0 CHECK (weekly_rest >= 0), rolling_days INTEGER NOT NULL DEFAULT 7 CHECK (rolling_days >= 0), rolling_limit INTEGER NOT NULL DEFAULT 0 CHECK (rolling_limit >= 0), minimum_notice INTEGER NOT NULL DEFAULT 0 CHECK (minimum_notice >= 0), cancellation TEXT NOT NULL DEFAULT '[]', company TEXT NOT NULL DEFAULT '', office_phone TEXT NOT NULL DEFAULT '', emergency TEXT NOT NULL DEFAULT '', logo TEXT NOT NULL DEFAULT '', holiday_pay TEXT NOT NULL DEFAULT '0') STRICT;
CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  digest TEXT,
  session TEXT
) STRICT;
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  uuid TEXT NOT NULL UNIQUE,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  "sent_at" TEXT NOT NULL,
  "sent_by" TEXT NOT NULL,
  "reader" TEXT NOT NULL,
  rates INTEGER NOT NULL CHECK (rates IN (0, 1)),
  "note" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  returned_at TEXT,
  CHECK (first <= last)
) STRICT;
CREATE TABLE roles (
  id INTEGER PRIMARY KEY,
  department INTEGER NOT NULL REFERENCES departments(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_uk TEXT NOT NULL,
  aliases TEXT NOT NULL,
  position INTEGER NOT NULL
, skills TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  spec TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  "name" TEXT NOT NULL,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  "who" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "changes" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  CHECK (first <= last)
) STRICT;
CREATE TABLE shoot_day_places (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL REFERENCES shoot_days(id) ON DELETE CASCADE,
  place INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  UNIQUE (day, place)
) STRICT;
CREATE TABLE shoot_days (
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
) STRICT;
CREATE TABLE sign_offs (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  uuid TEXT NOT NULL UNIQUE,
  "review" TEXT NOT NULL,
  first TEXT NOT NULL CHECK (first IS date(first)),
  last TEXT NOT NULL CHECK (last IS date(last)),
  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'with_changes', 'refused')),
  "who" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "seen" TEXT NOT NULL,
  CHECK (first <= last)
) STRICT;
CREATE TABLE template_members (
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
) STRICT;
CREATE TABLE timecards (
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
  marks TEXT NOT NULL DEFAULT '[]', shape TEXT CHECK (shape IN ('SWD', 'SCWD', 'CWD')), on_set_wrap INTEGER CHECK (on_set_wrap BETWEEN 0 AND 2880), camera_overtime_minutes INTEGER CHECK (camera_overtime_minutes BETWEEN 0 AND 2880), overtime_kind TEXT CHECK (overtime_kind IN ('camera', 'other')), travel_minutes INTEGER CHECK (travel_minutes BETWEEN 0 AND 2880), missed_breaks INTEGER CHECK (missed_breaks BETWEEN 0 AND 99), breaks TEXT, elections TEXT NOT NULL DEFAULT '{}',
  UNIQUE (person, date, production),
  CHECK (call_clock IS NULL OR call_offset IS NULL),
  CHECK (wrap_clock IS NULL OR wrap_offset IS NULL)
) STRICT;
CREATE TABLE travel_times (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  one INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 2880)
) STRICT;
CREATE TABLE unavailabilities (
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
) STRICT;
CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  production INTEGER NOT NULL REFERENCES productions(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX allowances_person ON allowances (person);
CREATE INDEX allowances_production ON allowances (production);
CREATE INDEX approvals_person_first ON approvals (person, first);
CREATE INDEX approvals_production ON approvals (production);
CREATE INDEX bookings_person_first ON bookings (person, first);
CREATE INDEX bookings_production_first ON bookings (production, first);
CREATE INDEX bookings_role ON bookings (role);
CREATE INDEX bookings_unit ON bookings (unit);
CREATE INDEX budget_lines_department ON budget_lines (department);
CREATE INDEX budget_lines_production ON budget_lines (production);
CREATE INDEX budget_revisions_production ON budget_revisions (production);
CREATE INDEX comments_person ON comments (person);
CREATE INDEX comments_production ON comments (production);
CREATE INDEX crew_templates_production ON crew_templates (production);
CREATE INDEX crew_templates_unit ON crew_templates (unit);
CREATE INDEX deals_budget_line ON deals (budget_line);
CREATE INDEX deals_person ON deals (person);
CREATE INDEX deals_production ON deals (production);
CREATE INDEX deals_role ON deals (role);
CREATE INDEX fringes_line ON fringes (line);
CREATE INDEX fringes_production ON fringes (production);
CREATE INDEX holidays_production_date ON holidays (production, date);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX import_records_day ON import_records (day);
CREATE INDEX import_records_key ON import_records (key);
CREATE INDEX import_records_person ON import_records (person);
CREATE INDEX import_records_production ON import_records (production);
CREATE INDEX issued_production ON issued (production);
CREATE INDEX issued_unit ON issued (unit);
CREATE INDEX members_department ON members (department);
CREATE INDEX needs_production ON needs (production);
CREATE INDEX needs_role ON needs (role);
CREATE INDEX needs_unit ON needs (unit);
CREATE INDEX outside_holds_person ON outside_holds (person);
CREATE INDEX overrides_person ON overrides (person);
CREATE INDEX overrides_production ON overrides (production);
CREATE INDEX person_roles_role ON person_roles (role);
CREATE INDEX places_production ON places (production);
CREATE INDEX reviews_production ON reviews (production);
CREATE INDEX roles_department ON roles (department);
CREATE INDEX scenarios_production ON scenarios (production);
CREATE INDEX shoot_day_places_place ON shoot_day_places (place);
CREATE INDEX shoot_days_production_date ON shoot_days (production, date);
CREATE INDEX shoot_days_unit_date ON shoot_days (unit, date);
CREATE INDEX sign_offs_production ON sign_offs (production);
CREATE INDEX template_members_person ON template_members (person);
CREATE INDEX template_members_role ON template_members (role);
CREATE INDEX template_members_template ON template_members (template);
CREATE INDEX timecards_production_date ON timecards (production, date);
CREATE INDEX travel_times_one ON travel_times (one);
CREATE INDEX travel_times_other ON travel_times (other);
CREATE INDEX travel_times_production ON travel_times (production);
CREATE INDEX unavailabilities_person_first ON unavailabilities (person, first);
CREATE INDEX units_production ON units (production);
