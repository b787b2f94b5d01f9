"""Worked times: the unit's sheet of a day, and what differs for a person."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.commands.days import check_times
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.day_details import NO_DETAILS, DayDetails
from crewplanner.domain.days import DaySheet
from crewplanner.domain.ids import NEW, DayId, DaySheetId, PersonId, ProductionId, TimecardId
from crewplanner.domain.pay.agreement import ELECTIONS
from crewplanner.domain.timecards import DayKind, DayMark, Timecard
from crewplanner.domain.values import LATEST, Clock, TimeRange, TimeSpec
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

_MOST_BREAKS = 99


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
        old = present[0] if present else DaySheet(id=DaySheetId(NEW), day=self.day)
        _write_sheet(tx, replace(old, call=self.call, wrap=self.wrap, meals=self.meals))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSheetDetails(Command):
    """Say once what the agreements ask of a unit's day; everyone booked that day inherits it."""

    day: DayId
    details: DayDetails

    def label(self) -> str:
        return _("Set details of the day")

    def run(self, tx: Transaction) -> None:
        check_details(self.details)
        tx.shoot_days.get(self.day)
        present = tx.day_sheets.find(day=self.day)
        old = present[0] if present else DaySheet(id=DaySheetId(NEW), day=self.day)
        _write_sheet(tx, replace(old, details=self.details))


def _write_sheet(tx: Transaction, sheet: DaySheet) -> None:
    """Store a day's sheet; one that says nothing is not kept."""
    said = sheet.meals or sheet.details != NO_DETAILS
    if sheet.call is None and sheet.wrap is None and not said:
        if sheet.id != NEW:
            tx.day_sheets.remove(sheet.id)
    elif sheet.id != NEW:
        tx.day_sheets.save(sheet)
    else:
        tx.day_sheets.add(sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTimes(Command):
    """Write a person's own times of a date. None is inherited; all None takes the card away.

    What the card says beside them (`elections`, and `details` where they are None) stays, and the
    card with it.
    """

    production: ProductionId
    person: PersonId
    date: dt.date
    kind: DayKind = DayKind.WORKED
    call: TimeSpec | None = None
    wrap: TimeSpec | None = None
    meals: tuple[TimeRange, ...] | None = None
    remarks: str = ""
    marks: tuple[DayMark, ...] = ()
    details: DayDetails | None = None

    @classmethod
    def of(cls, card: Timecard) -> "LogTimes":
        """Write the times of that card, its marks and its details."""
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
            details=card.details,
        )

    def label(self) -> str:
        return _("Log times")

    def run(self, tx: Transaction) -> None:
        self._check()
        old = _card_of(tx, self.production, self.person, self.date)
        card = replace(
            old,
            kind=self.kind,
            call=self.call,
            wrap=self.wrap,
            meals=self.meals,
            remarks=self.remarks,
            marks=self.marks,
            details=old.details if self.details is None else self.details,
        )
        _write_card(tx, card)

    def _check(self) -> None:
        call = self.call.minutes if isinstance(self.call, Clock) else None
        wrap = self.wrap.minutes if isinstance(self.wrap, Clock) else None
        check_times(call, wrap, self.meals or ())
        check_details(self.details or NO_DETAILS)
        for spec in (self.call, self.wrap):
            if spec is not None and abs(spec.minutes) > LATEST:
                raise Refused(_("That is more than two days off."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCardDetails(Command):
    """Say what the agreements ask of a person's day; None follows the unit's sheet."""

    production: ProductionId
    person: PersonId
    date: dt.date
    details: DayDetails

    def label(self) -> str:
        return _("Set details of a person's day")

    def run(self, tx: Transaction) -> None:
        check_details(self.details)
        card = _card_of(tx, self.production, self.person, self.date)
        _write_card(tx, replace(card, details=self.details))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerElection(Command):
    """Write down what was decided of what an agreement leaves to people; None asks again."""

    production: ProductionId
    person: PersonId
    date: dt.date
    election: str
    answer: bool | None

    def label(self) -> str:
        return _("Answer a question of pay")

    def run(self, tx: Transaction) -> None:
        if self.election not in ELECTIONS:
            raise Refused(
                _("“{name}” is not a question of pay. There are: {names}.").format(
                    name=self.election, names=", ".join(ELECTIONS)
                )
            )
        card = _card_of(tx, self.production, self.person, self.date)
        answers = dict(card.elections)
        answers.pop(self.election, None)
        if self.answer is not None:
            answers[self.election] = self.answer
        _write_card(tx, replace(card, elections=tuple(sorted(answers.items()))))


def check_details(details: DayDetails) -> None:
    """Raise Refused for what cannot be of a day."""
    if details.on_set_wrap is not None and not 0 <= details.on_set_wrap <= LATEST:
        raise Refused(_("A time lies between 00:00 and 48:00 of its day."))
    for minutes in (details.camera_overtime_minutes, details.travel_minutes):
        if minutes is not None and not 0 <= minutes <= LATEST:
            raise Refused(_("Minutes of a day lie between 0 and 48 hours."))
    if details.missed_breaks is not None and not 0 <= details.missed_breaks <= _MOST_BREAKS:
        raise Refused(
            _("So many breaks cannot be missed: write 0 to {most}.").format(most=_MOST_BREAKS)
        )
    if details.breaks:
        check_times(None, None, tuple(one.time for one in details.breaks))


def _card_of(
    tx: Transaction, production: ProductionId, person: PersonId, date: dt.date
) -> Timecard:
    """The person's card of a date, or an empty one."""
    cards = tx.timecards.find(production=production, person=person, date=date)
    if cards:
        return cards[0]
    return Timecard(id=TimecardId(NEW), production=production, person=person, date=date)


def _write_card(tx: Transaction, card: Timecard) -> None:
    """Store a card; one that says nothing is not kept."""
    if card.empty:
        if card.id != NEW:
            tx.timecards.remove(card.id)
    elif card.id != NEW:
        tx.timecards.save(card)
    else:
        tx.timecards.add(card)
