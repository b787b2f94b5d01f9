"""What a release costs, in words and as arithmetic that can be checked."""

from collections.abc import Iterable
from typing import NamedTuple

from crewplanner.app.money_text import money
from crewplanner.app.words import date_text
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.release_cost import ReleaseCost, ReleaseDay
from crewplanner.i18n import _, ngettext


def cost_text(cost: ReleaseCost) -> str:
    """`1 day at 100 %, 2 days at 50 % = £975.00`, or that it is nothing."""
    if not cost.total:
        unknown = cost.unpriced
        return _("not known, no deal") if unknown and not cost.pay else _("nothing now")
    counts: dict[int, int] = {}
    for day in cost.days:
        if day.cost:
            counts[day.percent] = counts.get(day.percent, 0) + 1
    parts = [
        ngettext("{count} day at {percent} %", "{count} days at {percent} %", count).format(
            count=count, percent=percent
        )
        for percent, count in sorted(counts.items(), reverse=True)
    ]
    return f"{', '.join(parts)} = {money(cost.total, cost.currency)}"


def rise_text(cost: ReleaseCost) -> str:
    """`rises to £975.00 on Thu 12 Mar`; empty where it does not rise any more.

    Where days are gone by then that cost more than what the others rise by, it says of which days
    the sum is.
    """
    if cost.rise is None:
        return ""
    less = cost.rise.total <= cost.total
    said = _("{amount} on {date} for the days left") if less else _("rises to {amount} on {date}")
    return said.format(
        amount=money(cost.rise.total, cost.currency),
        date=date_text(cost.rise.date, year=False),
    )


def arithmetic(cost: ReleaseCost) -> tuple[str, ...]:
    """One line a date: `Mon 16 Mar: 5 days' notice, 50 % of £650.00 = £325.00`; then the sum."""
    lines = [_line(day, cost.currency) for day in cost.days]
    if len(lines) > 1:
        lines.append(_("Together {amount}").format(amount=money(cost.total, cost.currency)))
    if cost.rise is not None:
        rise = rise_text(cost)
        lines.append(rise[:1].upper() + rise[1:])
    return tuple(lines)


class ReleaseRow(NamedTuple):
    """A date, what its release costs, and how that came about; or a sentence alone."""

    label: str
    amount: str = ""
    about: str = ""


def release_rows(cost: ReleaseCost) -> tuple[ReleaseRow, ...]:
    """What `arithmetic` says, in parts: to be set as a table."""
    rows = [_row(day, cost.currency) for day in cost.days]
    if len(rows) > 1:
        rows.append(ReleaseRow(_("Together"), money(cost.total, cost.currency)))
    if cost.rise is not None:
        rise = rise_text(cost)
        rows.append(ReleaseRow(rise[:1].upper() + rise[1:]))
    return tuple(rows)


def terms_text(steps: Iterable[CancellationStep]) -> str:
    """`within 1 day 100 %, within 3 days 75 %`; a word for none."""
    parts = [
        ngettext(
            "within {days} day {percent} %", "within {days} days {percent} %", step.days
        ).format(days=step.days, percent=step.percent)
        for step in sorted(steps, key=lambda step: step.days)
    ]
    return ", ".join(parts) or _("no terms")


def _line(day: ReleaseDay, currency: str) -> str:
    date, notice = date_text(day.date, year=False), _notice(day)
    if day.pay is None or day.cost is None:
        return _("{date}: {notice}, {percent} % of a day's pay that no deal says").format(
            date=date, notice=notice, percent=day.percent
        )
    return _("{date}: {notice}, {percent} % of {pay} = {cost}").format(
        date=date,
        notice=notice,
        percent=day.percent,
        pay=money(day.pay, currency),
        cost=money(day.cost, currency),
    )


def _row(day: ReleaseDay, currency: str) -> ReleaseRow:
    date, notice = date_text(day.date, year=False), _notice(day)
    if day.pay is None or day.cost is None:
        about = _("{notice}, {percent} % of a day's pay that no deal says")
        return ReleaseRow(date, "?", about.format(notice=notice, percent=day.percent))
    about = _("{notice}, {percent} % of {pay}")
    pay = money(day.pay, currency)
    about = about.format(notice=notice, percent=day.percent, pay=pay)
    return ReleaseRow(date, money(day.cost, currency), about)


def _notice(day: ReleaseDay) -> str:
    words = ngettext("{count} day's notice", "{count} days' notice", day.notice)
    return words.format(count=day.notice)
