"""Worked times: the unit's sheet of a day, and what differs for a person."""

import datetime as dt
from dataclasses import dataclass, replace

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.days import check_times
from crewplanner.app.errors import Refused
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import NEW, DayId, DaySheetId, PersonId, ProductionId, TimecardId
from crewplanner.domain.timecards import DayKind, DayMark, Timecard
from crewplanner.domain.values import LATEST, Clock, TimeRange, TimeSpec
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class FillDaySheet(Command):
    """Say once when the unit was called, ate and wrapped; everyone booked that day inherits it."""

    day: DayId
    call: int | None
    wrap: int | None
    meals: tuple[TimeRange, ...] = ()

    def label(self) -> str:
        return _("Fill day sheet")

    def run(self, tx: Transaction) -> None:
        check_times(self.call, self.wrap, self.meals)
        tx.shoot_days.get(self.day)
        present = tx.day_sheets.find(day=self.day)
        if self.call is None and self.wrap is None and not self.meals:
            for sheet in present:
                tx.day_sheets.remove(sheet.id)
        elif present:
            tx.day_sheets.save(
                replace(present[0], call=self.call, wrap=self.wrap, meals=self.meals)
            )
        else:
            tx.day_sheets.add(
                DaySheet(
                    id=DaySheetId(NEW),
                    day=self.day,
                    call=self.call,
                    wrap=self.wrap,
                    meals=self.meals,
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTimes(Command):
    """Write a person's own times of a date. None is inherited; all None takes the card away."""

    production: ProductionId
    person: PersonId
    date: dt.date
    kind: DayKind = DayKind.WORKED
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    meals: tuple[TimeRange, ...] | None = None
    remarks: str = ""
    marks: tuple[DayMark, ...] = ()

    @classmethod
    def of(cls, card: Timecard) -> "LogTimes":
        """Write that card."""
        return cls(
            production=card.production,
            person=card.person,
            date=card.date,
            kind=card.kind,
            call=card.call,
            wrap=card.wrap,
            meals=card.meals,
            remarks=card.remarks,
            marks=card.marks,
        )

    def label(self) -> str:
        return _("Log times")

    def run(self, tx: Transaction) -> None:
        self._check()
        cards = tx.timecards.find(production=self.production, person=self.person, date=self.date)
        card = Timecard(
            id=cards[0].id if cards else TimecardId(NEW),
            production=self.production,
            person=self.person,
            date=self.date,
            kind=self.kind,
            call=self.call,
            wrap=self.wrap,
            meals=self.meals,
            remarks=self.remarks,
            marks=self.marks,
        )
        if self._says_nothing():
            for old in cards:
                tx.timecards.remove(old.id)
        elif cards:
            tx.timecards.save(card)
        else:
            tx.timecards.add(card)

    def _says_nothing(self) -> bool:
        own = (self.call, self.wrap, self.meals)
        said = self.remarks or self.marks
        return self.kind is DayKind.WORKED and own == (None, None, None) and not said

    def _check(self) -> None:
        call = self.call.minutes if isinstance(self.call, Clock) else None
        wrap = self.wrap.minutes if isinstance(self.wrap, Clock) else None
        check_times(call, wrap, self.meals or ())
        for spec in (self.call, self.wrap):
            if spec is not None and abs(spec.minutes) > LATEST:
                raise Refused(_("That is more than two days off."))
