"""A derivation in words: a head and blocks of entries, the same on the screen and as text."""

from collections.abc import Iterator

from crewplanner.app.derivation_inputs import day_entries, deal_entries
from crewplanner.app.derivation_steps import Entry, multiple_text, plain_amount, step_entry
from crewplanner.app.money_text import money
from crewplanner.app.pay_words import answer_text, question_text
from crewplanner.app.queries.derivation import Derivation, DerivedDay, Figure
from crewplanner.app.queries.elections import Offer, OpenElection
from crewplanner.app.words import date_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import Basis, PayNote
from crewplanner.domain.pay.agreement import Agreement
from crewplanner.domain.values import DateSpan, format_duration
from crewplanner.i18n import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading and what stands below it."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The answer in words. `caption` says whose figure it is, `warnings` what is uncertain."""

    caption: str
    figure: str
    about: tuple[str, ...]
    warnings: tuple[str, ...]
    blocks: tuple[Block, ...]


def explained(found: Derivation) -> Explained:
    """The derivation in words."""
    quoted: set[tuple[str, str]] = set()
    days = [block for day in found.days for block in _day(found, day, quoted)]
    return Explained(
        caption=_caption(found),
        figure=_figure(found),
        about=tuple(_about(found)),
        warnings=tuple(_warnings(found)),
        blocks=(*_elections(found), *days, _sum(found), *_deeds(found)),
    )


def as_text(words: Explained) -> str:
    """The same as plain text, to send to whoever asks."""
    return "\n".join(_lines(words))


def _lines(words: Explained) -> Iterator[str]:
    yield f"{words.caption}: {words.figure}"
    yield from words.about
    yield from words.warnings
    for block in words.blocks:
        yield ""
        yield block.title.upper()
        for entry in block.entries:
            yield f"{entry.name}: {entry.value}" if entry.value else entry.name
            yield from (f"    {note}" for note in entry.notes)


def _caption(found: Derivation) -> str:
    who = f"{found.name}, {found.role}" if found.role else found.name
    return _("Why? · {name} · {dates}").format(name=who, dates=_dates(found.asked.span))


def _dates(span: DateSpan) -> str:
    if span.first == span.last:
        return date_text(span.first)
    same = span.first.year == span.last.year
    return f"{date_text(span.first, year=not same)} – {date_text(span.last)}"


def _figure(found: Derivation) -> str:
    if found.asked.figure is Figure.HOURS:
        return _("{time} h").format(time=format_duration(found.minutes))
    return money(found.total, found.currency)


def _about(found: Derivation) -> Iterator[str]:
    yield f"{found.production} · {word(found.asked.basis)}"
    for agreement in found.agreements:
        yield _agreement(agreement)
    yield _("This helps you plan and check. It is not legal advice.")


def _agreement(agreement: Agreement) -> str:
    dates = _("from {date}").format(date=date_text(agreement.valid_from))
    if agreement.valid_to is not None:
        dates = _dates(DateSpan(first=agreement.valid_from, last=agreement.valid_to))
    version = "" if agreement.version == agreement.title else f" · {agreement.version}"
    return f"{agreement.title} ({agreement.id}){version} · " + _("valid {dates}").format(
        dates=dates
    )


def _warnings(found: Derivation) -> Iterator[str]:
    for agreement in found.agreements:
        if not all(agreement.valid_on(day.date) for day in found.days):
            yield _("{title} is not in force on all of these dates.").format(title=agreement.title)
    unverified = found.unverified
    if unverified:
        words = ngettext(
            "A figure rests on a clause that was not compared with the signed text: {clauses}.",
            "Figures rest on clauses that were not compared with the signed text: {clauses}.",
            len(unverified),
        )
        yield words.format(clauses="; ".join(clause.ref for clause in unverified))
    if not found.adds_up:
        yield _("The steps do not add up to the total. Please report this.")


