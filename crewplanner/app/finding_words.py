"""Findings as sentences: what is so in the plan, or would be with a booking that is asked about."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from crewplanner.app.words import date_text, person_name, role_name, word
from crewplanner.domain.bookings import Booking
from crewplanner.domain.findings import Finding, RuleKind, Severity
from crewplanner.domain.ids import BookingId
from crewplanner.domain.people import UnavailabilityKind
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import format_duration, format_minutes
from crewplanner.i18n import N_, _

_SENTENCES: Mapping[RuleKind, str] = MappingProxyType(
    {
        RuleKind.UNAVAILABLE: N_("{name} is booked on {date} while away ({what})."),
        RuleKind.REST: N_("{name} has {actual} h rest before {date}; {limit} h are asked for."),
        RuleKind.CONSECUTIVE_DAYS: N_("{name}: {date} is day {count} in a row."),
        RuleKind.DAILY_HOURS: N_("{name} works {actual} h on {date}; the limit is {limit} h."),
        RuleKind.WEEKLY_HOURS: N_(
            "{name} works {actual} h in the week of {date}; the limit is {limit} h."
        ),
        RuleKind.HOLIDAY: N_("{name} works on {date}, a public holiday ({what})."),
        RuleKind.COVERAGE: N_("{unit} on {date}: {role}, {count} of {need} booked."),
        RuleKind.CHECK_TIMES: N_(
            "{unit} on {date}: the times come from a longer entry. Check them."
        ),
        RuleKind.WEEKLY_AVERAGE: N_(
            "{name} works {actual} h a week on average over {weeks} weeks to {until}; the limit is "
            "{limit} h."
        ),
        RuleKind.WEEKLY_REST: N_(
            "{name}: the longest rest in the week of {date} is {actual} h; {limit} h are asked for."
        ),
        RuleKind.ROLLING_HOURS: N_(
            "{name} works {actual} h in the {days} days to {date}; the limit is {limit} h."
        ),
        RuleKind.SKILL: N_("{name} is booked as {role} on {date} and lacks {what}."),
        RuleKind.ROLE_MATCH: N_("{name} is booked as {role} on {date}, which is another role."),
        RuleKind.TRAVEL: N_(
            "{name} has {actual} h from {place} to {other} on {date}; the way takes {limit} h."
        ),
        RuleKind.NOTICE: N_(
            "{name} is told {actual} h before the call on {date}; {limit} h are asked for."
        ),
        RuleKind.BUDGET: N_(
            "{what}: spent by {date}. The crew costs {cost}, the budget has {money}."
        ),
        RuleKind.NIGHT_AVERAGE: N_(
            "{name} works at night, {actual} h in 24 on average over {weeks} weeks to {until}; the "
            "limit is {limit} h."
        ),
        RuleKind.NO_HOURS: N_(
            "{name}: no hours count on {date}. The wrap {wrap} is not after the call {call}."
        ),
        RuleKind.OUTSIDE_HOLD: N_("{name} is confirmed by {what} for {date}."),
    }
)
_SUPPOSED: Mapping[RuleKind, str] = MappingProxyType(
    {
        RuleKind.UNAVAILABLE: N_("{name} would be booked on {date} while away ({what})."),
        RuleKind.REST: N_(
            "{name} would have {actual} h rest before {date}; {limit} h are asked for."
        ),
        RuleKind.CONSECUTIVE_DAYS: N_("{name}: {date} would be day {count} in a row."),
        RuleKind.DAILY_HOURS: N_("{name} would work {actual} h on {date}; the limit is {limit} h."),
        RuleKind.WEEKLY_HOURS: N_(
            "{name} would work {actual} h in the week of {date}; the limit is {limit} h."
        ),
        RuleKind.HOLIDAY: N_("{name} would work on {date}, a public holiday ({what})."),
        RuleKind.WEEKLY_AVERAGE: N_(
            "{name} would work {actual} h a week on average over {weeks} weeks to {until}; the "
            "limit is {limit} h."
        ),
        RuleKind.WEEKLY_REST: N_(
            "{name}: the longest rest in the week of {date} would be {actual} h; {limit} h are "
            "asked for."
        ),
        RuleKind.ROLLING_HOURS: N_(
            "{name} would work {actual} h in the {days} days to {date}; the limit is {limit} h."
        ),
        RuleKind.SKILL: N_("{name} would be booked as {role} on {date} and lacks {what}."),
        RuleKind.ROLE_MATCH: N_(
            "{name} would be booked as {role} on {date}, which is another role."
        ),
        RuleKind.TRAVEL: N_(
            "{name} would have {actual} h from {place} to {other} on {date}; the way takes "
            "{limit} h."
        ),
        RuleKind.NOTICE: N_(
            "{name} would be told {actual} h before the call on {date}; {limit} h are asked for."
        ),
        RuleKind.NIGHT_AVERAGE: N_(
            "{name} would work at night, {actual} h in 24 on average over {weeks} weeks to "
            "{until}; the limit is {limit} h."
        ),
        RuleKind.NO_HOURS: N_(
            "{name}: no hours would count on {date}. The wrap {wrap} is not after the call {call}."
        ),
    }
)
"""What a booking that is only asked about would break; the other sentences fit as they are."""


def finding_text(finding: Finding, plan: Plan, *, supposed: BookingId | None = None) -> str:
    """The whole sentence: who, when, what, and by how much.

    `supposed` is a booking of the plan that is only asked about, and that the finding comes from.
    """
    production = plan.productions.get(finding.production)
    words = production.words if production else FilmWords.US
    role = plan.roles.get(finding.role) if finding.role else None
    places = [plan.places[key].name for key in finding.places if key in plan.places]
    place, other = [*places, "?", "?"][:2]
    currency = production.currency if production else ""
    said = _sentence(finding, plan, supposed=supposed).format(
        place=place,
        other=other,
        days=production.rolling_days if production else 0,
        cost=_amount(finding, finding.actual, currency),
        money=_amount(finding, finding.limit, currency),
        name=person_name(plan.people.get(finding.person) if finding.person else None),
        date=date_text(finding.date, year=False),
        actual=format_duration(finding.actual),
        limit=format_duration(finding.limit),
        wrap=format_minutes(finding.actual),
        call=format_minutes(finding.limit),
        count=finding.actual,
        need=finding.limit,
        what=_what(finding),
        role=role_name(role, words),
        unit=_unit_name(finding, plan),
        weeks=finding.weeks,
        until=date_text(finding.until or finding.date, year=False),
    )
    return f"{said.removesuffix('.')} ({finding.clause})." if finding.clause else said


def _amount(finding: Finding, hundredths: int, currency: str) -> str:
    if finding.rule is not RuleKind.BUDGET:
        return ""
    from crewplanner.app.money_text import money  # noqa: PLC0415 - the window starts without pay

    return money(Decimal(hundredths) / 100, currency)


def _sentence(finding: Finding, plan: Plan, *, supposed: BookingId | None) -> str:
    match finding.rule, finding.natural:
        case RuleKind.DOUBLE_BOOKING, _:
            return _double_booking(finding, plan, supposed=supposed)
        case RuleKind.COVERAGE, Severity.INFO:
            return _("{unit} on {date}: {role}, {count} of {need} confirmed, others only held.")
        case RuleKind.OUTSIDE_HOLD, _ if finding.actual:
            if supposed is not None:
                return _("{what} has first refusal of {name} on {date}.")
            return _("{name} is confirmed on {date}, though {what} has first refusal.")
        case rule, _:
            return _(
                _SENTENCES[rule] if supposed is None else _SUPPOSED.get(rule, _SENTENCES[rule])
            )


def _what(finding: Finding) -> str:
    if finding.rule is RuleKind.UNAVAILABLE and finding.name in _AWAY:
        return word(UnavailabilityKind(finding.name)).lower()
    return finding.name


_AWAY = frozenset(kind.value for kind in UnavailabilityKind)


def _double_booking(finding: Finding, plan: Plan, *, supposed: BookingId | None) -> str:
    """The sentence, to be filled in; the other production's title is in it already."""
    bookings = [plan.bookings[key] for key in finding.bookings if key in plan.bookings]
    own, other = [*bookings, None, None][:2]
    if other is not None and other.id == supposed:
        own, other = other, own
    if own is not None and other is not None and _two_roles(finding, own, other):
        return _("{name} is booked in two roles on {date}.")
    if finding.natural is Severity.BLOCK:
        twice = _("{name} would be booked twice on {date}")
        text = twice if supposed is not None else _("{name} is booked twice on {date}")
    elif other is None or other.firm:
        text = _("{name} is also booked on {date}")
    else:
        text = _("{name} is also held on {date}")
    title = plan.productions[other.production].title if other is not None else ""
    return text + (f": {_braced(title)}." if title else ".")


def _two_roles(finding: Finding, own: Booking, other: Booking) -> bool:
    """Whether it is one day of one unit: the rule is mild about two roles there."""
    place = (own.production, own.unit) == (other.production, other.unit)
    roles = None not in {own.role, other.role} and own.role != other.role
    return finding.natural is Severity.INFO and place and roles


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _unit_name(finding: Finding, plan: Plan) -> str:
    unit = plan.units.get(finding.unit) if finding.unit else None
    return unit.name if unit else _("The unit")
