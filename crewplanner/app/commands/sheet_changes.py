"""Changing a call sheet inside a command: begun the first time, moved with the call, checked."""

from collections.abc import Callable
from dataclasses import replace

from crewplanner.app.errors import Refused
from crewplanner.domain.call_sheets import CallSheet, CastLine, ScheduleLine
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, CallSheetId, DayId
from crewplanner.domain.values import LATEST
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


def change_sheet(tx: Transaction, day: DayId, change: Callable[[CallSheet], CallSheet]) -> None:
    """Change the day's sheet; the first time, begin one. Nothing is written for no difference."""
    tx.shoot_days.get(day)
    before = sheet_of(tx, day)
    after = change(before)
    if after == before:
        return
    if before.id == NEW:
        tx.call_sheets.add(after)
    else:
        tx.call_sheets.save(after)


def follow_call(tx: Transaction, before: ShootDay, after: ShootDay) -> None:
    """Move the times of the sheet with the day's general call."""
    if before.call is None or after.call is None or before.call == after.call:
        return
    sheet = sheet_of(tx, after.id)
    if sheet.id != NEW:
        tx.call_sheets.save(shifted(sheet, after.call - before.call))


def shifted(sheet: CallSheet, minutes: int) -> CallSheet:
    """The sheet with all its times so much later. Raises Refused where one would leave the day."""

    def later(time: int | None) -> int | None:
        moved = None if time is None else time + minutes
        if moved is not None and not 0 <= moved <= LATEST:
            raise Refused(_("A time of the call sheet would leave the day. Change it there first."))
        return moved

    return replace(
        sheet,
        shooting_call=later(sheet.shooting_call),
        breakfast=later(sheet.breakfast),
        lunch=later(sheet.lunch),
        schedule=tuple(replace(line, time=later(line.time)) for line in sheet.schedule),
        cast=tuple(
            replace(
                line,
                pickup=later(line.pickup),
                arrive=later(line.arrive),
                makeup=later(line.makeup),
                costume=later(line.costume),
                on_set=later(line.on_set),
            )
            for line in sheet.cast
        ),
        crew=tuple(replace(line, pickup=later(line.pickup)) for line in sheet.crew),
    )


def check_line(line: ScheduleLine | CastLine) -> None:
    """Raise Refused for a line that cannot be."""
    if isinstance(line, ScheduleLine):
        check_time(line.time)
        if line.eighths < 0:
            raise Refused(_("Pages are counted in eighths, from 0."))
        return
    for time in (line.pickup, line.arrive, line.makeup, line.costume, line.on_set):
        check_time(time)


def check_time(time: int | None) -> None:
    """Raise Refused for a time that lies outside the work date."""
    if time is not None and not 0 <= time <= LATEST:
        raise Refused(_("A time lies between 00:00 and 48:00 of its day."))


def sheet_of(tx: Transaction, day: DayId) -> CallSheet:
    """The day's sheet; an empty one, with the id NEW, where nothing is written yet."""
    found = next(iter(tx.call_sheets.find(day=day)), None)
    return found or CallSheet(id=CallSheetId(NEW), day=day)
