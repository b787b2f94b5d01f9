"""How a ledger reads: what is asked again, since when there was no free Sunday, a median."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

from crewplanner.app.queries.ledger import LedgerRow
from crewplanner.app.words import date_text
from crewplanner.domain.asked_again import AskedAgain
from crewplanner.domain.ledger import Irregular
from crewplanner.domain.plan import Plan
from crewplanner.i18n import N_, _, ngettext

_ORDINALS = (
    N_("First"),
    N_("Second"),
    N_("Third"),
    N_("Fourth"),
    N_("Fifth"),
    N_("Sixth"),
    N_("Seventh"),
    N_("Eighth"),
    N_("Ninth"),
    N_("Tenth"),
)
_NUMBERS = MappingProxyType({4: N_("four"), 8: N_("eight"), 13: N_("thirteen")})
_ONE_OF = MappingProxyType(
    {
        Irregular.EVENING: N_("evening"),
        Irregular.NIGHT: N_("night"),
        Irregular.SATURDAY: N_("Saturday"),
        Irregular.SUNDAY: N_("Sunday"),
        Irregular.HOLIDAY: N_("public holiday"),
        Irregular.SIXTH_DAY: N_("sixth day"),
        Irregular.SEVENTH_DAY: N_("seventh day"),
        Irregular.SHORT_REST: N_("short rest"),
    }
)
_MANY_OF = MappingProxyType(
    {
        Irregular.EVENING: N_("evenings"),
        Irregular.NIGHT: N_("nights"),
        Irregular.SATURDAY: N_("Saturdays"),
        Irregular.SUNDAY: N_("Sundays"),
        Irregular.HOLIDAY: N_("public holidays"),
        Irregular.SIXTH_DAY: N_("sixth days"),
        Irregular.SEVENTH_DAY: N_("seventh days"),
        Irregular.SHORT_REST: N_("short rests"),
    }
)


def median_text(median: Fraction) -> str:
    """A median of counts: 3, or 2.5 between two people."""
    return str(int(median)) if median.denominator == 1 else f"{float(median):.1f}"


def counted_text(kind: Irregular, count: int) -> str:
    """A count with its kind: 1 night, 3 nights."""
    return f"{count} {_((_ONE_OF if count == 1 else _MANY_OF)[kind])}"


def asked_text(asked: AskedAgain) -> str:
    """`Third night in four weeks; the crew's median is 1`."""
    weeks = len(asked.span) // 7
    number = _(_NUMBERS[weeks]) if weeks in _NUMBERS else str(weeks)
    last = len(asked.asked) == 1 and asked.asked[0] == asked.dates[-1]
    if last and asked.count <= len(_ORDINALS):
        what = f"{_(_ORDINALS[asked.count - 1])} {_(_ONE_OF[asked.kind])}"
    else:
        what = counted_text(asked.kind, asked.count)
    return _("{what} in {weeks} weeks; the crew's median is {median}").format(
        what=what, weeks=number, median=median_text(asked.median)
    )


def asked_line(plan: Plan, found: Iterable[AskedAgain]) -> str:
    """The hardest of what is asked again of some people, in one sentence; empty for nothing."""
    by_person: dict[int, AskedAgain] = {}
    for one in found:
        by_person.setdefault(one.person, one)
    if not by_person:
        return ""
    first = max(by_person.values(), key=lambda one: one.count - one.median)
    name = plan.people[first.person].name if first.person in plan.people else ""
    text = _("{name}: {text}").format(name=name, text=asked_text(first))
    more = len(by_person) - 1
    if more:
        text += ngettext(" (and {count} more)", " (and {count} more)", more).format(count=more)
    return text


def sunday_text(row: LedgerRow) -> str:
    """Since when somebody has not had a Sunday; empty where the last one was free."""
    weeks = row.weeks_without_sunday
    if not weeks:
        return ""
    text = ngettext(
        "Has not had a Sunday since {date}: {weeks} Sunday of work",
        "Has not had a Sunday since {date}: {weeks} Sundays of work",
        weeks,
    )
    return text.format(date=since_text(row.ledger.free_sunday, row.ledger.until), weeks=weeks)


def since_text(date: dt.date, until: dt.date) -> str:
    """A date of the past: `Sun 12 Oct`, with its year where that is another one."""
    return date_text(date, year=date.year != until.year)
