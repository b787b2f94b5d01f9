"""Shoot days: add, change, shift their call, remove."""

from collections.abc import Hashable
from dataclasses import replace
from itertools import pairwise

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.sheet_changes import follow_call
from crewplanner.app.errors import Refused
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import DayId
from crewplanner.domain.values import LATEST, TimeRange, format_minutes
from crewplanner.i18n import _, ngettext
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class AddShootDays(Command):
    """Add one or more days. Refused where a unit has a day on the date already."""

    days: tuple[ShootDay, ...]

    def label(self) -> str:
        count = len(self.days)
        return ngettext("Add {count} day", "Add {count} days", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        for day in self.days:
            check_day(tx, day)
            tx.shoot_days.add(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditShootDay(Command):
    """Change a day. What is said by hand no longer needs a check of its times.

    The times of its call sheet move with its call.
    """

    day: ShootDay

    def label(self) -> str:
        return _("Edit day {date}").format(date=date_text(self.day.date, year=False))

    def run(self, tx: Transaction) -> None:
        check_day(tx, self.day)
        follow_call(tx, tx.shoot_days.get(self.day.id), self.day)
        tx.shoot_days.save(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCall(Command):
    """Move a day's call; planned wrap and meals move with it, so that the day keeps its length.

    So do the times of its call sheet.
    """

    day: DayId
    call: int

    def label(self) -> str:
        return _("Move call to {time}").format(time=format_minutes(self.call))

    def run(self, tx: Transaction) -> None:
        day = tx.shoot_days.get(self.day)
        shift = 0 if day.call is None else self.call - day.call
        try:
            meals = tuple(
                TimeRange(start=meal.start + shift, end=meal.end + shift) for meal in day.meals
            )
        except ValueError as error:
            raise Refused(_("The meals would leave the day. Edit the day instead.")) from error
        wrap = None if day.wrap is None else day.wrap + shift
        after = replace(day, call=self.call, wrap=wrap, meals=meals, check_times=False)
        check_day(tx, after)
        follow_call(tx, day, after)
        tx.shoot_days.save(after)

    @property
    def merge_key(self) -> Hashable | None:
        return ("call", self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveShootDays(Command):
    """Remove days with the times typed for them; bookings stay."""

    days: tuple[DayId, ...]

    def label(self) -> str:
        count = len(self.days)
        return ngettext("Remove {count} day", "Remove {count} days", count).format(count=count)

    def run(self, tx: Transaction) -> None:
        for day in self.days:
            tx.shoot_days.remove(day)


def check_day(tx: Transaction, day: ShootDay) -> None:
    """Raise Refused for a day that cannot be."""
    if tx.units.get(day.unit).production != day.production:
        raise Refused(_("That unit belongs to another production."))
    same = tx.shoot_days.find(unit=day.unit, date=day.date)
    if any(other.id != day.id for other in same):
        raise Refused(_("This unit has a day on {date} already.").format(date=date_text(day.date)))
    check_times(day.call, day.wrap, day.meals)


def check_times(call: int | None, wrap: int | None, meals: tuple[TimeRange, ...]) -> None:
    """Raise Refused where call, wrap and meals do not make a day."""
    for time in (call, wrap):
        if time is not None and not 0 <= time <= LATEST:
            raise Refused(_("A time lies between 00:00 and 48:00 of its day."))
    if call is not None and wrap is not None and wrap <= call:
        raise Refused(_("The wrap must come after the call. Past midnight write 26:30 for 2:30."))
    ordered = sorted(meals, key=lambda meal: meal.start)
    if any(first.end > second.start for first, second in pairwise(ordered)):
        raise Refused(_("The meals overlap."))
