"""The steps of a derivation in words: what was counted, at which rate, by which clause."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from crewplanner.app.money_text import money
from crewplanner.app.queries.derivation import Step
from crewplanner.app.words import word
from crewplanner.dataclass import dataclass
from crewplanner.domain.pay import PayLine, PayRule
from crewplanner.domain.pay.agreement import Clause
from crewplanner.domain.pay.money import number_text
from crewplanner.domain.values import DAY, HOUR, format_duration, format_minutes
from crewplanner.i18n import N_, _, ngettext

_TIMES_THE_RATE = frozenset(
    {PayRule.WORKED, PayRule.GUARANTEE, PayRule.EXTRA_HOUR, PayRule.OVERTIME}
)
"""Lines whose rate is the plain one, to be taken times their multiple."""

_OWN_RULES: Mapping[str, str] = {
    "pre_call": N_("Before the unit's call"),
    "predawn": N_("Pre-dawn call"),
    "split_day": N_("Split day"),
    "sixth_days": N_("Sixth day past the quota"),
}
"""Rules that an agreement names itself."""

_COUNTED: Mapping[str, str] = {
    PayRule.MEAL_LATE: N_("{time} late"),
    PayRule.MEAL_SHORT: N_("{time} too short"),
    PayRule.REST: N_("{time} of rest missing"),
    PayRule.TRAVEL: N_("{time} of travel"),
    PayRule.NIGHT_WORK: N_("{time} of scheduled work at night in the week"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name and its value, and what there is to say about it in small print, line by line."""

    name: str
    value: str = ""
    notes: tuple[str, ...] = ()
    strong: bool = False
    warns: bool = False


def step_entry(
    number: int, step: Step, hourly: Decimal | None, currency: str, *, quote: bool = True
) -> Entry:
    """One line of pay. `hourly` is the plain hour of its day, where there is one.

    `quote`: with the text of the clause.
    """
    line = step.line
    return Entry(
        name=f"{number}. {_name(line)}",
        value=money(line.amount, currency),
        notes=(*_notes(step, hourly, currency), *_clause(step, quote=quote)),
        strong=True,
        warns=step.clause is not None and step.clause.unverified,
    )


def rule_text(rule: str) -> str:
    """The word for the rule of a line, an agreement's own rules too."""
    if rule in PayRule.__members__.values():
        return word(PayRule(rule))
    return _(_OWN_RULES.get(rule, rule.replace("_", " ").capitalize()))


def clock_text(minutes: int) -> str:
    """`HH:MM`, past midnight with the days after it: `02:15 +1`."""
    days, rest = divmod(minutes, DAY)
    return f"{format_minutes(rest)} +{days}" if days > 0 else format_minutes(minutes)


def multiple_text(multiple: Decimal) -> str:
    """`1.5×`."""
    return f"{multiple.normalize():f}×"


def plain_amount(amount: Decimal) -> str:
    """The amount as it stands in arithmetic: `−0.01`."""
    return str(amount).replace("-", "−")


def law_text(line: PayLine, title: str) -> str:
    """By what a line is paid: `Plain deal memo, hours, 0:00–10:00`. Without a title by its id."""
    where, hours = line.clause.removeprefix(line.agreement).strip(), ""
    if line.span is not None:
        hours = "–".join(map(format_duration, line.span))
        where = where.removeprefix(f"{hours}, ")
    return ", ".join(filter(None, (title or line.agreement, where, hours)))


def clause_text(clause: Clause) -> str:
    """Where a clause stands and what it says; marked where nobody compared it."""
    mark = f" [{_('not verified')}]" if clause.unverified else ""
    return f"{clause.ref}{mark}: {clause.text}"


def _name(line: PayLine) -> str:
    name = rule_text(line.rule)
    if not line.minutes:
        return name
    time = format_duration(line.minutes)
    if line.rule == PayRule.DAY and line.multiple == 1:
        return name
    if line.bound:
        return f"{name}: {time}"
    return _("{rule}: {time} at {multiple}").format(
        rule=name, time=time, multiple=multiple_text(line.multiple)
    )


