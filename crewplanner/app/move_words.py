"""The price of a move in words: +£140 · 12 h → 13:30 h (1:30 h at 1.5×) · rest 9 h (11 h asked)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from crewplanner.app.finding_words import finding_text
from crewplanner.app.money_text import money
from crewplanner.app.queries.move_price import MovePrice, PersonDifference
from crewplanner.app.queries.standing import SIXTH, Rest
from crewplanner.app.words import date_text, person_name
from crewplanner.dataclass import dataclass
from crewplanner.domain.findings import Finding, RuleKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import HOUR, format_duration
from crewplanner.i18n import _, ngettext

_NAMED = 4
_TOLD = 3
_OWN_WORDS = frozenset({RuleKind.REST})
"""What is told of a person anyway, so that no sentence says it again."""


class PriceRow(NamedTuple):
    """One thing that changes, and how: `Hours` and `12 h → 13½ h`.

    Without a value the label is a sentence. `warns`: it ought not to be.
    """

    label: str
    value: str = ""
    warns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceText:
    """A price in words.

    `money` is what it costs more; `lines` are who and what changes, `rows` the same one by one and
    `about` whose it is, where it is one person's; `warnings` what comes up and `cleared` what no
    longer holds. `told`: there is something to say; `refused`: it cannot be done.
    """

    money: str
    about: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[PriceRow, ...] = ()
    warnings: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    told: bool = True
    refused: bool = False

    @property
    def line(self) -> str:
        """All of it in one line."""
        parts = (self.money, *self.lines, *self.warnings, *self.cleared)
        return " · ".join(part for part in parts if part)


def price_text(price: MovePrice, plan: Plan, *, with_money: bool = True) -> PriceText:
    """The words for a price; `plan` is the one before. Without money hours, rests and findings."""
    several = len({one.person for one in price.people}) > 1
    told = [one for one in price.people if _differs(one, money=with_money)]
    told.sort(key=lambda one: (-abs(one.amount), one.person, one.production))
    amounts = with_money and len(told) > 1
    lines = [
        _of_person(one, plan, named=several, amount=amounts, money_too=with_money)
        for one in told[:_NAMED]
    ]
    more = _more(len(told) - _NAMED)
    dates = price.by_date if with_money and 1 < len(price.by_date) <= _NAMED else ()
    by_date = [
        (date_text(date, year=False), money(amount, currency, sign=True))
        for date, currency, amount in dates
    ]
    any_told = bool(told or price.came or price.gone)
    without = "" if any_told else _("no other hours or rest")
    if several:
        rows = [
            row for one in told[:_NAMED] for row in _person_rows(one, plan, money_too=with_money)
        ]
        rows += [PriceRow(more)] if more else []
    else:
        rows = [row for one in told[:_NAMED] for row in _rows_of(one, money_too=with_money)]
    return PriceText(
        told=any_told,
        money=money_line(price.amounts) if with_money else without,
        about=person_name(plan.people.get(told[0].person)) if told and not several else "",
        lines=tuple(filter(None, (*lines, more, ", ".join(map(" ".join, by_date))))),
        rows=(*rows, *(PriceRow(*pair) for pair in by_date)),
        warnings=tuple(_sentences(price.came, (), plan)),
        cleared=tuple(
            _("no longer: {what}").format(what=text)
            for text in _sentences(price.gone, price.came, plan)
        ),
    )


def _more(people: int) -> str:
    if people <= 0:
        return ""
    words = ngettext("and {count} other person", "and {count} other people", people)
    return words.format(count=people)


def money_line(amounts: tuple[tuple[str, Decimal], ...]) -> str:
    """What something costs more, currency by currency; in words where it is nothing."""
    found = [money(amount, currency, sign=True) for currency, amount in amounts if amount]
    return " · ".join(found) or _("Costs the same")


def hours_text(minutes: int) -> str:
    """`12 h` where it is whole hours, else to the minute as everywhere: `13:30 h`."""
    whole, rest = divmod(abs(minutes), HOUR)
    sign = "−" if minutes < 0 else ""
    number = format_duration(abs(minutes)) if rest else str(whole)
    return _("{time} h").format(time=f"{sign}{number}")


def rest_text(rest: Rest) -> str:
    """`rest 9 h (11 h asked)`."""
    return _("rest {rest} ({asked} asked)").format(
        rest=hours_text(rest.actual), asked=hours_text(rest.asked)
    )


def parts_of(one: PersonDifference, *, money_too: bool = True) -> Iterator[str]:
    """What changes for a person beside the sum, part by part."""
    yield from _hours(one)
    was, now = set(one.before.rests), set(one.after.rests)
    yield from (rest_text(rest) for rest in one.after.rests if rest not in was)
    short = {rest.date for rest in now}
    for rest in one.before.rests:
        if rest.date not in short:
            date = date_text(rest.date, year=False)
            yield _("enough rest before {date}").format(date=date)
    yield from _rows(one)
    night = one.after.night - one.before.night
    if night:
        yield _("night {hours}").format(hours=_signed(night))
    travel = one.after.travel - one.before.travel
    if travel and money_too:
        yield _("travel {money}").format(money=money(travel, one.currency, sign=True))
    if one.after.unpriced:
        yield _("not all of it has a price")


def _person_rows(one: PersonDifference, plan: Plan, *, money_too: bool) -> Iterator[PriceRow]:
    """A person among others: the name with the sum, and below what changes for them."""
    total = money_line(((one.currency, one.amount),)) if money_too and one.amount else ""
    yield PriceRow(person_name(plan.people.get(one.person)), total)
    if parts := " · ".join(parts_of(one, money_too=money_too)):
        yield PriceRow(parts)


def _rows_of(one: PersonDifference, *, money_too: bool) -> Iterator[PriceRow]:
    """What changes for a person beside the sum, as `parts_of` says it, one by one."""
    was, now = one.minutes
    if was != now:
        change = _("{before} → {after}").format(before=hours_text(was), after=hours_text(now))
        yield PriceRow(_("Hours"), change)
    for multiple, minutes in one.by_multiple:
        if multiple != 1:
            yield PriceRow(
                _("At {multiple}×").format(multiple=f"{multiple.normalize():f}"), _signed(minutes)
            )
    yield from _rest_rows(one)
    for row in _rows(one):
        yield PriceRow(row)
    if night := one.after.night - one.before.night:
        yield PriceRow(_("Night"), _signed(night))
    travel = one.after.travel - one.before.travel
    if travel and money_too:
        yield PriceRow(_("Travel"), money(travel, one.currency, sign=True))
    if one.after.unpriced:
        yield PriceRow(_("not all of it has a price"))


def _rest_rows(one: PersonDifference) -> Iterator[PriceRow]:
    before, after = set(one.before.rests), set(one.after.rests)
    for rest in one.after.rests:
        if rest not in before:
            asked = _("{rest} of {asked}").format(
                rest=hours_text(rest.actual), asked=hours_text(rest.asked)
            )
            yield PriceRow(_rest_before(rest), asked, warns=True)
    short = {rest.date for rest in after}
    for rest in one.before.rests:
        if rest.date not in short:
            yield PriceRow(_rest_before(rest), _("enough"))


def _rest_before(rest: Rest) -> str:
    return _("Rest before {date}").format(date=date_text(rest.date, year=False))


def _of_person(
    one: PersonDifference, plan: Plan, *, named: bool, amount: bool, money_too: bool
) -> str:
    """What changes for a person; named where there are others, with the sum where it differs."""
    total = money_line(((one.currency, one.amount),)) if amount and one.amount else ""
    parts = " · ".join(part for part in (total, *parts_of(one, money_too=money_too)) if part)
    name = person_name(plan.people.get(one.person))
    return f"{name}: {parts}" if named and parts else parts


def _differs(one: PersonDifference, *, money: bool) -> bool:
    return (money and bool(one.amount)) or any(parts_of(one, money_too=money))


def _hours(one: PersonDifference) -> Iterator[str]:
    was, now = one.minutes
    premium = [
        _("{hours} at {multiple}×").format(
            hours=_signed(minutes) if minutes < 0 else hours_text(minutes),
            multiple=f"{multiple.normalize():f}",
        )
        for multiple, minutes in one.by_multiple
        if multiple != 1
    ]
    beside = f" ({', '.join(premium)})" if premium else ""
    if was != now:
        yield _("{before} → {after}").format(before=hours_text(was), after=hours_text(now)) + beside
    elif premium:
        yield ", ".join(premium)


def _rows(one: PersonDifference) -> Iterator[str]:
    was, now = ({number for _date, number in s.rows} for s in (one.before, one.after))
    longest, before = max(now, default=0), max(was, default=0)
    if longest > before:
        yield _row(longest)
    elif before > longest:
        yield _("no {day} any more").format(day=_row(before))


def _row(number: int) -> str:
    if number <= SIXTH + 1:
        return _("6th day") if number == SIXTH else _("7th day")
    return _("day {number} in a row").format(number=number)


def _signed(minutes: int) -> str:
    return hours_text(minutes) if minutes < 0 else f"+{hours_text(minutes)}"


def _sentences(
    found: tuple[Finding, ...], instead: tuple[Finding, ...], plan: Plan
) -> Iterator[str]:
    """Each finding, but for those that only changed their figures; many are counted."""
    others = {(one.rule, one.person, one.date, one.unit, one.role) for one in instead}
    told = dict.fromkeys(
        finding_text(one, plan)
        for one in found
        if one.rule not in _OWN_WORDS
        and (one.rule, one.person, one.date, one.unit, one.role) not in others
    )
    yield from (text.removesuffix(".") for text in tuple(told)[:_TOLD])
    more = len(told) - _TOLD
    if more > 0:
        yield ngettext("{count} more finding", "{count} more findings", more).format(count=more)