def _day(found: Derivation, day: DerivedDay, quoted: set[tuple[str, str]]) -> Iterator[Block]:
    """The two blocks of a day; a clause is quoted the first time only."""
    date = date_text(day.date, year=False)
    inputs = (*day_entries(day), *deal_entries(found, day))
    yield Block(title=_("{date}: what went in").format(date=date), entries=inputs)
    hourly = day.fact.hourly if day.fact else None
    steps: list[Entry] = []
    for number, step in enumerate(day.steps, start=1):
        place = (step.line.agreement, step.line.key)
        quote = place not in quoted
        steps.append(step_entry(number, step, hourly, found.currency, quote=quote))
        quoted.add(place)
    if not steps:
        steps = [Entry(name=_nothing(found, day))]
    elif len(found.days) > 1:
        steps.append(
            Entry(
                name=_("{date} comes to").format(date=date),
                value=money(day.total, found.currency),
                strong=True,
            )
        )
    yield Block(title=_("{date}: step by step").format(date=date), entries=tuple(steps))


def _nothing(found: Derivation, day: DerivedDay) -> str:
    if PayNote.MISSING_DEAL in day.notes:
        return _("Not priced: there is no deal in force on this date. Add one in Crew.")
    if PayNote.UNKNOWN_AGREEMENT in day.notes:
        return _("Not priced: the deal names an agreement that is not known.")
    if PayNote.BAD_PARAMETER in day.notes:
        return _(
            "Not priced: the deal sets a parameter that its agreement does not take. Correct the "
            "deal."
        )
    if not day.works and found.asked.basis is Basis.WORKED:
        return _("Nothing is paid: no times are known for this date.")
    return _("Nothing is paid for this date.")


def _sum(found: Derivation) -> Block:
    steps = found.steps
    amounts = [plain_amount(step.line.amount) for step in steps]
    words = ngettext("{count} step adds up to", "{count} steps add up to", len(steps))
    total = Entry(
        name=words.format(count=len(steps)),
        value=money(found.total, found.currency),
        notes=(" + ".join(amounts).replace("+ −", "− "),) if len(steps) > 1 else (),
        strong=True,
    )
    hours = [
        Entry(
            name=_("At {multiple}").format(multiple=multiple_text(multiple)),
            value=format_duration(minutes),
        )
        for multiple, minutes in found.hours
        if minutes
    ]
    worked = Entry(name=_("Hours in all"), value=format_duration(found.minutes), strong=True)
    return Block(title=_("The sum"), entries=(total, worked, *hours))


def _elections(found: Derivation) -> Iterator[Block]:
    entries = [election_entry(one, found.currency) for one in found.elections]
    if entries:
        yield Block(title=_("To decide"), entries=tuple(entries))


def election_sentence(one: OpenElection) -> str:
    """What is to be decided, as a sentence."""
    whats = [
        (_("the short rest ({time})") if short else _("the night work ({time})")).format(
            time=format_duration(minutes)
        )
        for minutes, short in one.abouts
    ]
    return question_text(one.ask, date_text(one.date, year=False), _(" and ").join(whats))


def offer_text(one: OpenElection, offer: Offer, currency: str) -> str:
    """An answer and what it pays: `Pay: +£37.50`."""
    pays = money(offer.more, currency, sign=True) if offer.more else _("nothing more")
    return f"{answer_text(one.ask, offer.answer)}: {pays}"


def election_entry(one: OpenElection, currency: str) -> Entry:
    """An open or answered election, with what each answer pays."""
    offers = [offer_text(one, offer, currency) for offer in one.offers]
    clauses = [f"{clause.ref}: {clause.text}" for clause in one.clauses]
    value = "" if one.answer is None else answer_text(one.ask, one.answer)
    return Entry(
        name=election_sentence(one),
        value=value,
        notes=(" · ".join(offers), *clauses) if offers else tuple(clauses),
        strong=True,
        warns=one.answer is None,
    )


def _deeds(found: Derivation) -> Iterator[Block]:
    entries = [
        Entry(
            name=f"{word(deed.deed)} · {_dates(deed.span)}",
            value=f"{deed.who} · {date_text(deed.at.date(), year=False)} {deed.at:%H:%M}",
            notes=(f"“{deed.reason}”",) if deed.reason else (),
        )
        for deed in found.deeds
    ]
    if entries:
        yield Block(title=_("Who did what to these times"), entries=tuple(entries))
