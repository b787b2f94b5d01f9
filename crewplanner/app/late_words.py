"""How a late wrap reads: what breaks, what each way costs."""

from collections.abc import Callable

from crewplanner.app.finding_words import finding_text
from crewplanner.app.money_text import money
from crewplanner.app.move_words import hours_text, money_line
from crewplanner.app.queries.late_wrap import BrokenRest, LateWrap, PushedCall, Way
from crewplanner.app.queries.move_price import MovePrice
from crewplanner.app.words import date_text
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import format_minutes
from crewplanner.i18n import _, ngettext

Show = Callable[[int], str]
"""How a time is written: past midnight as 26:30, or as the window does."""


def late_title(view: LateWrap, show: Show = format_minutes) -> str:
    """`Wrap 20:00, 1 h late: 12 of 48 people have too little rest`."""
    wrap = _("Wrap {time}").format(time=show(view.wrap))
    start = f"{wrap}, {lateness(view)}" if view.minutes else wrap
    return f"{start}: {broken_text(view)}" if view.people else start


def lateness(view: LateWrap) -> str:
    """`1 h late`; `on time` where it is not late at all."""
    if not view.minutes:
        return _("on time")
    return _("{hours} late").format(hours=hours_text(view.minutes))


def broken_text(view: LateWrap) -> str:
    """`12 of 48 people have too little rest`."""
    count = len({one.person for one in view.people})
    return ngettext(
        "{count} of {crew} people has too little rest",
        "{count} of {crew} people have too little rest",
        count,
    ).format(count=count, crew=view.crew)


def clear_text(view: LateWrap, show: Show = format_minutes) -> str:
    """Until when nobody's rest breaks, where none does."""
    if view.clear_until is None:
        return _("Nobody works in the days after.")
    until = show(view.clear_until)
    return _("Everyone is clear until a wrap at {time}.").format(time=until)


def way_title(way: Way, view: LateWrap, show: Show = format_minutes) -> str:
    """What is done about the calls."""
    match way:
        case Way.STAY:
            return _("Wrap late, calls stay")
        case Way.PUSH_ALL:
            calls = ", ".join(pushed_text(call, show) for call in view.calls)
            return _("Push the call for all: {calls}").format(calls=calls or _("own calls"))
        case Way.PUSH_THEM:
            count = len({own.booking for own in dict(view.ways)[way].own_calls})
            return ngettext(
                "Push the call of {count} person alone",
                "Push the call of {count} people alone",
                count,
            ).format(count=count)


def pushed_text(call: PushedCall, show: Show = format_minutes) -> str:
    """`Main unit Wed 4 Mar 07:00 → 08:30`."""
    return _("{unit} {date} {call} → {pushed}").format(
        unit=call.unit_name,
        date=date_text(call.date, year=False),
        call=show(call.call),
        pushed=show(call.pushed),
    )


def way_cost(price: MovePrice, plan: Plan) -> str:
    """What a way costs, and what is behind it, in one line."""
    return " · ".join(part for part in (money_line(price.amounts), way_detail(price, plan)) if part)


def way_detail(price: MovePrice, plan: Plan, *, with_money: bool = True) -> str:
    """How much of the cost is for missing rest, how many rests are short then, and what else."""
    parts: list[str] = []
    owed = [money(amount, currency, sign=True) for currency, amount in price.penalties if amount]
    if owed and with_money:
        parts.append(_("of it {money} for short rest").format(money=", ".join(owed)))
    more = sum(one.rule is RuleKind.REST for one in price.came)
    more -= sum(one.rule is RuleKind.REST for one in price.gone)
    if more > 0:
        words = ngettext("{count} more short rest", "{count} more short rests", more)
        parts.append(words.format(count=more))
    elif more < 0:
        words = ngettext("{count} fewer short rest", "{count} fewer short rests", -more)
        parts.append(words.format(count=-more))
    others = [one for one in price.came if one.rule is not RuleKind.REST]
    if len(others) == 1:
        parts.append(finding_text(others[0], plan).removesuffix("."))
    elif others:
        count = len(others)
        parts.append(
            ngettext("{count} other finding", "{count} other findings", count).format(count=count)
        )
    return " · ".join(parts)


def fixed_text(one: BrokenRest) -> str:
    """Why a call cannot be moved from here; empty where it can."""
    if one.elsewhere:
        return _("called by {title}").format(title=one.elsewhere)
    if one.worked:
        return _("worked already")
    return _("past the wrap of that day") if one.fixed else ""
