"""How a late wrap reads: what breaks, what each way costs."""

from crewplanner.app.money_text import money
from crewplanner.app.move_words import hours_text, money_line
from crewplanner.app.queries.late_wrap import BrokenRest, LateWrap, PushedCall, Way
from crewplanner.app.queries.move_price import MovePrice
from crewplanner.app.words import date_text
from crewplanner.domain.findings import RuleKind
from crewplanner.domain.values import format_minutes
from crewplanner.i18n import _, ngettext


def late_title(view: LateWrap) -> str:
    """`Wrap 20:00, 1 h late: 12 of 48 people called again too soon`."""
    wrap = format_minutes(view.wrap)
    late = _("{hours} late").format(hours=hours_text(view.minutes)) if view.minutes else ""
    start = _("Wrap {time}").format(time=wrap) + (f", {late}" if late else "")
    count = len({one.person for one in view.people})
    if not count:
        return start
    said = ngettext(
        "{count} of {crew} people has too little rest",
        "{count} of {crew} people have too little rest",
        count,
    )
    return f"{start}: {said.format(count=count, crew=view.crew)}"


def clear_text(view: LateWrap) -> str:
    """What to say where nobody's rest breaks."""
    if view.clear_until is None:
        return _("Nobody works in the days after, so nobody’s rest breaks.")
    until = format_minutes(view.clear_until)
    return _("Nobody’s rest breaks: everyone is clear until a wrap at {time}.").format(time=until)


def way_title(way: Way, view: LateWrap) -> str:
    """What is done about the calls."""
    match way:
        case Way.STAY:
            return _("Wrap late, calls stay")
        case Way.PUSH_ALL:
            calls = ", ".join(pushed_text(call) for call in view.calls)
            return _("Push the call for all: {calls}").format(calls=calls or _("own calls"))
        case Way.PUSH_THEM:
            count = len({own.booking for own in dict(view.ways)[way].own_calls})
            return ngettext(
                "Push the call of {count} person alone",
                "Push the call of {count} people alone",
                count,
            ).format(count=count)


def pushed_text(call: PushedCall) -> str:
    """`Main unit Wed 4 Mar 07:00 → 08:30`."""
    return _("{unit} {date} {call} → {pushed}").format(
        unit=call.unit_name,
        date=date_text(call.date, year=False),
        call=format_minutes(call.call),
        pushed=format_minutes(call.pushed),
    )


def way_cost(price: MovePrice) -> str:
    """What a way costs, and how much of it is for missing rest."""
    parts = [money_line(price.amounts)]
    owed = [money(amount, currency, sign=True) for currency, amount in price.penalties if amount]
    if owed:
        parts.append(_("of it for short rest {money}").format(money=", ".join(owed)))
    rests = sum(one.rule is RuleKind.REST for one in price.came) - sum(
        one.rule is RuleKind.REST for one in price.gone
    )
    if rests > 0:
        parts.append(
            ngettext("{count} short rest more", "{count} short rests more", rests).format(
                count=rests
            )
        )
    elif rests < 0:
        parts.append(
            ngettext("{count} short rest fewer", "{count} short rests fewer", -rests).format(
                count=-rests
            )
        )
    return " · ".join(parts)


def fixed_text(one: BrokenRest) -> str:
    """Why a call cannot be moved from here; empty where it can."""
    if one.elsewhere:
        return _("called by {title}").format(title=one.elsewhere)
    if one.worked:
        return _("worked already")
    return _("past the wrap of that day") if one.fixed else ""
