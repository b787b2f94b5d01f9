"""What was typed, pasted or filled down on the group sheet, as the cards and commands it means."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.timecards import FillDaySheet, LogTimes
from crewplanner.app.queries.timecards import SheetView, TimecardRow
from crewplanner.app.sheet_paste import DETAILS, PastedSheet
from crewplanner.dataclass import dataclass
from crewplanner.domain.days import ShootDay
from crewplanner.domain.ids import NEW, PersonId, ProductionId, TimecardId
from crewplanner.domain.plan import Plan
from crewplanner.domain.shorthand import (
    SheetField,
    applied,
    copied,
    inherited_on,
    parse_exception,
)
from crewplanner.domain.timecards import Timecard
from crewplanner.i18n import _, ngettext
from crewplanner.ui.meals import read_meals

_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlace:
    """Where cards are written: a production's date in a plan."""

    plan: Plan
    production: ProductionId
    date: dt.date

    def card(self, person: PersonId) -> Timecard:
        """The person's card, or an empty one."""
        known = self.plan.timecard_on(self.production, person, self.date)
        if known is not None:
            return known
        return Timecard(
            id=TimecardId(NEW), production=self.production, person=person, date=self.date
        )

    def typed(self, person: PersonId, cells: Iterable[tuple[str, str]]) -> Timecard:
        """The person's card after texts were typed into cells. Raises ValueError (a sentence)."""
        card = self.card(person)
        for cell, text in cells:
            card = self._typed(card, cell, text)
        return card

    def _typed(self, card: Timecard, cell: str, text: str) -> Timecard:
        if cell == "remarks":
            return replace(card, remarks=text.strip())
        if cell == DETAILS:
            return self._with_details(card, text)
        plan = self.plan.replaced({"timecards": {card.id: card}})
        inherited = inherited_on(plan, self.production, card.person, self.date)
        if cell == "meals":
            if not text.strip():
                return replace(card, meals=None)
            start = inherited.planned_call if inherited.call is None else inherited.call
            return replace(card, meals=read_meals(text, start, inherited.day_start))
        return applied(card, parse_exception(text, SheetField(cell), inherited))

    def _with_details(self, card: Timecard, text: str) -> Timecard:
        plan = self.plan.replaced({"timecards": {card.id: card}})
        inherited = inherited_on(plan, self.production, card.person, self.date)
        change = parse_exception(text, SheetField.CALL, inherited)
        if not change.beside_only:
            raise ValueError(_("“{text}” is no mark and no detail of a day").format(text=text))
        return applied(card, change)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteResult:
    """What a paste would do: the cards, and a sentence that counts what was understood."""

    cards: tuple[Timecard, ...]
    summary: str
    complete: bool


def pasted(place: SheetPlace, sheet: PastedSheet, names: dict[PersonId, str]) -> PasteResult:
    """Read the lines for the place. Every line that comes to nothing is named in the summary."""
    cards: list[Timecard] = []
    odd: list[str] = []
    for line in sheet.meant:
        if line.person is None:
            continue
        kept: list[tuple[str, str]] = []
        for cell, text in line.cells:
            try:
                place.typed(line.person, (*kept, (cell, text)))
            except ValueError:
                odd.append(_("{name}: “{text}”").format(name=names[line.person], text=text))
            else:
                kept.append((cell, text))
        if kept:
            cards.append(place.typed(line.person, kept))
    strangers = [
        _("line {number}: {name}").format(number=line.number, name=line.name)
        for line in sheet.nobodys
    ]
    silent = [line.name for line in sheet.lines if line.person is not None and not line.cells]
    parts = [
        ngettext("{count} person understood", "{count} people understood", len(cards)).format(
            count=len(cards)
        )
    ]
    for words, found in (
        (_("not on this sheet or twice: {what}"), strangers),
        (_("not understood: {what}"), odd),
        (_("without times: {what}"), silent),
    ):
        if found:
            parts.append(words.format(what=_listed(found)))
    if sheet.unused:
        parts.append(
            ngettext("{count} column not used", "{count} columns not used", sheet.unused).format(
                count=sheet.unused
            )
        )
    return PasteResult(
        cards=tuple(cards),
        summary=_("Pasted: {what}.").format(what="; ".join(parts)),
        complete=not (strangers or odd or silent),
    )


def filled_down(place: SheetPlace, source: PersonId, below: Sequence[PersonId], cell: str) -> Batch:
    """Give the people below what the source has in a cell. Raises ValueError for another column."""
    field = {"call": SheetField.CALL, "wrap": SheetField.WRAP, "meals": None}
    pattern = place.plan.timecard_on(place.production, source, place.date)
    cards: list[Timecard] = []
    for person in below:
        card = place.card(person)
        if cell == "remarks":
            cards.append(replace(card, remarks=pattern.remarks if pattern else ""))
        elif cell in field:
            cards.append(copied(card, pattern, field[cell]))
        else:
            raise ValueError(_("Go to a call, meal, wrap or remark first; that is filled down."))
    return logged(cards, _("Fill down"))


def logged(cards: Iterable[Timecard], words: str) -> Batch:
    """Write cards in one step of undo."""
    return Batch(commands=tuple(LogTimes.of(card) for card in cards), words=words)


def from_day_before(place: SheetPlace, sheet: SheetView) -> tuple[Batch, ShootDay] | None:
    """The times of the unit's last day that has any, and of everybody who is on both; and that day.

    Sick days, marks and remarks are of that day alone and stay there. None where there is no such
    day.
    """
    plan = place.plan
    before = [
        day
        for day in plan.days_of.get(sheet.day.unit, ())
        if day.date < place.date and day.id in plan.sheet_of
    ]
    if not before:
        return None
    former = before[-1]
    times = plan.sheet_of[former.id]
    unit = FillDaySheet(day=sheet.day.id, call=times.call, wrap=times.wrap, meals=times.meals)
    logs: list[LogTimes] = []
    for row in sheet.rows:
        card = plan.timecard_on(place.production, row.person, former.date)
        own = (card.call, card.wrap, card.meals) if card else (None, None, None)
        if card is not None and any(one is not None for one in own):
            present = place.card(row.person)
            logs.append(
                LogTimes.of(replace(present, call=card.call, wrap=card.wrap, meals=card.meals))
            )
    return Batch(commands=(unit, *logs), words=_("Copy times of the day before")), former


def cleared(place: SheetPlace, rows: Sequence[TimecardRow], cell: str) -> Batch:
    """Let people follow the unit again in a cell."""
    return logged((place.typed(row.person, ((cell, ""),)) for row in rows), _("Clear cells"))


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(texts[:_SHOWN])
    more = len(texts) - _SHOWN
    return shown if more <= 0 else _("{these} and {count} more").format(these=shown, count=more)
