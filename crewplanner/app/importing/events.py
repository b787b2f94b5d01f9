"""The rows of a list of days as events with a start and an end, and what became of other rows."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from crewplanner.app.importing.addresses import PlaceText, places_of
from crewplanner.app.importing.columns import ColumnMapping, ShootField, signature
from crewplanner.app.importing.day_kinds import day_type_of
from crewplanner.app.importing.folding import cleaned, heading_key
from crewplanner.app.importing.moments import DateOrder, Moment, parse_moment
from crewplanner.app.importing.shoot_columns import is_running, names_ids
from crewplanner.app.importing.tables import RowKind, Table, blank, cell
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import DayType
from crewplanner.domain.values import DAY, LATEST
from crewplanner.domain.zones import minutes_between, zone
from crewplanner.i18n import _

_LONGEST_RUN = 366
_EARLIEST, _LATEST = 1950, 2150
_NOTHING = frozenset({"", "-", "--", "–", "n/a", "na", "none", "not applicable", "null", "nan"})
_TITLE_CELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row: from `first`, `call` to `last`, `wrap`; times are minutes of their own date.

    An event of up to 24 hours has one date, that of its start, and a wrap that may pass 24:00. The
    hours are those that really pass in the production's zone: 25 of the clock face in the night in
    which it goes forward, 23 in the one in which it goes back. `open_end` says that the file has a
    place for the end and tells none for this row. `identity` is equal for the same row of a later
    file; `number` is the id of a row where ids merely count the rows.
    """

    row: int
    identity: str
    first: dt.date
    last: dt.date
    call: int | None = None
    wrap: int | None = None
    open_end: bool = False
    number: str = ""
    type_text: str = ""
    day_type: DayType = DayType.SHOOT
    title: str = ""
    note: str = ""
    unit: str = ""
    production: str = ""
    places: tuple[PlaceText, ...] = ()

    @property
    def days(self) -> int:
        """How many dates it covers."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A row without any difference to an earlier one."""

    first_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """How rows are read: the order of dates, the zone of times, the column that names productions.

    `production_column` None means that no column is asked. `day_types` overrule the words by text.
    """

    order: DateOrder
    timezone: str = "UTC"
    production_column: int | None = None
    day_types: Mapping[str, DayType] = field(default_factory=dict[str, DayType])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """From a date to a date; minutes of the first and of the last date where they are said."""

    first: dt.date
    last: dt.date
    call: int | None
    wrap: int | None


