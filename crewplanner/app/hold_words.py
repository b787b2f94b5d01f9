"""Holds in words: who stands before whom, until when, and who moved up."""

import datetime as dt
from collections.abc import Sequence

from crewplanner.app.changes import ChangeSet
from crewplanner.app.release_costs import cost_of_bookings, today_of
from crewplanner.app.release_words import arithmetic, cost_text, rise_text
from crewplanner.app.words import date_text, person_name, weekday_text, word
from crewplanner.app.workspace import Workspace
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking, BookingStatus
from crewplanner.domain.ids import BookingId, OutsideHoldId, ProductionId
from crewplanner.domain.ladder import Claim, above, claims
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.release_cost import ReleaseCost
from crewplanner.domain.values import DateSpan, format_minutes
from crewplanner.domain.zones import zone
from crewplanner.i18n import _, ngettext

_NAMED = 2
_WEEK = 7


def ordinal(rank: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ordinals = {1: _("1st"), 2: _("2nd"), 3: _("3rd")}
    return ordinals.get(rank, _("{rank}th").format(rank=rank))


def moment_text(moment: dt.datetime, zone_name: str, today: dt.date) -> str:
    """When by the production's clock: `today 18:00`, `Wed 18:00` within a week."""
    local = moment.astimezone(zone(zone_name))
    clock = format_minutes(local.hour * 60 + local.minute)
    days = (local.date() - today).days
    if days == 0:
        return _("today {clock}").format(clock=clock)
    day = weekday_text(local.weekday()) if 0 < days < _WEEK else date_text(local.date(), year=False)
    return f"{day} {clock}"


def dates_text(span: DateSpan) -> str:
    """`Mon 16 Mar`, `Mon 16 – Fri 20 Mar`, `Mon 30 Mar – Fri 3 Apr`."""
    last = date_text(span.last, year=False)
    if span.first == span.last:
        return last
    first = date_text(span.first, year=False)
    if (span.first.year, span.first.month) == (span.last.year, span.last.month):
        first = f"{weekday_text(span.first.weekday())} {span.first.day}"
    return f"{first} – {last}"


def holder_name(plan: Plan, claim: Claim) -> str:
    """Whose claim it is: another company, or one of our productions."""
    if claim.production is None:
        return claim.holder
    found = plan.productions.get(claim.production)
    return found.title if found else _("another production")


def ladder_text(plan: Plan, booking: Booking, today: dt.date) -> str:
    """`1st, challenged`, `2nd behind Nordlicht Film (1st, decides Wed 18:00)`; also if in part."""
    known = claims(
        plan.bookings_of.get(booking.person, ()), plan.outside_holds_of.get(booking.person, ())
    )
    own = next((claim for claim in known if claim.booking == booking.id), None)
    if own is None:
        return word(booking.status)
    before = above(known, own)
    said = ordinal(own.rank) if own.option else word(own.status)
    if own.status == BookingStatus.CHALLENGED:
        said = _("{rank}, challenged").format(rank=said)
    if not before or own.status == BookingStatus.CONFIRMED:
        return said
    settings = plan.productions.get(booking.production)
    place = settings.timezone if settings else "UTC"
    names = ", ".join(_beside(plan, claim, place, today) for claim in before[:_NAMED])
    if len(before) > _NAMED:
        more = len(before) - _NAMED
        names = ngettext("{names} and {count} more", "{names} and {count} more", more).format(
            names=names, count=more
        )
    text = _("{rank} behind {names}").format(rank=said, names=names)
    met = {date for claim in before for date in booking.span if date in claim.span}
    if len(met) < len(booking.span):
        text += " " + _("on {met} of {all} days").format(met=len(met), all=len(booking.span))
    return text


def _beside(plan: Plan, claim: Claim, place: str, today: dt.date) -> str:
    said = ordinal(claim.rank) if claim.option else word(claim.status).lower()
    if claim.option and claim.decide_by is not None:
        said = _("{rank}, decides {when}").format(
            rank=said, when=moment_text(claim.decide_by, place, today)
        )
    return f"{holder_name(plan, claim)} ({said})"


def moved_up_text(before: Plan, after: Plan, change: ChangeSet) -> str:
    """Who moved up by a change: `Ben Osei is 1st now`; empty where nobody did."""
    said: list[str] = []
    for key in sorted(change.rows.get("bookings", ())):
        was = before.bookings.get(BookingId(key))
        now = after.bookings.get(BookingId(key))
        if was is None or now is None or not now.live or was.status != now.status:
            continue
        if now.rank < was.rank:
            title = after.productions[now.production].title
            said.append(_up(person_name(after.people.get(now.person)), title, now.rank))
    for key in sorted(change.rows.get("outside_holds", ())):
        was_out = before.outside_holds.get(OutsideHoldId(key))
        now_out = after.outside_holds.get(OutsideHoldId(key))
        if was_out is None or now_out is None or was_out.status != now_out.status:
            continue
        if now_out.live and now_out.rank < was_out.rank:
            name = person_name(after.people.get(now_out.person))
            said.append(_up(name, now_out.holder, now_out.rank))
    shown = "; ".join(said[:_NAMED])
    more = len(said) - _NAMED
    if more > 0:
        shown += " " + ngettext("and {count} more", "and {count} more", more).format(count=more)
    return shown


def released_text(workspace: Workspace, bookings: Sequence[BookingId]) -> str:
    """What is said once these are released: `Released Ana Foss: 2 days at 50 % = £650`.

    To be asked before it is done. A hold costs nothing, so nothing is said of money.
    """
    plan, now = workspace.plan, workspace.context.clock()
    found = [plan.bookings[key] for key in bookings if key in plan.bookings]
    names = ", ".join(
        dict.fromkeys(person_name(plan.people.get(booking.person)) for booking in found[:_NAMED])
    )
    if len(found) > _NAMED:
        names = ngettext("{count} booking", "{count} bookings", len(found)).format(count=len(found))
    text = _("Released {name}").format(name=names)
    firm = [booking for booking in found if booking.firm]
    prices: list[str] = []
    for booking in firm[:1]:
        today = today_of(plan, booking.production, now)
        same = [
            one
            for one in firm
            if (one.person, one.production) == (booking.person, booking.production)
        ]
        cost = cost_of_bookings(plan, workspace.pricing, same, today)
        if cost.total and len(same) == len(firm):
            prices.append(cost_text(cost))
    return f"{text}: {prices[0]}" if prices else text


def words_of(plan: Plan, production: ProductionId) -> FilmWords:
    """The film words of a production."""
    found = plan.productions.get(production)
    return found.words if found else FilmWords.US


def _up(name: str, title: str, rank: int) -> str:
    return _("{name} ({title}) moves up to {rank}").format(
        name=name, title=title, rank=ordinal(rank)
    )


def ladder_lines(plan: Plan, booking: Booking) -> tuple[str, ...]:
    """Everybody who claims a date of a booking, in order, one line each; its own is marked."""
    known = claims(
        plan.bookings_of.get(booking.person, ()), plan.outside_holds_of.get(booking.person, ())
    )
    settings = plan.productions.get(booking.production)
    place = settings.timezone if settings else "UTC"
    lines: list[str] = []
    for claim in known:
        if not claim.span.overlaps(booking.span):
            continue
        said = ordinal(claim.rank) if claim.option else word(claim.status)
        parts = [said, holder_name(plan, claim), dates_text(claim.span)]
        if claim.decide_by is not None and claim.option:
            local = claim.decide_by.astimezone(zone(place))
            when = f"{date_text(local.date(), year=False)} {local:%H:%M}"
            parts.append(_("decides {when}").format(when=when))
        own = claim.booking == booking.id
        lines.append(("▸ " if own else "") + " · ".join(parts))
    return tuple(lines)


def booking_told(workspace: Workspace, booking: Booking) -> tuple[str, tuple[str, ...]]:
    """What is known of a booking's hold or price, in a line, and the arithmetic behind it."""
    plan, now = workspace.plan, workspace.context.clock()
    today = today_of(plan, booking.production, now)
    name = person_name(plan.people.get(booking.person))
    if not booking.live:
        return name, ()
    cost = cost_of_bookings(plan, workspace.pricing, (booking,), today)
    parts = [name]
    if not booking.firm:
        parts.append(ladder_text(plan, booking, today))
    if cost.total or cost.rise is not None:
        said = _("Release costs {cost}") if booking.firm else _("Once confirmed: {cost}")
        parts.append(said.format(cost=", ".join(filter(None, (cost_text(cost), rise_text(cost))))))
        return " · ".join(parts), arithmetic(cost)
    return " · ".join(parts), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingStanding:
    """The ladder of a booking's dates, if others stand on it, and what a release costs.

    `cost` is None where it costs nothing and will not.
    """

    ladder: tuple[str, ...] = ()
    cost: ReleaseCost | None = None
    firm: bool = False

    @property
    def title(self) -> str:
        """What the cost is of."""
        return _("Release costs") if self.firm else _("Once confirmed, release costs")


def booking_standing(workspace: Workspace, booking: Booking) -> BookingStanding:
    """Where a booking stands among others, and its way out."""
    if not booking.live:
        return BookingStanding()
    plan, now = workspace.plan, workspace.context.clock()
    ladder = ladder_lines(plan, booking)
    today = today_of(plan, booking.production, now)
    cost = cost_of_bookings(plan, workspace.pricing, (booking,), today)
    return BookingStanding(
        ladder=ladder if len(ladder) > 1 else (),
        cost=cost if cost.total or cost.rise is not None else None,
        firm=booking.firm,
    )
