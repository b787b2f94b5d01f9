"""What went into a day, in words: times and where they come from, what the day was, the deal."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.derivation_steps import Entry, clause_text, clock_text, multiple_text
from crewplanner.app.money_text import money
from crewplanner.app.parameter_text import said
from crewplanner.app.pay_words import day_kind_text, shape_text
from crewplanner.app.queries.derivation import (
    DealInput,
    Derivation,
    DerivedDay,
    Origin,
    TimeInput,
    WorkInput,
)
from crewplanner.app.words import date_text, marks_text, weekday_text, word
from crewplanner.domain.day_details import BreakKind, OvertimeKind
from crewplanner.domain.pay.book import PLAIN_ID
from crewplanner.domain.people import STANDARD_STEPS, Deal, PayStep
from crewplanner.domain.timecards import DayKind
from crewplanner.domain.values import HOUR, TimeRange, format_duration
from crewplanner.i18n import N_, _, ngettext

_ORIGINS = MappingProxyType(
    {
        Origin.CARD: N_("own card"),
        Origin.SHEET: N_("the unit's sheet"),
        Origin.BOOKING: N_("the booking's own call"),
        Origin.PLAN: N_("the plan"),
    }
)


_PAID_BREAKS = frozenset(kind.value for kind in BreakKind)


def day_entries(day: DerivedDay) -> Iterator[Entry]:
    """Times, rest, what the date was."""
    several = len(day.works) > 1
    for work in day.works:
        yield from _work(work, several=several)
    if several:
        yield Entry(
            name=_("Hours of all"),
            value=format_duration(day.minutes),
            notes=(_("Work for several units has no common call: its hours are added."),),
        )
    if not day.works and day.kind is not DayKind.WORKED:
        yield Entry(name=_("Day"), value=word(day.kind))
    yield from _rest(day)
    yield from _what_it_was(day)
    if day.marks:
        yield Entry(name=_("Noted"), value=marks_text(day.marks))
    if day.remarks:
        yield Entry(name=_("Remarks"), value=day.remarks)


def _work(work: WorkInput, *, several: bool) -> Iterator[Entry]:
    if several and work.unit:
        yield Entry(name=_("Unit"), value=work.unit)
    if work.call is not None:
        yield Entry(name=_("Call"), value=_time(work.call))
    if work.unit_call is not None and work.call and work.unit_call != work.call.minutes:
        yield Entry(name=_("Unit's call in the plan"), value=clock_text(work.unit_call))
    meals = ", ".join(_range(meal) for meal in work.meals) or _("none")
    yield Entry(name=_("Meals"), value=f"{meals} ({_(_ORIGINS[work.meals_from])})")
    if work.wrap is not None:
        yield Entry(name=_("Wrap"), value=_time(work.wrap))
    length = format_duration(work.minutes)
    name = _("Worked, without meals") if work.worked else _("Planned, without meals")
    notes: tuple[str, ...] = ()
    if work.shift:
        change = _("longer") if work.shift > 0 else _("shorter")
        notes = (
            _(
                "The clocks change: from call to wrap it is {time} {change} than they show. "
                "Paid is the true length."
            ).format(time=format_duration(abs(work.shift)), change=change),
        )
    yield Entry(name=name, value=length, notes=notes, strong=True)


def _time(time: TimeInput) -> str:
    origin = _(_ORIGINS[time.origin])
    if time.offset is not None:
        sign = "−" if time.offset < 0 else "+"
        origin = f"{origin}, {sign}{format_duration(abs(time.offset))}"
    return f"{clock_text(time.minutes)} ({origin})"


def _range(meal: TimeRange) -> str:
    return f"{clock_text(meal.start)}–{clock_text(meal.end)}"


def _rest(day: DerivedDay) -> Iterator[Entry]:
    before = day.before
    if before is None:
        return
    last = f"{date_text(before.date, year=False)}, {clock_text(before.wrap)}"
    yield Entry(name=_("Wrap before"), value=last)
    rest = format_duration(before.rest)
    if day.due is None:
        yield Entry(name=_("Rest since then"), value=rest)
        return
    due = format_duration(day.due)
    missing = day.due - before.rest
    notes: tuple[str, ...] = ()
    if missing > 0:
        time = format_duration(min(missing, day.due))
        notes = (_("{time} of rest are missing.").format(time=time),)
    value = _("{rest} of {due} asked for").format(rest=rest, due=due)
    yield Entry(name=_("Rest since then"), value=value, notes=notes, warns=missing > 0)


def _what_it_was(day: DerivedDay) -> Iterator[Entry]:
    parts = [weekday_text(day.date.weekday(), long=True)]
    if day.holiday:
        parts.append(_("public holiday ({name})").format(name=day.holiday))
    yield Entry(name=_("Date"), value=", ".join(parts))
    fact = day.fact
    if fact is not None:
        yield Entry(name=_("Kind of day"), value=day_kind_text(fact.kind))
    if fact is not None and fact.number:
        yield Entry(
            name=_("Day of work, as the agreement counts"),
            value=str(fact.number),
        )
    elif day.row > 1:
        count = ngettext("{count} day", "{count} days", day.row).format(count=day.row)
        yield Entry(name=_("Worked in a row"), value=count)
    if fact is not None and fact.shape != fact.given:
        yield Entry(
            name=_("Shape of the day"),
            value=shape_text(fact.shape),
            notes=(_("Became so from {shape}.").format(shape=shape_text(fact.given)),),
        )
    elif fact is not None and day.deal is not None and _has_shapes(day.deal):
        yield Entry(name=_("Shape of the day"), value=shape_text(fact.shape))
    if day.taken is not None:
        yield Entry(
            name=_("Taken as"),
            value="",
            notes=(clause_text(day.taken),),
            warns=day.taken.unverified,
        )
    yield from _details(day)


def _has_shapes(deal: DealInput) -> bool:
    return deal.agreement is not None and "shapes" in deal.agreement.rules


def _details(day: DerivedDay) -> Iterator[Entry]:
    card = day.card
    if card is None:
        return
    for meal in card.meals:
        if meal.kind in _PAID_BREAKS:
            times = f"{clock_text(meal.start)}–{clock_text(meal.end)}"
            yield Entry(
                name=word(BreakKind(meal.kind)), value=_("{times}, paid").format(times=times)
            )
    if card.overtime_kind is not None:
        yield Entry(name=_("Overtime called as"), value=word(OvertimeKind(card.overtime_kind)))
    if card.on_set_wrap is not None:
        yield Entry(name=_("Wrap on set"), value=clock_text(card.on_set_wrap))
    if card.camera_overtime:
        called = format_duration(card.camera_overtime)
        yield Entry(name=_("Camera overtime called"), value=called)
    if card.travel:
        yield Entry(name=_("Travel to be paid"), value=format_duration(card.travel))
    if card.missed_breaks:
        yield Entry(name=_("Breaks not given"), value=str(card.missed_breaks))
    if card.forced_call:
        yield Entry(name=_("Forced call"), value=_("yes"))


def deal_entries(found: Derivation, day: DerivedDay) -> Iterator[Entry]:
    """The deal in force on the date and what it sets for itself."""
    known = day.deal
    if known is None:
        yield Entry(name=_("Deal"), value=_("none in force"), warns=True)
        return
    deal = known.deal
    rate = f"{money(deal.rate, found.currency)} {word(deal.per)}"
    notes = [
        _("{hours} h guaranteed").format(hours=_hours(deal.guarantee)) if deal.guarantee else "",
        _("for {role}").format(role=known.role) if known.role else "",
        _validity(deal),
        known.agreement.title if known.agreement else deal.agreement,
        _("kit {sum} a day").format(sum=money(deal.kit, found.currency)) if deal.kit else "",
    ]
    yield Entry(name=_("Deal"), value=rate, notes=(" · ".join(filter(None, notes)),))
    if day.fact is not None and day.fact.hourly:
        yield Entry(name=_("An hour at 1×"), value=money(day.fact.hourly, found.currency))
    if deal.agreement == PLAIN_ID:
        own = deal.steps != STANDARD_STEPS
        notes = [_("The deal's own.")] if own else []
        yield Entry(name=_("Steps"), value=_steps(deal.steps), notes=tuple(notes))
    for one in known.overrides:
        yield Entry(
            name=_("The deal sets: {what}").format(what=one.parameter.about),
            value=said(one.parameter, one.value),
            notes=(
                _("Without it: {default} ({unit}).").format(
                    default=said(one.parameter, one.parameter.default), unit=one.parameter.unit
                ),
            ),
        )


def _validity(deal: Deal) -> str:
    if deal.valid_from and deal.valid_to:
        first, last = date_text(deal.valid_from), date_text(deal.valid_to)
        return _("from {first} to {last}").format(first=first, last=last)
    if deal.valid_from:
        return _("from {date}").format(date=date_text(deal.valid_from))
    if deal.valid_to:
        return _("to {date}").format(date=date_text(deal.valid_to))
    return ""


def _steps(steps: tuple[PayStep, ...]) -> str:
    texts = [
        _("to {hours} h {multiple}").format(
            hours=_hours(step.until), multiple=multiple_text(step.multiple)
        )
        if step.until is not None
        else _("then {multiple}").format(multiple=multiple_text(step.multiple))
        for step in steps
    ]
    return ", ".join(texts)


def _hours(minutes: int) -> str:
    return f"{(Decimal(minutes) / HOUR).normalize():f}"