class EventReader:
    """Reads the rows of one table under one mapping."""

    def __init__(self, table: Table, mapping: ColumnMapping[ShootField], rules: EventRules) -> None:
        self._table = table
        self._mapping = mapping
        self._rules = rules
        self._columns = {kind: mapping.columns(kind) for kind in ShootField}
        self._header_keys = tuple(map(heading_key, mapping.headings))
        self._records = [
            row for row in table.rows[mapping.header :] if not blank(row) and not self._heads(row)
        ]
        self._identity = self._identity_column()
        self._number = self._number_column()
        self._may_end = any(self._columns[kind] for kind in (ShootField.END, ShootField.WRAP))
        self._timed = {kind: self._is_timed(kind) for kind in (ShootField.START, ShootField.END)}
        self._source = signature("shoots", mapping.headings) or "shoots:plain"
        self._seen: dict[str, int] = {}
        self._places: dict[str, tuple[PlaceText, ...]] = {}
        self._kinds: dict[str, DayType | None] = {}

    @property
    def source(self) -> str:
        """Begins the identity of every row that has none of its own."""
        return self._source

    def read(self, number: int) -> Event | Repeat | RowKind | str:
        """What the row of that number is; a text is the reason why it is left out.

        Rows are read in order, since a repeated one is known by the first.
        """
        row = self._table.rows[number - 1]
        if blank(row):
            return RowKind.BLANK
        if number == self._mapping.header or self._heads(row):
            return RowKind.HEADER
        if number < self._mapping.header:
            filled = sum(1 for text in row if text.strip())
            above = _("It stands above the headings.")
            return RowKind.TITLE if filled < _TITLE_CELLS else above
        whole = hashlib.sha256("\x1f".join(map(cleaned, row)).encode()).hexdigest()[:20]
        if whole in self._seen:
            return Repeat(first_row=self._seen[whole])
        event = self._event(number, row, whole)
        if isinstance(event, Event):
            self._seen[whole] = number
        return event

    def _heads(self, row: tuple[str, ...]) -> bool:
        if not self._header_keys or row[0].strip() != self._mapping.headings[0]:
            return False
        keys = tuple(map(heading_key, row))
        return keys == self._header_keys[: len(keys)]

    def _identity_column(self) -> int | None:
        """The column that names rows, if no two different rows share a name."""
        for column in self._columns[ShootField.IDENTITY]:
            seen: dict[str, tuple[str, ...]] = {}
            if all(
                (text := cleaned(cell(row, column))) and seen.setdefault(text, row) == row
                for row in self._records
            ) and not is_running(seen):
                return column
        return None

    def _number_column(self) -> int | None:
        """The column of ids that count the rows, where no other names them."""
        return (
            None
            if self._identity is not None
            else next(
                (
                    c
                    for c in self._columns[ShootField.IDENTITY]
                    if names_ids(self._mapping.heading(c))
                ),
                None,
            )
        )

    def _is_timed(self, kind: ShootField) -> bool:
        """Whether a column of dates says times too; then a bare date is its midnight."""
        moments = (self._moment(cell(row, c)) for row in self._records for c in self._columns[kind])
        return any(m is not None and m.date is not None and m.minutes for m in moments)

    def _event(self, number: int, row: tuple[str, ...], whole: str) -> Event | str:
        """The event of a row, or the reason why there is none."""
        span = self._span(row)
        if isinstance(span, str):
            return span
        production = self._production(row)
        if production is None:
            return _("It names no production.")
        type_text = self._one(row, ShootField.TYPE)
        return Event(
            row=number,
            identity=self._named(row, whole),
            first=span.first,
            last=span.last,
            call=span.call,
            wrap=span.wrap,
            open_end=self._may_end and span.call is not None and span.wrap is None,
            number="" if self._number is None else cleaned(cell(row, self._number)),
            type_text=type_text,
            day_type=self._kind(type_text) or DayType.SHOOT,
            title=self._one(row, ShootField.TITLE),
            note=self._note(row, type_text),
            unit=self._one(row, ShootField.UNIT),
            production=production,
            places=tuple(
                place
                for text in self._all(row, ShootField.PLACE)
                for place in self._places_of(text)
            ),
        )

    def _kind(self, text: str) -> DayType | None:
        if text not in self._kinds:
            self._kinds[text] = self._rules.day_types.get(text) or day_type_of(text)
        return self._kinds[text]

    def _places_of(self, text: str) -> tuple[PlaceText, ...]:
        if text not in self._places:
            self._places[text] = places_of(text)
        return self._places[text]

    def _span(self, row: tuple[str, ...]) -> _Span | str:
        """When the row's event is, or the reason why nobody can tell."""
        start = self._start(row)
        if isinstance(start, str):
            return start
        end = self._end(row)
        if isinstance(end, str):
            return end
        first, call = start
        if end.date is None:
            last, wrap = first, end.minutes
            if wrap is not None and call is not None and wrap <= call:
                wrap += DAY
            return _checked(_Span(first=first, last=last, call=call, wrap=wrap))
        if call is None or end.minutes is None:
            return _checked(_Span(first=first, last=end.date, call=call, wrap=end.minutes))
        length = (end.date - first).days * DAY + end.minutes - call
        if length < 0:
            return _before_start()
        zone_name = self._rules.timezone
        if minutes_between((first, call), (end.date, end.minutes), zone_name) <= DAY:
            wrap = call + length if length else None
            return _checked(_Span(first=first, last=first, call=call, wrap=wrap))
        last, wrap = end.date, end.minutes
        if wrap == 0:
            last, wrap = last - dt.timedelta(days=1), DAY
        return _checked(_Span(first=first, last=last, call=call, wrap=wrap))

    def _start(self, row: tuple[str, ...]) -> tuple[dt.date, int | None] | str:
        """The date on which it starts, and the minutes if they are said."""
        dated = self._columns[ShootField.START] or self._columns[ShootField.DATE]
        if not dated:
            return _("No column holds dates. Say which one does.")
        text = self._one(row, ShootField.START) or self._one(row, ShootField.DATE)
        if _nothing(text):
            return _("There is no date.")
        moment = self._moment(text)
        if moment is not None and moment.date is None:
            day = self._moment(self._one(row, ShootField.DATE))
            moment = replace(moment, date=day.date if day else None)
        if moment is None or moment.date is None:
            return _("“{text}” is not a date.").format(text=text)
        if not _EARLIEST <= moment.date.year <= _LATEST:
            return _("“{text}” is too far away to be planned.").format(text=text)
        if moment.minutes is not None:
            return moment.date, moment.minutes
        call = self._moment(self._one(row, ShootField.CALL))
        bare = 0 if self._timed[ShootField.START] else None
        return moment.date, call.minutes if call else bare

    def _end(self, row: tuple[str, ...]) -> Moment | str:
        """When it ends: date and time as far as they are said."""
        wrap = self._moment(self._one(row, ShootField.WRAP))
        minutes = wrap.minutes if wrap else None
        text = self._one(row, ShootField.END)
        if _nothing(text):
            return Moment(minutes=minutes)
        moment = self._moment(text)
        if moment is None:
            return _("“{text}” is not a date.").format(text=text)
        if moment.minutes is not None:
            return moment
        bare = 0 if self._timed[ShootField.END] else None
        return replace(moment, minutes=minutes if minutes is not None else bare)

    def _moment(self, text: str) -> Moment | None:
        """What a cell says, in the local time of the production."""
        if not text:
            return None
        moment = parse_moment(text, self._rules.order)
        if moment is None or moment.offset is None or moment.date is None:
            return moment
        shift = dt.timedelta(minutes=(moment.minutes or 0) - moment.offset)
        moment_utc = dt.datetime.combine(moment.date, dt.time(), dt.UTC) + shift
        local = moment_utc.astimezone(zone(self._rules.timezone))
        return Moment(date=local.date(), minutes=local.hour * 60 + local.minute)

    def _production(self, row: tuple[str, ...]) -> str | None:
        column = self._rules.production_column
        if column is None:
            return ""
        return cleaned(cell(row, column)) or None

    def _named(self, row: tuple[str, ...], whole: str) -> str:
        """What the row is known by: the name it gives itself, else all it says."""
        if self._identity is None:
            return f"{self._source}/row:{whole}"
        heading = heading_key(self._mapping.heading(self._identity))
        return f"shoots/{heading}:{cleaned(cell(row, self._identity))}"

    def _note(self, row: tuple[str, ...], type_text: str) -> str:
        """What the other columns say, each with its heading."""
        said: list[str] = []
        if type_text and self._kind(type_text) is None:
            said.append(type_text)
        for kind in (ShootField.CALL, ShootField.WRAP):
            text = self._one(row, kind)
            if text and self._moment(text) is None:
                said.append(f"{self._mapping.heading(self._columns[kind][0])}: {text}")
        for column in self._columns[ShootField.NOTES]:
            text = cleaned(cell(row, column))
            if column != self._rules.production_column and not _nothing(text):
                heading = self._mapping.heading(column)
                plain = heading_key(heading) in {"", "note", "notes", "remarks", "comments"}
                said.append(text if plain else f"{heading}: {text}")
        return "; ".join(said)

    def _one(self, row: tuple[str, ...], kind: ShootField) -> str:
        return next(self._all(row, kind), "")

    def _all(self, row: tuple[str, ...], kind: ShootField) -> Iterator[str]:
        for column in self._columns[kind]:
            raw = cell(row, column)
            text = raw.strip() if kind is ShootField.PLACE else cleaned(raw)
            if column != self._rules.production_column and not _nothing(text):
                yield text


def _checked(span: _Span) -> _Span | str:
    if span.last < span.first:
        return _before_start()
    if (span.last - span.first).days >= _LONGEST_RUN:
        return _("It lasts longer than a year: from {first} to {last}.").format(
            first=span.first, last=span.last
        )
    same = span.first == span.last
    backwards = same and span.call is not None and span.wrap is not None and span.wrap <= span.call
    if backwards or (span.wrap or 0) > LATEST:
        return replace(span, wrap=None)
    return span


def _before_start() -> str:
    return _("It ends before it starts.")


def _nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.lower() in _NOTHING
