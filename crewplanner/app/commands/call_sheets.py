"""Call sheets: what is written for a day beside what the plan says of it."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.sheet_changes import (
    change_sheet,
    check_line,
    check_time,
    sheet_of,
    shifted,
)
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.call_sheets import CallSheet, CastLine, CrewLine, ScheduleLine
from crewplanner.domain.ids import NEW, DayId
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction

MOST_ADVANCE = 14
"""So many coming days may stand at the foot of a sheet."""

LineT = TypeVar("LineT", ScheduleLine, CastLine)


class SheetText(StrEnum):
    """A text of the sheet: the name of a field of `CallSheet`."""

    WEATHER = "weather"
    SAFETY = "safety"
    MEDIC = "medic"
    NOTICE = "notice"
    RADIO = "radio"
    CATERING = "catering"
    TRANSPORT = "transport"
    NOTES = "notes"


class SheetTime(StrEnum):
    """A time of the sheet: the name of a field of `CallSheet`."""

    SHOOTING_CALL = "shooting_call"
    BREAKFAST = "breakfast"
    LUNCH = "lunch"


class SheetList(StrEnum):
    """A list of lines: the name of a field of `CallSheet`."""

    SCHEDULE = "schedule"
    CAST = "cast"


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteSheetText(Command):
    """Write one of the sheet's texts; an empty one is left out."""

    day: DayId
    name: SheetText
    text: str

    def label(self) -> str:
        return _("Write the call sheet")

    def run(self, tx: Transaction) -> None:
        change_sheet(tx, self.day, lambda sheet: replace(sheet, **{self.name.value: self.text}))

    @property
    def merge_key(self) -> Hashable | None:
        return ("sheet-text", self.day, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSheetTime(Command):
    """Set or take away shooting call, breakfast or lunch, in minutes of the work date."""

    day: DayId
    name: SheetTime
    time: int | None

    def label(self) -> str:
        return _("Set times of the call sheet")

    def run(self, tx: Transaction) -> None:
        check_time(self.time)
        change_sheet(tx, self.day, lambda sheet: replace(sheet, **{self.name.value: self.time}))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOnSheet(Command):
    """Say whether phones of the crew are printed, and how many coming days stand at the foot."""

    day: DayId
    phones: bool
    advance: int

    def label(self) -> str:
        return _("Choose what is on the call sheet")

    def run(self, tx: Transaction) -> None:
        if not 0 <= self.advance <= MOST_ADVANCE:
            raise Refused(_("At most {count} coming days.").format(count=MOST_ADVANCE))
        change_sheet(
            tx, self.day, lambda sheet: replace(sheet, phones=self.phones, advance=self.advance)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSheetLines(Command):
    """Put lines into the schedule or the cast: before the line with that number, or at the end."""

    day: DayId
    schedule: tuple[ScheduleLine, ...] = ()
    cast: tuple[CastLine, ...] = ()
    at: int | None = None

    def label(self) -> str:
        count = len(self.schedule) + len(self.cast)
        text = ngettext("Add {count} line", "Add {count} lines", count)
        return text.format(count=count)

    def run(self, tx: Transaction) -> None:
        for line in (*self.schedule, *self.cast):
            check_line(line)

        def add(sheet: CallSheet) -> CallSheet:
            return replace(
                sheet,
                schedule=_inserted(sheet.schedule, self.schedule, self.at),
                cast=_inserted(sheet.cast, self.cast, self.at),
            )

        change_sheet(tx, self.day, add)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSheetLine(Command):
    """Write one line of the schedule or the cast anew. Lines are counted from 0."""

    day: DayId
    at: int
    line: ScheduleLine | CastLine

    def label(self) -> str:
        return _("Edit line")

    def run(self, tx: Transaction) -> None:
        check_line(self.line)

        def edit(sheet: CallSheet) -> CallSheet:
            if isinstance(self.line, ScheduleLine):
                return replace(sheet, schedule=_put(sheet.schedule, self.at, self.line))
            return replace(sheet, cast=_put(sheet.cast, self.at, self.line))

        change_sheet(tx, self.day, edit)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSheetLine(Command):
    """Move one line of a list to another place in it. Lines are counted from 0."""

    day: DayId
    list: SheetList
    at: int
    to: int

    def label(self) -> str:
        return _("Move line")

    def run(self, tx: Transaction) -> None:
        def move(sheet: CallSheet) -> CallSheet:
            if self.list is SheetList.SCHEDULE:
                return replace(sheet, schedule=_moved(sheet.schedule, self.at, self.to))
            return replace(sheet, cast=_moved(sheet.cast, self.at, self.to))

        change_sheet(tx, self.day, move)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSheetLines(Command):
    """Take lines out of a list. Lines are counted from 0."""

    day: DayId
    list: SheetList
    at: tuple[int, ...]

    def label(self) -> str:
        count = len(self.at)
        return ngettext("Remove {count} line", "Remove {count} lines", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        def remove(sheet: CallSheet) -> CallSheet:
            if self.list is SheetList.SCHEDULE:
                return replace(sheet, schedule=_without(sheet.schedule, self.at))
            return replace(sheet, cast=_without(sheet.cast, self.at))

        change_sheet(tx, self.day, remove)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteSheetLines(Command):
    """Put whole lists in the place of those there are; None leaves one as it is."""

    day: DayId
    schedule: tuple[ScheduleLine, ...] | None = None
    cast: tuple[CastLine, ...] | None = None

    def label(self) -> str:
        return _("Paste lines")

    def run(self, tx: Transaction) -> None:
        for line in (*(self.schedule or ()), *(self.cast or ())):
            check_line(line)

        def paste(sheet: CallSheet) -> CallSheet:
            schedule = sheet.schedule if self.schedule is None else self.schedule
            cast = sheet.cast if self.cast is None else self.cast
            return replace(sheet, schedule=schedule, cast=cast)

        change_sheet(tx, self.day, paste)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCrewLine(Command):
    """Say O/C, a pickup or a remark of one of the crew; an empty line is taken away."""

    day: DayId
    line: CrewLine

    def label(self) -> str:
        return _("Write the crew of the call sheet")

    def run(self, tx: Transaction) -> None:
        line = self.line
        tx.people.get(line.person)
        check_time(line.pickup)
        said = line != CrewLine(person=line.person)

        def write(sheet: CallSheet) -> CallSheet:
            others = [one for one in sheet.crew if one.person != line.person]
            return replace(sheet, crew=(*others, line) if said else tuple(others))

        change_sheet(tx, self.day, write)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteRequirements(Command):
    """Write what departments need: headings with texts, in order."""

    day: DayId
    requirements: tuple[tuple[str, str], ...]

    def label(self) -> str:
        return _("Write requirements")

    def run(self, tx: Transaction) -> None:
        change_sheet(
            tx, self.day, lambda sheet: replace(sheet, requirements=_named(self.requirements))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignCallSheet(Command):
    """Write who signs the sheet: titles with names. Without any nobody does."""

    day: DayId
    signed: tuple[tuple[str, str], ...]

    def label(self) -> str:
        return _("Sign the call sheet")

    def run(self, tx: Transaction) -> None:
        change_sheet(tx, self.day, lambda sheet: replace(sheet, signed=_named(self.signed)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCallSheet(Command):
    """Take over what was written for another day: texts, times, cast, requirements, signatures.

    Times keep their distance from the general call. The schedule is taken only where asked for;
    weather and notice are of their own day and stay.
    """

    day: DayId
    source: DayId
    schedule: bool = False

    def label(self) -> str:
        return _("Copy the call sheet")

    def run(self, tx: Transaction) -> None:
        source = sheet_of(tx, self.source)
        if source.id == NEW:
            raise Refused(_("Nothing is written for that day's call sheet."))
        day, other = tx.shoot_days.get(self.day), tx.shoot_days.get(self.source)
        by = 0 if day.call is None or other.call is None else day.call - other.call
        given = shifted(source, by)

        def copy(sheet: CallSheet) -> CallSheet:
            return replace(
                given,
                id=sheet.id,
                day=sheet.day,
                weather=sheet.weather,
                notice=sheet.notice,
                schedule=given.schedule if self.schedule else sheet.schedule,
            )

        change_sheet(tx, self.day, copy)


def _named(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs that say something."""
    stripped = ((name.strip(), text.strip()) for name, text in pairs)
    return tuple((name, text) for name, text in stripped if name or text)


def _inserted(
    lines: tuple[LineT, ...], new: tuple[LineT, ...], at: int | None
) -> tuple[LineT, ...]:
    place = len(lines) if at is None else min(max(at, 0), len(lines))
    return (*lines[:place], *new, *lines[place:])


def _put(lines: tuple[LineT, ...], at: int, line: LineT) -> tuple[LineT, ...]:
    _check_place(lines, at)
    return (*lines[:at], line, *lines[at + 1 :])


def _moved(lines: tuple[LineT, ...], at: int, to: int) -> tuple[LineT, ...]:
    _check_place(lines, at)
    left = [*lines[:at], *lines[at + 1 :]]
    left.insert(min(max(to, 0), len(left)), lines[at])
    return tuple(left)


def _without(lines: tuple[LineT, ...], at: Sequence[int]) -> tuple[LineT, ...]:
    for place in at:
        _check_place(lines, place)
    gone = frozenset(at)
    return tuple(line for place, line in enumerate(lines) if place not in gone)


def _check_place(lines: Sequence[object], at: int) -> None:
    if not 0 <= at < len(lines):
        raise Refused(_("That line is gone. Look at the list again."))
