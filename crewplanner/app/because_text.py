"""Why a day costs more than its plain hours, in a few words for a cell of a table."""

from collections.abc import Iterable

from crewplanner.app.derivation_steps import multiple_text, rule_text
from crewplanner.domain.pay import PayLine, PayRule
from crewplanner.domain.values import format_duration
from crewplanner.i18n import _

_TIME = frozenset({PayRule.WORKED, PayRule.DAY, PayRule.EXTRA_HOUR, PayRule.OVERTIME})
_PLAIN = frozenset({PayRule.FLAT, PayRule.KIT, PayRule.ROUNDING, PayRule.SALARY})


def because_text(lines: Iterable[PayLine], night: int) -> str:
    """`2× capped 1:15 · Late meal 0:20 → 0:30 · night 4:00`; empty for an ordinary day.

    `night` are the minutes worked at night. Time paid at one multiple is added up; before an arrow
    stands what was measured, after it what the agreement's units of time made of it. A line that
    pays only what is above the plain rate counts with it.
    """
    paid: dict[str, int] = {}
    named: list[str] = []
    for line in lines:
        if line.rule in _PLAIN:
            continue
        if line.rule not in _TIME and not (line.rule == PayRule.GUARANTEE and line.multiple > 1):
            named.append(f"{rule_text(line.rule)} {_time(line)}".rstrip())
            continue
        multiple = line.multiple + 1 if line.origin.beyond else line.multiple
        if multiple > 1 and line.minutes:
            bound = _("{multiple} capped") if line.bound == "most" else "{multiple}"
            key = bound.format(multiple=multiple_text(multiple))
            paid[key] = paid.get(key, 0) + line.minutes
    parts = [f"{key} {format_duration(minutes)}" for key, minutes in paid.items()]
    if night:
        named.append(_("night {time}").format(time=format_duration(night)))
    return " · ".join(parts + list(dict.fromkeys(named)))


def _time(line: PayLine) -> str:
    measured = max(line.measured, 0)
    if line.minutes and measured and measured != line.minutes:
        return f"{format_duration(measured)} → {format_duration(line.minutes)}"
    return format_duration(line.minutes or measured) if line.minutes or measured else ""