def _notes(step: Step, hourly: Decimal | None, currency: str) -> Iterator[str]:
    line = step.line
    yield _arithmetic(line)
    if line.at is not None:
        first, last = (clock_text(at) for at in line.at)
        yield _("From {first} to {last}.").format(first=first, last=last)
    if step.made:
        shares = (f"{number_text(share)}× {clause.ref}" for share, clause in step.made)
        yield _("Made up of {shares}.").format(shares=" + ".join(shares))
    yield from _counted(line)
    rate = _rate(line, currency)
    if rate:
        yield rate
    if line.bound:
        yield _bound(line, hourly, currency)
    if line.figure:
        yield _("Rounded first, as the agreement says: {figure}.").format(figure=line.figure)
    if "≈" in line.arithmetic:
        yield _("Rounded half up to the smallest unit of the currency.")
    if line.rule == PayRule.ROUNDING:
        yield _("Each line is rounded for itself; the whole rounded once comes to this much more.")


def _arithmetic(line: PayLine) -> str:
    if "≈" in line.arithmetic:
        return line.arithmetic
    return f"{line.arithmetic} = {plain_amount(line.amount)}"


def _counted(line: PayLine) -> Iterator[str]:
    """The minutes that were counted, and what was made of them in whole units."""
    if line.measured < 0:
        return
    if line.rule == PayRule.HOLIDAY_PAY:
        count = line.measured // HOUR
        words = ngettext("An average of {count} day.", "An average of {count} days.", count)
        yield words.format(count=count)
        return
    words = _COUNTED.get(line.rule)
    said = _(words) if words else _("{time} counted")
    counted = said.format(time=format_duration(line.measured))
    if not line.minutes:
        yield f"{counted}."
    elif line.minutes > line.measured:
        yield _("{counted}, paid as {paid}: {unit}.").format(
            counted=counted, paid=format_duration(line.minutes), unit=_unit(line.unit)
        )
    elif line.minutes < line.measured:
        yield _("{counted}, {paid} of it paid: {unit}.").format(
            counted=counted,
            paid=format_duration(line.minutes),
            unit=_("the most that is paid") if line.bound else _unit(line.unit),
        )
    elif words:
        yield f"{counted}."


def _unit(minutes: int) -> str:
    if minutes == HOUR:
        return _("in whole hours")
    return _("in units of {count} minutes").format(count=minutes)


def _rate(line: PayLine, currency: str) -> str:
    """What an hour of the line comes to; nothing where the line pays a sum."""
    if not line.minutes or line.rule in {PayRule.DAY, PayRule.FLAT}:
        return ""
    if line.bound or line.rule not in _TIMES_THE_RATE:
        return _("{rate} an hour.").format(rate=money(line.rate, currency))
    if line.multiple == 1:
        return _("{rate} an hour at 1×.").format(rate=money(line.rate, currency))
    return _("{multiple} of {rate} an hour.").format(
        multiple=multiple_text(line.multiple), rate=money(line.rate, currency)
    )


def _bound(line: PayLine, hourly: Decimal | None, currency: str) -> str:
    """What the agreement's least or most took the place of."""
    least = line.bound == "least"
    if not line.minutes:
        return _("The agreement's most took the place of a day's pay.")
    if not least and 0 < line.minutes < line.measured:
        return _("The agreement pays at most {time} of it.").format(
            time=format_duration(line.minutes)
        )
    words = (
        _("The agreement's least of {rate} an hour took the place of {own}.")
        if least
        else _("The agreement's cap of {rate} an hour took the place of {own}.")
    )
    own = _("the rate")
    if hourly is not None:
        own = _("{rate} ({multiple} of {hour})").format(
            rate=money(hourly * line.multiple, currency),
            multiple=multiple_text(line.multiple),
            hour=money(hourly, currency),
        )
    return words.format(rate=money(line.rate, currency), own=own)


def _clause(step: Step, *, quote: bool) -> Iterator[str]:
    line = step.line
    if line.rule == PayRule.ROUNDING:
        return
    if step.clause is None:
        yield _("By {clause}.").format(clause=law_text(line, step.title))
        return
    where = f"{step.title or line.agreement}, {step.clause.ref}"
    if line.span is None:
        yield _("By {clause}.").format(clause=where)
    else:
        low, high = map(format_duration, line.span)
        words = _("By {clause}, for the day's hours {low}–{high}.")
        yield words.format(clause=where, low=low, high=high)
    others = [clause for _share, clause in step.made if clause != step.clause]
    for clause in (step.clause, *others) if quote else ():
        mark = f"[{_('not verified against the signed text')}] " if clause.unverified else ""
        yield f"{mark}“{clause.text}”"
