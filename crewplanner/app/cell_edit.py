"""Typing into cells of the board: what will happen, said before it happens, and the command."""

import datetime as dt
from collections.abc import Sequence

from crewplanner.app.cell_entries import (
    CellPlace,
    UnitTimes,
    bookings_on,
    entries_after,
    unit_times,
    written_on,
)
from crewplanner.app.cell_phrases import day_type_word
from crewplanner.app.cell_text import CellText, parse_cell
from crewplanner.app.cell_writing import clock, status_words, time_span
from crewplanner.app.commands.cells import AwayWrite, CellWrite, WriteCells
from crewplanner.app.words import date_text, role_name, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.cells import Entry, Written
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import Clock, TimeSpec, format_duration, resolve
from crewplanner.i18n import _, ngettext

_SHOWN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCells:
    """What a typed text comes to: a sentence, and a command unless nothing is to be done.

    `understood` is False where the sentence says what is wrong.
    """

    sentence: str
    command: WriteCells | None = None
    understood: bool = True


def read_typed(
    plan: Plan, production: Production, places: Sequence[CellPlace], text: str
) -> TypedCells:
    """What typing the text into those cells would do. Nothing is written."""
    try:
        said = parse_cell(text, plan, production)
        return _read(plan, production, places, said, text)
    except ValueError as error:
        return TypedCells(sentence=str(error), understood=False)


def _read(
    plan: Plan, production: Production, places: Sequence[CellPlace], said: CellText, text: str
) -> TypedCells:
    if said.away is not None:
        return _away(plan, production, places, said, text)
    alone = places[0].date if len(places) == 1 else None
    about = _About(plan=plan, production=production, date=alone)
    cells: list[CellWrite] = []
    sentences: list[str] = []
    for place in places:
        before = written_on(plan, production, place)
        after = _freed(plan, production, place) if said.frees else None
        if after is None:
            after = entries_after(said, plan, production, place)
        if [one.entry for one in after] != [one.entry for one in before]:
            cells.append(CellWrite(person=place.person, date=place.date, entries=after))
            sentences.append(_difference(about, before, after))
    if not cells:
        same = _("Already free.") if said.frees else _("The cell says so already.")
        return TypedCells(sentence=same)
    command = WriteCells(
        production=production.id, words=_label(text, len(cells)), cells=tuple(cells)
    )
    return TypedCells(sentence=_echo(sentences), command=command)


def _freed(plan: Plan, production: Production, place: CellPlace) -> tuple[Written, ...]:
    """What stays in a cell of which the booking named is freed; without one, nothing."""
    if place.booking is None:
        return ()
    ids = [booking.id for booking in bookings_on(plan, production, place)]
    entries = written_on(plan, production, place)
    return tuple(
        Written(entry=one.entry)
        for booking, one in zip(ids, entries, strict=True)
        if booking != place.booking
    )


def _away(
    plan: Plan, production: Production, places: Sequence[CellPlace], said: CellText, text: str
) -> TypedCells:
    kind = said.away
    assert kind is not None, "asked for above"  # noqa: S101 - for the reader
    wanted = [
        AwayWrite(person=place.person, date=place.date, kind=kind)
        for place in places
        if not any(
            gone.kind is kind and gone.part is None and place.date in gone.span
            for gone in plan.unavailabilities_of.get(place.person, ())
        )
    ]
    if not wanted:
        return TypedCells(sentence=_("The cell says so already."))
    shown = word(kind)
    booked = any(
        booking.live for place in places for booking in bookings_on(plan, production, place)
    )
    if len(wanted) == 1:
        sentence = _("→ {kind} on {date}").format(
            kind=shown, date=date_text(wanted[0].date, year=False)
        )
    else:
        sentence = _("→ {kind} in {count} cells").format(kind=shown, count=len(wanted))
    if booked:
        sentence += _("; the booking stays, with a finding")
    command = WriteCells(
        production=production.id, words=_label(text, len(wanted)), away=tuple(wanted)
    )
    return TypedCells(sentence=sentence, command=command)


def _label(text: str, count: int) -> str:
    shown = text.strip() if len(text.strip()) <= _SHOWN else text.strip()[: _SHOWN - 1] + "…"
    return ngettext(
        "Write “{text}” into the cell", "Write “{text}” into {count} cells", count
    ).format(text=shown, count=count)


