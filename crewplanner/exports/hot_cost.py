"""The hot cost as a document: what every format writes, and for whom it may be written."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from crewplanner.app.errors import Refused
from crewplanner.app.hot_cost_words import (
    complete_text,
    difference_word,
    open_text,
    unpriced_text,
    used_causes,
)
from crewplanner.app.money_text import figure, money
from crewplanner.app.money_words import forecast_text
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostUnit, HotCostView
from crewplanner.app.words import date_text, word
from crewplanner.domain.hot_cost import Cause, Standing
from crewplanner.domain.values import format_duration
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.texts import times_text
from crewplanner.exports.week_notes import issue
from crewplanner.exports.week_paper import PaperNote, PaperSection
from crewplanner.i18n import _, ngettext

_TO_SIGN = "…………………………………………"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTimes:
    """One unit: its number, its times planned and worked, the difference of their lengths."""

    name: str
    number: str
    planned: str
    worked: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HotCostPaper:
    """The whole document. `causes` are those with something in them, `over` who cost more.

    `facts` are label and value for the head, `figures` value and label of what the day comes to.
    """

    view: HotCostView
    heading: str
    date: str
    version: str
    issued: dt.datetime
    notice: str
    complete: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    units: tuple[UnitTimes, ...]
    causes: tuple[Cause, ...]
    over: tuple[HotCostPerson, ...]
    sections: tuple[PaperSection, ...]


def hot_cost_paper(view: HotCostView, options: Options) -> HotCostPaper:
    """The document. Raises Refused for readers who may not see money, and for parts of a day."""
    if options.audience is not Audience.PRODUCER:
        raise Refused(
            _("A hot cost shows what everybody is paid. It is written for the producer alone.")
        )
    if options.department or options.person is not None:
        raise Refused(_("A hot cost is of the whole day. Leave department and person out."))
    return HotCostPaper(
        view=view,
        heading=_("Hot cost"),
        date=date_text(view.date),
        version=options.version,
        issued=options.issued_at,
        notice=_("For the producer. Confidential."),
        complete=complete_text(view.sums, view.currency),
        facts=_facts(view, options),
        figures=_figures(view),
        units=tuple(_unit(unit, options) for unit in view.units),
        causes=used_causes(view.sums),
        over=tuple(sorted(filter(_costs_more, view.people), key=_size)),
        sections=tuple(section for section in _sections(view) if section.notes),
    )


def _facts(view: HotCostView, options: Options) -> tuple[tuple[str, str], ...]:
    told = (*issue(options), (_("Client"), view.client), (_("Amounts in"), view.currency))
    return tuple((label, value) for label, value in told if value)


def _figures(view: HotCostView) -> tuple[tuple[str, str], ...]:
    sums, currency = view.sums, view.currency
    difference = sums.difference.total
    people = ngettext("person", "people", sums.people)
    told = [
        (str(sums.people), people),
        (money(sums.planned.total, currency), _("planned")),
        (money(sums.actual.total, currency), _("actual")),
        (money(difference, currency, sign=True), difference_word(difference)),
    ]
    return tuple(told)


def _unit(unit: HotCostUnit, options: Options) -> UnitTimes:
    known = unit.worked_call is not None and unit.worked_wrap is not None
    number = ""
    if unit.number is not None:
        number = _("Day {number} of {total}").format(number=unit.number, total=unit.total)
    return UnitTimes(
        name=unit.name,
        number=number or word(unit.day_type),
        planned=times_text(unit.call, unit.wrap, options.clock),
        worked=times_text(unit.worked_call, unit.worked_wrap, options.clock) if known else "",
        difference=_later(unit) if known else "",
    )


def _later(unit: HotCostUnit) -> str:
    """By how much the unit's day was longer, from call to wrap."""
    times = (unit.call, unit.wrap, unit.worked_call, unit.worked_wrap)
    if None in times:
        return ""
    call, wrap, worked_call, worked_wrap = (minutes or 0 for minutes in times)
    more = (worked_wrap - worked_call) - (wrap - call)
    return f"{'+' if more > 0 else '−'}{format_duration(abs(more))}" if more else ""


def _costs_more(person: HotCostPerson) -> bool:
    return person.difference.total > 0


def _size(person: HotCostPerson) -> tuple[Decimal, str]:
    return -person.difference.total, person.name


def _sections(view: HotCostView) -> Iterator[PaperSection]:
    yield PaperSection(title=_("Still open, counted as planned"), notes=tuple(_open(view)))
    yield PaperSection(title=_("Not priced"), notes=tuple(_reasons(view, unpriced_text)))
    yield PaperSection(title=_("To look at"), notes=tuple(_reasons(view, open_text)))
    yield PaperSection(title=_("Planned, did not work"), notes=tuple(_absent(view)))
    yield PaperSection(title=_("The whole production, as it stands"), notes=tuple(_whole(view)))
    signed = (PaperNote(when=_("Production manager"), text=_TO_SIGN),)
    yield PaperSection(title=_("Signed"), notes=signed)


def _whole(view: HotCostView) -> Iterator[PaperNote]:
    """What it came to so far, the trend, and what is still expected."""
    whole, currency = view.whole, view.currency
    if whole is None:
        return
    yield PaperNote(when=_("Forecast"), text=forecast_text(whole, currency))
    if whole.budget is None or whole.left is None:
        return
    left = money(abs(whole.left), currency)
    side = _("{amount} over budget") if whole.left < 0 else _("{amount} left")
    text = f"{money(whole.budget, currency)}, {side.format(amount=left)}"
    yield PaperNote(when=_("Budget"), text=text, severe=whole.left < 0)


def _open(view: HotCostView) -> Iterator[PaperNote]:
    for department in view.departments:
        names = [one.name for one in department.people if one.standing is Standing.OPEN]
        if names:
            yield PaperNote(when=department.name, text=", ".join(names))


def _reasons(view: HotCostView, text_of: Callable[[HotCostPerson], str]) -> Iterator[PaperNote]:
    """Each reason with the people of whom it holds."""
    reasons: dict[str, list[str]] = {}
    for person in view.people:
        text = text_of(person)
        if text:
            reasons.setdefault(text, []).append(person.name)
    for text, names in reasons.items():
        yield PaperNote(when=text, text=", ".join(names), severe=True)


def _absent(view: HotCostView) -> Iterator[PaperNote]:
    for department in view.departments:
        names = [
            f"{one.name} {figure(one.difference.total, view.currency, sign=True)}"
            for one in department.people
            if one.standing is Standing.ABSENT
        ]
        if names:
            yield PaperNote(when=department.name, text=", ".join(names))
