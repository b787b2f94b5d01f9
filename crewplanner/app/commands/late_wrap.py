"""A late wrap, and what is called later because of it."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.days import MoveCall, check_day, check_times
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import called_on
from crewplanner.domain.ids import BookingId, DayId
from crewplanner.domain.values import Clock, format_duration
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCall:
    """A booking called at a time of its own, in minutes of the date, on that date alone."""

    booking: BookingId
    date: dt.date
    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapLate(Command):
    """Wrap a day so many minutes later; call other days of units, or people alone, later too.

    What moves is the wrap that was worked where it is known, else the planned one.
    """

    day: DayId
    minutes: int
    calls: tuple[tuple[DayId, int], ...] = ()
    own_calls: tuple[OwnCall, ...] = ()

    def label(self) -> str:
        if self.calls or self.own_calls:
            return _("Wrap {time} h later, push calls").format(time=format_duration(self.minutes))
        return _("Wrap {time} h later").format(time=format_duration(self.minutes))

    def run(self, tx: Transaction) -> None:
        self._wrap(tx)
        for day, call in self.calls:
            MoveCall(day=day, call=call).run(tx)
        for own in self.own_calls:
            booking = tx.bookings.get(own.booking)
            first, *others = called_on(booking, own.date, Clock(minutes=own.call))
            tx.bookings.save(first)
            for other in others:
                tx.bookings.add(other)

    def _wrap(self, tx: Transaction) -> None:
        day = tx.shoot_days.get(self.day)
        sheet = next(iter(tx.day_sheets.find(day=self.day)), None)
        if sheet is not None and sheet.wrap is not None:
            wrap = sheet.wrap + self.minutes
            check_times(sheet.call, wrap, sheet.meals)
            tx.day_sheets.save(replace(sheet, wrap=wrap))
        elif day.wrap is not None:
            later = replace(day, wrap=day.wrap + self.minutes)
            check_day(tx, later)
            tx.shoot_days.save(later)
        else:
            raise Refused(_("The day has no wrap yet. Say first when it is to wrap."))