def _echo(sentences: list[str]) -> str:
    if len(sentences) == 1:
        return _("→ {change}").format(change=sentences[0])
    several = len(set(sentences)) > 1
    change = sentences[0] + ("; …" if several else "")
    return _("→ {count} cells: {change}").format(count=len(sentences), change=change)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a cell is about; no date where it is one of several."""

    plan: Plan
    production: Production
    date: dt.date | None = None


def _difference(about: _About, before: tuple[Written, ...], after: tuple[Written, ...]) -> str:
    old = [one.entry for one in before]
    new = [one.entry for one in after]
    gone = [entry for entry in old if entry not in new]
    come = [entry for entry in new if entry not in old]
    if not come:
        statuses = ", ".join(status_words(entry, about.production) for entry in gone)
        return _("Free; {status} goes").format(status=_lowered(statuses))
    parts: list[str] = []
    for number, entry in enumerate(come):
        was = gone[number] if number < len(gone) else None
        parts.append(_one(about, was, entry))
    return " / ".join(parts)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _one(about: _About, was: Entry | None, entry: Entry) -> str:
    """A new booking in words, or what is other about one that was there."""
    blank = Entry(role=entry.role, unit=entry.unit)
    parts = _differing(about, was or blank, entry)
    status = status_words(entry, about.production)
    if was is None:
        return ", ".join([_("New: {status}").format(status=_lowered(status)), *parts])
    if (was.status, was.rank) == (entry.status, entry.rank):
        parts.append(_("stays {status}").format(status=_lowered(status)))
    else:
        parts.insert(0, status)
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _differing(about: _About, was: Entry, entry: Entry) -> list[str]:
    """What one entry says that another does not, but for the status."""
    plan, words = about.plan, about.production.words
    parts: list[str] = []
    if entry.call != was.call or entry.wrap != was.wrap:
        parts += _times(about, was, entry)
    if entry.day_type != was.day_type:
        kind = entry.day_type
        parts.append(day_type_word(kind, words) if kind else _("the unit's kind of day"))
    if entry.unit != was.unit:
        unit = plan.units.get(entry.unit) if entry.unit else None
        parts.append(_("with {unit}").format(unit=unit.name) if unit else _("without a unit"))
    if entry.role != was.role:
        role = plan.roles.get(entry.role) if entry.role else None
        name = role_name(role, words)
        parts.append(_("as {role}").format(role=name) if role else _("without a role"))
    if entry.note != was.note:
        parts.append(_("note “{note}”").format(note=entry.note) if entry.note else _("no note"))
    if entry.expires is not None and entry.expires != was.expires:
        parts.append(_("until {date}").format(date=date_text(entry.expires)))
    if entry.challenged_until is not None and entry.challenged_until != was.challenged_until:
        deadline = entry.challenged_until
        parts.append(_("by {date}").format(date=date_text(deadline.date())))
    return parts


def _times(about: _About, was: Entry, entry: Entry) -> list[str]:
    call, wrap = entry.call, entry.wrap
    if call is None and wrap is None:
        return [_("the unit's times")]
    both = call != was.call and wrap != was.wrap
    if both and isinstance(call, Clock) and isinstance(wrap, Clock):
        return [time_span(call.minutes, wrap.minutes)]
    times = UnitTimes()
    if about.date is not None:
        times = unit_times(about.plan, about.production, entry, about.date)
    parts: list[str] = []
    if call != was.call:
        parts.append(_("call {time}").format(time=_told(call, times.call)))
    if wrap != was.wrap:
        parts.append(_("wrap {time}").format(time=_told(wrap, times.wrap)))
    starts, ends = resolve(call, times.call), resolve(wrap, times.wrap)
    if starts is not None and ends is not None and ends <= starts:
        parts.append(
            _("no hours count: the wrap {wrap} is not after the call {call}").format(
                wrap=clock(ends), call=clock(starts)
            )
        )
    return parts


def _told(spec: TimeSpec | None, unit: int | None) -> str:
    """A time as it is typed and, where it is told by the unit's, as it comes out."""
    if spec is None:
        return _("the unit's")
    if isinstance(spec, Clock):
        return clock(spec.minutes)
    sign = "−" if spec.minutes < 0 else "+"
    offset = f"{sign}{format_duration(abs(spec.minutes))}"
    meant = resolve(spec, unit)
    if meant is None:
        return _("{offset} to the unit").format(offset=offset)
    return _("{offset} to the unit: {time}").format(offset=offset, time=clock(meant))
