"""What changed between two issues, in plain sentences: one for each change."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import shorten

from crewplanner.app.call_sheet_words import topic_text
from crewplanner.app.words import status_text, weekday_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.issue_changes import Change, ChangeKind
from crewplanner.domain.issue_model import SaidCell, SaidDay, SaidPerson
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DAY, TimeRange, format_minutes
from crewplanner.i18n import _, ngettext

Clock = Callable[[int], str]
"""How a time of a work date is written."""

_SHORTEST_RUN = 3
_LONGEST = 70
"""Letters of a text of a call sheet in a sentence."""
_WITHIN_DAY = frozenset(
    {
        ChangeKind.DAY_TYPE,
        ChangeKind.DAY_CALL,
        ChangeKind.DAY_WRAP,
        ChangeKind.DAY_MEALS,
        ChangeKind.DAY_PLACE,
    }
)
_DAY_KINDS = frozenset(kind for kind in ChangeKind if kind.value.startswith("day_"))


def clock_24(minutes: int) -> str:
    """`06:15`, past midnight `02:30 +1`."""
    days, rest = divmod(minutes, DAY)
    return f"{format_minutes(rest)} +{days}" if days else format_minutes(minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """Tells changes. `units` is whether the paper has several, `clock` how times are written.

    `own` tells them to the one person they are about, who needs no name and no head count.
    """

    words: FilmWords = FilmWords.US
    units: bool = False
    clock: Clock = clock_24
    own: bool = False

    def sentence(self, change: Change) -> str:
        """`NAME: Thu call 07:00 → 06:15`; without the name where it is told to that person."""
        if change.kind in _DAY_KINDS:
            return self._of_day(change)
        said = (
            self._of_sheet(change) if change.kind is ChangeKind.SHEET else self._of_person(change)
        )
        name = _name(change)
        return f"{name}: {said}" if name and not self.own else said[:1].upper() + said[1:]

    def _of_sheet(self, change: Change) -> str:
        """What it is, and what it said before and says now; a new or a lost text alone."""
        old, new = (shorten(text, _LONGEST, placeholder=" …") for text in change.texts)
        what = topic_text(change.key)
        if old and new:
            return _("{what}: {texts}").format(what=what, texts=_arrow(old, new))
        if new:
            return _("{what} added: {text}").format(what=what, text=new)
        return _("{what} taken out: {text}").format(what=what, text=old)

    def to_one(self) -> "ChangeWords":
        """The same words, told to the person they are about."""
        return replace(self, own=True)

    def _of_day(self, change: Change) -> str:
        old, new = change.days
        day = new or old
        when = _dates(change.dates[:1])
        if self.units and day is not None:
            when = _("{day}, {unit}").format(day=when, unit=day.unit_name)
        return _("{day}: {what}").format(day=when, what=self._day_said(change, old, new))

    def _day_said(self, change: Change, old: SaidDay | None, new: SaidDay | None) -> str:
        if change.kind is ChangeKind.DAY_NOTE:
            note = _("note: {text}") if new and new.note else _("note taken out: {text}")
            return note.format(text=(new and new.note) or (old and old.note) or "")
        crowd = self._crowd(change)
        if new is None:
            return _("day taken out") + crowd
        if old is None:
            said = _("{kind} added").format(kind=word(new.day_type, self.words).lower())
            return said + self._call(new.call) + crowd
        if change.kind in _WITHIN_DAY:
            return self._within_day(change, old, new) + crowd
        match change.kind:
            case ChangeKind.DAY_CANCELLED:
                return _("cancelled") + crowd
            case ChangeKind.DAY_MOVED:
                to = _dates(change.dates[1:])
                return _("day moved to {day}").format(day=to) + crowd
            case _:
                return _("on again") + self._call(new.call) + crowd

    def _within_day(self, change: Change, old: SaidDay, new: SaidDay) -> str:
        match change.kind:
            case ChangeKind.DAY_TYPE:
                kinds = (word(day.day_type, self.words).lower() for day in (old, new))
                return _arrow(*kinds)
            case ChangeKind.DAY_CALL:
                said = _("general call {times}").format(times=self._times(old.call, new.call))
                if not change.with_it:
                    return said
                wraps = self._times(old.wrap, new.wrap)
                return _("{call}, wrap {times}").format(call=said, times=wraps)
            case ChangeKind.DAY_WRAP:
                return _("wrap {times}").format(times=self._times(old.wrap, new.wrap))
            case ChangeKind.DAY_MEALS:
                meals = _arrow(self._meals(old.meals), self._meals(new.meals))
                return _("meals {times}").format(times=meals)
            case _:
                places = (", ".join(day.places) or _("none") for day in (old, new))
                return _("place {places}").format(places=_arrow(*places))

    def _of_person(self, change: Change) -> str:
        when = _dates(change.dates)
        match change.kind:
            case ChangeKind.ADDED:
                return _("{days} added").format(days=when) + self._calls(change)
            case ChangeKind.REMOVED:
                return _("no longer on {days}").format(days=when)
            case ChangeKind.NAME:
                names = (row.name if row else "" for row in change.rows)
                return _("name {names}").format(names=_arrow(*names))
            case ChangeKind.ROLE:
                roles = (row.role if row and row.role else _("none") for row in change.rows)
                return _("role {roles}").format(roles=_arrow(*roles))
            case _:
                return self._of_cell(change, when)

    def _of_cell(self, change: Change, when: str) -> str:
        old, new = change.cells[0]
        if old is None or new is None:
            return when
        match change.kind:
            case ChangeKind.STATUS:
                states = (status_text(one.status, one.rank, self.words) for one in (old, new))
                said = _arrow(*(state.lower() for state in states))
                return said if change.whole else f"{when} {said}"
            case ChangeKind.UNIT:
                names = (one.unit_name or _("no unit") for one in (old, new))
                said = f"{when} {_arrow(*names)}"
                return said if old.call == new.call else said + self._calls(change)
            case ChangeKind.TIMES:
                return self._times_told(change, when)
            case _:
                kinds = (_kind(one, self.words) for one in (old, new))
                return f"{when} {_arrow(*kinds)}"

    def _times_told(self, change: Change, when: str) -> str:
        """Once where every date says the same, else by date."""
        told = {
            old.date: self._own_times(old, new)
            for old, new in change.cells
            if old is not None and new is not None
        }
        if len(set(told.values())) == 1:
            return f"{when} {next(iter(told.values()))}"
        return ", ".join(f"{_dates((date,))} {said}" for date, said in told.items())

    def _own_times(self, old: SaidCell, new: SaidCell) -> str:
        if old.own_wrap == new.own_wrap or old.wrap == new.wrap:
            return _("call {times}").format(times=self._times(old.call, new.call))
        if old.own_call == new.own_call or old.call == new.call:
            return _("wrap {times}").format(times=self._times(old.wrap, new.wrap))
        return _arrow(*(f"{self._time(one.call)}–{self._time(one.wrap)}" for one in (old, new)))

    def _calls(self, change: Change) -> str:
        """The calls of added dates: once where they are the same, else by date."""
        calls = [(new.date, new.call) for _old, new in change.cells if new is not None]
        told = {call for _date, call in calls}
        if len(told) == 1:
            return self._call(told.pop())
        days = (f"{weekday_text(date.weekday())} {self._time(call)}" for date, call in calls)
        return _(", calls {calls}").format(calls=", ".join(days))

    def _call(self, call: int | None) -> str:
        return "" if call is None else _(", call {time}").format(time=self.clock(call))

    def _times(self, old: int | None, new: int | None) -> str:
        return _arrow(self._time(old), self._time(new))

    def _time(self, minutes: int | None) -> str:
        return _("TBC") if minutes is None else self.clock(minutes)

    def _meals(self, meals: Sequence[TimeRange]) -> str:
        told = (f"{self.clock(one.start)}–{self.clock(one.end)}" for one in meals)
        return ", ".join(told) or _("none")

    def _crowd(self, change: Change) -> str:
        count = len(change.people)
        if self.own or not count:
            return ""
        return ngettext(", {count} person", ", {count} people", count).format(count=count)


def for_person(changes: Sequence[Change], person: PersonId) -> tuple[Change, ...]:
    """Those that the person has to know."""
    return tuple(one for one in changes if person in one.people)


def _name(change: Change) -> str:
    """What the person was called before: that is whom readers know."""
    known: list[SaidPerson] = [row for row in change.rows if row is not None]
    return known[0].name if known else ""


def _kind(cell: SaidCell, words: FilmWords) -> str:
    kind = cell.own_type or cell.day_type
    return word(kind, words).lower() if kind else _("as the unit")


def _arrow(*sides: str) -> str:
    return " → ".join(sides)


def _dates(dates: Sequence[dt.date]) -> str:
    """`Thu`, `Thu, Fri`, `Mon to Fri`; the dates of one week, in order."""
    names = [weekday_text(date.weekday()) for date in dates]
    if len(names) < _SHORTEST_RUN:
        return ", ".join(names)
    one_run = (dates[-1] - dates[0]).days == len(dates) - 1
    if one_run:
        return _("{first} to {last}").format(first=names[0], last=names[-1])
    return ", ".join(names)
