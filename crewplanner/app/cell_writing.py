"""What a cell of the board says, as text: for the clipboard, for the editor, and read back again.

Everything that a booking says of a date is in it, so that a text that comes back from a
spreadsheet writes the same booking. See `cell_text` for the words.
"""

import re
from dataclasses import field

from crewplanner.app.cell_entries import CellPlace, bookings_on, unit_times, usual_entry, written_on
from crewplanner.app.cell_phrases import day_type_word
from crewplanner.app.cell_quotes import quoted
from crewplanner.app.errors import Refused
from crewplanner.app.names import role_named, unit_named
from crewplanner.app.words import role_name, status_mark, status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.cells import Entry, Written
from crewplanner.domain.ids import RoleId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.domain.values import DAY, Clock, Offset, TimeSpec, format_minutes, resolve

_PLAIN_NAME = re.compile(r"[^\W\d_]\w*(?: [^\W_]\w*)*")
_MARKED_RANKS = 3
_RANKED = frozenset({BookingStatus.PENCIL, BookingStatus.CHALLENGED})
_MARKED = _RANKED | {BookingStatus.CONFIRMED, BookingStatus.ENQUIRED}


@dataclass(slots=True)
class CellWriter:
    """Writes the cells of a production; names that it looked up once it knows."""

    plan: Plan
    production: Production
    _roles: dict[RoleId, str] = field(default_factory=dict[RoleId, str])
    _units: dict[UnitId, str] = field(default_factory=dict[UnitId, str])

    def text(self, place: CellPlace) -> str:
        """All that the cell says; empty where nothing is booked."""
        written = written_on(self.plan, self.production, place)
        return " / ".join(self.entry_text(one, place) for one in written)

    def booking_text(self, place: CellPlace) -> str:
        """What the booking named in the place says; the whole cell where none is."""
        ids = [booking.id for booking in bookings_on(self.plan, self.production, place)]
        for booking, one in zip(ids, written_on(self.plan, self.production, place), strict=True):
            if booking == place.booking:
                return self.entry_text(one, place)
        return self.text(place)

    def entry_text(self, written: Written, place: CellPlace) -> str:
        """One booking of the cell."""
        entry, words = written.entry, self.production.words
        usual = usual_entry(self.plan, self.production, place.person)
        parts = ["|"] if written.starts else []
        parts.append(self._status(entry))
        parts += self._times(entry, place)
        if entry.day_type is not None:
            parts.append(day_type_word(entry.day_type, words))
        if entry.expires is not None:
            parts.append(f"until {entry.expires.isoformat()}")
        if entry.challenged_until is not None:
            parts.append(f"by {entry.challenged_until.isoformat()}")
        if entry.unit != usual.unit:
            parts.append("no unit" if entry.unit is None else f"@{self._unit(entry.unit)}")
        if entry.role != usual.role:
            parts.append("no role" if entry.role is None else f"as {self._role(entry.role)}")
        if entry.note:
            parts.append(quoted(entry.note))
        return " ".join(parts)

    def _status(self, entry: Entry) -> str:
        words = self.production.words
        if entry.status not in _RANKED:
            rank = "" if entry.rank == 1 else f" rank {entry.rank}"
            plain = entry.status not in _MARKED
            return (word(entry.status, words) if plain else _mark(entry, words)) + rank
        if entry.status in _RANKED and entry.rank > _MARKED_RANKS:
            # Letters behind a higher figure are hours and half days.
            mark = "!" if entry.status is BookingStatus.CHALLENGED else ""
            return f"{entry.rank}th hold{mark}"
        return _mark(entry, words)

    def _times(self, entry: Entry, place: CellPlace) -> list[str]:
        """Times of its own, and the unit's in brackets where it follows the unit."""
        times = unit_times(self.plan, self.production, entry, place.date)
        call, wrap = resolve(entry.call, times.call), resolve(entry.wrap, times.wrap)
        if isinstance(entry.call, Clock) and isinstance(entry.wrap, Clock):
            if entry.wrap.minutes > entry.call.minutes:
                return [time_span(entry.call.minutes, entry.wrap.minutes)]
            return [f"call {clock(entry.call.minutes)}", f"wrap {clock(entry.wrap.minutes)}"]
        found: list[str] = []
        if entry.call is not None:
            found.append(f"call {_offset(entry.call)}")
        if entry.wrap is not None:
            found.append(f"wrap {_offset(entry.wrap)}")
        if call is not None and wrap is not None and wrap > call:
            found.append(f"({time_span(call, wrap)})")
        elif call is not None:
            found.append(f"({clock(call)})")
        return found

    def _unit(self, unit: UnitId) -> str:
        if unit not in self._units:
            name = self.plan.units[unit].name
            try:
                known = unit_named(self.plan, self.production.id, name).id == unit
            except Refused:
                known = False
            self._units[unit] = _name(name) if known else f"#{unit}"
        return self._units[unit]

    def _role(self, role: RoleId) -> str:
        if role not in self._roles:
            words = self.production.words
            name = role_name(self.plan.roles.get(role), words)
            try:
                known = role_named(self.plan, name, words).id == role
            except Refused:
                known = False
            self._roles[role] = _name(name) if known else f"#{role}"
        return self._roles[role]


def time_span(call: int, wrap: int) -> str:
    """`08:00–19:00`; a wrap on the next day as `06:00+1`."""
    return f"{clock(call)}–{clock(wrap)}"


def clock(minutes: int) -> str:
    """`19:30`, past midnight `02:30+1`."""
    if DAY <= minutes < 2 * DAY:
        return f"{format_minutes(minutes - DAY)}+1"
    return format_minutes(minutes)


def status_words(entry: Entry, production: Production) -> str:
    """The status as a person says it."""
    if entry.status is BookingStatus.CHALLENGED:
        return f"{word(entry.status, production.words)}, {entry.rank}"
    return status_text(entry.status, entry.rank, production.words)


def _mark(entry: Entry, words: FilmWords) -> str:
    return status_mark(entry.status, entry.rank, words)


def _offset(spec: TimeSpec) -> str:
    match spec:
        case Clock(minutes=minutes):
            return clock(minutes)
        case Offset(minutes=minutes):
            return f"{'-' if minutes < 0 else '+'}{format_minutes(abs(minutes))}"


def _name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else quoted(name)
